// What a phone sees of a page: bytes, requests and the time to first paint on slow 4G; and Lighthouse's marks for it.
import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import { freePort } from "./foothold.mjs";
import { median } from "./figures.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const CPU_SLOWER = 4;
const TIMES = 5;
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const LIGHTHOUSE_TIMES = 3;

/** A Chromium for as long as `work` lasts; `port` is the one it can be driven through. */
export async function browsing(work) {
  const port = await freePort();
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, `--remote-debugging-port=${port}`] });
  try {
    return await work({ browser, port });
  } finally {
    await browser.close();
  }
}

/** The first view of a page by a phone that has seen nothing of ours: the median of a few. */
export async function firstView({ browser }, url) {
  await look(browser, url); // the browser's own warming up is not the page's
  const views = [];
  for (let time = 0; time < TIMES; time++) views.push(await look(browser, url));
  return { ...views[0], paint: median(views.map((view) => view.paint)) };
}

async function look(browser, url) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const requests = new Map();
  devtools.on("Network.requestWillBeSent", ({ requestId, request, wallTime, type }) =>
    requests.set(requestId, { url: request.url, at: wallTime * 1000, type, bytes: 0 }),
  );
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (requests.has(requestId)) requests.get(requestId).bytes = encodedDataLength; // with its headers
  });
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", SLOW_4G);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWER });
  await page.goto(url, { waitUntil: "networkidle" });
  const { paint, origin, files } = await page.evaluate(() => ({
    files: performance.getEntriesByType("resource").filter((file) => file.renderBlockingStatus === "blocking").length,
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    origin: performance.timeOrigin,
  }));
  await context.close();
  const all = [...requests.values()].filter((request) => !request.url.startsWith("data:"));
  return {
    paint,
    bytes: all.reduce((sum, request) => sum + request.bytes, 0),
    requests: all.length,
    blocking: 1 + files, // the page itself, and files it must not be painted without
    beforePaint: all.filter((request) => request.at < origin + paint).length,
    unwanted: all.filter(
      (request) =>
        request.type === "Font" || request.url.endsWith(".wasm") || !request.url.startsWith(new URL(url).origin),
    ).length,
  };
}

/** Lighthouse's mobile marks out of 100: the median of a few runs for each category. */
export async function marks({ port }, url) {
  const runs = [];
  for (let time = 0; time < LIGHTHOUSE_TIMES; time++) {
    const { lhr } = await lighthouse(url, { port, onlyCategories: CATEGORIES, logLevel: "silent", output: "json" });
    runs.push(CATEGORIES.map((category) => Math.round(lhr.categories[category].score * 100)));
  }
  return CATEGORIES.map((_, at) => median(runs.map((run) => run[at])));
}
