// Amara's case of the demonstration, as she finds it.
import { expect, type Page } from "@playwright/test";
import { carry, persona } from "./people";

/** Makes this browser Amara's and opens her case from her page, where what she asked for to get online may stand above it. The path of the case. */
export async function openCase(page: Page) {
  await carry(page, await persona("amara"));
  await page.goto("/me");
  await page.getByRole("link", { name: /^Your request [^:]+$/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your request");
  return new URL(page.url()).pathname;
}
