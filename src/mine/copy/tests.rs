//! The copy held against the database: a person is in every table that can hold something of theirs, found from the schema,
//! and every column is in the copy, or in `exempt.csv` with its reason (D-10).

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::Value;

use super::EXEMPT;
use crate::accounts::{Organisation, PersonId, Role, holds};
use crate::forms::EmailAddress;
use crate::mail;
use crate::opportunities::help_me_apply;
use crate::room_test;
use crate::server::testing::TestApp;
use crate::young_people::{self, Details};
use crate::{advocacy, confirmation_letters, internet_access};

/// Columns that lead to a person without a foreign key.
const LEADING: [&str; 5] = ["person_id", "subject", "who", "email_index", "address_index"];

/// Words that must be in the copy: what was sealed, opened.
const MARKS: [&str; 24] = [
    "Mark Ada",
    "ada@young.example",
    "mark pronouns",
    "+447700900123",
    "Mark of a complaint",
    "mark@post.example",
    "MARK-7",
    "Mark of the list",
    "Mark of a job",
    "Mark Bakery",
    "markwords",
    "Trainee baker at Example Bakery",
    "Mark of a case",
    "Mark of a wish",
    "Mark of a word",
    "Mark of an answer",
    "Mark of a message",
    "Mark of a share",
    "Mark of a formal one",
    "Mark of a draft",
    "Mark of what was said",
    "Mark of a change",
    "Mark of more words",
    "2003-04-05",
];

/// Puts something of this person's into every table. A new table with a person in it is added here, told by its room's
/// `HOLDING`, or stands in `exempt.csv`.
async fn seed(app: &TestApp, own: &TestApp, id: &PersonId) {
    let now = app.state.now();
    let about = [
        ("name", "Mark Ada"),
        ("pronouns", "mark pronouns"),
        ("language", "en"),
        ("may_email", "yes"),
        ("hours", "some"),
        ("from", "9"),
        ("to", "17"),
        ("phone", "07700 900123"),
    ];
    for (address, fields) in [
        ("/sign-in", &[("email", "ada@young.example"), ("own_phone", "yes")][..]),
        ("/me/about", &about),
        ("/me/about/email", &[("email", "mark@post.example")]),
        ("/me/data/tell", &[("words", "Mark of a complaint"), ("once", "form-1")]),
        ("/i/ask/when", &[("why", "Mark of a draft")]),
    ] {
        assert_eq!(own.post(address, fields).await.status, 303, "{address}");
    }
    let (_, adviser) = app.staff("Bo", Organisation::Council, &[Role::PersonalAdviser]).await;
    let address = EmailAddress::parse("ada@young.example").expect("an address");
    let stopped = mail::address_index(&app.state.keys, &address);
    for sql in [
        format!(
            "insert into adviser_codes (code_mac, person_id, issued_by, issued_at, expires_at) values ('m', '{id}', '{adviser}', {now}, {now})"
        ),
        format!(
            "insert into stopped_letters (address_index, kind, stopped_at) values ('{stopped}', 'mine.news', {now})"
        ),
        format!(
            "insert into mine_closings (person_id, reason, told_at, closes_at) values ('{id}', 'unused', {now}, {now})"
        ),
    ] {
        app.execute(&sql).await.expect(&sql);
    }
    let (_, other) = app.young_person("Cy").await;
    let mut tx = app.state.db.begin().await.expect("it begins");
    holds::hold(&mut tx, id, &adviser, now).await.expect("held");
    let details = Details {
        name: "Mark of the list".to_owned(),
        reference: Some("MARK-7".to_owned()),
        birth_date: "2003-04-05".parse().ok(),
        email: Some(address),
        phone: None,
    };
    young_people::seed(&mut tx, &app.state.keys, &details, &adviser, Some(id), now).await.expect("on the list");
    help_me_apply::seed(&mut tx, &app.state.keys, id, &other, now).await.expect("help asked for");
    confirmation_letters::seed(&mut tx, &app.state.keys, id, &adviser, "Council", now).await.expect("letters");
    tx.commit().await.expect("it ends");
    advocacy::everything_of(app, id, &adviser).await;
    let words = ["Mark of a wish", "Mark of a word", "Mark of an answer"];
    internet_access::testing::everything_of(app, id, words).await;
    seed_work(app, own, id).await;
    let said = [("words", "Mark of what was said"), ("change", "Mark of a change"), ("about", "home")];
    let page = own.post("/feedback/my-name", &said).await;
    assert_eq!(page.status, 303, "{}", page.main());
    let piece = page.header("location").split('?').next().expect("an address").to_owned();
    assert_eq!(own.post(&piece, &[("deed", "more"), ("words", "Mark of more words")]).await.status, 303);
}

