//! The ways in which real adverts are awkward, one variant for each rule of the importer.

use serde_json::{Value, json};

use super::employers;
use super::plan::Plan;
use super::trades::TRADES;

/// One way for an advert to be awkward and still worth keeping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awkward {
    NumericWageType,
    NumericWageUnit,
    NoWage,
    NoCoordinates,
    ZeroCoordinates,
    FromTheNhs,
    NoStart,
    NoHours,
    Script,
    TagsEverywhere,
    LineBreaks,
    Duplicate,
    NoCourse,
    Anonymous,
    NoDuration,
    WholeNumbersWithPoints,
    UnknownFields,
    LongTitle,
    Accents,
    Emoji,
    RightToLeft,
    NationalWithDetails,
    PaddedReference,
    NoAddress,
    NullsAndEmpties,
}

impl Awkward {
    pub const ALL: [Awkward; 25] = [
        Awkward::NumericWageType,
        Awkward::NumericWageUnit,
        Awkward::NoWage,
        Awkward::NoCoordinates,
        Awkward::ZeroCoordinates,
        Awkward::FromTheNhs,
        Awkward::NoStart,
        Awkward::NoHours,
        Awkward::Script,
        Awkward::TagsEverywhere,
        Awkward::LineBreaks,
        Awkward::Duplicate,
        Awkward::NoCourse,
        Awkward::Anonymous,
        Awkward::NoDuration,
        Awkward::WholeNumbersWithPoints,
        Awkward::UnknownFields,
        Awkward::LongTitle,
        Awkward::Accents,
        Awkward::Emoji,
        Awkward::RightToLeft,
        Awkward::NationalWithDetails,
        Awkward::PaddedReference,
        Awkward::NoAddress,
        Awkward::NullsAndEmpties,
    ];

    /// They take turns, so that even a short file has all of them.
    pub fn of(number: usize) -> Awkward {
        Awkward::ALL[number % Awkward::ALL.len()]
    }

    /// Changes what the advert is about, before it is written.
    pub fn change_plan(self, mut plan: Plan) -> Plan {
        let suffix = plan.employer.name.split(' ').next_back().unwrap_or("Ltd").to_owned();
        match self {
            Awkward::FromTheNhs => from_the_nhs(plan),
            Awkward::Anonymous => {
                plan.spoken_employer = "this employer".to_owned();
                plan
            }
            Awkward::Accents => {
                let name = ACCENTS[plan.index / 10 % ACCENTS.len()];
                plan.employed_by(format!("{name} {suffix}"))
            }
            Awkward::RightToLeft => {
                let name = format!("{} (مركز التدريب)", plan.employer.name);
                plan.employed_by(name)
            }
            Awkward::NationalWithDetails => {
                plan.national = true;
                plan
            }
            _ => plan,
        }
    }

    /// Changes the advert once it is written.
    pub fn change_advert(self, plan: &Plan, mut advert: Value) -> Value {
        match self {
            Awkward::NumericWageType => advert["wage"]["wageType"] = json!(1),
            Awkward::NumericWageUnit => advert["wage"]["wageUnit"] = json!(0),
            Awkward::NoWage => remove(&mut advert, &["wage"]),
            Awkward::NoCoordinates => each_address(&mut advert, |place| remove(place, &["latitude", "longitude"])),
            Awkward::ZeroCoordinates => each_address(&mut advert, |place| {
                place["latitude"] = json!(0);
                place["longitude"] = json!(0.0);
            }),
            Awkward::FromTheNhs => nhs_fields(plan, &mut advert),
            Awkward::NoStart => advert["startDate"] = json!(YEAR_ONE),
            Awkward::NoHours => advert["hoursPerWeek"] = json!(0),
            Awkward::Script => add_script(&mut advert),
            Awkward::TagsEverywhere => add_tags(&mut advert),
            Awkward::LineBreaks => add_line_breaks(&mut advert),
            Awkward::NoCourse => no_course(&mut advert),
            Awkward::Anonymous => anonymous(plan, &mut advert),
            Awkward::NoDuration => advert["expectedDuration"] = json!(""),
            Awkward::WholeNumbersWithPoints => add_points(&mut advert),
            Awkward::UnknownFields => add_unknown(&mut advert),
            Awkward::LongTitle => lengthen_title(plan, &mut advert),
            Awkward::Emoji => add_emoji(&mut advert),
            Awkward::NationalWithDetails => advert["isNationalVacancyDetails"] = json!(NATIONAL_DETAILS),
            Awkward::PaddedReference => advert["vacancyReference"] = json!(format!("  {}\t\n", plan.reference)),
            Awkward::NoAddress => advert["addresses"] = json!([]),
            Awkward::NullsAndEmpties => add_nulls(&mut advert),
            Awkward::Duplicate | Awkward::Accents | Awkward::RightToLeft => (),
        }
        advert
    }
}

