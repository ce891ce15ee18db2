// Titles, addresses and descriptions give nobody away to who looks over a shoulder or into a history.
import { expect, test } from "../../support/test";
import { everyPage, places } from "../../support/pages";

test("a search is never in the title", { tag: "@once" }, async ({ page }) => {
  await page.goto("/opportunities?words=zyxwvut&place=Poplar");
  expect(await page.title()).toBe("Find work and training - Foothold");
});

test("no two pages have the same title, and a refused form says so first", { tag: "@once" }, async ({ page }) => {
  test.setTimeout(everyPage);
  const titles = new Map<string, string>();
  for (const place of places.filter((place) => place.address && !place.status && !place.address.includes("?"))) {
    await place.enter(page);
    const [answer, address] = [await page.request.get(place.address!), place.address!];
    const title = (await answer.text()).match(/<title>([^<]*)</)![1];
    expect(titles.get(title) ?? address, `two pages are called ${title}`).toBe(address);
    titles.set(title, address);
  }
  await places.find((place) => place.name === "a language refused")!.open(page);
  expect(await page.title()).toMatch(/^Error: /);
});
