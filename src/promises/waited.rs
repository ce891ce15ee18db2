//! What rooms tell of their promises, for figures.

use super::Promise;

/// One promise of a room's. Who it was made to is there so that one person's are not taken for many's; it goes no further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waited {
    /// What was asked for, as a code.
    pub kind: &'static str,
    pub who: String,
    /// It is the first answer to what they asked; not a later one.
    pub first: bool,
    pub promise: Promise,
}

impl Promise {
    /// As it stood at that moment.
    pub fn as_of(self, at: i64) -> Promise {
        let by_then = |moment: Option<i64>| moment.filter(|moment| *moment <= at);
        Promise { met_at: by_then(self.met_at), let_go_at: by_then(self.let_go_at), ..self }
    }

    /// True while somebody waits.
    pub fn is_open(&self) -> bool {
        self.met_at.is_none() && self.let_go_at.is_none()
    }
}
