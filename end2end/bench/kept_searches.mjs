// A night's import held against all kept searches: how long until everybody's letter is queued, and that nobody gets two.
// Each search is an invented person's own, and each person wants letters; each advert of the night is new.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { figure } from "./figures.mjs";
import { empty, feed, folder, foothold } from "./foothold.mjs";

const SEARCHES = 20_000;
const ADVERTS = 4_000;

export async function keptSearches() {
  const file = await empty("kept-searches.db");
  await foothold(file, ["import", "vacancies", await feed(ADVERTS)]);
  await foothold(file, ["demo-searches", `${SEARCHES}`]);
  const settled = await match(file);
  await foothold(file, ["import", "vacancies", night(await feed(ADVERTS))]);
  const told = await match(file);
  const again = await match(file);
  const what = `${told.searches.toLocaleString("en-GB")} kept searches, ${told.changed.toLocaleString("en-GB")} adverts changed`;
  return [
    figure(what, told.seconds, "s", { most: 30 }),
    figure("… peak memory", told.megabytes, "MB", { most: 150 }),
    figure("… found for them", told.found, "", { least: SEARCHES, digits: 0 }),
    figure("… letters: one a person at most", told.letters, "", { least: SEARCHES / 2, most: SEARCHES, digits: 0 }),
    figure("… found before anything had changed", settled.found, "", { most: 0, digits: 0 }),
    figure("… found or written a second time", again.found + again.letters, "", { most: 0, digits: 0 }),
  ];
}

/** The same adverts under new references: all of them are new, and those of the day before are closed. */
function night(day) {
  const feed = JSON.parse(readFileSync(day, "utf8"));
  // The invented feed holds a few things that are no adverts at all.
  const adverts = feed.vacancies.filter((vacancy) => vacancy?.vacancyReference);
  for (const advert of adverts) advert.vacancyReference = `N${advert.vacancyReference}`;
  const file = join(folder, "night.json");
  writeFileSync(file, JSON.stringify(feed));
  return file;
}

async function match(file) {
  const { seconds, megabytes, said } = await foothold(file, ["hold-searches"]);
  const numbers = said.match(/Changed: ([\d,]+), searches: ([\d,]+), new for them: ([\d,]+), letters: ([\d,]+)/);
  if (!numbers) throw new Error(`hold-searches says: ${said}`);
  const [changed, searches, found, letters] = numbers.slice(1).map((number) => Number(number.replaceAll(",", "")));
  return { seconds, megabytes, changed, searches, found, letters };
}
