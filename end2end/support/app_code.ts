// The app on a phone that shows codes (TOTP, RFC 6238).
import { createHmac } from "node:crypto";

const STEP = 30_000;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export class CodeApp {
  private readonly key: Buffer;
  private last = 0;

  /** `secret` as a page writes it, in groups. */
  constructor(secret: string) {
    const bits = [...secret.replace(/\s/g, "")].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, "0")).join("");
    this.key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  }

  /** A code that was not used yet. The half minute before and the one after count too, so three come at once. */
  async next(): Promise<string> {
    let now = Math.floor(Date.now() / STEP);
    // Too near the end of a half minute, the one before would be gone when it arrives.
    const oldest = Date.now() % STEP > STEP - 5_000 ? now : now - 1;
    this.last = Math.max(this.last + 1, oldest);
    while (this.last > now + 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      now = Math.floor(Date.now() / STEP);
    }
    return this.at(this.last);
  }

  private at(step: number) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mark = createHmac("sha1", this.key).update(counter).digest();
    const number = mark.readUInt32BE(mark[19] & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, "0");
  }
}
