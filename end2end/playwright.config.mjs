// What people do, in a real browser: the release on a fresh database with the demonstration in it, with script and without.
import { defineConfig } from "@playwright/test";

const port = process.env.JOURNEYS_PORT ?? "3100";
const database = "target/journeys/foothold.db";

const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

export default defineConfig({
  testDir: "tests",
  outputDir: "results/artifacts",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "results/results.json" }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: "en-GB",
    timezoneId: "Europe/London",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "phone", use: phone },
    { name: "phone-no-script", use: { ...phone, javaScriptEnabled: false } },
  ],
  webServer: {
    command: "rm -rf target/journeys && exec bash .ci/serve",
    cwd: "..",
    env: { PORT: port, DATABASE_URL: `sqlite://${database}`, FOOTHOLD_DEMO: "true", FOOTHOLD_LOG: "warn" },
    url: `http://127.0.0.1:${port}/livez`,
    reuseExistingServer: false,
    timeout: 60_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
  },
});
