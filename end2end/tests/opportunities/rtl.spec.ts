// The same journey in a language that runs from the right, chosen as a person chooses it.
import { expect, test } from "../../support/test";
import { tooWide } from "../../support/geometry";

test("something is found in a language that runs from the right", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Language", exact: true }).click();
  await page.getByLabel("Right to left (test)").check();
  await page.getByRole("button").click();
  await page.waitForURL("/");
  const frame = page.locator("html");
  await expect(frame).toHaveAttribute("dir", "rtl");
  await expect(frame).toHaveAttribute("lang", "ar-XB");

  await page.locator(".doors a").first().click();
  await page.locator("#words").fill("care");
  await page.locator("#place").fill("E14");
  await page.locator(".search button").click();
  await expect(page.locator(".results > li").first()).toBeVisible();
  await expect(frame).toHaveAttribute("dir", "rtl");
  const heading = (await page.locator("h1").boundingBox())!;
  const link = (await page.locator(".results a").first().boundingBox())!;
  expect(Math.abs(heading.x + heading.width - (link.x + link.width)), "results begin at the right").toBeLessThan(2);
  expect(await tooWide(page)).toEqual([]);

  await page.locator(".results a").first().click();
  const apply = page.locator(".key a.button");
  await expect(apply).toBeVisible();
  expect(await apply.getAttribute("href")).toMatch(/^https:/);
  expect(await tooWide(page)).toEqual([]);
});
