//! What the Corporate Parenting Board needs of promises: to have one made, and to know what a quarter kept.

use crate::accounts::PersonId;
use crate::error::Result;
use crate::keys::Keys;
use crate::web::Tx;
use crate::words::{Quarter, london_day, london_midnight};

use super::model::{Item, NewPromise, State};
use super::store;

/// Makes a promise of what a reviewer asked. Gives its id; the same page makes it once.
pub async fn promise(tx: &mut Tx, keys: &Keys, new: &NewPromise, by: Option<&PersonId>, now: i64) -> Result<String> {
    store::promise_in(tx, keys, new, by.map(|by| (by, "participation_worker")), now).await
}

/// What became of the promises whose day fell in one quarter: the day first promised, so that none gets better by being put off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Done by that day.
    pub kept: u64,
    /// Done later, not done, or not done yet though the day is over.
    pub missed: u64,
    /// The day is not over.
    pub open: u64,
    /// Every promise that is late now, of whichever quarter, the oldest first.
    pub overdue: Vec<Item>,
}

/// What one quarter kept, as of now. What was taken back counts nowhere.
pub async fn of_quarter(tx: &mut Tx, quarter: Quarter, now: i64) -> Result<Kept> {
    let mut found = Kept::default();
    for item in store::items(tx).await? {
        let first_due = london_midnight(item.first_due);
        if item.state != State::TakenBack && (quarter.from()..quarter.until()).contains(&first_due) {
            let is_over = item.first_due < london_day(now);
            match item.state {
                State::Done if item.is_kept() => found.kept += 1,
                state if state.is_open() && !is_over => found.open += 1,
                _ => found.missed += 1,
            }
        }
        if item.is_overdue(now) {
            found.overdue.push(item);
        }
    }
    Ok(found)
}
