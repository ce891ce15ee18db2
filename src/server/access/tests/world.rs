//! A small world to walk the matrix in: two of everybody, and something of each kind that belongs to each of them.

mod advocacy;
mod asked;
mod asker;
mod board;
mod online;
mod work;

use std::collections::HashMap;

use super::super::{Access, Reach, matrix};
use super::Outcome;
use crate::accounts::sessions::NewSession;
use crate::accounts::{Lasts, OpenedBy, Organisation, PersonId, Role, list, people};
use crate::feedback;
use crate::keys::{Place, random_id};
use crate::said_did;
use crate::server::personas;
use crate::server::testing::{Page, TestApp};
use crate::words::Quarter;

pub use asker::{Asker, Relation};

/// The people of the world: `first` asks, `second` is a colleague, or another young person.
struct Pair {
    first: PersonId,
    second: PersonId,
}

pub struct World {
    app: TestApp,
    people: HashMap<Asker, Pair>,
}

impl World {
    pub async fn new(app: &TestApp) -> World {
        app.at(app.state.now()); // the clock stands still while we walk
        personas::seed(&app.state).await.expect("personas");
        let mut people = HashMap::new();
        for asker in Asker::all().into_iter().filter(Asker::is_signed_in) {
            let mut pair = Vec::new();
            for number in 1..=2 {
                pair.push(match asker {
                    Asker::Staff(organisation, role) => {
                        let name = format!("{}-{}-{number}", organisation.code(), role.code());
                        app.staff(&name, organisation, &[role]).await.1
                    }
                    _ => app.young_person(&format!("young-{number}")).await.1,
                });
            }
            let (Some(second), Some(first)) = (pair.pop(), pair.pop()) else { unreachable!("two were made") };
            people.insert(asker, Pair { first, second });
        }
        World { app: app.clone(), people }
    }

    /// True for a route that this app serves: a benchmark's is not.
    pub fn has(&self, line: &Access) -> bool {
        !line.route.starts_with("/bench/")
    }

