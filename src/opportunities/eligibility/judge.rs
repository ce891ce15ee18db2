//! Decides whether somebody can apply: their answers against the rules. What is not known is never guessed, and "you can"
//! is said only where every answer it needs is there.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::opportunities::asks::Asks;
use crate::opportunities::model::Kind;
use crate::opportunities::search::Listing;
use crate::words::{london_day, utc_day};

use super::model::{Age, Answers, Care, Passed, Study};
use super::rules::{Group, Need, Rule};

/// What we say of one opportunity to one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    Can(Because),
    /// Everything fits, if a full-time course ends before it starts.
    CanAfterCourse,
    Ask(Ask),
    CannotTell(Missing),
    /// Too young: the age it begins at.
    NotYet(u8),
    No(Shut),
}

/// Why somebody can apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Because {
    pub kind: Kind,
    pub from: u8,
    /// None where there is no upper age.
    pub to: Option<u8>,
    pub care: bool,
    pub plan: bool,
    /// Only for people who have been in care.
    pub reserved: bool,
}

/// What only they can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    /// No rule of the country's: each place sets its own.
    OwnRules,
    /// The same, for people who have been in care, as this person has.
    OwnRulesReserved,
    English,
    Maths,
    EnglishAndMaths,
    /// Another qualification.
    Other,
    /// Another qualification of a level that this person has reached.
    OtherReached,
}

/// What we would have to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Missing {
    Age,
    Care,
    CareLeaver,
    Plan,
    Study,
    Birthday,
    Prison,
}

/// Why it is not for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shut {
    /// The last age it is for.
    TooOld(u8),
    NotInCare,
    NoPlan,
}

/// How far one way in is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Shut(Shut),
    Early(u8),
    Unknown(Missing),
    AfterCourse,
    Open(Open),
}

/// What an open way asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Open {
    from: u8,
    to: u8,
    care: bool,
    plan: bool,
}

/// One person's answers, ready to be held against thousands of opportunities.
pub struct Judge {
    age: Option<Age>,
    /// In ms since 1970 UTC: the midnights on which the age is known to the year, from the day it was told on.
    anniversaries: [i64; 8],
    today: i64,
    care: Option<Care>,
    plan: Option<bool>,
    study: Option<Study>,
    passed: Option<Passed>,
    level: Option<u8>,
}

impl Verdict {
    /// Worth showing to somebody who only wants what they can apply for: they can, or they should ask.
    pub fn is_for_them(self) -> bool {
        matches!(self, Verdict::Can(_) | Verdict::CanAfterCourse | Verdict::Ask(_))
    }
}

impl Judge {
    pub fn new(answers: &Answers, now: i64) -> Judge {
        let age = answers.age.said().copied();
        let mut years = 0i16..;
        let anniversaries = std::array::from_fn(|_| {
            let day = age.and_then(|age| age.told_on.checked_add(jiff::Span::new().years(years.next()?)).ok());
            day.map_or(i64::MAX, midnight)
        });
        Judge {
            age,
            anniversaries,
            today: midnight(london_day(now)),
            care: answers.care.said().copied(),
            plan: answers.plan.said().copied(),
            study: answers.study.said().copied(),
            passed: answers.passed.said().copied(),
            level: answers.level.said().copied(),
        }
    }

    /// Whether they can apply for something of this kind that asks for this.
    pub fn verdict(&self, kind: Kind, reserved: bool, asks: &Asks) -> Verdict {
        let ages = self.ages(asks.starts_on.unwrap_or(self.today).max(self.today));
        let door = if reserved { Some(self.way(Group::Reserved, ages)) } else { None };
        let own = Group::of(kind).map(|group| self.way(group, ages));
        match (own, door) {
            (_, Some(Way::Shut(why))) | (Some(Way::Shut(why)), _) => Verdict::No(why),
            (Some(Way::Early(age)), _) => Verdict::NotYet(age),
            (Some(Way::Unknown(one)), Some(Way::Unknown(other))) => Verdict::CannotTell(one.min(other)),
            (Some(Way::Unknown(missing)), _) | (_, Some(Way::Unknown(missing))) => Verdict::CannotTell(missing),
            (None, Some(_)) => Verdict::Ask(Ask::OwnRulesReserved),
            (None, None) => Verdict::Ask(Ask::OwnRules),
            (Some(way), _) => match (self.grades(asks), way) {
                (Some(ask), _) => Verdict::Ask(ask),
                (None, Way::Open(open)) => Verdict::Can(open.because(kind, reserved)),
                (None, _) => Verdict::CanAfterCourse,
            },
        }
    }

    pub fn verdict_of(&self, listing: &Listing) -> Verdict {
        self.verdict(listing.kind, listing.ring_fenced, &listing.asks)
    }

    /// How far the ways of a group are open to them on a day.
    pub(super) fn way_on(&self, group: Group, day: Date) -> Way {
        self.way(group, self.age.map(|age| age.on(day).into_inner()))
    }

    /// The one or two ages they may have at a moment that is today or later.
    fn ages(&self, at: i64) -> Option<(u8, u8)> {
        let age = self.age?;
        let passed = self.anniversaries.partition_point(|anniversary| *anniversary <= at);
        if passed == 0 || passed == self.anniversaries.len() {
            return Some(age.on(utc_day(at)).into_inner());
        }
        let from = age.years.saturating_add(passed as u8 - 1);
        Some((from, from.saturating_add(u8::from(self.anniversaries[passed - 1] != at))))
    }