/// An item that no importer can keep, made from a good one: without a title, with a number for one, or no object.
pub fn broken(number: usize, mut advert: Value) -> Value {
    match number % 3 {
        0 => remove(&mut advert, &["title"]),
        1 => advert["title"] = json!(41),
        _ => advert = json!("This is not a vacancy"),
    }
    advert
}

const YEAR_ONE: &str = "0001-01-01T00:00:00Z";

const ACCENTS: [&str; 4] =
    ["Zoë & Chloé’s Crème", "O’Meallóra & Peñarte", "Søren d'Été & Fils", "Łucja Żółtek & Jürgens"];

const NATIONAL_DETAILS: &str = "Places in <b>Leeds</b>, Bristol &amp; Norwich.\r\nYou choose when you apply.\r\n\
    <script>alert('hello')</script>Travel between sites is paid.";

/// Texts of an advert that may hold HTML.
const LONG_TEXTS: [&str; 7] = [
    "fullDescription",
    "trainingDescription",
    "additionalTrainingDescription",
    "outcomeDescription",
    "thingsToConsider",
    "companyBenefitsInformation",
    "employerDescription",
];

fn remove(value: &mut Value, names: &[&str]) {
    if let Value::Object(fields) = value {
        fields.retain(|name, _| !names.contains(&name.as_str()));
    }
}

fn each_address(advert: &mut Value, change: fn(&mut Value)) {
    if let Value::Array(addresses) = &mut advert["addresses"] {
        addresses.iter_mut().for_each(change);
    }
}

/// Changes one of the advert's texts, if it has it.
fn change_text(advert: &mut Value, name: &str, change: impl FnOnce(&str) -> String) {
    if let Some(text) = advert.get(name).and_then(Value::as_str).map(change) {
        advert[name] = json!(text);
    }
}

/// NHS Jobs adverts have references, addresses and gaps of their own.
fn from_the_nhs(mut plan: Plan) -> Plan {
    let health = TRADES.iter().position(|trade| trade.route == "Health and science").unwrap_or(0);
    plan.trade_number = health;
    plan.foundation = false;
    plan.job_number = plan.index / 10 % 2;
    plan.job = &TRADES[health].jobs[plan.job_number];
    plan.employer = employers::group(health, plan.index / 250);
    plan.spoken_employer = plan.employer.name.clone();
    let (number, year) = (plan.index, super::advert::date(plan.posted));
    plan.reference = format!("C9{:03}-{}-{:04}", 300 + number / 10_000, &year[2..4], number % 10_000);
    plan
}

fn nhs_fields(plan: &Plan, advert: &mut Value) {
    let address = format!("https://beta.jobs-of-the-nhs.example/candidate/jobadvert/{}", plan.reference);
    advert["vacancyUrl"] = json!(address);
    advert["applicationUrl"] = json!(address);
    advert["startDate"] = json!(YEAR_ONE);
    advert["hoursPerWeek"] = json!(0);
    advert["ukprn"] = json!(0);
    remove(advert, &["providerName", "expectedDuration", "trainingDescription"]);
}

fn add_script(advert: &mut Value) {
    for name in LONG_TEXTS {
        change_text(advert, name, |text| format!("{BEFORE}{text}{AFTER}"));
    }
}

const BEFORE: &str = "<style>p { color: red; position: fixed }</style><h2 onclick=\"alert('one')\">About this job</h2>";

