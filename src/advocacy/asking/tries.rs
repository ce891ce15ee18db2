//! Opening again by reference and 16 digits (S-04). Whether a reference is anybody's makes no difference to how it is tried, how
//! long that takes, and what is said.

use crate::accounts::tries::{self, MayTry};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::slow;
use crate::sql;
use crate::web::{AppState, Tx};

use super::super::store::{find, note_own};
use super::super::{letters, opening};
use super::kept;
use super::visit::Visit;

pub enum Tried {
    /// The case, and the token of this browser's opening.
    Opened(String, String),
    /// A form that was not sent yet.
    Kept(Box<Visit>),
    Wrong,
    /// It was tried too often, and is closed for a day.
    Closed,
}

struct CaseRow {
    id: String,
    secret: Option<String>,
}

/// Opens what has this reference, if the digits are right.
pub async fn open(app: &AppState, reference: &str, digits: &str) -> Result<Tried> {
    if !count(app, reference).await? {
        return Ok(Tried::Closed);
    }
    let mut tx = app.db.read().await?;
    let case = case_of(&mut tx, reference).await?;
    let draft = kept::secret_of(&mut tx, reference, app.now()).await?;
    drop(tx);
    let secret = case.as_ref().and_then(|case| case.secret.clone()).or(draft);
    let right = slow::is_right(digits, secret.clone()).await;
    let mut tx = app.db.begin().await?;
    if !right {
        let about = case.as_ref().map(|case| case.id.as_str());
        let line = Line { role: "visitor", deed: Deed::AdvocacyOpenFailed, about, ..Line::default() };
        audit::record(&mut tx, &app.keys, &line, app.now()).await?;
        tx.commit().await?;
        return Ok(Tried::Wrong);
    }
    // Somebody may have taken the secret away meanwhile.
    let opened = match case_of(&mut tx, reference).await?.filter(|case| case.secret == secret) {
        Some(case) => {
            let token = opening::begin(&mut tx, &app.keys, &case.id, None, app.now()).await?;
            note_own(&mut tx, &app.keys, Deed::AdvocacyOpened, &case.id, app.now()).await?;
            Tried::Opened(case.id, token)
        }
        None => match kept::of_reference(&mut tx, &app.keys, reference).await? {
            Some(visit) => Tried::Kept(Box::new(visit)),
            None => return Ok(Tried::Wrong),
        },
    };
    tries::forget(&mut tx, &index_of(app, reference)).await?;
    tx.commit().await?;
    Ok(opened)
}

async fn case_of(tx: &mut Tx, reference: &str) -> Result<Option<CaseRow>> {
    Ok(sql!(tx, fetch_optional, CaseRow, "select id, secret from advocacy_cases where reference = $1", reference)?)
}

fn index_of(app: &AppState, reference: &str) -> String {
    app.keys.advocacy_index("tries", reference)
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

/// Tells the advocate and the managers that somebody tries to open a case, if it is one.
async fn raise(tx: &mut Tx, app: &AppState, reference: &str, now: i64) -> Result<()> {
    let Some(row) = case_of(tx, reference).await? else { return Ok(()) };
    let Some(found) = find(tx, &app.keys, &row.id).await? else { return Ok(()) };
    letters::queue_alarm(tx, &app.keys, &found.thread.case, &format!("tried:{now}"), now).await
}
