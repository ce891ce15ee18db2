// Signing in with the keys alone, in a language that runs from the right, and four times as large.
import type { Page } from "@playwright/test";
import { cutOff, tabTo, tooWide, type Stop } from "../../support/geometry";
import { codeFor, freshAddress, onGracesList, carry } from "../../support/people";
import { expect, test } from "../../support/test";

/** Types an address and its code by the names of the fields, whatever their labels say. */
async function signIn(page: Page, address: string) {
  await page.goto("/sign-in");
  await page.locator("#email").fill(address);
  await page.locator("input[name=own_phone][value=yes]").check();
  await page.locator("main form button").first().click();
  await page.locator("#code").fill(await codeFor(address));
  await page.locator("main form button").first().click();
  await expect(page.locator("#name")).toBeVisible();
}

for (const size of [{ width: 320, height: 480 }, { width: 1280, height: 720 }]) {
  test(`with the keys alone, at ${size.width} by ${size.height}, somebody new gets a page`, async ({ page }) => {
    await page.setViewportSize(size);
    const address = freshAddress("keys");
    const stops: Stop[] = [];
    await page.goto("/");
    await tabTo(page, /a \/sign-in "Sign in/, stops);
    await page.keyboard.press("Enter");
    await page.waitForURL("/sign-in");
    await tabTo(page, /input email/, stops);
    await page.keyboard.type(address);
    await tabTo(page, /input own_phone/, stops);
    await page.keyboard.press("Space");
    await tabTo(page, /button .*Send me a code/, stops);
    await page.keyboard.press("Enter");
    await page.waitForURL("/sign-in/code");
    const code = await codeFor(address);
    await tabTo(page, /input code/, stops);
    await page.keyboard.type(code);
    await page.keyboard.press("Enter");
    await page.waitForURL("/sign-in/new");
    await tabTo(page, /input name/, stops);
    await page.keyboard.type("Keya");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hello Keya");
    await tabTo(page, /Who looked/, stops);
    await page.keyboard.press("Enter");
    await page.waitForURL("/me/who-looked");
    expect(stops.map((stop) => stop.problem).filter(Boolean)).toEqual([]);
  });
}

test("in a language that runs from the right somebody gets a page", async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: "__Host-language", value: "ar-XB", url: baseURL!.replace("http:", "https:"), secure: true }]);
  await page.setViewportSize({ width: 320, height: 568 });
  await signIn(page, freshAddress("rtl"));
  await page.locator("#name").fill("Noor");
  await page.locator("main form button").first().click();
  await expect(page.locator("h1 bdi")).toHaveText("Noor");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  const heading = (await page.locator("h1").boundingBox())!;
  const card = (await page.locator(".card").first().boundingBox())!;
  expect(Math.abs(heading.x + heading.width - (card.x + card.width)), "the page begins at the right").toBeLessThan(2);
  for (const address of ["/me", "/me/sessions", "/me/who-looked", "/sign-in", "/sign-in/adviser"]) {
    await page.goto(address);
    expect([...(await tooWide(page)), ...(await cutOff(page))], address).toEqual([]);
  }
});

test("at 400 % somebody gets a page, and an adviser reads their list", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await signIn(page, freshAddress("large"));
  await page.locator("#name").fill("Maximiliane-Alexandrina Featherstonehaugh-Cholmondeley");
  await page.locator("main form button").first().click();
  for (const address of ["/me", "/me/sessions", "/me/who-looked"]) {
    await page.goto(address);
    expect([...(await tooWide(page)), ...(await cutOff(page))], address).toEqual([]);
  }
  const name = "Maximiliane-Alexandrina Featherstonehaugh-Cholmondeley";
  const { grace, address } = await onGracesList(name, freshAddress("a-very-long-address-that-somebody-has-chosen"));
  await carry(page, grace);
  for (const asked of ["/young-people", address, `${address}/change`, `${address}/code`]) {
    await page.goto(asked);
    expect([...(await tooWide(page)), ...(await cutOff(page))], asked).toEqual([]);
  }
});
