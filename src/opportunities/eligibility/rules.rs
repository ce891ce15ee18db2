//! The rules, read from `rules.csv`: who can apply for what, with the source of each and the day it was checked.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::opportunities::model::Kind;

const TABLE: &str = include_str!("rules.csv");

/// What several lines are the ways into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    Apprenticeship,
    FoundationApprenticeship,
    SupportedInternship,
    Reserved,
    Bursary,
    BursaryOnce,
    CollegeBursary,
}

/// What must be true of somebody beside their age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    Care,
    CareLeaver,
    EhcPlan,
    Prison,
    NotFullTime,
}

/// One way in.
#[derive(Debug, PartialEq)]
pub struct Rule {
    pub group: Group,
    pub from: Option<u8>,
    pub to: Option<u8>,
    pub needs: Vec<Need>,
    pub starts_from: Option<Date>,
    pub starts_to: Option<Date>,
    pub source: String,
    /// None where the advert itself is the source.
    pub address: Option<String>,
    /// The day of the text that was read.
    pub as_of: Option<Date>,
    /// The day on which somebody here read it.
    pub checked: Date,
}

impl Group {
    /// Whose rules a kind of opportunity follows; none where each place sets its own.
    pub fn of(kind: Kind) -> Option<Group> {
        match kind {
            Kind::Apprenticeship => Some(Group::Apprenticeship),
            Kind::FoundationApprenticeship => Some(Group::FoundationApprenticeship),
            Kind::SupportedInternship => Some(Group::SupportedInternship),
            Kind::Traineeship | Kind::WorkExperience | Kind::Job => None,
        }
    }

    /// The ways in, in the order of the table.
    pub fn rules(self) -> &'static [Rule] {
        static GROUPS: OnceLock<Vec<Vec<Rule>>> = OnceLock::new();
        let groups = GROUPS.get_or_init(|| {
            let mut groups: Vec<Vec<Rule>> = Vec::new();
            for rule in read(TABLE).expect("the table we ship is good: a test reads it") {
                let place = rule.group as usize;
                groups.resize_with(groups.len().max(place + 1), Vec::new);
                groups[place].push(rule);
            }
            groups
        });
        groups.get(self as usize).map_or(&[], Vec::as_slice)
    }
}

impl Rule {
    /// The ages it is for.
    pub fn ages(&self) -> RangeInclusive<u8> {
        self.from.unwrap_or(0)..=self.to.unwrap_or(u8::MAX)
    }

    pub fn has_age(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }
}

/// A line as the table has it.
#[derive(Deserialize)]
struct Line {
    group: Group,
    from: Option<u8>,
    to: Option<u8>,
    needs: String,
    starts_from: String,
    starts_to: String,
    source: String,
    address: String,
    as_of: String,
    checked: String,
}

fn read(table: &str) -> Result<Vec<Rule>, String> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(table.as_bytes());
    reader.deserialize().map(|line| rule(line.map_err(|broken| broken.to_string())?)).collect()
}

fn rule(line: Line) -> Result<Rule, String> {
    let day = |text: &str| text.parse::<Date>().map_err(|broken| broken.to_string());
    let maybe = |text: &str| if text.is_empty() { Ok(None) } else { day(text).map(Some) };
    Ok(Rule {
        group: line.group,
        from: line.from,
        to: line.to,
        needs: line.needs.split_whitespace().map(need).collect::<Result<_, _>>()?,
        starts_from: maybe(&line.starts_from)?,
        starts_to: maybe(&line.starts_to)?,
        source: line.source,
        address: Some(line.address).filter(|address| !address.is_empty()),
        as_of: maybe(&line.as_of)?,
        checked: day(&line.checked)?,
    })
}

fn need(word: &str) -> Result<Need, String> {
    Ok(match word {
        "care" => Need::Care,
        "care_leaver" => Need::CareLeaver,
        "ehc_plan" => Need::EhcPlan,
        "prison" => Need::Prison,
        "not_full_time" => Need::NotFullTime,
        other => return Err(format!("nobody knows the need {other}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_can_be_read_and_says_where_it_is_from() {
        let rules = read(TABLE).expect("it can be read");
        assert_eq!(rules.len(), 10);
        for rule in &rules {
            assert!(!rule.source.is_empty(), "{rule:?}");
            assert_eq!(rule.address.is_none(), rule.group == Group::Reserved, "{rule:?}");
            assert!(rule.address.as_deref().unwrap_or("https://").starts_with("https://"), "{rule:?}");
            assert!(rule.as_of.is_none_or(|as_of| as_of <= rule.checked), "{rule:?}");
            assert!(rule.from.unwrap_or(0) <= rule.to.unwrap_or(u8::MAX), "{rule:?}");
        }
    }

    #[test]
    fn a_word_nobody_knows_and_a_day_that_never_was_are_refused() {
        let head = TABLE.lines().find(|line| line.starts_with("group,")).expect("a head");
        for broken in [
            "apprenticeship,16,,tall,,,S,https://s,,2026-11-26",
            "apprenticeship,16,,care,,,S,https://s,,2026-02-30",
            "apprenticeship,old,,care,,,S,https://s,,2026-11-26",
            "circus,16,,care,,,S,https://s,,2026-11-26",
        ] {
            assert!(read(&format!("{head}\n{broken}\n")).is_err(), "{broken}");
        }
    }

    #[test]
    fn bursaries_follow_one_another_without_a_gap() {
        let (once, three) = (&Group::BursaryOnce.rules()[0], &Group::Bursary.rules()[0]);
        assert_eq!(once.starts_to.and_then(|day| day.tomorrow().ok()), three.starts_from);
    }
}
