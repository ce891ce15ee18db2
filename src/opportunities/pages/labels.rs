//! The names people know things by: kinds, levels, routes, conditions, dates, miles.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::opportunities::model::Kind;
use crate::opportunities::search::{Filter, Only, Sort};
use crate::say;
use crate::ui::{Tag, TagTone};
use crate::words::{london_day, utc_day, weekday_words};

/// From this many days to the end on, a tag says how many are left.
const SOON: i32 = 7;

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Apprenticeship => say!("opportunities-kind-apprenticeship"),
        Kind::FoundationApprenticeship => say!("opportunities-kind-foundation"),
        Kind::Traineeship => say!("opportunities-kind-traineeship"),
        Kind::SupportedInternship => say!("opportunities-kind-supported"),
        Kind::WorkExperience => say!("opportunities-kind-experience"),
        Kind::Job => say!("opportunities-kind-job"),
    }
}

/// What a level is like; none for one the national service does not use.
pub fn level(level: u8) -> Option<&'static str> {
    Some(match level {
        2 => say!("opportunities-level-2"),
        3 => say!("opportunities-level-3"),
        4 => say!("opportunities-level-4"),
        5 => say!("opportunities-level-5"),
        6 => say!("opportunities-level-6"),
        7 => say!("opportunities-level-7"),
        _ => return None,
    })
}

/// A route by its place in `ROUTES`, in plainer words than the national service's.
pub fn route(route: u8) -> &'static str {
    match route {
        0 => say!("opportunities-route-animals"),
        1 => say!("opportunities-route-business"),
        2 => say!("opportunities-route-care"),
        3 => say!("opportunities-route-catering"),
        4 => say!("opportunities-route-construction"),
        5 => say!("opportunities-route-creative"),
        6 => say!("opportunities-route-digital"),
        7 => say!("opportunities-route-education"),
        8 => say!("opportunities-route-engineering"),
        9 => say!("opportunities-route-hair"),
        10 => say!("opportunities-route-health"),
        11 => say!("opportunities-route-legal"),
        12 => say!("opportunities-route-protective"),
        13 => say!("opportunities-route-sales"),
        _ => say!("opportunities-route-transport"),
    }
}

pub fn only(only: Only) -> &'static str {
    match only {
        Only::PayStated => say!("opportunities-only-pay"),
        Only::OnePlace => say!("opportunities-only-one-place"),
        Only::DisabilityConfident => say!("opportunities-only-confident"),
        Only::CareLeaverFriendly => say!("opportunities-only-friendly"),
        Only::NoEnglishOrMaths => say!("opportunities-only-no-grades"),
        Only::RingFenced => say!("opportunities-only-reserved"),
        Only::GuaranteedInterview => say!("opportunities-only-interview"),
        Only::Mine => say!("opportunities-only-mine"),
    }
}

/// What a condition means, where its name does not say.
pub fn only_hint(only: Only) -> Option<&'static str> {
    match only {
        Only::DisabilityConfident => Some(say!("opportunities-only-confident-hint")),
        Only::CareLeaverFriendly => Some(say!("opportunities-only-friendly-hint")),
        Only::GuaranteedInterview => Some(say!("opportunities-only-interview-hint")),
        Only::Mine => Some(say!("opportunities-only-mine-hint")),
        _ => None,
    }
}

pub fn filter(filter: Filter) -> &'static str {
    match filter {
        Filter::Route(number) => route(number),
        Filter::Level(number) => level(number).unwrap_or_default(),
        Filter::Kind(of) => kind(of),
        Filter::Only(condition) => only(condition),
    }
}

pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::BestMatch => say!("opportunities-sort-best"),
        Sort::Nearest => say!("opportunities-sort-nearest"),
        Sort::ClosingSoon => say!("opportunities-sort-closing"),
        Sort::Newest => say!("opportunities-sort-newest"),
        Sort::Pay => say!("opportunities-sort-pay"),
    }
}

/// "Apprenticeship. Level 2, like GCSEs"
pub fn kind_and_level(of: Kind, number: Option<u8>) -> String {
    match number.and_then(level) {
        Some(level) => say!("opportunities-kind-and-level", kind = kind(of), level = level),
        None => kind(of).to_owned(),
    }
}

/// "3 miles away": whole miles, since a straight line promises no more.
pub fn miles_away(miles: f64) -> String {
    match miles.round() as i64 {
        0 => say!("opportunities-under-a-mile").to_owned(),
        miles => say!("opportunities-miles-away", miles = miles),
    }
}

/// What it pays, in the advert's own words; where they name no amount, what to do.
pub fn pay(words: Option<&str>) -> String {
    match words {
        None => say!("opportunities-pay-not-said").to_owned(),
        Some(words) if words.bytes().any(|byte| byte.is_ascii_digit()) => words.to_owned(),
        Some(words) => say!("opportunities-pay-ask", words = words.trim_end_matches('.')),
    }
}

/// The weekday and date it closes, and a tag when that is soon; a local one without a day is open until it is filled. Times
/// in ms since 1970 UTC.
pub fn closing(closes_at: Option<i64>, local: bool, now: i64) -> AnyView {
    let Some(closes_at) = closes_at else {
        let until_filled = say!("opportunities-closes-when-filled");
        return if local { until_filled } else { say!("opportunities-closes-not-said") }.into_any();
    };
    closing_day(utc_day(closes_at), now)
}

/// The same for a day.
pub fn closing_day(day: Date, now: i64) -> AnyView {
    let left = (day - london_day(now)).get_days();
    let tag = match left {
        ..0 => None,
        0 => Some(say!("opportunities-closes-today").to_owned()),
        1 => Some(say!("opportunities-closes-tomorrow").to_owned()),
        2..SOON => Some(say!("opportunities-days-left", days = left)),
        _ => None,
    };
    view! {
        {weekday_words(day)}
        {tag.map(|tag| view! { " "<Tag tone=TagTone::Soon>{tag}</Tag> })}
    }
    .into_any()
}

/// The tags for what is meant for people who have been in care.
pub fn tags(ring_fenced: bool, interview: bool, friendly: bool) -> Option<AnyView> {
    let tags: Vec<&'static str> = [
        (ring_fenced, say!("opportunities-tag-reserved")),
        (interview, say!("opportunities-tag-interview")),
        (friendly, say!("opportunities-tag-friendly")),
    ]
    .into_iter()
    .filter_map(|(has, tag)| has.then_some(tag))
    .collect();
    (!tags.is_empty()).then(|| {
        let tags = tags.into_iter().map(|tag| view! { <Tag tone=TagTone::Good>{tag}</Tag>" " }).collect_view();
        view! { <p class="tags">{tags}</p> }.into_any()
    })
}
