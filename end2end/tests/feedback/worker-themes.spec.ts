// The list of themes belongs to the Children in Care Council: its worker adds one, renames it, moves it, and retires it.
import { be } from "../../support/people";
import { expect, test } from "../../support/test";
import { fresh } from "./workers";

test("a theme is added, renamed, moved and retired", async ({ page }) => {
  const [name, other] = [fresh("Getting about"), fresh("Buses and trains")];
  await be(page, "Pia Sample");
  await page.goto("/feedback/pieces");
  await page.getByRole("link", { name: "the themes" }).click();
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("alert")).toContainText("Write what it is called");
  await page.getByLabel("What it is called").fill(name);
  await page.getByRole("button", { name: "Add it" }).click();
  await page.getByRole("link", { name }).click();
  await page.getByLabel("What it is called").fill(other);
  await page.getByRole("group", { name: "Can young people choose it?" }).getByLabel("No, not any more").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: other })).toContainText("Not offered any more");
});
