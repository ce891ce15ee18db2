//! What a participation worker types when they write a pulse.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use crate::forms::{FieldErrors, needed, parse_day};
use crate::words::{london_day, london_midnight};

use super::model::{MOST_DAYS, MOST_OPTIONS, MOST_QUESTIONS, Offers, Pulse, Question, Who};

const TITLE: usize = 60;
const WHY: usize = 300;
const ASKS: usize = 200;
const OPTION: usize = 80;
const END: usize = 40;

/// The names of a question's fields.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    pub kind: &'static str,
    pub asks: &'static str,
    pub options: &'static str,
    pub low: &'static str,
    pub high: &'static str,
}

macro_rules! names {
    ($($number:literal)+) => { [$(Names {
        kind: concat!("kind-", $number),
        asks: concat!("asks-", $number),
        options: concat!("options-", $number),
        low: concat!("low-", $number),
        high: concat!("high-", $number),
    }),+] };
}

pub const NAMES: [Names; MOST_QUESTIONS] = names!(1 2 3 4 5 6);

/// A question, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionForm {
    /// "one", "several", "scale", "words"; empty: no question.
    pub kind: String,
    pub asks: String,
    /// One a line.
    pub options: String,
    pub low: String,
    pub high: String,
}

/// A pulse, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(try_from = "Vec<(String, String)>")]
pub struct WriteForm {
    /// The page that makes it.
    pub once: String,
    /// The version that was there when the form was shown.
    pub seen: String,
    pub title: String,
    pub why: String,
    pub who: String,
    pub first: String,
    pub last: String,
    pub questions: [QuestionForm; MOST_QUESTIONS],
}

/// A field that is not ours.
impl TryFrom<Vec<(String, String)>> for WriteForm {
    type Error = String;

    fn try_from(fields: Vec<(String, String)>) -> Result<WriteForm, String> {
        let mut form = WriteForm::default();
        for (name, typed) in fields {
            let Some(field) = form.field(&name) else { return Err(name) };
            *field = typed;
        }
        Ok(form)
    }
}

/// A pulse, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub title: String,
    pub why: String,
    pub who: Who,
    pub opens_at: i64,
    pub closes_at: i64,
    pub questions: Vec<Question>,
}

impl Written {
    pub fn of(pulse: &Pulse) -> Written {
        let Pulse { title, why, who, opens_at, closes_at, questions, .. } = pulse.clone();
        Written { title, why, who, opens_at, closes_at, questions }
    }
}

impl WriteForm {
    pub fn fresh(once: String) -> WriteForm {
        WriteForm { once, ..WriteForm::default() }
    }

    /// As it stands.
    pub fn of(pulse: &Pulse) -> WriteForm {
        let day = |day: Date| format!("{}/{}/{}", day.day(), day.month(), day.year());
        let mut form = WriteForm {
            seen: pulse.version.to_string(),
            title: pulse.title.clone(),
            why: pulse.why.clone(),
            who: pulse.who.code().to_owned(),
            first: day(pulse.first_day()),
            last: day(london_day(pulse.closes_at - 1)),
            ..WriteForm::default()
        };
        for (typed, question) in form.questions.iter_mut().zip(&pulse.questions) {
            *typed = QuestionForm::of(question);
        }
        form
    }

    fn field(&mut self, name: &str) -> Option<&mut String> {
        match name {
            "once" => Some(&mut self.once),
            "seen" => Some(&mut self.seen),
            "title" => Some(&mut self.title),
            "why" => Some(&mut self.why),
            "who" => Some(&mut self.who),
            "first" => Some(&mut self.first),
            "last" => Some(&mut self.last),
            _ => {
                let mut questions = NAMES.iter().zip(&mut self.questions);
                questions.find_map(|(names, question)| question.field(names, name))
            }
        }
    }

    pub fn check(&self, now: i64) -> Result<Written, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.note("title", needed(&self.title, TITLE, "Write a title"));
        let why = errors.note("why", needed(&self.why, WHY, "Write why you ask"));
        let who = errors.note("who", Who::from_code(&self.who).ok_or_else(|| "Choose whom it asks".to_owned()));
        let first = errors.note("first", first_day(&self.first, now));
        let last = errors.note("last", last_day(&self.last, first));
        let mut questions = Vec::new();
        for (names, typed) in NAMES.iter().zip(&self.questions) {
            questions.extend(typed.check(names, &mut errors));
        }
        if questions.is_empty() && NAMES.iter().all(|names| errors.of(names.asks).is_none()) {
            let none = Err::<(), _>("Ask one question at least".to_owned());
            errors.note(NAMES[0].asks, none);
        }
        match (title, why, who, first, last) {
            (Some(title), Some(why), Some(who), Some(first), Some(last)) if errors.is_empty() => {
                let after = last.checked_add(1.day()).unwrap_or(last);
                let (opens_at, closes_at) = (london_midnight(first), london_midnight(after));
                Ok(Written { title, why, who, opens_at, closes_at, questions })
            }
            _ => Err(errors),
        }
    }
}

impl QuestionForm {
    fn of(question: &Question) -> QuestionForm {
        let blank = QuestionForm { asks: question.asks.clone(), ..QuestionForm::default() };
        let kind = |code: &str| code.to_owned();
        match &question.offers {
            Offers::One(options) => QuestionForm { kind: kind("one"), options: options.join("\n"), ..blank },
            Offers::Several(options) => QuestionForm { kind: kind("several"), options: options.join("\n"), ..blank },
            Offers::Scale { low, high } => {
                QuestionForm { kind: kind("scale"), low: low.clone(), high: high.clone(), ..blank }
            }
            Offers::Words => QuestionForm { kind: kind("words"), ..blank },
        }
    }

