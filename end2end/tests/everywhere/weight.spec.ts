// Every page of a young person is light: it opens with one request, and brings nothing it does not need.
import { expect, test } from "../../support/test";
import { everyPage, ourPages, places } from "../../support/pages";
import { again, visit } from "../../support/wire";

/** What one page may cost, in bytes, with the headers of every file. */
const most = 14_000;

test(`no page of a young person weighs more than ${most} bytes, all told`, { tag: "@once" }, async ({ page, baseURL }) => {
  test.setTimeout(everyPage);
  for (const place of ourPages.filter((place) => !place.staff)) {
    const sent = await visit(page, () => place.open(page));
    // A refused form comes after the page that it was typed in: it is weighed with the files that page brought.
    const [refused] = sent.filter((one) => one.type === "Document").slice(-1);
    const brought = sent.filter((one) => one.type !== "Document" && one.bytes > 0);
    const bytes = [refused, ...brought].reduce((sum, one) => sum + one.bytes, 0);
    const listed = `${place.name}: ${JSON.stringify(sent)}`;
    expect.soft(bytes, listed).toBeLessThanOrEqual(most);
    const came = new Set(sent.filter((one) => one.bytes > 0).map((one) => one.url));
    expect.soft(sent.filter((one) => !came.has(one.url)), `not answered: ${listed}`).toEqual([]);
    const files = sent.filter((one) => one.type !== "Document").map((one) => one.url.slice(baseURL!.length));
    expect.soft(files.filter((file) => !/^\/(pkg\/(leave|stay|keep)\..*\.js|favicon\.svg)$/.test(file)), listed).toEqual([]);
  }
});

test("every page is painted with one request, whatever becomes of the rest", { tag: "@once" }, async ({ page }) => {
  await page.route("**/pkg/**", () => new Promise(() => {})); // never answered
  test.setTimeout(everyPage);
  for (const { address, enter } of ourPages.filter((place) => place.address && !place.staff)) {
    await enter(page);
    await page.goto(address!, { waitUntil: "commit" });
    await expect.poll(() => page.evaluate(() => performance.getEntriesByName("first-contentful-paint").length), address).toBe(1);
    await expect(page.locator(".foot")).toBeVisible();
  }
});

test("a page seen before costs next to nothing", { tag: "@once" }, async ({ page }) => {
  await page.goto("/opportunities?words=care");
  await page.goto("/help");
  await page.waitForLoadState("networkidle"); // the icon comes last, once
  const sent = await again(page, () => page.goto("/opportunities?words=care"));
  const bytes = sent.reduce((sum, one) => sum + one.bytes, 0);
  test.info().annotations.push({ type: "bytes", description: String(bytes) });
  expect(bytes, JSON.stringify(sent)).toBeLessThanOrEqual(400);
});

test("only the pages of staff load the browser half, and it works", { tag: ["@once"] }, async ({ page }) => {
  const blocks = places.find((place) => place.name === "the building blocks")!;
  const sent = await visit(page, () => blocks.open(page));
  expect(sent.filter((one) => one.url.includes(".wasm"))).toHaveLength(1);
  const bytes = sent.reduce((sum, one) => sum + one.bytes, 0);
  test.info().annotations.push({ type: "bytes", description: String(bytes) });
  expect(bytes).toBeLessThanOrEqual(300_000);

  await expect(page.getByText("You have 500 characters left.").first()).toBeVisible();
  await page.getByLabel("What do you want to do?").pressSequentially("bikes");
  await expect(page.getByText("You have 495 characters left.").first()).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "495" })).toHaveCount(1); // said aloud a little later
});

test("without script the same page says how much one may write", async ({ page, script }) => {
  test.skip(script);
  await page.goto("/building-blocks");
  await expect(page.getByText("You can write up to 500 characters.")).toBeVisible();
});
