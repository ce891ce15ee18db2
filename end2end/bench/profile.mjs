// Where a search's time goes, by the kernel's own samples. Needs Debian's linux-perf; without it the part is left out.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { CORES, folder, run } from "./foothold.mjs";

// The first that fits a function's name has it.
const PLACES = [
  ["kernel: sockets, waiting, memory", /^\[k\]/],
  ["compression", /deflate|libdeflate|crc32|adler/],
  ["search", /foothold::opportunities::(search|shelf|places)/],
  [
    "views: leptos and our pages",
    /tachys|leptos|reactive_graph|foothold::(\w+::)*(pages|ui|app|home|words)|fluent|oco_ref/,
  ],
  ["database", /sqlx|sqlite3/i],
  ["allocator", /(^|\W)_?mi_|malloc|cfree|realloc|__rust_alloc/],
  ["hashing", /::hash::|hashbrown|ahash|siphash/],
  ["text: formatting, growing, searching", /core::fmt|alloc::(fmt|str|string|vec|raw_vec)|core::str/],
  ["copying and comparing bytes", /mem(move|cpy|set|cmp|chr)/],
  ["HTTP: hyper, axum, tower", /hyper|axum|tower|http|httparse/],
  ["tokio", /tokio|mio::|futures/],
];
const REST = "the rest";

export const hasPerf = () => {
  try {
    return Boolean(execFileSync("perf", ["--version"], { stdio: "pipe" }));
  } catch {
    return false;
  }
};

/** The share of each place in the server's time, in percent, while something loads it for these seconds. */
export async function profile(server, seconds) {
  const data = join(folder, "perf.data");
  await run(CORES.load, "perf", [
    "record",
    "-q",
    "-F",
    "999",
    "-p",
    `${server.pid}`,
    "-o",
    data,
    "--",
    "sleep",
    `${seconds}`,
  ]);
  const report = await run(CORES.load, "perf", [
    "report",
    "-i",
    data,
    "--no-children",
    "--stdio",
    "-q",
    "--percent-limit",
    "0",
    "--sort",
    "symbol",
  ]);
  const shares = new Map([...PLACES.map(([place]) => place), REST].map((place) => [place, 0]));
  for (const [, percent, name] of report.matchAll(/^\s*([\d.]+)%\s+(.+)$/gm)) {
    const place = PLACES.find(([, names]) => names.test(name))?.[0] ?? REST;
    shares.set(place, shares.get(place) + Number(percent));
  }
  return shares;
}
