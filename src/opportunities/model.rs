//! What an opportunity is: its kind, route, pay, places and dates. No database, no clock.

use serde::{Deserialize, Serialize};

/// A place on the map, in degrees (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    pub lat: f64,
    pub lon: f64,
}

/// Where the advert came from: the national service's feed, or typed in by council staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    National,
    Local,
}

/// What sort of opportunity it is. "Traineeship" is only ever local: the national programme ended on
/// 31 July 2023 (written statement HCWS434).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Apprenticeship,
    FoundationApprenticeship,
    Traineeship,
    SupportedInternship,
    WorkExperience,
    Job,
}

/// One place of work, as the advert gives it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The address without its postcode, on one line: "Unit 4, Quay Arches, London".
    pub address: String,
    pub postcode: Option<String>,
    pub at: Option<Point>,
}

/// What it pays, in the advert's own words, with yearly pounds only where those words are clear.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pay {
    /// "£14,976 a year", "Competitive"; none where the advert says nothing.
    pub words: Option<String>,
    /// Pounds a year, whole, read from "£X (to £Y) a year" and nothing else.
    pub yearly_from: Option<i64>,
    pub yearly_to: Option<i64>,
}

/// A qualification the employer asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Qualification {
    /// True for "Essential", false for "Desired".
    pub essential: bool,
    /// "GCSE", "A level"
    pub kind: String,
    pub subject: String,
    pub grade: String,
}

/// What only the vacancy's own page shows. Fields ending in `_html` hold HTML already cleaned to the allow-list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    pub what_you_would_do_html: Option<String>,
    pub training_html: Option<String>,
    pub more_training_html: Option<String>,
    pub afterwards_html: Option<String>,
    pub to_consider_html: Option<String>,
    pub benefits_html: Option<String>,
    pub about_employer_html: Option<String>,
    pub skills: Vec<String>,
    pub qualifications: Vec<Qualification>,
    /// "Monday to Friday, 9am to 5pm"; may hold line breaks.
    pub working_week: Option<String>,
    pub hours_per_week: Option<f64>,
    /// "15 months"
    pub duration: Option<String>,
    /// Midnight UTC of the day it starts, in ms since 1970 UTC.
    pub starts_on: Option<i64>,
    pub positions: Option<i64>,
    pub national_words: Option<String>,
    pub provider: Option<String>,
    /// "Cycle technician (level 2)"
    pub course: Option<String>,
    pub employer_url: Option<String>,
    /// The employer's own form, where they take applications themselves.
    pub apply_url: Option<String>,
    /// The advert on the national service.
    pub advert_url: Option<String>,
    /// How to apply, for a local listing that has no address to go to.
    pub apply_words: Option<String>,
    // Only what editors type has these; adverts without them stay what they were, to the letter.
    /// Whom to ring, for a local listing: a team, never a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apply_phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suits_html: Option<String>,
}

/// An opportunity as an import brings it and as its page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opportunity {
    /// Opaque, trimmed, case kept: `1000341436`, `C9348-24-3199`, `TH-0012`.
    pub reference: String,
    pub source: Source,
    pub kind: Kind,
    pub title: String,
    pub employer: String,
    /// A sentence or two of plain text, with no tags.
    pub summary: Option<String>,
    /// One of [`ROUTES`].
    pub route: Option<String>,
    /// 2 to 7, as in "level 3"; none where the advert names no course.
    pub level: Option<i64>,
    pub pay: Pay,
    pub places: Vec<Place>,
    /// Recruits all over the country, so a distance means little.
    pub national: bool,
    /// In ms since 1970 UTC.
    pub posted_at: Option<i64>,
    /// In ms since 1970 UTC; the last second of the closing day, UTC.
    pub closes_at: Option<i64>,
    pub disability_confident: bool,
    /// Only for care-experienced young people.
    pub ring_fenced: bool,
    /// An interview for every care-experienced young person who meets the basic needs.
    pub guaranteed_interview: bool,
    pub details: Details,
}

/// The 15 routes of the national service, in its words.
pub const ROUTES: [&str; 15] = [
    "Agriculture, environmental and animal care",
    "Business and administration",
    "Care services",
    "Catering and hospitality",
    "Construction and the built environment",
    "Creative and design",
    "Digital",
    "Education and early years",
    "Engineering and manufacturing",
    "Hair and beauty",
    "Health and science",
    "Legal, finance and accounting",
    "Protective services",
    "Sales, marketing and procurement",
    "Transport and logistics",
];

impl Kind {
    pub const ALL: [Kind; 6] = [
        Kind::Apprenticeship,
        Kind::FoundationApprenticeship,
        Kind::Traineeship,
        Kind::SupportedInternship,
        Kind::WorkExperience,
        Kind::Job,
    ];

    /// The word kept in the database and in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Apprenticeship => "apprenticeship",
            Kind::FoundationApprenticeship => "foundation_apprenticeship",
            Kind::Traineeship => "traineeship",
            Kind::SupportedInternship => "supported_internship",
            Kind::WorkExperience => "work_experience",
            Kind::Job => "job",
        }
    }

    pub fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// True for both kinds of apprenticeship: these carry the £3,000 care leavers' bursary.
    pub fn is_apprenticeship(self) -> bool {
        matches!(self, Kind::Apprenticeship | Kind::FoundationApprenticeship)
    }
}

impl Source {
    pub fn code(self) -> &'static str {
        match self {
            Source::National => "national",
            Source::Local => "local",
        }
    }

    pub fn from_code(code: &str) -> Source {
        if code == "local" { Source::Local } else { Source::National }
    }
}

impl Opportunity {
    /// True unless an essential qualification asks for a grade in English or maths.
    pub fn asks_no_english_or_maths(&self) -> bool {
        !self.details.qualifications.iter().any(|asked| {
            let subject = asked.subject.to_lowercase();
            asked.essential && (subject.contains("english") || subject.contains("math"))
        })
    }
}
