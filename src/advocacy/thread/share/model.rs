//! A share: what its young person agreed to, and how far it went.

use crate::say;

use super::super::super::model::Colleague;

/// How long the council keeps what was shared with one of its staff, in ms: 12 months.
pub const KEPT: i64 = 365 * 24 * 3_600_000;
/// How long its page says that something was taken back, in ms.
pub const KEPT_TAKEN_BACK: i64 = 30 * 24 * 3_600_000;

/// One share, as the case knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub id: String,
    /// Word for word.
    pub words: String,
    /// Who of the council would read it; none where they are gone.
    pub recipient: Option<Colleague>,
    /// The advocate who asked whether it may go; none where the young person wrote it.
    pub offered_by: Option<Colleague>,
    pub offered_at: i64,
    pub agreed_at: Option<i64>,
    pub declined_at: Option<i64>,
    pub taken_back_at: Option<i64>,
    /// When it was first read.
    pub read_at: Option<i64>,
}

/// How far a share has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Offered,
    Agreed,
    Declined,
    TakenBack,
}

impl Share {
    pub fn state(&self) -> State {
        match (self.taken_back_at, self.declined_at, self.agreed_at) {
            (Some(_), _, _) => State::TakenBack,
            (None, Some(_), _) => State::Declined,
            (None, None, Some(_)) => State::Agreed,
            (None, None, None) => State::Offered,
        }
    }

    /// Who would read it, as people say it.
    pub fn reader(&self) -> String {
        self.recipient.as_ref().map_or_else(|| say!("advocacy-share-nobody").to_owned(), |reader| reader.name.clone())
    }
}

/// What somebody shared, as one member of council staff sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedWords {
    pub id: String,
    /// The first moment of the day.
    pub shared_on: i64,
    pub read_before: bool,
    /// None once it was taken back.
    pub said: Option<Said>,
}

/// The words themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub by_name: String,
    pub words: String,
    pub answer: Option<String>,
    pub answered_at: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(agreed_at: Option<i64>, declined_at: Option<i64>, taken_back_at: Option<i64>) -> Share {
        let (id, words) = (String::new(), String::new());
        let (recipient, offered_by, read_at) = (None, None, None);
        Share { id, words, recipient, offered_by, offered_at: 1, agreed_at, declined_at, taken_back_at, read_at }
    }

    #[test]
    fn a_share_waits_until_its_young_person_says_yes_or_no() {
        assert_eq!(share(None, None, None).state(), State::Offered);
        assert_eq!(share(Some(2), None, None).state(), State::Agreed);
        assert_eq!(share(None, Some(2), None).state(), State::Declined);
        assert_eq!(share(Some(2), None, Some(3)).state(), State::TakenBack);
    }
}
