// The advocates' list with ten thousand open cases; and, by the room's own tests on both engines, ten thousand lives of a case held
// against the model, and a thousand cases that fifty advocates reach for through two processes.
import { Agent, request } from "node:http";
import { spawn } from "node:child_process";
import { figure } from "./figures.mjs";
import { empty, foothold, ROOT, serving } from "./foothold.mjs";

const CASES = 10_000;
const TIMES = 500;
const LIST = "/advocacy/cases";

export async function advocacy() {
  return [...(await list()), ...(await proofs())];
}

/** One advocate reads the list again and again over one connection. */
async function list() {
  const file = await empty("advocacy.db");
  await foothold(file, ["seed", "--demo"]);
  await foothold(file, ["demo-cases", `${CASES}`]);
  return serving(file, async (server) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (method, path, cookie = "") =>
      new Promise((resolve, reject) => {
        const headers = { cookie, "accept-encoding": "gzip", "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
        const began = performance.now();
        const asking = request(`${server.url}${path}`, { method, agent, headers }, (answer) => {
          answer.resume();
          answer.on("end", () => resolve({ ms: performance.now() - began, status: answer.statusCode, set: answer.headers["set-cookie"] ?? [] }));
        });
        asking.on("error", reject).end();
      });
    const figures = [];
    for (const [persona, path, most] of [["vera", LIST, 20], ["mo", "/advocacy/load", undefined]]) {
      const session = (await ask("POST", `/personas/${persona}/be`)).set.map((one) => one.split(";")[0]).join("; ");
      const all = [];
      for (let time = 0; time < TIMES; time++) {
        const answer = await ask("GET", path, session);
        if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
        all.push(answer.ms);
      }
      all.sort((a, b) => a - b);
      const of = `${path} with ${CASES.toLocaleString("en-GB")} open cases`;
      figures.push(
        figure(`${of}: half within`, all[Math.floor(TIMES / 2)], "ms", { digits: 2 }),
        figure(`${of}: 99 % within`, all[Math.floor(TIMES * 0.99)], "ms", { most, digits: 2 }),
      );
    }
    agent.destroy();
    return figures;
  });
}

/** The same tests as always, with greater numbers. */
async function proofs() {
  const figures = [];
  for (const [what, name, settings] of [
    ["10,000 lives of a case as the model says, on both engines", "advocacy::managing::tests::life", { ADVOCACY_SEQUENCES: "10000" }],
    ["1,000 cases, 50 advocates, 2 processes: one has each, on both engines", "advocacy::managing::tests::race", { ADVOCACY_CASES: "1000", ADVOCACY_ADVOCATES: "50" }],
  ]) {
    const began = performance.now();
    const args = [".ci/postgres", "cargo", "test", "--no-default-features", "--features", "ssr,sqlite,postgres", "--lib", "--", name];
    const code = await new Promise((resolve) => {
      spawn("bash", args, { cwd: ROOT, env: { ...process.env, ...settings }, stdio: ["ignore", "inherit", "inherit"] }).once("close", resolve);
    });
    figures.push(
      figure(`${what}: failures`, code === 0 ? 0 : 1, "", { most: 0, digits: 0 }),
      figure("… with building the tests, where that was needed", (performance.now() - began) / 1000, "s", { digits: 0 }),
    );
  }
  return figures;
}