/// What they do about work and training.
async fn seed_work(app: &TestApp, own: &TestApp, id: &PersonId) {
    let page = own.post("/opportunities/can-i-apply/age", &[("age", "22")]).await;
    let cookie = page.header("set-cookie").split(';').next().expect("a cookie").to_owned();
    let elsewhere = [("title", "Mark of a job"), ("employer", "Mark Bakery"), ("place", "x"), ("once", "form-2")];
    for (browser, address, fields) in [
        (own.and_cookie(&cookie), "/opportunities/can-i-apply/answers/keep", &[][..]),
        (own.clone(), "/opportunities/saved/elsewhere", &elsewhere),
        (own.clone(), "/opportunities/searches/keep?words=markwords", &[("tell", "page")]),
    ] {
        assert_eq!(browser.post(address, fields).await.status, 303, "{address}");
    }
    let letters = own.get("/letters/mine").await;
    let ready = letters.text().split("href=\"/letters/mine/").skip(1).filter_map(|rest| rest.split('"').next());
    for letter in ready.filter(|letter| *letter != "ask") {
        own.post(&format!("/letters/mine/{letter}/code"), &[("once", letter)]).await;
    }
    let no = if app.state.db.engine() == "sqlite" { "0" } else { "false" };
    for sql in [
        format!(
            "insert into opportunities (source, reference, kind, title, employer, places, national, disability_confident, ring_fenced, guaranteed_interview, english_or_maths, keywords, details, fingerprint, added_at, changed_at) values ('local', 'x', 'job', 'Mark of an advert', 'x', '[]', {no}, {no}, {no}, {no}, {no}, '', '{{}}', 'x', 1, 1)"
        ),
        format!(
            "insert into kept_search_news (search_id, opportunity_id, found_at, letter_due) select s.id, o.id, 1, {no} from kept_searches s, opportunities o where s.person_id = '{id}'"
        ),
        format!("insert into kept_search_letters (person_id, day) values ('{id}', '2026-11-26')"),
        format!(
            "insert into said_did_items (id, once, said, theme, pieces, promised, by_whom, first_due_on, due_on, state, outcome, asked_by_board, version, promised_at, moved_at) values ('m', 'm', 'x', 'home', 1, 'Mark of a promise', 'x', 1, 1, 'promised', '', {no}, 1, 1, 1)"
        ),
        format!("insert into said_did_followers (person_id, item_id, since) values ('{id}', 'm', 1)"),
    ] {
        app.execute(&sql).await.expect(&sql);
    }
}

/// Every table that refers to a person, through however many others, or names one.
async fn tables_of_people(app: &TestApp) -> BTreeSet<String> {
    let columns = app.columns().await;
    let leading = columns.iter().filter(|(_, column)| LEADING.contains(&column.as_str()));
    let mut found: BTreeSet<String> = leading.map(|(table, _)| table.clone()).chain(["people".to_owned()]).collect();
    let references = app.references().await;
    loop {
        let before = found.len();
        let more: Vec<_> =
            references.iter().filter(|(_, to)| found.contains(to)).map(|(from, _)| from.clone()).collect();
        found.extend(more);
        if found.len() == before {
            return found;
        }
    }
}

