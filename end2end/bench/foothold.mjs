// The release under test: a folder of its own for databases, its processes, and what the kernel says they cost.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BINARY = join(ROOT, "target/release/foothold");
const TICKS_A_SECOND = 100; // of the kernel's clock for CPU time, on every Linux we know
const SEEDED = 4_000; // vacancies of `seed --demo`
const PATIENCE = 60_000; // ms, for any one command

export const folder = mkdtempSync(join(tmpdir(), "foothold-bench-"));
const children = new Set();
const made = new Set();

/** The core that serves and the one that asks. */
export const CORES = { server: cores()[0], load: cores().at(-1) };

export function check() {
  if (!existsSync(BINARY)) throw new Error(`There is no ${BINARY} yet: make build makes it.`);
  if (CORES.server === CORES.load)
    console.log("== One core only: the load takes its share of what the server could do.");
}

/** Stops whatever was started and takes the folder away. */
export function cleanUp() {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}

/** Runs a program on one core, and gives back what it printed. */
export async function run(core, command, args, env = {}, watch = () => {}) {
  const child = begin(core, command, args, env, ["ignore", "pipe", "pipe"]);
  let said = "";
  let complaint = "";
  child.stdout.on("data", (text) => (said += text));
  child.stderr.on("data", (text) => (complaint += text));
  const watching = setInterval(() => watch(child.pid), 10);
  const patience = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(watching);
  clearTimeout(patience);
  if (code !== 0)
    throw new Error(`${command} ${args.join(" ")} ended with ${code}: ${complaint.trim() || said.trim()}`);
  return said;
}

/** Runs one command of Foothold on a database; gives back how long it took, the most memory it held, and what it said. */
export async function foothold(database, args, core = CORES.server) {
  let peak = 0;
  const began = performance.now();
  const said = await run(core, BINARY, args, { DATABASE_URL: address(database) }, (pid) => (peak = memory(pid, "VmHWM") ?? peak));
  return { seconds: (performance.now() - began) / 1000, megabytes: peak, said };
}

/** A file of so many invented vacancies, as the national service would send them. */
export async function feed(count) {
  const file = join(folder, `${count}.json`);
  if (!existsSync(file)) await foothold("none", ["demo-feed", `${count}`, file]);
  return file;
}

/** A database with so many vacancies and the demonstration's local ones; made once. */
export async function database(count) {
  const file = join(folder, `${count}.db`);
  if (made.has(file)) return file;
  await empty(`${count}.db`);
  await foothold(file, ["seed", "--demo"]);
  if (count !== SEEDED) await foothold(file, ["import", "vacancies", await feed(count)]);
  made.add(file);
  return file;
}

/** A database with its tables and nothing in them. */
export async function empty(name) {
  const file = join(folder, name);
  await foothold(file, ["keys", "make"]);
  await foothold(file, ["migrate"]);
  return file;
}

/** Serves a database on one core, and answers once it does. */
export async function serve(database) {
  const port = await freePort();
  const env = { DATABASE_URL: address(database), PORT: `${port}`, FOOTHOLD_DEMO: "true", FOOTHOLD_BENCH: "true" };
  const began = performance.now();
  const child = begin(CORES.server, BINARY, ["serve"], env, ["ignore", "ignore", "inherit"]);
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/opportunities`).catch(() => null))?.ok) {
    if (child.exitCode !== null) throw new Error(`foothold serve ended with ${child.exitCode}.`);
    if (performance.now() - began > PATIENCE) throw new Error("foothold serve does not answer.");
    await pause(2);
  }
  return {
    url,
    port,
    pid: child.pid,
    startedIn: performance.now() - began,
    cpuMs: () => cpuMs(child.pid),
    megabytes: () => memory(child.pid, "VmRSS"),
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await Promise.race([ended, pause(15_000).then(() => child.kill("SIGKILL"))]);
    },
  };
}

/** Serves for as long as `work` lasts. */
export async function serving(database, work) {
  const server = await serve(database);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

function begin(core, command, args, env, stdio) {
  const child = spawn("taskset", ["-c", core, command, ...args], {
    cwd: ROOT,
    env: { ...process.env, FOOTHOLD_KEYS_FILE: join(folder, "keys/foothold.keys"), ...env },
    stdio,
  });
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

/** Of a database: a file is SQLite's, and what is an address already is PostgreSQL's. */
const address = (database) => (database.startsWith("postgres") ? database : `sqlite://${database}`);

export async function freePort() {
  const socket = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => socket.once("listening", resolve));
  const { port } = socket.address();
  await new Promise((resolve) => socket.close(resolve));
  return port;
}

/** User and system time of a process, all its threads together. */
function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND;
}

/** A size the kernel keeps of a process, in MB; nothing once it has ended. */
function memory(pid, name) {
  try {
    const line = readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`^${name}:\\s+(\\d+) kB`, "m"));
    return line ? Number(line[1]) / 1024 : undefined;
  } catch {
    return undefined;
  }
}

/** The cores this process may use: "0-1,4" is 0, 1 and 4. */
function cores() {
  const list = execFileSync("taskset", ["-cp", `${process.pid}`], { encoding: "utf8" })
    .trim()
    .split(": ")[1];
  return list.split(",").flatMap((range) => {
    const [from, to = from] = range.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, more) => `${from + more}`);
  });
}
