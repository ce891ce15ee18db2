//! What somebody types about themselves.

use serde::Deserialize;

use crate::accounts;
use crate::forms::{FieldErrors, PhoneNumber};
use crate::mail::{Hours, Wishes};
use crate::say;
use crate::words::{self, Language};

use super::store::About;

/// How long pronouns may be, in characters.
const LONGEST_PRONOUNS: usize = 40;

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AboutForm {
    pub name: String,
    pub pronouns: String,
    /// The code of a language; empty: as before.
    pub language: String,
    /// "yes" or "no", as all the answers below.
    pub may_email: String,
    /// "any" or "some"
    pub hours: String,
    /// Hours of the day, from 0 to 23.
    pub from: String,
    pub to: String,
    pub phone: String,
    pub may_text: String,
    pub may_leave_message: String,
    pub phone_is_shared: String,
}

/// What they said, checked.
pub struct Said {
    pub name: String,
    pub about: About,
}

impl AboutForm {
    /// The form as it stands before anything is typed: with what was said last time.
    pub fn of(name: String, about: &About) -> AboutForm {
        let hour = |minute: i64| (minute / 60).to_string();
        let answer = |answer: Option<bool>| answer.map_or("", |yes| if yes { "yes" } else { "no" }).to_owned();
        AboutForm {
            name,
            pronouns: about.pronouns.clone().unwrap_or_default(),
            language: about.letters.language.unwrap_or(words::spoken()).code.to_owned(),
            may_email: answer(Some(!about.letters.none)),
            hours: if about.hours.is_some() { "some" } else { "any" }.to_owned(),
            from: about.hours.map_or("9".to_owned(), |hours| hour(hours.from())),
            to: about.hours.map_or("17".to_owned(), |hours| hour(hours.to())),
            phone: about.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
            may_text: answer(about.may_text),
            may_leave_message: answer(about.may_leave_message),
            phone_is_shared: answer(about.phone_is_shared),
        }
    }

    /// `demo` where the made-up languages may be chosen.
    pub fn check(&self, demo: bool) -> Result<Said, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.note("name", accounts::name(&self.name));
        let pronouns = errors.note("pronouns", pronouns(&self.pronouns));
        let language = errors.note("language", language(&self.language, demo));
        let may_email = errors.note("may_email", chosen(&self.may_email));
        let hours = errors.note("from", self.hours());
        let phone = errors.note("phone", phone(&self.phone));
        let may_text = errors.note("may_text", answer(&self.may_text));
        let may_leave_message = errors.note("may_leave_message", answer(&self.may_leave_message));
        let phone_is_shared = errors.note("phone_is_shared", answer(&self.phone_is_shared));
        match (name, pronouns, language, may_email, hours, phone, may_text, may_leave_message, phone_is_shared) {
            (
                Some(name),
                Some(pronouns),
                Some(language),
                Some(may_email),
                Some(hours),
                Some(phone),
                Some(may_text),
                Some(may_leave_message),
                Some(phone_is_shared),
            ) => {
                let letters = Wishes { language: Some(language), none: !may_email };
                let about = About { pronouns, phone, may_text, may_leave_message, phone_is_shared, hours, letters };
                Ok(Said { name, about })
            }
            _ => Err(errors),
        }
    }

    fn hours(&self) -> Result<Option<Hours>, String> {
        if self.hours == "any" {
            return Ok(None);
        }
        let minute =
            |typed: &str| typed.parse::<i64>().ok().filter(|hour| (0..24).contains(hour)).map(|hour| hour * 60);
        match (self.hours.as_str(), minute(&self.from), minute(&self.to)) {
            ("some", Some(from), Some(to)) if from == to => Err(say!("mine-about-hours-same").to_owned()),
            ("some", Some(from), Some(to)) => Ok(Hours::new(from, to)),
            _ => Err(say!("mine-about-choose").to_owned()),
        }
    }
}

fn pronouns(typed: &str) -> Result<Option<String>, String> {
    let pronouns = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if pronouns.chars().count() > LONGEST_PRONOUNS || pronouns.chars().any(char::is_control) {
        return Err(say!("mine-about-pronouns-long").to_owned());
    }
    Ok((!pronouns.is_empty()).then_some(pronouns))
}

fn language(code: &str, demo: bool) -> Result<&'static Language, String> {
    let known = words::language(code).filter(|language| demo || !language.demo_only);
    known.ok_or_else(|| say!("mine-about-choose").to_owned())
}

fn phone(typed: &str) -> Result<Option<PhoneNumber>, String> {
    if typed.trim().is_empty() { Ok(None) } else { PhoneNumber::parse(typed).map(Some) }
}

fn chosen(typed: &str) -> Result<bool, String> {
    answer(typed)?.ok_or_else(|| say!("mine-about-choose").to_owned())
}

/// Nothing is an answer too.
fn answer(typed: &str) -> Result<Option<bool>, String> {
    match typed {
        "" => Ok(None),
        "yes" => Ok(Some(true)),
        "no" => Ok(Some(false)),
        _ => Err(say!("mine-about-choose").to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> AboutForm {
        AboutForm::of("Ada".to_owned(), &About::default())
    }

    #[test]
    fn a_form_nobody_touched_says_what_was_said_before() {
        let said = typed().check(false).unwrap_or_else(|errors| panic!("{errors:?}"));
        assert!(said.about.hours.is_none() && !said.about.letters.none && said.about.may_text.is_none());
    }

    #[test]
    fn hours_run_over_midnight_and_are_never_empty() {
        let hours =
            |from: &str, to: &str| AboutForm { hours: "some".into(), from: from.into(), to: to.into(), ..typed() };
        assert!(hours("20", "6").check(false).is_ok());
        for form in [hours("9", "9"), hours("9", "24"), hours("-1", "5"), hours("", "5")] {
            assert!(
                form.check(false).err().is_some_and(|errors| errors.of("from").is_some()),
                "{} {}",
                form.from,
                form.to
            );
        }
    }

    #[test]
    fn made_up_languages_are_for_demonstrations() {
        let form = AboutForm { language: "ar-XB".into(), ..typed() };
        assert!(form.check(true).is_ok() && form.check(false).is_err());
    }
}
