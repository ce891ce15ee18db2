//! Eight years on a clock of our own, day by day: nothing goes early, nothing stays late, and a dry run says what the real run
//! then does (bar 5.2).

use std::collections::BTreeMap;

use super::{ROOMS, forget_old};
use crate::accounts::people::{self, NewPerson};
use crate::accounts::{Organisation, PersonId, Role};
use crate::keys::random_id;
use crate::room_test;
use crate::server::testing::TestApp;
use crate::web::Rule;
use crate::words::london_midnight;
use crate::young_people::{self, Details};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// A new set of everything comes this often.
const SOWN_EVERY: i64 = 61;
const EIGHT_YEARS: i64 = 8 * 365;
/// Noon of 1 January 2027: the house is kept at noon, and things happen half past ten.
const BEGINS: i64 = 1_798_804_800_000;
const EARLIER: i64 = 90 * MINUTE;

/// What is there: of each table, when each row should go.
#[derive(Default)]
struct Expected(BTreeMap<&'static str, Vec<i64>>);

impl Expected {
    /// A row that is there until this moment, and gone after it.
    fn row(&mut self, table: &'static str, until: i64) {
        self.0.entry(table).or_default().push(until);
    }

    fn keep_house(&mut self, now: i64) {
        for rows in self.0.values_mut() {
            rows.retain(|until| now <= *until);
        }
    }

    /// True where something should go now.
    fn goes(&self, now: i64) -> bool {
        self.0.values().flatten().any(|until| now > *until)
    }

    fn counts(&self) -> Vec<(&'static str, i64)> {
        self.0.iter().map(|(table, rows)| (*table, rows.len() as i64)).collect()
    }
}

/// How many rows each of these tables has, in one question.
async fn counts(app: &TestApp, expected: &Expected) -> Vec<(&'static str, i64)> {
    // Each table has three digits of a number of its own.
    let mut found = Vec::new();
    for tables in expected.0.keys().copied().collect::<Vec<_>>().chunks(5) {
        let sum: Vec<_> = tables
            .iter()
            .enumerate()
            .map(|(place, table)| format!("{} * (select count(*) from {})", 1000_i64.pow(place as u32), from(table)))
            .collect();
        let mut number = app.number(&format!("select {}", sum.join(" + "))).await;
        for table in tables {
            found.push((*table, number % 1000));
            number /= 1000;
        }
    }
    found
}

/// What is counted of a table: the staff of this world and what they hold are not.
fn from(table: &str) -> &str {
    match table {
        "people" => "people where kind = 'young_person'",
        table => table,
    }
}

struct World<'a> {
    app: &'a TestApp,
    adviser: PersonId,
    expected: Expected,
    /// Those whose birth date is known, who sign in each month, and when they turn 25.
    birthdays: Vec<(PersonId, i64)>,
}

