// Somebody is away, and a colleague finds what they have among their own.
import { be, persona } from "../../support/people";
import { expect, test } from "../../support/test";
import { claim, requestOf } from "../internet_access/requests";

test("whoever covers finds what a colleague has", async ({ page }) => {
  await claim(await requestOf("sim"));
  await be(page, "Idris Sample");
  await page.goto("/inbox");
  await page.getByRole("link", { name: "Who is away, and who covers" }).click();
  const today = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London" }).format();
  await page.getByLabel("First day").fill(today);
  await page.getByLabel("Last day").fill(today);
  await page.getByRole("button", { name: "Save it" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Choose who covers");
  await expect(page.getByLabel("First day")).toHaveValue(today);
  await page.getByLabel("Who covers?").selectOption({ label: "Una Sample" });
  await page.getByRole("button", { name: "Save it" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Noted." })).toBeVisible();

  const una = await persona("una");
  const { text } = await una.get("/inbox?show=theirs&whose=mine");
  expect(text).toContain("You cover for Idris Sample today.");
  expect(text).toContain("SIM card");
  await page.getByRole("button", { name: "End it now" }).click();
  await expect(page.getByRole("status").filter({ hasText: "It has ended." })).toBeVisible();
  expect((await una.get("/inbox?show=theirs&whose=mine")).text).not.toContain("SIM card");
});
