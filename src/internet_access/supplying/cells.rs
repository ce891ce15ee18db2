//! Files that open in a spreadsheet: no cell of theirs is ever a formula (S-30).

use axum::http::header;
use axum::response::{IntoResponse, Response};
use csv::{Terminator, WriterBuilder};

/// What a spreadsheet takes for the beginning of a formula, or skips to find one.
const LEADS: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0'];

/// The text of a cell, with an apostrophe before what would be a formula.
pub fn safe(text: &str) -> String {
    if text.starts_with(LEADS) { format!("'{text}") } else { text.to_owned() }
}

/// A CSV file in UTF-8 with a byte order mark, by which spreadsheets know it (RFC 4180).
pub fn csv_file<R: IntoIterator<Item = Vec<String>>>(rows: R) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        writer
            .write_record(row.iter().map(|cell| safe(cell)))
            .expect("it is written to memory, and each row is as wide");
    }
    writer.into_inner().expect("it is written to memory")
}

/// Hands over a file to keep; nobody else keeps it on the way.
pub fn download(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

pub const CSV: &str = "text/csv; charset=utf-8";

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn no_cell_is_a_formula_and_every_text_comes_back(
            rows in proptest::collection::vec(proptest::collection::vec("[=+@\\-\\t\\r\\n\\x00 ,;\"'a-z0-9\u{20ac}]{0,12}", 3), 1..8)
        ) {
            let file = csv_file(rows.clone());
            let text = std::str::from_utf8(&file).expect("UTF-8").strip_prefix('\u{feff}').expect("a byte order mark");
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            let read: Vec<_> = reader.records().map(|record| record.expect("a row")).collect();
            assert_eq!(read.len(), rows.len());
            for (read, row) in read.iter().zip(&rows) {
                for (cell, typed) in read.iter().zip(row) {
                    assert!(!cell.starts_with(LEADS), "{cell:?}");
                    assert!(cell == typed || cell.strip_prefix('\'') == Some(typed));
                }
            }
        }
    }
}
