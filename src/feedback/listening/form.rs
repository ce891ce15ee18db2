//! What is typed on the pages of a piece. Each of their forms sends its own deed; they share one struct.

use serde::Deserialize;

use crate::forms::{FieldErrors, needed, once};

use super::super::model::{Choice, MOST_LETTERS, Piece};
use super::super::themes::Theme;
use super::act::Act;
use super::words::quarter_of;

/// The most that a note for colleagues holds.
const NOTE: usize = 1_000;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PieceForm {
    pub deed: String,
    pub once: String,
    /// The version of the piece that the page showed.
    pub seen: String,
    pub themes: Vec<String>,
    pub reply: String,
    /// A text of the team's to begin the reply with.
    pub snippet: String,
    pub note: String,
    pub settled: String,
    /// The words without what could show whose they are.
    pub words: String,
    pub why: String,
    pub choice: String,
}

impl PieceForm {
    pub fn seen(&self) -> i64 {
        self.seen.parse().unwrap_or(-1)
    }

    /// Under which field it is said that it could not be done.
    pub fn field(&self) -> &'static str {
        match self.deed.as_str() {
            "answer" => "reply",
            "urgent" => "note",
            "settle" => "settled",
            "fit" => "words",
            "agree" => "agree",
            "send-back" => "why",
            "choose" => "choice",
            "finish" => "finish",
            _ => "themes",
        }
    }

    /// What it asks for; none where it is no form of ours.
    pub fn act(&self, piece: &Piece, known: &[Theme]) -> Option<Result<Act, FieldErrors>> {
        let missing = |field, typed: &str, most, sentence: &str| {
            let mut errors = FieldErrors::default();
            errors.note(field, needed(typed, most, sentence)).ok_or(errors)
        };
        Some(match self.deed.as_str() {
            "themes" => {
                // In the order of the list, each once.
                let ticked = known.iter().filter(|theme| self.themes.contains(&theme.code));
                Ok(Act::Themes(ticked.map(|theme| theme.code.clone()).collect()))
            }
            "answer" => missing("reply", &self.reply, MOST_LETTERS, "Write your answer")
                .map(|words| Act::Answer { words, once: once(&self.once) }),
            "urgent" => missing("note", &self.note, NOTE, "Write what worries you").map(|note| Act::Urgent { note }),
            "settle" => missing("settled", &self.settled, NOTE, "Write who helps now, and what was done")
                .map(|note| Act::Settle { note }),
            "fit" => missing("words", &self.words, MOST_LETTERS, "Write the words that others may read")
                .map(|words| Act::Fit { words }),
            "agree" => Ok(Act::Agree),
            "send-back" => {
                missing("why", &self.why, NOTE, "Write what still shows who it is").map(|why| Act::SendBack { why })
            }
            "choose" => {
                let mut errors = FieldErrors::default();
                let choice = Choice::from_code(&self.choice).ok_or_else(|| "Choose in or left out".to_owned());
                let choice = errors.note("choice", choice).ok_or(errors);
                choice.map(|choice| Act::Choose { choice, quarter: quarter_of(&piece.month) })
            }
            "finish" => Ok(Act::Finish),
            _ => return None,
        })
    }
}
