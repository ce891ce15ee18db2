// A visitor reads what was promised, and what came of it.
import { expect, test } from "../../support/test";
import { fresh, moved, promised } from "./promises";

test("what is late stands on top, and one promise tells its story", async ({ page }) => {
  await page.goto("/you-said-we-did");
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("Late");
  const first = page.locator(".card").first();
  await expect(first).toContainText(/This should have been done on \d+ \w+ 20\d\d\. It is \d+ days late\./);
  const late = await page.getByText(/It is \d+ days late/).allInnerTexts();
  const days = late.map((words) => Number(words.match(/It is (\d+)/)![1]));
  expect(days).toEqual([...days].sort((one, other) => other - one));
  await first.getByRole("link").click();
  await expect(page.getByRole("heading", { name: "What happened so far" })).toBeVisible();
  await expect(page.getByText("This page is always here.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Tell me when this moves" })).toHaveCount(0);
  await page.getByRole("link", { name: "You said, we did" }).click();
  await expect(page).toHaveURL(/\/you-said-we-did$/);
});

test("one theme is read alone, and so is what was said by a few", async ({ page }) => {
  await page.goto("/you-said-we-did");
  await page.getByLabel("What is it about?").selectOption({ label: "School, college and work" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/theme=work/);
  await expect(page.getByText("There is nowhere quiet to study.")).toBeVisible();
  await expect(page.getByText("Bin bags are not for moving our things.")).toHaveCount(0);
  await expect(page.getByText("A few of you said it.").first()).toBeVisible();
  await expect(page.getByText(/The first day was/).first()).toBeVisible();
});

test("a promise that moves is seen by the next who looks", async ({ page }) => {
  const said = fresh("Nobody rings back.");
  const { worker, edit } = await promised(said);
  await page.goto("/you-said-we-did");
  const card = page.locator(".card", { hasText: said });
  await expect(card).toContainText("Said by 14 of you.");
  await expect(card).toContainText("The leaving care team, by 1 February 2030.");
  await moved(worker, edit, 1, "done", "There are two of us now.");
  await page.reload();
  await expect(card).toContainText("What changed: There are two of us now.");
});
