// A member of staff joins with a passkey, signs in with it alone, shows again who they are, and adds an app: with Chromium's
// own authenticator, on a service of its own. Passkeys know this machine by its name, so all of it is at "localhost".
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { Foothold } from "../../support/foothold";
import { complaintsOf } from "../../support/test";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const password = "violin marsh kettle orbit";
const email = "ada@staff.example";

let foothold: Foothold;
test.beforeEach(() => void (foothold = new Foothold()));
test.afterEach(() => foothold.remove());

test.describe("Staff and their passkeys", { tag: "@once" }, () => {
  test("a passkey opens an account, and proves again who one is", async ({ context, page }) => {
    const home = await serve();
    const complaints = complaintsOf(context, home);
    const device = await authenticator(context, page);

    await page.goto(await invitation());
    await isGood(page);
    await choosePassword(page);
    await expect(page.getByRole("button", { name: "Make a passkey" })).toBeVisible();
    await expect(page.getByText("with scripts switched on")).toBeHidden();
    await isGood(page);
    await page.getByRole("button", { name: "Make a passkey" }).click();
    await expect(page.getByRole("heading", { name: "Keep these recovery codes" })).toBeVisible();
    await expect(page.getByRole("listitem")).toHaveCount(10);
    await isGood(page);
    const [made] = await device.credentials();
    expect(made).toMatchObject({ rpId: "localhost", isResidentCredential: true });
    await page.getByRole("button", { name: "I have kept them" }).click();
    await expect(page.getByRole("heading", { name: "Hello Ada" })).toBeVisible();
    await isGood(page);

    // By the passkey alone, without a password.
    await context.clearCookies();
    await page.goto(`${home}/staff/account`);
    await expect(page).toHaveURL(/staff\/sign-in\?onwards=/);
    await isGood(page);
    await page.getByLabel("Email address at work").fill(email);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByRole("button", { name: "Use your passkey" }).click();
    await expect(page).toHaveURL(`${home}/staff/account`);
    await isGood(page);
    await expect(page.getByText("last used")).toBeVisible();

    // By password and passkey.
    await context.clearCookies();
    await page.goto(`${home}/staff/sign-in`);
    await page.getByLabel("Email address at work").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await isGood(page);
    await page.getByRole("button", { name: "Use your passkey" }).click();
    await expect(page.getByRole("heading", { name: "Hello Ada" })).toBeVisible();

    // Once more, as before what needs a fresh proof.
    await page.goto(`${home}/staff/step-up?onwards=/staff/account/app`);
    await isGood(page);
    await page.getByRole("button", { name: "Use your passkey" }).click();
    await expect(page).toHaveURL(`${home}/staff/account/app`);
    await isGood(page);
    await page.getByLabel("The code that the app shows now").fill(codeOf(await page.locator("code").innerText()));
    await page.getByRole("button", { name: "Use this app" }).click();
    await expect(page.getByText("You have one.")).toBeVisible();

    // With an app there, the passkey may go; it works no more.
    await page.getByRole("link", { name: "Take away" }).first().click();
    await isGood(page);
    await page.getByRole("button", { name: "Take it away" }).click();
    await context.clearCookies();
    await page.goto(`${home}/staff/sign-in`);
    await page.getByLabel("Email address at work").fill(email);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByRole("button", { name: "Use your passkey" }).click();
    await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
    await isGood(page);
    expect(complaints).toEqual([]);
  });

  test("a second passkey has a name, and an owner who is not there makes none", async ({ context, page }) => {
    const home = await serve();
    const first = await authenticator(context, page);
    await page.goto(await invitation());
    await choosePassword(page);
    await first.verifies(false);
    await page.getByRole("button", { name: "Make a passkey" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "No passkey was made" })).toBeVisible();
    await first.verifies(true);
    await page.getByRole("button", { name: "Make a passkey" }).click();
    await page.getByRole("button", { name: "I have kept them" }).click();
    await first.remove();

    const second = await authenticator(context, page);
    await page.goto(`${home}/staff/account/passkeys`);
    await isGood(page);
    await page.getByLabel("What will you know it by?").fill("The blue phone");
    await page.getByRole("button", { name: "Make a passkey" }).click();
    await expect(page.getByText("The blue phone, added")).toBeVisible();
    expect(await second.credentials()).toHaveLength(1);
    await context.clearCookies();
    await page.goto(`${home}/staff/sign-in`);
    await page.getByLabel("Email address at work").fill(email);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByRole("button", { name: "Use your passkey" }).click();
    await expect(page.getByRole("heading", { name: "Hello Ada" })).toBeVisible();
  });

  test("with no script an app opens the account, and signs in", async ({ browser }) => {
    const home = await serve();
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(await invitation());
    await choosePassword(page);
    await expect(page.getByText("with scripts switched on")).toBeVisible();
    await expect(page.getByRole("button", { name: "Make a passkey" })).toBeHidden();
    const secret = await page.locator("code").innerText();
    await page.getByLabel("The code that the app shows now").fill(codeOf(secret));
    await page.getByRole("button", { name: "Use this app" }).click();
    const recovery = await page.getByRole("listitem").first().innerText();
    await page.getByRole("button", { name: "I have kept them" }).click();
    await context.clearCookies();
    await page.goto(`${home}/staff/sign-in`);
    await expect(page.getByRole("button", { name: "Use a passkey" })).toBeHidden();
    await page.getByLabel("Email address at work").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    // The code of this half minute was used to set the app up.
    await page.getByText("Use a recovery code").click();
    await page.getByLabel("One of your recovery codes").fill(recovery.toLowerCase());
    await page.getByRole("button", { name: "Sign in" }).last().click();
    await expect(page.getByRole("heading", { name: "Hello Ada" })).toBeVisible();
    await context.close();
  });
});

