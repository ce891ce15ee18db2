// The same journey without a finger or a mouse; what has the focus is always seen, and never under the way out.
import { expect, test } from "../../support/test";
import { focused, tabTo, type Stop } from "../../support/geometry";
import { howMany } from "../../support/search";
import { everyPage, ourPages } from "../../support/pages";

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

test("every stop of every page is seen", { tag: "@once" }, async ({ page }) => {
  test.setTimeout(everyPage);
  const all: string[] = [];
  for (const place of ourPages) {
    await place.open(page);
    for (const size of [{ width: 320, height: 360 }, { width: 1280, height: 600 }]) {
      await page.setViewportSize(size);
      await page.evaluate(fromTheTop);
      const stops = await everyStop(page);
      all.push(...problems(stops).map((problem) => `${place.name}, ${size.width} px: ${problem}`));
    }
  }
  expect(all).toEqual([]);
});

/** The next Tab leads to the first stop. */
function fromTheTop() {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}

async function everyStop(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  const stops: Stop[] = [];
  for (let pressed = 0; pressed < 200; pressed++) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (!stop.what) break;
    stops.push(stop);
    if (/Leave now/.test(stop.what) && stops.length > 3) break;
  }
  return stops;
}
