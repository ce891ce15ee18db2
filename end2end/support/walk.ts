// One browser that walks from place to place for as long as its worker lives: a new one for each place would take longer to come
// than to look. It comes to each with nothing from where it was before.
import { test as base, expect, type Page } from "@playwright/test";
import { complaintsOf } from "./test";
import { someNetwork } from "./visitor";

interface Walker {
  page: Page;
  complaints: string[];
}

export const test = base.extend<{ walk: Page }, { walker: Walker }>({
  walker: [
    async ({ browser }, use, { project }) => {
      const { baseURL, locale, timezoneId, deviceScaleFactor, isMobile, hasTouch } = project.use;
      const context = await browser.newContext({ baseURL, locale, timezoneId, deviceScaleFactor, isMobile, hasTouch });
      await use({ page: await context.newPage(), complaints: complaintsOf(context, baseURL!) });
      await context.close();
    },
    { scope: "worker" },
  ],
  walk: async ({ walker: { page, complaints } }, use) => {
    await page.context().clearCookies();
    await page.context().setExtraHTTPHeaders({ "x-forwarded-for": someNetwork() });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: "light" });
    await use(page);
    if (page.url().startsWith("http")) await page.evaluate(() => [localStorage, sessionStorage].forEach((kept) => kept.clear()));
    expect(complaints.splice(0)).toEqual([]);
  },
});

export { expect };
