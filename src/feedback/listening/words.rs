//! How staff read what is kept as codes.

use crate::words::{Quarter, london_day, weekday_words};

use super::super::model::{Feeling, Piece, Way, bounds_of_month};
use super::super::themes::Theme;

pub fn way(way: Way) -> &'static str {
    match way {
        Way::Named => "Under their name",
        Way::Code => "With a code",
        Way::Nobody => "As nobody",
    }
}

pub fn feeling(feeling: Feeling) -> &'static str {
    match feeling {
        Feeling::Awful => "Awful",
        Feeling::Bad => "Bad",
        Feeling::Mixed => "Mixed",
        Feeling::Good => "Good",
        Feeling::Great => "Great",
    }
}

/// "November 2026"
pub fn month(month: &str) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = |month: &str| {
        let (year, number) = month.split_once('-')?;
        Some(format!("{} {year}", NAMES.get(number.parse::<usize>().ok()?.checked_sub(1)?)?))
    };
    name(month).unwrap_or_else(|| month.to_owned())
}

/// "Friday 11 December 2026"
pub fn day(at: i64) -> String {
    weekday_words(london_day(at))
}

/// The quarter in which a month is: "2026-q4".
pub fn quarter_of(month: &str) -> String {
    bounds_of_month(month).map_or(String::new(), |(from, _)| Quarter::of(from).code())
}

/// What a theme is called.
pub fn theme<'a>(known: &'a [Theme], code: &'a str) -> &'a str {
    known.iter().find(|theme| theme.code == code).map_or(code, |theme| theme.name.as_str())
}

/// What a piece is about, in words: what workers found, and before that what its writer chose.
pub fn about(piece: &Piece, known: &[Theme]) -> Vec<String> {
    piece.counted_as().into_iter().map(|code| theme(known, code).to_owned()).collect()
}

/// The first words of a text.
pub fn beginning(text: &str) -> String {
    const MOST: usize = 12;
    let mut words = text.split_whitespace();
    let beginning = words.by_ref().take(MOST).collect::<Vec<_>>().join(" ");
    if words.next().is_some() { format!("{beginning} \u{2026}") } else { beginning }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_beginnings_read_well() {
        assert_eq!((month("2026-01").as_str(), month("2026-12").as_str()), ("January 2026", "December 2026"));
        assert_eq!((month("2026-00").as_str(), month("x").as_str()), ("2026-00", "x"));
        assert_eq!(quarter_of("2026-11"), "2026-q4");
        assert_eq!(beginning("a  b\nc"), "a b c");
        assert_eq!(beginning(&"x ".repeat(13)), format!("{}\u{2026}", "x ".repeat(12)));
    }
}
