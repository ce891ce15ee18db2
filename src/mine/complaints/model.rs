//! A complaint, and how far it has come.

use crate::mine::ItemState;
use crate::say;

const DAY: i64 = 24 * 3_600_000;
/// We answer within this, in ms (DPA 2018, section 164A).
pub const ANSWERED_WITHIN: i64 = 30 * DAY;
/// The officers are reminded when nobody has acknowledged it for this long, in ms.
pub const REMINDED_AFTER: i64 = 20 * DAY;
/// How long it is kept after its answer, in ms.
pub const KEPT: i64 = 365 * DAY;
/// The most that may be written in it, in characters.
pub const LONGEST: usize = 5_000;

/// What came of a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// They were right, and it is put right.
    PutRight,
    /// They were right in part.
    InPart,
    /// Nothing was wrong, and the answer says why.
    Explained,
}

impl Outcome {
    pub const ALL: [Outcome; 3] = [Outcome::PutRight, Outcome::InPart, Outcome::Explained];

    pub fn code(self) -> &'static str {
        match self {
            Outcome::PutRight => "put_right",
            Outcome::InPart => "in_part",
            Outcome::Explained => "explained",
        }
    }

    pub fn from_code(code: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// As staff read it.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::PutRight => "They were right, and it is put right",
            Outcome::InPart => "They were right in part",
            Outcome::Explained => "Nothing was wrong; the answer explains why",
        }
    }

    /// As the young person reads it.
    pub fn told(self) -> &'static str {
        match self {
            Outcome::PutRight => say!("mine-complaint-put-right"),
            Outcome::InPart => say!("mine-complaint-in-part"),
            Outcome::Explained => say!("mine-complaint-explained"),
        }
    }
}

/// A complaint as its page shows it.
pub struct Complaint {
    pub words: String,
    pub sent_at: i64,
    pub due_at: i64,
    pub acknowledged_at: Option<i64>,
    pub answered: Option<Answered>,
}

pub struct Answered {
    pub at: i64,
    pub outcome: Outcome,
    pub words: String,
}

/// How far a complaint has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Sent,
    Acknowledged,
    Answered,
}

impl State {
    pub fn of(acknowledged_at: Option<i64>, answered_at: Option<i64>) -> State {
        match (acknowledged_at, answered_at) {
            (_, Some(_)) => State::Answered,
            (Some(_), None) => State::Acknowledged,
            (None, None) => State::Sent,
        }
    }

    /// What happens next, for the young person.
    pub fn next(self) -> &'static str {
        match self {
            State::Sent => say!("mine-complaint-next-sent"),
            State::Acknowledged => say!("mine-complaint-next-acknowledged"),
            State::Answered => say!("mine-complaint-next-answered"),
        }
    }

    pub fn on_the_list(self) -> ItemState {
        if self == State::Answered { ItemState::Done } else { ItemState::Waiting }
    }

    /// As staff read it.
    pub fn name(self) -> &'static str {
        match self {
            State::Sent => "Not acknowledged",
            State::Acknowledged => "Acknowledged",
            State::Answered => "Answered",
        }
    }
}

impl Complaint {
    pub fn state(&self) -> State {
        State::of(self.acknowledged_at, self.answered.as_ref().map(|answered| answered.at))
    }
}
