// Questions to young people, made without a browser.
import { expect } from "@playwright/test";
import { persona } from "./people";
import { Visitor } from "./visitor";

/** A day from today, as people write it. */
export const day = (ahead: number) => {
  const at = new Date(Date.now() + ahead * 86_400_000);
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", day: "numeric", month: "numeric", year: "numeric" }).format(at);
};

const once = () => Array.from({ length: 22 }, () => Math.random().toString(36)[2] ?? "x").join("");

/** Writes questions, and gives where participation workers find them. */
export async function written(who: "everyone" | "invited", title: string, pia?: Visitor) {
  const answer = await (pia ?? (await persona("pia"))).post("/pulses/new", {
    once: once(),
    title,
    why: "We want to change what there is.",
    who,
    first: day(0),
    last: day(14),
    "kind-1": "several",
    "asks-1": "What would help?",
    "options-1": "Food\nBus fare\nMusic",
    "kind-2": "words",
    "asks-2": "What else?",
  });
  expect(answer.status).toBe(303);
  return answer.location.split("?")[0];
}

/** The same, opened. */
export async function opened(who: "everyone" | "invited", title: string) {
  const pia = await persona("pia");
  const address = await written(who, title, pia);
  expect((await pia.post(address, { deed: "open", seen: "1" })).location).toBe(`${address}?done=opened`);
  return address;
}

/** A ticket of a pulse that asks those who are invited, made to hand out. */
export async function ticket(address: string) {
  const { text } = await (await persona("pia")).post(`${address}/tickets`, { deed: "print", once: once(), number: "2" });
  return text.match(/class="code">([A-Z0-9-]{14})</)![1];
}

/** Closed, so that its results can be read. */
export async function closed(title: string) {
  const address = await opened("everyone", title);
  expect((await (await persona("pia")).post(address, { deed: "close", seen: "2" })).status).toBe(303);
  return address;
}
