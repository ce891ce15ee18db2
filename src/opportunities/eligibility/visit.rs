//! Answers for one visit: sealed with a key of ours in a cookie of the visitor's browser, and nowhere else.

use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::accounts::PersonId;
use crate::app::ANSWERS_COOKIE;
use crate::keys::Keys;
use crate::web::SealedCookie;

use super::model::Answers;

/// How long they hold after the last one was given, in ms: as long as a session on a shared phone, at most.
pub const HOLDS_FOR: i64 = 3_600_000;

/// How a visit is written. An older or a newer program's is not read: the questions are few.
const VERSION: u8 = 1;

const COOKIE: SealedCookie = SealedCookie::new(ANSWERS_COOKIE, "visit");

/// What the cookie holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    version: u8,
    /// When the last answer was given, in ms since 1970 UTC.
    at: i64,
    /// Who was signed in; none for a visitor. Opens for nobody else, so that the next person on a phone finds nothing.
    of: Option<String>,
    pub answers: Answers,
}

impl Visit {
    pub fn new(of: Option<&PersonId>, answers: Answers, now: i64) -> Visit {
        Visit { version: VERSION, at: now, of: of.map(|person| person.as_str().to_owned()), answers }
    }

    /// True where these were given by somebody who had not signed in.
    pub fn is_a_visitors(&self) -> bool {
        self.of.is_none()
    }

    /// Reads a cookie; none where it was changed, is too old, or is not for this person.
    pub fn open(keys: &Keys, cookie: &str, person: Option<&PersonId>, now: i64) -> Option<Visit> {
        let visit: Visit = COOKIE.open(keys, cookie)?;
        let is_new = visit.version == VERSION && (0..HOLDS_FOR).contains(&(now - visit.at));
        let is_theirs = visit.of.as_deref().is_none_or(|of| person.is_some_and(|person| person.as_str() == of));
        (is_new && is_theirs).then_some(visit)
    }

    fn seal(&self, keys: &Keys) -> String {
        COOKIE.seal(keys, self)
    }

    /// Hands it to the browser, which forgets it when it is closed.
    pub fn hold(&self, keys: &Keys, response: &mut Response) {
        COOKIE.hold(response, &self.seal(keys));
    }
}

/// Has the browser forget its visit.
pub fn forget(response: &mut Response) {
    COOKIE.forget(response);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys;

    fn some_keys() -> (tempfile::TempDir, Keys) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("keys");
        keys::make(&file, 0).expect("made");
        let keys = Keys::read(&file).expect("read");
        (folder, keys)
    }

    #[test]
    fn a_cookie_opens_for_whom_it_was_made_and_only_for_an_hour() {
        let (_folder, keys) = some_keys();
        let (ada, bea) = (PersonId("ada".to_owned()), PersonId("bea".to_owned()));
        let visitors = Visit::new(None, Answers::default(), 1_000).seal(&keys);
        assert!(Visit::open(&keys, &visitors, None, 1_000).is_some_and(|visit| visit.is_a_visitors()));
        assert!(Visit::open(&keys, &visitors, Some(&ada), 1_000 + HOLDS_FOR - 1).is_some());
        assert_eq!(Visit::open(&keys, &visitors, None, 1_000 + HOLDS_FOR), None, "too old");
        assert_eq!(Visit::open(&keys, &visitors, None, 999), None, "from a time to come");
        let adas = Visit::new(Some(&ada), Answers::default(), 1_000).seal(&keys);
        assert!(Visit::open(&keys, &adas, Some(&ada), 1_000).is_some());
        assert_eq!(Visit::open(&keys, &adas, Some(&bea), 1_000), None);
        assert_eq!(Visit::open(&keys, &adas, None, 1_000), None, "after signing out");
    }

    #[test]
    fn what_was_changed_or_written_another_way_is_not_read() {
        let (_folder, keys) = some_keys();
        let good = Visit::new(None, Answers::default(), 1_000);
        let sealed = good.seal(&keys);
        for place in 0..sealed.len() {
            let mut bytes = sealed.clone().into_bytes();
            bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).expect("letters");
            assert_eq!(Visit::open(&keys, &changed, None, 1_000), None, "letter {place}");
        }
        let newer = Visit { version: VERSION + 1, ..good.clone() };
        assert_eq!(Visit::open(&keys, &newer.seal(&keys), None, 1_000), None);
        let elsewhere = SealedCookie::new(ANSWERS_COOKIE, "elsewhere").seal(&keys, &good);
        assert_eq!(Visit::open(&keys, &elsewhere, None, 1_000), None, "sealed for another place");
        let (_other, others) = some_keys();
        assert_eq!(Visit::open(&others, &sealed, None, 1_000), None, "another service's");
        assert_eq!(Visit::open(&keys, "", None, 1_000), None);
    }
}
