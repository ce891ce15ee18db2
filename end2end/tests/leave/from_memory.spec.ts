// Browsers keep whole pages in memory for the Back button. After leaving they must not show them, with script or without.
import { chromium as launcher } from "@playwright/test";
import { expect, test } from "../../support/test";
import { chromium } from "../../support/chromium.mjs";
import { neutralSite } from "../../support/addresses.mjs";

// Playwright switches that memory off, and loses its way in pages that come out of it; so this speaks to the browser itself.
for (const script of [true, false]) {
  test(`Back finds no page kept in memory, ${script ? "with" : "without"} script`, { tag: "@once" }, async ({ baseURL }) => {
    const browser = await launcher.launch({ ...chromium, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
    const page = await (await browser.newContext({ javaScriptEnabled: script, baseURL })).newPage();
    const wire = await page.context().newCDPSession(page);
    const words = async () => {
      const { root } = await wire.send("DOM.getDocument", { depth: -1 });
      const { outerHTML } = await wire.send("DOM.getOuterHTML", { nodeId: root.nodeId });
      return outerHTML.replace(/<style>.*?<\/style>/s, "");
    };
    /** As the browser's own button does it. */
    const back = async () => {
      const { currentIndex, entries } = await wire.send("Page.getNavigationHistory");
      await wire.send("Page.navigateToHistoryEntry", { entryId: entries[currentIndex - 1].id });
      await expect.poll(async () => (await wire.send("Page.getNavigationHistory")).currentIndex).toBe(currentIndex - 1);
    };
    await page.goto("/opportunities?words=care");
    await page.goto("/help");
    await page.goto("/cookies");
    await page.locator(".leave-bar a").click();
    await page.waitForURL(`${neutralSite}/`);
    for (let times = 0; times < 2; times++) {
      await back();
      await expect.poll(words).toMatch(/<button[^>]*>Go on/);
      expect(await words()).not.toMatch(/Foothold|Help tonight|care/);
    }
    await browser.close();
  });
}
