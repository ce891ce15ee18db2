//! What somebody has answered so far: packed and sealed in a cookie of their browser, and nowhere else unless they chose to keep it.

use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::accounts::PersonId;
use crate::app::ASK_COOKIE;
use crate::forms::EmailAddress;
use crate::keys::{Keys, random_id};
use crate::web::SealedCookie;

use super::super::model::{Asked, Contact, Way};
use super::super::store::NewCase;
use super::step::Step;

/// How long it holds after the last answer, in ms: as long as a session on a shared phone, at most.
pub const HOLDS_FOR: i64 = 3_600_000;

/// The most that the cookie may hold. Browsers take 4,096 bytes, name and all.
const LARGEST: usize = 3_900;

/// How it is written. An older or a newer program's is not read.
const VERSION: u8 = 1;

const COOKIE: SealedCookie = SealedCookie::new(ASK_COOKIE, "ask");

/// What became of it once it was sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Sent {
    /// The case of whoever asked.
    Own(String),
    /// Somebody else's: by when an advocate looks, and no more.
    ForSomebody(i64),
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visit {
    version: u8,
    /// When the last answer was given, in ms since 1970 UTC.
    at: i64,
    /// Who was signed in; none for a visitor. Opens for nobody else, so that the next person on a phone finds nothing.
    of: Option<String>,
    /// The name of this asking: sent twice, it asks once.
    pub once: String,
    /// They ask for somebody else.
    pub for_somebody: bool,
    pub answered: Vec<Step>,
    pub asked: Asked,
    pub contact: Contact,
    /// They chose to keep it.
    pub kept: bool,
    pub sent: Option<Sent>,
}

/// There is more in it than a browser keeps.
#[derive(Debug, PartialEq)]
pub struct TooLong;

impl Visit {
    /// Begins to ask.
    pub fn begin(of: Option<&PersonId>, for_somebody: bool) -> Visit {
        let of = of.map(|person| person.as_str().to_owned());
        Visit { version: VERSION, of, once: random_id(), for_somebody, ..Visit::default() }
    }

    pub fn steps(&self) -> impl Iterator<Item = Step> {
        let steps = if self.for_somebody { Step::FOR_SOMEBODY } else { Step::OWN };
        // Whoever wants to be written to here alone need not say what to take care of elsewhere.
        let elsewhere = self.contact.ways.iter().any(|way| *way != Way::HereOnly) || self.contact.ways.is_empty();
        steps.iter().copied().filter(move |step| *step != Step::Safely || elsewhere)
    }

    pub fn has_answered(&self, step: Step) -> bool {
        self.answered.contains(&step)
    }

    /// The step after this one; none: all were asked.
    pub fn after(&self, step: Step) -> Option<Step> {
        self.steps().skip_while(|one| *one != step).nth(1)
    }

    pub fn before(&self, step: Step) -> Option<Step> {
        self.steps().take_while(|one| *one != step).last()
    }

    /// The first that must be answered and is not.
    pub fn missing(&self) -> Option<Step> {
        self.steps().find(|step| !step.is_optional() && !self.has_answered(*step))
    }

    /// Where somebody goes on who comes back.
    pub fn onwards(&self) -> Option<Step> {
        self.steps().find(|step| !self.has_answered(*step))
    }

    pub fn note_answered(&mut self, step: Step) {
        if !self.has_answered(step) {
            self.answered.push(step);
        }
    }

    /// What is sent. `owner` is the account of whoever asks for themselves.
    pub fn new_case(&self, owner: Option<&PersonId>) -> NewCase {
        let email = self.contact.email.as_deref().and_then(|email| EmailAddress::parse(email).ok());
        NewCase {
            once: self.once.clone(),
            asked: self.asked.clone(),
            contact: self.contact.clone(),
            owner: owner.filter(|_| !self.for_somebody).cloned(),
            invited: email.filter(|_| self.for_somebody),
        }
    }

    /// What is left of it once it was sent: enough to show the same page again, and nothing that they wrote.
    pub fn after_sending(&self, sent: Sent) -> Visit {
        Visit {
            version: VERSION,
            of: self.of.clone(),
            once: self.once.clone(),
            for_somebody: self.for_somebody,
            kept: self.kept,
            sent: Some(sent),
            ..Visit::default()
        }
    }

