// Being somebody: one of the invented people of the demonstration, or anyone who comes in by a letter from its mailbox.
import { expect, type Page } from "@playwright/test";
import { CodeApp } from "./app_code";
import { Visitor } from "./visitor";

export type Persona = "amara" | "jo" | "grace" | "idris" | "una" | "olu" | "pia" | "quin" | "rowan" | "dara" | "sam" | "ada" | "vera" | "nia" | "mo" | "mia";

/** Makes this browser one of the personas, as a person does. */
export async function be(page: Page, name: string) {
  await page.goto("/personas");
  await page.getByRole("button", { name: `Be ${name}` }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

/** One of the personas, without a browser. */
export async function persona(code: Persona) {
  const visitor = new Visitor();
  const answer = await visitor.post(`/personas/${code}/be`, {}, "/personas");
  expect(answer.status).toBe(303);
  return visitor;
}

/** Lends this browser the session of somebody. */
export async function carry(page: Page, visitor: Visitor) {
  await visitor.lend(page.context());
}

/** An address that nobody has used yet. */
export const freshAddress = (name: string, domain = "young.example") => `${name}-${Math.random().toString(36).slice(2, 10)}@${domain}`;

/** What letters say that went to an address, the newest first. */
export async function lettersTo(address: string): Promise<string[]> {
  const { text } = await new Visitor().get("/mailbox");
  const cards = text.split('<div class="card">').slice(1).map((card) => card.split("</div>")[0]);
  const words = (html: string) => html.replace(/<br\/?>|<\/p>|<\/h2>/g, "\n").replace(/<[^>]*>/g, "").replaceAll("&amp;", "&");
  return cards.filter((card) => card.includes(address)).map(words);
}

/** What the newest letter to an address holds, once it is there. */
async function inLetter(address: string, what: RegExp, not = ""): Promise<string> {
  let found = "";
  await expect
    .poll(async () => (found = (await lettersTo(address))[0]?.match(what)?.[1] ?? "") !== "" && found !== not, { intervals: [100], timeout: 15_000 })
    .toBe(true);
  return found;
}

/** The code of the newest letter to an address, other than `not`. */
export const codeFor = (address: string, not = "") => inLetter(address, /#(\d{6})/, not);

/** The path of the invitation in the newest letter to an address. */
export const invitationFor = (address: string) => inLetter(address, /(\/staff\/invitation\/[\w-]+)/);

/** The path that stops such letters, in the newest one to an address. */
export const stopLinkFor = (address: string) => inLetter(address, /(\/letters\/stop\/[\w-]+)/);

type WhosePhone = "Yes, only I use it" | "No, others use it too";

/** Types an address, and asks for a code. */
export async function askForCode(page: Page, address: string, phone: WhosePhone = "Yes, only I use it") {
  await page.goto("/sign-in");
  await page.getByLabel("Your email address").fill(address);
  await page.getByLabel(phone).check();
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByRole("heading", { name: "Type your code" })).toBeVisible();
}

export async function typeCode(page: Page, code: string) {
  await page.getByLabel("The six numbers").fill(code);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}

/** Types an address and its code. */
export async function signIn(page: Page, address: string, phone: WhosePhone = "Yes, only I use it") {
  const before = (await lettersTo(address))[0]?.match(/#(\d{6})/)?.[1];
  await askForCode(page, address, phone);
  await typeCode(page, await codeFor(address, before));
}

/** Joins as somebody new. */
export async function join(page: Page, address: string, name: string, phone?: WhosePhone) {
  await signIn(page, address, phone);
  await page.getByLabel("What should we call you?").fill(name);
  await page.getByRole("button", { name: "Make my page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Hello ${name}`);
}

/** Somebody who asked for a code, without a browser. */
export async function withCodeSent(address = freshAddress("someone"), ownPhone = true) {
  const visitor = new Visitor();
  await visitor.post("/sign-in", { email: address, own_phone: ownPhone ? "yes" : "no", onwards: "" });
  return visitor;
}

/** Somebody who typed a right code, and is new. */
export async function withCodeTyped(address = freshAddress("someone"), ownPhone = true) {
  const visitor = await withCodeSent(address, ownPhone);
  await visitor.post("/sign-in/code", { code: await codeFor(address) });
  return visitor;
}

/** Somebody new who joined by themselves. */
export async function joined(name: string, address = freshAddress("someone"), ownPhone = true) {
  const visitor = await withCodeTyped(address, ownPhone);
  const page = await visitor.get("/sign-in/new");
  const shown = page.text.match(/name="shown" value="([^"]*)"/)![1];
  // Faster than any person is doubted, and is listed elsewhere.
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  const answer = await visitor.post("/sign-in/new", { name, more: "", shown });
  expect(answer.location).toBe("/me");
  return visitor;
}

/** Somebody who told us that they are 19, have left care, and are not at school. */
export async function withAnswers(visitor = new Visitor()) {
  const answers = { age: { age: "19" }, you: { answer: "left" }, plan: { answer: "no" }, now: { answer: "no" }, passed: { answer: "english" } };
  for (const [question, answer] of Object.entries(answers)) await visitor.post(`/opportunities/can-i-apply/${question}`, answer);
  return visitor;
}

/** A password that nobody else has. */
export const freshPassword = () => `violin harbour ${Math.random().toString(36).slice(2)} teapot`;

export interface Colleague {
  visitor: Visitor;
  name: string;
  email: string;
  password: string;
  app: CodeApp;
}

/** The council's administrator invites somebody; they are told by a letter. */
export async function invited(role = "personal_adviser", name = "Nia Newcomer", email = freshAddress("nia", "council.example")) {
  const sam = await persona("sam");
  const answer = await sam.post("/admin/people/invite", { name, email, roles: role });
  expect(answer.location).toBe("/admin/people/invited");
  return { name, email, path: await invitationFor(email) };
}

/** Somebody who was invited and chose a password, but no second proof yet. */
export async function enrolling(role?: string, name?: string) {
  const invitation = await invited(role, name);
  const [visitor, password] = [new Visitor(), freshPassword()];
  const answer = await visitor.post(invitation.path, { password, again: password });
  expect(answer.location).toBe("/staff/enrol");
  return { ...invitation, visitor, password };
}

/** A colleague with a password and an app for codes, signed in; their recovery codes wait to be seen. */
export async function colleague(role?: string, name?: string): Promise<Colleague> {
  const begun = await enrolling(role, name);
  const page = await begun.visitor.get("/staff/enrol");
  const app = new CodeApp(page.text.match(/<code>([A-Z2-7 ]+)<\/code>/)![1]);
  const answer = await begun.visitor.post("/staff/enrol", { code: await app.next() });
  expect(answer.location).toBe("/staff/account/codes");
  return { ...begun, app };
}

/** Somebody whose password was right, and whose second proof is to come. */
export async function halfIn() {
  const { email, password } = await colleague();
  const visitor = new Visitor();
  const answer = await visitor.post("/staff/sign-in", { email, password });
  expect(answer.location).toBe("/staff/sign-in/second");
  return visitor;
}

/** Puts somebody on Grace's list, and gives the address of their page there. */
export async function onGracesList(name: string, email = freshAddress("listed"), more: Record<string, string> = {}) {
  const grace = await persona("grace");
  const answer = await grace.post("/young-people/invite", { name, email, ...more });
  expect(answer.location).toMatch(/^\/young-people\/[\w-]+\?done=invited$/);
  return { grace, name, email, address: answer.location.replace("?done=invited", "") };
}

/** Somebody whom Grace invited, and who has joined: she is their adviser. */
export async function matchedWithGrace(name: string) {
  const { email } = await onGracesList(name);
  // The invitation comes first, so that the newest letter is the one with the code.
  await expect.poll(async () => (await lettersTo(email)).length, { intervals: [100], timeout: 15_000 }).toBe(1);
  return withCodeTyped(email);
}

/** A file of the list that Grace brought, with a row of each sort; and the address of its report. */
export async function broughtList(file = listFile()) {
  const grace = await persona("grace");
  const answer = await grace.upload("/young-people/import", file);
  expect(answer.location).toMatch(/^\/young-people\/import\/[\w-]+$/);
  return { grace, address: answer.location };
}

/** Rows: one that is new, one whose day is none, one whose adviser nobody is, and one with a cell too many. */
export function listFile(mark = Math.random().toString(36).slice(2, 8)) {
  return [
    "reference,name,birth_date,email,phone,adviser",
    `N-${mark},Noor ${mark},2008-03-31,noor-${mark}@young.example,,grace@council.example`,
    `B-${mark},Ben ${mark},31 of March,ben-${mark}@young.example,,grace@council.example`,
    `A-${mark},Ada ${mark},2007-01-02,,,nobody@council.example`,
    `C-${mark},Cy ${mark},2007-01-02,,,grace@council.example,more`,
    "",
  ].join("\n");
}