/** Serves at "localhost", and gives that address. */
async function serve() {
  Object.assign(foothold.settings, { FOOTHOLD_DEMO: "true", FOOTHOLD_KEYS_FILE: `${foothold.folder}/foothold.keys` });
  for (const deed of [["migrate"], ["keys", "make"]]) expect(await foothold.run(...deed)).toMatchObject({ code: 0 });
  const { home } = await foothold.serve();
  return home.replace("127.0.0.1", "localhost");
}

/** The link that the command line prints for the first administrator. */
async function invitation() {
  const done = await foothold.run("invite", "--organisation", "council", "--name", "Ada", email);
  expect(done, done.err).toMatchObject({ code: 0 });
  return done.out.split("\n")[0];
}

async function choosePassword(page: Page) {
  await page.getByLabel("New password").fill(password);
  await page.getByLabel("The same again").fill(password);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { name: "A second way to show that it is you" })).toBeVisible();
}

/** A phone that keeps passkeys and knows its owner. */
async function authenticator(context: BrowserContext, page: Page) {
  const wire = await context.newCDPSession(page);
  await wire.send("WebAuthn.enable");
  const { authenticatorId } = await wire.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return {
    credentials: async () => (await wire.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    verifies: (isUserVerified: boolean) => wire.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    remove: () => wire.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId }),
  };
}

/** What an app shows now for a secret (RFC 6238). */
function codeOf(secret: string) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let bits = "";
  for (const letter of secret.replace(/\s/g, "")) bits += letters.indexOf(letter).toString(2).padStart(5, "0");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mark = createHmac("sha1", key).update(step).digest();
  const at = mark[19] & 15;
  return String((mark.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** No barrier that a program finds, and nothing wider than the screen; the window is as high as the page, so that the bar at
 * its foot covers nothing. */
async function isGood(page: Page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 360, height: Math.max(740, height) });
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const rules = { "target-size": { enabled: true } };
    const { violations } = await (window as any).axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], rules });
    return violations.flatMap(({ id, nodes }: any) => nodes.map((node: any) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
  });
  expect(found, page.url()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), page.url()).toBe(true);
}
