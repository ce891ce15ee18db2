// The same journey without a finger or a mouse; what has the focus is always seen, and never under the way out.
import { expect, test } from "../../support/test";
import { tabTo, type Stop } from "../../support/geometry";
import { howMany } from "../../support/search";

const problems = (stops: Stop[]) => stops.map((stop) => stop.problem).filter(Boolean);

for (const size of [{ width: 320, height: 480 }, { width: 360, height: 740 }, { width: 1280, height: 720 }]) {
  test(`something is found with the keys alone, at ${size.width} by ${size.height}`, async ({ page }) => {
    await page.setViewportSize(size);
    const stops: Stop[] = [];
    await page.goto("/");
    await tabTo(page, /Go to the main part/, stops);
    await page.keyboard.press("Enter");
    await tabTo(page, /Work and training/, stops);
    await page.keyboard.press("Enter");
    await page.waitForURL("/opportunities");

    await tabTo(page, /input words/, stops);
    await page.keyboard.type("care");
    await tabTo(page, /input place/, stops);
    await page.keyboard.type("E14");
    await tabTo(page, /select miles/, stops);
    await page.keyboard.press("ArrowDown");
    await tabTo(page, /More ways to choose/, stops);
    await page.keyboard.press("Enter");
    await tabTo(page, /input only /, stops);
    await page.keyboard.press("Space");
    await tabTo(page, /button .*Search/, stops);
    await page.keyboard.press("Enter");
    await page.waitForURL(/words=care.*place=E14.*only=pay/);
    expect(await howMany(page)).toBeGreaterThan(0);

    await tabTo(page, /Most pay/, stops);
    await page.keyboard.press("Enter");
    await page.waitForURL(/sort=pay/);
    await tabTo(page, /a \/opportunities\/\d+/, stops);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/opportunities\/\d+/);
    await tabTo(page, /Apply on |How to apply/, stops);
    expect(problems(stops)).toEqual([]);
  });
}
