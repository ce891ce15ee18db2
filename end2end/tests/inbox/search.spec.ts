// Somebody rings up and says their number: it is found by its first letters, finished or not.
import { be } from "../../support/people";
import { expect, test } from "../../support/test";

test("a number is found by its first letters", async ({ page }) => {
  await be(page, "Idris Sample");
  await page.goto("/inbox?show=theirs");
  const first = page.locator("li[data-id]").first();
  const number = (await first.textContent())!.match(/Number (\w{4}-\w{4})/)![1];
  await page.getByLabel("Find by number").fill(number.toLowerCase().slice(0, 6));
  await page.getByRole("button", { name: "Find it" }).click();
  await expect(page.locator("li[data-id]").filter({ hasText: number })).toBeVisible();
  await page.getByLabel("Find by number").fill("0000");
  await page.getByRole("button", { name: "Find it" }).click();
  await expect(page.getByRole("main")).toContainText("Nothing that you may see has a number like that.");
});