impl World<'_> {
    /// One of everything, half past ten today. `noon` is when the house is kept next.
    async fn sow(&mut self, noon: i64) {
        let (now, id, by) = (noon - EARLIER, random_id(), self.adviser.clone());
        let soon = now + 2 * DAY;
        let own = |sql: &str| sql.replace("{id}", &id).replace("{by}", by.as_str()).replace("{now}", &now.to_string());
        for sql in [
            format!("insert into sessions (token_hash, id, person_id, opened_by, own_phone, device, began_at, seen_at, idle_ms, ends_at) values ('{{id}}', '{{id}}', '{{by}}', 'passkey', {}, 'x', {{now}}, {{now}}, {}, {})", self.no(), 30 * DAY, now + 90 * DAY),
            "insert into held_forms (id, person_id, address, body, held_at) values ('{id}', '{by}', 'x', 'x', {now})".to_owned(),
            format!("insert into invitations (id, token_hash, organisation, roles, email, email_index, name, invited_at, expires_at) values ('{{id}}', '{{id}}', 'council', 'x', 'x', 'x', 'x', {{now}}, {soon})"),
            format!("insert into sign_ins (id, browser_hash, email, email_index, limit_index, own_phone, onwards, lettered, tries, asked_at, expires_at) values ('{{id}}', '{{id}}', 'x', 'x', 'x', {0}, '', {0}, 0, {{now}}, {{now}})", self.no()),
            format!("insert into adviser_codes (code_mac, person_id, issued_by, issued_at, expires_at) values ('{{id}}', '{{by}}', '{{by}}', {{now}}, {})", now + DAY),
            format!("insert into staff_half_done (id, kind, state, expires_at) values ('{{id}}', 'x', 'x', {})", now + 15 * MINUTE),
            "insert into staff_devices (person_id, device, seen_at) values ('{by}', '{id}', {now})".to_owned(),
            "insert into outbox (id, kind, team, created_at, due_at, next_try_at, sent_at) values ('{id}s', 'x', 'council', {now}, {now}, {now}, {now})".to_owned(),
            "insert into outbox (id, kind, team, created_at, due_at, next_try_at, failed_at) values ('{id}f', 'x', 'council', {now}, {now}, {now}, {now})".to_owned(),
            "insert into outbox (id, kind, team, created_at, due_at, next_try_at) values ('{id}w', 'x', 'council', {now}, {now}, {now})".to_owned(),
            "insert into demo_letters (id, letter, written_at) values ('{id}', 'x', {now})".to_owned(),
            "insert into leaving_care_entries (id, data_key, name, adviser_id, added_at, removed_at) values ('{id}', 'x', 'x', '{by}', {now}, {now})".to_owned(),
            "insert into list_imports (id, uploaded_by, uploaded_at, staged_at) values ('{id}', '{by}', {now}, {now})".to_owned(),
            "insert into list_imports (id, uploaded_by, uploaded_at) values ('{id}b', '{by}', {now})".to_owned(),
            "insert into mine_complaints (id, person_id, once, words, sent_at, due_at, answered_at, changed_at) values ('{id}', '{by}', '{id}', 'x', {now}, {now}, {now}, {now})".to_owned(),
            "insert into mine_new_addresses (id, person_id, email, tries, asked_at, expires_at) values ('{id}', '{by}', 'x', 0, {now}, {now})".to_owned(),
            "insert into opportunity_listings (made_by, title, typed, version, created_at, changed_at) values ('{id}', 'x', 'x', 1, {now}, {now})".to_owned(),
            "insert into opportunity_import_runs (source, via, began_at, ended_at) values ('local', 'file', {now}, {now})".to_owned(),
            format!("insert into opportunities (source, reference, kind, title, employer, places, national, disability_confident, ring_fenced, guaranteed_interview, english_or_maths, keywords, details, fingerprint, added_at, changed_at, closed_at) values ('local', '{{id}}', 'job', 'x', 'x', '[]', {0}, {0}, {0}, {0}, {0}, '', '{{}}', 'x', 1, 1, {{now}})", self.no()),
            format!("insert into kept_searches (id, person_id, query, query_index, by_letter, kept_at, after_change) values ('{{id}}', '{{by}}', 'x', '{{id}}', {}, {{now}}, 0)", self.no()),
            format!("insert into kept_search_news (search_id, opportunity_id, found_at, letter_due) select '{{id}}', id, {{now}}, {} from opportunities where reference = '{{id}}'", self.no()),
            "insert into help_requests (id, reference, person_id, once, sent_to, asked_at, changed_at, closed_at, closed_by, ending) values ('{id}', '{id}', '{by}', '{id}', 'team', {now}, {now}, {now}, 'staff', 'done')".to_owned(),
            "insert into confirmation_letters (id, reference, person_id, once, details, asked_at, withdrawn_at) values ('{id}', '{id}', '{by}', '{id}', 'x', {now}, {now})".to_owned(),
            "insert into confirmation_letters (id, reference, person_id, once, details, asked_at) values ('{id}u', '{id}u', '{by}', '{id}u', 'x', {now})".to_owned(),
            "insert into advocacy_drafts (id, reference, data_key, body, changed_at) values ('{id}', '{id}', 'x', 'x', {now})".to_owned(),
            "insert into confirmation_letter_codes (id, letter_id, once, code_mac, made_at, expires_at) values ('{id}', '{id}u', '{id}', '{id}', {now}, {now})".to_owned(),
            "insert into advocacy_cases (id, reference, data_key, once, asked, contact, asked_at, changed_at, closed_at, closed_by, ending) values ('{id}', '{id}', 'x', '{id}', 'x', 'x', {now}, {now}, {now}, 'advocate', 'done')".to_owned(),
            "insert into advocacy_cases (id, reference, data_key, once, asked, contact, asked_at, changed_at, closed_at, closed_by, ending, safeguarded_at) values ('{id}h', '{id}h', 'x', '{id}h', 'x', 'x', {now}, {now}, {now}, 'advocate', 'done', {now})".to_owned(),
            format!("insert into advocacy_entries (id, case_id, number, at, kind, private) values ('{{id}}', '{{id}}', 1, {{now}}, 'asked', {})", self.no()),
            "insert into advocacy_promises (case_id, number, made_at, due_at, met_at) values ('{id}', 1, {now}, {now}, {now})".to_owned(),
            "insert into advocacy_objections (case_id, staff_id, at) values ('{id}', '{by}', {now})".to_owned(),
            "insert into advocacy_openings (id, case_id, opened_at, seen_at) values ('{id}', '{id}h', {now}, {now})".to_owned(),
            "insert into advocacy_readings (id, case_id, staff_id, reason, at, until_at) values ('{id}', '{id}h', '{by}', 'safety', {now}, {now})".to_owned(),
            "insert into internet_access_requests (id, reference, person_id, once, kind, details, digits, same_index, status, status_at, asked_at, changed_at, closed_at) values ('{id}', '{id}', '{by}', '{id}', 'sim', 'x', 'x', 'x', 'withdrawn', {now}, {now}, {now}, {now})".to_owned(),
            format!("insert into internet_access_entries (id, request_id, number, at, kind, by_whom, private) values ('{{id}}', '{{id}}', 1, {{now}}, 'asked', 'young_person', {})", self.no()),
            "insert into internet_access_promises (request_id, number, made_at, due_at) values ('{id}', 1, {now}, {now})".to_owned(),
            format!("insert into internet_access_items (id, once, kind, name, supplier, code, counted, in_stock, reserved, used, low_at, cost_pence, active, version, changed_at) values ('{{id}}', '{{id}}', 'sim', 'x', 'x', 'x', {0}, 0, 0, 0, 0, 0, {0}, 1, {{now}})", self.no()),
            "insert into internet_access_uses (id, request_id, item_id, cost_pence, reserved_at, used_at) values ('{id}', '{id}', '{id}', 0, {now}, {now})".to_owned(),
            "insert into internet_access_outcomes (id, request_id, kind, asked_on) values ('{id}', '{id}', 'sim', {now})".to_owned(),
            "insert into digit_tries (reference_index, tries, since) values ('{id}', 1, {now})".to_owned(),
            "insert into internet_access_drafts (person_id, body, changed_at) values ('{by}', 'x', {now})".to_owned(),
            "insert into internet_access_bulks (id, once, at, status) values ('{id}', '{id}', {now}, 'looking')".to_owned(),
            "insert into internet_access_files (id, supplier, fingerprint, brought_at, staged_at) values ('{id}', 'x', '{id}', {now}, {now})".to_owned(),
            "insert into internet_access_files (id, supplier, fingerprint, brought_at) values ('{id}b', 'x', '{id}b', {now})".to_owned(),
            format!("insert into digit_tries (reference_index, tries, since, locked_until) values ('{{id}}l', 10, {{now}}, {})", now + 2 * DAY),
            "insert into feedback_pieces (id, person_id, once, piece, version, said_at, changed_at) values ('{id}', '{by}', '{id}', 'x', 1, {now}, {now})".to_owned(),
            format!("insert into said_did_items (id, once, said, theme, pieces, promised, by_whom, first_due_on, due_on, state, outcome, asked_by_board, version, promised_at, moved_at) values ('{{id}}', '{{id}}', 'x', 'x', 1, 'x', 'x', {{now}}, {{now}}, 'done', 'x', {}, 1, {{now}}, {{now}})", self.no()),
            "insert into said_did_followers (person_id, item_id, since) values ('{by}', '{id}', {now})".to_owned(),
            format!("insert into pulses (id, once, title, why, questions, who, opens_at, closes_at, version, changed_at) values ('{{id}}', '{{id}}', 'x', 'x', '[]', 'invited', {{now}}, {}, 1, {{now}})", now + 14 * DAY),
            format!("insert into pulses (id, once, title, why, questions, who, opens_at, closes_at, opened_at, version, changed_at) values ('{{id}}o', '{{id}}o', 'x', 'x', '[]', 'invited', {{now}}, {}, {{now}}, 1, {{now}})", now + 14 * DAY),
            "insert into pulses_tickets (ticket_mac, pulse_id) values ('{id}', '{id}o')".to_owned(),
            "insert into board_drafts (id, once, quarter, version, pack, seen, made_at, counted_at, ended_at) values ('{id}', '{id}', '2026-q3', 2, '{}', 1, {now}, {now}, {now})".to_owned(),
            "insert into board_packs (quarter, version, pack, hash, drafted_by, published_by, published_at) values ('2026-q3', 1, '{}', 'x', 'x', 'y', {now}) on conflict do nothing".to_owned(),
            "insert into board_comments (id, once, quarter, version, kind, words, said_by, said_at) values ('{id}', '{id}', '2026-q3', 1, 'comment', 'x', '{by}', {now})".to_owned(),
            "insert into shared_words (id, recipient_id, shared_on) values ('{id}', '{by}', {now})".to_owned(),
            "insert into shared_words (id, recipient_id, shared_on, taken_back_on) values ('{id}b', '{by}', {now}, {now})".to_owned(),
        ] {
            self.app.execute(&own(&sql)).await.unwrap_or_else(|cause| panic!("{cause}: {sql}"));
        }
        // What waits to be sent is given up at the first noon after seven days, and is a task from then on.
        let given_up = first_noon(noon, now + 7 * DAY);
        for (table, until) in [
            ("sessions", now + 31 * DAY),
            ("held_forms", now + 60 * MINUTE),
            ("invitations", soon + 30 * DAY),
            ("sign_ins", now + DAY),
            ("adviser_codes", now + 2 * DAY),
            ("staff_half_done", now + 15 * MINUTE),
            ("staff_devices", now + 90 * DAY),
            ("outbox", now + 7 * DAY),
            ("outbox", now + 90 * DAY),
            ("outbox", given_up + 90 * DAY),
            ("demo_letters", now + 7 * DAY),
            ("leaving_care_entries", now + 30 * DAY),
            ("list_imports", now + 7 * DAY),
            ("list_imports", now + 60 * MINUTE),
            ("mine_complaints", now + 365 * DAY),
            ("mine_new_addresses", now + DAY),
            ("opportunity_listings", now + 365 * DAY),
            ("opportunity_import_runs", now + 365 * DAY),
            ("kept_search_news", now + 90 * DAY),
            ("help_requests", now + 365 * DAY),
            ("confirmation_letters", now + 30 * DAY),
            ("confirmation_letters", now + 365 * DAY),
            ("confirmation_letter_codes", now + 30 * DAY),
            ("advocacy_drafts", now + 7 * DAY),
            ("advocacy_cases", now + 548 * DAY),
            ("advocacy_cases", i64::MAX), // until a manager lets it go
            ("advocacy_entries", now + 548 * DAY),
            ("advocacy_promises", now + 548 * DAY),
            ("advocacy_objections", now + 548 * DAY),
            ("advocacy_openings", now + 15 * MINUTE),
            ("advocacy_readings", now + DAY),
            ("internet_access_requests", now + 365 * DAY),
            ("internet_access_entries", now + 365 * DAY),
            ("internet_access_promises", now + 365 * DAY),
            ("internet_access_uses", now + 2_192 * DAY),
            ("internet_access_outcomes", i64::MAX), // they are about nobody
            ("digit_tries", now + DAY),
            ("internet_access_drafts", now + 7 * DAY),
            ("internet_access_bulks", now + DAY),
            ("internet_access_files", now + 30 * DAY),
            ("internet_access_files", now + 60 * MINUTE),
            ("digit_tries", now + 2 * DAY),
            ("feedback_pieces", now + 731 * DAY),
            ("said_did_items", i64::MAX), // what was promised stays
            ("said_did_followers", now + 365 * DAY),
            ("pulses", now + 365 * DAY),
            ("pulses", i64::MAX), // somebody opened it
            ("pulses_tickets", now + 14 * DAY - 1),
            ("board_drafts", now + 90 * DAY),
            ("board_comments", now + 2_190 * DAY),
            ("shared_words", now + 365 * DAY),
            ("shared_words", now + 30 * DAY),
        ] {
            self.expected.row(table, until);
        }
        self.unused(noon).await;
    }

    /// Somebody who joins and never comes back: told after a year, gone 30 days later.
    async fn unused(&mut self, noon: i64) {
        let now = noon - EARLIER;
        self.young_person(now).await;
        let told = first_noon(noon, now + 365 * DAY);
        self.gone("people", told + 30 * DAY);
    }

    /// Somebody on the list who signs in each month, and turns 25 on this day.
    async fn birthday(&mut self, noon: i64, birth: &str, turns_25: &str) {
        let day: jiff::civil::Date = turns_25.parse().expect("a day");
        let birth: jiff::civil::Date = birth.parse().expect("a day");
        let id = self.young_person(noon - EARLIER).await;
        let mut tx = self.app.state.db.begin().await.expect("it begins");
        let (reference, email, phone) = (None, None, None);
        let details = Details { name: "x".to_owned(), reference, birth_date: Some(birth), email, phone };
        let keys = &self.app.state.keys;
        young_people::seed(&mut tx, keys, &details, &self.adviser, Some(&id), noon).await.expect("on the list");
        tx.commit().await.expect("it ends");
        self.expected.row("leaving_care_entries", i64::MAX);
        let turns_25 = london_midnight(day);
        let told = first_noon(noon, turns_25 - 30 * DAY);
        let closes = (told + 30 * DAY).max(turns_25);
        self.gone("people", first_noon(noon, closes));
        self.birthdays.push((id, turns_25));
    }

    async fn young_person(&self, now: i64) -> PersonId {
        let mut tx = self.app.state.db.begin().await.expect("it begins");
        let new = NewPerson { organisation: None, name: "x", email: None };
        let id = people::add(&mut tx, &self.app.state.keys, &new, now).await.expect("added").expect("new");
        tx.commit().await.expect("it ends");
        id
    }

    /// A person who goes at this noon: their row, and a year later their line of the ledger.
    fn gone(&mut self, table: &'static str, noon: i64) {
        self.expected.row(table, noon - 1);
    }

    /// A boolean, as either engine writes it.
    fn no(&self) -> &'static str {
        if self.app.state.db.engine() == "sqlite" { "0" } else { "false" }
    }
}

