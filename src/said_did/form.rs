//! What participation workers type, and what young people press. Only staff read these sentences.

use jiff::civil::Date;
use serde::Deserialize;

use crate::forms::{FieldErrors, needed, optional, parse_day};
use crate::keys::random_id;

use super::model::{Item, Move, NewPromise, State, Words};

/// The most letters of what was said, what is promised and what came of it: each fits on a phone.
const MOST: usize = 300;
const NAME: usize = 80;
const MOST_PIECES: i64 = 100_000;
pub const YES: &str = "yes";
pub const NO: &str = "no";

/// Whether somebody wants to be told.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FollowForm {
    /// "yes" or "no".
    pub follow: String,
}

/// A promise, or its words put right, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PromiseForm {
    pub once: String,
    /// The version that was there when the form was shown.
    pub seen: String,
    pub said: String,
    pub theme: String,
    pub pieces: String,
    pub promised: String,
    pub by_whom: String,
    /// For a new one.
    pub due: String,
    /// "yes" where the Board asked for it.
    pub board: Vec<String>,
    /// Why its words are put right.
    pub why: String,
}

impl PromiseForm {
    pub fn fresh() -> PromiseForm {
        PromiseForm { once: random_id(), ..PromiseForm::default() }
    }

    pub fn of(item: &Item) -> PromiseForm {
        let Words { said, theme, pieces, promised, by_whom } = item.words.clone();
        let (seen, pieces) = (item.version.to_string(), pieces.to_string());
        PromiseForm { seen, said, theme, pieces, promised, by_whom, ..PromiseForm::default() }
    }

    pub fn board_asked(&self) -> bool {
        self.board.iter().any(|ticked| ticked == YES)
    }

    /// A new promise. `themes` are the codes that there are.
    pub fn check(&self, themes: &[String], today: Date) -> Result<NewPromise, FieldErrors> {
        let mut errors = FieldErrors::default();
        let words = self.words(&mut errors, themes, self.board_asked());
        let due = errors.note("due", day_after(&self.due, today, "today"));
        match (words, due) {
            (Some(words), Some(due)) => {
                Ok(NewPromise { once: crate::forms::once(&self.once), words, due, asked_by_board: self.board_asked() })
            }
            _ => Err(errors),
        }
    }

    /// Its words put right, and why.
    pub fn check_correction(&self, themes: &[String], item: &Item) -> Result<(Words, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let words = self.words(&mut errors, themes, item.asked_by_board);
        let why = errors.note("why", needed(&self.why, MOST, "Write why you put it right. Anybody can read it"));
        match (words, why) {
            (Some(words), Some(why)) => Ok((words, why)),
            _ => Err(errors),
        }
    }

    fn words(&self, errors: &mut FieldErrors, themes: &[String], board: bool) -> Option<Words> {
        let said = errors.note("said", needed(&self.said, MOST, "Write what young people said"));
        let theme = Some(self.theme.clone()).filter(|theme| themes.contains(theme));
        let theme = errors.note("theme", theme.ok_or_else(|| "Choose what it is about".to_owned()));
        let pieces = errors.note("pieces", pieces(&self.pieces, board));
        let promised = errors.note("promised", needed(&self.promised, MOST, "Write what is promised"));
        let by_whom = errors.note("by_whom", needed(&self.by_whom, NAME, "Write which team or office promises it"));
        Some(Words { said: said?, theme: theme?, pieces: pieces?, promised: promised?, by_whom: by_whom? })
    }
}

fn pieces(typed: &str, board: bool) -> Result<i64, String> {
    let least = if board { 0 } else { 1 };
    let number = typed.trim().parse().ok().filter(|number| (least..=MOST_PIECES).contains(number));
    number.ok_or_else(|| match board {
        true => "Write how many young people said it: a number, 0 where only the Board asked".to_owned(),
        false => "Write how many young people said it: a number from 1".to_owned(),
    })
}

/// A move, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MoveForm {
    pub seen: String,
    /// The state that it comes to.
    pub to: String,
    pub words: String,
    /// The new day, where it is put off.
    pub due: String,
}

/// A move, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMove {
    pub to: State,
    pub words: String,
    /// Where it is put off.
    pub due: Option<Date>,
}

impl MoveForm {
    /// This very move is the last one already.
    pub fn says(&self, last: &Move) -> bool {
        last.corrected.is_none()
            && last.state.code() == self.to
            && optional(&self.words, MOST) == Ok(Some(last.words.clone()))
    }

    pub fn check(&self, item: &Item, today: Date) -> Result<NewMove, FieldErrors> {
        let mut errors = FieldErrors::default();
        let to = State::from_code(&self.to).filter(|to| item.state.next().contains(to));
        let to = errors.note("to", to.ok_or_else(|| "Choose where it stands now".to_owned()));
        let missing = match to {
            Some(State::Done) => "Write what changed. Anybody can read it",
            Some(State::Started | State::Promised) | None => "Write what is new. Anybody can read it",
            Some(State::PutOff | State::NotDone | State::TakenBack) => "Write why. Anybody can read it",
        };
        let words = errors.note("words", needed(&self.words, MOST, missing));
        let due = match to {
            Some(State::PutOff) => {
                errors.note("due", day_after(&self.due, item.due.max(today), "the day there is now"))
            }
            _ => None,
        };
        match (to, words) {
            (Some(to), Some(words)) if errors.is_empty() => Ok(NewMove { to, words, due }),
            _ => Err(errors),
        }
    }
}

/// A day later than another.
fn day_after(typed: &str, earlier: Date, which: &str) -> Result<Date, String> {
    let day = parse_day(typed).ok_or_else(|| "Write the day, for example 31/3/2027".to_owned())?;
    match day > earlier && day.year() <= earlier.year() + 20 {
        true => Ok(day),
        false => Err(format!("Write a day that is later than {which}")),
    }
}

/// The version that was there when a form was shown.
pub fn version(typed: &str) -> i64 {
    typed.parse().unwrap_or(-1)
}
