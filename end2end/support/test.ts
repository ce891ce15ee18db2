// The test of every journey: a page whose console must stay silent, and that must ask nobody but us for anything.
import { test as base, expect, type BrowserContext } from "@playwright/test";
import { neutralSite } from "./addresses.mjs";
import { someNetwork } from "./visitor";

/** Notes what a browser complains of: script errors, refused styles, and anything asked of a third party. */
export function complaintsOf(context: BrowserContext, home: string): string[] {
  const complaints: string[] = [];
  context.on("console", (message) => {
    // A page that answers 404 or 422 on purpose is named in the console too.
    if (message.type() === "error" && !/status of (404|405|422|429)|ERR_INTERNET_DISCONNECTED/.test(message.text())) complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
  context.on("request", (request) => {
    const ours = [home, neutralSite, "data:", "about:"].some((start) => request.url().startsWith(start));
    if (!ours) complaints.push(`A third party was asked: ${request.url()}`);
  });
  return complaints;
}

export const test = base.extend<{ script: boolean; calm: void }>({
  /** True where the browser runs scripts. */
  script: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),
  calm: [
    async ({ context, baseURL }, use) => {
      const complaints = complaintsOf(context, baseURL!);
      await context.setExtraHTTPHeaders({ "x-forwarded-for": someNetwork() });
      await use();
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
