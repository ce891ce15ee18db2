//! Writes a planned advert down as the national service would send it; what it does not know is left out.

use serde_json::{Map, Value, json};

use super::places::Spot;
use super::plan::Plan;
use super::text::{Writer, capitalised};
use super::words;

/// Writes one advert with all its details.
pub fn write(plan: &Plan) -> Value {
    let mut writer = Writer::new(plan, plan.dice.clone());
    let mut advert = Map::new();
    add(&mut advert, head(&mut writer));
    add(&mut advert, terms(&mut writer));
    advert.insert("wage".to_owned(), without_nulls(wage(&mut writer)));
    add(&mut advert, employer(&mut writer));
    add(&mut advert, course(&mut writer));
    add(&mut advert, details(&mut writer));
    Value::Object(advert)
}

/// Midnight of a day since 1970: "2026-10-02T00:00:00Z".
pub fn midnight(day: i64) -> String {
    format!("{}T00:00:00Z", date(day))
}

/// "2026-10-02"
pub fn date(day: i64) -> String {
    jiff::Timestamp::from_second(day * 86_400).unwrap_or_default().strftime("%F").to_string()
}

/// Adds the fields that hold something: the service leaves nulls out.
fn add(advert: &mut Map<String, Value>, fields: Value) {
    if let Value::Object(fields) = fields {
        advert.extend(fields.into_iter().filter(|(_, value)| !value.is_null()));
    }
}

fn without_nulls(fields: Value) -> Value {
    let mut kept = Map::new();
    add(&mut kept, fields);
    Value::Object(kept)
}

/// Where the national service shows its adverts.
const ADVERTS: &str = "https://www.findapprenticeship.service.gov.uk/apprenticeship/reference";

fn head(writer: &mut Writer) -> Value {
    let plan = writer.plan;
    let (hour, minute, second) = (writer.dice.u8(7..19), writer.dice.u8(..60), writer.dice.u8(..60));
    let milliseconds = writer.dice.u16(..1000);
    let positions = if plan.employer.group { [1, 2, 3, 4, 6, 10] } else { [1, 1, 1, 1, 1, 2] }[writer.dice.usize(..6)];
    let posted = format!("{}T{hour:02}:{minute:02}:{second:02}.{milliseconds:03}Z", date(plan.posted));
    json!({
        "title": title(writer),
        "description": maybe(writer, 88, Writer::summary),
        "numberOfPositions": positions,
        "postedDate": posted,
        "closingDate": format!("{}T23:59:59Z", date(plan.closes)),
        "startDate": midnight(plan.starts),
        "vacancyReference": plan.reference,
        "vacancyUrl": format!("{ADVERTS}/{}", plan.reference),
        "addresses": plan.spots.iter().map(address).collect::<Vec<_>>(),
        "isNationalVacancy": plan.national,
        "isNationalVacancyDetails": plan.national.then(|| writer.one(&words::NATIONAL)),
    })
}

/// "Apprentice baker", "Bakery apprenticeship, Leeds", and so on: real adverts do not agree on one form.
fn title(writer: &mut Writer) -> String {
    let plan = writer.plan;
    let job = plan.job.name;
    let place = plan.spots.first().map_or("nationwide", |spot| spot.part.unwrap_or(spot.town));
    let word = if plan.foundation { "foundation apprentice" } else { "apprentice" };
    let title = match writer.dice.u8(..8) {
        0 | 1 => format!("Apprentice {job}").replace("Apprentice", &capitalised(word)),
        2 | 3 => format!("{job} {word}"),
        4 => format!("{job} {word}ship"),
        5 => format!("{job} {word} (level {})", plan.job.level),
        6 => format!("{job} {word}, {place}"),
        _ => format!("level {} {job} {word}", plan.job.level),
    };
    capitalised(&title)
}

fn address(spot: &Spot) -> Value {
    without_nulls(json!({
        "addressLine1": spot.line,
        "addressLine2": spot.part,
        "addressLine3": spot.town,
        "postcode": spot.postcode,
        "latitude": spot.at.lat,
        "longitude": spot.at.lon,
    }))
}

fn terms(writer: &mut Writer) -> Value {
    let hours = writer.plan.hours();
    let hours = if hours.fract() == 0.0 { json!(hours as i64) } else { json!(hours) };
    json!({ "hoursPerWeek": hours, "expectedDuration": duration(writer) })
}

