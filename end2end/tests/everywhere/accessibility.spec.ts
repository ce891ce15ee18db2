// No page has a barrier that a program can find: at four widths, light and dark, with script and without. With more room between
// the letters, or letters twice as large, nothing is cut off.
import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { cutOff, tooWide } from "../../support/geometry";
import { places } from "../../support/pages";
import { expect, test } from "../../support/walk";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const widths = [320, 360, 768, 1280];
const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], rules: { "target-size": { enabled: true } } };
const ofColours = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

const roomier = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;
const twice = "html { font-size: 200% !important; }";

for (const place of places) {
  test(`${place.name} has no barrier`, { tag: "@once" }, async ({ walk: page, browser, baseURL }) => {
    await place.open(page);
    const shape = await shapeOf(page);
    const found = await everyBarrier(page);
    found.push(...(await cutOffWhenLarger(page)));
    if (await isScripted(page)) {
      const plain = await withoutScript(browser, baseURL!);
      await place.open(plain);
      // Where the script changed nothing, the page without it is the same page, and need not be looked at twice.
      if ((await shapeOf(plain)) !== shape) found.push(...(await everyBarrier(plain)).map((barrier) => `no script, ${barrier}`));
      await plain.context().close();
    }
    expect(found).toEqual([]);
  });
}

/** What axe finds at each width. In the dark nothing but colours differs. */
async function everyBarrier(page: Page) {
  const found: string[] = [];
  for (const width of widths) {
    await unroll(page, width);
    for (const [colorScheme, only] of [["light", rules], ["dark", ofColours]] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await barriers(page, only)).map((barrier) => `${width} px, ${colorScheme}: ${barrier}`));
    }
  }
  return found;
}

/** Whether a script comes with the page that may change what is on it. Leaving and staying have one on every page, and add nothing. */
async function isScripted(page: Page) {
  return page.evaluate(() => [...document.scripts].some((script) => !/\/pkg\/(leave|stay)\./.test(script.src)));
}

/** The page as axe meets it, without what differs at every visit. */
async function shapeOf(page: Page) {
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  return html.replace(/ (value|nonce|href|action|src|data-\w+)="[^"]*"/g, "");
}

/** What a reader may set (WCAG 1.4.4, 1.4.12), and what is then cut off. */
async function cutOffWhenLarger(page: Page) {
  const found: string[] = [];
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  for (const [name, content, widths] of [["roomier", roomier, [320, 1280]], ["twice as large", twice, [360]]] as const) {
    await wear(page, content);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 740 });
      const problems = [...(await tooWide(page)), ...(await cutOff(page))];
      found.push(...problems.map((problem) => `${name}, ${width} px: ${problem}`));
    }
  }
  await wear(page, "");
  return found;
}

/** Gives the page a style besides its own, in place of the one before. */
async function wear(page: Page, content: string) {
  await page.evaluate((content) => {
    const style = new CSSStyleSheet();
    style.replaceSync(content);
    document.adoptedStyleSheets = [style];
  }, content);
}

/** A page to which our scripts never come. It runs scripts all the same, since axe is one. */
async function withoutScript(browser: Browser, baseURL: string) {
  const context = await browser.newContext({ baseURL, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  await wire.send("Network.setBlockedURLs", { urls: ["*/pkg/*"] });
  return page;
}

/** Makes the window as high as the page: what a bar at the foot of a small window covers can be scrolled free. */
async function unroll(page: Page, width: number) {
  await page.setViewportSize({ width, height: 100 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(800, height) });
}

async function barriers(page: Page, only: object): Promise<string[]> {
  if (!(await page.evaluate("Boolean(window.axe)"))) await page.evaluate(axe);
  return page.evaluate(async (only) => {
    const options = { ...only, resultTypes: ["violations"], elementRef: false };
    const { violations } = await (window as any).axe.run(document, options);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
  }, only);
}
