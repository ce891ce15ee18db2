//! What people type on these pages, and what is wrong with it.

use serde::Deserialize;

use crate::accounts;
use crate::forms::{EmailAddress, FieldErrors, PhoneNumber};
use crate::say;

use super::super::cases::Card;
use super::super::model::{AskedBy, Contact, OnBehalf, Topic, Way};
use super::step::Step;
use super::visit::Visit;

/// The most that own words may hold, in letters.
pub const WORDS_AT_MOST: usize = 2_000;
const SHORT_AT_MOST: usize = 500;
const LINE_AT_MOST: usize = 100;

pub const YES: &str = "yes";
pub const NO: &str = "no";
pub const SOME: &str = "some";
pub const ANY: &str = "any";
pub const KEEP: &str = "keep";
pub const FOR_SOMEBODY: &str = "other";
pub const FROM_CHECK: &str = "check";

/// The form of any page: only its own fields are filled.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StepForm {
    /// "keep" by the button that keeps it for later, "skip" by the one that leaves a question out.
    pub deed: String,
    /// "check" where the page with all answers led here, and is gone back to.
    pub from: String,
    /// "other" where they ask for somebody else.
    pub whom: String,
    pub answer: String,
    pub topics: Vec<String>,
    pub words: String,
    pub wish: String,
    pub ways: Vec<String>,
    pub phone: String,
    pub email: String,
    pub leave_message: String,
    pub shared: String,
    /// "any" or "some".
    pub hours: String,
    /// Hours of the day, from 0 to 23.
    pub begin: String,
    pub end: String,
    pub care: String,
    pub name: String,
    pub pronouns: String,
    pub language: String,
    pub interpreter: Vec<String>,
    /// Ids of advocates.
    pub prefer: String,
    pub avoid: String,
    /// Who asks for somebody else.
    pub by: String,
    pub own_name: String,
    pub own_contact: String,
    pub agreed: String,
}

/// Takes the answers of one page; what is wrong with them if they can not be taken.
pub fn take(form: &StepForm, step: Step, visit: &mut Visit, advocates: &[Card]) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    if form.deed == "skip" && step.is_optional() {
        leave_out(step, visit);
    } else {
        match step {
            Step::Safe => take_safe(form, visit, &mut errors),
            Step::Other => take_other(form, visit, &mut errors),
            Step::Name => take_name(form, visit, &mut errors),
            Step::What => take_topics(form, visit, &mut errors),
            Step::Words => visit.asked.words = errors.note("words", text(&form.words, WORDS_AT_MOST)).flatten(),
            Step::Wish => visit.asked.wish = errors.note("wish", text(&form.wish, SHORT_AT_MOST)).flatten(),
            Step::Reach => take_ways(form, visit, &mut errors),
            Step::Safely => take_care(form, visit, &mut errors),
            Step::Language => {
                visit.asked.language = errors.note("language", text(&form.language, LINE_AT_MOST)).flatten();
                visit.asked.interpreter = form.interpreter.iter().any(|ticked| ticked == YES);
            }
            Step::Who => take_who(form, visit, advocates, &mut errors),
        }
    }
    if errors.is_empty() {
        visit.note_answered(step);
        Ok(())
    } else {
        Err(errors)
    }
}

/// True where nothing was answered on a page: somebody who keeps it for later need not answer first.
pub fn is_blank(form: &StepForm, step: Step) -> bool {
    match step {
        Step::Safe => form.answer.is_empty(),
        Step::Other => form.by.is_empty() && form.own_name.is_empty() && form.own_contact.is_empty(),
        Step::Name => form.name.trim().is_empty(),
        Step::What => form.topics.is_empty(),
        Step::Reach => form.ways.is_empty() && form.phone.is_empty() && form.email.is_empty(),
        Step::Words | Step::Wish | Step::Safely | Step::Language | Step::Who => false,
    }
}

/// The field that is at fault where all of it is more than a browser keeps.
pub fn longest_field(step: Step) -> &'static str {
    match step {
        Step::Safe => "answer",
        Step::Other => "own_name",
        Step::Name => "name",
        Step::What => "topics",
        Step::Words => "words",
        Step::Wish => "wish",
        Step::Reach => "ways",
        Step::Safely => "care",
        Step::Language => "language",
        Step::Who => "prefer",
    }
}