const AFTER: &str = "<script>document.title = 'two'</script><p onmouseover=alert(3)>Questions? \
    <a href=\"javascript:alert(4)\" target=_blank>Ask us</a> or <a href='https://www.questions.example/'>read more</a>.\
    <img src=x onerror=alert(5)><iframe src='https://www.frame.example/'></iframe><!-- six --></p>";

fn add_tags(advert: &mut Value) {
    let title = advert["title"].as_str().unwrap_or_default();
    advert["title"] = json!(format!("<b>{title}</b> &amp; more"));
    change_text(advert, "description", |text| {
        format!("<p><strong>{text}</strong><br/>Pay &gt; £12,000 &amp; a bonus.</p>\n<p>&nbsp;</p>")
    });
    advert["wage"]["workingWeekDescription"] = json!("Monday to Friday<br>9am to 5pm<br /><em>Some</em> Saturdays");
    for name in LONG_TEXTS {
        change_text(advert, name, |text| {
            format!(
                "<div class=\"x\" style=\"margin:0\"><FONT \
                    size=7>{text}</FONT><table><tr><td>One</td></tr></table></div>"
            )
        });
    }
}

fn add_line_breaks(advert: &mut Value) {
    advert["wage"]["workingWeekDescription"] =
        json!("Monday to Thursday, 9am to 5pm.\r\nFriday, 9am to 4pm.\r\n\r\nOne day a week at college.");
    for name in LONG_TEXTS {
        change_text(advert, name, |text| text.replace("\n", "\r\n").replace("</p><p>", "\r\n\r\n"));
    }
}

fn no_course(advert: &mut Value) {
    advert["course"] = json!({ "larsCode": 0, "level": 0 });
    remove(advert, &["apprenticeshipLevel", "providerName"]);
}

fn anonymous(plan: &Plan, advert: &mut Value) {
    let town = plan.spots.first().map_or("England", |spot| spot.part.unwrap_or(spot.town));
    advert["employerName"] = json!(format!("Name not given ({town})"));
    let lines = ["addressLine1", "addressLine2", "addressLine3", "latitude", "longitude"];
    if let Value::Array(addresses) = &mut advert["addresses"] {
        addresses.iter_mut().for_each(|place| {
            change_text(place, "postcode", |code| code.split(' ').next().unwrap_or_default().to_owned());
            remove(place, &lines);
        });
    }
    remove(
        advert,
        &[
            "employerWebsiteUrl",
            "employerContactName",
            "employerContactPhone",
            "employerContactEmail",
            "applicationUrl",
        ],
    );
}

fn add_points(advert: &mut Value) {
    advert["hoursPerWeek"] = json!(36.0);
    advert["numberOfPositions"] = json!(2.0);
    for name in ["level", "larsCode"] {
        advert["course"][name] = json!(advert["course"][name].as_f64());
    }
}

fn add_unknown(advert: &mut Value) {
    advert["vacancyWeather"] = json!({ "sun": true, "clouds": [1, 2, { "deep": null }] });
    advert["wage"]["bonusKind"] = json!(["yearly"]);
    advert["course"]["isNew"] = json!(true);
    advert["distance"] = json!(3.25);
}

fn lengthen_title(plan: &Plan, advert: &mut Value) {
    let title = advert["title"].as_str().unwrap_or_default();
    let long = format!(
        "{title} - {} - {} - start as soon as possible - all training given - apply now, as we may close this advert \
            early",
        plan.spoken_place,
        plan.course()
    );
    advert["title"] = json!(long);
}

fn add_emoji(advert: &mut Value) {
    let title = advert["title"].as_str().unwrap_or_default();
    advert["title"] = json!(format!("✨ {title} 👩🏽‍🔧🎉"));
    change_text(advert, "description", |text| format!("{text} 💚"));
}

fn add_nulls(advert: &mut Value) {
    for name in ["distance", "applicationUrl", "employerContactName", "ukprn", "course", "skills", "qualifications"] {
        advert[name] = Value::Null;
    }
    for name in ["isNationalVacancyDetails", "employerWebsiteUrl", "outcomeDescription", "apprenticeshipLevel"] {
        advert[name] = json!("");
    }
    advert["wage"]["wageAdditionalInformation"] = json!(" ");
}
