// A participation worker finds what was said, and sees at once where somebody is needed.
import { be } from "../../support/people";
import { expect, test } from "../../support/test";

test("what needs somebody now is on top, and the list is cut by how it was said", async ({ page }) => {
  await be(page, "Pia Sample");
  await page.getByRole("link", { name: "What young people say" }).click();
  const now = page.getByRole("region", { name: "Somebody is needed now" });
  await expect(now).toContainText("I do not want to be here any more");
  await page.getByText("Choose what is shown").click();
  await page.getByLabel("How it was said").selectOption({ label: "As nobody" });
  await page.getByRole("button", { name: "Show it" }).click();
  await expect(page.getByRole("link", { name: "Is anybody reading this?" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^I passed my maths/ })).toHaveCount(0);
  await expect(now, "it stays, whatever is looked at").toBeVisible();

  await now.getByRole("link").first().click();
  const main = page.getByRole("main");
  await expect(main).toContainText("Nobody here can find out who wrote this, and nobody should try");
  await expect(main.getByRole("link", { name: "999" })).toHaveAttribute("href", "tel:999");
  await expect(main).toContainText("Told the duty team the words");
});

test("what waits under a name is in the inbox", async ({ page }) => {
  await be(page, "Quin Sample");
  await page.goto("/inbox");
  const late = page.locator("li[data-id]").filter({ hasText: "Feedback, Jo Example" }).first();
  await expect(late).toContainText("days late");
  await late.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jo Example says");
  await expect(page.getByRole("main")).toContainText("They can see that you read this.");
});
