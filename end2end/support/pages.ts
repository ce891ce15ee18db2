// Every page and every state of a page that a person may meet, by name.
import { request, type APIRequestContext, type Page } from "@playwright/test";
import { port } from "./addresses.mjs";

const home = `http://127.0.0.1:${port}`;

export interface Place {
  name: string;
  /** Its address, where a visit is all it takes. */
  address?: string;
  open: (page: Page) => Promise<unknown>;
  /** Its HTTP status, where it is not 200. */
  status?: number;
  /** Made for us, and not for young people. */
  staff?: boolean;
  /** Says nothing of ours, so it has neither our frame nor a way out. */
  nameless?: boolean;
}

const at = (name: string, address: string, more: Partial<Place> = {}): Place => ({
  name,
  address,
  open: (page) => page.goto(address),
  ...more,
});

/** Pages that answer the same to everybody. */
export const places: Place[] = [
  at("the first page", "/"),
  at("the search", "/opportunities"),
  at("a search with results and filters", "/opportunities?words=working+with+kids&place=E14&only=pay&only=one-place&kind=apprenticeship&sort=closing"),
  at("the last page of a search", "/opportunities?words=care&page=999"),
  at("a search that finds nothing", "/opportunities?words=submarine+pilot&place=E14&miles=2&only=reserved"),
  at("a search for a place we do not know", "/opportunities?place=Popla+Popla"),
  { name: "a vacancy", open: async (page) => page.goto(await vacancy("open")) },
  { name: "a local listing", open: async (page) => page.goto(await vacancy("local")) },
  { name: "a vacancy that has closed", open: async (page) => page.goto(await vacancy("closed")) },
  at("a vacancy that never was", "/opportunities/99999999", { status: 404 }),
  at("a page that is not there", "/no-such-page", { status: 404 }),
  { name: "a form sent to the wrong page", open: (page) => send(page, "/help", ""), status: 405 },
  { name: "a form that we could not read", open: (page) => send(page, "/language", "colour=green"), status: 422 },
  at("who to call", "/help"),
  at("what we keep", "/about-your-data"),
  at("the cookies", "/cookies"),
  at("the accessibility statement", "/accessibility"),
  at("the choice of a language", "/language"),
  { name: "a language refused", open: (page) => send(page, "/language", "language=xx"), status: 422 },
  at("the building blocks", "/building-blocks", { staff: true }),
  { name: "the building blocks, refused", open: (page) => send(page, "/building-blocks", "about=" + "a".repeat(501)), status: 422, staff: true },
  {
    name: "any page after leaving",
    nameless: true,
    open: async (page) => {
      await page.context().addCookies([{ name: "__Host-left", value: "1", url: home.replace("http:", "https:"), secure: true }]);
      await page.goto("/opportunities?words=care");
    },
  },
];

/** Those a young person meets. */
export const ourPages = places.filter((place) => !place.nameless);

/** Sends a form that no page of ours would send. */
async function send(page: Page, action: string, body: string) {
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const exactly = (url: URL) => url.pathname === action;
  await page.route(exactly, (route) =>
    route.continue({ method: "POST", postData: body, headers: { ...route.request().headers(), ...form } }),
  );
  await page.goto(action);
  await page.unroute(exactly);
}

const found = new Map<string, string>();

/** The address of a vacancy: one that is open, one that has closed, or one that the council typed. */
export async function vacancy(kind: "open" | "closed" | "local"): Promise<string> {
  if (!found.has(kind)) {
    const asking = await request.newContext({ baseURL: home });
    found.set(kind, await look(asking, kind));
    await asking.dispose();
  }
  return found.get(kind)!;
}

async function look(asking: APIRequestContext, kind: string) {
  if (kind === "closed") return firstClosed(asking);
  const search = kind === "local" ? "/opportunities?only=reserved" : "/opportunities?words=care&only=pay&kind=apprenticeship";
  const page = await (await asking.get(search)).text();
  const [, link] = page.match(/<h3><a href="(\/opportunities\/\d+)"/) ?? [];
  if (!link) throw new Error(`${search} finds nothing`);
  return link;
}

async function firstClosed(asking: APIRequestContext) {
  for (let id = 1; id < 2_000; id++) {
    const answer = await asking.get(`/opportunities/${id}`);
    if (answer.ok() && (await answer.text()).includes("This one has closed")) return `/opportunities/${id}`;
  }
  throw new Error("no demonstration vacancy has closed");
}