fn leave_out(step: Step, visit: &mut Visit) {
    match step {
        Step::Words => visit.asked.words = None,
        Step::Wish => visit.asked.wish = None,
        Step::Language => (visit.asked.language, visit.asked.interpreter) = (None, false),
        Step::Who => (visit.asked.prefer, visit.asked.avoid) = (None, None),
        _ => {}
    }
}

fn take_safe(form: &StepForm, visit: &mut Visit, errors: &mut FieldErrors) {
    let missing = || say!("advocacy-ask-choose").to_owned();
    if let Some(is_safe) = errors.note("answer", yes_or_no(&form.answer).ok_or_else(missing)) {
        visit.asked.unsafe_now = !is_safe;
    }
}

fn take_other(form: &StepForm, visit: &mut Visit, errors: &mut FieldErrors) {
    let choose = || say!("advocacy-ask-choose").to_owned();
    let by = errors.note("by", AskedBy::from_code(&form.by).ok_or_else(choose));
    let name = errors.note("own_name", accounts::name(&form.own_name));
    let missing = || say!("advocacy-ask-own-contact-missing").to_owned();
    let contact = text(&form.own_contact, LINE_AT_MOST).and_then(|contact| contact.ok_or_else(missing));
    let contact = errors.note("own_contact", contact);
    let agreed = errors.note("agreed", yes_or_no(&form.agreed).ok_or_else(choose));
    if let (Some(by), Some(name), Some(contact), Some(agreed)) = (by, name, contact, agreed) {
        visit.asked.on_behalf = Some(OnBehalf { by, name, contact, agreed });
    }
}

fn take_name(form: &StepForm, visit: &mut Visit, errors: &mut FieldErrors) {
    let name = errors.note("name", accounts::name(&form.name));
    let pronouns = errors.note("pronouns", text(&form.pronouns, LINE_AT_MOST));
    if let (Some(name), Some(pronouns)) = (name, pronouns) {
        (visit.contact.name, visit.contact.pronouns) = (name, pronouns);
    }
}

fn take_topics(form: &StepForm, visit: &mut Visit, errors: &mut FieldErrors) {
    let topics: Vec<Topic> = Topic::ALL.iter().copied().filter(|topic| has(&form.topics, topic.code())).collect();
    if topics.is_empty() {
        errors.note::<()>("topics", Err(say!("advocacy-ask-topics-missing").to_owned()));
    } else {
        visit.asked.topics = topics;
    }
}

fn take_ways(form: &StepForm, visit: &mut Visit, errors: &mut FieldErrors) {
    let ways: Vec<Way> = Way::ALL.iter().copied().filter(|way| has(&form.ways, way.code())).collect();
    if ways.is_empty() {
        errors.note::<()>("ways", Err(say!("advocacy-ask-ways-missing").to_owned()));
    }
    let by_phone = ways.contains(&Way::Call) || ways.contains(&Way::Text);
    let by_email = ways.contains(&Way::Email);
    // An address lets somebody who was asked for see it and stop it, whatever else is safe.
    let email = match EmailAddress::parse_optional(&form.email) {
        Ok(None) if by_email => Err(say!("advocacy-ask-email-missing").to_owned()),
        Ok(email) => Ok(email.filter(|_| by_email || visit.for_somebody)),
        Err(_) if !by_email && !visit.for_somebody => Ok(None),
        Err(sentence) => Err(sentence),
    };
    let phone = match by_phone {
        true => PhoneNumber::parse(&form.phone).map(Some),
        false => Ok(None),
    };
    let phone = errors.note("phone", phone);
    let email = errors.note("email", email);
    if let (Some(phone), Some(email), true) = (phone, email, errors.is_empty()) {
        let phone = phone.map(|phone| phone.as_str().to_owned());
        let email = email.map(|email| email.as_str().to_owned());
        visit.contact = Contact { ways, phone, email, ..visit.contact.clone() };
    }
}

