//! The pages of asking, in order: one thing each.

use serde::{Deserialize, Serialize};

/// One page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// Are you safe right now?
    Safe,
    /// Who asks for somebody else.
    Other,
    /// What to call them.
    Name,
    /// What it is about.
    What,
    Words,
    Wish,
    /// Which ways to reach them.
    Reach,
    /// What to take care of on the way.
    Safely,
    Language,
    /// An advocate they would like, or would not.
    Who,
}

pub const CHECK: &str = "/r/ask/check";
/// Who to call, for somebody who is not safe.
pub const NOW: &str = "/r/ask/now";
/// What to keep of a form that is not sent yet.
pub const KEPT: &str = "/r/ask/kept";
pub const STOP_KEEPING: &str = "/r/ask/stop-keeping";
/// "It was sent", for whoever asked for somebody else.
pub const SENT: &str = "/r/ask/sent";

impl Step {
    pub const OWN: &[Step] = &[
        Step::Safe,
        Step::What,
        Step::Words,
        Step::Wish,
        Step::Reach,
        Step::Safely,
        Step::Name,
        Step::Language,
        Step::Who,
    ];
    pub const FOR_SOMEBODY: &[Step] = &[
        Step::Safe,
        Step::Other,
        Step::Name,
        Step::What,
        Step::Words,
        Step::Wish,
        Step::Reach,
        Step::Safely,
        Step::Language,
    ];

    /// As addresses spell it: neutral words.
    pub fn code(self) -> &'static str {
        match self {
            Step::Safe => "safe",
            Step::Other => "you",
            Step::Name => "name",
            Step::What => "what",
            Step::Words => "words",
            Step::Wish => "next",
            Step::Reach => "reach",
            Step::Safely => "care",
            Step::Language => "language",
            Step::Who => "who",
        }
    }

    pub fn from_code(code: &str) -> Option<Step> {
        let all = Step::OWN.iter().chain([&Step::Other]);
        all.copied().find(|step| step.code() == code)
    }

    pub fn address(self) -> String {
        format!("/r/ask/{}", self.code())
    }

    /// May be left empty.
    pub fn is_optional(self) -> bool {
        matches!(self, Step::Words | Step::Wish | Step::Safely | Step::Language | Step::Who)
    }
}