    /// The same, for whoever opened what they had kept on another browser.
    pub fn found_by(self, person: Option<&PersonId>) -> Visit {
        Visit { of: person.map(|person| person.as_str().to_owned()), kept: true, ..self }
    }

    /// True where an account began it.
    pub fn is_an_accounts(&self) -> bool {
        self.of.is_some()
    }

    /// Reads a cookie; none where it was changed, is too old, or is not for this person.
    pub fn open(keys: &Keys, cookie: &str, person: Option<&PersonId>, now: i64) -> Option<Visit> {
        let visit: Visit = COOKIE.open(keys, cookie)?;
        let is_new = visit.version == VERSION && (0..HOLDS_FOR).contains(&(now - visit.at));
        let is_theirs = visit.of.as_deref().is_none_or(|of| person.is_some_and(|person| person.as_str() == of));
        (is_new && is_theirs).then_some(visit)
    }

    /// As the cookie holds it.
    pub fn seal(&self, keys: &Keys, now: i64) -> Result<String, TooLong> {
        let sealed = COOKIE.seal(keys, &Visit { at: now, ..self.clone() });
        if sealed.len() > LARGEST { Err(TooLong) } else { Ok(sealed) }
    }

    /// As a draft holds it.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("answers are plain values")
    }

    pub fn from_text(text: &str) -> Option<Visit> {
        serde_json::from_str(text).ok().filter(|visit: &Visit| visit.version == VERSION)
    }
}

/// Hands it to the browser, which forgets it when it is closed.
pub fn hold(response: &mut Response, sealed: &str) {
    COOKIE.hold(response, sealed);
}

/// Has the browser forget it.
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
        let visitors = Visit::begin(None, false).seal(&keys, 1_000).expect("short");
        assert!(Visit::open(&keys, &visitors, None, 1_000).is_some());
        assert!(Visit::open(&keys, &visitors, Some(&ada), 1_000 + HOLDS_FOR - 1).is_some());
        assert_eq!(Visit::open(&keys, &visitors, None, 1_000 + HOLDS_FOR), None, "too old");
        let adas = Visit::begin(Some(&ada), false).seal(&keys, 1_000).expect("short");
        assert!(Visit::open(&keys, &adas, Some(&ada), 1_000).is_some());
        assert_eq!(Visit::open(&keys, &adas, Some(&bea), 1_000), None);
        assert_eq!(Visit::open(&keys, &adas, None, 1_000), None, "after signing out");
        let mut changed = adas.into_bytes();
        let last = changed.len() - 1;
        changed[last] = if changed[last] == b'A' { b'B' } else { b'A' };
        assert_eq!(Visit::open(&keys, &String::from_utf8(changed).expect("letters"), Some(&ada), 1_000), None);
        assert_eq!(Visit::open(&keys, "", None, 1_000), None);
    }

    #[test]
    fn two_thousand_letters_of_own_words_fit_and_no_more_than_a_browser_keeps() {
        let (_folder, keys) = some_keys();
        let with = |words: String| {
            let mut visit = Visit::begin(None, false);
            visit.asked.words = Some(words);
            visit.seal(&keys, 1_000)
        };
        let sentences = [
            "Nobody calls me back since my adviser left in May. ",
            "I wrote to the housing office twice, and they say that I am not on their list any more! ",
            "My rent went up; what do I do about the £214.60 they say I owe? ",
            "I have a meeting on the 3rd of December at half past two, and nobody comes with me. ",
            "They moved me to Barking, far from college and from my little brother. ",
        ];
        let mut words = String::new();
        for (number, sentence) in sentences.iter().cycle().enumerate().take(40) {
            words.push_str(&format!("{number} {sentence}"));
        }
        let words: String = words.chars().take(2_000).collect();
        assert!(with(words).is_ok());
        let noise: String = (0..200).map(|_| random_id()).collect();
        assert_eq!(with(noise), Err(TooLong));
    }
}
