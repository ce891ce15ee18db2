//! Whole files: every way in which one can be wrong, with its sentence.

use std::fs::File;
use std::io::{Read, Write};

use serde_json::json;

use super::super::guard::{Guard, Watch};
use super::super::{Item, Refused, Stop, open, read};
use super::{answer, read_all, refusal, vacancy, with};

fn opening(path: &std::path::Path) -> Refused {
    open(path).err().expect("it should be refused")
}

#[test]
fn a_good_file_is_opened_and_read() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(answer(&[vacancy()]).as_bytes()).unwrap();
    let totals = read(open(file.path()).unwrap(), &mut |_| Ok(())).unwrap();
    assert_eq!((totals.good, totals.skipped, totals.documents, totals.complete), (1, 0, 1, true));
}

#[test]
fn a_file_that_is_not_there_a_folder_and_a_device_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = opening(&folder.path().join("vacancies.json")).to_string();
    assert!(missing.starts_with("There is no file called ") && missing.contains("vacancies.json"), "{missing}");
    assert!(opening(folder.path()).to_string().contains(" is a folder: "));
    assert!(matches!(opening("/dev/null".as_ref()), Refused::NotAFile(_)));
    let file = tempfile::NamedTempFile::new_in(&folder).unwrap();
    assert!(matches!(opening(&file.path().join("x.json")), Refused::NotThere(_)), "a file is no folder");
}

#[test]
fn an_empty_file_is_refused_even_if_it_holds_spaces() {
    assert_eq!(opening(tempfile::NamedTempFile::new().unwrap().path()), Refused::Empty);
    for empty in ["", "  \r\n\t ", "\u{FEFF}", "\u{FEFF} \n"] {
        assert_eq!(refusal(empty), Refused::Empty, "{empty:?}");
    }
}

#[test]
fn a_file_of_300_mb_is_refused_before_it_is_read() {
    let file = tempfile::NamedTempFile::new().unwrap();
    File::options().write(true).open(file.path()).unwrap().set_len(300_000_000).unwrap();
    assert_eq!(opening(file.path()), Refused::TooLarge);
}

#[test]
fn a_stream_is_refused_once_it_is_too_large() {
    let watch = Watch::default();
    let mut guard = Guard::new(std::io::repeat(b' '), &watch, 1000);
    let mut piece = [0; 300];
    let read = std::iter::repeat_with(|| guard.read(&mut piece)).take_while(Result::is_ok).count();
    assert_eq!((read, watch.refused()), (3, Some(Refused::TooLarge)));
    assert!(guard.read(&mut piece).is_err(), "and stays refused");
}

#[test]
fn what_is_not_json_is_refused_with_its_place() {
    assert_eq!(refusal("<!DOCTYPE html>"), Refused::NotJson { line: 1, column: 1 });
    assert_eq!(refusal("{\"vacancies\":\n[{\"title\": wrong}]}"), Refused::NotJson { line: 2, column: 12 });
    assert!(matches!(refusal(answer(&[vacancy()]) + "}"), Refused::NotJson { .. }));
    assert!(matches!(refusal("title,employer\nBaker,Bakery"), Refused::NotJson { .. }));
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let whole = answer(&[vacancy(), vacancy()]);
    for at in (1..whole.len()).step_by(7).chain([whole.len() - 1]) {
        assert_eq!(refusal(&whole.as_bytes()[..at]), Refused::CutOff, "at byte {at}");
    }
    assert_eq!(refusal(whole.clone() + &whole[..20]), Refused::CutOff, "in the second page");
}

#[test]
fn json_of_another_shape_is_refused() {
    for other in [
        "{}",
        "7",
        "null",
        "\"vacancies\"",
        "{\"vacancies\": null}",
        "{\"vacancies\": {}}",
        "{\"vacancies\": \"x\"}",
        "{\"Vacancies\": []}",
    ] {
        assert_eq!(refusal(other), Refused::WrongShape, "{other}");
    }
    assert_eq!(refusal(json!({"statusCode": 401, "message": "Access denied"}).to_string()), Refused::WrongShape);
    assert_eq!(refusal(vacancy().to_string()), Refused::WrongShape, "one vacancy alone is not a list");
}

