//! The wall (D-20, D-24): 200 marked strings in cases, looked for on every page that anybody else can reach, in letters, logs, the
//! audit, the whole database and a copy of it. And no row says whose a case is.

use std::collections::HashSet;

use super::super::super::model::{Asked, AskedBy, Contact, Ending, Got, OnBehalf, Topic, Way};
use super::super::super::opening::Opener;
use super::super::super::store::{self, NewCase, NextStep, Outcome};
use super::super::super::testing::{DAY, HOUR, NOON, ask, opener, reference, young_person};
use super::advocate;
use crate::accounts::sessions::NewSession;
use crate::accounts::{Lasts, OpenedBy, Organisation, PersonId, Role, Staff};
use crate::keys::random_id;
use crate::room_test;
use crate::server::access::matrix;
use crate::server::testing::{Log, TestApp};

/// Strings that stand nowhere but in cases.
#[derive(Default)]
struct Planted(Vec<String>);

impl Planted {
    fn mark(&mut self) -> String {
        let mark = format!("canary{}x", random_id().replace(['-', '_'], "").to_lowercase());
        self.0.push(mark.clone());
        mark
    }

    fn found_in<'a>(&'a self, text: &str) -> Vec<&'a String> {
        let text = text.to_lowercase();
        self.0.iter().filter(|mark| text.contains(*mark)).collect()
    }
}

/// A case, its number, and its young person, where they have an account.
struct Case {
    id: String,
    reference: String,
    owner: Option<PersonId>,
}

const CASES: usize = 17;

async fn yes(outcome: crate::error::Result<Option<Outcome>>) {
    assert_eq!(outcome, Ok(Some(Outcome::Yes)));
}

/// Cases with marked words in every place that holds words, all of them with Vera.
async fn plant(app: &TestApp, planted: &mut Planted, owners: &[PersonId], vera: &Staff) -> Vec<Case> {
    let mut cases = Vec::new();
    for number in 0..CASES {
        let owner = owners.get(number % (2 * owners.len())).cloned();
        let mut mark = || planted.mark();
        let new = NewCase {
            once: random_id(),
            asked: Asked {
                topics: vec![Topic::ALL[number % Topic::ALL.len()]],
                words: Some(mark()),
                wish: Some(mark()),
                language: Some(mark()),
                on_behalf: (owner.is_none() && number % 3 == 0).then(|| OnBehalf {
                    by: AskedBy::Adviser,
                    name: "Grace".to_owned(),
                    contact: "grace@council.example".to_owned(),
                    agreed: true,
                }),
                ..Asked::default()
            },
            contact: Contact {
                name: mark(),
                ways: vec![Way::Call, Way::Email],
                phone: Some(mark()),
                email: Some(format!("{}@young.example", mark())),
                care: Some(mark()),
                ..Contact::default()
            },
            owner: owner.clone(),
            invited: None,
        };
        let id = store::ask(&app.state, &new).await.expect("asked").case;
        let reference = reference(app, &id).await;
        let (state, page) = (&app.state, random_id());
        yes(store::claim(state, vera, &id).await).await;
        yes(store::answer(state, vera, &id, 2, &page, &mark()).await).await;
        yes(store::note(state, vera, &id, &random_id(), &mark()).await).await;
        yes(store::contacted(state, vera, &id, &random_id(), true, &mark()).await).await;
        let step = mark();
        yes(store::next_step(state, vera, &id, Some(NextStep { words: &step, by: NOON + DAY })).await).await;
        if let Some(owner) = &owner {
            yes(store::write(state, &opener(owner), &id, &random_id(), &mark()).await).await;
            yes(store::got(state, &opener(owner), &id, Got::No, Some(&mark())).await).await;
        }
        if number % 5 == 4 {
            let seen = if owner.is_some() { 8 } else { 6 };
            yes(store::close(state, vera, &id, seen, Ending::Done, &mark()).await).await;
        }
        cases.push(Case { id, reference, owner });
    }
    cases
}

/// Every page there is, asked for with ids of cases, their numbers and their people, and every form.
async fn crawl(browser: &TestApp, cases: &[&Case]) -> String {
    let mut ids = HashSet::new();
    for case in cases {
        ids.extend([case.id.clone(), case.reference.clone()]);
        ids.extend(case.owner.iter().map(|owner| owner.0.clone()));
    }
    let mut seen = String::new();
    for line in matrix().iter().filter(|line| !line.route.starts_with("/bench") && !line.route.starts_with("/leave")) {
        let route = &line.route;
        // These would end the crawl, or let it be somebody else.
        let ends = ["sign-out", "/personas/", "sessions", "/me/data/delete", "/admin/people"];
        if line.method == "POST" && ends.iter().any(|part| route.contains(part)) {
            continue;
        }
        for id in ids.iter().take(if route.contains('{') { ids.len() } else { 1 }) {
            let address = with_id(route, id);
            let page =
                if line.method == "GET" { browser.get(&address).await } else { browser.post(&address, &[]).await };
            assert!(page.status < 500, "{address} answers {}", page.status);
            seen.push_str(&String::from_utf8_lossy(&page.bytes));
            seen.push_str(&format!("{:?}", page.headers));
        }
    }
    seen
}

/// A route with this id in the place of each of its parameters.
fn with_id(route: &str, id: &str) -> String {
    let mut address = String::new();
    for (place, part) in route.split('{').enumerate() {
        match part.split_once('}') {
            Some((_, rest)) if place > 0 => address.extend([id, rest]),
            _ => address.push_str(part),
        }
    }
    address
}

