// A young person comes in, on their own phone or a shared one, and goes out again.
import { expect, test } from "../../support/test";
import { askForCode, be, codeFor, freshAddress, join, signIn, typeCode } from "../../support/people";

test("somebody new types an address and a code, says a name, and has a page", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("alert").getByRole("link")).toHaveText(["Write your email address", "Choose if this is your own phone"]);
  await signIn(page, freshAddress("zoe"));
  await expect(page.getByRole("heading", { name: "You are new here" })).toBeVisible();
  await page.getByRole("button", { name: "Make my page" }).click();
  await expect(page.getByRole("alert")).toContainText("Write what we should call you");
  await page.getByLabel("What should we call you?").fill("Zoë O'Neil");
  await page.getByRole("button", { name: "Make my page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hello Zoë O'Neil");
  await expect(page.getByRole("heading", { name: "We do not know yet who you are" })).toBeVisible();
});

test("pressing \"Make my page\" twice makes one page, and leads to it", async ({ page }) => {
  const address = freshAddress("twice");
  await signIn(page, address);
  await page.getByLabel("What should we call you?").fill("Tia");
  await page.getByRole("button", { name: "Make my page" }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hello Tia");
  await signIn(page, address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hello Tia");
});

test("a right code sent by two quick presses leads in", async ({ page }) => {
  const address = freshAddress("twice");
  await join(page, address, "Tia");
  const first = await codeFor(address);
  await askForCode(page, address);
  await page.getByLabel("The six numbers").fill(await codeFor(address, first));
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hello Tia");
});

test("a wrong code says so, a pasted one with a space works, and a new one replaces the old", async ({ page }) => {
  const address = freshAddress("kofi");
  await askForCode(page, address);
  const first = await codeFor(address);
  await page.getByText("No email yet?").click();
  await page.getByRole("button", { name: "Send a new code" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The old one does not work" })).toBeVisible();
  const second = await codeFor(address, first);
  const field = page.getByLabel("The six numbers");
  await typeCode(page, first);
  await expect(page.getByRole("alert")).toContainText("That code does not work");
  await expect(field).toHaveValue("");
  await expect(field).toHaveAttribute("autocomplete", "one-time-code");
  await expect(field).toHaveAttribute("inputmode", "numeric");
  await typeCode(page, `${second.slice(0, 3)} ${second.slice(3)}`);
  await expect(page.getByRole("heading", { name: "You are new here" })).toBeVisible();
});

test("a code works in the browser that asked for it and in no other", async ({ page, browser, baseURL }) => {
  const address = freshAddress("ivy");
  await askForCode(page, address);
  const code = await codeFor(address);
  const other = await browser.newPage({ baseURL });
  await askForCode(other, freshAddress("mallory"));
  await typeCode(other, code);
  await expect(other.getByRole("alert")).toContainText("That code does not work");
  await other.close();
  await typeCode(page, code);
  await expect(page.getByRole("heading", { name: "You are new here" })).toBeVisible();
});

test("an address that is known and one that is not are asked in the same words", async ({ page }) => {
  const seen = [];
  for (const address of ["amara@young.example", freshAddress("nobody")]) {
    await askForCode(page, address);
    seen.push((await page.getByRole("main").innerText()) + page.url());
  }
  expect(seen[0]).toBe(seen[1]);
});

test("on a shared phone the session goes with the browser, and nothing stays", async ({ page, context }) => {
  await join(page, freshAddress("shared"), "Shay", "No, others use it too");
  const session = (await context.cookies()).find((cookie) => cookie.name === "__Host-session")!;
  expect(session).toMatchObject({ httpOnly: true, secure: true, path: "/", sameSite: "Lax", expires: -1 });
  await page.goto("/me/sessions");
  await expect(page.getByRole("main")).toContainText("Others use this phone too");
});

test("on one's own phone it stays after the browser is closed", async ({ page, context, browser, baseURL }) => {
  await join(page, freshAddress("own"), "Oona");
  const session = (await context.cookies()).find((cookie) => cookie.name === "__Host-session")!;
  const days = (session.expires - Date.now() / 1000) / 86_400;
  expect(days).toBeGreaterThan(29);
  expect(days).toBeLessThanOrEqual(90);
  const opened = await browser.newContext({ baseURL, storageState: await context.storageState() });
  const again = await opened.newPage();
  await again.goto("/me");
  await expect(again.getByRole("heading", { level: 1 })).toHaveText("Hello Oona");
  await opened.close();
});

test("after signing out, Back shows nothing of theirs and nothing is left in the browser", async ({ page, context, script }) => {
  await be(page, "Amara Example");
  await page.goto("/me/sessions");
  await page.goto("/me");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  for (let back = 0; back < 3; back++) {
    await page.goBack();
    await expect(page.getByText("Hello Amara")).toHaveCount(0);
    await expect(page.getByText("Where you are signed in")).toHaveCount(0);
  }
  expect((await context.cookies()).filter((cookie) => cookie.name === "__Host-session")).toEqual([]);
  if (script) expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test("leaving at once signs out as well", async ({ page, baseURL }) => {
  await be(page, "Amara Example");
  await page.goto("/me");
  await page.locator(".leave-bar a").click();
  await page.waitForURL((url) => url.origin !== baseURL);
  await page.goto(`${baseURL}/me`);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.goto(`${baseURL}/me`);
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
});

test("two browsers are listed; one can sign out the other, or all of them", async ({ page, browser, baseURL }) => {
  const address = freshAddress("bea");
  await join(page, address, "Bea");
  const other = await browser.newPage({ baseURL });
  const signedIn = other.getByRole("heading", { name: "Hello Bea" });
  const door = other.getByRole("heading", { name: "Sign in", level: 1 });
  await signIn(other, address);
  await expect(signedIn).toBeVisible();

  await page.goto("/me/sessions");
  const sessions = page.locator(".doors > li");
  await expect(sessions).toHaveCount(2);
  await sessions.filter({ hasNotText: "This is where you are now" }).getByRole("button").click();
  await expect(sessions).toHaveCount(1);
  await other.goto("/me");
  await expect(door).toBeVisible();

  await signIn(other, address);
  await expect(signedIn).toBeVisible();
  await page.goto("/me/sessions");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await other.goto("/me");
  await expect(door).toBeVisible();
  await other.close();
});

test("the page that one wanted opens after signing in", async ({ page }) => {
  const address = freshAddress("ola");
  await join(page, address, "Ola");
  const before = await codeFor(address);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto("/me/who-looked");
  await expect(page).toHaveURL(/\/sign-in\?onwards=/);
  await page.getByLabel("Your email address").fill(address);
  await page.getByLabel("No, others use it too").check();
  await page.getByRole("button", { name: "Send me a code" }).click();
  await typeCode(page, await codeFor(address, before));
  await expect(page).toHaveURL(/\/me\/who-looked$/);
});

test("who signed in and out is told under \"Who looked\"", async ({ page }) => {
  const address = freshAddress("uma");
  await join(page, address, "Uma");
  await page.getByRole("link", { name: "Who looked" }).click();
  await expect(page.getByRole("main")).toContainText("You joined.");
  await expect(page.getByText(/^Today|^\w+day/).first()).toBeVisible();
});

test("two minutes before a session ends it says so, and one button goes on", { tag: "@script" }, async ({ page }) => {
  await page.clock.install();
  await join(page, freshAddress("still"), "Sol", "No, others use it too");
  // A clock put forward before the page's script has run would count from nowhere.
  await page.waitForLoadState();
  const warning = page.getByRole("alert").filter({ hasText: "Stay signed in" });
  await page.clock.fastForward("12:00");
  await expect(warning).toBeHidden();
  await page.clock.fastForward("01:30");
  await expect(warning).toBeVisible();
  await warning.getByRole("button", { name: "Stay signed in" }).click();
  await expect(warning).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hello Sol");
  await page.clock.fastForward("13:30");
  await expect(warning).toBeVisible();
  await page.clock.fastForward("02:00");
  await expect(page.getByText("You are signed out now")).toBeVisible();
  await expect(page.getByRole("button", { name: "Stay signed in" })).toBeHidden();
});

test("on one's own phone nothing warns, because nothing ends soon", { tag: "@once" }, async ({ page }) => {
  await be(page, "Amara Example");
  await expect(page.locator(".ending")).toHaveCount(0);
});
