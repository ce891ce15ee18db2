// Two of the internet team on one request see each other, and neither loses a word.
import { be } from "../../support/people";
import { expect, test } from "../../support/test";
import { requestOf } from "./requests";

test("two of the team on one request", async ({ page, browser, baseURL, script }) => {
  test.slow();
  const address = await requestOf("device");
  const other = await browser.newPage({ baseURL, javaScriptEnabled: script });
  await be(page, "Idris Sample");
  await be(other, "Una Sample");
  await page.goto(address);
  await other.goto(address);
  await expect(other.getByText("Idris Sample is looking at this.")).toBeVisible();
  const words = (on: typeof page) => on.getByLabel("Your words to Remy Example");
  await words(page).fill("You can collect it on Monday.");
  await words(other).fill("You can collect it on Tuesday.");
  if (script) await expect(page.getByText("Una Sample is writing.")).toBeVisible({ timeout: 17_000 });
  await other.getByRole("button", { name: "Send to Remy Example" }).click();
  await expect(other.getByRole("status").filter({ hasText: "Sent." })).toBeVisible();

  await page.getByRole("button", { name: "Send to Remy Example" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Something was said or done while you were writing");
  await expect(page.getByRole("heading", { name: "Said and done meanwhile" })).toBeVisible();
  await expect(page.getByText("You can collect it on Tuesday.").first()).toBeVisible();
  await expect(words(page)).toHaveValue("You can collect it on Monday.");
  await words(page).fill("Tuesday it is, and not Monday.");
  await page.getByRole("button", { name: "Send to Remy Example" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Sent." })).toBeVisible();
  await other.close();
});
