// Every page and every state of a page that a person may meet, by name.
import { request, type APIRequestContext, type Page } from "@playwright/test";
import { home } from "./addresses.mjs";
import * as asking from "./asking";
import * as online from "./online";
import * as people from "./people";
import * as pulses from "./pulses";
import { Visitor } from "./visitor";

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
  /** Whose cookies the browser carries there. */
  who?: () => Promise<Visitor>;
  /** Hands the browser those cookies, and takes all others of a sign-in away; `open` does it too. */
  enter: (page: Page) => Promise<void>;
}

type Plan = Omit<Place, "enter">;

const at = (name: string, address: string, more: Partial<Plan> = {}): Plan => ({
  name,
  address,
  open: (page) => page.goto(address),
  ...more,
});

/** Pages that answer the same to everybody. */
const publicPlaces: Plan[] = [
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
  at("whether one can apply", "/opportunities/can-i-apply"),
  ...["age", "you", "plan", "now", "passed", "level", "kinds", "work", "where"].map((question) => at(`the question "${question}"`, `/opportunities/can-i-apply/${question}`)),
  { name: "a question, refused", open: (page) => send(page, "/opportunities/can-i-apply/you", "answer="), status: 422 },
  at("what one would get", "/opportunities/what-i-would-get"),
  at("what one would get, and when", "/opportunities/what-i-would-get?day=11&month=1&year=2027"),
  at("a day that never was", "/opportunities/what-i-would-get?day=31&month=2&year=2027", { status: 422 }),
  at("a page that is not there", "/no-such-page", { status: 404 }),
  { name: "a form sent to the wrong page", open: (page) => send(page, "/help", ""), status: 405 },
  { name: "a form that we could not read", open: (page) => send(page, "/language", "colour=green"), status: 422 },
  at("somebody on one's side", "/advocacy"),
  at("getting online", "/internet-access"),
  at("three ways to say something", "/feedback"),
  at("saying it with a code", "/feedback/code"),
  { name: "saying it with a code, refused", open: (page) => send(page, "/feedback/code", "about=home&words="), status: 422 },
  { name: "said with a code", open: (page) => send(page, "/feedback/code", "words=The+lift+is+broken") },
  at("saying it as nobody", "/feedback/nobody"),
  { name: "saying it as nobody, refused", open: (page) => send(page, "/feedback/nobody", "feeling=bad&words="), status: 422 },
  { name: "said as nobody", open: (page) => send(page, "/feedback/nobody", "words=The+lift+is+broken") },
  at("reading an answer", "/feedback/answer"),
  { name: "reading an answer, refused", open: (page) => send(page, "/feedback/answer", "digits=12"), status: 422 },
  { name: "what was said with a code", open: async (page) => send(page, "/feedback/answer", `digits=${await saidWithCode()}`) },
  { name: "what was said with a code, refused", open: async (page) => send(page, "/feedback/answer", `digits=${await saidWithCode()}&deed=more&words=`), status: 422 },
  at("what was said and done", "/you-said-we-did"),
  at("what was said and done about one thing", "/you-said-we-did?theme=home"),
  at("what was said and done long ago", "/you-said-we-did/older"),
  { name: "one thing that was said", open: async (page) => page.goto(await promise()) },
  { name: "a promise taken back", open: async (page) => page.goto(await takenBack()) },
  at("a promise that never was", "/you-said-we-did/nothing", { status: 404 }),
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

/** The digits of something that was said with a code. */
const saidWithCode = kept(async () => {
  const { text } = await new Visitor().post("/feedback/code", { about: "home", feeling: "bad", words: "The lift is broken." });
  return text.match(/id="digits"[^>]*>(.*?)<\/p>/)![1].replace(/\D/g, "");
}, 3_600_000);

/** Prepares something once in a while, and not for every visit. A step-up holds five minutes. */
function kept<T>(make: () => Promise<T>, ms = 240_000): () => Promise<T> {
  let [made, at] = [undefined as Promise<T> | undefined, 0];
  return () => {
    if (!made || Date.now() - at > ms) [made, at] = [make(), Date.now()];
    return made;
  };
}

const [amara, jo, grace, idris, una, olu, pia, quin, rowan, dara, sam, ada, vera, nia, mo, mia] = (["amara", "jo", "grace", "idris", "una", "olu", "pia", "quin", "rowan", "dara", "sam", "ada", "vera", "nia", "mo", "mia"] as const).map((code) => kept(() => people.persona(code)));
const asked = kept(() => people.withCodeSent());
const answered = kept(() => people.withAnswers());
const answeredSignedIn = kept(async () => people.withAnswers(await people.joined("Answered Example")));
const newcomer = kept(() => people.withCodeTyped());
const invitation = kept(() => people.invited());
const enrolling = kept(async () => (await people.enrolling()).visitor);
const colleague = kept(() => people.colleague("personal_adviser", "Colin Colleague"), 3_600_000);
const withNewCodes = kept(async () => (await people.colleague()).visitor);
const askedForPasskey = kept(async () => {
  const visitor = new Visitor();
  await visitor.post("/staff/sign-in/passkey", { email: "sam@council.example", password: "" }, "/staff/sign-in");
  return visitor;
});
/** Somebody of Grace's who has asked for help and for letters, in every state. */
const helped = kept(() => askedForAll(), 3_600_000);
const onSharedPhone = kept(() => people.joined("Shared Example", undefined, false));
const halfIn = kept(() => people.halfIn());
const listed = kept(() => people.onGracesList("Listed Example"), 3_600_000);
const withoutMailbox = kept(() => people.onGracesList("Mailless Example"), 3_600_000);
const waiting = kept(() => people.joined("Waiting Example").then(() => firstLink(grace, "/young-people/waiting", /href="(\/young-people\/waiting\/[\w-]+)"/)), 3_600_000);
const report = kept(() => people.broughtList().then(({ address }) => address), 3_600_000);
const stopLink = kept(async () => {
  const { email } = await people.onGracesList("Stopping Example");
  return people.stopLinkFor(email);
}, 3_600_000);
const person = kept(async () => {
  const { name } = await colleague();
  return firstLink(sam, "/admin/people", new RegExp(`href="(/admin/people/[\\w-]+)"[^>]*>${name}`));
}, 3_600_000);

/** What Amara asked, and what was shared with Grace. */
const followed = kept(() => firstLink(amara, "/me", /href="(\/r\/[\w-]{22})"/), 3_600_000);
const offered = kept(async () => `/advocacy/cases/${(await followed()).replace("/r/", "")}`, 3_600_000);
const sharedWithGrace = kept(async () => {
  await (await amara()).post(`${await followed()}/share`, { deed: "send", to: "adviser", words: "Can we meet on Monday?", once: "" });
  return firstLink(grace, "/shared-with-me", /href="(\/shared-with-me\/[\w-]{22})"/);
}, 3_600_000);

/** The address of a case that waits, by the name to use. */
const caseOf = async (name: string) => {
  const { text } = await (await vera()).get("/advocacy/cases");
  const [, id] = text.match(new RegExp(`data-id="([\\w-]+)"><h3>(?:<a[^>]*>)?<bdi>${name}`))!;
  return `/advocacy/cases/${id}`;
};
/** The address of a case that Vera has. */
const held = kept(async () => {
  const address = await caseOf("Sasha");
  await (await vera()).post(`${address}/claim`, { deed: "take", check: "none" });
  return address;
}, 3_600_000);

/** What Amara and Jo asked for to get online. */
const [sim, ending, wrongNumber] = ([["amara", "a SIM card", ""], ["amara", "data for my phone", "It ends soon"], ["jo", "data for my phone", ""]] as const).map(([code, what, stands]) => kept(() => online.requestOf(code, what, stands), 3_600_000));
const openedByDigits = kept(() => online.opened("amara", "a SIM card"));
/** A request of Amara's to get online, where the team answers it. */
const workedOn = async (what: string) => {
  const link = new RegExp(`href="/internet-access/mine/([\\w-]+)"[^>]*>Amara Example: ${what}`);
  return `/internet-access/requests/${await firstLink(grace, "/internet-access/mine", link)}`;
};
/** What came of moving a request that cannot be moved. */
const movedTogether = kept(async () => {
  const request = (await workedOn("Mobile router")).split("/").at(-1)!;
  const { location } = await (await idris()).post("/internet-access/bulk", { once: "", request, seen: "0", status: "ordered", words: "" });
  return location;
}, 3_600_000);

const newly = kept(() => people.joined("Copied Example"));
const complainer = kept(() => people.joined("Complaining Example"), 3_600_000);
const complaint = kept(async () => {
  const words = "You told my landlord where I am.";
  const { location: own } = await (await complainer()).post("/me/data/tell", { words, once: "pages" });
  return { own, officers: own.replace("/me/data/told", "/data-protection") };
}, 3_600_000);
const listing = (show: string) => kept(() => firstLink(olu, `/opportunities/editor?show=${show}`, /href="(\/opportunities\/editor\/\d+)"/), 3_600_000);
const [openListing, dueListing, draftListing] = ["open", "review", "drafts"].map(listing);
const goodRun = kept(() => firstLink(olu, "/opportunities/editor/imports", /href="(\/opportunities\/editor\/imports\/\d+)"/), 3_600_000);
/** What the internet team looks after: something to give, and a supplier's file that Una brought. */
const toGive = kept(() => firstLink(idris, "/internet-access/stock", /href="(\/internet-access\/stock\/[\w-]{22})"[^>]*>Mobile router/), 3_600_000);
const ofMobile = "?supplier=Example+Mobile";
const suppliersFile = kept(async () => {
  const answer = await (await una()).upload(`/internet-access/suppliers/answer${ofMobile}`, "reference,status\nZZZZ-ZZZZ,working\n");
  return answer.location;
}, 3_600_000);
const employer = kept(() => firstLink(olu, "/opportunities/editor/employers", /href="(\/opportunities\/editor\/employers\/remove\?employer=\w+)"/), 3_600_000);

/** What Amara said with her name. */
const whatSheSaid = kept(() => firstLink(amara, "/me", /href="(\/said\/[\w-]+)"/), 3_600_000);

/** What the advocates' manager opens from their first page: an advocate's cases, and one that waits. */
const advocatesLoad = kept(() => firstLink(mo, "/advocacy/load", /href="(\/advocacy\/load\?of=[\w-]+)"/), 3_600_000);
const toAssign = () => firstLink(mo, "/advocacy/load", /href="(\/advocacy\/load\/[\w-]+\/assign)"/);
/** A case that nobody has given a reason to read yet. */
const toRead = async () => {
  const manager = await mo();
  const { text } = await manager.get("/advocacy/load");
  for (const [, address] of text.matchAll(/href="(\/advocacy\/read\/[\w-]+)"/g)) {
    if ((await manager.get(address)).text.includes("Tell them, and read it")) return address;
  }
  throw new Error("every case has been read");
};
/** Another of them, for which there is a reason. */
const readForReason = kept(async () => {
  const { text } = await (await mo()).get("/advocacy/load");
  const address = [...text.matchAll(/href="(\/advocacy\/read\/[\w-]+)"/g)].at(-1)![1];
  await (await mo()).post(address, { reason: "quality", words: "To see whether this page can be read by everybody." }, address);
  return address;
}, 3_000_000);
/** The quarter before the latest that the Board reads; a draft of an older one, put forward by Pia; a quarter's figures. */
const boardsQuarter = kept(() => firstLink(rowan, "/board", /href="(\/board\/20\d\d-q\d)"/), 3_600_000);
const boardsFigures = kept(() => firstLink(pia, "/board/statutory", /href="(\/board\/statutory\/[\w-]+)"/), 3_600_000);
const boardsDraft = kept(async () => {
  const { text } = await (await pia()).get("/board/drafts");
  const quarter = [...text.matchAll(/name="quarter" value="(20\d\d-q\d)"/g)][2][1];
  const { location } = await (await pia()).post("/board/drafts", { quarter, why: "To be looked at." });
  await (await pia()).post(location, { deed: "put-forward", seen: "1" });
  return location;
}, 3_600_000);
const lastQuarter = kept(() => firstLink(mo, "/advocacy/figures", /href="(\/advocacy\/figures\/[\w-]+)"/), 3_600_000);
/** An older quarter whose figures Mo says are right, and nobody gives out. */
const rightQuarter = kept(async () => {
  const { text } = await (await mo()).get("/advocacy/figures");
  const quarter = [...text.matchAll(/href="(\/advocacy\/figures\/[\w-]+)"/g)][4][1];
  const seen = (await (await mo()).get(quarter)).text.match(/name="seen" value="([^"]+)"/)![1];
  await (await mo()).post(quarter, { deed: "propose", seen });
  return quarter;
}, 3_600_000);

