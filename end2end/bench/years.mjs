// What years of a large council's requests and pieces cost: a draft for the Board, its page, its check, and a night of the store that
// knows nobody. Only the program's own tests can sow those years, sealed as they are, so they measure, and this reads what they print.
import { spawn } from "node:child_process";
import { figure } from "./figures.mjs";

const TESTS = ["board::tests::bench", "feedback::anonymous::tests::bench::a_night_over_100_000_pieces_on_sqlite", "how_long_a_pack_takes"];

export async function years() {
  const said = await tests();
  const number = (line) => Number(said.match(line)?.[1].replaceAll(",", "") ?? NaN);
  return [
    figure("a draft over 400,000 requests and 100,000 pieces", number(/a draft over .*: ([\d.]+) ms/) / 1000, "s", { most: 10 }),
    figure("the Board's page from frozen figures, half within", number(/the page: p50 ([\d.]+) ms/), "ms"),
    figure("the Board's page from frozen figures, 99 % within", number(/the page: .*p99 ([\d.]+) ms/), "ms", { most: 100 }),
    figure("the check of a real quarter's pack, at most", number(/: check ([\d.]+) ms/) / 1000, "s", { most: 2 }),
    figure("hiding what must be hidden in it, at most", number(/protect ([\d.]+) ms at most/) / 1000, "s", { most: 2 }),
    figure("a night over 100,000 pieces said without a name", number(/a night over .*: ([\d.]+) s/), "s"),
  ];
}

/** Builds the tests as the release is built, runs those that measure, and gives back what they say. One that fails says why on the
 * screen, and its figures are missing. */
function tests() {
  const features = ["--no-default-features", "--features", "ssr,sqlite,postgres"];
  const running = spawn(
    "cargo",
    ["test", "--release", "--quiet", "--lib", ...features, "--", "--ignored", "--nocapture", "--test-threads=1", ...TESTS],
    { env: { ...process.env, SQLX_OFFLINE: "true" }, stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  running.stdout.on("data", (piece) => (said += piece));
  return new Promise((resolve, reject) => {
    running.on("error", reject);
    running.on("close", () => (said === "" ? reject(new Error("the tests that measure could not be built")) : resolve(said)));
  });
}