/// What is left out: the columns of each table, "*" for all.
fn exempt() -> HashMap<String, HashSet<String>> {
    let mut exempt: HashMap<String, HashSet<String>> = HashMap::new();
    for line in csv::Reader::from_reader(EXEMPT.as_bytes()).records() {
        let line = line.expect("exempt.csv is well formed");
        assert!(line[2].len() > 8, "{}.{}: why?", &line[0], &line[1]);
        assert!(
            exempt.entry(line[0].to_owned()).or_default().insert(line[1].to_owned()),
            "{line:?} stands there twice"
        );
    }
    exempt
}

/// What is in the database of a person and neither in the copy nor exempt.
async fn missing(app: &TestApp, copy: &Value) -> Vec<String> {
    let (exempt, nothing) = (exempt(), HashSet::new());
    let everywhere = &exempt["*"];
    let columns = app.columns().await;
    let mut missing = Vec::new();
    for table in tables_of_people(app).await {
        let left_out = exempt.get(&table).unwrap_or(&nothing);
        if left_out.contains("*") {
            continue;
        }
        let Some(row) = copy[&table]["rows"].get(0) else {
            missing.push(format!("{table}: seed it in this test, and tell it in its room's HOLDING"));
            continue;
        };
        for (_, column) in columns.iter().filter(|(of, _)| *of == table) {
            if row.get(column).is_none() && !left_out.contains(column) && !everywhere.contains(column) {
                missing.push(format!("{table}.{column}"));
            }
        }
    }
    missing
}

async fn copy_of(own: &TestApp) -> Value {
    let page = own.get("/me/data/copy.json").await;
    assert_eq!((page.status, page.header("content-type")), (200, "application/json"));
    assert!(page.header("content-disposition").starts_with("attachment") && page.header("cache-control") == "no-store");
    serde_json::from_str(page.text()).expect("it is JSON")
}

room_test!(every_column_of_a_person_is_in_their_copy_or_exempt_with_a_reason, async |app: TestApp| {
    let (own, id) = app.young_person("Ada").await;
    seed(&app, &own, &id).await;
    let copy = copy_of(&own).await;
    let missing = missing(&app, &copy).await;
    assert!(missing.is_empty(), "not in the copy:\n{}", missing.join("\n"));
    let (text, page) = (copy.to_string(), own.get("/me/data/copy").await);
    for mark in MARKS {
        assert!(text.contains(mark), "{mark}: {text}");
        assert!(mark == "2003-04-05" || page.text().contains(mark), "{mark}: {}", page.main());
    }
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'mine.copied'").await, 2);
});

room_test!(a_new_table_with_a_person_in_it_is_missed, async |app: TestApp| {
    let (own, id) = app.young_person("Ada").await;
    seed(&app, &own, &id).await;
    for sql in [
        "create table new_notes (id text primary key, of_person text references people (id), words text)",
        "create table new_lines (note_id text references new_notes (id), words text)",
        "alter table mine_about add column shoe_size text",
    ] {
        app.execute(sql).await.expect(sql);
    }
    let missing = missing(&app, &copy_of(&own).await).await.join("\n");
    for expected in ["new_notes: seed it", "new_lines: seed it", "mine_about.shoe_size"] {
        assert!(missing.contains(expected), "{expected} is not in:\n{missing}");
    }
});

room_test!(what_is_exempt_is_there, async |app: TestApp| {
    let columns: HashSet<_> = app.columns().await.into_iter().collect();
    for (table, left_out) in exempt() {
        for column in left_out {
            let there =
                columns.iter().any(|(of, name)| (*of == table || table == "*") && (*name == column || column == "*"));
            assert!(there, "{table}.{column} is exempt, and not there");
        }
    }
});

room_test!(nobody_gets_somebody_elses_copy, async |app: TestApp| {
    let (own, id) = app.young_person("Ada").await;
    seed(&app, &own, &id).await;
    let (bea, _) = app.young_person("Bea").await;
    let text = copy_of(&bea).await.to_string();
    for mark in MARKS {
        assert!(!text.contains(mark), "{mark}: {text}");
    }
    assert_eq!(app.get("/me/data/copy.json").await.status, 303);
});
