//! The letters of this room: a ticket for a young person, and for workers that something can be read.
//!
//! What is left of a ticket's letter: until it is handed over, its words lie sealed in the outbox, with the address; then both are
//! gone. For seven days a row says that this person was written to, and when: as with every letter, so that staff can answer why one
//! did not come. It does not say which ticket was theirs, and no row anywhere says whether it was used.

use crate::accounts::{Organisation, PersonId, Role, people, with_roles};
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Draft, Kind, NewLetter, Words};
use crate::say;
use crate::web::{AppState, Tx};
use crate::words::weekday_words;

use super::answering::ticket_address;
use super::managing::results_address;
use super::model::{Pulse, State};
use super::store;

const TICKET: &str = "pulses.ticket";
const COUNTED: &str = "pulses.counted";
/// Whose task it is when a letter does not reach somebody.
const TEAM: &str = "council";

pub const KINDS: &[Kind] = &[
    Kind { name: TICKET, write: |app, draft| Box::pin(ticket(app, draft)), can_be_stopped: true, keeps_hours: true },
    Kind { name: COUNTED, write: |_, draft| Box::pin(counted(draft)), can_be_stopped: true, keeps_hours: true },
];

/// Sends somebody a ticket.
pub async fn queue_ticket(
    tx: &mut Tx,
    keys: &Keys,
    pulse: &Pulse,
    (person, to): (&PersonId, &EmailAddress),
    ticket: &str,
    now: i64,
) -> Result<()> {
    let once = format!("{TICKET}:{}:{person}", pulse.id);
    let (kind, person) = (TICKET, Some(person.as_str()));
    let letter = NewLetter { kind, to, person, team: TEAM, payload: ticket, once: Some(&once) };
    Ok(mail::queue(tx, keys, &letter, now).await?)
}

async fn ticket(app: AppState, draft: Draft) -> Result<Option<Words>> {
    let (mut tx, now) = (app.db.read().await?, app.now());
    let pulse = store::holder_may_answer(&mut tx, &app.keys, &draft.payload).await?;
    // It closed while the letter waited.
    let Some(pulse) = pulse.filter(|pulse| matches!(pulse.state(now), State::Planned | State::Running)) else {
        return Ok(None);
    };
    let mut paragraphs = vec![say!("pulses-letter-why").to_owned(), say!("pulses-letter-nobody").to_owned()];
    if pulse.state(now) == State::Planned {
        paragraphs.push(say!("pulses-letter-opens", day = weekday_words(pulse.first_day())));
    }
    paragraphs.push(say!("pulses-letter-closes", day = weekday_words(pulse.last_day())));
    Ok(Some(Words {
        subject: say!("pulses-letter-subject").to_owned(),
        paragraphs,
        link: Some((say!("pulses-letter-link").to_owned(), ticket_address(&draft.payload))),
        ..Words::default()
    }))
}

/// Tells participation workers that a pulse can be read; each of them once.
pub async fn queue_counted(tx: &mut Tx, keys: &Keys, pulse: &str, now: i64) -> Result<()> {
    for staff in with_roles(tx, Organisation::Council, &[Role::ParticipationWorker]).await? {
        let email = people::contact(tx, keys, &staff).await?.and_then(|contact| contact.email);
        let Some(to) = email.and_then(|email| EmailAddress::parse(&email).ok()) else { continue };
        let (kind, person, once) = (COUNTED, Some(staff.as_str()), format!("{COUNTED}:{pulse}:{staff}"));
        let letter = NewLetter { kind, to: &to, person, team: TEAM, payload: pulse, once: Some(&once) };
        mail::queue(tx, keys, &letter, now).await?;
    }
    Ok(())
}

async fn counted(draft: Draft) -> Result<Option<Words>> {
    Ok(Some(Words {
        subject: "Something is ready to read".to_owned(),
        paragraphs: vec![
            "Some questions have closed, and what came out can be read.".to_owned(),
            "Please sign in and look. Others see it when you let them.".to_owned(),
        ],
        link: Some(("See what came out".to_owned(), results_address(&draft.payload))),
        ..Words::default()
    }))
}
