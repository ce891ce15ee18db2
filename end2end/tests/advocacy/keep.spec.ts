// A half-filled form survives a lost signal, a sign-out and a phone that dies, if and only if the person chose to keep it.
import { begin, finish, heading, next, secretsOf, words } from "../../support/asking";
import { expect, test } from "../../support/test";
import { neutralSite } from "../../support/addresses.mjs";

const stored = (page) => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
/** Forgotten, once the page's script has come. */
const forgotten = (page, why?: string) => expect.poll(() => stored(page), why).toBe("{}");

test("nothing is kept in the browser or with us unless they choose it", { tag: "@script" }, async ({ page }) => {
  await begin(page);
  await page.getByLabel("In your own words").pressSequentially("Nobody calls");
  await page.getByLabel("In your own words").blur();
  expect(await stored(page)).toBe("{}");
  await finish(page);
  expect(await stored(page)).toBe("{}");
  await page.goto("/r/ask/kept");
  await expect(page).toHaveURL(/\/advocacy$/);
});

test("kept, it opens on another phone by reference and digits, and goes on where it was", async ({ page, browser, baseURL }) => {
  await begin(page);
  await page.getByLabel("In your own words").fill(words);
  await page.getByRole("button", { name: "Keep this and come back later" }).click();
  await expect(heading(page)).toHaveText("We keep it for you");
  await expect(page.getByRole("main")).toContainText(/We keep it until \w+day \d+ \w+ 20\d\d/);
  const { reference, digits } = await secretsOf(page);
  await page.getByRole("link", { name: "Go on now" }).click();
  await page.getByLabel("I would like").fill("A call");
  await next(page);
  await expect(page.getByRole("main")).toContainText("We keep what you answered.");

  const other = await browser.newPage({ baseURL });
  await other.goto("/r");
  await other.getByLabel("Reference").fill(reference.toLowerCase());
  await other.getByLabel("The 16 digits").fill(digits);
  await other.getByRole("button", { name: "Open it" }).click();
  await expect(heading(other)).toHaveText("How can we reach you safely?");
  await other.goto("/r/ask/words");
  await expect(other.getByLabel("In your own words")).toHaveValue(words);
  await other.close();
});

test("what is being typed survives a lost signal, and is forgotten once it is sent", { tag: "@script" }, async ({ page, context }) => {
  await begin(page);
  await page.getByRole("button", { name: "Keep this and come back later" }).click();
  await page.getByRole("link", { name: "Go on now" }).click();
  await page.goto("/r/ask/words");
  await page.getByLabel("In your own words").fill("Typed, and not sent");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Next", exact: true }).click().catch(() => {});
  await context.setOffline(false);
  await page.goto("/r/ask/words");
  await expect(page.getByLabel("In your own words")).toHaveValue("Typed, and not sent");
  await finish(page);
  await forgotten(page, "the page after it has it no more");
  await page.getByRole("button", { name: "Send to an advocate" }).click();
  await expect(heading(page)).toHaveText("We have it");
  await forgotten(page);
});

test("they stop keeping it, or leave, and the browser forgets it", { tag: "@script" }, async ({ page }) => {
  await begin(page);
  await page.getByRole("button", { name: "Keep this and come back later" }).click();
  await page.goto("/r/ask/words");
  await page.getByLabel("In your own words").fill("Typed");
  expect(await stored(page)).toContain("Typed");
  await page.getByRole("link", { name: "How to come back, or stop keeping it" }).click();
  await page.getByRole("button", { name: "Stop keeping it" }).click();
  await expect(page.getByRole("status").first()).toContainText("We do not keep it any more.");
  await forgotten(page);

  await page.goto("/r/ask/words");
  await page.getByLabel("In your own words").fill("Typed again");
  expect(await stored(page)).toBe("{}");
  await page.getByRole("button", { name: "Keep this and come back later" }).click();
  await page.goto("/r/ask/words");
  await page.getByLabel("In your own words").fill("Typed once more");
  await page.route(`${neutralSite}/**`, (route) => route.fulfill({ body: "" }));
  await page.locator(".leave-bar").getByRole("link", { name: "Leave now" }).click();
  await page.waitForURL(`${neutralSite}/`);
  await page.context().clearCookies({ name: "__Host-left" });
  await page.goto("/help");
  expect(await stored(page)).toBe("{}");
});
