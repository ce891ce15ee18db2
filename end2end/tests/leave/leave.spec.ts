// Away at once: nothing stays on the screen, behind the Back button or in the browser.
import type { Page } from "@playwright/test";
import { expect, test } from "../../support/test";
import { neutralSite } from "../../support/addresses.mjs";
import { ourPages } from "../../support/pages";

const wayOut = (page: Page) => page.locator(".leave-bar").getByRole("link", { name: "Leave now" });
const onTheNeutralSite = (page: Page) => page.waitForURL(`${neutralSite}/`);

/** A visit of five pages. */
async function lookAround(page: Page) {
  for (const address of ["/", "/help", "/opportunities", "/opportunities?words=care&place=E14", "/about-your-data"]) {
    await page.goto(address);
  }
}

/** Nothing on the screen, in the tab or for those who listen says where they were. */
async function saysNothing(page: Page) {
  const html = (await page.content()).replace(/<style>.*?<\/style>/s, "");
  for (const word of ["Foothold", "care", "Care", "Help", "apprentice", "training", "Leave", "data", "E14", "council"]) {
    expect(html, `at ${page.url()}`).not.toContain(word);
  }
  expect(await page.title()).toMatch(/^(Welcome|Weather|Loading\.)$/);
}

test("one tap leads to a neutral site", async ({ page }) => {
  await lookAround(page);
  await wayOut(page).click();
  await onTheNeutralSite(page);
});

test("so does the first link for those who use a keyboard", async ({ page }) => {
  await page.goto("/help");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Leave now" }).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await onTheNeutralSite(page);
});

for (const times of [1, 5]) {
  test(`Back ${times === 1 ? "once" : "five times"} after leaving shows nothing of ours`, async ({ page }) => {
    await lookAround(page);
    await wayOut(page).click();
    await onTheNeutralSite(page);
    for (let back = 0; back < times; back++) {
      await page.goBack();
      if (page.url() !== "about:blank") await saysNothing(page);
    }
  });
}

test("an address typed again after leaving shows nothing of ours either", async ({ page }) => {
  await lookAround(page);
  await wayOut(page).click();
  await onTheNeutralSite(page);
  for (const place of ourPages.filter((place) => place.address)) {
    await page.goto(place.address!);
    await saysNothing(page);
  }
});

test("who comes back by themselves is let in with one button", async ({ page }) => {
  await page.goto("/");
  await wayOut(page).click();
  await onTheNeutralSite(page);
  await page.goto("/");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { name: "What do you need today?" })).toBeVisible();
});

test("nothing of ours stays in the browser but the note that somebody left", async ({ page, context, baseURL }) => {
  await page.goto("/language");
  await page.getByRole("main").getByRole("button").click();
  expect((await context.cookies()).map((cookie) => cookie.name)).toEqual(["__Host-language"]);
  await page.goto("/opportunities?words=care");
  await wayOut(page).click();
  await onTheNeutralSite(page);

  const [left, ...others] = await context.cookies();
  expect(others).toEqual([]);
  expect(left).toMatchObject({ name: "__Host-left", value: "1", secure: true, path: "/", sameSite: "Lax" });
  expect(left.expires - Date.now() / 1000).toBeLessThanOrEqual(601);

  await page.goto("/");
  const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length, (await indexedDB.databases()).length]);
  expect(kept).toEqual([0, 0, 0, 0]);
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  const answered = new Promise<any>((resolve) => wire.on("Network.responseReceived", ({ response }) => response.url.includes("/pkg/") || response.url.includes("/opportunities") ? resolve(response) : 0));
  await page.goto("/opportunities?words=care");
  expect((await answered).fromDiskCache ?? false).toBe(false);
});

test("the address of the way out does as the link does, and says nothing", async ({ request }) => {
  const first = await request.get("/leave", { maxRedirects: 0 });
  expect(first.status()).toBe(303);
  expect(first.headers()["clear-site-data"]).toBe('"cache", "cookies", "storage"');
  expect(await first.text()).toBe("");
  const empty = await (await request.get(first.headers().location)).text();
  expect(empty.replace(/<[^>]*>/g, "")).toBe("Loading.");
  const second = await request.get(empty.match(/url=([^"]*)/)![1], { maxRedirects: 0 });
  expect(second.status()).toBe(303);
  expect(second.headers()["clear-site-data"]).toBe('"cache"');
  expect(new URL(second.headers().location).origin).toBe(neutralSite);
});

test("the neutral site is not told where somebody came from", async ({ page }) => {
  await page.goto("/opportunities?words=care");
  const asked = page.waitForRequest(`${neutralSite}/`);
  await wayOut(page).click();
  expect((await (await asked).allHeaders()).referer).toBeUndefined();
});
