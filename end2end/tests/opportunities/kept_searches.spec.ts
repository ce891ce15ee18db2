// A young person keeps a search, and finds what is new for it.
import { expect, test } from "../../support/test";
import { be, carry, joined } from "../../support/people";
import { results } from "../../support/search";

test("a search is kept from its results, told of by email or not, and taken away", async ({ page }) => {
  await carry(page, await joined("Keeper Example"));
  await page.goto("/opportunities?words=bikes&place=E14");
  await page.getByRole("link", { name: "Keep this search" }).click();
  await expect(page.getByText('"bikes", within 10 miles of E14')).toBeVisible();
  await expect(page.getByLabel("On my page only")).toBeChecked();
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText('"bikes", within 10 miles of E14');
  await expect(page.getByText("Nothing new yet")).toBeVisible();
  await page.getByLabel("By email too").check();
  await page.getByRole("button", { name: "Change it" }).click();
  await expect(page.getByLabel("By email too")).toBeChecked();

  await page.getByRole("link", { name: "See all that fits" }).click();
  await page.getByRole("link", { name: "You keep this search" }).click();
  await page.getByText("Take this search away").click();
  await page.getByRole("button", { name: "Take it away" }).click();
  await expect(page.getByText("You keep no search yet.")).toBeVisible();
});

test("what is new is counted, listed, and can be saved from there", async ({ page }) => {
  await be(page, "Amara Example");
  await page.goto("/opportunities/searches");
  await expect(page.getByText("3 new")).toBeVisible();
  await page.getByRole("link", { name: '"working with kids"' }).click();
  await expect(results(page)).toHaveCount(3);
  await expect(page).toHaveTitle(/^Searches you keep/);
  const first = results(page).first();
  await first.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(/\/opportunities\/searches\/[\w-]+#o\d+$/);
  await first.getByRole("button", { name: "Undo" }).click();
  await expect(first.getByRole("button", { name: "Save" })).toBeVisible();
  await expect(page.getByRole("button", { name: "I have seen these" })).toBeVisible();
});