async function firstLink(who: () => Promise<Visitor>, address: string, link: RegExp) {
  const { text } = await (await who()).get(address);
  return text.match(link)![1];
}

const toSend = kept(() => asking.answered());
const unsafe = kept(() => asking.answered(new Visitor(), false, "no"));
const toSendForSomebody = kept(() => asking.answered(new Visitor(), true));
const keeping = kept(() => asking.keeping());
const sent = kept(() => asking.sent());
const sentSignedIn = kept(async () => asking.sent(await people.joined("Asking Example")));
const sentForSomebody = kept(() => asking.sent(new Visitor(), true));

/** Those who ask to get online: for data, on a network that does not take part, and for a SIM card they asked for before. */
const askingForData = kept(async () => online.answered(await people.matchedWithGrace("Data Example"), "data"), 3_600_000);
const onAnotherNetwork = kept(async () => {
  const visitor = await online.answered(await people.matchedWithGrace("Three Example"), "data");
  await visitor.post("/i/ask/phone", { phone: "07700 900123", network: "three" });
  return visitor;
}, 3_600_000);
const askingAgain = kept(async () => {
  const visitor = await people.joined("Again Example");
  const id = await online.asked(visitor, "sim");
  return { visitor: await online.answered(visitor, "sim"), sent: `/i/${id}/sent` };
}, 3_600_000);
const choosing = kept(async () => {
  const visitor = await people.joined("Choosing Example");
  await visitor.post("/i/ask/have", { have: "nothing" });
  return visitor;
}, 3_600_000);
const offer = kept(() => firstLink(idris, "/internet-access/content", /href="(\/internet-access\/content\/[\w-]{22})"/), 3_600_000);

