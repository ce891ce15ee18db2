//! Answering. What somebody answers goes to the anonymous store; here no more happens than that their ticket goes.

use crate::error::Result;
use crate::feedback::anonymous::{self, Handle, Kept};
use crate::keys::Keys;
use crate::sql;
use crate::web::{AppState, Tx};

use super::super::model::{Answer, Pulse, State, Who};
use super::{find, tickets};

/// By what somebody may answer.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// It is open to all, and this is the page they answer on.
    Page(&'a str),
    Ticket(&'a str),
}

/// What came of answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    Yes,
    TooLong,
    /// It cannot be answered, or not any more.
    NotNow,
}

/// Puts away what somebody answered. The same page, or the same ticket, twice is one answer.
///
/// While this runs the pulse is held, so that it is not counted in between. The answer is on the disk before its ticket goes: if we
/// break off between the two, no answer is lost, and the same ticket makes the same handle and so no second one.
pub async fn answer(app: &AppState, pulse: &Pulse, by: By<'_>, answers: &[Answer]) -> Result<Sent> {
    let mut tx = app.db.begin().await?;
    let held = hold(&mut tx, &pulse.id).await?.filter(|pulse| pulse.state(app.now()) == State::Running);
    let may = match (held, by) {
        (Some(pulse), By::Page(_)) => pulse.who == Who::Everyone,
        (Some(pulse), By::Ticket(ticket)) => {
            tickets::holder_may_answer(&mut tx, &app.keys, ticket).await?.is_some_and(|of| of.id == pulse.id)
        }
        _ => false,
    };
    if !may {
        return Ok(Sent::NotNow);
    }
    let answers = serde_json::to_value(answers).expect("our own values become JSON");
    let kept = Kept::Answers { pulse: pulse.id.clone(), answers };
    if !anonymous::put(app, by.handle(&app.keys, &pulse.id), kept).await? {
        return Ok(Sent::TooLong);
    }
    if let By::Ticket(ticket) = by {
        tickets::destroy(&mut tx, &app.keys, ticket).await?;
    }
    tx.commit().await?;
    Ok(Sent::Yes)
}

impl By<'_> {
    fn handle(self, keys: &Keys, pulse: &str) -> Handle {
        match self {
            By::Page(once) => Handle::of_page(keys, &format!("pulses.page {pulse} {once}")),
            By::Ticket(ticket) => Handle::of_page(keys, &format!("pulses.ticket {ticket}")),
        }
    }
}

struct IdRow {
    id: String,
}

/// Keeps a pulse from ending until this is done.
async fn hold(tx: &mut Tx, id: &str) -> Result<Option<Pulse>> {
    let row = sql!(
        &mut *tx,
        fetch_optional,
        IdRow,
        sqlite: "select id from pulses where id = $1",
        pg: "select id from pulses where id = $1 for share",
        id
    )?;
    match row {
        Some(IdRow { id }) => find(tx, &id).await,
        None => Ok(None),
    }
}

/// The pulse that was answered with this ticket a moment ago: whoever presses twice is thanked twice. After the night nobody can tell.
pub async fn just_answered(app: &AppState, ticket: &str) -> Result<Option<Pulse>> {
    let handle = By::Ticket(ticket).handle(&app.keys, "");
    match anonymous::waits_for(app, &handle).await? {
        Some(pulse) => find(&mut app.db.read().await?, &pulse).await,
        None => Ok(None),
    }
}
