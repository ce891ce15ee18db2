// Asking to get online, as a person in a browser does it, and quickly without one.
import { expect, type Page } from "@playwright/test";
import { persona, type Persona } from "./people";
import { Visitor } from "./visitor";

export type Help = "data" | "sim" | "broadband" | "router" | "device";
type Answers = [string, Record<string, string>][];

const address = { address: "Flat 4, 10 Example Street", postcode: "E14 3AB", phone: "07700 900123" };
const posted: Answers = [["way", { way: "post" }], ["address", address]];

/** What is answered for each kind of help, after the first question. giffgaff takes part in the demonstration. */
const answers: Record<Help, Answers> = {
  data: [["phone", { phone: "07700 900123", network: "giffgaff" }], ["pay", { pays: "as_you_go", account_name: "" }]],
  sim: posted,
  broadband: [["address", address]],
  router: [["way", { way: "collect" }]],
  device: posted,
};

/** Somebody who has answered all of it and not sent it yet, without a browser. `visitor` is signed in as a young person. */
export async function answered(visitor: Visitor, help: Help = "sim") {
  for (const [step, fields] of [["help", { help }], ...answers[help], ["when", { why: "College" }]] as Answers) {
    const { status, location } = await visitor.post(`/i/ask/${step}`, fields, "/i/ask/help");
    expect(status, `${step} ${location}`).toBe(303);
  }
  return visitor;
}

/** Asks, without a browser, and gives the id of the request. */
export async function asked(visitor: Visitor, help: Help = "sim"): Promise<string> {
  await answered(visitor, help);
  const { text } = await visitor.get("/i/ask/check");
  const [, once] = text.match(/name="once" value="([^"]*)"/)!;
  const { location } = await visitor.post("/i/ask/check", { once });
  expect(location).toMatch(/^\/i\/[\w-]{22}\/sent$/);
  return location.split("/")[2];
}

export const heading = (page: Page) => page.getByRole("heading", { level: 1 });
export const next = (page: Page) => page.getByRole("button", { name: "Next", exact: true }).click();

/** Begins on the first page of the service, as somebody who is signed in. */
export async function begin(page: Page, help: string) {
  await page.goto("/");
  await page.getByRole("link", { name: "Get online" }).click();
  await page.getByRole("link", { name: "Ask now" }).click();
  await expect(heading(page)).toHaveText("What would help you?");
  await page.getByLabel(help, { exact: true }).check();
  await next(page);
}

/** Types where it goes. */
export async function typeAddress(page: Page) {
  await page.getByLabel("Address", { exact: true }).fill("Flat 4\n10 Example Street, London");
  await page.getByLabel("Postcode").fill("e143ab");
  await next(page);
}

/** Says nothing of when, and sends it. */
export async function skipAndSend(page: Page) {
  await page.getByRole("button", { name: "Skip this" }).click();
  await expect(heading(page)).toHaveText("Is this right?");
  await page.getByRole("button", { name: "Send it to the internet team" }).click();
  await expect(heading(page)).toHaveText("The internet team has it");
}

/** The reference and the digits that a page shows. */
export async function secretsOf(page: Page) {
  return { reference: await page.locator("#reference").innerText(), digits: await page.locator("#digits").innerText() };
}

/** The address of what one of them asked for, by what it is called: "a SIM card"; and by where it stands, where there are two. */
export async function requestOf(code: Persona, what: string, stands = ""): Promise<string> {
  const visitor = await persona(code);
  for (const list of ["/me", "/me/finished"]) {
    const { text } = await visitor.get(list);
    for (const [, address] of text.matchAll(new RegExp(`href="(/i/[\\w-]{22})"[^>]*>(?:<bdi>)?Your request: ${what}`, "g"))) {
      if ((await visitor.get(address)).text.includes(stands)) return address;
    }
  }
  throw new Error(`${code} has not asked for ${what}`);
}

/** The reference and the digits of a request, as its page shows them. */
export async function digitsOf(code: Persona, what: string, stands = "") {
  const { text } = await (await persona(code)).get(await requestOf(code, what, stands));
  const of = (id: string) => text.match(new RegExp(`<strong id="${id}"><bdi>([^<]*)`))![1];
  return { reference: of("reference"), digits: of("digits") };
}

/** A browser that has opened a request by its digits. */
export async function opened(code: Persona, what: string) {
  const visitor = new Visitor();
  await visitor.post("/i", await digitsOf(code, what));
  return visitor;
}
