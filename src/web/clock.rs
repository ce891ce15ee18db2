//! The clock of one app: the machine's, or one that a test has set.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Tells the time. Its copies tell the same time.
#[derive(Clone, Default)]
pub struct Clock {
    /// The time that was set, in ms since 1970 UTC; 0 where none was.
    set: Arc<AtomicI64>,
}

impl Clock {
    pub fn now(&self) -> i64 {
        match self.set.load(Ordering::Relaxed) {
            0 => super::now(),
            set => set,
        }
    }

    /// A clock of its own that stands still.
    pub fn standing_at(now: i64) -> Clock {
        Clock { set: Arc::new(AtomicI64::new(now)) }
    }

    #[cfg(test)]
    pub fn set(&self, now: i64) {
        self.set.store(now, Ordering::Relaxed);
    }
}