    fn field(&mut self, names: &Names, name: &str) -> Option<&mut String> {
        match name {
            _ if name == names.kind => Some(&mut self.kind),
            _ if name == names.asks => Some(&mut self.asks),
            _ if name == names.options => Some(&mut self.options),
            _ if name == names.low => Some(&mut self.low),
            _ if name == names.high => Some(&mut self.high),
            _ => None,
        }
    }

    /// The question. None: nothing is typed here, or something is wrong with it.
    fn check(&self, names: &Names, errors: &mut FieldErrors) -> Option<Question> {
        if self.kind.is_empty() && self.asks.trim().is_empty() {
            return None;
        }
        let asks = errors.note(names.asks, needed(&self.asks, ASKS, "Write what you ask"));
        let offers = match self.kind.as_str() {
            "one" => errors.note(names.options, options(&self.options)).map(Offers::One),
            "several" => errors.note(names.options, options(&self.options)).map(Offers::Several),
            "scale" => {
                let low = errors.note(names.low, needed(&self.low, END, "Write what 1 means"));
                let high = errors.note(names.high, needed(&self.high, END, "Write what 5 means"));
                low.zip(high).map(|(low, high)| Offers::Scale { low, high })
            }
            "words" => Some(Offers::Words),
            _ => errors.note(names.kind, Err("Choose how it is answered".to_owned())),
        };
        Some(Question { asks: asks?, offers: offers? })
    }
}

fn options(typed: &str) -> Result<Vec<String>, String> {
    let lines: Vec<String> = typed.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let twice = lines.iter().enumerate().any(|(place, line)| lines[..place].contains(line));
    match lines.len() {
        0 | 1 => Err("Write two answers at least, each on a line of its own".to_owned()),
        more if more > MOST_OPTIONS => Err(format!("Write {MOST_OPTIONS} answers at most")),
        _ if twice => Err("One answer stands there twice".to_owned()),
        _ if lines.iter().any(|line| line.chars().count() > OPTION) => {
            Err(format!("Make each answer shorter: {OPTION} letters at most"))
        }
        _ => Ok(lines),
    }
}

fn first_day(typed: &str, now: i64) -> Result<Date, String> {
    let day = parse_day(typed).ok_or_else(|| "Write its first day, like 31/3/2027".to_owned())?;
    if day < london_day(now) { Err("Its first day is over: write today or a later day".to_owned()) } else { Ok(day) }
}

fn last_day(typed: &str, first: Option<Date>) -> Result<Date, String> {
    let day = parse_day(typed).ok_or_else(|| "Write its last day, like 31/3/2027".to_owned())?;
    let Some(first) = first else { return Ok(day) };
    let days = first.until(day).map(|span| span.get_days() + 1).unwrap_or_default();
    match days {
        ..1 => Err("Its last day comes before its first".to_owned()),
        days if days > MOST_DAYS => Err("Make it shorter: eight weeks at most".to_owned()),
        _ => Ok(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_790_000_000_000; // 21 September 2026

    fn form() -> WriteForm {
        let mut form = WriteForm {
            title: "Food".into(),
            why: "To know".into(),
            who: "everyone".into(),
            first: "1/10/2026".into(),
            last: "25/11/2026".into(),
            ..WriteForm::default()
        };
        form.questions[1] = QuestionForm {
            kind: "one".into(),
            asks: "Which?".into(),
            options: "a\n\n b ".into(),
            ..Default::default()
        };
        form
    }

    #[test]
    fn eight_weeks_are_the_most() {
        let written = form().check(NOW).expect("it is good");
        assert_eq!(written.questions[0].options(), ["a", "b"]);
        assert!(written.closes_at - written.opens_at <= 4_842_000_000);
        let errors = WriteForm { last: "26/11/2026".into(), ..form() }.check(NOW).expect_err("too long");
        assert_eq!(errors.of("last").as_deref(), Some("Make it shorter: eight weeks at most"));
        assert!(WriteForm { last: "30/9/2026".into(), ..form() }.check(NOW).is_err());
        assert!(WriteForm { first: "1/9/2026".into(), ..form() }.check(NOW).is_err());
    }

    #[test]
    fn a_question_needs_what_its_kind_needs() {
        for (kind, options, low, wrong) in [
            ("several", "a", "", "options-2"),
            ("one", "a\na", "", "options-2"),
            ("scale", "", "bad", "high-2"),
            ("", "", "", "kind-2"),
        ] {
            let mut form = form();
            form.questions[1] = QuestionForm {
                kind: kind.into(),
                asks: "Which?".into(),
                options: options.into(),
                low: low.into(),
                ..Default::default()
            };
            let errors = form.check(NOW).expect_err("it is not good");
            assert!(errors.of(wrong).is_some(), "{errors:?}");
        }
        let mut none = form();
        none.questions = Default::default();
        assert!(none.check(NOW).expect_err("it asks nothing").of("asks-1").is_some());
    }

    #[test]
    fn a_field_that_is_not_ours_is_refused() {
        let field = |name: &str| vec![(name.to_owned(), "x".to_owned())];
        assert!(WriteForm::try_from(field("asks-6")).is_ok());
        assert!(WriteForm::try_from(field("asks-7")).is_err());
    }
}
