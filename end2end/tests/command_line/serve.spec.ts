// Whoever runs the service starts, checks and stops it; its log tells how it is, and nothing of who uses it.
import { expect, test } from "@playwright/test";
import { Foothold, vacancy } from "../../support/foothold";

let foothold: Foothold;
test.beforeEach(() => void (foothold = new Foothold()));
test.afterEach(() => foothold.remove());

test("good settings are listed and called good", async () => {
  const done = await foothold.run("config", "check");
  expect(done).toMatchObject({ code: 0, err: "" });
  expect(done.out).toContain("The settings are good.");
  for (const name of ["DATABASE_URL", "PORT", "FOOTHOLD_LEAVE_TO", "FOOTHOLD_COUNCIL"]) expect(done.out).toContain(`${name}=`);
});

test("bad settings are all named at once", async () => {
  Object.assign(foothold.settings, { PORT: "many", FOOTHOLD_LEAVE_TO: "weather", FOOTHOLD_CONUCIL: "Newham" });
  const done = await foothold.run("config", "check");
  expect(done.code).not.toBe(0);
  for (const name of ["PORT", "FOOTHOLD_LEAVE_TO", "FOOTHOLD_CONUCIL"]) expect(done.err).toContain(name);
});

test("a database that is not up to date is not served", async () => {
  const done = await foothold.run("serve");
  expect(done.code).not.toBe(0);
  expect(done.err).toContain('Run "foothold migrate" first.');
});

test("a wrong address of a database is one sentence", async () => {
  for (const address of ["mysql://somewhere/db", "nonsense", "sqlite:///proc/none/foothold.db"]) {
    foothold.settings.DATABASE_URL = address;
    const done = await foothold.run("migrate");
    expect(done.code, address).not.toBe(0);
    expect(done.err.trim().split("\n"), address).toHaveLength(1);
    expect(done.err, address).toMatch(/^foothold: .*database|^foothold: DATABASE_URL/);
    expect(done.err, address).not.toMatch(/panick|Error\(|src\//);
  }
});

test("told to stop under load, it answers everybody first and ends well", async () => {
  await foothold.prepare();
  await foothold.import(...Array.from({ length: 200 }, (_, number) => vacancy(number, `Apprentice ${number}`)));
  const { home, child, done } = await foothold.serve();
  let [answered, stopping] = [0, false];
  const dropped: string[] = [];
  const ask = async (nth: number) => {
    for (let round = 0; ; round++) {
      const before = stopping;
      try {
        const answer = await fetch(`${home}/opportunities?words=apprentice+${nth}+${round}`);
        if (answer.status !== 200) dropped.push(`status ${answer.status}`);
        if (!(await answer.text()).endsWith("</html>")) dropped.push("half a page");
        answered++;
      } catch (error) {
        // Nobody is let in once it stops; who had asked before must be answered.
        const refused = (error as any).cause?.code === "ECONNREFUSED";
        if (!stopping || (!before && !refused)) dropped.push(`${error}: ${(error as any).cause}`);
        return;
      }
    }
  };
  const visitors = Array.from({ length: 8 }, (_, nth) => ask(nth));
  await expect.poll(() => answered).toBeGreaterThan(100);
  const told = Date.now();
  stopping = true;
  child.kill("SIGTERM");
  expect((await done).code).toBe(0);
  expect(Date.now() - told).toBeLessThan(10_000);
  await Promise.all(visitors);
  expect(dropped).toEqual([]);
});

test("the log is JSON, and holds none of what people search for", async () => {
  await foothold.prepare();
  await foothold.import(vacancy(1, "Baker apprentice"));
  foothold.settings.FOOTHOLD_LOG = "debug";
  const { home, child, done } = await foothold.serve();
  const canary = "zyxcanary";
  const asked: [string, RequestInit?][] = [
    [`/opportunities?words=${canary}&place=${canary}`],
    [`/opportunities?place=E14+9${canary}`],
    [`/opportunities/${canary}`],
    [`/${canary}?${canary}=1`],
    ["/", { headers: { cookie: `__Host-language=${canary}; ${canary}=1`, "user-agent": canary, referer: `${home}/${canary}` } }],
    ["/language", { method: "POST", body: new URLSearchParams({ language: canary }), headers: { origin: home } }],
    ["/language", { method: "POST", body: new URLSearchParams({ [canary]: canary }), headers: { origin: home } }],
    ["/language", { method: "POST", body: canary, headers: { origin: `https://${canary}.example` } }],
  ];
  for (const [address, how] of asked) await (await fetch(home + address, { redirect: "manual", ...how })).text();
  child.kill("SIGTERM");
  const { out, err } = await done;
  const lines = out.trim().split("\n");
  expect(lines.length).toBeGreaterThan(asked.length);
  for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
  expect(out + err).not.toContain(canary);
  expect(err).toBe("");
});