/// The first noon at or after a moment.
fn first_noon(some_noon: i64, moment: i64) -> i64 {
    some_noon
        + (moment - some_noon).div_euclid(DAY) * DAY
        + if (moment - some_noon).rem_euclid(DAY) == 0 { 0 } else { DAY }
}

room_test!(in_eight_years_nothing_goes_early_and_nothing_stays_late, async |app: TestApp| {
    let (_, adviser) = app.staff("Bo", Organisation::Council, &[Role::PersonalAdviser]).await;
    app.execute("delete from sessions").await.expect("only what we sow");
    let mut world = World { app: &app, adviser, expected: Expected::default(), birthdays: Vec::new() };
    let (db, keys) = (&app.state.db, &app.state.keys);
    let mut ran: BTreeMap<&str, u64> = BTreeMap::new();
    for day in 0..EIGHT_YEARS {
        let noon = BEGINS + day * DAY;
        if day % SOWN_EVERY == 0 {
            world.sow(noon).await;
        }
        if day == 0 {
            world.birthday(noon, "2004-02-29", "2029-02-28").await;
            world.birthday(noon, "2006-07-01", "2031-07-01").await;
        }
        if day % 28 == 0 {
            for (id, _) in &world.birthdays {
                app.execute(&format!("update people set last_here = {noon} where id = '{id}'")).await.expect("here");
            }
        }
        // On most days nothing goes, and a dry run of nothing proves little: once a week is enough then.
        let dry = match world.expected.goes(noon) || day % 7 == 0 {
            true => Some(forget_old(db, keys, "command_line", noon, true).await.expect("a dry run")),
            false => None,
        };
        let real = forget_old(db, keys, "service", noon, false).await.expect("a real run");
        let rows =
            |run: &[(&'static Rule, u64)]| run.iter().map(|(rule, rows)| (rule.record, *rows)).collect::<Vec<_>>();
        if let Some(dry) = dry {
            assert_eq!(rows(&dry), rows(&real), "day {day}: the dry run said something else");
        }
        let people = world.expected.0.get("people").map_or(0, Vec::len);
        world.expected.keep_house(noon);
        // Each account that went is in the ledger for a year.
        for _ in world.expected.0.get("people").map_or(0, Vec::len)..people {
            world.expected.row("mine_erasures", noon + 365 * DAY - 1);
        }
        assert_eq!(counts(&app, &world.expected).await, world.expected.counts(), "day {day}");
        for (rule, rows) in real {
            *ran.entry(rule.record).or_default() += rows;
        }
    }
    for rule in ROOMS.iter().copied().flatten() {
        assert!(ran.get(rule.record).is_some_and(|rows| *rows > 0), "{} never had anything to do: sow it", rule.record);
    }
    assert!(app.number("select count(*) from audit_lines where deed = 'retention.forgot'").await > 100);
});

room_test!(a_legal_hold_wins_over_every_rule, async |app: TestApp| {
    let (_, adviser) = app.staff("Bo", Organisation::Council, &[Role::PersonalAdviser]).await;
    let mut world = World { app: &app, adviser, expected: Expected::default(), birthdays: Vec::new() };
    world.birthday(BEGINS, "2002-03-01", "2027-03-01").await;
    world.unused(BEGINS).await;
    let hold = "insert into legal_holds (person_id, held_by, held_at) select id, 'x', 1 from people where kind = 'young_person'";
    app.execute(hold).await.expect("held");
    for day in (0..1_000).step_by(10) {
        forget_old(&app.state.db, &app.state.keys, "service", BEGINS + day * DAY, false).await.expect("kept");
    }
    assert_eq!(app.number("select count(*) from people where kind = 'young_person'").await, 2);
    app.execute("delete from legal_holds").await.expect("released");
    for day in (1_000..1_100).step_by(10) {
        forget_old(&app.state.db, &app.state.keys, "service", BEGINS + day * DAY, false).await.expect("kept");
    }
    assert_eq!(app.number("select count(*) from people where kind = 'young_person'").await, 0);
});

#[test]
fn every_rule_says_what_it_is_about_how_long_and_why() {
    let mut seen = std::collections::HashSet::new();
    for rule in ROOMS.iter().copied().flatten() {
        assert!(seen.insert(rule.record), "{} stands there twice", rule.record);
        assert!(
            rule.record.chars().all(|letter| letter.is_ascii_lowercase() || "._".contains(letter)),
            "{}",
            rule.record
        );
        assert!(rule.limit.len() > 5 && rule.reason.len() > 5, "{}", rule.record);
    }
}
