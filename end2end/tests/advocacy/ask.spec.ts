// A young person asks for somebody on their side, in about a minute, signed in or not.
import { begin, ask, finish, heading, next, secretsOf, words } from "../../support/asking";
import { freshAddress, join } from "../../support/people";
import { expect, test } from "../../support/test";
import { visit } from "../../support/wire";

test("who to call stands first on every page, and one who is not safe is led to it", async ({ page }) => {
  for (const address of ["/advocacy", "/r/ask/safe", "/r"]) {
    await page.goto(address);
    await expect(page.locator(".lines").getByRole("link", { name: "Call 999" })).toBeInViewport({ ratio: 1 });
    await expect(heading(page)).toBeInViewport();
  }
  await page.goto("/r/ask/safe");
  await page.getByLabel("No, or not sure").check();
  await next(page);
  await expect(heading(page)).toHaveText("Call someone first");
  await expect(page.getByRole("link", { name: "Call 999" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Tower Hamlets leaving care team" })).toBeVisible();
  await page.getByRole("link", { name: "Go on and ask" }).click();
  await expect(heading(page)).toHaveText("What is it about?");
});

test("one thing a page, checked, changed, sent, and kept", async ({ page, context }) => {
  await begin(page);
  await finish(page);
  const main = page.getByRole("main");
  for (const part of ["No one is calling me back", "I wrote <b>twice</b> & waited.", "Do not leave a message", "Tigrinya", "Zoë"]) {
    await expect(main).toContainText(part);
  }
  await expect(main).toContainText(/You hear from an advocate by \w+day \d+ \w+ 20\d\d\./);
  await page.getByRole("link", { name: "Change Your name" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Zee");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(heading(page)).toHaveText("Check before you send");
  await expect(main).toContainText("Zee");

  const cookie = (await context.cookies()).find(({ name }) => name === "__Host-ask")!;
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", expires: -1 });
  for (const read of ["utf8", "base64", "hex"] as const) expect(Buffer.from(cookie.value, "base64").toString(read)).not.toContain("Tigrinya");

  await page.getByRole("button", { name: "Send to an advocate" }).dblclick();
  await expect(heading(page)).toHaveText("We have it");
  const before = await secretsOf(page);
  expect(before.reference).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect(before.digits.replace(/\s/g, "")).toMatch(/^\d{16}$/);
  await expect(main).toContainText(/You hear from an advocate by \w+day \d+ \w+ 20\d\d\./);
  expect(page.url()).toMatch(/\/r\/[\w-]{22}\/keep$/);
  await page.reload();
  expect(await secretsOf(page)).toEqual(before);
  await page.goBack();
  await page.goto("/r/ask/check");
  expect(await secretsOf(page), "sending it again is not offered").toEqual(before);
});

test("Back works on every page, and what was answered is there", async ({ page }) => {
  await begin(page);
  await page.getByLabel("In your own words").fill(words);
  await next(page);
  await expect(page.getByLabel("In your own words")).toHaveCount(0);
  await page.goBack();
  await page.reload();
  await expect(page.getByLabel("In your own words")).toHaveValue(words);
  await page.getByRole("link", { name: "Back" }).click();
  await expect(page.getByLabel("No one is calling me back")).toBeChecked();
});

test("what is missing is asked for, and what may be left out can be", async ({ page, script }) => {
  await page.goto("/r/ask/safe");
  await next(page);
  await expect(page).toHaveTitle(/^Error: /);
  const problem = page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(problem).toBeVisible();
  if (script) await expect(problem).toBeFocused();
  await page.getByLabel("Yes, safe for now").check();
  await next(page);
  await next(page);
  await expect(page.getByRole("alert").first()).toContainText("Choose what it is about");
  await page.getByLabel("I'm not sure").check();
  await next(page);
  await page.getByRole("button", { name: "Skip this" }).click();
  await page.getByRole("button", { name: "Skip this" }).click();
  await page.getByLabel("Email me").check();
  await page.getByLabel("Email address").fill("zoe@young");
  await next(page);
  await expect(page.getByLabel("Email address")).toHaveValue("zoe@young");
  await expect(page.getByLabel("Email me")).toBeChecked();
  await page.getByLabel("Email me").uncheck();
  await page.getByLabel("Only write to me here").check();
  await next(page);
  await expect(heading(page)).toHaveText("What should we call you?");
});

test("whoever is signed in has it with their account, and finds filled in what they said before", async ({ page }) => {
  test.slow();
  await join(page, freshAddress("ada"), "Ada Example");
  await begin(page);
  await page.getByRole("button", { name: "Skip this" }).click();
  await page.getByRole("button", { name: "Skip this" }).click();
  await expect(page.getByLabel("Email address")).toHaveValue(/^ada-.*@young\.example$/);
  await page.getByLabel("Email me").check();
  await next(page);
  await next(page);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Ada Example");
  await next(page);
  await next(page);
  await page.getByRole("button", { name: "Skip this" }).click();
  await page.getByRole("button", { name: "Send to an advocate" }).click();
  await expect(page.getByRole("main")).toContainText("You find it on your page when you sign in.");
  await expect(page.locator("#digits")).toHaveCount(0);
});

test("asking cold on a phone costs no more than 100 kB, all told", { tag: "@once" }, async ({ page }) => {
  const sent = await visit(page, () => ask(page));
  const bytes = sent.reduce((sum, one) => sum + one.bytes, 0);
  const pages = sent.filter((one) => one.type === "Document").length;
  test.info().annotations.push({ type: "bytes", description: `${bytes} in ${sent.length} answers, ${pages} of them pages` });
  expect(pages).toBeGreaterThan(10);
  expect(bytes, JSON.stringify(sent)).toBeLessThanOrEqual(100_000);
});
