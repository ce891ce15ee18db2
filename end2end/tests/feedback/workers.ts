// Participation workers, and what they find in the demonstration.
import { persona } from "../../support/people";

/** Where something is read that was said in the demonstration, by how it begins. */
export async function pieceOf(words: string): Promise<string> {
  const pia = await persona("pia");
  const { text } = await pia.get("/feedback/pieces");
  for (const [, month] of text.matchAll(/<option value="(\d{4}-\d\d)"/g)) {
    const list = await pia.get(`/feedback/pieces?month=${month}`);
    const link = list.text.match(new RegExp(`href="(/feedback/pieces/[an]-[\\w-]+)"[^>]*><bdi>${words}`));
    if (link) return link[1];
  }
  throw new Error(`nobody said ${words}`);
}

export const fresh = (words: string) => `${words} ${Math.random().toString(36).slice(2, 8)}`;