/** What was said to the Children in Care Council, as its participation worker finds it. */
const said = (words: string) => kept(async () => {
  const pieces = await (await pia()).get("/feedback/pieces");
  const months = [...pieces.text.matchAll(/<option value="(\d{4}-\d\d)"/g)].map(([, month]) => month);
  for (const month of months) {
    const { text } = await (await pia()).get(`/feedback/pieces?month=${month}`);
    const link = text.match(new RegExp(`href="(/feedback/pieces/[an]-[\\w-]+)"[^>]*><bdi>${words}`));
    if (link) return link[1];
  }
  throw new Error(`nobody said ${words}`);
}, 3_600_000);
const [saidByName, saidByCode, saidByNobody, saidInDanger] = ["People say", "Nobody taught me", "My mum died", "I do not want to be here"].map(said);
/** The address of the promise that has been late for longest, as everybody reads it. */
const promise = kept(() => firstLink(async () => new Visitor(), "/you-said-we-did", /<h3><a href="(\/you-said-we-did\/[\w-]{22})"/), 3_600_000);
/** The same, where it is moved. */
const promiseToMove = kept(async () => (await promise()).replace("/you-said-we-did", "/you-said-we-did/edit"), 3_600_000);
/** One that was written by mistake. */
const takenBack = kept(async () => {
  const worker = await pia();
  const typed = { once: "", said: "It is too loud.", theme: "home", pieces: "6", promised: "It gets quiet.", by_whom: "The housing team", due: "1/1/2030" };
  const { location } = await worker.post("/you-said-we-did/edit/new", typed);
  const edit = location.split("?")[0];
  await worker.post(edit, { seen: "1", to: "taken_back", words: "It stood here twice.", due: "" });
  return edit.replace("/edit", "");
}, 3_600_000);
/** Somebody who follows a promise. */
const follower = kept(async () => {
  const visitor = await people.joined("Following Example");
  await visitor.post(await promise(), { follow: "yes" }, await promise());
  return visitor;
}, 3_600_000);
const draftPulse = kept(() => pulses.written("everyone", "Your evenings"), 3_600_000);
const openPulse = kept(async () => (await pulses.opened("everyone", "Your evenings")).replace("/pulses/", "/questions/"), 3_600_000);
const invitedPulse = kept(() => pulses.opened("invited", "Your mornings"), 3_600_000);
const ticket = kept(async () => pulses.ticket(await pulses.opened("invited", "Your mornings")), 3_600_000);
const closedPulse = kept(() => pulses.closed("Your weekends"), 3_600_000);
const sharedPulse = kept(() => firstLink(pia, "/questions", /href="(\/questions\/[\w-]{22}\/results)"/), 3_600_000);

/** A place whose address is known once something is there. */
const where = (name: string, address: () => Promise<string>, more: Partial<Plan> = {}): Plan => ({
  name,
  open: async (page) => page.goto(await address()),
  ...more,
});

