//! What was promised, whether it was kept, and whose turn it is.

use super::{due, left};

/// Something promised: an answer by `due_at`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    pub made_at: i64,
    pub due_at: i64,
    pub met_at: Option<i64>,
    pub let_go_at: Option<i64>,
}

impl Promise {
    /// Whether it was kept; none while nobody can say.
    pub fn kept(&self, now: i64) -> Option<bool> {
        match (self.met_at, self.let_go_at) {
            (Some(met_at), _) => Some(met_at <= self.due_at),
            (None, Some(let_go_at)) => (let_go_at > self.due_at).then_some(false),
            (None, None) => (now > self.due_at).then_some(false),
        }
    }
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Ours, by this time.
    Ours(i64),
    /// Ours, and the promise is missed.
    Late(i64),
    /// We tried to reach them, and the promise stands still.
    Paused,
    Theirs,
    Nobodys,
}

impl Turn {
    /// Of something that has ended or not, with its promise.
    pub fn of(ended: bool, due_at: Option<i64>, paused_at: Option<i64>, now: i64) -> Turn {
        match due_at {
            _ if ended => Turn::Nobodys,
            Some(_) if paused_at.is_some() => Turn::Paused,
            Some(due_at) if now > due_at => Turn::Late(due_at),
            Some(due_at) => Turn::Ours(due_at),
            None => Turn::Theirs,
        }
    }
}

/// When a promise runs out that stood still from `paused_at` until `now`.
pub fn resumed(due_at: i64, paused_at: i64, now: i64) -> i64 {
    if paused_at > due_at { due_at } else { due(now, left(paused_at, due_at).max(1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_kept_missed_or_open() {
        let promise = Promise { made_at: 0, due_at: 10, met_at: None, let_go_at: None };
        assert_eq!((promise.kept(10), promise.kept(11)), (None, Some(false)));
        assert_eq!(Promise { met_at: Some(10), ..promise }.kept(99), Some(true));
        assert_eq!(Promise { met_at: Some(11), ..promise }.kept(99), Some(false));
        assert_eq!(Promise { let_go_at: Some(9), ..promise }.kept(99), None, "nobody waited any more");
        assert_eq!(Promise { let_go_at: Some(11), ..promise }.kept(99), Some(false));
    }
}
