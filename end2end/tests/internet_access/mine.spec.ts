// A personal adviser reads where the requests of their own young people stand, and changes nothing.
import { be } from "../../support/people";
import { expect, test } from "../../support/test";

test("an adviser sees where it stands, without what the team notes for itself", async ({ page }) => {
  await be(page, "Grace Sample");
  await page.getByRole("link", { name: "Getting online: your young people" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Getting online: your young people");
  await page.getByRole("link", { name: "Amara Example: SIM card" }).click();
  const main = page.getByRole("main");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Amara Example: SIM card");
  await expect(main).toContainText("It comes in a plain white envelope.");
  await expect(main).toContainText("E14 3AB");
  await expect(main).not.toContainText("Team only");
  await expect(main.getByRole("button")).toHaveCount(0);
});
