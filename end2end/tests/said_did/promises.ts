// Promises, as the journeys of this room begin with them.
import { persona } from "../../support/people";
import type { Visitor } from "../../support/visitor";

export const fresh = (words: string) => `${words} ${Math.random().toString(36).slice(2, 8)}`;

/** A promise of Pia's: where everybody reads it, and where she moves it. */
export async function promised(said: string, promise = "We ring back in two days") {
  const worker = await persona("pia");
  const fields = { once: "", said, theme: "adviser", pieces: "14", promised: promise, by_whom: "The leaving care team", due: "1/2/2030" };
  const { location } = await worker.post("/you-said-we-did/edit/new", fields);
  const edit = location.split("?")[0];
  return { worker, edit, address: edit.replace("/edit", "") };
}

/** Moves it, as whoever moved it so many times before. */
export const moved = (worker: Visitor, edit: string, seen: number, to: string, words: string, due = "") =>
  worker.post(edit, { seen: `${seen}`, to, words, due });
