// The internet team says no, with a reason in plain words, and may look at it again.
import { be } from "../../support/people";
import { expect, test } from "../../support/test";
import { bring, requestOf } from "./requests";

test("somebody hears why they cannot have it, and it is looked at again", async ({ page }) => {
  const address = await requestOf("data");
  await bring(address, ["lost_or_broken", "looking"]);
  await be(page, "Una Sample");
  await page.goto(address);
  await page.getByText("Say that they cannot have it").click();
  await page.getByLabel("We say why in our message.").check();
  await page.getByRole("button", { name: "Decline it, and tell them why" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Say why in your own words");
  await page.getByLabel("You have one of these from us already.").check();
  await page.getByLabel("In your own words (needed where none of these says it)").fill("It came in May, and lasts until December.");
  await page.getByRole("button", { name: "Decline it, and tell them why" }).click();
  await expect(page.getByRole("status").filter({ hasText: "They are told, and why" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(page.getByRole("heading", { name: "Where it stands: Not eligible" })).toBeVisible();
  await expect(main).toContainText("You have one of these from us already.");
  await expect(main).toContainText("It came in May, and lasts until December.");
  await expect(page.getByText("Approve it", { exact: true })).toHaveCount(0);

  await page.getByText("Say where it stands now").click();
  await page.getByLabel("It stands at").selectOption({ label: "Looking at it" });
  await page.getByRole("button", { name: "Move it, and tell them" }).click();
  await expect(page.getByRole("heading", { name: "Where it stands: Looking at it" })).toBeVisible();
});
