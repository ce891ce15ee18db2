// A colleague accepts an invitation, signs in with two proofs, loses one and gets in all the same, and is shut out at once.
import type { Page } from "@playwright/test";
import { CodeApp } from "../../support/app_code";
import { tabTo, tooWide, type Stop } from "../../support/geometry";
import { be, carry, colleague, enrolling, freshAddress, freshPassword, invitationFor, invited } from "../../support/people";
import { expect, test } from "../../support/test";

async function signIn(page: Page, email: string, password: string) {
  await page.goto("/staff/sign-in");
  await page.getByLabel("Email address at work").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}

async function typeCode(page: Page, code: string) {
  await page.getByLabel("The code that your app shows now").fill(code);
  await page.getByRole("button", { name: /^(Sign in|Go on)$/ }).first().click();
}

async function choosePassword(page: Page, password: string) {
  await page.getByLabel("New password").fill(password);
  await page.getByLabel("The same again").fill(password);
  await page.getByRole("button", { name: "Go on" }).click();
}

test("an invited colleague follows the letter, joins, keeps recovery codes, and signs in with each proof", async ({ page }) => {
  test.slow();
  const [email, password] = [freshAddress("nia", "council.example"), freshPassword()];
  await test.step("the administrator invites her", async () => {
    await be(page, "Sam Sample");
    await page.getByRole("link", { name: "People and roles" }).click();
    await page.getByRole("link", { name: "Invite somebody" }).click();
    await page.getByRole("button", { name: "Send the invitation" }).click();
    await expect(page).toHaveTitle(/^Error: /);
    await page.getByLabel("Name").fill("Nia Newcomer");
    await page.getByLabel("Work email address").fill(email);
    await page.getByLabel("Internet team").check();
    await page.getByRole("button", { name: "Send the invitation" }).click();
    await expect(page.getByRole("heading", { name: "The invitation is sent" })).toBeVisible();
    await page.getByRole("link", { name: "Back to the people" }).click();
    await expect(page.locator(".card", { hasText: email })).toContainText("Internet team");
    await page.getByRole("button", { name: "Sign out" }).click();
  });
  let app: CodeApp;
  await test.step("she opens the letter, and joins", async () => {
    const path = await invitationFor(email);
    await page.goto("/mailbox");
    await page.locator(".card", { hasText: email }).first().getByRole("link").first().click();
    await expect(page).toHaveURL(path);
    await expect(page.getByRole("main")).toContainText("Sam Sample");
    await choosePassword(page, "short");
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.getByLabel("New password")).toHaveValue("");
    await choosePassword(page, password);
    app = new CodeApp(await page.locator("main code").innerText());
    await expect(page.getByRole("img", { name: /square code/ })).toBeVisible();
    await page.getByLabel("The code that the app shows now").fill("000000");
    await page.getByRole("button", { name: "Use this app" }).click();
    await expect(page.getByRole("alert").first()).toContainText("not the code that your app shows");
    await page.getByLabel("The code that the app shows now").fill(await app.next());
    await page.getByRole("button", { name: "Use this app" }).click();
  });
  let codes: string[] = [];
  await test.step("she keeps her recovery codes, which are shown once", async () => {
    await expect(page.getByRole("heading", { name: "Keep these recovery codes" })).toBeVisible();
    codes = await page.locator("main ol code").allInnerTexts();
    expect(codes).toHaveLength(10);
    await page.getByRole("button", { name: "I have kept them" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hello Nia Newcomer");
    await page.goto("/staff/account/codes");
    await expect(page.getByRole("main")).not.toContainText(codes[0]);
    await page.goto("/staff");
    await page.getByRole("button", { name: "Sign out" }).click();
  });
  await test.step("she signs in with her password and a code of the app", async () => {
    await signIn(page, email, `${password}!`);
    await expect(page.getByRole("alert")).toContainText("do not belong together");
    await expect(page.getByLabel("Email address at work")).toHaveValue(email);
    await expect(page.getByLabel("Password")).toHaveValue("");
    await signIn(page, email, password);
    await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
    await typeCode(page, "000000");
    await expect(page.getByRole("alert").first()).toContainText("not the code of this moment");
    await typeCode(page, await app.next());
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hello Nia Newcomer");
    await page.getByRole("button", { name: "Sign out" }).click();
  });
  await test.step("without her phone she uses a recovery code, once", async () => {
    await signIn(page, email, password);
    await page.getByText("Use a recovery code").click();
    await page.getByLabel("One of your recovery codes").fill(codes[3].toLowerCase());
    await page.locator("details").getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hello Nia Newcomer");
    await page.getByRole("link", { name: "Your account" }).click();
    await expect(page.getByRole("main")).toContainText("You have 9 left");
    await page.getByRole("button", { name: "Sign out" }).click();
    await signIn(page, email, password);
    await page.getByText("Use a recovery code").click();
    await page.getByLabel("One of your recovery codes").fill(codes[3]);
    await page.locator("details").getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").first()).toContainText("was used already");
  });
});

test("an invitation works once, and says so calmly afterwards", async ({ page }) => {
  const begun = await enrolling();
  await carry(page, begun.visitor);
  await page.goto("/staff/enrol");
  const app = new CodeApp(await page.locator("main code").innerText());
  await page.getByLabel("The code that the app shows now").fill(await app.next());
  await page.getByRole("button", { name: "Use this app" }).click();
  await expect(page.getByRole("heading", { name: "Keep these recovery codes" })).toBeVisible();
  expect((await page.goto(begun.path))!.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
});

/** A phone that keeps passkeys and knows its owner. */
async function withPasskeys(page: Page) {
  const wire = await page.context().newCDPSession(page);
  await wire.send("WebAuthn.enable");
  await wire.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
}

test("a passkey of somebody else does not get in", { tag: "@script" }, async ({ page }) => {
  await withPasskeys(page);
  const { path } = await invited();
  await page.goto(path);
  await choosePassword(page, freshPassword());
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Keep these recovery codes" })).toBeVisible();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto("/staff/sign-in");
  await page.getByLabel("Email address at work").fill("sam@council.example");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.getByRole("button", { name: "Use your passkey" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "does not belong to that address" }).first()).toBeVisible();
});

test("somebody proves again who they are, and goes on to where they were going", async ({ page }) => {
  const { visitor, app } = await colleague();
  await carry(page, visitor);
  await page.goto("/staff/step-up?onwards=%2Fstaff%2Faccount%2Fpassword");
  await typeCode(page, "000000");
  await expect(page.getByRole("alert").first()).toContainText("not the code of this moment");
  await typeCode(page, await app.next());
  await expect(page).toHaveURL(/\/staff\/account\/password$/);
});

test("a new password signs out everywhere else", async ({ page, browser, baseURL }) => {
  test.slow();
  const { visitor, app, email, password } = await colleague();
  await carry(page, visitor);
  const other = await browser.newPage({ baseURL });
  await signIn(other, email, password);
  await typeCode(other, await app.next());
  await expect(other.getByRole("heading", { level: 1 })).toContainText("Hello");
  await page.goto("/staff/account");
  await page.getByRole("link", { name: "Change your password" }).click();
  const fresh = freshPassword();
  await page.getByLabel("Your password now").fill(password);
  await page.getByLabel("New password").fill(fresh);
  await page.getByLabel("The same again").fill(fresh);
  await page.getByRole("button", { name: "Change it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account");
  await other.goto("/staff");
  await expect(other.getByRole("heading", { name: "Sign in: staff" })).toBeVisible();
  await signIn(other, email, password);
  await expect(other.getByRole("alert")).toContainText("do not belong together");
  await other.close();
});

for (const size of [{ width: 320, height: 480 }, { width: 1280, height: 720 }]) {
  test(`with the keys alone, at ${size.width} by ${size.height}, somebody signs in`, async ({ page }) => {
    test.slow();
    await page.setViewportSize(size);
    const { email, password, app } = await colleague();
    const stops: Stop[] = [];
    await page.goto("/staff/sign-in");
    await tabTo(page, /input email/, stops);
    await page.keyboard.type(email);
    await tabTo(page, /input password/, stops);
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
    await tabTo(page, /input code/, stops);
    await page.keyboard.type(await app.next());
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Hello");
    expect(await tooWide(page)).toEqual([]);
    expect(stops.map((stop) => stop.problem).filter(Boolean)).toEqual([]);
  });
}
