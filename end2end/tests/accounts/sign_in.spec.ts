// A young person comes in, on their own phone or a shared one, and goes out again.
import { expect, test } from "../../support/test";
import { be, codeFor, freshAddress, signIn } from "../../support/people";

test("somebody new types an address and a code, says a name, and has a page", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("alert").getByRole("link")).toHaveText(["Write your email address", "Choose if this is your own phone"]);
  const address = freshAddress("zoe");
  await signIn(page, address);
  await expect(page.getByRole("heading", { name: "You are new here" })).toBeVisible();
  await page.getByLabel("What should we call you?").fill("Zoë O'Neil");
  await page.getByRole("button", { name: "Make my page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hello Zoë O'Neil");
  await expect(page.getByRole("heading", { name: "We do not know yet who you are" })).toBeVisible();
});

test("a wrong code says so, a pasted one with a space works, and a new one replaces the old", async ({ page }) => {
  const address = freshAddress("kofi");
  await page.goto("/sign-in");
  await page.getByLabel("Your email address").fill(address);
  await page.getByLabel("Yes, only I use it").check();
  await page.getByRole("button", { name: "Send me a code" }).click();
  const first = await codeFor(page, address);
  await page.getByText("No email yet?").click();
  await page.getByRole("button", { name: "Send a new code" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The old one does not work" })).toBeVisible();
  const second = await codeFor(page, address, first);
  const field = page.getByLabel("The six numbers");
  await field.fill(first);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("That code does not work");
  await expect(field).toHaveValue("");
  await expect(field).toHaveAttribute("autocomplete", "one-time-code");
  await field.fill(`${second.slice(0, 3)} ${second.slice(3)}`);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "You are new here" })).toBeVisible();
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

test("signing out everywhere ends the other phone too", async ({ page, browser, baseURL }) => {
  const address = freshAddress("bea");
  await signIn(page, address);
  await page.getByLabel("What should we call you?").fill("Bea");
  await page.getByRole("button", { name: "Make my page" }).click();
  const other = await browser.newPage({ baseURL });
  await signIn(other, address);
  await expect(other.getByRole("heading", { name: "Hello Bea" })).toBeVisible();
  await page.goto("/me/sessions");
  await expect(page.locator(".contact")).toHaveCount(2);
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await other.goto("/me");
  await expect(other.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  await other.close();
});

test("the page that one wanted opens after signing in", async ({ page }) => {
  const address = freshAddress("ola");
  await signIn(page, address);
  await page.getByLabel("What should we call you?").fill("Ola");
  await page.getByRole("button", { name: "Make my page" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto("/me/who-looked");
  await expect(page).toHaveURL(/\/sign-in\?onwards=/);
  await page.getByLabel("Your email address").fill(address);
  await page.getByLabel("No, others use it too").check();
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByLabel("The six numbers").fill(await codeFor(page, address, "none"));
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/me\/who-looked$/);
});
