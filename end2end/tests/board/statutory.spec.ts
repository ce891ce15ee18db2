// A worker types in the official figures of the quarter that goes on.
import { carry, persona } from "../../support/people";
import { expect, test } from "../../support/test";

test("official figures are typed in, the national ones with where they are from", async ({ page, script }) => {
  await carry(page, await persona("pia"));
  await page.goto("/board/statutory");
  await page.locator(".card").nth(script ? 0 : 1).getByRole("link").click();
  const group = page.getByRole("group", { name: "In suitable accommodation, aged 19 to 21" });
  await group.getByLabel("Tower Hamlets, of a hundred").fill("88");
  await group.getByLabel("England, of a hundred").fill("850");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Write a whole number from 0 to 100");
  await group.getByLabel("England, of a hundred").fill("85");
  await group.getByLabel("Where the figure for England is from").fill("Department for Education");
  await group.getByLabel("Of which year it is").fill("2019");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
});