/** Where a young person comes in, and what is theirs. */
const youngPeoplesPlaces: Plan[] = [
  at("questions", "/questions"),
  { name: "a code that opens nothing", open: (page) => send(page, "/questions", "code="), status: 422 },
  where("questions to answer", openPulse),
  { name: "questions, refused", open: async (page) => send(page, await openPulse(), "once="), status: 422 },
  where("questions, answered", async () => `${await openPulse()}/thanks`),
  where("questions to answer with a ticket", async () => `/questions/t/${(await ticket()).replaceAll("-", "")}`),
  at("a ticket that opens nothing", "/questions/t/ABCDABCDABCD", { status: 404 }),
  where("questions that closed", async () => (await closedPulse()).replace("/pulses/", "/questions/")),
  where("what people said, not ready yet", async () => `${await openPulse()}/results`),
  where("what people said", sharedPulse),
  at("signing in", "/sign-in"),
  { name: "signing in, refused", open: (page) => send(page, "/sign-in", "email=zoe&onwards="), status: 422 },
  at("the code", "/sign-in/code", { who: asked }),
  at("a code sent again", "/sign-in/code?again=yes", { who: asked }),
  { name: "a wrong code", open: (page) => send(page, "/sign-in/code", "code=000000"), status: 422, who: asked },
  at("somebody new", "/sign-in/new", { who: newcomer }),
  { name: "somebody new, refused", open: (page) => send(page, "/sign-in/new", "name="), status: 422, who: newcomer },
  at("an adviser's code", "/sign-in/adviser"),
  { name: "an adviser's code, refused", open: (page) => send(page, "/sign-in/adviser", "code=12"), status: 422 },
  at("signed out", "/sign-out"),
  at("answers of a visit", "/opportunities/can-i-apply/answers", { who: answered }),
  at("answers to keep", "/opportunities/can-i-apply/answers", { who: answeredSignedIn }),
  at("a search by somebody who answered", "/opportunities?only=mine", { who: answered }),
  { name: "a vacancy, to somebody who answered", open: async (page) => page.goto(await vacancy("open")), who: answered },
  at("what somebody who answered would get", "/opportunities/what-i-would-get?day=11&month=1&year=2027", { who: answered }),
  at("one's page", "/me", { who: amara }),
  at("the page of somebody who is not matched", "/me", { who: jo }),
  at("one's page on a shared phone", "/me", { who: onSharedPhone }),
  at("one's sessions", "/me/sessions", { who: amara }),
  at("who looked", "/me/who-looked", { who: amara }),
  at("what is finished", "/me/finished", { who: amara }),
  at("about me", "/me/about", { who: amara }),
  { name: "about me, refused", open: (page) => sendOwn(page, amara, "/me/about", "name="), status: 422, who: amara },
  at("a new address", "/me/about/email", { who: amara }),
  { name: "a new address, refused", open: (page) => sendOwn(page, amara, "/me/about/email", "email="), status: 422, who: amara },
  at("the code for a new address", "/me/about/email/code", { who: amara }),
  { name: "a wrong code for a new address", open: (page) => sendOwn(page, amara, "/me/about/email/code", "code="), status: 422, who: amara },
  at("my data", "/me/data", { who: amara }),
  at("the copy of one's data", "/me/data/copy", { who: newly }),
  at("whether to delete one's page", "/me/data/delete", { who: amara }),
  at("one's page deleted", "/me/data/deleted"),
  at("complaining about data", "/me/data/tell", { who: amara }),
  { name: "complaining about data, refused", open: (page) => sendOwn(page, amara, "/me/data/tell", "words=&once=pages"), status: 422, who: amara },
  where("one's own complaint", async () => (await complaint()).own, { who: complainer }),
  at("the first page, signed in", "/", { who: amara }),
  at("a search, signed in", "/opportunities?words=care&place=E14", { who: amara }),
  { name: "a vacancy, signed in", open: async (page) => page.goto(await vacancy("open")), who: amara },
  where("whether to save a vacancy", async () => `${await vacancy("open")}/save`, { who: amara }),
  at("what one saved", "/opportunities/saved", { who: amara }),
  where("one thing that one saved", () => firstLink(amara, "/opportunities/saved", /href="(\/opportunities\/saved\/[\w-]{22,})"/), { who: amara }),
  at("adding something found elsewhere", "/opportunities/saved/elsewhere", { who: amara }),
  { name: "adding something found elsewhere, refused", open: (page) => sendOwn(page, amara, "/opportunities/saved/elsewhere", "title="), status: 422, who: amara },
  at("the searches one keeps", "/opportunities/searches", { who: amara }),
  where("a search that one keeps", () => firstLink(amara, "/opportunities/searches", /href="(\/opportunities\/searches\/[\w-]{22})"/), { who: amara }),
  at("whether to keep a search", "/opportunities/searches/keep?words=care&place=E14", { who: amara }),
  at("asking for help", "/opportunities/help-me-apply", { who: amara }),
  at("asking for help, not matched", "/opportunities/help-me-apply", { who: jo }),
  { name: "asking for help, refused", open: (page) => sendOwn(page, amara, "/opportunities/help-me-apply", "step=check"), status: 422, who: amara },
  where("asking for help with a vacancy", async () => `${await vacancy("open")}/help-me-apply`, { who: amara }),
  { name: "asking for help, to be checked", open: (page) => sendOwn(page, amara, "/opportunities/help-me-apply", "step=check&to=team&needs=cv&words=Where+do+I+begin%3F"), who: amara },
  where("help asked for", async () => `${(await helped()).waiting}?done=sent`, { who: async () => (await helped()).visitor }),
  where("help answered", async () => (await helped()).answered, { who: async () => (await helped()).visitor }),
  where("help that has ended", async () => (await helped()).ended, { who: async () => (await helped()).visitor }),
  where("one thing that was said, to follow", () => promise(), { who: amara }),
  where("one thing that was said, followed", () => promise(), { who: follower }),
  at("what one follows", "/you-said-we-did/following", { who: follower }),
  at("what one follows, nothing yet", "/you-said-we-did/following", { who: jo }),
  at("one's letters", "/letters/mine", { who: amara }),
  at("asking for a letter", "/letters/mine/ask", { who: amara }),
  at("asking for a letter, not matched", "/letters/mine/ask", { who: jo }),
  { name: "asking for a letter, refused", open: (page) => sendOwn(page, amara, "/letters/mine/ask", "what="), status: 422, who: amara },
  where("a letter that waits", async () => (await helped()).letter, { who: async () => (await helped()).visitor }),
  where("a letter that is ready", async () => (await helped()).ready, { who: async () => (await helped()).visitor }),
  where("a letter to print", async () => `${(await helped()).ready}/paper`, { who: async () => (await helped()).visitor }),
  where("a code to make", async () => `${(await helped()).ready}/code`, { who: async () => (await helped()).visitor }),
  {
    name: "a code, shown",
    open: async (page) => sendOwn(page, async () => (await helped()).visitor, `${(await helped()).ready}/code`, "once=pages"),
    who: async () => (await helped()).visitor,
  },
  where("one's request", followed, { who: amara }),
  { name: "one's request, refused", open: async (page) => sendOwn(page, amara, await followed(), "deed=write&words="), status: 422, who: amara },
  where("how one is reached", async () => `${await followed()}/reach`, { who: amara }),
  { name: "how one is reached, refused", open: async (page) => sendOwn(page, amara, `${await followed()}/reach`, "name="), status: 422, who: amara },
  where("who looked at one's request", async () => `${await followed()}/looked`, { who: amara }),
  where("changing or ending one's request", async () => `${await followed()}/more`, { who: amara }),
  where("what was sent on", async () => `${await followed()}/share`, { who: amara }),
  { name: "what was sent on, refused", open: async (page) => sendOwn(page, amara, `${await followed()}/share`, "deed=check"), status: 422, who: amara },
  {
    name: "words to send on, to be checked",
    open: async (page) => sendOwn(page, amara, `${await followed()}/share`, "deed=check&to=adviser&words=Can+we+meet%3F"),
    who: amara,
  },
  ...["help", "have", "home", "stay", "phone", "pay", "when"].map((step) => at(`asking to get online: "${step}"`, `/i/ask/${step}`, { who: askingForData })),
  ...["way", "address"].map((step) => at(`asking to get online: "${step}"`, `/i/ask/${step}`, { who: async () => (await askingAgain()).visitor })),
  at("what is chosen for one", "/i/ask/help?suggested=yes", { who: choosing }),
  at("a SIM card instead", "/i/ask/instead", { who: onAnotherNetwork }),
  at("asking to get online: a change", "/i/ask/phone?from=check", { who: askingForData }),
  { name: "asking to get online, refused", open: (page) => sendOwn(page, askingForData, "/i/ask/phone", "phone=12"), status: 422, who: askingForData },
  at("asking to get online, to be checked", "/i/ask/check", { who: askingForData }),
  at("asking to get online again, to be checked", "/i/ask/check?again", { who: async () => (await askingAgain()).visitor }),
  where("getting online, the page to keep", async () => (await askingAgain()).sent, { who: async () => (await askingAgain()).visitor }),
  at("whether one is safe", "/r/ask/safe"),
  at("whether somebody else is safe", "/r/ask/safe?for=other"),
  { name: "whether one is safe, refused", open: (page) => send(page, "/r/ask/safe", "answer="), status: 422 },
  at("who to call first", "/r/ask/now", { who: unsafe }),
  ...["what", "words", "next", "reach", "care", "name", "language", "who"].map((step) => at(`asking: "${step}"`, `/r/ask/${step}`, { who: toSend })),
  at("asking: a change", "/r/ask/reach?from=check", { who: toSend }),
  at("asking: words that are kept", "/r/ask/words?kept", { who: keeping }),
  { name: "asking, refused", open: (page) => send(page, "/r/ask/reach", "ways=call&phone=12"), status: 422, who: toSend },
  at("asking, to be checked", "/r/ask/check", { who: toSend }),
  at("asking, kept for later", "/r/ask/kept", { who: keeping }),
  at("who asks for somebody else", "/r/ask/you", { who: toSendForSomebody }),
  { name: "who asks for somebody else, refused", open: (page) => send(page, "/r/ask/you", "by="), status: 422, who: toSendForSomebody },
  at("how to reach somebody else", "/r/ask/reach?other", { who: toSendForSomebody }),
  at("asking for somebody else, to be checked", "/r/ask/check?other", { who: toSendForSomebody }),
  at("asked for somebody else", "/r/ask/sent", { who: async () => (await sentForSomebody()).visitor }),
  where("the page to keep", async () => (await sent()).address, { who: async () => (await sent()).visitor }),
  where("the page to keep, signed in", async () => (await sentSignedIn()).address, { who: async () => (await sentSignedIn()).visitor }),
  at("opening it again", "/r"),
  at("opening it again, when one is open", "/r?open", { who: async () => (await sent()).visitor }),
  at("opening it again, signed in", "/r?own", { who: amara }),
  { name: "opening it again, refused", open: (page) => send(page, "/r", "reference=ZZZZ-ZZZZ&secret=12"), status: 422 },
  at("what is not open", "/r/none/keep", { status: 404 }),
  where("taking it further", async () => `${await followed()}/further`, { who: amara }),
  where("what one asked for to get online", sim, { who: amara }),
  { name: "what one asked for to get online, refused", open: async (page) => sendOwn(page, amara, await sim(), "deed=write&words="), status: 422, who: amara },
  where("what ends soon", ending, { who: amara }),
  where("what one asked for, before a match", wrongNumber, { who: jo }),
  where("putting right what one typed", async () => `${await wrongNumber()}/correct`, { who: jo }),
  { name: "putting right what one typed, refused", open: async (page) => sendOwn(page, jo, `${await wrongNumber()}/correct`, "phone=12"), status: 422, who: jo },
  at("opening by digits how it is going", "/i"),
  { name: "opening by digits how it is going, refused", open: (page) => send(page, "/i", "reference=ZZZZ-ZZZZ&digits=12"), status: 422 },
  at("how it is going, opened by digits", "/i/opened", { who: openedByDigits }),
  at("saying it with one's name", "/feedback/my-name", { who: amara }),
  { name: "saying it with one's name, refused", open: (page) => sendOwn(page, amara, "/feedback/my-name", "about=home&words="), status: 422, who: amara },
  where("what one said", () => whatSheSaid(), { who: amara }),
  { name: "what one said, refused", open: async (page) => sendOwn(page, amara, await whatSheSaid(), "deed=more&words="), status: 422, who: amara },
  at("checking a letter", "/check-letter"),
  { name: "checking a letter, refused", open: (page) => send(page, "/check-letter", "code="), status: 422 },
  {
    name: "a letter checked",
    open: async (page) => send(page, "/check-letter", `code=${encodeURIComponent((await helped()).code)}`),
  },
  where("stopping a letter", stopLink),
  {
    name: "too many tries",
    status: 429,
    open: async (page) => {
      await page.setExtraHTTPHeaders({ "x-forwarded-for": await worn() });
      await send(page, "/sign-in", "email=x");
      await page.setExtraHTTPHeaders({});
    },
  },
];

