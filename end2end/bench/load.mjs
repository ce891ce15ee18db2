// The load: wrk on a core of its own, and searches nobody has made before.
import { readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CORES, ROOT, feed, folder, run } from "./foothold.mjs";

const SCRIPT = fileURLToPath(new URL("load.lua", import.meta.url));
const MOST_A_SECOND = 30_000; // more searches than any server here answers
const MILES = ["5", "10", "20", "40", "any"];
const FILTERS = [
  "route=care-services",
  "route=digital",
  "route=construction",
  "route=catering",
  "route=business",
  "route=education",
  "level=2",
  "level=3",
  "kind=apprenticeship",
  "only=pay",
  "only=one-place",
  "only=confident",
  "only=no-grades",
];
const SORTS = ["", "", "&sort=nearest", "&sort=closing", "&sort=newest"];

/** Asks for these addresses for some seconds; what came back, and what one page cost the server. */
export async function load(server, { addresses, connections = 16, seconds }) {
  const file = join(folder, "addresses");
  writeFileSync(file, `${addresses.join("\n")}\n`);
  const before = server.cpuMs();
  const pace = `-t1 -c${connections} -d${seconds}s --timeout 10s`.split(" ");
  const asks = ["-H", "Accept-Encoding: gzip", "-s", SCRIPT, server.url, "--", file];
  const said = await run(CORES.load, "wrk", [...pace, ...asks]);
  const result = JSON.parse(said.trim().split("\n").at(-1));
  if (result.errors > 0)
    throw new Error(
      `${result.errors} of ${result.requests} answers were no good, at addresses such as ${addresses[0]}.`,
    );
  return {
    ...result,
    perSecond: result.requests / result.seconds,
    bytesEach: result.bytes / result.requests,
    cpuMs: (server.cpuMs() - before) / result.requests,
  };
}

/** Enough searches for so many seconds, none of them ever made before: words of an advert, a place and a filter. */
export async function searches(seconds) {
  const [titles, places] = [await advertTitles(), districts()];
  const fresh = [];
  while (fresh.length < seconds * MOST_A_SECOND) {
    const words = someOf(pick(titles)).map((word) => encodeURIComponent(mistyped(word)));
    const place = `&place=${pick(places)}&miles=${pick(MILES)}`;
    const form = `words=${words.join("+")}${place}&${pick(FILTERS)}${pick(SORTS)}`;
    if (!made.has(form)) fresh.push(`/opportunities?${form}`);
    made.add(form);
  }
  return fresh;
}

/** The bytes of the answer to a browser that already holds the page. */
export async function bytesOfNotModified(server, address) {
  const etag = (await fetch(server.url + address)).headers.get("etag");
  const headers = [`Host: 127.0.0.1:${server.port}`, "Accept-Encoding: gzip", `If-None-Match: ${etag}`];
  const ask = [`GET ${address} HTTP/1.1`, ...headers, "", ""].join("\r\n");
  const answer = await new Promise((resolve, reject) => {
    const socket = connect(server.port, "127.0.0.1", () => socket.write(ask));
    let text = "";
    socket.on("data", (more) => {
      text += more;
      if (text.includes("\r\n\r\n")) socket.destroy();
    });
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });
  if (!answer.startsWith("HTTP/1.1 304"))
    throw new Error(`${address} with ${etag} answered ${answer.split("\r\n")[0]}`);
  return answer.length;
}

/** The words of each invented advert's title. */
async function advertTitles() {
  const { vacancies } = JSON.parse(readFileSync(await feed(4_000), "utf8"));
  const titles = vacancies.map((vacancy) => `${vacancy?.title ?? ""}`.match(/\p{L}{3,}/gu) ?? []);
  return titles.filter((words) => words.length > 0);
}

function districts() {
  const lines = readFileSync(join(ROOT, "src/opportunities/data/london_districts.csv"), "utf8").split("\n");
  return lines.map((line) => line.split(",")[0]).filter((code) => /^[A-Z]{1,2}\d/.test(code));
}

const made = new Set();
let seed = 2026;

/** Dice that fall the same way every time. */
function dice() {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const pick = (list) => list[Math.floor(dice() * list.length)];

/** One to three of them. */
function someOf(words) {
  const from = Math.floor(dice() * words.length);
  return words.slice(from, from + 1 + Math.floor(dice() * 3));
}

/** One word in twelve lacks a letter, as typed on a phone. */
function mistyped(word) {
  const at = 1 + Math.floor(dice() * (word.length - 1));
  return word.length > 4 && dice() < 1 / 12 ? word.slice(0, at) + word.slice(at + 1) : word;
}