#[test]
fn what_is_not_utf_8_is_refused_with_its_line() {
    let latin_1: Vec<u8> = answer(&[vacancy()])
        .replace('£', "#")
        .replace(",", ",\n")
        .bytes()
        .map(|b| if b == b'#' { 0xA3 } else { b })
        .collect();
    assert!(matches!(refusal(&latin_1), Refused::NotUtf8 { line } if line > 2));
    let utf_16: Vec<u8> = "\u{FEFF}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refusal(utf_16), Refused::NotUtf8 { line: 1 });
    assert_eq!(refusal(b"\xC3\x28"), Refused::NotUtf8 { line: 1 });
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    assert_eq!(read_all("\u{FEFF}".to_owned() + &answer(&[vacancy()])), read_all(answer(&[vacancy()])));
}

#[test]
fn a_file_in_which_every_item_is_broken_is_refused_with_the_first_reason() {
    let (items, outcome) = read_all(answer(&[with(json!({"title": 7})), json!(null), json!([])]));
    assert_eq!(items.len(), 3, "each is still named");
    let sentence = outcome.unwrap_err().to_string();
    assert!(
        sentence.starts_with("Not one of 3 vacancies can be read (in the first, title should be text"),
        "{sentence}"
    );
}

#[test]
fn a_list_without_vacancies_is_refused_since_it_would_close_everything() {
    assert_eq!(refusal(answer(&[])), Refused::NoVacancies);
    assert_eq!(refusal("[]"), Refused::NoVacancies);
}

#[test]
fn one_endless_vacancy_is_refused() {
    let start = "{\"vacancies\":[{\"a\":1},{\"title\":\"".as_bytes();
    let outcome = read(start.chain(std::io::repeat(b'a')), &mut |_| Ok(()));
    assert_eq!(outcome, Err(Refused::VacancyTooLarge { position: 2 }));
}

#[test]
fn more_vacancies_than_there_can_be_are_refused() {
    assert_eq!(refusal(format!("[1{}]", ",1".repeat(100_000))), Refused::TooManyVacancies);
}

#[test]
fn whoever_takes_the_items_can_stop() {
    let mut taken = 0;
    let outcome = read(answer(&[vacancy(), vacancy(), vacancy()]).as_bytes(), &mut |_: Item| {
        taken += 1;
        if taken == 2 { Err(Stop) } else { Ok(()) }
    });
    assert_eq!((outcome, taken), (Err(Refused::Stopped), 2));
}

#[test]
fn a_source_that_breaks_says_so() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let outcome = read("{\"vacancies\":[".as_bytes().chain(Broken), &mut |_| Ok(()));
    assert_eq!(outcome, Err(Refused::CannotRead("the disk is gone".to_owned())));
}

#[test]
fn every_refusal_is_one_sentence_with_something_to_do() {
    let broken = Refused::EveryItemBroken { count: 2, field: "title".into(), why: "is missing".into() };
    for refused in [
        Refused::NotThere("x.json".into()),
        Refused::Folder("x".into()),
        Refused::NotAFile("x".into()),
        Refused::CannotRead("permission denied".into()),
        Refused::Empty,
        Refused::NotUtf8 { line: 3 },
        Refused::NotJson { line: 3, column: 14 },
        Refused::CutOff,
        Refused::WrongShape,
        Refused::TooLarge,
        Refused::VacancyTooLarge { position: 3 },
        Refused::TooManyVacancies,
        Refused::NoVacancies,
        broken,
        Refused::Stopped,
        Refused::BaseAddress,
        Refused::NoKey,
        Refused::BadKey,
        Refused::AddressWrong,
        Refused::Answered(400),
        Refused::Busy,
        Refused::PageTooLarge { page: 3 },
        Refused::NoAnswer { page: 3, tries: 6, last: "it took too long".into() },
        Refused::CannotKeep("no space left".into()),
    ] {
        let sentence = refused.to_string();
        assert!(sentence.ends_with('.') && sentence.contains(": ") && !sentence.contains('\n'), "{sentence}");
        assert!(sentence.len() < 160 && !sentence.contains("refused."), "{sentence}");
    }
}
