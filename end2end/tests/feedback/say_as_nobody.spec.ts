// Somebody says something as nobody at all; and the whole way there is light.
import { expect, test } from "../../support/test";
import { again, visit } from "../../support/wire";

test("said, and thanked, with no way back", async ({ page, context }) => {
  await page.goto("/feedback");
  await page.getByRole("link", { name: "As nobody at all" }).click();
  await page.getByLabel("Great").check();
  await page.getByLabel("In your words").fill("The new youth club is good.");
  await page.getByRole("button", { name: "Send it as nobody" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you. We have it.");
  await expect(page.getByRole("main")).toContainText("We cannot answer you.");
  await expect(page.locator("#digits")).toHaveCount(0);
  expect(await context.cookies()).toEqual([]);
});

test("the whole way, with nothing held before, costs 60 kB at most", { tag: "@once" }, async ({ page }) => {
  const sent = await visit(page, () => page.goto("/"));
  sent.push(...(await again(page, () => page.getByRole("link", { name: "Tell us what you think" }).click())));
  sent.push(...(await again(page, () => page.getByRole("link", { name: "With a code" }).click())));
  await page.getByLabel("In your words").fill("The lift is broken.");
  sent.push(...(await again(page, () => page.getByRole("button", { name: "Send it, and show me my numbers" }).click())));
  await expect(page.locator("#digits")).toBeVisible();
  const bytes = sent.reduce((sum, one) => sum + one.bytes, 0);
  test.info().annotations.push({ type: "bytes", description: String(bytes) });
  expect(bytes, JSON.stringify(sent)).toBeLessThanOrEqual(60_000);
});
