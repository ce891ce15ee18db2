// Where things are on the screen, and what hides them.
import type { Page } from "@playwright/test";

/** What reaches over the side of the page: nothing, on a page that fits. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > room + 1 || left < -1;
    });
    return [`${document.documentElement.scrollWidth} px in ${room} px`, ...wide.slice(-5).map((element) => element.outerHTML.slice(0, 120))];
  });

/** Words that are cut off by their own box, or lie over other words. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const hides = (element: Element) => {
      if (element.matches("input, textarea, select")) return false; // what is typed scrolls in its field
      const { overflowX, overflowY, position, clip } = getComputedStyle(element);
      if (position === "absolute" && clip !== "auto") return false;
      const scrolls = [overflowX, overflowY].some((way) => way === "hidden" || way === "clip");
      return scrolls && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    };
    const words = (element: Element) => [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent!.trim());
    const lines = (element: Element) =>
      words(element).flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()];
      });
    const own = (element: Element) => words(element).length > 0;
    const seen = (element: Element) => !element.closest(".unseen, .skip, .leave-bar, option, svg, head, script") && element.checkVisibility();
    const texts = [...document.body.querySelectorAll("*")].filter((element) => own(element) && seen(element));
    const spills = texts.filter((element) => {
      const box = element.closest(".button, .card, .chip, .tag, .notice, .problem, .key, .choice, td, dd, dt")?.getBoundingClientRect();
      return box && lines(element).some((line) => line.right > box.right + 2 || line.left < box.left - 2 || line.bottom > box.bottom + 2);
    });
    return [...[...document.body.querySelectorAll("*")].filter(hides), ...spills].map((element) => element.outerHTML.slice(0, 160));
  });

export interface Stop {
  what: string;
  /** "" where all of it can be seen and it shows that it has the focus. */
  problem: string;
}

/** What has the focus now, and what is wrong with how it shows. */
export const focused = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement!;
    const what = `${element.tagName.toLowerCase()} ${element.id || element.getAttribute("href") || ""} "${element.textContent!.trim().slice(0, 40)}"`;
    if (element === document.body) return { what: "", problem: "" };
    const shows = element.closest(".choice") ?? element;
    const style = getComputedStyle(element);
    const problems: string[] = [];
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) problems.push("has no outline");
    const box = element.getBoundingClientRect();
    if (box.top < -1 || box.bottom > innerHeight + 1) problems.push(`is off the screen: ${Math.round(box.top)} to ${Math.round(box.bottom)} of ${innerHeight}`);
    const bar = document.querySelector(".leave-bar");
    if (bar && !bar.contains(element)) {
      const solid = getComputedStyle(bar).backgroundColor !== "rgba(0, 0, 0, 0)";
      const cover = (solid ? bar : bar.querySelector(".leave")!).getBoundingClientRect();
      const apart = box.bottom <= cover.top || box.top >= cover.bottom || box.right <= cover.left || box.left >= cover.right;
      if (!apart) problems.push(`is under the way out: ${Math.round(box.bottom)} over ${Math.round(cover.top)}`);
    }
    const middle = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 10));
    const own = middle && (shows.contains(middle) || middle.contains(shows) || element.contains(middle));
    if (!own && element.getClientRects().length === 1) problems.push(`is covered by ${middle?.outerHTML.slice(0, 60)}`);
    return { what, problem: problems.length ? `${what} ${problems.join(", ")}` : "" };
  });

/** Presses Tab until something matches, and keeps each stop on the way. */
export async function tabTo(page: Page, what: RegExp, stops: Stop[] = []): Promise<Stop[]> {
  for (let pressed = 0; pressed < 150; pressed++) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    stops.push(stop);
    if (what.test(stop.what)) return stops;
  }
  throw new Error(`Tab never came to ${what}: ${stops.map((stop) => stop.what).join("; ")}`);
}

/** The next Tab leads to the first stop. */
function fromTheTop() {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}

/** Every stop of the Tab key from the top of the page to the way out. */
export async function everyStop(page: Page) {
  await page.evaluate(fromTheTop);
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  const stops: Stop[] = [];
  for (let pressed = 0; pressed < 200; pressed++) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (!stop.what) break;
    stops.push(stop);
    if (/Leave now/.test(stop.what) && stops.length > 3) break;
  }
  return stops;
}