/** What staff meet. */
const staffPlaces: Plan[] = [
  at("the door of staff", "/staff/sign-in"),
  { name: "the door of staff, refused", open: (page) => send(page, "/staff/sign-in", "email=nia&password="), status: 422 },
  at("the second proof", "/staff/sign-in/second", { who: halfIn }),
  { name: "the second proof, refused", open: (page) => send(page, "/staff/sign-in/second", "recovery=BCDF"), status: 422, who: halfIn },
  at("a passkey asked for", "/staff/sign-in/passkey", { who: askedForPasskey }),
  where("an invitation", async () => (await invitation()).path),
  {
    name: "an invitation, refused",
    status: 422,
    open: async (page) => send(page, (await invitation()).path, "password=short&again=other"),
  },
  at("an invitation that never was", "/staff/invitation/none", { status: 404 }),
  at("the second proof of somebody who joins", "/staff/enrol", { who: enrolling }),
  at("recovery codes", "/staff/account/codes", { who: withNewCodes }),
  at("the first page of an adviser", "/staff", { who: grace }),
  at("the first page of an administrator", "/staff", { who: sam }),
  at("one's account", "/staff/account", { who: async () => (await colleague()).visitor }),
  at("a new password", "/staff/account/password", { who: grace }),
  at("a new app", "/staff/account/app", { who: grace }),
  at("a new passkey", "/staff/account/passkeys", { who: grace }),
  at("new recovery codes", "/staff/account/codes/new", { who: grace }),
  at("step-up", "/staff/step-up", { who: async () => (await colleague()).visitor }),
  at("people and roles", "/admin/people", { who: sam }),
  at("people and roles of the provider", "/admin/people", { who: ada }),
  where("a member of staff", person, { who: sam }),
  where("somebody's roles", async () => `${await person()}/roles`, { who: sam }),
  where("whether somebody shall start again", async () => `${await person()}/start-again`, { who: sam }),
  where("whether to disable somebody", async () => `${await person()}/disable`, { who: sam }),
  at("inviting a colleague", "/admin/people/invite", { who: sam }),
  { name: "inviting a colleague, refused", open: async (page) => submit(page, "/admin/people/invite", "Send the invitation"), status: 422, who: sam },
  at("a colleague invited", "/admin/people/invited", { who: sam }),
  at("letters that nobody got", "/admin/letters", { who: sam }),
  at("an adviser's young people", "/young-people", { who: grace }),
  where("one of an adviser's young people", async () => (await listed()).address, { who: grace }),
  where("one of them, just invited", async () => `${(await listed()).address}?done=invited`, { who: grace }),
  where("what the list says of one of them", async () => `${(await listed()).address}/change`, { who: grace }),
  where("a one-time code to give", async () => `${(await listed()).address}/code`, { who: grace }),
  { name: "a one-time code, shown", open: async (page) => submit(page, `${(await withoutMailbox()).address}/code`, "Make the code"), who: grace },
  where("handing over one of them", async () => `${(await listed()).address}/hand-over`, { who: grace }),
  at("inviting a young person", "/young-people/invite", { who: grace }),
  { name: "inviting a young person, refused", open: async (page) => submit(page, "/young-people/invite", "Invite them"), status: 422, who: grace },
  at("who waits to be matched", "/young-people/waiting", { who: grace }),
  where("who is this", waiting, { who: grace }),
  { name: "who is this, refused", open: async (page) => submit(page, await waiting(), "Save"), status: 422, who: grace },
  at("importing the list", "/young-people/import", { who: grace }),
  { name: "importing the list, refused", open: async (page) => submit(page, "/young-people/import", "See what would change"), status: 422, who: grace },
  where("what a file would change, to whoever brought it", report, { who: grace }),
  where("what a file would change, to the second person", report, { who: sam }),
  at("the first page of an advocates' manager", "/staff", { who: mo }),
  at("who has what", "/advocacy/load", { who: mo }),
  where("what one advocate has", advocatesLoad, { who: mo }),
  where("giving a case to an advocate", toAssign, { who: mo }),
  { name: "giving a case to an advocate, refused", open: async (page) => submit(page, await toAssign(), "Give it to them"), status: 422, who: mo },
  where("why a case must be read", toRead, { who: mo }),
  { name: "why a case must be read, refused", open: async (page) => submit(page, await toRead(), "Tell them, and read it"), status: 422, who: mo },
  where("a case read for a reason", readForReason, { who: mo }),
  at("figures to give out", "/advocacy/figures", { who: mo }),
  where("the figures of one quarter", lastQuarter, { who: mo }),
  where("figures that one says are right, to them", rightQuarter, { who: mo }),
  where("figures that one says are right, to another", rightQuarter, { who: mia }),
  where("whether to give figures out", async () => `${await rightQuarter()}/give-out`, { who: mia }),
  { name: "giving out what one says is right oneself, refused", open: async (page) => sendOwn(page, mo, `${await rightQuarter()}/give-out`, "seen=", await rightQuarter()), status: 422, who: mo },
  at("figures that were given out", "/advocacy-figures", { who: grace }),
  at("the Board's latest quarter", "/board", { who: rowan }),
  at("a theme of the Board's latest quarter", "/board?theme=home", { who: rowan }),
  where("a quarter of the Board's", boardsQuarter, { who: rowan }),
  where("one version of a quarter of the Board's", async () => `${await boardsQuarter()}/versions/1`, { who: pia }),
  { name: "a quarter of the Board's, refused", open: async (page) => sendOwn(page, rowan, await boardsQuarter(), "kind=&words="), status: 422, who: rowan },
  at("packs for the Board", "/board/drafts", { who: pia }),
  where("a draft for the Board", boardsDraft, { who: pia }),
  where("the check of a draft for the Board", async () => `${await boardsDraft()}/check`, { who: pia }),
  where("whether to publish a draft for the Board", async () => `${await boardsDraft()}/publish`, { who: quin }),
  at("official figures", "/board/statutory", { who: pia }),
  where("the official figures of a quarter", boardsFigures, { who: pia }),
  { name: "the official figures of a quarter, refused", open: async (page) => sendOwn(page, pia, await boardsFigures(), "seen=0&here_eet_17_18=many"), status: 422, who: pia },
  at("questions of the Board", "/board/comments", { who: pia }),
  where("a question of the Board", () => firstLink(pia, "/board/comments", /href="(\/board\/comments\/[\w-]{22})"/), { who: pia }),
  at("complaints about data", "/data-protection", { who: dara }),
  where("a complaint about data", async () => (await complaint()).officers, { who: dara }),
  at("help wanted, to an adviser", "/help-wanted", { who: grace }),
  at("help wanted, to the team", "/help-wanted", { who: olu }),
  where("help wanted by somebody", async () => (await helped()).wanted, { who: grace }),
  { name: "an answer, refused", open: async (page) => submit(page, (await helped()).wanted, "Send to Helped Example"), status: 422, who: grace },
  at("the first page of the internet team", "/staff", { who: idris }),
  at("what else there is", "/internet-access/content", { who: idris }),
  at("adding what is offered", "/internet-access/content/new", { who: idris }),
  { name: "adding what is offered, refused", open: async (page) => submit(page, "/internet-access/content/new", "Save"), status: 422, who: idris },
  where("changing what is offered", offer, { who: idris }),
  at("networks", "/internet-access/content/networks", { who: idris }),
  { name: "networks, refused", open: async (page) => submit(page, "/internet-access/content/networks", "Add it"), status: 422, who: idris },
  at("a network", "/internet-access/content/networks/three", { who: idris }),
  at("the first page of a participation worker", "/staff", { who: pia }),
  at("questions to young people", "/pulses", { who: pia }),
  at("writing questions", "/pulses/new", { who: pia }),
  { name: "writing questions, refused", open: async (page) => submit(page, "/pulses/new", "Save"), status: 422, who: pia },
  where("questions that are a draft", draftPulse, { who: pia }),
  where("changing questions", async () => `${await draftPulse()}/change`, { who: pia }),
  where("questions as young people see them", async () => `${await draftPulse()}/preview`, { who: pia }),
  where("questions that are open", invitedPulse, { who: pia }),
  where("tickets to hand out", async () => `${await invitedPulse()}/tickets`, { who: pia }),
  { name: "tickets, refused", open: async (page) => submit(page, `${await invitedPulse()}/tickets`, "Make tickets"), status: 422, who: pia },
  where("questions that have closed", closedPulse, { who: pia }),
  where("what came out, to workers", async () => `${await closedPulse()}/results`, { who: pia }),
  at("what was shared with an adviser", "/shared-with-me", { who: grace }),
  where("something shared with an adviser", sharedWithGrace, { who: grace }),
  { name: "an answer to something shared, refused", open: async (page) => submit(page, await sharedWithGrace(), "Send your answer"), status: 422, who: grace },
  where("asking whether something may be shared", async () => `${await offered()}/share`, { who: vera }),
  { name: "asking whether something may be shared, refused", open: async (page) => submit(page, `${await offered()}/share`, "Ask them"), status: 422, who: vera },
  where("a complaint, to its advocate", async () => `${await offered()}/complaint`, { who: vera }),
  at("letters to confirm", "/letters/to-confirm", { who: grace }),
  where("a letter to confirm", async () => (await helped()).toConfirm, { who: grace }),
  where("a letter that was confirmed", async () => (await helped()).confirmed, { who: grace }),
  at("the first page of an editor", "/staff", { who: olu }),
  at("local listings", "/opportunities/editor", { who: olu }),
  at("local listings that are drafts", "/opportunities/editor?show=drafts", { who: olu }),
  at("local listings, none found", "/opportunities/editor?show=closed&words=submarine", { who: olu }),
  at("writing a listing", "/opportunities/editor/new", { who: olu }),
  { name: "writing a listing, refused", open: async (page) => submit(page, "/opportunities/editor/new", "Check and preview"), status: 422, who: olu },
  where("a listing", openListing, { who: olu }),
  where("a listing to look at again", dueListing, { who: olu }),
  where("a draft", draftListing, { who: olu }),
  where("changing a listing", async () => `${await openListing()}/change`, { who: olu }),
  where("the preview of a listing", async () => `${await openListing()}/preview`, { who: olu }),
  where("closing a listing", async () => `${await openListing()}/close`, { who: olu }),
  { name: "closing a listing, refused", open: async (page) => submit(page, `${await openListing()}/close`, "Close it"), status: 422, who: olu },
  where("throwing a draft away", async () => `${await draftListing()}/close`, { who: olu }),
  at("friendly employers", "/opportunities/editor/employers", { who: olu }),
  { name: "friendly employers, refused", open: async (page) => submit(page, "/opportunities/editor/employers", "Add it"), status: 422, who: olu },
  where("taking an employer off", employer, { who: olu }),
  at("friendly employers from a file", "/opportunities/editor/employers/import", { who: olu }),
  { name: "friendly employers from a file, refused", open: async (page) => submit(page, "/opportunities/editor/employers/import", "Make it the list"), status: 422, who: olu },
  at("names to decide about", "/opportunities/editor/employers/near", { who: olu }),
  at("the import log", "/opportunities/editor/imports", { who: olu }),
  where("one import", goodRun, { who: olu }),
  at("what there is to give", "/internet-access/stock", { who: idris }),
  at("adding something to give", "/internet-access/stock/new", { who: idris }),
  { name: "adding something to give, refused", open: async (page) => submit(page, "/internet-access/stock/new", "Add it"), status: 422, who: idris },
  where("something to give", toGive, { who: idris }),
  { name: "something to give, refused", open: async (page) => submit(page, await toGive(), "Count them in"), status: 422, who: idris },
  where("changing something to give", async () => `${await toGive()}/change`, { who: idris }),
  at("what was spent", "/internet-access/stock/spending", { who: idris }),
  at("how long people wait", "/internet-access/figures", { who: idris }),
  at("suppliers", "/internet-access/suppliers", { who: idris }),
  at("ordering from a supplier", `/internet-access/suppliers/order${ofMobile}`, { who: idris }),
  at("bringing a supplier's file", `/internet-access/suppliers/answer${ofMobile}`, { who: idris }),
  { name: "bringing a supplier's file, refused", open: async (page) => submit(page, `/internet-access/suppliers/answer${ofMobile}`, "See what would change"), status: 422, who: idris },
  where("what a supplier's file would change", suppliersFile, { who: idris }),
  at("cases", "/advocacy/cases", { who: vera }),
  at("cases that ended", "/advocacy/cases?show=ended", { who: vera }),
  at("cases, to a manager", "/advocacy/cases?show=all", { who: mo }),
  where("taking a case", async () => `${await caseOf("Kit")}/claim`, { who: vera }),
  { name: "taking a case, refused", open: async (page) => submit(page, `${await caseOf("Kit")}/claim`, "Take this one"), status: 422, who: vera },
  where("a case", held, { who: vera }),
  { name: "a reply, refused", open: async (page) => submit(page, await held(), "Send to Sasha"), status: 422, who: vera },
  where("handing a case over", async () => `${await held()}/hand-over`, { who: vera }),
  { name: "handing a case over, refused", open: async (page) => submit(page, `${await held()}/hand-over`, "Hand it over"), status: 422, who: vera },
  where("closing a case", async () => `${await held()}/close`, { who: vera }),
  { name: "closing a case, refused", open: async (page) => submit(page, `${await held()}/close`, "Close it and send to Sasha"), status: 422, who: vera },
  where("a way in", async () => `${await held()}/way-in`, { who: vera }),
  { name: "a way in, refused", open: async (page) => submit(page, `${await held()}/way-in`, "Make the digits"), status: 422, who: vera },
  where("keeping somebody safe", async () => `${await held()}/safeguarding`, { who: vera }),
  { name: "keeping somebody safe, refused", open: async (page) => submit(page, `${await held()}/safeguarding`, "Save that somebody was told"), status: 422, who: vera },
  at("texts to begin with", "/advocacy/snippets", { who: vera }),
  { name: "texts to begin with, refused", open: async (page) => submit(page, "/advocacy/snippets", "Add it"), status: 422, who: vera },
  where("changing a text", async () => firstLink(vera, "/advocacy/snippets", /href="(\/advocacy\/snippets\/[\w-]+)"/), { who: vera }),
  where("a request to get online", async () => workedOn("Phone, tablet or laptop"), { who: idris }),
  { name: "a request to get online, refused", open: async (page) => submit(page, await workedOn("Phone, tablet or laptop"), "Approve it and reserve one"), status: 422, who: idris },
  where("many requests at once", async () => `/internet-access/bulk?request=${(await workedOn("Phone, tablet or laptop")).split("/").at(-1)}`, { who: idris }),
  { name: "many requests at once, refused", open: async (page) => submit(page, `/internet-access/bulk?request=${(await workedOn("SIM card")).split("/").at(-1)}`, "Move 1 request"), status: 422, who: idris },
  where("what came of many requests", movedTogether, { who: idris }),
  at("the team's texts to begin with", "/internet-access/snippets", { who: idris }),
  { name: "the team's texts to begin with, refused", open: async (page) => submit(page, "/internet-access/snippets", "Add it"), status: 422, who: idris },
  where("changing a text of the team's", async () => firstLink(idris, "/internet-access/snippets", /href="(\/internet-access\/snippets\/[\w-]+)"/), { who: idris }),
  at("requests of an adviser's young people", "/internet-access/mine", { who: grace }),
  where("a request of an adviser's young person", async () => firstLink(grace, "/internet-access/mine", /href="(\/internet-access\/mine\/[\w-]+)"/), { who: grace }),
  at("what young people read about an advocate", "/advocacy/about-me", { who: vera }),
  at("who is away", "/advocacy/away", { who: mo }),
  { name: "who is away, refused", open: async (page) => submit(page, "/advocacy/away", "Save it"), status: 422, who: mo },
  at("what young people say", "/feedback/pieces", { who: pia }),
  at("what young people say, nothing like that", "/feedback/pieces?show=finished&way=code&theme=else", { who: pia }),
  where("something said under a name", saidByName, { who: pia }),
  where("something said with a code", saidByCode, { who: pia }),
  where("something said as nobody", saidByNobody, { who: pia }),
  where("something for which somebody is needed now", saidInDanger, { who: pia }),
  { name: "an answer for the council, refused", open: async (page) => submit(page, await saidByCode(), "Send the answer"), status: 422, who: pia },
  where("words for others, agreed", async () => `${await saidByName()}/fit`, { who: pia }),
  where("words for others, to write", async () => `${await saidByNobody()}/fit`, { who: pia }),
  { name: "words for others, refused", open: async (page) => { await page.goto(`${await saidByNobody()}/fit`); await page.getByLabel("The words for others").fill(""); return page.getByRole("button", { name: "Save the words" }).click(); }, status: 422, who: pia },
  where("finishing something that was said", async () => `${await saidByName()}/finish`, { who: pia }),
  where("what goes to the board of a quarter", async () => firstLink(pia, "/feedback/pieces/board/2026-q4", /href="(\/feedback\/pieces\/board\/[\w-]+)"/), { who: pia }),
  at("the themes", "/feedback/themes", { who: pia }),
  { name: "the themes, refused", open: async (page) => submit(page, "/feedback/themes", "Add it"), status: 422, who: pia },
  at("a theme", "/feedback/themes/home", { who: pia }),
  { name: "a theme, refused", open: async (page) => { await page.goto("/feedback/themes/home"); await page.getByLabel("What it is called").fill(""); return page.getByRole("button", { name: "Save" }).click(); }, status: 422, who: pia },
  at("texts to begin an answer", "/feedback/snippets", { who: pia }),
  { name: "texts to begin an answer, refused", open: async (page) => submit(page, "/feedback/snippets", "Add it"), status: 422, who: pia },
  where("changing a text to begin an answer", async () => firstLink(pia, "/feedback/snippets", /href="(\/feedback\/snippets\/[\w-]+)"/), { who: pia }),
  at("the inbox of the internet team", "/inbox", { who: idris }),
  at("the inbox of an adviser", "/inbox", { who: grace }),
  at("the inbox, what was finished", "/inbox?show=done", { who: idris }),
  at("the inbox, nothing found", "/inbox?find=0000", { who: olu }),
  at("views of the inbox", "/inbox/views?show=late", { who: idris }),
  { name: "views of the inbox, refused", open: async (page) => submit(page, "/inbox/views?show=late", "Keep it"), status: 422, who: idris },
  at("who is away from the inbox", "/inbox/away", { who: idris }),
  { name: "who is away from the inbox, refused", open: async (page) => submit(page, "/inbox/away", "Save it"), status: 422, who: idris },
  at("the promises to young people", "/you-said-we-did/edit", { who: pia }),
  at("writing a promise", "/you-said-we-did/edit/new", { who: pia }),
  { name: "writing a promise, refused", open: async (page) => submit(page, "/you-said-we-did/edit/new", "Save"), status: 422, who: pia },
  where("a promise to move", () => promiseToMove(), { who: pia }),
  { name: "a promise to move, refused", open: async (page) => submit(page, await promiseToMove(), "Save"), status: 422, who: pia },
  where("the words of a promise", async () => `${await promiseToMove()}/words`, { who: pia }),
  { name: "the words of a promise, refused", open: async (page) => submit(page, `${await promiseToMove()}/words`, "Save"), status: 422, who: pia },
  at("the personas", "/personas"),
  at("the mailbox", "/mailbox"),
].map((place) => ({ ...place, staff: true }));

