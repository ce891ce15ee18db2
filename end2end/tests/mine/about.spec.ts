// A young person says what to call them and how to reach them safely.
import { expect, test } from "../../support/test";
import { codeFor, freshAddress, join, lettersTo } from "../../support/people";

test("somebody says how to reach them, and it stands there when they come back", async ({ page }) => {
  await join(page, freshAddress("nadia"), "Nadia Example");
  await page.getByRole("link", { name: "About me" }).click();
  await expect(page).toHaveTitle(/About me/);
  await page.getByLabel("Your pronouns, if you want").fill("they");
  await page.getByRole("group", { name: "May we write to you?" }).getByLabel("No. Send only codes that I ask for.").check();
  await page.getByLabel("Only between these hours").check();
  await page.getByLabel("From").selectOption("10am");
  await page.getByLabel("Until").selectOption("10am");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose two different hours");
  await expect(page.getByLabel("Your pronouns, if you want")).toHaveValue("they");
  await page.getByLabel("Until").selectOption("4pm");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Every letter does as you say");
  await page.reload();
  await expect(page.getByLabel("No. Send only codes that I ask for.")).toBeChecked();
  await expect(page.getByLabel("Until")).toHaveValue("16");
});

test("a new address is theirs once its code is typed, and the old one is told", async ({ page }) => {
  const before = freshAddress("old");
  await join(page, before, "Olive Example");
  const after = freshAddress("new");
  await page.goto("/me/about");
  await page.getByRole("link", { name: "Use another address" }).click();
  await page.getByLabel("Your new email address").fill(after);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByLabel("The six numbers").fill(await codeFor(after));
  await page.getByRole("button", { name: "Use this address" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Letters go to the new address now");
  await expect(page.getByText(after)).toBeVisible();
  await expect.poll(async () => (await lettersTo(before))[0] ?? "").toContain("We will not write to this address any more");
});
