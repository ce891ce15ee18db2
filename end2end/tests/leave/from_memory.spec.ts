// Browsers keep whole pages in memory for the Back button. After leaving they must not show them, with script or without.
import { chromium as launcher, type CDPSession } from "@playwright/test";
import { expect, test } from "../../support/test";
import { chromium } from "../../support/chromium.mjs";
import { neutralSite } from "../../support/addresses.mjs";

// Playwright switches that memory off, and loses pages that come out of it; so this speaks to the browser itself.
for (const script of [true, false]) {
  test(`Back finds no page kept in memory, ${script ? "with" : "without"} script`, { tag: "@once" }, async ({ baseURL }) => {
    const browser = await launcher.launch({ ...chromium, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
    const page = await (await browser.newContext({ javaScriptEnabled: script, baseURL })).newPage();
    const wire = await browser.newBrowserCDPSession();

    await page.goto("/opportunities?words=care");
    await page.goto("/help");
    await page.evaluate(() => document.body.classList.add("kept-in-memory"));
    await page.goto("/cookies");
    await back(wire);
    await expect.poll(() => shown(wire), "the memory is at work").toContain("kept-in-memory");
    await page.goto("/cookies");
    await page.locator(".leave-bar a").click();
    await page.waitForURL(`${neutralSite}/`);
    for (let times = 0; times < 2; times++) {
      await back(wire);
      await expect.poll(() => shown(wire)).toMatch(/<button[^>]*>Go on/);
      expect(await shown(wire)).not.toMatch(/Foothold|Help tonight|care/);
    }
    await browser.close();
  });
}

/** Goes back as the browser's own button does. */
async function back(wire: CDPSession) {
  const { currentIndex, entries } = await ask(wire, "Page.getNavigationHistory");
  await ask(wire, "Page.navigateToHistoryEntry", { entryId: entries[currentIndex - 1].id });
  await expect.poll(async () => (await ask(wire, "Page.getNavigationHistory")).currentIndex).toBe(currentIndex - 1);
}

/** What stands on the screen now. */
async function shown(wire: CDPSession): Promise<string> {
  const { result } = await ask(wire, "Runtime.evaluate", { expression: "document.documentElement.outerHTML" });
  return String(result?.value).replace(/<style>.*?<\/style>/s, "");
}

/** Asks whichever page the one tab shows now. */
async function ask(wire: CDPSession, method: string, params: object = {}): Promise<any> {
  const { targetInfos } = await wire.send("Target.getTargets");
  const { targetId } = targetInfos.find(({ type }) => type === "page")!;
  const { sessionId } = await wire.send("Target.attachToTarget", { targetId, flatten: false });
  const answered = new Promise((resolve) => {
    wire.on("Target.receivedMessageFromTarget", (received) => {
      if (received.sessionId === sessionId) resolve(JSON.parse(received.message).result ?? {});
    });
  });
  await wire.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id: 1, method, params }) });
  const result = await answered;
  await wire.send("Target.detachFromTarget", { sessionId });
  return result;
}
