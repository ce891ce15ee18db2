//! What every page of the team needs: where it leads back to, and why a deed was not done.

use serde::Deserialize;

use crate::accounts::{Role, Staff};
use crate::app::INBOX;
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::forms::FieldErrors;
use crate::web::AppState;
use crate::words::{london_day, london_time, weekday_words};

use super::super::store::Outcome;

/// What an address says beside the page: what was just done, and where in the inbox somebody came from.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Came {
    pub done: String,
    from: String,
}

impl Came {
    /// Back to where they were in the inbox, and nowhere else.
    pub fn back(&self) -> &str {
        if self.is_inbox() { &self.from } else { INBOX }
    }

    /// An address of ours, that still knows where they came from.
    pub fn keep(&self, address: &str) -> String {
        if !self.is_inbox() {
            return address.to_owned();
        }
        let from: String = form_urlencoded::byte_serialize(self.from.as_bytes()).collect();
        let sign = if address.contains('?') { '&' } else { '?' };
        format!("{address}{sign}from={from}")
    }

    /// The same where nothing was done: a form was refused, or fills itself.
    pub fn not_done(&self) -> Came {
        Came { done: String::new(), from: self.from.clone() }
    }

    fn is_inbox(&self) -> bool {
        let rest = self.from.strip_prefix(INBOX);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('?') || rest.starts_with('/'))
            && !self.from.contains(|letter: char| letter.is_control() || letter == '\\')
    }
}

/// It is not theirs, or it is not there: both look the same, and the audit knows (S-24).
pub async fn not_theirs<T>(app: &AppState, staff: &Staff, route: &'static str) -> Result<T> {
    let mut tx = app.db.begin().await?;
    let (who, about) = (Some(staff.id.as_str()), Some(route));
    let line = Line { who, role: role(staff), deed: Deed::AccessRefused, about, ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    tx.commit().await?;
    Err(AppError::NotFound)
}

/// In which capacity somebody works in this room.
pub fn role(staff: &Staff) -> &'static str {
    if staff.is(Role::InternetTeam) { Role::InternetTeam.code() } else { Role::PersonalAdviser.code() }
}

pub fn wrong(field: &'static str, sentence: &str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.note::<()>(field, Err(sentence.to_owned()));
    errors
}

/// Why a deed was not done, and what to do about it, for whoever tried.
pub fn why_not(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Yes => String::new(),
        Outcome::Crossed => {
            "Something was said or done while you were writing. Read it at the top of this page, change your \
                             words if you need to, and send again. What you wrote is still here"
                .to_owned()
        }
        Outcome::TakenBy(name) => format!("{name} took this one a moment ago"),
        Outcome::NotNow(status) => {
            format!("It stands at \u{201c}{}\u{201d} now, and this cannot follow", status.name())
        }
        Outcome::NotMatched => {
            "A match comes first: a personal adviser has not said yet who they are. You can ask and write meanwhile"
                .to_owned()
        }
        Outcome::NoneLeft => {
            "There is none left of that. Choose something else, or move the request to \u{201c}Out of \
                              stock\u{201d}: they are told, and get one when there are more"
                .to_owned()
        }
        Outcome::Nobody => "They are not of the internet team any more: choose somebody else".to_owned(),
    }
}

/// "Friday 11 December 2026"
pub fn day(at: i64) -> String {
    weekday_words(london_day(at))
}

/// "Friday 11 December 2026, 14:05"
pub fn moment(at: i64) -> String {
    format!("{}, {}", day(at), london_time(at))
}

/// "£48.00"
pub fn pounds(pence: i64) -> String {
    format!("\u{a3}{}.{:02}", crate::words::grouped(pence / 100), pence % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(from: &str) -> Came {
        Came { from: from.to_owned(), ..Came::default() }
    }

    #[test]
    fn one_comes_back_to_the_inbox_and_nowhere_else() {
        assert_eq!(from("/inbox?queue=mine&after=3").back(), "/inbox?queue=mine&after=3");
        assert_eq!(from("/inbox?q=a b").keep("/x?done=y"), "/x?done=y&from=%2Finbox%3Fq%3Da+b");
        for bad in ["", "/inboxes", "/me", "//evil.example", "https://evil.example/inbox", "/inbox\\..", "/inbox?\n"] {
            assert_eq!(from(bad).back(), "/inbox", "{bad}");
            assert_eq!(from(bad).keep("/x"), "/x", "{bad}");
        }
    }

    #[test]
    fn money_is_written_with_its_pence() {
        assert_eq!((pounds(5).as_str(), pounds(123_456).as_str()), ("\u{a3}0.05", "\u{a3}1,234.56"));
    }
}
