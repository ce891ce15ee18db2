//! What people type on these pages, and what is wrong with it.

use jiff::civil::{Date, date};
use serde::Deserialize;

use crate::forms::FieldErrors;
use crate::opportunities::model::{Kind, ROUTES};
use crate::opportunities::places::{PlaceAsked, parse_place};
use crate::opportunities::search::{DISTANCES, Filter};
use crate::say;
use crate::words::{day_words, london_day};

use super::model::{Age, Answers, Around, Care, Passed, Question, Study, Told};
use super::rules::Group;

const LONGEST_PLACE: usize = 60;
/// Younger or older was typed by mistake.
const AGES: std::ops::RangeInclusive<u8> = 10..=99;
/// How many years ahead somebody may plan.
const YEARS_AHEAD: i16 = 5;

const YES: &str = "yes";
const NO: &str = "no";
pub const UNSURE: &str = "unsure";
pub const NOT_SAID: &str = "not-said";

/// The form of any question: only its own fields are filled.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerForm {
    pub age: String,
    /// Of the questions with one answer out of a few.
    pub answer: String,
    /// Of the questions with any number of answers.
    pub chosen: Vec<String>,
    pub place: String,
    pub miles: String,
    /// "answers" where the page with all answers led here, and is gone back to.
    pub from: String,
    /// "yes" by the button that leaves a question out.
    pub skip: String,
}

/// Changes one answer among all of them; what is wrong with it if it can not be one.
pub fn answer(form: &AnswerForm, question: Question, answers: &mut Answers, now: i64) -> Result<(), FieldErrors> {
    let left_out = form.skip == YES;
    let mut errors = FieldErrors::default();
    match question {
        Question::Age if left_out => answers.age = Told::NotSaid,
        Question::Around if left_out => answers.around = Told::NotSaid,
        Question::Kinds if left_out => answers.kinds = Told::NotSaid,
        Question::Routes if left_out => answers.routes = Told::NotSaid,
        Question::Age => {
            let age = errors.note("age", age(&form.age));
            answers.age = told(age.map(|years| Age { years, told_on: london_day(now) }));
        }
        Question::Around => answers.around = told(errors.note("place", around(form))),
        Question::Kinds => answers.kinds = told(errors.note("chosen", any(kinds(&form.chosen)))),
        Question::Routes => answers.routes = told(errors.note("chosen", any(routes(&form.chosen)))),
        Question::Care => put(form, &mut errors, &mut answers.care, &Care::ALL, Care::code),
        Question::Study => put(form, &mut errors, &mut answers.study, &Study::ALL, Study::code),
        Question::Passed => put(form, &mut errors, &mut answers.passed, &Passed::ALL, Passed::code),
        Question::Plan => put(form, &mut errors, &mut answers.plan, &[true, false], yes_or_no),
        Question::Level => put(form, &mut errors, &mut answers.level, &Answers::LEVELS, level_code),
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// The form as it stands when somebody comes back to a question.
pub fn filled(question: Question, answers: &Answers, from: &str) -> AnswerForm {
    let mut form = AnswerForm { from: from.to_owned(), ..AnswerForm::default() };
    match question {
        Question::Age => form.age = answers.age.said().map(|age| age.years.to_string()).unwrap_or_default(),
        Question::Care => form.answer = code(&answers.care, Care::code),
        Question::Study => form.answer = code(&answers.study, Study::code),
        Question::Passed => form.answer = code(&answers.passed, Passed::code),
        Question::Plan => form.answer = code(&answers.plan, yes_or_no),
        Question::Level => form.answer = code(&answers.level, level_code),
        Question::Kinds => {
            form.chosen = answers.kinds.said().into_iter().flatten().map(|kind| kind.code().to_owned()).collect();
        }
        Question::Routes => {
            form.chosen = answers.routes.said().into_iter().flatten().copied().map(route_code).collect()
        }
        Question::Around => {
            let around = answers.around.said();
            form.place = around.map(|around| around.place.clone()).unwrap_or_default();
            let miles = around.map_or(Some(10), |around| around.miles);
            form.miles = miles.map_or("any".to_owned(), |miles| miles.to_string());
        }
    }
    form
}

/// What stands for a route in forms and addresses.
pub fn route_code(route: u8) -> String {
    Filter::Route(route).code().to_owned()
}

pub fn yes_or_no(yes: bool) -> &'static str {
    if yes { YES } else { NO }
}

pub fn level_code(level: u8) -> &'static str {
    ["0", "1", "2", "3", "4"].get(usize::from(level)).copied().unwrap_or_default()
}

