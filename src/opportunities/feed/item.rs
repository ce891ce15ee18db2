//! One vacancy of the feed as an [`Opportunity`]. Lenient: only a reference and a title are needed, and a field of a
//! type that cannot be meant leaves the vacancy out, by name.
//!
//! Never read: `wageType`, `wageUnit` and `wageAmount` (the words say what they pay), `distance` (from somewhere else),
//! and the employer's contact person, whose name, telephone and email are personal data that no page of ours shows.

use serde_json::value::RawValue;

use super::clean::{html, line, lines};
pub use super::fields::Broken;
use super::fields::Fields;
use super::link::link;
use super::pay::pay;
use super::when::{When, when};
use crate::opportunities::model::{Details, Kind, Opportunity, Place, Point, Qualification, ROUTES, Source};

/// Longest texts kept, in characters. Longer ones are cut, except where it says so.
const TITLE: usize = 200;
const NAME: usize = 200;
const WORDS: usize = 1_000;
/// A longer reference is a fault, since half a reference is another vacancy's.
const REFERENCE: usize = 100;
/// A longer description is a fault, in bytes: the service itself stops at 4,000 characters.
const DESCRIPTION: usize = 100_000;
/// The most entries kept of a list.
const PLACES: usize = 100;
const SKILLS: usize = 60;
const QUALIFICATIONS: usize = 60;

/// Degrees that hold the United Kingdom with room to spare: north, and east.
const UK_LAT: std::ops::RangeInclusive<f64> = 49.0..=61.0;
const UK_LON: std::ops::RangeInclusive<f64> = -9.0..=2.5;

/// Reads one vacancy, or names what is wrong with it.
pub fn opportunity(raw: &RawValue) -> Result<Opportunity, Broken> {
    let vacancy = Fields::read(raw, "")?;
    let course = vacancy.object("course", "course.")?;
    let national = vacancy.flag("isNationalVacancy")?;
    Ok(Opportunity {
        reference: needed_reference(&vacancy)?,
        source: Source::National,
        kind: kind(&course)?,
        title: one_line(&vacancy, "title", TITLE)?.ok_or_else(|| vacancy.broken("title", "is missing"))?,
        // Anonymous employers come with a name ("A local nursery"); where even that is missing the page has its words.
        employer: one_line(&vacancy, "employerName", NAME)?.unwrap_or_default(),
        summary: one_line(&vacancy, "description", WORDS)?,
        route: route(&course)?,
        level: level(&vacancy, &course)?,
        pay: pay(one_line(&vacancy.object("wage", "wage.")?, "wageAdditionalInformation", WORDS)?),
        places: places(&vacancy)?,
        national,
        posted_at: date(&vacancy, "postedDate")?.moment().and_then(|moment| moment.at()),
        closes_at: closing(&vacancy)?,
        disability_confident: vacancy.flag("isDisabilityConfident")?,
        ring_fenced: false,
        guaranteed_interview: false,
        details: details(&vacancy, &course, national)?,
    })
}

/// The reference of a vacancy that may be broken elsewhere.
pub fn reference(raw: &RawValue) -> Option<String> {
    needed_reference(&Fields::read(raw, "").ok()?).ok()
}

/// Opaque: trimmed, its case kept, never taken apart.
fn needed_reference(vacancy: &Fields) -> Result<String, Broken> {
    let word = vacancy.word("vacancyReference")?.unwrap_or_default();
    let word = word.trim();
    let fault = |why| Err(vacancy.broken("vacancyReference", why));
    match word.chars().count() {
        0 => fault("is missing"),
        n if n > REFERENCE => fault("is longer than a reference can be"),
        _ if word.contains(char::is_control) => fault("holds characters that cannot be printed"),
        _ => Ok(word.to_owned()),
    }
}

fn one_line(fields: &Fields, key: &str, most: usize) -> Result<Option<String>, Broken> {
    let text = fields.text(key)?.unwrap_or_default();
    not_too_long(fields, key, &text)?;
    Ok(line(&text, most))
}

fn several_lines(fields: &Fields, key: &str) -> Result<Option<String>, Broken> {
    let text = fields.text(key)?.unwrap_or_default();
    not_too_long(fields, key, &text)?;
    Ok(lines(&text, WORDS))
}

fn description(fields: &Fields, key: &str) -> Result<Option<String>, Broken> {
    let text = fields.text(key)?.unwrap_or_default();
    not_too_long(fields, key, &text)?;
    Ok(html(&text))
}

fn not_too_long(fields: &Fields, key: &str, text: &str) -> Result<(), Broken> {
    if text.len() <= DESCRIPTION { Ok(()) } else { Err(fields.broken(key, "is longer than any advert")) }
}

fn date(fields: &Fields, key: &str) -> Result<When, Broken> {
    Ok(when(fields.text(key)?.as_deref()))
}

/// An unreadable closing date is a fault: it decides whether one may still apply. Other dates may be missing.
fn closing(vacancy: &Fields) -> Result<Option<i64>, Broken> {
    match date(vacancy, "closingDate")? {
        When::Unreadable => Err(vacancy.broken("closingDate", "is not a date")),
        When::NotGiven => Ok(None),
        When::At(moment) => Ok(moment.closes_at()),
    }
}

