// Signing in, one request after the other over one connection: what a page costs that knows who is asking, and a code that
// is checked. The same server's page for everyone stands beside them, so that what HTTP and this program cost shows.
import { Agent, request } from "node:http";
import { figure } from "./figures.mjs";

const TIMES = 1_000;

/** Figures of a server with the demonstration in it. */
export async function signIn(server) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (method, path, { cookie = "", body = "" } = {}) =>
    new Promise((resolve, reject) => {
      const headers = { cookie, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
      const began = performance.now();
      const asking = request(`${server.url}${path}`, { method, agent, headers }, (answer) => {
        answer.resume();
        answer.on("end", () => resolve({ ms: performance.now() - began, status: answer.statusCode, set: cookieOf(answer) }));
      });
      asking.on("error", reject).end(body);
    });
  const times = async (method, path, more, status) => {
    const all = [];
    for (let time = 0; time < TIMES; time++) {
      const answer = await ask(method, path, more);
      if (answer.status !== status) throw new Error(`${method} ${path} answers ${answer.status}, not ${status}`);
      all.push(answer.ms);
    }
    return all.sort((a, b) => a - b);
  };
  const session = (await ask("POST", "/personas/amara/be")).set;
  const begun = await ask("POST", "/sign-in", { body: "email=somebody%40young.example&own_phone=no" });
  const pages = {
    "a page for everyone, not kept": await times("GET", "/sign-in", {}, 200),
    "one's own page: session looked up, name opened": await times("GET", "/me", { cookie: session }, 200),
    // The network may try 600 times an hour before it is refused, so this one is asked where nothing is counted.
    "a code that is checked": await codes(ask, begun.set),
  };
  agent.destroy();
  return Object.entries(pages).flatMap(([what, ms]) => [
    figure(`${what}: half within`, ms[Math.floor(ms.length / 2)], "ms", { digits: 2 }),
    figure(`${what}: 99 % within`, ms[Math.floor(ms.length * 0.99)], "ms", { most: 2, digits: 2 }),
  ]);
}

/** Fewer than the 60 that are answered without a pause. */
async function codes(ask, cookie) {
  const all = [];
  for (let time = 0; time < 50; time++) all.push((await ask("POST", "/sign-in/code", { cookie, body: "code=123456" })).ms);
  return all.sort((a, b) => a - b);
}

const cookieOf = (answer) => (answer.headers["set-cookie"] ?? []).map((one) => one.split(";")[0]).join("; ");