fn told<T>(checked: Option<T>) -> Told<T> {
    checked.map_or(Told::NotAsked, Told::Said)
}

fn code<T: Copy, C: AsRef<str>>(told: &Told<T>, code: impl Fn(T) -> C) -> String {
    match told {
        Told::NotAsked => String::new(),
        Told::NotSaid => NOT_SAID.to_owned(),
        Told::Unsure => UNSURE.to_owned(),
        Told::Said(answer) => code(*answer).as_ref().to_owned(),
    }
}

/// Takes the one answer that was chosen.
fn put<T: Copy, C: AsRef<str>>(
    form: &AnswerForm,
    errors: &mut FieldErrors,
    to: &mut Told<T>,
    all: &[T],
    code: impl Fn(T) -> C,
) {
    let chosen = match form.answer.as_str() {
        _ if form.skip == YES => Some(Told::NotSaid),
        NOT_SAID => Some(Told::NotSaid),
        UNSURE => Some(Told::Unsure),
        answer => all.iter().copied().find(|one| code(*one).as_ref() == answer).map(Told::Said),
    };
    let missing = || say!("opportunities-can-choose-one").to_owned();
    if let Some(chosen) = errors.note("answer", chosen.ok_or_else(missing)) {
        *to = chosen;
    }
}

fn age(typed: &str) -> Result<u8, String> {
    let years = typed.trim().parse().ok().filter(|years| AGES.contains(years));
    years.ok_or_else(|| say!("opportunities-can-age-wrong").to_owned())
}

fn any<T>(chosen: Vec<T>) -> Result<Vec<T>, String> {
    if chosen.is_empty() { Err(say!("opportunities-can-choose-any").to_owned()) } else { Ok(chosen) }
}

fn kinds(chosen: &[String]) -> Vec<Kind> {
    Kind::ALL.into_iter().filter(|kind| chosen.iter().any(|code| code == kind.code())).collect()
}

fn routes(chosen: &[String]) -> Vec<u8> {
    let all = (0u8..).take(ROUTES.len());
    all.filter(|route| chosen.contains(&route_code(*route))).collect()
}

/// A place that the search knows, too.
fn around(form: &AnswerForm) -> Result<Around, String> {
    let place = form.place.split_whitespace().collect::<Vec<_>>().join(" ");
    match parse_place(&place) {
        _ if place.chars().count() > LONGEST_PLACE => Err(say!("opportunities-place-unknown").to_owned()),
        PlaceAsked::Nothing => Err(say!("opportunities-can-where-missing").to_owned()),
        PlaceAsked::Unknown => Err(say!("opportunities-place-unknown").to_owned()),
        _ => {
            let offered = form.miles.parse().ok().filter(|miles| DISTANCES.contains(miles));
            Ok(Around { place, miles: if form.miles == "any" { None } else { offered.or(Some(10)) } })
        }
    }
}

/// The day from which the bursary's dates are counted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct StartForm {
    pub day: String,
    pub month: String,
    pub year: String,
}

impl StartForm {
    pub fn of(day: Date) -> StartForm {
        StartForm { day: day.day().to_string(), month: day.month().to_string(), year: day.year().to_string() }
    }

    pub fn is_empty(&self) -> bool {
        [&self.day, &self.month, &self.year].iter().all(|part| part.trim().is_empty())
    }

    pub fn check(&self, now: i64) -> Result<Date, FieldErrors> {
        let mut errors = FieldErrors::default();
        let part = |text: &str, most: i16| text.trim().parse::<i16>().ok().filter(|number| (1..=most).contains(number));
        let day = errors.note("day", part(&self.day, 31).ok_or_else(|| say!("opportunities-get-day-wrong").to_owned()));
        let month =
            errors.note("month", part(&self.month, 12).ok_or_else(|| say!("opportunities-get-month-wrong").to_owned()));
        let year =
            errors.note("year", part(&self.year, 9_999).ok_or_else(|| say!("opportunities-get-year-wrong").to_owned()));
        let (Some(day), Some(month), Some(year)) = (day, month, year) else { return Err(errors) };
        let Ok(start) = Date::new(year, month as i8, day as i8) else {
            errors.note::<()>("day", Err(say!("opportunities-get-no-such-day").to_owned()));
            return Err(errors);
        };
        let (first, last) = (first_start(), last_start(now));
        let fits = if start < first {
            Err(say!("opportunities-get-too-early", day = day_words(first)))
        } else if start > last {
            Err(say!("opportunities-get-too-late", day = day_words(last)))
        } else {
            Ok(start)
        };
        errors.note("year", fits).ok_or(errors)
    }
}

