// No page has a barrier that a program can find: at four widths, light and dark, with script and without. With more room between
// the letters, or letters twice as large, nothing is cut off.
import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "../../support/test";
import { cutOff, tooWide } from "../../support/geometry";
import { places } from "../../support/pages";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const widths = [320, 360, 768, 1280];
const themes = ["light", "dark"] as const;
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const roomier = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;
const twice = "html { font-size: 200% !important; }";

for (const place of places) {
  test(`${place.name} has no barrier`, { tag: "@once" }, async ({ browser, baseURL }) => {
    const found = [];
    const seen = new Set<string>();
    for (const script of [true, false]) {
      const page = await openFor(browser, baseURL!, script);
      await place.open(page);
      // Where the script changes nothing, the page without it is the same page, and need not be looked at twice.
      const shape = await shapeOf(page);
      if (seen.has(shape)) {
        await page.context().close();
        continue;
      }
      seen.add(shape);
      for (const width of widths) {
        await unroll(page, width);
        for (const colorScheme of themes) {
          await page.emulateMedia({ colorScheme });
          found.push(...(await barriers(page)).map((barrier) => `${width} px, ${colorScheme}${script ? "" : ", no script"}: ${barrier}`));
        }
      }
      if (script) found.push(...(await cutOffWhenLarger(page)));
      await page.context().close();
    }
    expect(found).toEqual([]);
  });
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
    const style = await page.addStyleTag({ content });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 740 });
      const problems = [...(await tooWide(page)), ...(await cutOff(page))];
      found.push(...problems.map((problem) => `${name}, ${width} px: ${problem}`));
    }
    await style.evaluate((style) => (style as Element).remove());
  }
  return found;
}

/** A page that axe may look at. It is a script itself, so "no script" means that ours never comes. */
async function openFor(browser: Browser, baseURL: string, script: boolean) {
  const context = await browser.newContext({ baseURL, bypassCSP: true, viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  if (!script) {
    const wire = await context.newCDPSession(page);
    await wire.send("Network.enable");
    await wire.send("Network.setBlockedURLs", { urls: ["*/pkg/*"] });
  }
  return page;
}

/** Makes the window as high as the page: what a bar at the foot of a small window covers can be scrolled free. */
async function unroll(page: Page, width: number) {
  await page.setViewportSize({ width, height: 100 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(800, height) });
}

async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate("Boolean(window.axe)"))) await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const options = { runOnly: tags, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"], elementRef: false };
    const { violations } = await (window as any).axe.run(document, options);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
  }, rules);
}
