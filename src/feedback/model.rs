//! What is said, and what comes of it.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::codes;
use crate::say;
use crate::words::{Quarter, london_day, london_midnight};

/// The most that one text may hold, in letters.
pub const MOST_LETTERS: usize = 2_000;

codes!(
    /// How somebody says it, each with its price.
    Way {
        /// The participation worker sees who.
        Named = "named",
        /// Nobody knows who; 16 digits open the answer.
        Code = "code",
        /// Nobody knows who, and there is no way back to them.
        Nobody = "nobody",
    }
);

codes!(
    /// How it feels, from worst to best: five faces with words.
    Feeling {
        Awful = "awful",
        Bad = "bad",
        Mixed = "mixed",
        Good = "good",
        Great = "great",
    }
);

codes!(
    /// Who says something.
    Voice {
        /// The young person.
        Writer = "writer",
        /// A participation worker, for the Children in Care Council.
        Council = "council",
    }
);

codes!(
    /// Whether the Board reads it.
    Choice {
        In = "in",
        Out = "out",
    }
);

impl Feeling {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Feeling::Awful => say!("feedback-feeling-awful"),
            Feeling::Bad => say!("feedback-feeling-bad"),
            Feeling::Mixed => say!("feedback-feeling-mixed"),
            Feeling::Good => say!("feedback-feeling-good"),
            Feeling::Great => say!("feedback-feeling-great"),
        }
    }
}

/// What came of changing a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Done,
    /// Somebody else changed it since the page was made.
    Crossed,
    /// It stands where this cannot follow.
    NotNow,
    /// It would be longer than one piece can be.
    TooLong,
    NotThere,
}

/// One thing that was said to the Children in Care Council, and all that came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    pub way: Way,
    /// When: "2026-11".
    pub month: String,
    /// The theme its writer chose, by its code.
    pub about: Option<String>,
    pub feeling: Option<Feeling>,
    /// In their words.
    pub words: String,
    /// What should change.
    pub change: String,
    /// Whether their words may be told to others, with what could show who they are taken out (D-48).
    pub may_quote: bool,
    /// It seems that no person sent it; it is read all the same (S-14).
    pub doubted: bool,
    /// What was said since, oldest first.
    pub said: Vec<Said>,
    /// What participation workers found it to be about, by codes; none yet: `about` counts.
    pub themes: Vec<String>,
    pub urgent: Option<Urgent>,
    pub fit: Option<Fit>,
    pub chosen: Option<Chosen>,
    /// It has been dealt with: its words are gone, and what is counted stays.
    pub finished: bool,
    /// One more at every change, so that two workers cannot cross unseen.
    pub version: i64,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub voice: Voice,
    pub words: String,
    /// In ms since 1970 UTC; none where the writer is not known.
    pub at: Option<i64>,
    /// The page that sent it: sent twice, it is said once.
    pub once: String,
}

/// Somebody is needed now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urgent {
    /// Why, in a worker's words.
    pub note: String,
    /// The worker's id.
    pub by: String,
    /// What was done, so that it is not urgent any more.
    pub settled: Option<Settled>,
}

/// Somebody was found who helps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// What was done, in a worker's words.
    pub note: String,
    /// The worker's id.
    pub by: String,
}

/// The words without what could show who wrote them. Two people see to it; the original stays where it is (S-23, D-48).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fit {
    pub words: String,
    /// Who took out what could show it, by id.
    pub by: String,
    /// Who checked that: another.
    pub agreed_by: Option<String>,
    /// Why whoever checked it sent it back; none: they did not.
    pub sent_back: Option<String>,
}

/// Whether the words go to the Board, and in which quarter's pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    pub choice: Choice,
    /// "2026-q4"
    pub quarter: String,
}

impl Piece {
    /// As it is when it is sent.
    pub fn new(way: Way, month: String, words: String) -> Piece {
        Piece {
            way,
            month,
            about: None,
            feeling: None,
            words,
            change: String::new(),
            may_quote: false,
            doubted: false,
            said: Vec::new(),
            themes: Vec::new(),
            urgent: None,
            fit: None,
            chosen: None,
            finished: false,
            version: 1,
        }
    }

    /// What it is counted under.
    pub fn counted_as(&self) -> Vec<&str> {
        match self.themes.is_empty() {
            true => self.about.as_deref().into_iter().collect(),
            false => self.themes.iter().map(String::as_str).collect(),
        }
    }

    pub fn is_answered(&self) -> bool {
        self.said.iter().any(|said| said.voice == Voice::Council)
    }

    /// Somebody is needed now, and nobody has seen to it yet.
    pub fn is_urgent(&self) -> bool {
        self.urgent.as_ref().is_some_and(|urgent| urgent.settled.is_none())
    }

    /// It is our turn: nobody has answered its last words or, where nobody can be answered, said what it is about.
    pub fn waits(&self) -> bool {
        let is_ours = match self.way {
            Way::Nobody => self.themes.is_empty(),
            Way::Named | Way::Code => self.said.last().is_none_or(|said| said.voice == Voice::Writer),
        };
        is_ours && !self.finished
    }

    /// Words that others may read: made fit by one person, and checked by another.
    pub fn words_for_others(&self) -> Option<&str> {
        let fit = self.fit.as_ref().filter(|fit| fit.agreed_by.is_some())?;
        self.may_quote.then_some(fit.words.as_str())
    }

    /// Lets go of its words and keeps what is counted.
    pub fn finish(&mut self) {
        self.words.clear();
        self.change.clear();
        self.said.retain(|said| said.voice == Voice::Council);
        self.urgent = None;
        // What nobody has compared with the original cannot be compared any more.
        self.fit = self.fit.take().filter(|fit| fit.agreed_by.is_some());
        self.finished = true;
    }
}

/// The month of a moment, in London: "2026-11".
pub fn month_of(now: i64) -> String {
    let day = london_day(now);
    format!("{:04}-{:02}", day.year(), day.month())
}

/// The first moment of a month ("2026-11") and the first after it, in ms since 1970 UTC; none where it is no month.
pub fn bounds_of_month(month: &str) -> Option<(i64, i64)> {
    let first: Date = format!("{month}-01").parse().ok()?;
    let next = first.checked_add(1.month()).ok()?;
    Some((london_midnight(first), london_midnight(next)))
}

/// The three months of a quarter.
pub fn months_of_quarter(quarter: Quarter) -> [String; 3] {
    // Half-way through a quarter is well inside its second month, whenever the clocks change.
    const HALF: i64 = 45 * 24 * 3_600_000;
    let first = quarter.from();
    [month_of(first), month_of(first + HALF), month_of(quarter.until() - 1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_has_its_three_months() {
        let quarter = Quarter::parse("2026-q1").expect("a quarter");
        assert_eq!(months_of_quarter(quarter), ["2026-01", "2026-02", "2026-03"]);
        let quarter = Quarter::parse("2026-q4").expect("a quarter");
        assert_eq!(months_of_quarter(quarter), ["2026-10", "2026-11", "2026-12"]);
    }
}
