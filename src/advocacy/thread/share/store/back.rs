//! Taking back what was shared.

use crate::audit::Deed;
use crate::error::Result;
use crate::keys::DataKey;
use crate::say;
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::super::super::model::Kind;
use super::super::super::super::opening::Opener;
use super::super::super::super::store::{self, Outcome, Said};
use super::super::super::letters;
use super::super::super::pages::day;
use super::super::model::State;
use super::{of, place, today};

struct Id {
    id: String,
}

/// The young person takes it back: the council's page says only that, and its words are destroyed. What was read, they know.
pub async fn take_back(app: &AppState, opener: &Opener, case: &str, share: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = store::mine(&mut tx, app, opener, case).await? else { return Ok(None) };
    let Some(share) = of(&mut tx, app, &found, share).await? else { return Ok(None) };
    match share.state() {
        State::Agreed => {}
        State::TakenBack => return Ok(Some(Outcome::Yes)),
        State::Offered | State::Declined => return Ok(Some(Outcome::Over)),
    }
    let now = app.now();
    take_one_back(&mut tx, &found.key, &share.id, now).await?;
    let read = share.read_at.map(|at| say!("advocacy-share-was-read", name = share.reader(), day = day(at)));
    let told = read.unwrap_or_else(|| say!("advocacy-share-was-not-read", name = share.reader()));
    let said = Said::own(Kind::ShareTakenBack, Some(&told));
    store::say(&mut tx, &found.key, case, found.thread.last() + 1, &said, now).await?;
    store::note_own(&mut tx, &app.keys, Deed::AdvocacyShareTakenBack, case, now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

struct SharedRow {
    id: String,
    shared: Option<String>,
}

/// Destroys the council's side of everything that was shared: the case goes.
pub async fn take_all_back(tx: &mut Tx, key: &DataKey, case: &str, now: i64) -> Result<()> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Id,
        "select id from advocacy_shares where case_id = $1 and agreed_at is not null and taken_back_at is null",
        case
    )?;
    for Id { id } in rows {
        take_one_back(tx, key, &id, now).await?;
    }
    Ok(())
}

async fn take_one_back(tx: &mut Tx, key: &DataKey, share: &str, now: i64) -> Result<()> {
    let row = sql!(&mut *tx, fetch_one, SharedRow, "select id, shared from advocacy_shares where id = $1", share)?;
    exec!(&mut *tx, "update advocacy_shares set taken_back_at = $1 where id = $2", now, share)?;
    let Some(shared) = key.open_optional(place("shared", &row.id), row.shared.as_deref())? else { return Ok(()) };
    let day = today(now);
    exec!(
        &mut *tx,
        "update shared_words set data_key = null, by_name = null, words = null, answer = null, taken_back_on = $1 where id = $2",
        day,
        shared
    )?;
    letters::take_back_shared(tx, &shared).await
}
