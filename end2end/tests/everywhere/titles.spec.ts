// Titles, addresses and descriptions give nobody away to who looks over a shoulder or into a history.
import { expect, test } from "../../support/test";
import { everyPage, places } from "../../support/pages";

/** Words that would tell what somebody came for. */
const telling =
  /abuse|violen|advoca|complain|feedback|victim|domestic|suicid|self.?harm|mental|crisis|safeguard|social.?work|foster|care.?leaver|in.?care|leaving.?care|internet.?access|refuge|drug|alcohol|pregnan|asylum|debt|homeless|benefit/i;

/** Anybody may read what an advocate is; nothing of theirs stands below it. */
const readByAll = "/advocacy";

test("no title and no address tells what somebody came for", { tag: "@once" }, async ({ page }) => {
  test.setTimeout(everyPage);
  for (const place of places) {
    await place.open(page);
    const [title, address] = [await page.title(), new URL(page.url())];
    expect(title.trim(), place.name).not.toBe("");
    if (place.staff) continue; // what staff work on is named where they work
    expect(title, place.name).not.toMatch(telling);
    const tells = (path: string) => path !== readByAll && telling.test(path);
    expect(tells(address.pathname), `${place.name}: ${address.pathname}`).toBe(false);
    for (const href of await page.locator("a[href^='/']").evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))) {
      expect(tells(href), `${place.name} links to ${href}`).toBe(false);
    }
  }
});

test("a search is never in the title", { tag: "@once" }, async ({ page }) => {
  await page.goto("/opportunities?words=zyxwvut&place=Poplar");
  expect(await page.title()).toBe("Find work and training - Foothold");
});

test("no two pages have the same title, and a refused form says so first", { tag: "@once" }, async ({ page }) => {
  test.setTimeout(everyPage);
  const titles = new Map<string, string>();
  for (const place of places.filter((place) => place.address && !place.status && !place.address.includes("?"))) {
    await place.open(page);
    const [title, address] = [await page.title(), place.address!];
    expect(titles.get(title) ?? address, `two pages are called ${title}`).toBe(address);
    titles.set(title, address);
  }
  await places.find((place) => place.name === "a language refused")!.open(page);
  expect(await page.title()).toMatch(/^Error: /);
});
