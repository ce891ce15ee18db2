//! One case, as its young person, their advocate and the council meet it.

mod complaining;
mod deeds;
mod following;
mod keeping;
mod sharing;

use super::super::model::{Kind, Topic};
use super::super::store::{self, NewCase, Said};
use super::super::testing::{self, new_case};
use super::share::{self, New};
use crate::accounts::sessions::NewSession;
use crate::accounts::{Lasts, OpenedBy, Organisation, PersonId, Role, Staff};
use crate::audit::Deed;
use crate::keys::{Purpose, random_id};
use crate::server::testing::TestApp;

/// A case: somebody's, or nobody's, and who has it.
pub async fn case_of(app: &TestApp, owner: Option<&PersonId>, advocate: Option<&PersonId>) -> String {
    seed(app, &new_case(owner), advocate).await
}

async fn seed(app: &TestApp, new: &NewCase, advocate: Option<&PersonId>) -> String {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let id = store::ask_in(&mut tx, &app.state, new).await.expect("asked");
    tx.commit().await.expect("it ends");
    if let Some(advocate) = advocate {
        let sql = format!("update advocacy_cases set advocate_id = '{advocate}', claimed_at = 1 where id = '{id}'");
        app.execute(&sql).await.expect("theirs");
    }
    id
}

/// Something that was shared with a member of council staff.
pub async fn shared_with(app: &TestApp, recipient: &PersonId) -> String {
    let id = random_id();
    let (key, wrapped) = app.state.keys.new_data_key(Purpose::Council, &id);
    let seal = |column: &str, text: &str| key.seal(crate::keys::Place::new("shared_words", column, &id), text);
    let (name, words) = (seal("by_name", "Ada"), seal("words", "CANARY of a share"));
    let sql = format!(
        "insert into shared_words (id, data_key, recipient_id, by_name, words, shared_on)
         values ('{id}', '{wrapped}', '{recipient}', '{name}', '{words}', {})",
        app.state.now()
    );
    app.execute(&sql).await.expect("shared");
    id
}

/// A case of somebody's with something in every table.
pub async fn everything_of(app: &TestApp, owner: &PersonId, staff: &PersonId) {
    let mut new = new_case(Some(owner));
    new.asked.topics = vec![Topic::Housing];
    new.asked.words = Some("Mark of a case".to_owned());
    let id = seed(app, &new, None).await;
    let (now, keys) = (app.state.now(), &app.state.keys);
    let mut tx = app.state.db.begin().await.expect("it begins");
    let found = store::find(&mut tx, keys, &id).await.expect("found").expect("there");
    let said = Said::own(Kind::Wrote, Some("Mark of a message"));
    store::say(&mut tx, &found.key, &id, 2, &said, now).await.expect("said");
    let note = Said { private: true, ..Said::own(Kind::Note, Some("Secret of advocates")) };
    store::say(&mut tx, &found.key, &id, 3, &note, now).await.expect("noted");
    let to = super::super::model::Colleague { id: staff.clone(), name: "Bo".to_owned() };
    let new = New { once: "once", to: &to, words: "Mark of a share" };
    share::seed_offer(&mut tx, &found.key, &id, Some(staff), &new, now).await.expect("offered");
    tx.commit().await.expect("it ends");
    let opener = testing::opener(owner);
    let complaint = super::complaint::tests_new("Mark of a formal one");
    super::complaint::make(&app.state, &opener, &id, "once", &complaint).await.expect("made");
    for sql in [
        format!("insert into advocacy_objections (case_id, staff_id, at) values ('{id}', '{staff}', {now})"),
        format!(
            "insert into advocacy_complaint_stages (case_id, stage, asked_at) values ('{id}', 1, {now}) on conflict do nothing"
        ),
    ] {
        app.execute(&sql).await.expect(&sql);
    }
}

/// The council's adviser, who looks after a young person.
async fn adviser(app: &TestApp, name: &str, of: &PersonId) -> (TestApp, PersonId) {
    let (browser, id) = app.staff(name, Organisation::Council, &[Role::PersonalAdviser]).await;
    let sql = format!("update people set adviser_id = '{id}', matched_at = 1 where id = '{of}'");
    app.execute(&sql).await.expect("theirs");
    (browser, id)
}

/// The same member of staff, signed in anew: a session of staff ends within the day.
async fn again(app: &TestApp, person: &PersonId) -> TestApp {
    let (opened_by, lasts) = (OpenedBy::PasswordAndCode, Lasts::STAFF);
    app.signed_in(&NewSession { person, opened_by, own_phone: false, device: "Firefox", lasts }).await
}

/// An advocate reads all of a case, as the audit notes it.
async fn reads(app: &TestApp, staff: &Staff, id: &str) {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let (keys, now) = (&app.state.keys, app.state.now());
    store::note_deed(&mut tx, keys, staff, Deed::AdvocacyRead, id, now).await.expect("noted");
    tx.commit().await.expect("it ends");
}

async fn entries(app: &TestApp, id: &str) -> Vec<(Kind, Option<String>)> {
    let mut tx = app.state.db.read().await.expect("it reads");
    let found = store::find(&mut tx, &app.state.keys, id).await.expect("found").expect("there");
    found.thread.entries.into_iter().map(|entry| (entry.kind, entry.words)).collect()
}

async fn kinds(app: &TestApp, id: &str) -> Vec<Kind> {
    entries(app, id).await.into_iter().map(|(kind, _)| kind).collect()
}

fn at(id: &str) -> String {
    format!("/r/{id}")
}
