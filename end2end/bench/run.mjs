// Measures the release against its goals and prints what it found: node end2end/bench/run.mjs [part…]
// The server has one core, the load another; everything talks to 127.0.0.1 and ends with this program.
import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { figure, marksFigure, median, print } from "./figures.mjs";
import { check, cleanUp, database, empty, feed, foothold, serve, serving, CORES } from "./foothold.mjs";
import { bytesOfNotModified, load, searches } from "./load.mjs";

const PARTS = { start, search, profile, kept, fresh, sign_in, me, imports, kept_searches, advocacy, inbox, memory, paint, lighthouse, years };
const LONGEST = 60 * 60_000; // ms for the whole run; building the tests that measure is half of it
const LISTINGS = [4_000, 12_000];
const SEARCH = "/opportunities?words=care&place=E14&miles=20";
const VIEWS = 100_000;

async function search() {
  const figures = [];
  const speeds = [];
  for (const listings of LISTINGS) {
    await serving(await database(listings), async (server) => {
      await load(server, { addresses: await searches(2), seconds: 2 }); // warm
      const busy = await load(server, { addresses: await searches(8), seconds: 8 });
      const alone = await load(server, { addresses: await searches(4), connections: 1, seconds: 4 });
      const fixed = await load(server, { addresses: ["/bench/fixed"], seconds: 3 });
      const times = speeds.push(busy) === 1 ? 1 : 2; // the larger list may cost twice as much
      const of = `${listings.toLocaleString("en-GB")} vacancies`;
      figures.push(
        figure(`search of ${of}: CPU a page`, busy.cpuMs, "ms", { most: 0.4 * times, digits: 3 }),
        figure(`${of}: one at a time, half within`, alone.p50, "ms", { most: 1 * times, digits: 2 }),
        figure(`${of}: one at a time, 99 % within`, alone.p99, "ms", { most: 5 * times, digits: 2 }),
        figure(`${of}: 16 connections`, busy.perSecond, "pages/s", { least: 2_500 / times, digits: 0 }),
        figure(`${of}: 16 connections, by CPU time alone`, 1000 / busy.cpuMs, "pages/s", { digits: 0 }),
        figure(`${of}: 16 connections, 99 % within`, busy.p99, "ms"),
        figure(`${of}: bytes a page with headers`, busy.bytesEach, "bytes", { most: 14_000, digits: 0 }),
        figure(`${of}: fixed bytes (${Math.round(fixed.bytesEach)} with headers)`, fixed.perSecond, "answers/s", {
          digits: 0,
        }),
        figure(`${of}: fixed bytes need this share of a search's CPU`, (100 * fixed.cpuMs) / busy.cpuMs, "%"),
      );
    });
  }
  const [small, large] = speeds;
  return [
    ...figures,
    figure("12,000 cost this much more CPU than 4,000", large.cpuMs / small.cpuMs, "times", { most: 2, digits: 2 }),
  ];
}

async function profile() {
  const { hasPerf, profile } = await import("./profile.mjs");
  if (!hasPerf()) {
    console.log("\nprofile: left out, since this machine has no perf (Debian's linux-perf).");
    return [];
  }
  return serving(await database(LISTINGS[0]), async (server) => {
    const loading = load(server, { addresses: await searches(6), seconds: 6 });
    await pause(1_000);
    const shares = await profile(server, 4);
    await loading;
    return [...shares].map(([place, percent]) => figure(`of a search's time: ${place}`, percent, "%"));
  });
}

async function kept() {
  return serving(await database(LISTINGS[0]), async (server) => {
    await load(server, { addresses: [SEARCH], seconds: 1 });
    const again = await load(server, { addresses: [SEARCH], seconds: 5 });
    return [
      figure("a public page again", again.perSecond, "pages/s", { least: 40_000, digits: 0 }),
      figure("a public page again, by CPU time alone", 1000 / again.cpuMs, "pages/s", { digits: 0 }),
      figure("not modified (304), whole answer", await bytesOfNotModified(server, SEARCH), "bytes", { most: 200 }),
    ];
  });
}

/** How soon a kept page is right again after an import beside the running server. */
async function fresh() {
  const file = await empty("fresh.db");
  await foothold(file, ["seed", "--demo"]);
  const more = await feed(LISTINGS[1]);
  return serving(file, async (server) => {
    const etag = async () =>
      (await fetch(`${server.url}/opportunities`, { headers: { "accept-encoding": "gzip" } })).headers.get("etag");
    const before = await etag();
    await foothold(file, ["import", "vacancies", more], CORES.load);
    const began = performance.now();
    while ((await etag()) === before) {
      if (performance.now() - began > 10_000) throw new Error("the page still shows what was before the import");
      await pause(5);
    }
    return [
      figure("after an import (to 12,000): the page is right within", (performance.now() - began) / 1000, "s", {
        most: 1,
        digits: 2,
      }),
    ];
  });
}

async function sign_in() {
  const { signIn } = await import("./sign_in.mjs");
  return serving(await database(LISTINGS[0]), signIn);
}

async function me() {
  const { fill, me } = await import("./me.mjs");
  const file = await empty("me.db");
  await foothold(file, ["seed", "--demo"]);
  fill(file);
  return serving(file, me);
}

