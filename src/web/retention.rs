//! How long things are kept (bar 5.2): each kind of record has a rule, which says what goes, when and why, and does it.

use std::pin::Pin;

use crate::error::Result;
use crate::keys::Keys;

use super::Tx;

/// What a rule works with. `now` is in ms since 1970 UTC.
pub struct Keeping<'a> {
    pub tx: &'a mut Tx,
    pub keys: &'a Keys,
    pub now: i64,
}

/// How many rows went.
pub type Forgotten<'a> = Pin<Box<dyn Future<Output = Result<u64>> + Send + 'a>>;

/// How long one kind of record is kept. Each room that keeps something lists its own as `RETENTION`:
///
/// ```ignore
/// pub const RETENTION: &[Rule] = &[Rule {
///     record: "accounts.held_forms",
///     limit: "1 hour after they were sent",
///     reason: "nobody came back for them",
///     forget: |old| Box::pin(async move { Ok(held::forget_old(old.tx, old.now).await?) }),
/// }];
/// ```
pub struct Rule {
    /// The room and the kind of record, as the audit writes it: plain letters, "_" and ".".
    pub record: &'static str,
    /// How long it is kept, in words.
    pub limit: &'static str,
    /// Why that long.
    pub reason: &'static str,
    /// Lets go of what is past its limit. Doing it twice lets go of no more.
    pub forget: for<'a> fn(Keeping<'a>) -> Forgotten<'a>,
}

/// Does what these rules say, in their order. Says of each how many rows went.
pub async fn keep_to(rules: &[Rule], tx: &mut Tx, keys: &Keys, now: i64) -> Result<Vec<u64>> {
    let mut gone = Vec::with_capacity(rules.len());
    for rule in rules {
        gone.push((rule.forget)(Keeping { tx, keys, now }).await?);
    }
    Ok(gone)
}
