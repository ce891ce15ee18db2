//! The letters by email that this room sends. None says what it is about (S-49).

use crate::accounts::{PersonId, people};
use crate::app;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Kind, NewLetter, Words};
use crate::say;
use crate::sql;
use crate::web::Tx;
use crate::words::london_day;

const ANSWERED: &str = "confirmation_letters.answered";
const WAITING: &str = "confirmation_letters.waiting";
const LATE: &str = "confirmation_letters.late";
/// Whose task it is when a letter does not reach somebody.
const TEAM: &str = "council";

pub const KINDS: &[Kind] = &[
    Kind { name: ANSWERED, write: |_, _| Box::pin(answered()), can_be_stopped: true, keeps_hours: true },
    Kind { name: WAITING, write: |_, _| Box::pin(waiting()), can_be_stopped: true, keeps_hours: true },
    Kind { name: LATE, write: |_, _| Box::pin(late()), can_be_stopped: false, keeps_hours: true },
];

struct Row {
    adviser_id: Option<String>,
}

async fn queue(tx: &mut Tx, keys: &Keys, kind: &'static str, to: &PersonId, once: &str, now: i64) -> Result<()> {
    let email = people::contact(tx, keys, to).await?.and_then(|contact| contact.email);
    // Whoever has no mailbox sees it on their page.
    let Some(email) = email.and_then(|email| EmailAddress::parse(&email).ok()) else { return Ok(()) };
    let person = Some(to.as_str());
    let letter = NewLetter { kind, to: &email, person, team: TEAM, payload: "", once: Some(once) };
    Ok(mail::queue(tx, keys, &letter, now).await?)
}

/// Tells the young person that their adviser has answered.
pub async fn queue_answered(tx: &mut Tx, keys: &Keys, person: &PersonId, letter: &str, now: i64) -> Result<()> {
    queue(tx, keys, ANSWERED, person, &format!("{ANSWERED}:{letter}"), now).await
}

/// Tells the adviser of a young person that something waits for them; once a day, however much does.
pub async fn queue_waiting(tx: &mut Tx, keys: &Keys, person: &PersonId, now: i64) -> Result<()> {
    let id = person.as_str();
    let row = sql!(tx, fetch_optional, Row, "select adviser_id from people where id = $1", id)?;
    let Some(adviser) = row.and_then(|row| row.adviser_id).map(PersonId) else { return Ok(()) };
    queue(tx, keys, WAITING, &adviser, &format!("{WAITING}:{adviser}:{}", london_day(now)), now).await
}

/// Tells an adviser that a promise was missed.
pub async fn queue_late(tx: &mut Tx, keys: &Keys, adviser: &PersonId, letter: &str, now: i64) -> Result<()> {
    queue(tx, keys, LATE, adviser, &format!("{LATE}:{letter}:{adviser}"), now).await
}

async fn answered() -> Result<Option<Words>> {
    Ok(Some(Words {
        subject: say!("confirmation_letters-letter-subject").to_owned(),
        paragraphs: vec![
            say!("confirmation_letters-letter-what").to_owned(),
            say!("confirmation_letters-letter-not-you").to_owned(),
        ],
        link: Some((say!("confirmation_letters-letter-link").to_owned(), app::MY_LETTERS.to_owned())),
        ..Words::default()
    }))
}

async fn waiting() -> Result<Option<Words>> {
    Ok(Some(to_staff("Something waits for you", "Somebody asks you to confirm something. It takes two taps.")))
}

async fn late() -> Result<Option<Words>> {
    Ok(Some(to_staff("An answer is late", "Somebody was promised that you confirm something, and the day is over.")))
}

fn to_staff(subject: &str, what: &str) -> Words {
    Words {
        subject: subject.to_owned(),
        paragraphs: vec![what.to_owned(), "Please sign in and see to it.".to_owned()],
        link: Some(("See what waits".to_owned(), app::LETTERS_TO_CONFIRM.to_owned())),
        ..Words::default()
    }
}