async function imports() {
  const figures = [];
  for (const [listings, most] of [
    [4_000, 4],
    [12_000, 12],
  ]) {
    const source = await feed(listings);
    const { seconds, megabytes } = await foothold(await empty(`import-${listings}.db`), [
      "import",
      "vacancies",
      source,
    ]);
    const of = `import of ${listings.toLocaleString("en-GB")}`;
    figures.push(
      figure(of, seconds, "s", { most, digits: 2 }),
      figure(`${of}: peak memory`, megabytes, "MB", { most: 150 }),
    );
  }
  return figures;
}

async function kept_searches() {
  const { keptSearches } = await import("./kept_searches.mjs");
  return keptSearches();
}

async function advocacy() {
  const part = await import("./advocacy.mjs");
  return part.advocacy();
}

async function inbox() {
  const part = await import("./inbox.mjs");
  return part.inbox();
}

async function years() {
  const part = await import("./years.mjs");
  return part.years();
}

/** Never-seen searches, vacancies and kept pages, 70 : 20 : 10. */
async function memory() {
  return serving(await database(LISTINGS[0]), async (server) => {
    await pause(2_000);
    const idle = server.megabytes();
    const vacancies = await vacancyAddresses(server);
    const half = async () => {
      for (let views = 0; views < VIEWS / 2;) {
        const fresh = await searches(4);
        const addresses = fresh.map((search, at) =>
          at % 10 < 7 ? search : at % 10 < 9 ? vacancies[at % vacancies.length] : SEARCH,
        );
        views += (await load(server, { addresses, seconds: 4 })).requests;
      }
      return server.megabytes();
    };
    const middle = await half();
    const end = await half();
    return [
      figure("memory idle after start", idle, "MB", { most: 40 }),
      figure("memory after 100,000 page views", end, "MB", { most: 80 }),
      figure("… of that, grown in the second half", end - middle, "MB", { most: 1 }),
    ];
  });
}

async function start() {
  const file = await database(LISTINGS[0]);
  const [times, cpu] = [[], []];
  for (let time = 0; time < 5; time++) {
    const server = await serve(file);
    times.push(server.startedIn);
    cpu.push(server.cpuMs());
    await server.stop();
  }
  return [
    figure("start to first answer", median(times), "ms", { most: 300, digits: 0 }),
    figure("start to first answer: CPU", median(cpu), "ms", { digits: 0 }),
  ];
}

async function paint() {
  const { firstView } = await import("./browser.mjs");
  return onPages(async (browser, url, name) => {
    const view = await firstView(browser, url);
    return [
      figure(`${name}: first view, all files with headers`, view.bytes, "bytes", { most: 14_000, digits: 0 }),
      figure(`${name}: requests that the first paint waits for`, view.blocking, "", { most: 1 }),
      figure(`${name}: requests sent before it; in all ${view.requests}`, view.beforePaint, ""),
      figure(`${name}: WASM, fonts and third parties`, view.unwanted, "", { most: 0 }),
      figure(`${name}: paint on slow 4G`, view.paint, "ms", { most: 800, digits: 0 }),
    ];
  });
}

async function lighthouse() {
  const { marks } = await import("./browser.mjs");
  return onPages(async (browser, url, name) => [
    marksFigure(
      `${name}: Lighthouse mobile (performance, accessibility, best practice)`,
      await marks(browser, url),
      [99, 100, 100],
    ),
  ]);
}

/** Looks at the three pages young people see first, in a real browser. */
async function onPages(look) {
  const { browsing } = await import("./browser.mjs");
  return serving(await database(LISTINGS[0]), (server) =>
    browsing(async (browser) => {
      const pages = { "/": "/", "/opportunities": "/opportunities", "a vacancy": (await vacancyAddresses(server))[0] };
      const figures = [];
      for (const [name, address] of Object.entries(pages))
        figures.push(...(await look(browser, server.url + address, name)));
      return figures;
    }),
  );
}

async function vacancyAddresses(server) {
  const addresses = new Set();
  for (let page = 1; page <= 20; page++) {
    const html = await (await fetch(`${server.url}/opportunities?page=${page}`)).text();
    for (const [, address] of html.matchAll(/href="(\/opportunities\/[^"?#]+)"/g)) addresses.add(address);
  }
  if (addresses.size === 0) throw new Error("/opportunities leads to no vacancy");
  return [...addresses];
}

async function main() {
  const unknown = process.argv.slice(2).filter((name) => !(name in PARTS));
  if (unknown.length > 0)
    throw new Error(`There is no part called ${unknown.join(", ")}; there are ${Object.keys(PARTS).join(", ")}.`);
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(PARTS);
  check();
  if (loadavg()[0] > 0.7)
    console.log(`== This machine is busy (load ${loadavg()[0].toFixed(1)}): figures will look worse than they are.`);
  const all = [];
  for (const name of names) {
    const began = performance.now();
    const figures = await PARTS[name]().catch((cause) => [{ what: cause.message, value: "", goal: "", good: false }]);
    if (figures.length > 0) print(`${name} (${Math.round((performance.now() - began) / 1000)} s)`, figures);
    all.push(...figures);
  }
  const judged = all.filter((one) => one.good !== undefined);
  if (judged.length > 0) console.log(`\n${judged.filter((one) => one.good).length} of ${judged.length} goals met.`);
}

process.on("exit", cleanUp);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    console.error(`== Stopped by ${signal}.`);
    process.exit(130);
  });
}
setTimeout(() => {
  console.error(`== Stopped: ${LONGEST / 60_000} minutes are over.`);
  process.exit(1);
}, LONGEST).unref();

await main().then(
  () => process.exit(0),
  (problem) => {
    console.error(`== ${problem.message}`);
    process.exit(1);
  },
);
