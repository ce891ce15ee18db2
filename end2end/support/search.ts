// Searching as a person does, and reading what was found.
import { expect, type Page } from "@playwright/test";

export async function search(page: Page, asked: { words?: string; place?: string; miles?: string }) {
  if (asked.words !== undefined) await page.getByLabel("What do you want to do?").fill(asked.words);
  if (asked.place !== undefined) await page.getByLabel("Where?").fill(asked.place);
  if (asked.miles !== undefined) await page.getByLabel("How far?").selectOption({ label: asked.miles });
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.locator(".count")).toBeVisible();
}

export const results = (page: Page) => page.locator(".results > li");
export const titles = (page: Page) => page.locator(".results h3").allInnerTexts();

/** How many things the heading says there are. */
export async function howMany(page: Page) {
  const words = await page.locator(".count").innerText();
  const [number] = words.match(/^[\d,]+/) ?? [];
  return number === undefined ? 0 : Number(number.replace(",", ""));
}

/** What one line of each result says: "Where", "Pay", "Closes", "Kind". */
export const facts = (page: Page, name: string) =>
  page.locator(".results dt", { hasText: new RegExp(`^${name}$`) }).locator("xpath=following-sibling::dd[1]").allInnerTexts();

/** The path and search of where we are. */
export const address = (page: Page) => page.url().replace(/^https?:\/\/[^/]+/, "");
