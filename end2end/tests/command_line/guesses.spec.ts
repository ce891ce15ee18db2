// Whoever guesses digits makes us work, and gets no more of this machine than two guesses need at a time (S-04).
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { Foothold } from "../../support/foothold";

const GUESSES = 100;
/** MiB that a hundred guesses at once may add; one alone fills 46. */
const MOST = 128;

let foothold: Foothold;
test.beforeEach(() => void (foothold = new Foothold()));
test.afterEach(() => foothold.remove());

/** The most memory that a program has had so far, in MiB. */
const peak = (pid: number) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmHWM:\s+(\d+) kB/)![1]) / 1024;

test("a hundred guesses at once need little more memory than two, and are all told the same", async () => {
  foothold.settings.FOOTHOLD_PROXIES = "1";
  await foothold.prepare();
  const { home, child } = await foothold.serve();
  const guess = async (nth: number) => {
    const headers = { origin: home, "sec-fetch-site": "same-origin", "x-forwarded-for": `203.0.${nth}.7` };
    // A reference that is tried too often is closed for a day, so that each is another's.
    const [reference, secret] = [`K7M3-X${100 + nth}`, String(1_000_000_000_000_000 + nth)];
    const answer = await fetch(`${home}/r`, { method: "POST", headers, body: new URLSearchParams({ reference, secret }) });
    return [answer.status, (await answer.text()).match(/<main[^>]*>(.*)<\/main>/s)![1].replaceAll(reference, "")];
  };
  await fetch(`${home}/r`);
  const before = peak(child.pid!);
  const answers = await Promise.all(Array.from({ length: GUESSES }, (_, nth) => guess(nth)));
  const grown = peak(child.pid!) - before;
  test.info().annotations.push({ type: "MiB", description: grown.toFixed(0) });
  expect(new Set(answers.map(([status]) => status))).toEqual(new Set([422]));
  expect(new Set(answers.map(([, said]) => said)).size).toBe(1);
  expect(grown, "at least one guess was worked on").toBeGreaterThan(40);
  expect(grown).toBeLessThan(MOST);
});
