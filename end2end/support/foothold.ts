// The program itself, on a database of its own, as whoever runs the service uses it.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { expect } from "@playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "target", process.env.JOURNEYS_BUILD ?? "release", "foothold");

export interface Done {
  code: number | null;
  out: string;
  err: string;
}

export class Foothold {
  readonly folder = mkdtempSync(join(tmpdir(), "foothold-"));
  readonly settings: Record<string, string> = { DATABASE_URL: `sqlite://${this.folder}/foothold.db`, FOOTHOLD_KEYS_FILE: join(this.folder, "keys/foothold.keys"), FOOTHOLD_LOG: "info" };
  private running: ChildProcess[] = [];

  /** One that is migrated. */
  static async fresh() {
    const foothold = new Foothold();
    await foothold.prepare();
    return foothold;
  }

  /** Makes its keys, and brings its database up to date. */
  async prepare() {
    for (const deed of [["keys", "make"], ["migrate"]]) {
      const done = await this.run(...deed);
      expect(done, done.err).toMatchObject({ code: 0 });
    }
  }

  /** Starts a deed, and does not wait for it. */
  start(...words: string[]) {
    const { PATH, HOME } = process.env;
    const child = spawn(program, words, { cwd: root, env: { PATH, HOME, ...this.settings } });
    this.running.push(child);
    const said = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text) => (said.out += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (said.err += text));
    const done = new Promise<Done>((resolve) => child.on("close", (code) => resolve({ code, ...said })));
    return { child, said, done };
  }

  run(...words: string[]): Promise<Done> {
    return this.start(...words).done;
  }

  file(name: string, text: string | Buffer) {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** Imports vacancies that must be good. */
  async import(...vacancies: object[]) {
    const done = await this.run("import", "vacancies", this.file("feed.json", feed(vacancies)));
    expect(done, done.err).toMatchObject({ code: 0 });
    return done;
  }

  /** Serves until it is stopped, and answers once it is ready. */
  async serve() {
    const port = await freePort();
    this.settings.PORT = String(port);
    const home = `http://127.0.0.1:${port}`;
    const serving = this.start("serve");
    await expect.poll(() => fetch(`${home}/readyz`).then((answer) => answer.status, () => serving.child.exitCode ?? "not yet"), { intervals: [20] }).toBe(200);
    return { ...serving, home };
  }

  remove() {
    for (const child of this.running) child.kill("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The titles that a search lists, in order. */
export async function listed(home: string, asked = "") {
  const page = await (await fetch(`${home}/opportunities${asked}`)).text();
  return [...page.matchAll(/<h3><a href="\/opportunities\/\d+">([^<]*)/g)].map(([, title]) => title);
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const asking = createServer().listen(0, "127.0.0.1", () => {
      const { port } = asking.address() as AddressInfo;
      asking.close(() => resolve(port));
    });
  });

/** One answer of the national service that holds these adverts. */
export const feed = (vacancies: object[]) =>
  JSON.stringify({ vacancies, total: vacancies.length, totalFiltered: vacancies.length, totalPages: 1 });

/** An invented advert. */
export const vacancy = (number: number, title: string, changes: object = {}) => ({
  title,
  description: "Help in our bike workshop.",
  numberOfPositions: 2,
  postedDate: "2026-10-02T09:30:11.208Z",
  closingDate: "2099-12-11T23:59:59Z",
  startDate: "2100-01-11T00:00:00Z",
  wage: { wageType: "ApprenticeshipMinimum", wageUnit: "Annually", wageAdditionalInformation: "£15,704 a year", workingWeekDescription: "Monday to Friday" },
  hoursPerWeek: 37.5,
  expectedDuration: "1 Year 3 Months",
  addresses: [{ addressLine1: "Unit 4, Quay Arches", addressLine3: "London", postcode: "E14 7XX", latitude: 51.5119, longitude: -0.0271 }],
  employerName: "TURNING WHEELS CIC",
  course: { larsCode: 999, title: "Cycle technician (level 2)", level: 2, route: "Engineering and manufacturing", type: "Standard" },
  apprenticeshipLevel: "Intermediate",
  providerName: "DOCKSIDE TRAINING LTD",
  ukprn: 10000000,
  isDisabilityConfident: true,
  isNationalVacancy: false,
  vacancyReference: `VAC${1000000000 + number}`,
  vacancyUrl: `https://www.findapprenticeship.service.gov.uk/apprenticeship/reference/VAC${1000000000 + number}`,
  ...changes,
});
