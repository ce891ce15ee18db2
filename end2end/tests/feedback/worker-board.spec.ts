// What goes to the Board of a quarter: words that were chosen, and the Children in Care Council's own.
import { be, persona } from "../../support/people";
import { expect, test } from "../../support/test";
import { fresh } from "./workers";

test("the pack of the last quarter says what is in and how much was left out", async ({ page }) => {
  await be(page, "Pia Sample");
  await page.goto("/feedback/pieces");
  await page.getByRole("link", { name: "What goes to the Board" }).click();
  await page.getByRole("link", { name: /^(January|April|July|October) to/ }).first().click();
  const main = page.getByRole("main");
  await expect(main).toContainText("I rang four times and nobody rang back.");
  await expect(main).toContainText("Left out by us; the Board reads this number");
  await expect(main).toContainText(/Being listened to: \d+ \(enough\)/);
});

test("the council's own words, by two who cross", async ({ page, script }) => {
  const address = `/feedback/pieces/board/2021-q${script ? 1 : 2}`;
  const [mine, theirs] = [fresh("Hear one of us first."), fresh("Hear two of us.")];
  await be(page, "Pia Sample");
  await page.goto(address);
  const quin = await persona("quin");
  const seen = await page.locator("input[name=seen]").inputValue();
  expect((await quin.post(address, { seen, words: theirs })).status).toBe(303);
  await page.getByLabel("What the Children in Care Council says to the Board").fill(mine);
  await page.getByRole("button", { name: "Save the words" }).click();
  await expect(page.getByRole("heading", { name: "A colleague saved these words meanwhile" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(theirs);
  await page.getByRole("button", { name: "Save the words" }).click();
  await expect(page.getByLabel("What the Children in Care Council says to the Board")).toHaveValue(mine);
});