/// Whoever started before it had no bursary.
fn first_start() -> Date {
    Group::BursaryOnce.rules().first().and_then(|rule| rule.starts_from).unwrap_or(date(2018, 8, 1))
}

fn last_start(now: i64) -> Date {
    date(london_day(now).year() + YEARS_AHEAD, 12, 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Noon on 26 November 2026.
    const NOW: i64 = 1_795_694_400_000;

    fn start(day: &str, month: &str, year: &str) -> Result<Date, Vec<(&'static str, String)>> {
        let form = StartForm { day: day.to_owned(), month: month.to_owned(), year: year.to_owned() };
        form.check(NOW).map_err(|errors| errors.iter().map(|(field, words)| (field, words.to_owned())).collect())
    }

    #[test]
    fn a_start_is_a_day_that_there_is() {
        assert_eq!(start(" 11 ", "1", "2027"), Ok(date(2027, 1, 11)));
        assert_eq!(start("01", "08", "2018"), Ok(date(2018, 8, 1)));
        let wrong = |day, month, year| start(day, month, year).expect_err("it is wrong");
        assert_eq!(wrong("29", "2", "2027")[0].0, "day");
        assert_eq!(wrong("31", "7", "2018"), [("year", "Type a day from 1 August 2018 on".to_owned())]);
        assert_eq!(wrong("1", "1", "2032"), [("year", "Type a day up to 31 December 2031".to_owned())]);
        let all: Vec<_> = wrong("x", "13", "").into_iter().map(|(field, _)| field).collect();
        assert_eq!(all, ["day", "month", "year"]);
    }

    #[test]
    fn each_question_takes_its_own_answers_and_no_other() {
        let with = |question: Question, form: AnswerForm| {
            let mut answers = Answers::default();
            answer(&form, question, &mut answers, NOW).map(|()| answers)
        };
        let one = |answer: &str| AnswerForm { answer: answer.to_owned(), ..AnswerForm::default() };
        assert_eq!(with(Question::Care, one("left")).expect("care").care, Told::Said(Care::Left));
        assert_eq!(with(Question::Care, one(UNSURE)).expect("care").care, Told::Unsure);
        assert_eq!(with(Question::Plan, one(NO)).expect("plan").plan, Told::Said(false));
        assert!(with(Question::Care, one("")).is_err() && with(Question::Care, one("full")).is_err());
        let age = |typed: &str| with(Question::Age, AnswerForm { age: typed.to_owned(), ..AnswerForm::default() });
        assert_eq!(age(" 17 ").expect("age").age.said().map(|age| age.years), Some(17));
        for wrong in ["", "9", "100", "17.5", "seventeen", "-17"] {
            assert!(age(wrong).is_err(), "{wrong}");
        }
        for question in Question::ALL {
            let skipped = with(question, AnswerForm { skip: YES.to_owned(), ..AnswerForm::default() });
            assert!(skipped.expect("any can be left out").was_asked(question), "{question:?}");
        }
    }

    #[test]
    fn what_was_answered_stands_in_the_form_again() {
        let mut answers = Answers::default();
        let sent = [
            (Question::Age, AnswerForm { age: "17".to_owned(), ..AnswerForm::default() }),
            (Question::Care, AnswerForm { answer: NOT_SAID.to_owned(), ..AnswerForm::default() }),
            (Question::Level, AnswerForm { answer: "2".to_owned(), ..AnswerForm::default() }),
            (Question::Kinds, AnswerForm { chosen: vec!["job".to_owned()], ..AnswerForm::default() }),
            (Question::Routes, AnswerForm { chosen: vec!["digital".to_owned()], ..AnswerForm::default() }),
            (
                Question::Around,
                AnswerForm { place: "poplar".to_owned(), miles: "5".to_owned(), ..AnswerForm::default() },
            ),
        ];
        for (question, form) in sent {
            answer(&form, question, &mut answers, NOW).expect("a good answer");
            let again = filled(question, &answers, "");
            assert_eq!((again.age, again.answer, again.chosen), (form.age, form.answer, form.chosen));
            assert_eq!((again.place, again.miles), (form.place, form.miles));
        }
    }
}