    /// One answer for both ages that somebody may have; where they differ, it depends on their birthday.
    fn way(&self, group: Group, ages: Option<(u8, u8)>) -> Way {
        let Some((younger, older)) = ages else { return self.way_at(group, None) };
        match (self.way_at(group, Some(younger)), self.way_at(group, Some(older))) {
            (Way::Open(one), Way::Open(other)) => Way::Open(one.or(other)),
            (one, other) if one == other => one,
            (Way::Unknown(missing), _) | (_, Way::Unknown(missing)) => Way::Unknown(missing),
            _ => Way::Unknown(Missing::Birthday),
        }
    }

    /// The widest of a group's ways at one age.
    fn way_at(&self, group: Group, age: Option<u8>) -> Way {
        let ways = group.rules().iter().map(|rule| self.one_way(rule, age));
        ways.reduce(Way::or).unwrap_or(Way::Unknown(Missing::Age))
    }

    fn one_way(&self, rule: &Rule, age: Option<u8>) -> Way {
        let mut missing = None;
        let mut after_course = false;
        let mut open = Open { from: *rule.ages().start(), to: *rule.ages().end(), care: false, plan: false };
        for need in &rule.needs {
            match need {
                Need::Care | Need::CareLeaver => open.care = true,
                Need::EhcPlan => open.plan = true,
                Need::NotFullTime => after_course = self.study == Some(Study::FullTime),
                Need::Prison => {}
            }
            match self.meets(*need) {
                Ok(()) => {}
                Err(Way::Unknown(what)) => missing = missing.min(Some(what)).or(Some(what)),
                Err(shut) => return shut,
            }
        }
        match age {
            None if rule.has_age() => return Way::Unknown(Missing::Age),
            Some(age) if age < open.from => return Way::Early(open.from),
            Some(age) if age > open.to => return Way::Shut(Shut::TooOld(open.to)),
            _ => {}
        }
        match missing {
            Some(missing) => Way::Unknown(missing),
            None if after_course => Way::AfterCourse,
            None => Way::Open(open),
        }
    }

    /// Whether they meet one need; else how it stands.
    fn meets(&self, need: Need) -> Result<(), Way> {
        match (need, self.care) {
            (Need::Care | Need::CareLeaver, Some(Care::Never)) => Err(Way::Shut(Shut::NotInCare)),
            (Need::Care, Some(_)) => Ok(()),
            (Need::Care, None) => Err(Way::Unknown(Missing::Care)),
            (Need::CareLeaver, Some(care)) if care.is_care_leaver() => Ok(()),
            // A short time, or long ago: the council knows whether it counts.
            (Need::CareLeaver, Some(_)) => Err(Way::Unknown(Missing::CareLeaver)),
            (Need::CareLeaver, None) => Err(Way::Unknown(Missing::Care)),
            (Need::EhcPlan, _) => match self.plan {
                Some(true) => Ok(()),
                Some(false) => Err(Way::Shut(Shut::NoPlan)),
                None => Err(Way::Unknown(Missing::Plan)),
            },
            (Need::Prison, _) => Err(Way::Unknown(Missing::Prison)),
            (Need::NotFullTime, _) => match self.study {
                Some(_) => Ok(()),
                None => Err(Way::Unknown(Missing::Study)),
            },
        }
    }

    /// What they should ask about, where the advert insists on more than they told us they have. Never a no: employers
    /// may take other things.
    fn grades(&self, asks: &Asks) -> Option<Ask> {
        let lacks_english = asks.english && !self.passed.is_some_and(Passed::english);
        let lacks_maths = asks.maths && !self.passed.is_some_and(Passed::maths);
        match (lacks_english, lacks_maths, asks.other) {
            (true, true, _) => Some(Ask::EnglishAndMaths),
            (true, false, _) => Some(Ask::English),
            (false, true, _) => Some(Ask::Maths),
            (false, false, None) => None,
            (false, false, Some(level)) if level > 0 && self.level.is_some_and(|reached| reached >= level) => {
                Some(Ask::OtherReached)
            }
            (false, false, Some(_)) => Some(Ask::Other),
        }
    }
}

impl Way {
    /// The wider of two ways; of two that are alike, the one that is open sooner or that we would ask about first.
    fn or(self, other: Way) -> Way {
        match (self, other) {
            (Way::Unknown(one), Way::Unknown(other)) => Way::Unknown(one.min(other)),
            (Way::Early(one), Way::Early(other)) => Way::Early(one.min(other)),
            (Way::Shut(Shut::TooOld(one)), Way::Shut(Shut::TooOld(other))) => Way::Shut(Shut::TooOld(one.max(other))),
            (Way::Shut(Shut::TooOld(_)), Way::Shut(_)) => self,
            (Way::Shut(_), Way::Shut(Shut::TooOld(_))) => other,
            (one, other) if one.width() >= other.width() => one,
            (_, other) => other,
        }
    }

    fn width(self) -> u8 {
        match self {
            Way::Shut(_) => 0,
            Way::Early(_) => 1,
            Way::Unknown(_) => 2,
            Way::AfterCourse => 3,
            Way::Open(_) => 4,
        }
    }
}

impl Open {
    /// Open at one age by one way and at the next by another.
    fn or(self, other: Open) -> Open {
        Open {
            from: self.from.min(other.from),
            to: self.to.max(other.to),
            care: self.care || other.care,
            plan: self.plan || other.plan,
        }
    }

    fn because(self, kind: Kind, reserved: bool) -> Because {
        let to = Some(self.to).filter(|to| *to != u8::MAX);
        Because { kind, from: self.from, to, care: self.care, plan: self.plan, reserved }
    }
}

fn midnight(day: Date) -> i64 {
    TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).map_or(i64::MAX, |moment| moment.as_millisecond())
}
