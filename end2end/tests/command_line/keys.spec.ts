// The keys: made once, kept apart, asked for at each start, and changed while people read.
import { chmodSync, copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { Foothold } from "../../support/foothold";

let foothold: Foothold;
test.beforeEach(async () => (foothold = await Foothold.fresh()));
test.afterEach(() => foothold.remove());

const file = () => foothold.settings.FOOTHOLD_KEYS_FILE;

test("the file of keys is for this program's eyes only, and is made once", async () => {
  expect(statSync(file()).mode & 0o777).toBe(0o400);
  const before = readFileSync(file(), "utf8");
  const again = await foothold.run("keys", "make");
  expect(again).toMatchObject({ code: 0 });
  expect(again.out).toContain("is there already");
  expect(readFileSync(file(), "utf8")).toBe(before);
});

test("a missing, open, damaged or strange file of keys stops the start with one sentence", async () => {
  const serving = await foothold.serve();
  serving.child.kill("SIGTERM");
  await serving.done;
  const saved = `${foothold.folder}/saved`;
  copyFileSync(file(), saved);
  const put = (text: string, mode = 0o400) => {
    rmSync(file(), { force: true });
    writeFileSync(file(), text);
    chmodSync(file(), mode);
  };
  const good = readFileSync(saved, "utf8");
  const strange = async () => {
    rmSync(file(), { force: true });
    await foothold.run("keys", "make");
  };
  for (const [spoil, said] of [
    [() => rmSync(file()), "cannot be read"],
    [() => put(good, 0o644), "chmod 400"],
    [() => put(good.slice(0, -20)), "is damaged"],
    [() => put(good.replace(/^audit .*$/m, "")), 'has no key called "audit"'],
    [strange, "is not the one that this database was written with"],
  ] as const) {
    await spoil();
    const { code, err } = await foothold.run("serve");
    expect(code, said).not.toBe(0);
    expect(err).toContain(said);
    expect(err.trim().split("\n"), err).toHaveLength(1);
    expect(err).not.toMatch(/[A-Za-z0-9_-]{43}/);
  }
  put(good);
  const back = await foothold.serve();
  expect((await fetch(`${back.home}/readyz`)).status).toBe(200);
});

test("keys are changed while the service runs, and the old ones are gone", async () => {
  foothold.settings.FOOTHOLD_DEMO = "true";
  expect((await foothold.run("seed", "--demo")).code).toBe(0);
  const { home } = await foothold.serve();
  const be = await fetch(`${home}/personas/amara/be`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
  });
  const cookie = be.headers.get("set-cookie")!.split(";")[0];
  const me = async () => (await (await fetch(`${home}/me`, { headers: { cookie } })).text()).includes("Hello");
  expect(await me()).toBe(true);
  const before = readFileSync(file(), "utf8");
  const rotating = foothold.start("keys", "rotate");
  let [read, ended] = [0, false];
  rotating.done.then(() => (ended = true));
  while (!ended) {
    expect(await me()).toBe(true);
    read++;
  }
  const done = await rotating.done;
  expect(done, done.err).toMatchObject({ code: 0 });
  expect(done.out).toContain("destroyed 5 old keys");
  expect(read).toBeGreaterThan(20);
  expect(await me()).toBe(true);
  const people = (text: string) => text.split("\n").filter((line) => line.startsWith("young_people"));
  expect(people(readFileSync(file(), "utf8"))).toHaveLength(1);
  expect(people(readFileSync(file(), "utf8"))).not.toEqual(people(before));
  expect(statSync(file()).mode & 0o777).toBe(0o400);
});
