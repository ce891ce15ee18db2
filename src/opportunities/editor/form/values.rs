//! What each thing that an editor types must be, and how it is written down.

use jiff::civil::Date;

use crate::forms::{PhoneNumber, Postcode, parse_day};
use crate::opportunities::editor::texts;
use crate::opportunities::feed::link;
use crate::opportunities::model::ROUTES;

use super::{FURTHEST, TEXT, YEARLY, start_of_day};

pub(super) fn one_line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn some(typed: &str) -> Option<String> {
    Some(one_line(typed)).filter(|line| !line.is_empty())
}

/// Each line with something in it, without what begins a line of a list.
pub(super) fn lines(typed: &str) -> Vec<String> {
    let bare = |line: &str| line.trim().trim_start_matches(['-', '*', '•']).trim().to_owned();
    typed.lines().map(bare).filter(|line| !line.is_empty()).collect()
}

pub(super) fn lines_of(typed: &str) -> Option<String> {
    let lines: Vec<_> = typed.lines().filter_map(some).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

pub(super) fn number(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

pub(super) fn fits(typed: &str, at_most: usize) -> Result<(), String> {
    if typed.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
        return Err("There is a sign in it that nobody can see: type it again".to_owned());
    }
    match typed.chars().count() {
        length if length > at_most => Err(format!("Make it shorter: {at_most} letters at most, and it has {length}")),
        _ => Ok(()),
    }
}

pub(super) fn needed(typed: &str, at_most: usize, missing: &str) -> Result<String, String> {
    fits(&one_line(typed), at_most)?;
    some(typed).ok_or_else(|| missing.to_owned())
}

pub(super) fn needed_text(typed: &str, missing: &str) -> Result<Option<String>, String> {
    fits(typed, TEXT)?;
    texts::html(typed).map(Some).ok_or_else(|| missing.to_owned())
}

/// "£21,000", "21000": whole pounds.
pub(super) fn yearly(typed: &str) -> Result<Option<i64>, String> {
    let digits: String =
        typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '£' | ',')).collect();
    if digits.is_empty() {
        return Ok(None);
    }
    let pounds = digits.parse().ok().filter(|pounds| YEARLY.contains(pounds));
    pounds.map(Some).ok_or_else(|| "Write whole pounds a year, like 21000, or leave it empty".to_owned())
}

pub(super) fn hours(typed: &str) -> Result<Option<f64>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let hours = typed.trim().parse().ok().filter(|hours: &f64| (0.5..=60.0).contains(hours));
    hours.map(Some).ok_or_else(|| "Write hours a week as a number, like 37.5, or leave it empty".to_owned())
}

pub(super) fn positions(typed: &str) -> Result<Option<i64>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let number = typed.trim().parse().ok().filter(|number| (1..=999).contains(number));
    number.map(Some).ok_or_else(|| "Write how many people as a number, or leave it empty".to_owned())
}

/// A demonstration's postcodes cannot be anybody's address, so they do not fit the pattern of real ones.
pub(super) fn postcode_of(typed: &str) -> Result<String, String> {
    use crate::opportunities::places::{PlaceAsked, parse_place};
    match Postcode::parse(typed) {
        Ok(postcode) => Ok(postcode.as_str().to_owned()),
        Err(sentence) => match parse_place(typed) {
            PlaceAsked::Postcode { outward, inward } => Ok(format!("{outward} {inward}")),
            _ => Err(sentence),
        },
    }
}

pub(super) fn route(typed: &str) -> Result<Option<String>, String> {
    match ROUTES.iter().find(|route| **route == typed) {
        Some(route) => Ok(Some((*route).to_owned())),
        None if typed.is_empty() => Ok(None),
        None => Err("Choose from the list".to_owned()),
    }
}

pub(super) fn web_address(typed: &str) -> Result<Option<String>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    link(typed).map(Some).ok_or_else(|| "Write a web address, like https://www.council.example/jobs".to_owned())
}

/// The number as it was typed, where it is one.
pub(super) fn phone(typed: &str) -> Result<Option<String>, String> {
    match some(typed) {
        None => Ok(None),
        Some(number) => PhoneNumber::parse(&number).map(|_| Some(number)),
    }
}

pub(super) fn starts_on(typed: &str, today: Date) -> Result<Option<i64>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let day = coming_day(typed, today, FURTHEST, "Write the day it starts, like 31/3/2027, or leave it empty")?;
    Ok(Some(start_of_day(day)))
}

pub(super) fn coming_day(typed: &str, today: Date, furthest: i32, sentence: &str) -> Result<Date, String> {
    let day = parse_day(typed).ok_or_else(|| sentence.to_owned())?;
    match (day - today).get_days() {
        ..0 => Err("That day is over: write one that is still to come".to_owned()),
        days if days > furthest => Err(format!("That day is too far away: {furthest} days at most")),
        _ => Ok(day),
    }
}