/** Every place, each with a browser that carries what it needs there, and nothing from where it was before. */
export const places: Place[] = [...publicPlaces, ...youngPeoplesPlaces, ...staffPlaces].map((plan) => {
  const enter = async (page: Page) => {
    await page.context().clearCookies({ name: /^__Host-(session|sign-in|staff|held|left|answers|ask|r)$/ });
    if (plan.who) await (await plan.who()).lend(page.context());
  };
  const open = async (page: Page) => {
    await enter(page);
    return plan.open(page);
  };
  return { ...plan, enter, open };
});

/** How long a test may take that visits every page, in ms. */
export const everyPage = 480_000;

/** Those a young person meets. */
export const ourPages = places.filter((place) => !place.nameless);

/** Presses the button of a page as it is. */
async function submit(page: Page, address: string, button: string) {
  await page.goto(address);
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  await page.getByRole("button", { name: button, exact: true }).click({ timeout: 15_000 });
  await page.waitForLoadState();
}

/** Asks for help and letters as somebody of Grace's, and has some of them answered. */
async function askedForAll() {
  const visitor = await people.matchedWithGrace("Helped Example");
  const adviser = await grace();
  const ask = async (about: string) => {
    const fields = { step: "send", to: "adviser", needs: "form", about, words: "How do I begin?" };
    return (await visitor.post("/opportunities/help-me-apply", fields)).location.split("?")[0];
  };
  const letter = async (what: string) => (await visitor.post("/letters/mine/ask", { what })).location.split("?")[0];
  const toStaff = (address: string) => address.replace("/asked/", "/help-wanted/").replace("/letters/mine/", "/letters/to-confirm/");
  const [waiting, answered, ended] = [await ask("A baker"), await ask("A gardener"), await ask("A driver")];
  await adviser.post(toStaff(answered), { deed: "answer", seen: "1", words: "Begin with your name." });
  await adviser.post(toStaff(ended), { deed: "close", seen: "1", ending: "cannot", closing: "That job has gone." });
  const [unconfirmed, ready] = [await letter("apprenticeship_bursary"), await letter("study_bursary")];
  await adviser.post(toStaff(ready), { deed: "confirm", category: "former_relevant" });
  const made = await visitor.post(`${ready}/code`, {}, `${ready}/code`);
  const code = made.text.match(/<strong><bdi>([\w-]{14})</)![1];
  return {
    visitor, waiting, answered, ended, letter: unconfirmed, ready, code,
    wanted: toStaff(waiting), toConfirm: toStaff(unconfirmed), confirmed: toStaff(ready),
  };
}

/** A network that knocked more often than anybody may, just now: every six seconds it may once more. */
const tired = kept(async () => new Visitor(), 3_600_000);
const worn = async () => {
  const visitor = await tired();
  const knock = () => visitor.post("/sign-in", { email: "x" }, "/livez");
  for (let batch = 0; batch < 80; batch++) {
    const answers = await Promise.all(Array.from({ length: 25 }, knock));
    if (answers.every(({ status }) => status === 429)) return visitor.network;
  }
  throw new Error("nobody is refused");
};

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

/** Sends a form that is somebody's own: with the token of their session, in one request; from another page than `action` where
 * that one would lead them elsewhere. */
async function sendOwn(page: Page, who: () => Promise<Visitor>, action: string, body: string, from = action) {
  const { text } = await (await who()).get(from);
  const [, token] = text.match(/name="form_token" value="([^"]*)"/)!;
  await send(page, action, `form_token=${token}&${body}`);
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
