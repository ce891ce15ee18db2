// The inbox of the internet team with a hundred thousand requests: its list, its queues, deep pages and the search, as one member of
// staff reads them over one connection. On PostgreSQL where BENCH_POSTGRES_URL names a database with nothing in it.
import { Agent, request } from "node:http";
import { figure } from "./figures.mjs";
import { empty, foothold, serving } from "./foothold.mjs";

const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 100_000);
const AT_ONCE = 20_000; // by one command
const TIMES = 300;
const PAGES = ["/inbox", "/inbox?whose=mine", "/inbox?whose=nobodys", "/inbox?show=late", "/inbox?show=theirs", "/inbox?show=theirs&whose=mine", "/inbox?show=done", "/inbox?find=K7", "/inbox?find=k7m3"];

export async function inbox() {
  const figures = await on("SQLite", await empty("inbox.db"));
  const { BENCH_POSTGRES_URL: postgres } = process.env;
  if (!postgres) {
    console.log("\ninbox: PostgreSQL is left out, since BENCH_POSTGRES_URL names none.");
    return figures;
  }
  await foothold(postgres, ["migrate"]);
  return [...figures, ...(await on("PostgreSQL", postgres))];
}

async function on(engine, database) {
  await foothold(database, ["seed", "--demo"]);
  let seconds = 0;
  for (let added = 0; added < REQUESTS; added += AT_ONCE)
    seconds += (await foothold(database, ["demo-requests", `${Math.min(AT_ONCE, REQUESTS - added)}`])).seconds;
  const figures = [figure(`${engine}: ${REQUESTS.toLocaleString("en-GB")} requests added within`, seconds, "s")];
  return serving(database, async (server) => {
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
    const session = (await ask("POST", "/personas/idris/be")).set.map((one) => one.split(";")[0]).join("; ");
    const deep = await deepPage(server, session);
    for (const path of [...PAGES, deep]) {
      const all = [];
      for (let time = 0; time < TIMES; time++) {
        const answer = await ask("GET", path, session);
        if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
        all.push(answer.ms);
      }
      all.sort((a, b) => a - b);
      const of = `${engine}: ${path.replace(/after=.*/, "after=…")}`;
      figures.push(
        figure(`${of}: half within`, all[Math.floor(TIMES / 2)], "ms", { digits: 2 }),
        figure(`${of}: 99 % within`, all[Math.floor(TIMES * 0.99)], "ms", { most: 25, digits: 2 }),
      );
    }
    agent.destroy();
    return figures;
  });
}

/** The address of a page far down the list, as its links lead there. */
async function deepPage(server, cookie) {
  let path = "/inbox";
  for (let page = 0; page < 40; page++) {
    const html = await (await fetch(server.url + path, { headers: { cookie } })).text();
    const next = html.match(/href="([^"]*after=[^"]*)"[^>]*rel="next"/);
    if (!next) break;
    path = next[1].replaceAll("&amp;", "&");
  }
  return path;
}
