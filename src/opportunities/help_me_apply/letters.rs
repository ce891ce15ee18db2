//! The letters of this room. None says who wrote, what it is about, or what this service is for (S-49).

use serde::{Deserialize, Serialize};

use crate::accounts::{PersonId, people};
use crate::app;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Draft, Kind, NewLetter, Words};
use crate::mine::news::{self, News};
use crate::sql;
use crate::web::{AppState, Tx};
use crate::words::london_day;

use super::model::Request;

const WAITING: &str = "opportunities.help_waiting";
const LATE: &str = "opportunities.help_late";
/// Whose task it is when a letter does not reach somebody.
const TEAM: &str = "council";

pub const KINDS: &[Kind] = &[
    Kind { name: WAITING, write: |_, _| Box::pin(waiting()), can_be_stopped: true, keeps_hours: true },
    Kind { name: LATE, write: |app, draft| Box::pin(late(app, draft)), can_be_stopped: false, keeps_hours: true },
];

/// Which request a letter is about.
#[derive(Serialize, Deserialize)]
struct About {
    id: String,
}

struct Row {
    #[allow(dead_code)] // asked for so that there is something to ask for
    id: String,
}

struct AdviserRow {
    adviser_id: Option<String>,
}

async fn queue(
    tx: &mut Tx,
    keys: &Keys,
    kind: &'static str,
    to: &PersonId,
    request: &str,
    once: &str,
    now: i64,
) -> Result<()> {
    let email = people::contact(tx, keys, to).await?.and_then(|contact| contact.email);
    // Whoever has no mailbox sees it on their page.
    let Some(email) = email.and_then(|email| EmailAddress::parse(&email).ok()) else { return Ok(()) };
    let payload = serde_json::json!(About { id: request.to_owned() }).to_string();
    let person = Some(to.as_str());
    let letter = NewLetter { kind, to: &email, person, team: TEAM, payload: &payload, once: Some(once) };
    Ok(mail::queue(tx, keys, &letter, now).await?)
}

/// Tells the young person that there is something to read. Whoever has no mailbox sees it on their page.
pub async fn queue_news(tx: &mut Tx, keys: &Keys, request: &Request, number: i64, now: i64) -> Result<()> {
    let email = people::contact(tx, keys, &request.person).await?.and_then(|contact| contact.email);
    let Some(to) = email.and_then(|email| EmailAddress::parse(&email).ok()) else { return Ok(()) };
    let (person, address) = (Some(&request.person), super::pages::asked(&request.id));
    news::queue(tx, keys, &News { to: &to, person, address: &address, number, not_before: now }).await
}

/// They took it back: a letter about it that waits does not go.
pub async fn take_back(tx: &mut Tx, keys: &Keys, request: &str, number: i64) -> Result<()> {
    news::take_back(tx, keys, &super::pages::asked(request), number).await
}

/// Tells the adviser of a young person that something waits for them; once a day, however much does.
pub async fn queue_waiting(tx: &mut Tx, keys: &Keys, person: &PersonId, now: i64) -> Result<()> {
    let id = person.as_str();
    let row = sql!(tx, fetch_optional, AdviserRow, "select adviser_id from people where id = $1", id)?;
    let Some(adviser) = row.and_then(|row| row.adviser_id).map(PersonId) else { return Ok(()) };
    let once = format!("{WAITING}:{adviser}:{}", london_day(now));
    queue(tx, keys, WAITING, &adviser, "", &once, now).await
}

/// Tells whoever has a request that its promise was missed.
pub async fn queue_late(tx: &mut Tx, keys: &Keys, to: &PersonId, request: &str, due_at: i64, now: i64) -> Result<()> {
    let once = format!("{LATE}:{request}:{due_at}:{to}");
    queue(tx, keys, LATE, to, request, &once, now).await
}

async fn waiting() -> Result<Option<Words>> {
    Ok(Some(to_staff("Something waits for you", "Somebody wrote to you and waits for an answer.")))
}

async fn late(app: AppState, draft: Draft) -> Result<Option<Words>> {
    let Ok(About { id }) = serde_json::from_str(&draft.payload) else { return Ok(None) };
    let mut tx = app.db.read().await?;
    let row =
        sql!(&mut tx, fetch_optional, Row, "select id from help_requests where id = $1 and due_at is not null", id)?;
    // Answered while the letter waited.
    Ok(row.map(|Row { id: _ }| to_staff("An answer is late", "Somebody was promised an answer, and the day is over.")))
}

fn to_staff(subject: &str, what: &str) -> Words {
    Words {
        subject: subject.to_owned(),
        paragraphs: vec![
            what.to_owned(),
            "Please sign in and see to it, or pass it on to somebody who can.".to_owned(),
        ],
        link: Some(("See what waits".to_owned(), app::HELP_WANTED.to_owned())),
        ..Words::default()
    }
}
