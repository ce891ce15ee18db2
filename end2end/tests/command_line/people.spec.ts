// People at the command line: the first administrators, the leaving-care list, the audit, and a copy of it all.
import { existsSync, statSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { Foothold } from "../../support/foothold";

let foothold: Foothold;
test.beforeEach(async () => (foothold = await Foothold.fresh()));
test.afterEach(() => foothold.remove());

const invite = (...words: string[]) => foothold.run("invite", "--name", "Ada Sample", "--organisation", ...words);

test("the first administrator of each organisation is invited by a link that opens", async () => {
  for (const organisation of ["council", "provider"]) {
    const done = await invite(organisation, `ada@${organisation}.example`);
    expect(done, done.err).toMatchObject({ code: 0 });
    const address = done.out.match(/https?:\/\/\S+\/staff\/invitation\/\S+/)?.[0];
    expect(address, done.out).toBeTruthy();
    const { home, child, done: stopped } = await foothold.serve();
    const page = await fetch(home + new URL(address!).pathname);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Ada Sample");
    child.kill("SIGTERM");
    await stopped;
  }
});

test("an invitation that makes no sense is refused with one sentence", async () => {
  for (const [words, said] of [
    [["church", "ada@council.example"], "church"],
    [["council", "ada"], "email address"],
    [["council", "--role", "king", "ada@council.example"], "king"],
    [["council", "--role", "advocate", "ada@council.example"], "advocate is no role of the council"],
  ] as const) {
    const done = await invite(...words);
    expect(done.code, said).not.toBe(0);
    expect(done.err).toContain(said);
  }
});

test("the leaving-care list is first only looked at, and says what is wrong with each row", async () => {
  const list = foothold.file("list.csv", "reference,name,birth_date,email,phone,adviser\nLC1,Ada,2007-13-40,,,nobody@council.example\n");
  const done = await foothold.run("import", "people", list);
  expect(`${done.out}${done.err}`).toMatch(/row 2/i);
  expect(`${done.out}${done.err}`).toContain("birth_date");
  for (const [name, text] of [["empty.csv", ""], ["html.csv", "<html>"], ["latin.csv", Buffer.from([0x6e, 0xe4, 0x6d, 0x65, 0x0a])]] as const) {
    const refused = await foothold.run("import", "people", foothold.file(name, text));
    expect(refused.code, name).not.toBe(0);
    expect(refused.err.trim().split("\n"), refused.err).toHaveLength(1);
  }
  expect((await foothold.run("import", "people", `${foothold.folder}/none.csv`)).err).toContain("none.csv");
});

test("the audit is whole, and the command says how long it is", async () => {
  await invite("council", "ada@council.example");
  const done = await foothold.run("audit", "verify");
  expect(done, done.err).toMatchObject({ code: 0 });
  expect(done.out).toMatch(/The chain of 1 lines is whole/);
});

test("a copy of the running database is whole, for our eyes only, and never put over a file", async () => {
  await invite("council", "ada@council.example");
  await foothold.serve();
  const copy = `${foothold.folder}/copy.db`;
  const done = await foothold.run("backup", copy);
  expect(done, done.err).toMatchObject({ code: 0 });
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  const again = await foothold.run("backup", copy);
  expect(again.code).not.toBe(0);
  expect(existsSync(copy)).toBe(true);
  foothold.settings.DATABASE_URL = `sqlite://${copy}`;
  const verified = await foothold.run("audit", "verify");
  expect(verified, verified.err).toMatchObject({ code: 0 });
});
