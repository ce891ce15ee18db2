// Asking for somebody on one's side, as a person in a browser does it, and quickly without one.
import { expect, type Page } from "@playwright/test";
import { Visitor } from "./visitor";

export const next = (page: Page) => page.getByRole("button", { name: "Next", exact: true }).click();
export const heading = (page: Page) => page.getByRole("heading", { level: 1 });
export const words = "Nobody calls me back.\nI wrote <b>twice</b> & waited.";

export interface Answers {
  name?: string;
  topic?: string;
  words?: string;
}

/** Begins on the first page, and answers what it is about. */
export async function begin(page: Page, { topic = "No one is calling me back" }: Answers = {}) {
  await page.goto("/");
  await page.getByRole("link", { name: "Someone on your side" }).click();
  await page.getByRole("link", { name: "Ask for someone on your side" }).click();
  await page.getByLabel("Yes, safe for now").check();
  await next(page);
  await page.getByLabel(topic, { exact: true }).check();
  await next(page);
  await expect(heading(page)).toHaveText("Do you want to say more?");
}

/** Goes on from the own words to the page with all the answers. */
export async function finish(page: Page, answers: Answers = {}) {
  await page.getByLabel("In your own words").fill(answers.words ?? words);
  await next(page);
  await page.getByLabel("I would like").fill("Somebody who calls me");
  await next(page);
  await page.getByLabel("Call me", { exact: true }).check();
  await page.getByLabel("Phone number").fill("07700 900123");
  await next(page);
  await page.getByRole("group", { name: "May we leave a message?" }).getByLabel("No").check();
  await page.getByRole("group", { name: "Does anyone else see the phone" }).getByLabel("Yes").check();
  await next(page);
  await page.getByLabel("Name", { exact: true }).fill(answers.name ?? "Zoë");
  await next(page);
  await page.getByLabel("Language").fill("Tigrinya");
  await next(page);
  await page.getByRole("button", { name: "Skip this" }).click();
  await expect(heading(page)).toHaveText("Check before you send");
}

/** All of it, until the page to keep. */
export async function ask(page: Page, answers: Answers = {}) {
  await begin(page, answers);
  await finish(page, answers);
  await page.getByRole("button", { name: "Send to an advocate" }).click();
  await expect(heading(page)).toHaveText("We have it");
}

/** The reference and the digits that a page shows. */
export async function secretsOf(page: Page) {
  return { reference: await page.locator("#reference").innerText(), digits: await page.locator("#digits").innerText() };
}

const own: [string, Record<string, string>][] = [
  ["safe", { answer: "yes" }],
  ["what", { topics: "housing" }],
  ["words", { words }],
  ["next", { wish: "Somebody who calls me" }],
  ["reach", { ways: "call", phone: "07700 900123" }],
  ["care", { leave_message: "no", shared: "yes", hours: "some", begin: "14", end: "20" }],
  ["name", { name: "Zoë" }],
  ["language", { language: "Tigrinya", interpreter: "yes" }],
  ["who", { deed: "skip" }],
];

const forSomebody: [string, Record<string, string>][] = [
  ["safe", { answer: "yes", whom: "other" }],
  ["you", { by: "teacher", own_name: "Ms Okafor", own_contact: "020 7946 0000", agreed: "yes" }],
  ["name", { name: "Ada" }],
  ["what", { topics: "education" }],
  ["words", { deed: "skip" }],
  ["next", { deed: "skip" }],
  ["reach", { ways: "call", phone: "07700 900123" }],
  ["care", { hours: "any" }],
  ["language", { deed: "skip" }],
];

/** Somebody who has answered all of it, without a browser. */
export async function answered(visitor = new Visitor(), somebody = false, safe = "yes") {
  for (const [step, fields] of somebody ? forSomebody : own) {
    const answers = step === "safe" ? { ...fields, answer: safe } : fields;
    const { status } = await visitor.post(`/r/ask/${step}`, answers);
    expect(status, step).toBe(303);
  }
  return visitor;
}

/** Somebody who has sent it; and the address of what they were shown then. */
export async function sent(visitor = new Visitor(), somebody = false) {
  await answered(visitor, somebody);
  const { location } = await visitor.post("/r/ask/check");
  return { visitor, address: location };
}

/** Somebody who chose to keep it. */
export async function keeping(visitor = new Visitor()) {
  await answered(visitor);
  expect((await visitor.post("/r/ask/words", { words, deed: "keep" })).location).toBe("/r/ask/kept");
  return visitor;
}
