// With script the page is emptied before anything is asked of the network, and three presses of Shift do the same.
import type { Page } from "@playwright/test";
import { expect, test } from "../../support/test";
import { neutralSite } from "../../support/addresses.mjs";

test.describe("Leaving with script", { tag: "@script" }, () => {
  const wayOut = (page: Page) => page.locator(".leave-bar").getByRole("link", { name: "Leave now" });

  /** Answers the way out with nothing, so that one can look at what the script left on the screen. */
  const stall = (page: Page) => page.route("**/leave", (route) => route.fulfill({ status: 204 }));

  /** All that is left: one word, as a title and as an alert, black on white. */
  async function isEmpty(page: Page) {
    const left = () =>
      page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.body);
        const parts = document.body.children.length;
        return { title: document.title, words: document.body.innerText, parts, backgroundColor, color };
      });
    const nothing = { title: "Loading.", words: "Loading.", parts: 1, backgroundColor: "rgb(255, 255, 255)", color: "rgb(0, 0, 0)" };
    await expect.poll(left).toEqual(nothing);
    await expect(page.getByRole("alert")).toHaveText("Loading.");
  }

  async function pressShift(page: Page, times: number) {
    for (let press = 0; press < times; press++) await page.keyboard.press("Shift");
  }

  test("the page is empty before the network answers", async ({ page }) => {
    await page.goto("/opportunities?words=care");
    await stall(page);
    await wayOut(page).click({ noWaitAfter: true });
    await isEmpty(page);
  });

  test("the page we were on is not in the history", async ({ page }) => {
    await page.goto("/help");
    await page.goto("/opportunities?words=care");
    const before = await page.evaluate(() => history.length);
    await wayOut(page).click();
    await page.waitForURL(`${neutralSite}/`);
    expect(await page.evaluate(() => history.length)).toBe(before);
    await page.goBack();
    expect(page.url()).toMatch(/\/help$/);
  });

  test("it is empty at the next picture on the screen, on a phone four times slower", async ({ page, context }) => {
    await stall(page);
    const wire = await context.newCDPSession(page);
    const took: number[] = [];
    for (let round = 0; round < 3; round++) {
      await page.goto("/opportunities?words=care");
      await page.evaluate(() => {
        // The time from the tap to the next picture on the screen, as the browser itself measures it.
        const watch = { type: "event", durationThreshold: 16 };
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (entry.name === "click") document.documentElement.dataset.took = String(entry.duration);
        }).observe(watch);
      });
      await wire.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      await wayOut(page).click({ noWaitAfter: true });
      await isEmpty(page);
      await wire.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      const tookNow = () => page.evaluate(() => Number(document.documentElement.dataset.took));
      await expect.poll(tookNow).toBeGreaterThan(0);
      took.push(await tookNow());
    }
    // S-42 asks for 100 ms. That is a figure to read, not to fail on: other tests share this machine.
    test.info().annotations.push({ type: "ms", description: took.join(", ") });
    console.log(`      empty after ${took.join(", ")} ms at a quarter of the speed (the goal is 100)`);
  });

  test("without a network it stays empty, and leaves when there is one", async ({ page, context }) => {
    await page.goto("/opportunities?words=care");
    await context.setOffline(true);
    await wayOut(page).click();
    await isEmpty(page);
    await context.setOffline(false);
    await page.waitForURL(`${neutralSite}/`);
  });

  test("three presses of Shift leave, and each is said aloud", async ({ page }) => {
    await page.goto("/opportunities?words=care");
    const said = page.getByRole("status");
    await pressShift(page, 1);
    await expect(said).toHaveText("Shift. Press it 2 more times to leave.");
    await pressShift(page, 1);
    await expect(said).toHaveText("Shift. Press it 1 more time to leave.");
    await pressShift(page, 1);
    await page.waitForURL(`${neutralSite}/`);
  });

  test("three presses empty the page first", async ({ page }) => {
    await page.goto("/help");
    await stall(page);
    await pressShift(page, 3);
    await isEmpty(page);
  });

  test("presses that come too late do not count, and that is said", async ({ page }) => {
    await page.clock.install();
    await page.goto("/help");
    await pressShift(page, 2);
    await page.clock.runFor(5_001);
    await expect(page.getByRole("status")).toHaveText("You are still on this page. Press Shift 3 times to leave.");
    await pressShift(page, 2);
    await expect(page.getByRole("status")).toHaveText("Shift. Press it 1 more time to leave.");
    expect(page.url()).toMatch(/\/help$/);
  });

  test("capital letters do not count", async ({ page }) => {
    await page.goto("/opportunities");
    await page.getByLabel("What do you want to do?").focus();
    for (const letter of ["C", "A", "R", "E"]) await page.keyboard.press(`Shift+${letter}`);
    await expect(page.getByRole("status")).toHaveText("");
    await expect(page.getByLabel("What do you want to do?")).toHaveValue("CARE");
    await expect(page.locator(".leave-bar a")).not.toHaveAttribute("data-count", /[12]/);
  });

  test("other keys between start the count again", async ({ page }) => {
    await page.goto("/help");
    await pressShift(page, 2);
    await page.keyboard.press("a");
    await pressShift(page, 1);
    await expect(page.getByRole("status")).toHaveText("Shift. Press it 2 more times to leave.");
  });
});