room_test!(marked_words_of_cases_are_found_on_no_page_of_anybody_else_and_in_no_copy, async |app: TestApp| {
    app.at(NOON);
    let log = Log::default();
    let lines =
        tracing_subscriber::fmt().json().with_max_level(tracing::Level::DEBUG).with_writer(log.clone()).finish();
    let _quiet = tracing::subscriber::set_default(lines);
    let mut planted = Planted::default();
    let mut owners = Vec::new();
    for name in ["Ada", "Bea", "Cleo", "Dee"] {
        owners.push(app.young_person(name).await.1);
    }
    let (vera, _) = advocate(&app, "Vera").await;
    let cases = plant(&app, &mut planted, &owners, &vera).await;
    assert!(planted.0.len() >= 200, "{}", planted.0.len());
    let some: Vec<_> = cases.iter().take(1).chain(cases.iter().filter(|case| case.owner.is_none()).take(1)).collect();

    for role in Organisation::Council.roles() {
        let (browser, id) = app.staff(&format!("council-{}", role.code()), Organisation::Council, &[role]).await;
        if role == Role::PersonalAdviser {
            let theirs = format!("update people set adviser_id = '{id}', matched_at = 1 where kind = 'young_person'");
            app.execute(&theirs).await.expect("their adviser");
        }
        let seen = crawl(&browser, &some).await;
        assert_eq!(planted.found_in(&seen), [""; 0], "the council's {role:?}");
    }
    for role in [Role::Administrator, Role::Advocate] {
        let (browser, _) = app.staff(&format!("provider-{}", role.code()), Organisation::Provider, &[role]).await;
        assert_eq!(planted.found_in(&crawl(&browser, &some).await), [""; 0], "the provider's other {role:?}");
    }
    let (stranger, _) = app.young_person("Stranger").await;
    assert_eq!(planted.found_in(&crawl(&stranger, &some).await), [""; 0], "another young person");
    assert_eq!(planted.found_in(&crawl(&app, &some).await), [""; 0], "a visitor");
    let let_in = let_in_by_adviser(&app, &owners[0]).await;
    assert_eq!(planted.found_in(&crawl(&let_in, &some).await), [""; 0], "whom the council let in");

    app.at(NOON + HOUR);
    app.deliver().await;
    let letters = app.letters().await;
    assert!(letters.len() > 10, "{}", letters.len());
    for letter in &letters {
        assert_eq!(planted.found_in(&format!("{} {} {}", letter.subject, letter.text, letter.html)), [""; 0]);
    }
    let log = log.text();
    assert!(log.lines().count() > 100);
    assert_eq!(planted.found_in(&log), [""; 0], "the log");
    assert_eq!(planted.found_in(&app.dump().await), [""; 0], "the database");
    if app.state.db.engine() == "sqlite" {
        let copy = app.folder().join("copy.db");
        app.state.db.copy_to(&copy).await.expect("a copy");
        let bytes = std::fs::read(&copy).expect("it is there");
        assert_eq!(planted.found_in(&String::from_utf8_lossy(&bytes)), [""; 0], "a copy of the database");
    }
    nothing_ties(&app, &cases, &owners).await;
});

async fn let_in_by_adviser(app: &TestApp, person: &PersonId) -> TestApp {
    let session = NewSession {
        person,
        opened_by: OpenedBy::AdviserCode,
        own_phone: true,
        device: "Chrome on Android",
        lasts: Lasts::OWN_PHONE,
    };
    app.signed_in(&session).await
}

/// No row names both a person and a case, or a person and a deed of this room; nor does the list of those whom a leak touches.
async fn nothing_ties(app: &TestApp, cases: &[Case], owners: &[PersonId]) {
    for row in app.dump().await.lines() {
        let Some(owner) = owners.iter().find(|owner| row.contains(owner.as_str())) else { continue };
        // That they asked for a page of staff's is a line of the audit like every other.
        assert!(!row.contains("advocacy.") && !row.contains("advocacy_"), "{owner}: {row}");
        let tied = cases.iter().any(|case| row.contains(&case.id) || row.contains(&case.reference));
        assert!(!tied, "{owner}: {row}");
    }
    let mut tx = app.state.db.read().await.expect("it reads");
    let touched = crate::audit::touched(&mut tx, 0, i64::MAX, None).await.expect("a list");
    assert!(touched.iter().all(|one| !one.deed.contains("advocacy")));
}

room_test!(a_code_of_the_council_opens_no_case, async |app: TestApp| {
    app.at(NOON);
    let (own, ada) = app.young_person("Ada").await;
    let id = ask(&app, &ada).await;
    let let_in = let_in_by_adviser(&app, &ada).await;
    let (own, let_in) = (young_person(&app, &own).await, young_person(&app, &let_in).await);
    assert!(let_in.let_in_by_adviser);
    let mut tx = app.state.db.read().await.expect("it reads");
    let keys = &app.state.keys;
    assert_eq!(store::is_own(&mut tx, keys, &Opener::of_account(&own), &id).await, Ok(true));
    assert_eq!(store::is_own(&mut tx, keys, &Opener::of_account(&let_in), &id).await, Ok(false));
    drop(tx);
    let words = store::write(&app.state, &Opener::of_account(&let_in), &id, &random_id(), "I am the council").await;
    assert_eq!(words, Ok(None));
});
