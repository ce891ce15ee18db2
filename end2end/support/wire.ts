// What goes over the wire for one visit: every file, with its headers, as the browser counts it.
import type { Page } from "@playwright/test";

export interface Sent {
  url: string;
  type: string;
  bytes: number;
}

/** Visits a page with an empty cache, and lists what it cost. */
export async function visit(page: Page, open: () => Promise<unknown>): Promise<Sent[]> {
  const wire = await page.context().newCDPSession(page);
  await wire.send("Network.clearBrowserCache");
  await wire.detach();
  return again(page, open);
}

/** Visits a page with what the browser still holds, and lists what it cost. */
export async function again(page: Page, open: () => Promise<unknown>): Promise<Sent[]> {
  const wire = await page.context().newCDPSession(page);
  await wire.send("Network.enable");
  const begun = new Map<string, Sent>();
  wire.on("Network.requestWillBeSent", ({ requestId, request, type }) => begun.set(requestId, { url: request.url, type: type ?? "", bytes: 0 }));
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const sent = begun.get(requestId);
    if (sent) sent.bytes = encodedDataLength;
  });
  await open();
  await page.waitForLoadState("networkidle");
  await wire.detach();
  return [...begun.values()].filter((sent) => !sent.url.startsWith("data:"));
}
