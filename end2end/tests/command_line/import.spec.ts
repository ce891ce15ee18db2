// Whoever runs the service imports the national feed; whatever the file is, the list that serves stays whole.
import { mkdirSync, truncateSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { feed, Foothold, listed, vacancy, type Done } from "../../support/foothold";

let foothold: Foothold;
test.beforeEach(async () => void (foothold = await Foothold.fresh()));
test.afterEach(() => foothold.remove());

const bikes = () => vacancy(1, "Bike mechanic apprentice");
const bakers = () => vacancy(2, "Baker apprentice");

/** Refused with one plain sentence, and no trace of the program's insides. */
function refused(done: Done, saying: RegExp) {
  expect(done.code, done.err).not.toBe(0);
  const lines = done.err.trim().split("\n").filter((line) => !/adverts read$/.test(line));
  expect(lines, done.err).toHaveLength(1);
  expect(lines[0]).toMatch(/^foothold: /);
  expect(lines[0]).toMatch(saying);
  expect(done.err).not.toMatch(/panick|RUST_BACKTRACE|Error\(|src\/|Some\(|None/);
}

const badFiles: [name: string, make: () => string, saying: RegExp][] = [
  ["that is not there", () => `${foothold.folder}/nothing.json`, /There is no file called/],
  ["that is empty", () => foothold.file("bad.json", ""), /The file is empty/],
  ["that is not JSON", () => foothold.file("bad.json", "title,employer\nBaker,Bread"), /not JSON/],
  ["that is cut off in the middle", () => foothold.file("bad.json", feed([bikes(), bakers()]).slice(0, -300)), /cut off/],
  ["of another shape", () => foothold.file("bad.json", '{"jobs": []}'), /no list called "vacancies"/],
  ["that is not UTF-8", () => foothold.file("bad.json", Buffer.from(feed([vacancy(3, "Caf\u00e9 apprentice")]), "latin1")), /not UTF-8/],
  ["of 300 MB", huge, /more than 200 MB/],
  ["that is a folder", folder, /is a folder/],
  ["with every advert broken", () => foothold.file("bad.json", feed([{ title: 1 }, { title: 2 }])), /Not one of 2 vacancies can be read/],
  ["with no advert", () => foothold.file("bad.json", feed([])), /The list is empty/],
];

function huge() {
  const path = foothold.file("huge.json", "{");
  truncateSync(path, 300_000_000);
  return path;
}

function folder() {
  mkdirSync(`${foothold.folder}/feeds`);
  return `${foothold.folder}/feeds`;
}

test("bad files are refused with one sentence each, and change nothing", async () => {
  await foothold.import(bikes(), bakers());
  const { home } = await foothold.serve();
  const before = await listed(home);
  expect(before).toHaveLength(2);
  for (const [name, make, saying] of badFiles) {
    await test.step(`a file ${name}`, async () => {
      refused(await foothold.run("import", "vacancies", make()), saying);
      expect(await listed(home)).toEqual(before);
    });
  }
});

test("the same file twice changes nothing", async () => {
  const first = await foothold.import(bikes(), bakers());
  expect(first.out).toContain("New: 2, changed: 0, unchanged: 0, closed: 0, skipped: 0.");
  const second = await foothold.import(bikes(), bakers());
  expect(second.out).toContain("New: 0, changed: 0, unchanged: 2, closed: 0, skipped: 0.");
});

test("one broken advert among good ones is skipped and named", async () => {
  const done = await foothold.import(bikes(), vacancy(3, ""), bakers());
  expect(done.out).toContain("New: 2, changed: 0, unchanged: 0, closed: 0, skipped: 1.");
  expect(done.out).toMatch(/Skipped advert 2 \(VAC1000000003\): title /);
});

test("an import while it serves shows within a second, and closes what is gone", async () => {
  await foothold.import(bikes());
  const { home } = await foothold.serve();
  expect(await listed(home)).toEqual(["Bike mechanic apprentice"]);
  await foothold.import(bakers());
  const imported = Date.now();
  await expect.poll(() => listed(home), { intervals: [20] }).toEqual(["Baker apprentice"]);
  expect(Date.now() - imported).toBeLessThan(1_000);
});

test("killed in the middle of an import, it serves the last good list", async () => {
  await foothold.import(bikes());
  const path = `${foothold.folder}/many.json`;
  expect((await foothold.run("demo-feed", "4000", path)).code).toBe(0);
  const importing = foothold.start("import", "vacancies", path);
  await expect.poll(() => importing.said.err, { intervals: [5], timeout: 30_000 }).toContain("1,000 adverts read");
  importing.child.kill("SIGKILL");
  expect((await importing.done).out).toBe("");

  const { home } = await foothold.serve();
  expect(await listed(home)).toEqual(["Bike mechanic apprentice"]);
  const again = await foothold.import(bikes(), bakers());
  expect(again.out).toContain("New: 1, changed: 0, unchanged: 1,");
});

test("the demonstration comes once, however often it is asked for", async () => {
  const first = await foothold.run("seed", "--demo");
  expect(first, first.err).toMatchObject({ code: 0 });
  const { home } = await foothold.serve();
  const before = await (await fetch(`${home}/opportunities`)).text();
  const second = await foothold.run("seed", "--demo");
  expect(second).toMatchObject({ code: 0 });
  expect(second.out).toContain("no invented ones were added");
  expect(await (await fetch(`${home}/opportunities`)).text()).toBe(before);
});
