//! The letters of this room. They say that there is something to read, and not what.

use crate::accounts::{Organisation, Role, people, with_roles};
use crate::app;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Kind, NewLetter, Words};
use crate::web::Tx;

const PUBLISHED: &str = "board.published";
const ASKED: &str = "board.asked";
const TEAM: &str = "council";

pub const KINDS: &[Kind] = &[
    Kind {
        name: PUBLISHED,
        write: |_, _| {
            Box::pin(to_staff("There is something to read", "Something new is there for you to read.", app::BOARD))
        },
        can_be_stopped: true,
        keeps_hours: true,
    },
    Kind {
        name: ASKED,
        write: |_, _| Box::pin(to_staff("Somebody asked something", "A question waits for an answer.", app::STAFF)),
        can_be_stopped: true,
        keeps_hours: true,
    },
];

async fn to_staff(subject: &'static str, what: &'static str, address: &'static str) -> Result<Option<Words>> {
    Ok(Some(Words {
        subject: subject.to_owned(),
        paragraphs: vec![what.to_owned(), "Please sign in to see it.".to_owned()],
        link: Some(("See it".to_owned(), address.to_owned())),
        ..Words::default()
    }))
}

/// Tells reviewers that a pack is published.
pub async fn queue_published(tx: &mut Tx, keys: &Keys, quarter: &str, version: i64, now: i64) -> Result<()> {
    queue(tx, keys, PUBLISHED, Role::BoardReviewer, &format!("{quarter}:{version}"), now).await
}

/// Tells participation workers that a reviewer asked something.
pub async fn queue_question(tx: &mut Tx, keys: &Keys, comment: &str, now: i64) -> Result<()> {
    queue(tx, keys, ASKED, Role::ParticipationWorker, comment, now).await
}

async fn queue(tx: &mut Tx, keys: &Keys, kind: &'static str, role: Role, about: &str, now: i64) -> Result<()> {
    for person in with_roles(tx, Organisation::Council, &[role]).await? {
        let email = people::contact(tx, keys, &person).await?.and_then(|contact| contact.email);
        let Some(to) = email.and_then(|email| EmailAddress::parse(&email).ok()) else { continue };
        let once = format!("{kind}:{person}:{about}");
        let letter =
            NewLetter { kind, to: &to, person: Some(person.as_str()), team: TEAM, payload: "", once: Some(&once) };
        mail::queue(tx, keys, &letter, now).await?;
    }
    Ok(())
}