fn take_care(form: &StepForm, visit: &mut Visit, errors: &mut FieldErrors) {
    let hours = errors.note("begin", hours(form));
    let care = errors.note("care", text(&form.care, SHORT_AT_MOST));
    if let (Some(hours), Some(care)) = (hours, care) {
        let (leave_message, shared) = (form.leave_message == YES, form.shared == YES);
        visit.contact = Contact { leave_message, shared, hours, care, ..visit.contact.clone() };
    }
}

fn hours(form: &StepForm) -> Result<Option<(i64, i64)>, String> {
    let minute = |typed: &str| typed.parse::<i64>().ok().filter(|hour| (0..24).contains(hour)).map(|hour| hour * 60);
    match (form.hours.as_str(), minute(&form.begin), minute(&form.end)) {
        (SOME, Some(begin), Some(end)) if begin == end => Err(say!("advocacy-ask-hours-same").to_owned()),
        (SOME, Some(begin), Some(end)) => Ok(Some((begin, end))),
        (SOME, _, _) => Err(say!("advocacy-ask-choose").to_owned()),
        _ => Ok(None),
    }
}

fn take_who(form: &StepForm, visit: &mut Visit, advocates: &[Card], errors: &mut FieldErrors) {
    // One who has left meanwhile is no wish any more.
    let known = |id: &str| advocates.iter().any(|one| one.id.as_str() == id).then(|| id.to_owned());
    let (prefer, avoid) = (known(&form.prefer), known(&form.avoid));
    if prefer.is_some() && prefer == avoid {
        errors.note::<()>("avoid", Err(say!("advocacy-ask-who-same").to_owned()));
    } else {
        (visit.asked.prefer, visit.asked.avoid) = (prefer, avoid);
    }
}

fn yes_or_no(typed: &str) -> Option<bool> {
    match typed {
        YES => Some(true),
        NO => Some(false),
        _ => None,
    }
}

fn has(chosen: &[String], code: &str) -> bool {
    chosen.iter().any(|one| one == code)
}

/// A text that may be left empty.
fn text(typed: &str, at_most: usize) -> Result<Option<String>, String> {
    let text = typed.trim().replace("\r\n", "\n");
    if text.chars().count() > at_most {
        return Err(say!("advocacy-ask-long", most = at_most as i64));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(ways: &[&str], phone: &str, email: &str) -> StepForm {
        let ways = ways.iter().map(|way| way.to_string()).collect();
        StepForm { ways, phone: phone.to_owned(), email: email.to_owned(), ..StepForm::default() }
    }

    fn wrong(form: &StepForm, step: Step) -> Vec<&'static str> {
        let errors = take(form, step, &mut Visit::begin(None, false), &[]).err().unwrap_or_default();
        errors.iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn what_is_needed_to_reach_somebody_is_asked_for_and_no_more_is_kept() {
        assert_eq!(wrong(&ways(&[], "", ""), Step::Reach), ["ways"]);
        assert_eq!(wrong(&ways(&["call"], "", ""), Step::Reach), ["phone"]);
        assert_eq!(wrong(&ways(&["email", "text"], "12", "ada"), Step::Reach), ["phone", "email"]);
        assert_eq!(wrong(&ways(&["email"], "not a number", "ada@young.example"), Step::Reach), [""; 0]);
        let mut visit = Visit::begin(None, false);
        take(&ways(&["here_only"], "07700 900123", "ada@young.example"), Step::Reach, &mut visit, &[]).expect("good");
        assert_eq!((visit.contact.phone, visit.contact.email), (None, None));
    }

    #[test]
    fn a_text_may_be_left_out_and_must_not_be_too_long() {
        let words = |words: String| StepForm { words, ..StepForm::default() };
        assert_eq!(wrong(&words("é".repeat(WORDS_AT_MOST)), Step::Words), [""; 0]);
        assert_eq!(wrong(&words("é".repeat(WORDS_AT_MOST + 1)), Step::Words), ["words"]);
        assert_eq!(wrong(&words(String::new()), Step::Words), [""; 0]);
    }
}
