// Requests for the team to work on. Each journey has one of its own, of a young person of its own, so that none meets another.
import { expect } from "@playwright/test";
import { asked, type Help } from "../../support/online";
import { matchedWithGrace, persona } from "../../support/people";

/** What somebody asks for, the item that they get, and how far it has come. */
const made = {
  data: { help: "data", item: "20 GB a month on their phone, six months", steps: ["working"] },
  sim: { help: "sim", item: "SIM card, 20 GB a month, six months", steps: ["on_its_way"] },
  router: { help: "router", item: "Mobile router", steps: ["on_its_way", "working"] },
  device: { help: "device", item: "", steps: [] },
} as const;

/** The team's address of a request of Remy Example's. */
export async function requestOf(what: keyof typeof made): Promise<string> {
  const { help, item, steps } = made[what];
  const address = `/internet-access/requests/${await asked(await matchedWithGrace("Remy Example"), help as Help)}`;
  if (item) await approve(address, item);
  await bring(address, [...steps]);
  return address;
}

/** Approves a request, and reserves one of this item. */
export async function approve(address: string, item: string) {
  await press(address, (text) => {
    const before = text.slice(0, text.indexOf(`-label">${item}<`));
    return { deed: "approve", item: [...before.matchAll(/value="([\w-]{22})"/g)].at(-1)![1] };
  });
}

/** Idris takes it. */
export const claim = (address: string) => press(address, () => ({ deed: "claim" }));

/** Moves a request there, one step after the other. */
export async function bring(address: string, steps: string[]) {
  for (const status of steps) await press(address, () => ({ deed: "move", status }));
}

async function press(address: string, fields: (text: string) => Record<string, string>) {
  const idris = await persona("idris");
  const { text } = await idris.get(address);
  const seen = text.match(/name="seen" value="(\d+)"/)![1];
  const { status } = await idris.post(address, { seen, ...fields(text) });
  expect(status).toBe(303);
}
