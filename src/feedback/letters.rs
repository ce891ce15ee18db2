//! Letters: to participation workers, that something was delivered; and to somebody who said something under their name, that there is
//! something to read. Whoever said something without a name gets none, ever (N-11). None names this service or what it is about (S-49).

use crate::accounts::{Organisation, PersonId, Role, people, with_roles};
use crate::app;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Kind, NewLetter, Words};
use crate::mine::news::{self, News};
use crate::web::Tx;

const DELIVERED: &str = "feedback.delivered";
const TEAM: &str = "council";

pub const KINDS: &[Kind] =
    &[Kind { name: DELIVERED, write: |_, _| Box::pin(delivered()), can_be_stopped: true, keeps_hours: true }];

/// Tells every participation worker that the night which ended on this day delivered something.
pub async fn queue_delivered(tx: &mut Tx, keys: &Keys, night: &str, now: i64) -> Result<()> {
    for worker in with_roles(tx, Organisation::Council, &[Role::ParticipationWorker]).await? {
        let email = people::contact(tx, keys, &worker).await?.and_then(|contact| contact.email);
        let Some(email) = email.and_then(|email| EmailAddress::parse(&email).ok()) else { continue };
        let once = format!("{DELIVERED}:{worker}:{night}");
        let person = Some(worker.as_str());
        let letter = NewLetter { kind: DELIVERED, to: &email, person, team: TEAM, payload: "", once: Some(&once) };
        mail::queue(tx, keys, &letter, now).await?;
    }
    Ok(())
}

/// Where a young person reads what came of a piece of theirs.
pub fn address_of(piece: &str) -> String {
    app::FEEDBACK_MINE.replace("{piece}", piece)
}

/// Tells the writer of a piece that there is something to read: its message of this number, counted from 1. Whoever has no mailbox
/// sees it on their page.
pub async fn tell_writer(
    tx: &mut Tx,
    keys: &Keys,
    person: &PersonId,
    piece: &str,
    number: i64,
    now: i64,
) -> Result<()> {
    let email = people::contact(tx, keys, person).await?.and_then(|contact| contact.email);
    let Some(to) = email.and_then(|email| EmailAddress::parse(&email).ok()) else { return Ok(()) };
    let address = address_of(piece);
    news::queue(tx, keys, &News { to: &to, person: Some(person), address: &address, number, not_before: now }).await
}

/// The piece is gone: letters about its messages that wait do not go.
pub async fn take_back(tx: &mut Tx, keys: &Keys, piece: &str, messages: i64) -> Result<()> {
    for number in 1..=messages {
        news::take_back(tx, keys, &address_of(piece), number).await?;
    }
    Ok(())
}

async fn delivered() -> Result<Option<Words>> {
    Ok(Some(Words {
        subject: "There is something to read".to_owned(),
        paragraphs: vec![
            "Something new waits to be read.".to_owned(),
            "We write about this once a day at most, and never at once.".to_owned(),
        ],
        link: Some(("See what waits".to_owned(), app::INBOX.to_owned())),
        ..Words::default()
    }))
}
