// What people do, in a real browser: the release on a fresh database with the demonstration in it, with script and without.
// JOURNEYS_BUILD=debug tries another build; JOURNEYS_REUSE=true one that is serving already.
import { defineConfig } from "@playwright/test";
import { database, home, neutralSite, port } from "./support/addresses.mjs";
import { chromium } from "./support/chromium.mjs";

const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

export default defineConfig({
  testDir: "tests",
  outputDir: "results/artifacts",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "results/results.json" }]],
  use: {
    baseURL: home,
    locale: "en-GB",
    timezoneId: "Europe/London",
    screenshot: "only-on-failure",
    launchOptions: chromium,
  },
  // A test tagged @script needs scripts; one tagged @once makes its own browsers, and needs no second run.
  projects: [
    { name: "phone", use: phone, testIgnore: "command_line/**" },
    { name: "phone-no-script", use: { ...phone, javaScriptEnabled: false }, testIgnore: "command_line/**", grepInvert: /@script|@once/ },
    { name: "command-line", testMatch: "command_line/**" },
  ],
  webServer: [
    {
      command: "node end2end/support/neutral_site.mjs",
      cwd: "..",
      url: neutralSite,
      reuseExistingServer: Boolean(process.env.JOURNEYS_REUSE),
    },
    {
      command: `rm -rf target/journeys && exec bash .ci/serve ${process.env.JOURNEYS_BUILD ?? "release"}`,
      cwd: "..",
      env: {
        PORT: port,
        DATABASE_URL: `sqlite://${database}`,
        FOOTHOLD_KEYS_FILE: "target/journeys/foothold.keys",
        FOOTHOLD_DEMO: "true",
        FOOTHOLD_PROXIES: "1", // so that each journey can come from a network of its own
        FOOTHOLD_LOG: "warn",
        FOOTHOLD_LEAVE_TO: neutralSite,
      },
      url: `${home}/livez`,
      reuseExistingServer: Boolean(process.env.JOURNEYS_REUSE),
      timeout: 60_000,
      gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
    },
  ],
});
