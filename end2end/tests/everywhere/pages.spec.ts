// Every page is built alike: who knows one knows all. Each is opened once, and then looked at in every way.
import type { Page } from "@playwright/test";
import { everyStop, tooWide } from "../../support/geometry";
import { places, type Place } from "../../support/pages";
import { expect, test } from "../../support/walk";

/** Words that would tell what somebody came for. */
const telling =
  /abuse|violen|advoca|complain|feedback|victim|domestic|suicid|self.?harm|mental|crisis|safeguard|social.?work|foster|care.?leaver|in.?care|leaving.?care|internet.?access|refuge|drug|alcohol|pregnan|asylum|debt|homeless|benefit/i;

/** Anybody may read what there is to ask for; nothing of theirs stands below these. */
const readByAll = ["/advocacy", "/internet-access", "/feedback", "/feedback/my-name", "/feedback/code", "/feedback/nobody", "/feedback/answer"];

for (const place of places) {
  test(`${place.name} is built as every page is`, { tag: "@once" }, async ({ walk: page }) => {
    test.slow();
    expect(await statusOf(page, place)).toBe(place.status ?? 200);
    await tellsNobody(page, place);
    if (!place.nameless) {
      await hasItsParts(page);
      await standsInOrder(page);
      await leadsSomewhere(page, place);
      await staysPut(page);
      expect(await wayOut(page), "the way out").toEqual([]);
      expect(await stops(page), "every stop is seen").toEqual([]);
    }
    expect(await fourTimesAsLarge(page), "at 400 %").toEqual([]);
  });
}

async function statusOf(page: Page, place: Place) {
  const answers: number[] = [];
  const note = (answer) => answer.request().isNavigationRequest() && answers.push(answer.status());
  page.context().on("response", note);
  await place.open(page);
  page.context().off("response", note);
  return answers.at(-1);
}

/** No title, no address and no link tells what somebody came for. What staff work on is named where they work. */
async function tellsNobody(page: Page, place: Place) {
  const title = await page.title();
  expect(title.trim()).not.toBe("");
  if (place.staff) return;
  expect(title).not.toMatch(telling);
  const links = await page.locator("a[href^='/']").evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  const tells = [new URL(page.url()).pathname, ...links].filter((path) => !readByAll.includes(path) && telling.test(path));
  expect(tells, "addresses that tell").toEqual([]);
}

/** One heading, the same landmarks, its language, no level left out, no id twice. */
async function hasItsParts(page: Page) {
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("main h1")).toHaveCount(1);
  for (const landmark of ["banner", "main", "contentinfo"] as const) await expect(page.getByRole(landmark)).toHaveCount(1);
  for (const name of ["Shortcuts", "More about Foothold", "Way out"]) await expect(page.getByRole("navigation", { name })).toHaveCount(1);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  const levels = await page.locator("h1, h2:not(.problem *), h3, h4").evaluateAll((headings) => headings.map((heading) => Number(heading.tagName[1])));
  levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0), "a level is left out").toBeLessThanOrEqual(1));
  const ids = await page.locator("[id]").evaluateAll((elements) => elements.map((element) => element.id));
  expect(new Set(ids).size, "an id twice").toBe(ids.length);
}

/** The links around the page, for visitors, young people and staff: each has a door of their own there. */
const usual = new Map<string, string[]>();

async function standsInOrder(page: Page) {
  const links = await page.locator("a:not(main a)").evaluateAll((links) => links.map((link) => `${link.textContent} ${link.getAttribute("href")}`));
  const own = links.find((link) => link.startsWith("Your page")) ?? "Sign in";
  expect(["Sign in", "Your page /me", "Your page /staff"]).toContain(own);
  if (!usual.has(own)) usual.set(own, links);
  expect(links).toEqual(usual.get(own));
  expect(links).toContain("Help tonight /help");
  expect(links.at(-1)).toBe("Leave now /leave");
  await expect(page.locator("header button")).toHaveText(own === "Sign in" ? [] : ["Sign out"]);
}

/** What was asked for already, by whom. */
const asked = new Set<string>();

async function leadsSomewhere(page: Page, place: Place) {
  const links = await page.locator("a[href^='/']").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).getAttribute("href")!));
  const who = await page.locator("header .ways").innerText();
  // Leaving ends a session, and links of old letters end too.
  for (const link of place.name === "the mailbox" ? [] : links.filter((link) => link !== "/leave")) {
    if (asked.has(`${who} ${link}`)) continue;
    asked.add(`${who} ${link}`);
    expect(await page.evaluate(async (link) => (await fetch(link)).status, link), link).toBe(200);
  }
  const missing = await page.locator("a[href^='#']").evaluateAll((links) =>
    links.map((link) => link.getAttribute("href")!).filter((href) => !document.getElementById(href.slice(1))),
  );
  expect(missing).toEqual([]);
}

/** Focusing, typing and choosing never lead anywhere by themselves. */
async function staysPut(page: Page) {
  const before = page.url();
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>("a, button, input, select, textarea, summary")) element.focus();
    for (const field of document.querySelectorAll<HTMLInputElement>("input, select, textarea")) {
      for (const happening of ["input", "change", "blur"]) field.dispatchEvent(new Event(happening, { bubbles: true }));
    }
  });
  expect(page.url()).toBe(before);
}

/** What is wrong with the way out: too small, out of sight, or covered, however large the window and however far one scrolls. */
async function wayOut(page: Page) {
  const found: string[] = [];
  for (const [width, height] of [[320, 568], [360, 740], [768, 1024], [1280, 720], [320, 256], [740, 320]]) {
    await page.setViewportSize({ width, height });
    for (const down of [0, 0.5, 1]) {
      const problem = await page.evaluate((down) => {
        scrollTo(0, down * document.documentElement.scrollHeight);
        const link = document.querySelector(".leave-bar .leave")!;
        const box = link.getBoundingClientRect();
        if (box.width < 44 || box.height < 44) return `${box.width} by ${box.height}`;
        if (box.top < 0 || box.bottom > innerHeight || box.left < 0 || box.right > innerWidth) return `out of sight: ${JSON.stringify(box)}`;
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return link.contains(top) ? "" : `covered by ${top?.outerHTML.slice(0, 80)}`;
      }, down);
      if (problem) found.push(`${width} by ${height}, ${down * 100} % down: ${problem}`);
    }
  }
  return found;
}

async function stops(page: Page) {
  const found: string[] = [];
  for (const size of [{ width: 320, height: 360 }, { width: 1280, height: 600 }]) {
    await page.setViewportSize(size);
    found.push(...(await everyStop(page)).flatMap((stop) => (stop.problem ? [`${size.width} px: ${stop.problem}`] : [])));
  }
  return found;
}

/** 1280 px at 400 %, in both directions: nobody has to scroll sideways. */
async function fourTimesAsLarge(page: Page) {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  return tooWide(page);
}
