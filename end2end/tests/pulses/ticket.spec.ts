// Somebody who was given a ticket answers with it, once.
import { heading } from "../../support/online";
import { opened, ticket } from "../../support/pulses";
import { expect, test } from "../../support/test";

test("a ticket from paper opens the questions once", async ({ page }) => {
  const address = await opened("invited", "Your mornings");
  const code = await ticket(address);
  await page.goto("/questions");
  await page.getByLabel("Your code").fill("K7M3-XQ9P-2WRT");
  await page.getByRole("button", { name: "Show the questions" }).click();
  await expect(page.getByRole("alert").first()).toContainText("That code does not open anything");
  await page.getByLabel("Your code").fill(code.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Show the questions" }).click();
  await expect(heading(page)).toHaveText("Your mornings");
  const here = page.url();
  await page.getByLabel("Food").check();
  await page.getByRole("button", { name: "Send my answers" }).dblclick();
  await expect(heading(page)).toHaveText("Thank you");
  await page.goto(here);
  await expect(heading(page)).toHaveText("This code does not open anything");
});