/// `Standard`, `Apprenticeship`, `Foundation`, `FoundationApprenticeship`, in any case; numbers mean nothing to us.
fn kind(course: &Fields) -> Result<Kind, Broken> {
    let code = course.word("type")?.unwrap_or_default();
    let foundation = code.trim().get(..10).is_some_and(|start| start.eq_ignore_ascii_case("foundation"));
    Ok(if foundation { Kind::FoundationApprenticeship } else { Kind::Apprenticeship })
}

fn route(course: &Fields) -> Result<Option<String>, Broken> {
    let given = one_line(course, "route", NAME)?.unwrap_or_default();
    Ok(ROUTES.into_iter().find(|route| route.eq_ignore_ascii_case(&given)).map(str::to_owned))
}

/// From the course, or else from `apprenticeshipLevel`, whose numbers in the service's code are the levels themselves.
fn level(vacancy: &Fields, course: &Fields) -> Result<Option<i64>, Broken> {
    let known = |level: f64| (2.0..8.0).contains(&level).then_some(level as i64);
    let named = vacancy.word("apprenticeshipLevel")?.unwrap_or_default();
    let named = match named.trim().to_ascii_lowercase().as_str() {
        "intermediate" => Some(2),
        "advanced" => Some(3),
        "higher" => Some(4),
        "degree" => Some(6),
        number => number.parse().ok().and_then(known),
    };
    Ok(course.number("level")?.and_then(known).or(named))
}

fn places(vacancy: &Fields) -> Result<Vec<Place>, Broken> {
    let mut places = Vec::new();
    for raw in vacancy.list("addresses", PLACES)? {
        let place = place(&Fields::read(raw, "addresses.")?)?;
        if place != Place::default() && !places.contains(&place) {
            places.push(place);
        }
    }
    Ok(places)
}

fn place(address: &Fields) -> Result<Place, Broken> {
    let mut parts: Vec<String> = Vec::new();
    for key in ["addressLine1", "addressLine2", "addressLine3", "addressLine4"] {
        let part = one_line(address, key, NAME)?.map(|part| part.trim_matches([',', ' ']).to_owned());
        parts.extend(part.filter(|part| !part.is_empty() && !parts.contains(part)));
    }
    let postcode = one_line(address, "postcode", 10)?.map(|postcode| postcode.to_uppercase());
    Ok(Place { address: parts.join(", "), postcode, at: point(address)? })
}

/// None where a coordinate is missing, 0 or outside the United Kingdom: still listed, only without a distance.
fn point(address: &Fields) -> Result<Option<Point>, Broken> {
    let (lat, lon) = (address.number("latitude")?, address.number("longitude")?);
    let given = lat.zip(lon).filter(|(lat, lon)| UK_LAT.contains(lat) && UK_LON.contains(lon) && *lon != 0.0);
    Ok(given.map(|(lat, lon)| Point { lat, lon }))
}

fn details(vacancy: &Fields, course: &Fields, national: bool) -> Result<Details, Broken> {
    let url = |key| Ok(vacancy.text(key)?.as_deref().and_then(link));
    Ok(Details {
        what_you_would_do_html: description(vacancy, "fullDescription")?,
        training_html: description(vacancy, "trainingDescription")?,
        more_training_html: description(vacancy, "additionalTrainingDescription")?,
        afterwards_html: description(vacancy, "outcomeDescription")?,
        to_consider_html: description(vacancy, "thingsToConsider")?,
        benefits_html: description(vacancy, "companyBenefitsInformation")?,
        about_employer_html: description(vacancy, "employerDescription")?,
        skills: vacancy.words("skills", SKILLS)?.iter().filter_map(|skill| line(skill, NAME)).collect(),
        qualifications: qualifications(vacancy)?,
        working_week: several_lines(&vacancy.object("wage", "wage.")?, "workingWeekDescription")?,
        hours_per_week: vacancy.number("hoursPerWeek")?.filter(|hours| *hours > 0.0 && *hours <= 168.0),
        duration: one_line(vacancy, "expectedDuration", NAME)?,
        starts_on: date(vacancy, "startDate")?.moment().and_then(|moment| moment.day()),
        positions: vacancy.number("numberOfPositions")?.filter(|n| (1.0..100_000.0).contains(n)).map(|n| n as i64),
        // Outside a national vacancy the service leaves old words in this field.
        national_words: several_lines(vacancy, "isNationalVacancyDetails")?.filter(|_| national),
        provider: one_line(vacancy, "providerName", NAME)?,
        course: one_line(course, "title", NAME)?,
        employer_url: url("employerWebsiteUrl")?,
        apply_url: url("applicationUrl")?,
        advert_url: url("vacancyUrl")?,
        apply_words: None,
        apply_phone: None,
        suits_html: None,
    })
}

fn qualifications(vacancy: &Fields) -> Result<Vec<Qualification>, Broken> {
    let mut asked = Vec::new();
    for raw in vacancy.list("qualifications", QUALIFICATIONS)? {
        let fields = Fields::read(raw, "qualifications.")?;
        let word = |key| Ok(fields.word(key)?.as_deref().and_then(|word| line(word, NAME)).unwrap_or_default());
        let one = Qualification {
            // Not said is essential: nobody should read "no maths needed" where the advert did not say so.
            essential: !fields.word("weighting")?.unwrap_or_default().trim().eq_ignore_ascii_case("desired"),
            kind: word("qualificationType")?,
            subject: word("subject")?,
            grade: word("grade")?,
        };
        if !(one.kind.is_empty() && one.subject.is_empty() && one.grade.is_empty()) {
            asked.push(one);
        }
    }
    Ok(asked)
}
