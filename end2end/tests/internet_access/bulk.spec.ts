// The internet team moves several requests at once, reads which could not be moved and why, and takes it back.
import { be } from "../../support/people";
import { expect, test } from "../../support/test";
import { bring, requestOf } from "./requests";

test("several are moved at once, and taken back within the minute", async ({ page }) => {
  const [router, working] = [await requestOf("router"), await requestOf("sim")].map((address) => address.split("/").at(-1));
  await bring(`/internet-access/requests/${router}`, ["lost_or_broken"]);
  await be(page, "Idris Sample");
  await page.goto(`/internet-access/bulk?request=${router}&request=${working}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Move 2 requests");
  await page.getByRole("button", { name: "Move 2 requests" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Choose where they stand now");
  await page.getByLabel("Out of stock").check();
  await page.getByLabel("A word to all of them (optional)").fill("More come next week.");
  await page.getByRole("button", { name: "Move 2 requests" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("moved to “Out of stock”");
  const skipped = page.getByRole("listitem").filter({ hasText: "SIM card" });
  await expect(skipped).toContainText(/cannot follow|while you were choosing/);
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("1 request taken back");
  await expect(page.getByRole("button", { name: "Take it back" })).toHaveCount(0);
  await page.getByRole("link", { name: /Mobile router/ }).click();
  await expect(page.getByRole("heading", { name: "Where it stands: Lost or broken" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Taken back within a minute: it stands at “Lost or broken” again.");
});
