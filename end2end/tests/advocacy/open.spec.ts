// What was asked without an account is opened again by its reference and digits, put away, and given to an account.
import { ask, heading, secretsOf } from "../../support/asking";
import { freshAddress, join } from "../../support/people";
import { expect, test } from "../../support/test";
import { neutralSite } from "../../support/addresses.mjs";

async function open(page, reference: string, digits: string) {
  await page.goto("/r");
  await page.getByLabel("Reference").fill(reference);
  await page.getByLabel("The 16 digits").fill(digits);
  await page.getByRole("button", { name: "Open it" }).click();
}

test("opened on another phone, and put away", async ({ page, browser, baseURL }) => {
  await ask(page);
  const address = page.url();
  const { reference, digits } = await secretsOf(page);
  const other = await browser.newPage({ baseURL });
  await other.goto(address);
  await expect(heading(other)).toHaveText("This page is closed");
  await other.getByRole("link", { name: "Use your reference and digits" }).click();
  await other.getByLabel("Reference").fill(reference.replace("-", " ").toLowerCase());
  await other.getByLabel("The 16 digits").fill("0000 0000 0000 0000");
  await other.getByRole("button", { name: "Open it" }).click();
  await expect(other.getByRole("alert").first()).toContainText("That is not right.");
  await expect(other.getByLabel("The 16 digits")).toHaveValue("");
  await open(other, reference, digits);
  expect(other.url()).toBe(address.replace("/keep", ""));
  await other.goto(address);
  await expect(heading(other)).toHaveText("We have it");
  await expect(other.locator("#digits")).toHaveCount(0);
  await other.goto("/r");
  await other.getByRole("button", { name: "Put it away" }).click();
  await expect(other.getByRole("status").first()).toContainText("It is put away.");
  await other.goto(address);
  await expect(heading(other)).toHaveText("This page is closed");
  await other.close();
});

test("leaving ends it on this phone", async ({ page }) => {
  await ask(page);
  const address = page.url();
  await page.locator(".leave-bar").getByRole("link", { name: "Leave now" }).click();
  await page.waitForURL(`${neutralSite}/`);
  await page.context().clearCookies({ name: "__Host-left" });
  await page.goto(address);
  await expect(heading(page)).toHaveText("This page is closed");
  await page.goto("/r/ask/check");
  await expect(page.getByRole("group", { name: "Are you safe right now?" })).toBeVisible();
});

test("an account takes it, and the digits open it no more", async ({ page, browser, baseURL }) => {
  test.slow();
  await ask(page);
  const address = page.url();
  const { reference, digits } = await secretsOf(page);
  const own = await browser.newPage({ baseURL });
  await join(own, freshAddress("zoe"), "Zoë Example");
  await open(own, reference, digits);
  await own.goto("/r");
  await own.getByRole("button", { name: "Keep it on my page" }).click();
  expect(own.url()).toBe(address.replace("/keep", ""));
  await own.goto(address);
  await expect(own.getByRole("main")).toContainText("You find it on your page when you sign in.");
  await own.close();
  await page.goto(address);
  await expect(heading(page)).toHaveText("This page is closed");
  await open(page, reference, digits);
  await expect(page.getByRole("alert").first()).toContainText("That is not right.");
});
