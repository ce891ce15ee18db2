use std::collections::BTreeSet;
use std::path::Path;

use super::reading::{grade, sentences, words_in};
use super::*;

#[test]
fn numbers_are_grouped_in_threes() {
    assert_eq!(grouped(0), "0");
    assert_eq!(grouped(999), "999");
    assert_eq!(grouped(4_000), "4,000");
    assert_eq!(grouped(-1_234_567), "-1,234,567");
}

/// Every key that the code says, by reading the code.
fn said() -> BTreeSet<String> {
    fn walk(folder: &Path, said: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("the sources are there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, said);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("words/tests.rs") {
                let text = std::fs::read_to_string(&path).expect("sources are text");
                let mark = concat!("say", "!(\"");
                said.extend(text.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
            }
        }
    }
    let mut keys = BTreeSet::new();
    walk(Path::new("src"), &mut keys);
    for example in ["key", "home-title", "results-count"] {
        keys.remove(example);
    }
    keys.insert("home-title".to_owned());
    keys
}

fn written() -> BTreeSet<String> {
    let keys = |text: &str| -> Vec<String> {
        text.lines()
            .filter(|line| line.starts_with(|letter: char| letter.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned()))
            .collect()
    };
    ENGLISH.iter().flat_map(|(_, text)| keys(text)).collect()
}

#[test]
fn every_key_that_is_said_is_written_and_the_other_way_round() {
    let (said, written) = (said(), written());
    let missing: Vec<_> = said.difference(&written).collect();
    let unused: Vec<_> = written.difference(&said).collect();
    assert!(missing.is_empty(), "said and not written: {missing:?}");
    assert!(unused.is_empty(), "written and not said: {unused:?}");
}

#[test]
fn every_catalogue_is_gathered() {
    for room in std::fs::read_dir("src").expect("the rooms are there").flatten() {
        let file = room.path().join("words.en.ftl");
        let name = room.file_name().to_string_lossy().into_owned();
        assert_eq!(file.exists(), ENGLISH.iter().any(|(known, _)| *known == name), "{name}");
    }
}

#[test]
fn keys_begin_with_their_room() {
    for (room, text) in ENGLISH {
        let keys = text.lines().filter(|line| line.starts_with(|letter: char| letter.is_ascii_lowercase()));
        for key in keys {
            assert!(key.starts_with(&format!("{room}-")), "{key} stands in {room}");
        }
    }
}

/// A-30, as far as a program can tell: short sentences, short words.
#[test]
fn a_nine_year_old_can_read_it() {
    let text: Vec<String> = ENGLISH.iter().flat_map(|(_, text)| sentences(text)).collect();
    let mut grades: Vec<f64> = text.iter().map(|sentence| grade(sentence)).collect();
    grades.sort_by(f64::total_cmp);
    let longest = text.iter().max_by_key(|sentence| words_in(sentence)).expect("there are sentences");
    assert!(words_in(longest) <= 25, "too long: {longest}");
    let median = grades[grades.len() / 2];
    assert!(median <= 4.0, "the median sentence needs grade {median:.1}");
}

#[test]
fn made_up_languages_bend_every_sentence() {
    let language = language("ar-XB").expect("it is there");
    assert_eq!(language.direction, "rtl");
    assert!(language.fixed["home-heading"].starts_with('\u{202e}'));
    assert!(super::language("en-XA").expect("it is there").fixed["home-heading"].contains(['á', 'é', 'ó']));
}

#[test]
fn a_closing_time_is_the_day_it_says_in_summer_too() {
    let end_of_june_5 = 1_780_703_999_000; // 2026-06-05T23:59:59Z, already the 6th in London
    assert_eq!(utc_day(end_of_june_5).to_string(), "2026-06-05");
    assert_eq!(london_day(end_of_june_5).to_string(), "2026-06-06");
    assert_eq!(weekday_words(utc_day(end_of_june_5)), "Friday 5 June 2026");
}
