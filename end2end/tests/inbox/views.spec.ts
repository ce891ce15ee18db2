// What somebody looks at often becomes a tab of theirs.
import { be } from "../../support/people";
import { expect, test } from "../../support/test";

test("a view is kept as a tab, and removed", async ({ page, script }) => {
  const name = script ? "Before lunch" : "Before tea";
  const query = script ? "show=late&whose=mine" : "show=late&whose=nobodys";
  await be(page, "Una Sample");
  await page.goto(`/inbox?${query}`);
  await page.getByRole("link", { name: "Keep this view as a tab" }).click();
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Write a name for it");
  await page.getByLabel("What do you call it?").fill(name);
  await page.getByRole("button", { name: "Keep it" }).click();
  const own = page.getByRole("navigation", { name: "Your own views" });
  await expect(own.getByRole("link", { name })).toHaveAttribute("aria-current", "true");
  await page.goto("/inbox");
  await own.getByRole("link", { name }).click();
  await expect(page).toHaveURL(new RegExp(`/inbox\\?${query}$`));
  await own.getByRole("link", { name: "Change these" }).click();
  await page.getByRole("button", { name: `Remove it (${name})` }).click();
  await expect(page.getByRole("status").filter({ hasText: "Removed." })).toBeVisible();
  await expect(page.getByRole("link", { name })).toHaveCount(0);
});
