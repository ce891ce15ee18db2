//! Opening by reference and 16 digits (S-04). Whether a reference is anybody's makes no difference to how it is tried, how long
//! that takes, and what is said.

use crate::accounts::people::purpose_of;
use crate::accounts::tries::{self, MayTry};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::{random_digits, random_id, same};
use crate::sql;
use crate::web::{AppState, Tx};

use super::super::letters;
use super::super::store::{find, place};

pub enum Tried {
    /// The id of the request.
    Opened(String),
    Wrong,
    /// It was tried too often, and is closed for a day.
    Closed,
}

/// The sealed digits of a request, with what opens them.
struct Digits {
    id: String,
    person_id: String,
    data_key: String,
    digits: String,
}

/// Opens the request of this reference, if the digits are right.
pub async fn open(app: &AppState, reference: &str, digits: &str) -> Result<Tried> {
    if !count(app, reference).await? {
        return Ok(Tried::Closed);
    }
    let mut tx = app.db.begin().await?;
    let found = digits_of(&mut tx, reference).await?;
    let is_there = found.is_some();
    // As much is opened and compared where there is no such request.
    let decoy = decoy(app);
    let Digits { id, person_id, data_key, digits: sealed } = found.unwrap_or(decoy);
    let key = app.keys.data_key(purpose_of(None), &person_id, &data_key)?;
    let right = same(&key.open(place("digits", &id), &sealed)?, digits) & is_there;
    let (about, subject) = (is_there.then_some(id.as_str()), is_there.then_some(person_id.as_str()));
    let deed = if right { Deed::InternetOpened } else { Deed::InternetOpenFailed };
    if right {
        tries::forget(&mut tx, &index_of(app, reference)).await?;
    }
    let line = Line { role: "visitor", deed, about, subject, ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    tx.commit().await?;
    Ok(if right { Tried::Opened(id) } else { Tried::Wrong })
}

async fn digits_of(tx: &mut Tx, reference: &str) -> Result<Option<Digits>> {
    Ok(sql!(
        tx,
        fetch_optional,
        Digits,
        "select r.id, r.person_id, p.data_key, r.digits
         from internet_access_requests r join people p on p.id = r.person_id where r.reference = $1",
        reference
    )?)
}

/// Digits of nobody's, sealed as those of a request are.
fn decoy(app: &AppState) -> Digits {
    let (id, person_id) = (random_id(), random_id());
    let (key, data_key) = app.keys.new_data_key(purpose_of(None), &person_id);
    let digits = key.seal(place("digits", &id), &random_digits(16));
    Digits { id, person_id, data_key, digits }
}

fn index_of(app: &AppState, reference: &str) -> String {
    app.keys.index("internet_access.tries", reference)
}

/// Counts a try before it is made. False where it is one too many.
async fn count(app: &AppState, reference: &str) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    let may = tries::count(&mut tx, &index_of(app, reference), app.now()).await?;
    if may == MayTry::ClosesNow {
        raise(&mut tx, app, reference, app.now()).await?;
    }
    tx.commit().await?;
    Ok(may == MayTry::Yes)
}

/// Tells the team that somebody tries to open a request, if it is one.
async fn raise(tx: &mut Tx, app: &AppState, reference: &str, now: i64) -> Result<()> {
    let Some(digits) = digits_of(tx, reference).await? else { return Ok(()) };
    let Some(found) = find(tx, &app.keys, &digits.id).await? else { return Ok(()) };
    letters::queue_alarm(tx, &app.keys, &found.thread.request, &format!("tried:{now}"), now).await
}
