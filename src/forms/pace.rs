//! Was a form filled in by a person? Without a puzzle: by a field that people do not see, by how fast it came back, and by
//! whether the same words came before (S-14). A doubt is a note beside what was sent, never a reason to drop it.
//!
//! A form that is checked so has two fields more, `more` and `shown`, which `<PersonCheck>` writes. Its page says when it
//! was made, so it is never one of the kept pages.

use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use quick_cache::sync::Cache;
use sha2::Sha256;

use crate::keys::{self, Keys};

/// Nobody reads and fills in a form of ours faster than this, in ms.
const QUICKEST: i64 = 2_000;
const HOUR: i64 = 3_600_000;

/// The field that people do not see.
pub const TRAP_FIELD: &str = "more";
/// The field that holds when the page was made.
pub const SHOWN_FIELD: &str = "shown";

/// Whether a form seems to come from a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    Human,
    Doubtful(Doubt),
}

/// Why we doubt that a person sent it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Something stood in the field that people do not see.
    Trap,
    /// It came back within two seconds.
    TooFast,
    /// It did not say when its page was made, or said what we never wrote.
    NoTime,
    /// The same words came within the last hour.
    SameWords,
}

impl Doubt {
    /// As the database spells it.
    pub fn code(self) -> &'static str {
        match self {
            Doubt::Trap => "trap",
            Doubt::TooFast => "too_fast",
            Doubt::NoTime => "no_time",
            Doubt::SameWords => "same_words",
        }
    }
}

impl Pace {
    /// Judges a form by its two fields. An old page is no doubt: people leave tabs open.
    pub fn of(keys: &Keys, trap: &str, shown: &str, now: i64) -> Pace {
        if !trap.is_empty() {
            return Pace::Doubtful(Doubt::Trap);
        }
        match shown_at(keys, shown) {
            None => Pace::Doubtful(Doubt::NoTime),
            Some(at) if now - at < QUICKEST => Pace::Doubtful(Doubt::TooFast),
            Some(_) => Pace::Human,
        }
    }

    /// The same, doubted where its words came before.
    pub fn and_words(self, came_before: bool) -> Pace {
        if self == Pace::Human && came_before { Pace::Doubtful(Doubt::SameWords) } else { self }
    }

    /// What is stored beside the thing that was sent: since when we doubt it.
    pub fn doubted_at(self, now: i64) -> Option<i64> {
        matches!(self, Pace::Doubtful(_)).then_some(now)
    }
}

/// What a page's `shown` field holds. `before` is what it held when the form was sent and refused: the page is as old as it
/// was, so that putting one thing right quickly raises no doubt.
pub fn shown(keys: &Keys, before: &str, now: i64) -> String {
    if shown_at(keys, before).is_some() {
        return before.to_owned();
    }
    format!("{now}.{}", mark(keys, &now.to_string()))
}

/// When a page was made, by its own word, where that word is ours.
fn shown_at(keys: &Keys, shown: &str) -> Option<i64> {
    let (at, marked) = shown.split_once('.')?;
    keys::same(marked, &mark(keys, at)).then(|| at.parse().ok()).flatten()
}

fn mark(keys: &Keys, at: &str) -> String {
    keys.code("forms.shown", at)
}

/// Remembers which words came within the last hour, by fingerprints whose key goes with this process. Cheap to clone.
#[derive(Clone)]
pub struct WordsSeen {
    key: Hmac<Sha256>,
    /// Bounded: where it is full, the oldest and the rarest go first.
    seen: Arc<Cache<[u8; 32], i64>>,
}

impl WordsSeen {
    /// How many fingerprints are held at most: less than a megabyte.
    const MOST: usize = 10_000;
    /// Shorter than this, two people may well write the same: "I need a laptop."
    const SHORTEST: usize = 30;

    /// Notes these words, and says whether they came before within the hour. Case and spaces make no difference.
    pub fn came_before(&self, words: &str, now: i64) -> bool {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if words.chars().count() < Self::SHORTEST {
            return false;
        }
        let mut mac = self.key.clone();
        mac.update(words.as_bytes());
        let fingerprint: [u8; 32] = mac.finalize().into_bytes().into();
        let before = self.seen.get(&fingerprint);
        self.seen.insert(fingerprint, now);
        before.is_some_and(|at| (0..HOUR).contains(&(now - at)))
    }
}

impl Default for WordsSeen {
    fn default() -> Self {
        let key = Hmac::new_from_slice(&keys::random::<32>()).expect("any length will do");
        WordsSeen { key, seen: Arc::new(Cache::new(Self::MOST)) }
    }
}

#[cfg(test)]
mod tests;
