//! A promise is made, moves, and is put right. Whoever changes it says which version they saw; of two, the second is told.

use crate::accounts::{ParticipationWorker, PersonId};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::{Keys, random_id};
use crate::web::{AppState, Tx};
use crate::words::london_midnight;
use crate::{exec, sql};

use super::super::form::NewMove;
use super::super::model::{Item, NewPromise, Words};
use super::super::{fresh, letters};

const ROLE: &str = "participation_worker";

/// What came of changing a promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    Yes,
    /// Somebody changed it meanwhile.
    Crossed,
}

struct IdRow {
    id: String,
}

/// Makes a promise for a participation worker. Gives its id.
pub async fn promise(app: &AppState, staff: &ParticipationWorker, new: &NewPromise) -> Result<String> {
    let mut tx = app.db.begin().await?;
    let id = promise_in(&mut tx, &app.keys, new, Some((&staff.id, ROLE)), app.now()).await?;
    tx.commit().await?;
    fresh::refresh(app).await?;
    Ok(id)
}

/// Makes a promise inside a transaction; `by` is whoever writes it, and in what capacity. The same page makes it once.
pub async fn promise_in(
    tx: &mut Tx,
    keys: &Keys,
    new: &NewPromise,
    by: Option<(&PersonId, &'static str)>,
    now: i64,
) -> Result<String> {
    let (id, due_on, board) = (random_id(), london_midnight(new.due), new.asked_by_board);
    let Words { said, theme, pieces, promised, by_whom } = &new.words;
    let (once, pieces) = (&new.once, *pieces);
    let added = exec!(
        &mut *tx,
        "insert into said_did_items (id, once, said, theme, pieces, promised, by_whom, first_due_on, due_on, state, outcome,
             asked_by_board, version, promised_at, moved_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8, 'promised', '', $9, 1, $10, $10) on conflict (once) do nothing",
        id,
        once,
        said,
        theme,
        pieces,
        promised,
        by_whom,
        due_on,
        board,
        now
    )?;
    if added == 0 {
        let there = sql!(tx, fetch_one, IdRow, "select id from said_did_items where once = $1", once)?;
        return Ok(there.id);
    }
    let (who, role) = by.map_or((None, "service"), |(who, role)| (Some(who.as_str()), role));
    exec!(
        &mut *tx,
        "insert into said_did_moves (item_id, state, words, due_on, by_id, at) values ($1, 'promised', '', $2, $3, $4)",
        id,
        due_on,
        who,
        now
    )?;
    let line = Line { who, role, deed: Deed::SaidDidPromised, about: Some(&id), ..Line::default() };
    audit::record(tx, keys, &line, now).await?;
    Ok(id)
}

/// Moves a promise, where nobody has since this version, and tells whoever follows it.
pub async fn move_on(
    app: &AppState,
    staff: &ParticipationWorker,
    item: &Item,
    seen: i64,
    new: &NewMove,
) -> Result<Moved> {
    let mut tx = app.db.begin().await?;
    if !move_in(&mut tx, &app.keys, item, seen, new, Some(&staff.id), app.now()).await? {
        return Ok(Moved::Crossed);
    }
    tx.commit().await?;
    fresh::refresh(app).await?;
    Ok(Moved::Yes)
}

/// The same, inside a transaction. False where somebody else has moved it.
pub async fn move_in(
    tx: &mut Tx,
    keys: &Keys,
    item: &Item,
    seen: i64,
    new: &NewMove,
    by: Option<&PersonId>,
    now: i64,
) -> Result<bool> {
    let (id, state, words) = (item.id.as_str(), new.to.code(), new.words.as_str());
    let due_on = london_midnight(new.due.unwrap_or(item.due));
    // News of something under way is told by its story; what came of it is not known yet.
    let outcome = if new.to.is_open() && new.due.is_none() { "" } else { words };
    let moved = exec!(
        &mut *tx,
        "update said_did_items set state = $1, outcome = $2, version = version + 1, moved_at = $4,
             late_told_at = case when due_on = $3 then late_told_at end, due_on = $3
         where id = $5 and version = $6",
        state,
        outcome,
        due_on,
        now,
        id,
        seen
    )?;
    if moved == 0 {
        return Ok(false);
    }
    let who = by.map(PersonId::as_str);
    exec!(
        &mut *tx,
        "insert into said_did_moves (item_id, state, words, due_on, by_id, at) values ($1, $2, $3, $4, $5, $6)",
        id,
        state,
        words,
        due_on,
        who,
        now
    )?;
    note(tx, keys, by, id, state, now).await?;
    letters::queue_moved(tx, keys, id, seen + 1, now).await?;
    Ok(true)
}

/// Puts the words of a promise right; what they were before is kept in its story.
pub async fn correct(
    app: &AppState,
    staff: &ParticipationWorker,
    item: &Item,
    seen: i64,
    words: &Words,
    why: &str,
) -> Result<Moved> {
    let (mut tx, now, id, who) = (app.db.begin().await?, app.now(), item.id.as_str(), staff.id.as_str());
    let Words { said, theme, pieces, promised, by_whom } = words;
    let pieces = *pieces;
    let corrected = exec!(
        &mut tx,
        "update said_did_items set said = $1, theme = $2, pieces = $3, promised = $4, by_whom = $5, version = version + 1
         where id = $6 and version = $7",
        said,
        theme,
        pieces,
        promised,
        by_whom,
        id,
        seen
    )?;
    if corrected == 0 {
        return Ok(Moved::Crossed);
    }
    let (before, state, due_on) = (before(&item.words), item.state.code(), london_midnight(item.due));
    exec!(
        &mut tx,
        "insert into said_did_moves (item_id, state, corrected, words, due_on, by_id, at) values ($1, $2, $3, $4, $5, $6, $7)",
        id,
        state,
        before,
        why,
        due_on,
        who,
        now
    )?;
    note(&mut tx, &app.keys, Some(&staff.id), id, "corrected", now).await?;
    tx.commit().await?;
    fresh::refresh(app).await?;
    Ok(Moved::Yes)
}

fn before(words: &Words) -> String {
    let Words { said, theme, pieces, promised, by_whom } = words;
    format!("Said: {said}\nTheme: {theme}\nHow many: {pieces}\nPromised: {promised}\nBy: {by_whom}")
}

async fn note(tx: &mut Tx, keys: &Keys, by: Option<&PersonId>, id: &str, reason: &str, now: i64) -> Result<()> {
    let (who, role) = (by.map(PersonId::as_str), if by.is_some() { ROLE } else { "service" });
    let (about, reason) = (Some(id), Some(reason));
    let line = Line { who, role, deed: Deed::SaidDidMoved, about, subject: None, reason };
    Ok(audit::record(tx, keys, &line, now).await?)
}