/// "18 months" or "1 Year 6 Months": the service has both.
fn duration(writer: &mut Writer) -> String {
    let months = writer.plan.job.months;
    let (years, rest) = (months / 12, months % 12);
    let plural = |count: u32, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match (writer.dice.u8(..4), years, rest) {
        (0, _, _) | (_, 0, _) => plural(months, "month"),
        (_, _, 0) => plural(years, "Year"),
        _ => format!("{} {}", plural(years, "Year"), plural(rest, "Month")),
    }
}

/// Pence an hour from April 2026: the apprentice rate and the rate from 21.
const APPRENTICE_RATE: u32 = 800;
const ADULT_RATE: u32 = 1271;

fn wage(writer: &mut Writer) -> Value {
    let higher = writer.plan.job.level > 3;
    let (kind, unit, words) = match writer.dice.u32(..100) {
        ..35 if !higher => ("ApprenticeshipMinimum", "Annually", a_year(yearly(writer.plan, APPRENTICE_RATE))),
        35..50 if !higher => ("NationalMinimum", "Annually", national_minimum(writer.plan)),
        90.. => ("CompetitiveSalary", "Unspecified", writer.one(&["Competitive", "Competitive salary"]).to_owned()),
        _ => return custom_wage(writer),
    };
    json!({
        "wageType": kind,
        "wageUnit": unit,
        "wageAdditionalInformation": words,
        "workingWeekDescription": writer.one(writer.plan.trade().weeks),
    })
}

fn national_minimum(plan: &Plan) -> String {
    format!("{} to {}", pounds(yearly(plan, APPRENTICE_RATE)), a_year(yearly(plan, ADULT_RATE)))
}

/// A wage of the employer's own: more for higher levels, never less than the apprentice rate.
fn custom_wage(writer: &mut Writer) -> Value {
    let level = u32::from(writer.plan.job.level);
    let extra = writer.dice.u32(100..1500 + 1700 * (level - 1)) + 1500 * level.saturating_sub(3);
    let from = (yearly(writer.plan, APPRENTICE_RATE) / 100 + extra) / 250 * 250;
    let to = from + writer.dice.u32(4..16) * 250;
    let (unit, words) = match writer.dice.u8(..20) {
        ..13 => ("Annually", a_year(from * 100)),
        13..17 => ("Annually", format!("{} to {}", pounds(from * 100), a_year(to * 100))),
        17 => ("Weekly", format!("{} a week", pounds(from * 100 / 52 / 100 * 100))),
        18 => ("Monthly", format!("{} a month", pounds(from * 100 / 12 / 100 * 100))),
        _ => ("Annually", format!("{}, rising to {} in your second year", a_year(from * 100), pounds(to * 100))),
    };
    json!({
        "wageType": "Custom",
        "wageUnit": unit,
        "wageAmount": (writer.dice.u8(..10) == 0).then_some(from),
        "wageAdditionalInformation": words,
        "workingWeekDescription": writer.one(writer.plan.trade().weeks),
    })
}

/// Pence a year at an hourly rate.
fn yearly(plan: &Plan, rate: u32) -> u32 {
    plan.half_hours * 52 * rate / 2
}

fn a_year(pence: u32) -> String {
    format!("{} a year", pounds(pence))
}

/// "£14,976", "£26,436.80"
pub fn pounds(pence: u32) -> String {
    let (pounds, pence) = (pence / 100, pence % 100);
    let whole = match pounds {
        ..1000 => format!("£{pounds}"),
        _ => format!("£{},{:03}", pounds / 1000, pounds % 1000),
    };
    if pence == 0 { whole } else { format!("{whole}.{pence:02}") }
}

