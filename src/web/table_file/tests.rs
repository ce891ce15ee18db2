use std::io::Read;

use flate2::read::DeflateDecoder;
use jiff::civil::date;

use super::*;

fn read(file: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(file).expect("UTF-8").strip_prefix('\u{feff}').expect("a byte order mark");
    // Not flexible: a row that is not as wide as the others is an error.
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

/// The files of a workbook whose names begin so, one after the other.
fn unpacked(book: &[u8], name: &str) -> String {
    let number = |place: usize, bytes: usize| {
        book[place..place + bytes].iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    };
    let end = book.windows(4).rposition(|four| four == b"PK\x05\x06").expect("the end of the archive");
    let (mut entry, mut text) = (number(end + 16, 4), String::new());
    for _ in 0..number(end + 10, 2) {
        let (packed, named, file) = (number(entry + 20, 4), number(entry + 28, 2), number(entry + 42, 4));
        if book[entry + 46..].starts_with(name.as_bytes()) {
            let from = file + 30 + number(file + 26, 2) + number(file + 28, 2);
            DeflateDecoder::new(&book[from..from + packed]).read_to_string(&mut text).expect("it is packed text");
        }
        entry += 46 + named + number(entry + 30, 2) + number(entry + 32, 2);
    }
    text
}

fn sample() -> TableFile {
    let days =
        vec![vec![Cell::Day(date(2026, 11, 26)), Cell::Number(-2.5)], vec![Cell::Nothing, Cell::Number(f64::NAN)]];
    let tables = vec![
        Table::new("What was said", ["theme", "pieces", "hidden"], vec![vec!["=1+1".into(), 1200.into(), "c".into()]]),
        Table::new("Days [1/2]", ["day", "change"], days),
    ];
    TableFile::new("Board: 2026 \"Q3\"", tables)
}

#[test]
fn several_tables_come_one_after_the_other() {
    let rows = read(&sample().csv());
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    assert_eq!(
        rows,
        [
            ["What was said", "", ""],
            ["theme", "pieces", "hidden"],
            ["'=1+1", "1200", "c"],
            ["", "", ""],
            ["Days [1/2]", "", ""],
            ["day", "change", ""],
            ["2026-11-26", "-2.5", ""],
            ["", "", ""],
        ]
    );
}

#[test]
fn one_table_has_no_title_of_its_own() {
    let file = TableFile::new("codes", vec![Table::new("Codes", ["code"], vec![vec!["sent".into()]])]);
    assert_eq!(file.csv(), "\u{feff}code\r\nsent\r\n".as_bytes());
}

#[test]
fn a_workbook_knows_texts_numbers_and_days() {
    let book = sample().xlsx().expect("a workbook");
    let (sheets, texts) = (unpacked(&book, "xl/worksheets/sheet"), unpacked(&book, "xl/sharedStrings.xml"));
    for part in ["<v>1200</v>", "<v>-2.5</v>", "<v>46352</v>"] {
        assert!(sheets.contains(part), "{part}: {sheets}");
    }
    assert!(texts.contains("'=1+1") && !sheets.contains("<f>"), "{texts}");
    let names = unpacked(&book, "xl/workbook.xml");
    assert!(names.contains("name=\"What was said\"") && names.contains("name=\"Days 1 2\""), "{names}");
}

#[test]
fn a_file_is_handed_over_as_an_attachment_with_a_plain_name() {
    for (response, kind, name) in [
        (sample().as_csv(), "text/csv; charset=utf-8", "board-2026-q3.csv"),
        (sample().as_xlsx().expect("a workbook"), XLSX, "board-2026-q3.xlsx"),
    ] {
        assert_eq!(response.headers()[header::CONTENT_TYPE], kind);
        assert_eq!(response.headers()[header::CONTENT_DISPOSITION], format!("attachment; filename=\"{name}\""));
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    }
}

#[test]
fn titles_of_sheets_are_what_excel_takes() {
    let mut taken = Vec::new();
    let long = "What young people said about money, in all";
    for (title, becomes) in [
        ("Getting online: asked/approved?", "Getting online asked approved"),
        (long, "What young people said about mo"),
        (long, "What young people said about 2"),
        ("'quoted'", "quoted"),
        ("QUOTED", "QUOTED 2"),
        ("history", "history 2"),
        ("[]:*?/\\ ", "Table"),
        ("", "Table 2"),
    ] {
        let title = sheet_title(title, &taken);
        assert_eq!(title, becomes);
        taken.push(title);
    }
}

proptest::proptest! {
    #[test]
    fn no_cell_is_a_formula_and_every_text_comes_back(
        rows in proptest::collection::vec(proptest::collection::vec("[=+@\\-\\t\\r\\n\\x00 ,;\"'a-z0-9\u{20ac}]{0,12}", 3), 1..8),
        several: bool,
    ) {
        let table = |rows: &[Vec<String>]| {
            let cells = rows[1..].iter().map(|row| row.iter().cloned().map(Cell::Text).collect());
            Table::new("=HYPERLINK()", rows[0].clone(), cells.collect())
        };
        let tables = (0..=usize::from(several)).map(|_| table(&rows)).collect();
        let file = TableFile::new("any", tables);
        let read = read(&file.csv());
        assert!(read.iter().flatten().all(|cell| !cell.starts_with(LEADS)), "{read:?}");
        for (read, row) in read[usize::from(several)..].iter().zip(&rows) {
            for (cell, typed) in read.iter().zip(row) {
                assert!(cell == typed || cell.strip_prefix('\'') == Some(typed));
            }
        }
        let book = file.xlsx().expect("a workbook");
        assert!(!unpacked(&book, "xl/worksheets/sheet").contains("<f"), "no formula");
        let texts = unpacked(&book, "xl/sharedStrings.xml");
        for text in texts.split("<si><t").skip(1) {
            let text = text.split_once('>').map_or("", |(_, text)| text);
            assert!(!text.starts_with(LEADS), "{text:?}");
        }
    }

    #[test]
    fn any_titles_make_a_workbook(titles in proptest::collection::vec("\\PC{0,40}|[\\[\\]:*?/\\\\' hH]{0,9}|(?i)history", 1..6)) {
        let tables = titles.iter().map(|title| Table::new(title.as_str(), ["one"], Vec::new()));
        assert!(TableFile::new("any", tables.collect()).xlsx().is_ok(), "{titles:?}");
    }
}
