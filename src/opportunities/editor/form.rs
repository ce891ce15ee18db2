//! A local listing as it is typed. A draft may hold anything; `check` says what is missing before young people see it.

mod values;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::forms::FieldErrors;
use crate::opportunities::model::{Details, Kind, Opportunity, Pay, Place, Source};
use crate::words::{london_day, utc_day};

use super::model::REVIEW_AFTER_DAYS;
use super::texts;
use values::{
    coming_day, fits, hours, lines, lines_of, needed, needed_text, number, one_line, phone, positions, postcode_of,
    route, some, starts_on, web_address, yearly,
};

const DAY: i64 = 86_400_000;
/// The most letters of one line, of the summary, and of a longer text.
const LINE: usize = 200;
const SUMMARY: usize = 400;
const TEXT: usize = 4_000;
/// The most bytes of a draft, all of it together.
const DRAFT: usize = 100_000;
/// Pounds a year that any listing could mean.
const YEARLY: std::ops::RangeInclusive<i64> = 500..=200_000;
/// How far ahead a day may lie, in days.
const FURTHEST: i32 = 730;
/// How far ahead somebody may put off looking again, in days.
const FURTHEST_REVIEW: i32 = 92;

/// "on a day", and "until filled"
pub const ON_A_DAY: &str = "day";
pub const UNTIL_FILLED: &str = "filled";
/// What a listing may promise.
pub const RING_FENCED: &str = "ring_fenced";
pub const GUARANTEED_INTERVIEW: &str = "guaranteed_interview";
pub const DISABILITY_CONFIDENT: &str = "disability_confident";

/// All that an editor types. As it is kept, too: what only steers the form is left out there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ListingForm {
    pub kind: String,
    pub title: String,
    pub employer: String,
    pub about_employer: String,
    pub employer_url: String,
    pub summary: String,
    pub route: String,
    pub duties: String,
    pub suits: String,
    pub needs: String,
    pub training: String,
    pub gets: String,
    pub afterwards: String,
    pub consider: String,
    pub pay: String,
    pub yearly: String,
    pub hours: String,
    pub week: String,
    pub lasts: String,
    pub positions: String,
    pub address_1: String,
    pub postcode_1: String,
    pub address_2: String,
    pub postcode_2: String,
    pub address_3: String,
    pub postcode_3: String,
    pub starts_on: String,
    /// `ON_A_DAY` or `UNTIL_FILLED`
    pub closes: String,
    pub closes_on: String,
    pub apply_url: String,
    pub apply_phone: String,
    pub apply_words: String,
    pub promises: Vec<String>,
    pub review_by: String,
    /// Which of the buttons was pressed.
    #[serde(skip_serializing)]
    pub deed: String,
    /// What was saved when this form was shown.
    #[serde(skip_serializing)]
    pub version: String,
    /// Names this form, so that pressing twice makes one listing.
    #[serde(skip_serializing)]
    pub made_by: String,
}

/// A listing that young people may see.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Its places have no points yet, and it has no reference.
    pub opportunity: Opportunity,
    /// The last moment of its review-by day, in ms since 1970 UTC.
    pub review_at: i64,
}

impl ListingForm {
    /// An empty form, to be looked at again in four weeks.
    pub fn fresh(made_by: String, now: i64) -> ListingForm {
        ListingForm { closes: ON_A_DAY.to_owned(), review_by: review_day(now), made_by, ..ListingForm::default() }
    }

    /// The same listing for somebody to change: with new dates to be thought of.
    pub fn copied(&self, now: i64) -> ListingForm {
        ListingForm { closes_on: String::new(), starts_on: String::new(), review_by: review_day(now), ..self.clone() }
    }

    /// What it is called in lists.
    pub fn title_words(&self) -> String {
        match one_line(&self.title) {
            title if title.is_empty() => "No title yet".to_owned(),
            title => title.chars().take(LINE).collect(),
        }
    }

