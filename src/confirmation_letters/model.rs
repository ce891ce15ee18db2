//! A letter: what it is for, what it says, and how it stands.

use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use crate::accounts::PersonId;
use crate::keys::{PLAIN_LETTERS, in_plain_letters};
use crate::say;
use crate::words::london_day;

const DAY: i64 = 24 * 3_600_000;

/// How long a code opens a letter, in ms.
pub const CODE_OPENS: i64 = 28 * DAY;
/// How long a letter is kept after it ended, in ms: long enough to see that it did, and to ask again.
pub const KEPT: i64 = 30 * DAY;
/// How long one is kept that nobody answered, in ms.
pub const KEPT_UNANSWERED: i64 = 365 * DAY;

/// What a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum For {
    ApprenticeshipBursary,
    StudyBursary,
    Other,
}

impl For {
    pub const ALL: [For; 3] = [For::ApprenticeshipBursary, For::StudyBursary, For::Other];

    pub fn code(self) -> &'static str {
        match self {
            For::ApprenticeshipBursary => "apprenticeship_bursary",
            For::StudyBursary => "study_bursary",
            For::Other => "other",
        }
    }

    pub fn from_code(code: &str) -> Option<For> {
        For::ALL.into_iter().find(|known| known.code() == code)
    }

    /// As the young person reads it.
    pub fn words(self) -> &'static str {
        match self {
            For::ApprenticeshipBursary => say!("confirmation_letters-for-apprenticeship"),
            For::StudyBursary => say!("confirmation_letters-for-study"),
            For::Other => say!("confirmation_letters-for-other"),
        }
    }
}

/// What somebody asks for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    pub what: For,
    /// In their own words, where it is something else.
    pub other: Option<String>,
    /// The college, trainer or employer it is for.
    pub provider: Option<String>,
}

/// What somebody is to the council's leaving-care team (Children Act 1989, as amended).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    Eligible,
    Relevant,
    FormerRelevant,
    Qualifying,
}

impl Category {
    pub const ALL: [Category; 4] =
        [Category::FormerRelevant, Category::Relevant, Category::Eligible, Category::Qualifying];

    pub fn code(self) -> &'static str {
        match self {
            Category::Eligible => "eligible",
            Category::Relevant => "relevant",
            Category::FormerRelevant => "former_relevant",
            Category::Qualifying => "qualifying",
        }
    }

    pub fn from_code(code: &str) -> Option<Category> {
        Category::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// Why a letter cannot be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnedDown {
    /// Another council looked after them.
    OtherTeam,
    /// Something is not clear: they should talk.
    NeedToTalk,
    /// The council did not look after them in a way that counts for this.
    NotOurs,
}

impl TurnedDown {
    pub const ALL: [TurnedDown; 3] = [TurnedDown::NeedToTalk, TurnedDown::OtherTeam, TurnedDown::NotOurs];

    pub fn code(self) -> &'static str {
        match self {
            TurnedDown::OtherTeam => "other_team",
            TurnedDown::NeedToTalk => "need_to_talk",
            TurnedDown::NotOurs => "not_ours",
        }
    }

    pub fn from_code(code: &str) -> Option<TurnedDown> {
        TurnedDown::ALL.into_iter().find(|known| known.code() == code)
    }

    /// As the young person reads it.
    pub fn words(self) -> &'static str {
        match self {
            TurnedDown::OtherTeam => say!("confirmation_letters-no-other-team"),
            TurnedDown::NeedToTalk => say!("confirmation_letters-no-talk"),
            TurnedDown::NotOurs => say!("confirmation_letters-no-not-ours"),
        }
    }
}

/// All that a letter says, as it was confirmed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    pub council: String,
    pub name: String,
    pub category: Category,
    pub details: Details,
    /// Who confirmed it.
    pub adviser: String,
    pub reference: String,
    pub confirmed_at: i64,
    pub expires_at: i64,
}

/// Personal data never shows in a log by accident.
impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words(***)")
    }
}

/// How a letter stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The adviser has not answered; by when they promised to.
    Waiting(i64),
    Confirmed(Box<Words>),
    TurnedDown(TurnedDown, Option<String>),
    Expired,
    Withdrawn,
}

/// A letter, opened.
pub struct Letter {
    pub id: String,
    pub reference: String,
    pub person: PersonId,
    pub details: Details,
    pub asked_at: i64,
    /// When it last changed.
    pub at: i64,
    pub state: State,
}

/// A code that was made for a letter: what is known of it afterwards.
pub struct Code {
    pub id: String,
    pub made_at: i64,
    pub expires_at: i64,
    pub opened: i64,
    pub opened_at: Option<i64>,
    pub withdrawn: bool,
}

impl Code {
    pub fn opens(&self, now: i64) -> bool {
        !self.withdrawn && now < self.expires_at
    }
}

/// When a letter expires that is confirmed now: so many months on, at the end of that day in London.
pub fn expires_at(now: i64, months: u16) -> i64 {
    let day = london_day(now).saturating_add(i64::from(months).months());
    let london = jiff::tz::TimeZone::get("Europe/London").unwrap_or(jiff::tz::TimeZone::UTC);
    let next = day.saturating_add(1.day()).at(0, 0, 0, 0).to_zoned_datetime(london);
    next.map_or(now, |next| next.timestamp().as_millisecond() - 1)
}

/// How many a code has: 60 bits.
const LONG: usize = 12;

/// A code made of random bytes.
pub fn code_of(bytes: &[u8; 32]) -> String {
    in_plain_letters(&bytes[..LONG])
}

/// "K7M3-9QXA-2BTF"
pub fn in_fours(code: &str) -> String {
    code.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect::<Vec<_>>().join("-")
}

/// The code in what somebody typed, however they wrote it; none where it can be no code.
pub fn typed_code(typed: &str) -> Option<String> {
    let code: String =
        typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect();
    (code.len() == LONG && code.bytes().all(|letter| PLAIN_LETTERS.contains(&letter))).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = code_of(&[7; 32]);
        assert_eq!(typed_code(&in_fours(&code)), Some(code.clone()));
        assert_eq!(typed_code(&format!(" {} ", in_fours(&code).to_lowercase().replace('-', " "))), Some(code));
        assert_eq!(typed_code("K7M3-9QXA-2BT"), None);
        assert_eq!(typed_code("K7M3-9QXA-2BT0"), None);
    }

    #[test]
    fn a_letter_expires_at_the_end_of_a_day_in_london() {
        let at = |text: &str| text.parse::<jiff::Timestamp>().expect("a moment").as_millisecond();
        assert_eq!(expires_at(at("2026-11-26T10:00:00Z"), 12), at("2027-11-26T23:59:59.999Z"));
        assert_eq!(expires_at(at("2026-07-01T23:30:00Z"), 12), at("2027-07-02T22:59:59.999Z"));
        assert_eq!(expires_at(at("2027-08-31T10:00:00Z"), 6), at("2028-02-29T23:59:59.999Z"));
    }
}
