//! What becomes of the lines of a file, and how many came to what.

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    New,
    Changed,
    Unchanged,
    /// The entry belongs to an account, so it stays as it is; they should be asked.
    Differs,
    Refused,
}

impl Outcome {
    pub const ALL: [Outcome; 5] =
        [Outcome::New, Outcome::Changed, Outcome::Differs, Outcome::Refused, Outcome::Unchanged];

    /// As the database spells it.
    pub fn code(self) -> &'static str {
        match self {
            Outcome::New => "new",
            Outcome::Changed => "changed",
            Outcome::Unchanged => "unchanged",
            Outcome::Differs => "differs",
            Outcome::Refused => "refused",
        }
    }

    pub fn from_code(code: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// As staff read it.
    pub fn words(self) -> &'static str {
        match self {
            Outcome::New => "New",
            Outcome::Changed => "Changed",
            Outcome::Unchanged => "Unchanged",
            Outcome::Differs => "Differs, not changed: ask them",
            Outcome::Refused => "Refused",
        }
    }
}

/// How many lines came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    counts: [i64; 5],
}

impl Tally {
    pub fn add(&mut self, outcome: Outcome, count: i64) {
        self.counts[outcome as usize] += count;
    }

    pub fn of(&self, outcome: Outcome) -> i64 {
        self.counts[outcome as usize]
    }

    /// How many lines an application would write.
    pub fn writes(&self) -> i64 {
        self.of(Outcome::New) + self.of(Outcome::Changed)
    }
}