    /// A draft may say anything, so long as it can be kept; what is to be previewed must be whole.
    pub fn check_saving(&self, now: i64) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        if serde_json::to_string(self).map_or(true, |text| text.len() > DRAFT) {
            errors.note::<()>("duties", Err("All of it together is too long to keep: make it shorter".to_owned()));
            return Err(errors);
        }
        if self.deed == "preview" { self.check(now).map(|_| ()) } else { Ok(()) }
    }

    /// What was typed, each text with what it is called: for putting two of them side by side.
    pub fn labelled(&self) -> Vec<(&'static str, String)> {
        let promises = self.promises.iter().map(|promise| promise.replace('_', " ")).collect::<Vec<_>>().join(", ");
        let texts = [
            ("Kind", &self.kind),
            ("Title", &self.title),
            ("Employer", &self.employer),
            ("Summary", &self.summary),
            ("What you would do", &self.duties),
            ("Who it suits", &self.suits),
            ("What you need", &self.needs),
            ("Pay, in words", &self.pay),
            ("Pay in a year", &self.yearly),
            ("Hours a week", &self.hours),
            ("Days and times", &self.week),
            ("How long it lasts", &self.lasts),
            ("Address", &self.address_1),
            ("Postcode", &self.postcode_1),
            ("Second address", &self.address_2),
            ("Second postcode", &self.postcode_2),
            ("Third address", &self.address_3),
            ("Third postcode", &self.postcode_3),
            ("Starts on", &self.starts_on),
            ("Closes", &self.closes),
            ("Closing day", &self.closes_on),
            ("Web address", &self.apply_url),
            ("Phone number", &self.apply_phone),
            ("How to apply, in words", &self.apply_words),
            ("What it promises", &promises),
            ("Sort of work", &self.route),
            ("Training", &self.training),
            ("What you get", &self.gets),
            ("Afterwards", &self.afterwards),
            ("Good to know before", &self.consider),
            ("About the employer", &self.about_employer),
            ("The employer\u{2019}s website", &self.employer_url),
            ("How many people", &self.positions),
            ("Look again by", &self.review_by),
        ];
        texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| (label, text.clone())).collect()
    }

    /// What young people would see, or what is missing. `now` is in ms since 1970 UTC.
    pub fn check(&self, now: i64) -> Result<Checked, FieldErrors> {
        let mut errors = FieldErrors::default();
        let today = london_day(now);
        let kind = errors.note("kind", Kind::from_code(&self.kind).ok_or("Choose what kind it is".to_owned()));
        let title = errors.note("title", needed(&self.title, LINE, "Write a title"));
        let employer = errors.note("employer", needed(&self.employer, LINE, "Write the name of the employer"));
        let summary = errors.note("summary", needed(&self.summary, SUMMARY, "Say in a sentence or two what it is"));
        let duties = errors.note("duties", needed_text(&self.duties, "Say what they would do"));
        let mut text = |field, typed: &str| errors.note(field, fits(typed, TEXT)).and_then(|()| texts::html(typed));
        let suits_html = text("suits", &self.suits);
        let needs = text("needs", &self.needs).map(|_| lines(&self.needs)).unwrap_or_default();
        let pay = errors.note("pay", needed(&self.pay, LINE, "Say what it pays, or that it is not paid"));
        let yearly_from = errors.note("yearly", yearly(&self.yearly));
        let hours_per_week = errors.note("hours", hours(&self.hours));
        let mut line = |field, typed: &str| errors.note(field, fits(&one_line(typed), LINE)).and_then(|()| some(typed));
        let working_week = line("week", &self.week);
        let duration = line("lasts", &self.lasts);
        let places = self.places(&mut errors);
        let starts_on = errors.note("starts_on", starts_on(&self.starts_on, today));
        let closes_at = self.closes_at(&mut errors, today);
        let apply_url = errors.note("apply_url", web_address(&self.apply_url));
        let apply_phone = errors.note("apply_phone", phone(&self.apply_phone));
        let apply_words =
            errors.note("apply_words", fits(&self.apply_words, TEXT).map(|()| lines_of(&self.apply_words)));
        self.some_way_to_apply(&mut errors);
        let route = errors.note("route", route(&self.route));
        let mut text = |field, typed: &str| errors.note(field, fits(typed, TEXT)).and_then(|()| texts::html(typed));
        let training_html = text("training", &self.training);
        let benefits_html = text("gets", &self.gets);
        let afterwards_html = text("afterwards", &self.afterwards);
        let to_consider_html = text("consider", &self.consider);
        let about_employer_html = text("about_employer", &self.about_employer);
        let employer_url = errors.note("employer_url", web_address(&self.employer_url));
        let positions = errors.note("positions", positions(&self.positions));
        let review_at = errors.note("review_by", self.review_at(today));
        if !errors.is_empty() {
            return Err(errors);
        }
        let promises = |code: &str| self.promises.iter().any(|promise| promise == code);
        let opportunity = Opportunity {
            reference: String::new(),
            source: Source::Local,
            kind: kind.unwrap_or(Kind::Job),
            title: title.unwrap_or_default(),
            employer: employer.unwrap_or_default(),
            summary,
            route: route.flatten(),
            level: None,
            pay: Pay { words: pay, yearly_from: yearly_from.flatten(), yearly_to: None },
            places,
            national: false,
            posted_at: None,
            closes_at,
            disability_confident: promises(DISABILITY_CONFIDENT),
            ring_fenced: promises(RING_FENCED),
            guaranteed_interview: promises(GUARANTEED_INTERVIEW),
            details: Details {
                what_you_would_do_html: duties.flatten(),
                training_html,
                afterwards_html,
                to_consider_html,
                benefits_html,
                about_employer_html,
                skills: needs,
                working_week,
                hours_per_week: hours_per_week.flatten(),
                duration,
                starts_on: starts_on.flatten(),
                positions: positions.flatten(),
                employer_url: employer_url.flatten(),
                apply_url: apply_url.flatten(),
                apply_words: apply_words.flatten(),
                apply_phone: apply_phone.flatten(),
                suits_html,
                ..Details::default()
            },
        };
        Ok(Checked { opportunity, review_at: review_at.unwrap_or_default() })
    }

    fn places(&self, errors: &mut FieldErrors) -> Vec<Place> {
        let typed = [
            ("address_1", &self.address_1, "postcode_1", &self.postcode_1),
            ("address_2", &self.address_2, "postcode_2", &self.postcode_2),
            ("address_3", &self.address_3, "postcode_3", &self.postcode_3),
        ];
        let mut places = Vec::new();
        for (address_field, address, postcode_field, postcode) in typed {
            let address_fits = errors.note(address_field, fits(&one_line(address), LINE));
            let postcode = match postcode.trim() {
                "" => Some(None),
                typed => errors.note(postcode_field, postcode_of(typed)).map(Some),
            };
            let (Some(()), Some(postcode)) = (address_fits, postcode) else { continue };
            let place = Place { address: one_line(address), postcode, at: None };
            if place != Place::default() {
                places.push(place);
            }
        }
        if places.is_empty() && errors.of("address_1").is_none() && errors.of("postcode_1").is_none() {
            errors.note::<()>("postcode_1", Err("Say where it is: a postcode, at least".to_owned()));
        }
        places
    }

    /// The last second of the closing day, UTC; none where it is open until filled, or wrong.
    fn closes_at(&self, errors: &mut FieldErrors, today: Date) -> Option<i64> {
        match self.closes.as_str() {
            UNTIL_FILLED => None,
            ON_A_DAY => {
                let day = coming_day(&self.closes_on, today, FURTHEST, "Write the day it closes, like 31/3/2027");
                errors.note("closes_on", day).map(end_of_day)
            }
            _ => errors.note("closes", Err("Say how long it is open".to_owned())),
        }
    }

    fn some_way_to_apply(&self, errors: &mut FieldErrors) {
        let ways = [&self.apply_url, &self.apply_phone, &self.apply_words];
        if ways.iter().all(|way| way.trim().is_empty()) {
            let sentence = "Say how to apply: a web address, a phone number or a few words".to_owned();
            errors.note::<()>("apply_url", Err(sentence));
        }
    }

    fn review_at(&self, today: Date) -> Result<i64, String> {
        let sentence = "Write the day by which somebody looks again, like 31/3/2027";
        coming_day(&self.review_by, today, FURTHEST_REVIEW, sentence).map(end_of_day)
    }

    /// The form that this listing could have been typed in.
    pub fn of(opportunity: &Opportunity, review_at: i64) -> ListingForm {
        let details = &opportunity.details;
        let words = |text: &Option<String>| text.clone().unwrap_or_default();
        let text = |html: &Option<String>| html.as_deref().map(texts::typed).unwrap_or_default();
        let place = |at: usize| opportunity.places.get(at).cloned().unwrap_or_default();
        let [one, two, three] = [place(0), place(1), place(2)];
        let promises = [
            (RING_FENCED, opportunity.ring_fenced),
            (GUARANTEED_INTERVIEW, opportunity.guaranteed_interview),
            (DISABILITY_CONFIDENT, opportunity.disability_confident),
        ];
        ListingForm {
            kind: opportunity.kind.code().to_owned(),
            title: opportunity.title.clone(),
            employer: opportunity.employer.clone(),
            about_employer: text(&details.about_employer_html),
            employer_url: words(&details.employer_url),
            summary: words(&opportunity.summary),
            route: words(&opportunity.route),
            duties: text(&details.what_you_would_do_html),
            suits: text(&details.suits_html),
            needs: details.skills.join("\n"),
            training: text(&details.training_html),
            gets: text(&details.benefits_html),
            afterwards: text(&details.afterwards_html),
            consider: text(&details.to_consider_html),
            pay: words(&opportunity.pay.words),
            yearly: number(opportunity.pay.yearly_from),
            hours: details.hours_per_week.map(|hours| hours.to_string()).unwrap_or_default(),
            week: words(&details.working_week),
            lasts: words(&details.duration),
            positions: number(details.positions),
            address_1: one.address,
            postcode_1: one.postcode.unwrap_or_default(),
            address_2: two.address,
            postcode_2: two.postcode.unwrap_or_default(),
            address_3: three.address,
            postcode_3: three.postcode.unwrap_or_default(),
            starts_on: details.starts_on.map(day_of).unwrap_or_default(),
            closes: if opportunity.closes_at.is_some() { ON_A_DAY } else { UNTIL_FILLED }.to_owned(),
            closes_on: opportunity.closes_at.map(day_of).unwrap_or_default(),
            apply_url: words(&details.apply_url),
            apply_phone: words(&details.apply_phone),
            apply_words: words(&details.apply_words),
            promises: promises.into_iter().filter(|(_, has)| *has).map(|(code, _)| code.to_owned()).collect(),
            review_by: day_of(review_at),
            ..ListingForm::default()
        }
    }
}

/// A day for somebody to look again, alone.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeedForm {
    pub deed: String,
    pub review_by: String,
    pub version: String,
    pub made_by: String,
    pub why: String,
}

impl DeedForm {
    pub fn check_review(&self, now: i64) -> Result<i64, FieldErrors> {
        let mut errors = FieldErrors::default();
        let form = ListingForm { review_by: self.review_by.clone(), ..ListingForm::default() };
        errors.note("review_by", form.review_at(london_day(now))).ok_or(errors)
    }
}

/// "24/12/2026", as the form has days.
pub fn day_of(at: i64) -> String {
    let day = utc_day(at);
    format!("{}/{}/{}", day.day(), day.month(), day.year())
}

/// The day in four weeks.
pub fn review_day(now: i64) -> String {
    day_of(now + REVIEW_AFTER_DAYS * DAY)
}

fn end_of_day(day: Date) -> i64 {
    start_of_day(day) + DAY - 1_000
}

fn start_of_day(day: Date) -> i64 {
    let midnight = day.to_datetime(jiff::civil::Time::midnight());
    jiff::tz::Offset::UTC.to_timestamp(midnight).map_or(0, |moment| moment.as_millisecond())
}
