// Four times as large, or with more room between the letters: every page still fits, and nothing is cut off.
import { expect, test } from "../../support/test";
import { cutOff, tooWide } from "../../support/geometry";
import { everyPage, places } from "../../support/pages";

/** 1280 px at 400 %, in both directions. */
const fourTimes = { width: 320, height: 256 };

/** What WCAG 1.4.12 lets a person set. */
const roomier = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

test("at 400 % no page has to be scrolled sideways", { tag: "@once" }, async ({ page }) => {
  test.setTimeout(everyPage);
  await page.setViewportSize(fourTimes);
  const found = [];
  for (const place of places) {
    await place.open(page);
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    found.push(...(await tooWide(page)).map((problem) => `${place.name}: ${problem}`));
  }
  expect(found).toEqual([]);
});

test("with more room between lines, words and letters nothing is cut off", { tag: "@once" }, async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL, bypassCSP: true });
  test.setTimeout(everyPage);
  const found = [];
  for (const place of places) {
    await place.open(page);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.addStyleTag({ content: roomier });
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      const problems = [...(await tooWide(page)), ...(await cutOff(page))];
      found.push(...problems.map((problem) => `${place.name}, ${width} px: ${problem}`));
    }
  }
  await page.close();
  expect(found).toEqual([]);
});

test("with letters twice as large nothing is cut off", { tag: "@once" }, async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL, bypassCSP: true, viewport: { width: 360, height: 740 } });
  test.setTimeout(everyPage);
  const found = [];
  for (const place of places) {
    await place.open(page);
    await page.addStyleTag({ content: "html { font-size: 200% !important; }" });
    const problems = [...(await tooWide(page)), ...(await cutOff(page))];
    found.push(...problems.map((problem) => `${place.name}: ${problem}`));
  }
  await page.close();
  expect(found).toEqual([]);
});