fn employer(writer: &mut Writer) -> Value {
    let employer = &writer.plan.employer;
    let domain = employer.website.trim_start_matches("https://www.").trim_end_matches("/jobs");
    let contact = writer.dice.u8(..100) < 20;
    let first = FIRST_NAMES[writer.dice.usize(..FIRST_NAMES.len())];
    let last = super::employers::SURNAMES[writer.dice.usize(..super::employers::SURNAMES.len())];
    let phone = format!("020 7946 0{:03}", writer.dice.u16(..1000));
    let apply = format!("{}/apply/{}", employer.website, writer.plan.reference);
    json!({
        "employerName": employer.name,
        "employerWebsiteUrl": (writer.dice.u8(..100) < 80).then_some(&employer.website),
        "employerContactName": contact.then(|| format!("{first} {last}")),
        "employerContactPhone": contact.then_some(phone),
        "employerContactEmail": contact.then(|| format!("apprentices@{domain}")),
        "applicationUrl": (writer.dice.u8(..100) < 15).then_some(apply),
        "isDisabilityConfident": employer.disability_confident,
        "employerDescription": writer.about_employer(),
    })
}

#[rustfmt::skip]
const FIRST_NAMES: [&str; 16] = [
    "Aisha", "Ben", "Chidi", "Dilys", "Efua", "Farid", "Grace", "Hodan", "Imran", "Jess", "Kamal", "Lena", "Marek",
    "Nia", "Omar", "Priya",
];

fn course(writer: &mut Writer) -> Value {
    let plan = writer.plan;
    let lars_code = plan.trade_number * 40 + plan.job_number + if plan.foundation { 801 } else { 1 };
    let level = ["Intermediate", "Advanced", "Higher", "Higher", "Degree", "Degree"][usize::from(plan.job.level) - 2];
    let ukprn = words::COLLEGES.iter().position(|college| *college == writer.college());
    json!({
        "course": {
            "larsCode": lars_code,
            "title": plan.course(),
            "level": plan.job.level,
            "route": plan.trade().route,
            "type": if plan.foundation { "Foundation" } else { "Standard" },
        },
        "apprenticeshipLevel": level,
        "providerName": writer.college(),
        "ukprn": 19_900_001 + ukprn.unwrap_or(0),
    })
}

fn details(writer: &mut Writer) -> Value {
    let mut skills = writer.some(&words::SKILLS, 3);
    skills.extend(writer.some(writer.plan.trade().skills, 2));
    let mut seen = Vec::new();
    skills.retain(|skill| {
        !seen.contains(skill) && {
            seen.push(*skill);
            true
        }
    });
    json!({
        "fullDescription": writer.what_you_would_do(),
        "trainingDescription": writer.training(),
        "additionalTrainingDescription": maybe(writer, 70, Writer::more_training),
        "outcomeDescription": writer.afterwards(),
        "thingsToConsider": maybe(writer, 85, Writer::considerations),
        "companyBenefitsInformation": maybe(writer, 85, Writer::benefits),
        "skills": skills,
        "qualifications": qualifications(writer),
    })
}

/// Higher levels ask for more; nearly half of the adverts at level 2 ask for nothing, and foundations never do.
fn qualifications(writer: &mut Writer) -> Vec<Value> {
    let level = writer.plan.job.level;
    let asks = !writer.plan.foundation && writer.dice.u8(..100) < [55, 70, 90, 90, 100, 100][usize::from(level) - 2];
    if !asks {
        return Vec::new();
    }
    let weighting = if writer.dice.u8(..100) < 70 { "Essential" } else { "Desired" };
    let grade = writer.one(&["4 (C) or above", "3 (D) or above", "9-4 (A*-C)", "Any grade"]);
    let gcse = |subject: &str| qualification(weighting, "GCSE or equivalent", subject, grade);
    let mut asked = vec![gcse("English"), gcse("Maths")];
    match writer.dice.u8(..6) {
        0 => asked.truncate(1),
        1 => asked.push(qualification("Desired", "GCSE or equivalent", "Science", "4 (C) or above")),
        2 => asked = vec![qualification("Desired", "Other", "Any course in the trade", "Pass")],
        _ => (),
    }
    if level > 3 {
        asked.push(qualification("Essential", "A level or equivalent", "Any two subjects", "C or above"));
    }
    asked
}

fn qualification(weighting: &str, kind: &str, subject: &str, grade: &str) -> Value {
    json!({ "weighting": weighting, "qualificationType": kind, "subject": subject, "grade": grade })
}

/// Writes a text in this many adverts of a hundred.
fn maybe<'a>(writer: &mut Writer<'a>, of_100: u8, text: fn(&mut Writer<'a>) -> String) -> Option<String> {
    (writer.dice.u8(..100) < of_100).then(|| text(writer))
}