    /// The pages that somebody may see.
    pub fn pages_of(&self, asker: &Asker) -> Vec<&'static Access> {
        matrix().iter().filter(|line| line.method == "GET" && self.has(line) && asker.reach(line) > Reach::No).collect()
    }

    /// A browser in which this person has just signed in.
    pub async fn browser(&self, asker: &Asker) -> TestApp {
        let Some(pair) = self.people.get(asker) else { return self.app.clone() };
        self.browser_of(asker, &pair.first).await
    }

    async fn browser_of(&self, asker: &Asker, person: &PersonId) -> TestApp {
        let (opened_by, lasts) = match asker {
            Asker::Staff(_, role) => (OpenedBy::PasswordAndCode, Lasts::of_staff(&[*role])),
            _ => (OpenedBy::EmailCode, Lasts::OWN_PHONE),
        };
        let new = NewSession {
            person,
            opened_by,
            own_phone: opened_by == OpenedBy::EmailCode,
            device: "Chrome on Android",
            lasts,
        };
        self.app.signed_in(&new).await
    }

    /// The address of something in this relation to whoever asks; none where there is no such thing.
    pub async fn address(&self, line: &Access, asker: &Asker, relation: Relation) -> Option<String> {
        let Some(name) = parameter(&line.route) else { return Some(line.route.clone()) };
        let id = match relation {
            Relation::Nobodys => Some(random_id()),
            _ => self.id(&line.route, name, asker, relation).await,
        };
        Some(self.with_id(line, &id?))
    }

    /// The route with this id in it.
    pub fn with_id(&self, line: &Access, id: &str) -> String {
        match parameter(&line.route) {
            Some(name) => line.route.replace(&format!("{{{name}}}"), id).replace("{version}", "1"),
            None => line.route.clone(),
        }
    }

    /// Reads a page, or does a deed with what its form needs; then everybody is as they were.
    pub async fn ask(&self, browser: &TestApp, line: &Access, address: &str) -> Page {
        if line.method == "GET" {
            return browser.get(address).await;
        }
        if line.route == "/me/data/delete" {
            // Nobody in this world goes: the law says that all of them stay.
            let hold = "insert into legal_holds (person_id, held_by, held_at) select id, 'x', 1 from people";
            self.app.execute(hold).await.expect("held");
        }
        let fields: &[_] = match line.route.as_str() {
            "/young-people/{entry}" => &[("deed", "invite")],
            "/young-people/import/{import}" => &[("deed", "throw-away")],
            "/admin/people/{person}" => &[("session", "all")],
            "/data-protection/{complaint}" => &[("deed", "acknowledge")],
            "/opportunities/saved/{saved}/told" => &[("step", "applied")],
            "/opportunities/searches/{search}/seen" => &[("until", "1")],
            "/asked/{request}" => &[("deed", "done")],
            "/i/{request}" => &[("deed", "write"), ("words", "CANARY of a request")],
            "/i/{request}/correct" => &[("address", "CANARY of an address"), ("postcode", "E14 3AB")],
            "/you-said-we-did/{item}" => &[("follow", "yes")],
            "/i/opened" => &[("deed", "away")],
            "/help-wanted/{request}" => &[("deed", "put-back")],
            "/internet-access/requests/{request}" => &[("deed", "claim")],
            "/letters/mine/{letter}" => &[("deed", "withdraw")],
            "/letters/to-confirm/{letter}" => &[("deed", "turn-down"), ("why", "need_to_talk")],
            "/advocacy/cases/{case}" => &[("deed", "pause")],
            "/advocacy/cases/{case}/hand-over" => &[("deed", "put-back")],
            "/opportunities/editor/{listing}" => &[("deed", "copy")],
            "/said/{piece}" => &[("deed", "more"), ("words", "CANARY of more words")],
            "/feedback/pieces/{piece}" => &[("deed", "themes"), ("seen", "1"), ("themes", "home")],
            "/feedback/pieces/{piece}/fit" => &[("deed", "fit"), ("seen", "1"), ("words", "A home")],
            "/r/{case}" => &[("deed", "write"), ("words", "CANARY of a message")],
            "/r/{case}/more" => &[("deed", "stop")],
            "/r/{case}/share" | "/r/{case}/further" => &[("deed", "check")],
            "/board/drafts/{draft}" => &[("deed", "take-back")],
            "/internet-access/stock/{item}" => &[("deed", "take-out")],
            "/internet-access/suppliers/answers/{file}" => &[("deed", "throw-away")],
            "/opportunities/editor/employers/near" => &[("same", "no"), ("advert_name", "Anybody")],
            _ => &[],
        };
        let page = browser.post(address, fields).await;
        self.mend().await;
        page
    }

    /// Gives everybody back the roles they had, and lets them in.
    async fn mend(&self) {
        let staff = self.people.iter().filter_map(|(asker, pair)| match asker {
            Asker::Staff(organisation, role) => Some((organisation.code(), role.code(), [&pair.first, &pair.second])),
            _ => None,
        });
        let roles: Vec<_> = staff
            .flat_map(|(organisation, role, people)| {
                people.map(|id| format!("('{id}', '{organisation}', '{role}', 1)"))
            })
            .collect();
        let columns = "person_id, organisation, role, granted_at";
        let roles = format!("insert into staff_roles ({columns}) values {} on conflict do nothing", roles.join(", "));
        let enabled = "update people set disabled_at = null where disabled_at is not null";
        for sql in [enabled, "delete from legal_holds", &roles] {
            self.app.execute(sql).await.expect("mended");
        }
    }

    /// A deed that finds by its form, and not by its address, what it is done to: an empty form finds nothing.
    pub fn names_it_in_the_form(&self, line: &Access, found: &Outcome) -> bool {
        ["/admin/people", "/admin/letters"].contains(&line.route.as_str())
            && line.method == "POST"
            && *found == Outcome::Nowhere
    }

    /// A deed that ends by showing a door by itself: signing out, or starting at the beginning.
    pub fn leads_to_a_door(&self, line: &Access) -> bool {
        line.route.starts_with("/sign-in")
            || line.route.starts_with("/staff/sign-in")
            || line.route.starts_with("/staff/enrol")
    }

    async fn id(&self, route: &str, name: &str, asker: &Asker, relation: Relation) -> Option<String> {
        match name {
            // Adverts and invented people belong to nobody; finding them has tests of its own.
            "id" if route.starts_with("/opportunities") => None,
            // One of a few words; the answer stays in the browser of whoever gives it.
            "question" => (relation == Relation::Own).then(|| "age".to_owned()),
            "step" if route.starts_with("/i/") => (relation == Relation::Own).then(|| "help".to_owned()),
            "step" => (relation == Relation::Own).then(|| "safe".to_owned()),
            "saved" => self.own_row("saved_opportunities", relation).await,
            "search" => self.own_row("kept_searches", relation).await,
            "persona" => (relation == Relation::Own).then(|| "amara".to_owned()),
            "session" => self.session(asker, relation).await,
            "person" if route.ends_with("/hand-over") => self.adviser(asker, relation).await,
            "person" if route.starts_with("/admin/") => self.colleague(asker, relation),
            "person" => self.waiting(relation).await,
            "entry" => self.entry(asker, relation).await,
            "import" => self.import(relation).await,
            // Everybody reads it, and every participation worker writes it.
            "item" if route.starts_with("/you-said-we-did") => {
                (relation == Relation::Own).then_some(self.promise().await)
            }
            "item" if relation == Relation::Other => None, // all are the whole team's
            "item" => Some(self.something_to_give().await),
            "file" => self.file_of_a_supplier(relation).await,
            "complaint" => self.complaint(asker, relation).await,
            "request" if route.starts_with("/i/") => self.internet_request(asker, relation).await,
            "offer" => Some(self.offer().await),
            "network" => (relation == Relation::Own).then(|| "ee".to_owned()),
            "request" if route.starts_with("/internet-access/") => self.online(route, asker, relation).await,
            "request" => self.request(asker, relation).await,
            "bulk" => self.bulk(relation).await,
            "letter" => self.letter(asker, relation).await,
            "case" if route.starts_with("/r/") || route.ends_with("/share") || route.ends_with("/complaint") => {
                self.case_of_two(asker, relation).await
            }
            "case" if route.starts_with("/advocacy/load/") || route.starts_with("/advocacy/read/") => {
                self.case_of_provider(route, relation).await
            }
            "piece" if route.starts_with("/said/") => self.said(asker, relation).await,
            "piece" => self.piece(relation).await,
            "theme" => (relation <= Relation::Organisation).then(|| "home".to_owned()),
            "pulse" => Some(self.pulse(route).await),
            "ticket" => Some(self.ticket().await),
            // Of the Board; published when the personas came.
            "quarter" if route.starts_with("/board/{quarter}") => {
                (relation <= Relation::Organisation).then(|| Quarter::of(self.app.state.now()).before().code())
            }
            "draft" => self.draft(relation).await,
            "comment" => self.question_of_the_board(relation).await,
            "quarter" => (relation <= Relation::Organisation).then(|| "2020-q1".to_owned()),
            "case" => self.case(route, asker, relation).await,
            "told" => self.told(asker, relation).await,
            "snippet" => self.snippet(route, relation).await,
            "absence" if route.starts_with("/inbox/") => self.absence_from_inbox(asker, relation).await,
            "absence" => self.absence(asker, relation).await,
            "view" => self.view_of_inbox(asker, relation).await,
            "listing" => Some(self.listing().await),
            "share" => self.share(asker, relation).await,
            "run" => Some(self.run().await),
            // A passkey is made by a browser alone, and a link that stops letters by the letter: their rooms test them.
            "id" | "token" => None,
            _ => panic!("{route}: what is a {name}? Tell it here."),
        }
    }

    /// A member of staff as an administrator sees them.
    fn colleague(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let pair = self.people.get(asker)?;
        let Asker::Staff(organisation, _) = asker else { return None };
        let id = match relation {
            Relation::Own => &pair.first,
            Relation::Organisation => &pair.second,
            _ => {
                let elsewhere = |other: &Asker| matches!(other, Asker::Staff(theirs, _) if theirs != organisation);
                &self.people.iter().find(|(other, _)| elsewhere(other))?.1.first
            }
        };
        Some(id.as_str().to_owned())
    }

    /// An adviser who looks after somebody; of the other organisation there is none.
    async fn adviser(&self, asker: &Asker, relation: Relation) -> Option<String> {
        if relation == Relation::Other {
            return self.colleague(asker, relation);
        }
        let adviser = Asker::Staff(Organisation::Council, Role::PersonalAdviser);
        self.entry(&adviser, Relation::Own).await?;
        Some(self.people.get(&adviser)?.first.as_str().to_owned())
    }

    /// A young person who waits to be matched: every adviser's, so nobody's own.
    async fn waiting(&self, relation: Relation) -> Option<String> {
        let name = format!("waiting-{}", random_id());
        let (_, id) = self.app.young_person(&name).await;
        match relation {
            Relation::Own | Relation::Organisation => Some(id.0),
            // One who is matched already is found on her adviser's list, and not here.
            _ => {
                self.app
                    .execute(&format!("update people set matched_at = 1 where id = '{id}'"))
                    .await
                    .expect("matched");
                Some(id.0)
            }
        }
    }

    /// An entry of the leaving-care list: one's own, a colleague's, or one of a colleague who is there no more.
    async fn entry(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let pair = self.people.get(asker)?;
        let adviser = if relation == Relation::Own { &pair.first } else { &pair.second };
        let (keys, id) = (&self.app.state.keys, random_id());
        let (data_key, wrapped) = keys.new_data_key(list::PURPOSE, &id);
        let name = data_key.seal(list::place("name", &id), "CANARY of the list");
        let columns = "id, data_key, name, adviser_id, added_at";
        let sql = format!(
            "insert into leaving_care_entries ({columns}) values ('{id}', '{wrapped}', '{name}', '{adviser}', 1)"
        );
        self.app.execute(&sql).await.expect("an entry");
        Some(id)
    }

    /// A complaint about data: of the asker, or of any young person as the officers of the council see it.
    async fn complaint(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let young = self.people.get(&Asker::YoungPerson)?;
        let person = match (asker, relation) {
            (Asker::YoungPerson, Relation::Own) => &young.first,
            (Asker::YoungPerson, _) | (_, Relation::Own | Relation::Organisation) => &young.second,
            _ => return None,
        };
        let mut tx = self.app.state.db.begin().await.expect("it begins");
        let key = people::data_key(&mut tx, &self.app.state.keys, person).await.expect("a key");
        drop(tx);
        let (id, now) = (random_id(), self.app.state.now());
        let words = key.seal(Place::new("mine_complaints", "words", &id), "CANARY of a complaint");
        let columns = "id, person_id, once, words, sent_at, due_at, changed_at";
        let sql = format!(
            "insert into mine_complaints ({columns}) values ('{id}', '{person}', '{id}', '{words}', {now}, {now}, {now})"
        );
        self.app.execute(&sql).await.expect("a complaint");
        Some(id)
    }

    /// A row of a young person's own: of the one who asks, or of another.
    async fn own_row(&self, table: &str, relation: Relation) -> Option<String> {
        let pair = self.people.get(&Asker::YoungPerson)?;
        let person = if relation == Relation::Own { &pair.first } else { &pair.second };
        let id = random_id();
        let mut tx = self.app.state.db.read().await.expect("it begins");
        let key = people::data_key(&mut tx, &self.app.state.keys, person).await.expect("they are there");
        drop(tx);
        let seal = |column: &str, text: &str| key.seal(Place::new(table, column, &id), text);
        let sql = match table {
            "kept_searches" => format!(
                "insert into kept_searches (id, person_id, query, query_index, by_letter, kept_at, after_change)
                 values ('{id}', '{person}', '{}', '{id}', false, 1, 0)",
                seal("query", "words=CANARY")
            ),
            _ => format!(
                "insert into saved_opportunities (id, person_id, elsewhere, title, saved_at)
                 values ('{id}', '{person}', true, '{}', 1)",
                seal("title", "CANARY of a list")
            ),
        };
        self.app.execute(&sql).await.expect("a row");
        Some(id)
    }

    /// Something that a young person said under their name.
    async fn said(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let person = self.young_person(asker, relation).await?;
        Some(feedback::testing::say_named(&self.app, &person, "CANARY of what was said").await)
    }

    /// A promise of the demonstration.
    async fn promise(&self) -> String {
        let mut tx = self.app.state.db.read().await.expect("it begins");
        let quarter = Quarter::of(self.app.state.now());
        let kept = said_did::of_quarter(&mut tx, quarter, self.app.state.now()).await.expect("it is asked");
        kept.overdue.first().expect("one is late").id.clone()
    }

    /// A file that waits for a second person, brought by an administrator of the council.
    async fn import(&self, relation: Relation) -> Option<String> {
        if relation == Relation::Other {
            return None;
        }
        let boss = &self.people.get(&Asker::Staff(Organisation::Council, Role::Administrator))?.second;
        let (id, now) = (random_id(), self.app.state.now());
        let sql = format!(
            "insert into list_imports (id, uploaded_by, uploaded_at, staged_at) values ('{id}', '{boss}', {now}, {now})"
        );
        self.app.execute(&sql).await.expect("an import");
        Some(id)
    }

    /// A young person of whoever asks: themselves, or one of an adviser's; in any other relation a colleague's, or another.
    async fn young_person(&self, asker: &Asker, relation: Relation) -> Option<PersonId> {
        let pair = self.people.get(asker)?;
        let whose = if relation == Relation::Own { &pair.first } else { &pair.second };
        if *asker == Asker::YoungPerson {
            return Some(whose.clone());
        }
        let (_, id) = self.app.young_person(&format!("theirs-{}", random_id())).await;
        let sql = format!("update people set matched_at = 1, adviser_id = '{whose}' where id = '{id}'");
        self.app.execute(&sql).await.expect("theirs");
        Some(id)
    }

    /// Something shared with whoever asks, or with a colleague.
    async fn share(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let pair = self.people.get(asker)?;
        let recipient = if relation == Relation::Own { &pair.first } else { &pair.second };
        Some(crate::advocacy::shared_with(&self.app, recipient).await)
    }

    /// A text of the team's; no other organisation sees any of its.
    async fn snippet(&self, route: &str, relation: Relation) -> Option<String> {
        let id = random_id();
        let team = match route {
            _ if route.starts_with("/advocacy/") => "advocacy",
            _ if route.starts_with("/feedback/") => "feedback",
            _ => "internet_access",
        };
        let columns = "id, once, team, title, words, active, changed_at";
        let sql =
            format!("insert into snippets ({columns}) values ('{id}', '{id}', '{team}', 'A text', 'Hello', true, 1)");
        self.app.execute(&sql).await.expect("a text");
        (relation != Relation::Other).then_some(id)
    }

    /// A session of the asker's own, of a colleague, or of somebody of another kind.
    async fn session(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let (asker, person) = match relation {
            Relation::Own => (*asker, &self.people.get(asker)?.first),
            Relation::Organisation => (*asker, &self.people.get(asker)?.second),
            _ => {
                let other = Asker::all().into_iter().find(|other| other.is_signed_in() && other != asker)?;
                (other, &self.people.get(&other)?.first)
            }
        };
        let before = self.app.session_ids(person).await;
        self.browser_of(&asker, person).await;
        self.app.session_ids(person).await.into_iter().find(|id| !before.contains(id))
    }
}

/// The name of a route's parameter: `person` in `/admin/people/{person}`.
fn parameter(route: &str) -> Option<&str> {
    Some(route.split_once('{')?.1.split_once('}')?.0)
}
