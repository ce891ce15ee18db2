// Somebody who asks without a browser: prepares quickly what a journey begins with, and lends their cookies to a browser.
import type { BrowserContext } from "@playwright/test";
import { home } from "./addresses.mjs";

export interface Answer {
  status: number;
  location: string;
  text: string;
}

export class Visitor {
  private cookies = new Map<string, string>();
  /** A network of their own, so that nobody waits because others knocked before. */
  readonly network = someNetwork();

  async get(address: string): Promise<Answer> {
    return this.ask(address, {});
  }

  /** Sends a form of `page`, with the token that the page's forms carry. */
  async post(address: string, fields: Record<string, string> = {}, page = address): Promise<Answer> {
    const token = await this.token(page);
    const body = new URLSearchParams({ ...(token ? { form_token: token } : {}), ...fields });
    return this.ask(address, { method: "POST", body });
  }

  /** Sends a form with a file. */
  async upload(address: string, file: string): Promise<Answer> {
    const body = new FormData();
    body.append("form_token", await this.token(address));
    body.append("file", new Blob([file], { type: "text/csv" }), "list.csv");
    return this.ask(address, { method: "POST", body });
  }

  /** Lends all they hold to a browser. */
  async lend(context: BrowserContext) {
    const url = home.replace("http:", "https:");
    await context.addCookies([...this.cookies].map(([name, value]) => ({ name, value, url, secure: true, httpOnly: true })));
  }

  private async token(page: string) {
    const { text } = await this.get(page);
    return text.match(/name="form_token" value="([^"]*)"/)?.[1] ?? "";
  }

  private async ask(address: string, more: RequestInit): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { cookie, "sec-fetch-site": "same-origin", "x-forwarded-for": this.network };
    const answer = await fetch(home + address, { redirect: "manual", headers, ...more });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/)!;
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return { status: answer.status, location: answer.headers.get("location") ?? "", text: await answer.text() };
  }
}

/** An address of a network that nobody else here has. */
export function someNetwork() {
  const part = () => Math.floor(Math.random() * 256);
  return `10.${part()}.${part()}.1`;
}
