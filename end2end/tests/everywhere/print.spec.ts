// On paper: what is read stays, what is pressed goes, and a chart brings its table along.
import { expect, test } from "../../support/test";

test("a printed page has no frame, and the tables of its charts are unfolded", async ({ page }) => {
  await page.goto("/building-blocks");
  const table = page.getByRole("figure", { name: "What young people said" }).getByRole("table");
  await expect(table).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(table).toBeVisible();
  for (const gone of [".top", ".foot", ".leave-bar", ".back", "nav", ".button"]) await expect(page.locator(gone).first(), gone).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a chart says in words what it shows, and is drawn with words that can be read on a phone", async ({ page }) => {
  await page.goto("/building-blocks");
  const chart = page.getByRole("figure", { name: "Spent on getting online" });
  await expect(chart.locator("figcaption")).toContainText("Q3 2026: £5,210, up £1,220 from Q2 2026.");
  await expect(chart.getByRole("img")).toHaveAccessibleName(/^Spent on getting online Q3 2026: £5,210/);
  const drawings = await page.locator(".chart svg").evaluateAll((all) => all.map((svg) => (13 * svg.getBoundingClientRect().width) / 340));
  expect(Math.min(...drawings)).toBeGreaterThanOrEqual(12);
});
