//! The figures of a quarter: where they stand, and who may take them further. It takes two managers (S-23).

use serde::{Deserialize, Serialize};

use crate::accounts::PersonId;
use crate::disclosure::Table;
use crate::keys::hash_of;

/// The tables of one quarter, as they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub asked: Table,
    pub about: Table,
    pub promises: Table,
    pub got: Table,
}

impl Figures {
    /// As they are kept.
    pub fn json(&self) -> String {
        serde_json::json!(self).to_string()
    }

    /// Tells them from all others: a page carries it, so that nobody takes further what they did not see.
    pub fn mark(&self) -> String {
        hash_of(&self.json())
    }
}

/// A manager said that they are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub by: PersonId,
    pub at: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Nobody says that they are right.
    Open,
    /// A manager says so of exactly these.
    Proposed(Said),
    /// A manager said so; counted now, they are others, because something came late.
    Differs(Said),
    GivenOut {
        at: i64,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// "These are right."
    Propose,
    TakeBack,
    GiveOut,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum No {
    /// It is done already, by the same press or by whoever was quicker.
    Already,
    /// Another manager said that they are right; this one can give them out.
    AnotherSaidSo,
    /// Only whoever said it takes it back.
    NotYours,
    GivenOut,
    NobodySays,
    /// Whoever says that they are right cannot give them out: it takes two.
    TakesTwo,
    Differs,
    /// They are others than on the page from which this was asked.
    Crossed,
    /// Something hidden could be worked out (D-44).
    Told,
}

impl Stands {
    /// Whether this manager may do this now.
    pub fn allows(&self, step: Step, who: &PersonId) -> Result<(), No> {
        match (self, step) {
            (Stands::GivenOut { .. }, Step::GiveOut) | (Stands::Open, Step::TakeBack) => Err(No::Already),
            (Stands::GivenOut { .. }, _) => Err(No::GivenOut),
            (Stands::Open | Stands::Differs(_), Step::Propose) => Ok(()),
            (Stands::Proposed(said), Step::Propose) if said.by == *who => Err(No::Already),
            (Stands::Proposed(_), Step::Propose) => Err(No::AnotherSaidSo),
            (Stands::Proposed(said) | Stands::Differs(said), Step::TakeBack) if said.by == *who => Ok(()),
            (Stands::Proposed(_) | Stands::Differs(_), Step::TakeBack) => Err(No::NotYours),
            (Stands::Open, Step::GiveOut) => Err(No::NobodySays),
            (Stands::Differs(_), Step::GiveOut) => Err(No::Differs),
            (Stands::Proposed(said), Step::GiveOut) if said.by == *who => Err(No::TakesTwo),
            (Stands::Proposed(_), Step::GiveOut) => Ok(()),
        }
    }
}
