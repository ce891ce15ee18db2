// One's own page with a thousand things on it, one request after the other over one connection: what the list costs that is
// gathered from every room.
import { execFileSync } from "node:child_process";
import { Agent, request } from "node:http";
import { figure } from "./figures.mjs";

const TIMES = 1_000;
const THINGS = 1_000;

/** Figures of a server with the demonstration and those things in it. */
export async function me(server) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (method, path, cookie = "") =>
    new Promise((resolve, reject) => {
      const headers = { cookie, "accept-encoding": "gzip", "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
      const began = performance.now();
      const asking = request(`${server.url}${path}`, { method, agent, headers }, (answer) => {
        let bytes = 0;
        answer.on("data", (part) => (bytes += part.length));
        answer.on("end", () => resolve({ ms: performance.now() - began, bytes, status: answer.statusCode, set: cookieOf(answer) }));
      });
      asking.on("error", reject).end();
    });
  const session = (await ask("POST", "/personas/amara/be")).set;
  const all = [];
  let bytes = 0;
  for (let time = 0; time < TIMES; time++) {
    const answer = await ask("GET", "/me", session);
    if (answer.status !== 200) throw new Error(`/me answers ${answer.status}`);
    all.push(answer.ms);
    bytes = answer.bytes;
  }
  agent.destroy();
  all.sort((a, b) => a - b);
  const of = `one's own page, ${THINGS.toLocaleString("en-GB")} things`;
  return [
    figure(`${of}: half within`, all[Math.floor(TIMES / 2)], "ms", { digits: 2 }),
    figure(`${of}: 99 % within`, all[Math.floor(TIMES * 0.99)], "ms", { most: 10, digits: 2 }),
    figure(`${of}: bytes a page`, bytes, "bytes", { most: 14_000, digits: 0 }),
  ];
}

/** Fills a database that nobody serves yet: complaints about data are what this list shows in any room's absence. */
export function fill(file) {
  const things = `with recursive number (n) as (select 1 union all select n + 1 from number where n < ${THINGS})
    insert into mine_complaints (id, person_id, once, words, sent_at, due_at, changed_at)
    select id || n, id, n, '', n, n, n from people, number where kind = 'young_person';`;
  execFileSync("sqlite3", ["-bail", file, things]);
}

const cookieOf = (answer) => (answer.headers["set-cookie"] ?? []).map((one) => one.split(";")[0]).join("; ");
