// A participation worker says what it is about and answers; a colleague who crosses loses no word.
import { be, persona } from "../../support/people";
import { expect, test } from "../../support/test";
import { fresh, pieceOf } from "./workers";

test("something said with a code is answered, by two who cross", async ({ page, script }) => {
  const address = await pieceOf(script ? "Nobody taught me" : "I do my homework");
  const [mine, theirs] = [fresh("We teach it before the move."), fresh("Quin rings about the bill.")];
  await be(page, "Pia Sample");
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Somebody with a code says");
  await page.getByRole("button", { name: "Send the answer" }).click();
  await expect(page.getByRole("alert")).toContainText("Write your answer");
  const money = page.getByLabel("Money");
  await money.setChecked(!(await money.isChecked()));
  await page.getByRole("button", { name: "Save the themes" }).click();
  await expect(page.getByRole("status").filter({ hasText: "counted under these themes" })).toBeVisible();

  const quin = await persona("quin");
  const seen = await page.locator("input[name=seen]").first().inputValue();
  expect((await quin.post(address, { deed: "answer", seen, once: "", reply: theirs })).status).toBe(303);
  await page.getByLabel("Your answer").fill(mine);
  await page.getByRole("button", { name: "Send the answer" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Somebody changed this while you were writing");
  await expect(page.getByRole("main")).toContainText(theirs);
  await expect(page.getByLabel("Your answer")).toHaveValue(mine);
  await page.getByRole("button", { name: "Send the answer" }).dblclick();
  await expect(page.getByRole("main").getByText(mine)).toHaveCount(1);
});

test("nobody can answer nobody, and finishing says what goes", async ({ page }) => {
  await be(page, "Pia Sample");
  await page.goto(await pieceOf("Is anybody reading this"));
  await expect(page.getByRole("heading", { name: "Nobody can answer this" })).toBeVisible();
  await page.getByRole("link", { name: "Finish it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Finish it?");
  await expect(page.getByRole("main")).toContainText("what they wrote, and what should change");
  await expect(page.getByRole("button", { name: "Finish it: its words go" })).toBeVisible();
});
