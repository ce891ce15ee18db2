//! What happens at night: everything is written anew, under new names and new seals, in random order; and what waits is delivered.

use std::collections::HashSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::error::Result;
use crate::exec;
use crate::keys::{Keys, random_token};
use crate::web::{AnonymousDb, AppState, Tx, now};
use crate::words::{london_day, london_hour};

use super::super::model::{Piece, Way};
use super::body::{Body, Handle, Kept};
use super::kept::{self, join};
use super::pool::{self, away, commit, day_keys, first_of_month, hold_night_alone, open_all};

/// So many things are delivered at once, or what has waited for so many nights (N-7).
const ENOUGH: usize = 3;
const NIGHTS: i64 = 7;
/// The hour in London at which a night is over.
const HOUR: i8 = 4;
/// For so many months things are kept.
const MONTHS: i32 = 24;

/// What a night did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Night {
    /// How many things were delivered for somebody to read: answers to a pulse are not among them.
    pub delivered: usize,
    /// How many wait on.
    pub waiting: usize,
}

/// Lets a night pass now.
pub async fn night(app: &AppState) -> Result<Night> {
    pass(app, false).await.map(Option::unwrap_or_default)
}

/// Lets the last night pass, unless it has.
pub(super) async fn last_night(app: &AppState) -> Result<Option<Night>> {
    pass(app, true).await
}

/// The day on which the last night ended.
pub(super) fn day_of_last_night(now: i64) -> Date {
    let day = london_day(now);
    if london_hour(now) >= HOUR { day } else { day.saturating_sub(1.day()) }
}

async fn pass(app: &AppState, once: bool) -> Result<Option<Night>> {
    let (today, oldest) = (day_of_last_night(app.now()).to_string(), oldest_month(app.now()));
    let mut tx = app.anonymous.begin_night().await?;
    let row = hold_night_alone(&mut tx).await?;
    if once && row.passed_on >= today {
        return Ok(None);
    }
    let mut day = day_keys(app, &mut tx).await?;
    day.add().map_err(away)?;
    let waits = open_all(&mut tx, Some(&day)).await?;
    if waits.lost > 0 {
        tracing::error!(
            things = waits.lost,
            "what waited came from a copy whose key is gone: nothing opens it, and it goes"
        );
    }
    let mut pool = waits.bodies;
    let waited = if pool.is_empty() { 0 } else { row.waited + 1 };
    let mut kept = open_kept(&mut tx, &app.keys).await?;
    let mut night = Night::default();
    if said(&pool) >= ENOUGH || waited >= NIGHTS {
        night.delivered = said(&pool);
        deliver(&mut kept, std::mem::take(&mut pool));
    }
    night.waiting = pool.len();
    let (waited, to_tell) = (if pool.is_empty() { 0 } else { waited }, row.to_tell || night.delivered > 0);
    exec!(&mut tx, "update anonymous_night set waited = $1, passed_on = $2, to_tell = $3", waited, today, to_tell)?;
    kept.retain(|body| body.month >= oldest);
    kept.iter_mut().for_each(let_go_of_words);
    pool::rewrite(&mut tx, &app.keys, &day, &pool).await?;
    kept::rewrite(&mut tx, &app.keys, &random_token(), &kept).await?;
    commit(app, tx).await?;
    // Only now: had it broken off, what waits would still open.
    day.forget_old().map_err(away)?;
    Ok(Some(night))
}

/// Seals with the newest key of the file what another sealed, so that the old ones can go. Says how many rows there were.
pub async fn rewrap_all(anonymous: &AnonymousDb, keys: &Keys) -> Result<usize> {
    let mut tx = anonymous.begin_night().await?;
    hold_night_alone(&mut tx).await?;
    let rows = kept::all(&mut tx).await?;
    let old = rows.iter().filter(|row| !keys.sealed_anonymous_newly(&row.body_ct)).count();
    if old > 0 {
        let bodies = rows.iter().map(|row| kept::open(keys, row)).collect::<Result<Vec<_>>>()?;
        kept::rewrite(&mut tx, keys, &random_token(), &bodies).await?;
        tx.commit().await?;
        anonymous.set_times(first_of_month(now()));
    }
    Ok(old)
}

/// Puts what waited where staff read it.
fn deliver(kept: &mut Vec<Body>, pool: Vec<Body>) {
    let (more, whole): (Vec<_>, Vec<_>) = pool.into_iter().partition(|body| matches!(body.kept, Kept::More { .. }));
    // A page that is loaded again after its words were delivered sends them once more: they are there already.
    let there: HashSet<Handle> = kept.iter().map(|body| body.handle.clone()).collect();
    kept.extend(whole.into_iter().filter(|body| !there.contains(&body.handle)).map(unlinked));
    for body in more {
        let Kept::More { of, words, once } = body.kept else { continue };
        let found = kept.iter_mut().find(|body| body.handle == of && body.piece().is_some());
        let grown = found.as_ref().map(|found| {
            let mut grown = (**found).clone();
            if let Kept::Piece(piece) = &mut grown.kept {
                join(piece, &words, &once);
            }
            grown
        });
        match (found, grown.filter(|grown| grown.padded().is_some())) {
            (Some(found), Some(grown)) => *found = grown,
            // An answer crossed with it and both do not fit, or it came after its piece had gone: no word is lost, and it is read by itself.
            _ => {
                let piece = Piece::new(Way::Code, body.month.clone(), words);
                kept.push(Body { handle: Handle::random(), month: body.month, kept: Kept::Piece(piece) });
            }
        }
    }
}

/// What has been dealt with keeps what is counted, and no words.
fn let_go_of_words(body: &mut Body) {
    if let Kept::Piece(piece) = &mut body.kept
        && piece.finished
    {
        piece.finish();
    }
}

/// How many things wait for somebody to read them. Answers are counted when their pulse is over, and until then move nothing that
/// anybody sees.
fn said(pool: &[Body]) -> usize {
    pool.iter().filter(|body| !matches!(body.kept, Kept::Answers { .. })).count()
}

/// Answers lose the name that a ticket made, since nobody asks for them again: whoever still has the ticket finds nothing by it.
fn unlinked(body: Body) -> Body {
    match body.kept {
        Kept::Answers { .. } => Body { handle: Handle::random(), ..body },
        _ => body,
    }
}

/// The first month that is still kept: "2024-11".
fn oldest_month(now: i64) -> String {
    let day = london_day(now).first_of_month().saturating_sub(MONTHS.months());
    format!("{:04}-{:02}", day.year(), day.month())
}

async fn open_kept(tx: &mut Tx, keys: &Keys) -> Result<Vec<Body>> {
    kept::all(tx).await?.iter().map(|row| kept::open(keys, row)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_kept_for_24_whole_months() {
        let at = |day: &str| crate::words::london_midnight(day.parse().expect("a day"));
        assert_eq!(oldest_month(at("2028-11-30")), "2026-11");
        assert_eq!(oldest_month(at("2028-12-01")), "2026-12");
    }
}
