// A participation worker promises, moves, puts off, and takes back.
import { expect, test } from "../../support/test";
import { carry, persona } from "../../support/people";
import { fresh, moved, promised } from "./promises";

test("a promise is written, moved and put off, and everybody sees both days", async ({ page }) => {
  const promise = fresh("We ring back in two days");
  await carry(page, await persona("pia"));
  await page.goto("/staff");
  await page.getByRole("link", { name: "You said, we did" }).click();
  await page.getByRole("link", { name: "Write a promise" }).click();
  await page.getByLabel("What is promised").fill(promise);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Write what young people said");
  await expect(page.getByLabel("What is promised")).toHaveValue(promise);
  await page.getByLabel("What young people said").fill("Nobody rings back.");
  await page.getByLabel("What it is about").selectOption({ label: "My personal adviser or social worker" });
  await page.getByLabel("How many said it").fill("3");
  await page.getByLabel("Who promises it").fill("The leaving care team");
  await page.getByLabel("By when").fill("1/2/2030");
  await page.getByRole("button", { name: "Save" }).dblclick();
  await expect(page.getByText("Anybody can read it now.")).toBeVisible();

  await page.getByLabel("Put off to a new day").check();
  await page.getByLabel("What changed, or why").fill("The phones are not there yet.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Write the day");
  await page.getByLabel("The new day, if you put it off").fill("1/3/2030");
  await page.getByRole("button", { name: "Save" }).dblclick();
  await expect(page.getByText("Moved. Whoever follows it is told.")).toBeVisible();
  await page.getByRole("link", { name: "As young people see it" }).click();
  await expect(page.getByText("1 March 2030. The first day was 1 February 2030.")).toBeVisible();
  await expect(page.getByText("A few of you said it.")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("Pia");
});

test("of two who move it the second sees what the first did", async ({ page }) => {
  const { edit } = await promised(fresh("It is too loud."));
  await carry(page, await persona("quin"));
  await page.goto(edit);
  await moved(await persona("pia"), edit, 1, "started", "We asked the firm.");
  await page.getByLabel("It will not be done").check();
  await page.getByLabel("What changed, or why").fill("There is no money.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Somebody moved this while you were writing" })).toBeVisible();
  await expect(page.getByText("We asked the firm.")).toBeVisible();
  await expect(page.getByLabel("What changed, or why")).toHaveValue("There is no money.");
});

test("what was written by mistake is taken back, and that is said", async ({ page }) => {
  const said = fresh("It is too loud.");
  const { edit, address } = await promised(said);
  await carry(page, await persona("pia"));
  await page.goto(edit);
  await page.getByLabel("Taken back: it was written by mistake").check();
  await page.getByLabel("What changed, or why").fill("It stood here twice.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Taken back").first()).toBeVisible();
  await page.goto("/you-said-we-did");
  await expect(page.getByText(said)).toHaveCount(0);
  await expect(page.getByText(/(was|were) taken back, because/)).toBeVisible();
  await page.goto(address);
  await expect(page.getByText("It stood here twice.")).toBeVisible();
});
