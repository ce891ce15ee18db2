//! Tables to take away: CSV or a workbook, that open in a spreadsheet and in which no cell is ever a formula (S-30). They are
//! handed over as an attachment that nobody keeps on the way (S-3A).

use axum::http::header;
use axum::response::{IntoResponse, Response};
use csv::{Terminator, WriterBuilder};
use jiff::civil::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::error::{AppError, Reference, Result};

const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What a spreadsheet takes for the beginning of a formula, or skips to find one.
const LEADS: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0'];
/// The most that a workbook's name of a sheet may hold, as Excel counts it.
const LONGEST_TITLE: usize = 31;

/// One or more tables in a file.
pub struct TableFile {
    name: String,
    tables: Vec<Table>,
}

/// What is called a sheet in a workbook.
pub struct Table {
    title: String,
    header: Vec<String>,
    rows: Vec<Vec<Cell>>,
    widths: Vec<u16>,
}

/// What stands in one place of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    Day(Date),
    /// There is nothing to say: not the same as none, and not the same as hidden.
    Nothing,
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Cell {
        Cell::Number(number as f64)
    }
}

impl Table {
    pub fn new<H: Into<String>>(
        title: impl Into<String>,
        header: impl IntoIterator<Item = H>,
        rows: Vec<Vec<Cell>>,
    ) -> Table {
        Table { title: title.into(), header: header.into_iter().map(Into::into).collect(), rows, widths: Vec::new() }
    }

    /// Says how wide the columns of a workbook are, in letters; else each is as wide as the longest that stands in it.
    pub fn wide(self, widths: &[u16]) -> Table {
        Table { widths: widths.to_vec(), ..self }
    }

    fn width(&self, column: usize) -> u16 {
        let stated = self.widths.get(column).copied();
        stated.unwrap_or_else(|| {
            let cells = self.rows.iter().filter_map(|row| row.get(column)).map(Cell::text);
            let longest = cells.chain(self.header.get(column).cloned()).map(|text| text.chars().count()).max();
            longest.unwrap_or_default().clamp(8, 60) as u16 + 2
        })
    }

    fn columns(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default().max(self.header.len())
    }
}

impl Cell {
    /// As a CSV file says it. What is typed never begins a formula; a number is ours, and may begin with a minus.
    fn text(&self) -> String {
        match self {
            Cell::Text(text) => safe(text),
            Cell::Number(number) if number.is_finite() => number.to_string(),
            Cell::Day(day) => day.to_string(),
            Cell::Number(_) | Cell::Nothing => String::new(),
        }
    }
}

/// The text of a cell, with an apostrophe before what would be a formula.
fn safe(text: &str) -> String {
    if text.starts_with(LEADS) { format!("'{text}") } else { text.to_owned() }
}

impl TableFile {
    /// `name` is what the file is about, in any words: "Orders Example Mobile" is kept as `orders-example-mobile.csv`.
    pub fn new(name: &str, tables: Vec<Table>) -> TableFile {
        TableFile { name: plain(name), tables }
    }

    /// Hands over a CSV file.
    pub fn as_csv(&self) -> Response {
        self.attachment("csv", CSV, self.csv())
    }

    /// Hands over a workbook.
    pub fn as_xlsx(&self) -> Result<Response> {
        Ok(self.attachment("xlsx", XLSX, self.xlsx()?))
    }

    /// A CSV file in UTF-8 with a byte order mark, by which spreadsheets know it (RFC 4180). Several tables come one after
    /// the other, each below its title; all rows are as wide as the widest.
    pub fn csv(&self) -> Vec<u8> {
        let several = self.tables.len() > 1;
        let columns = self.tables.iter().map(Table::columns).max().unwrap_or_default();
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
        let mut write = |cells: Vec<String>| {
            let blank = std::iter::repeat_n(String::new(), columns - cells.len());
            writer
                .write_record(cells.into_iter().chain(blank))
                .expect("it is written to memory, and each row is as wide");
        };
        for (place, table) in self.tables.iter().enumerate() {
            if several && place > 0 {
                write(Vec::new());
            }
            if several {
                write(vec![safe(&table.title)]);
            }
            write(table.header.iter().map(|name| safe(name)).collect());
            for row in &table.rows {
                write(row.iter().map(Cell::text).collect());
            }
        }
        writer.into_inner().expect("it is written to memory")
    }

    /// A workbook with a sheet for each table: texts are texts, numbers are numbers, days are days, and none is a formula.
    pub fn xlsx(&self) -> Result<Vec<u8>> {
        self.workbook().map_err(|cause| {
            let reference = Reference::new();
            tracing::error!(%reference, %cause, "a workbook could not be written");
            AppError::Unexpected(reference)
        })
    }

    fn workbook(&self) -> std::result::Result<Vec<u8>, XlsxError> {
        let (mut workbook, mut titles) = (Workbook::new(), Vec::new());
        for table in &self.tables {
            let title = sheet_title(&table.title, &titles);
            fill(workbook.add_worksheet().set_name(&title)?, table)?;
            titles.push(title);
        }
        workbook.save_to_buffer()
    }

    fn attachment(&self, ending: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
        let headers = [
            (header::CONTENT_TYPE, kind.to_owned()),
            (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.{ending}\"", self.name)),
            (header::CACHE_CONTROL, "no-store".to_owned()),
        ];
        (headers, bytes).into_response()
    }
}

fn fill(sheet: &mut Worksheet, table: &Table) -> std::result::Result<(), XlsxError> {
    let (bold, as_day) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
    for (column, name) in table.header.iter().enumerate() {
        sheet.write_string_with_format(0, column as u16, safe(name), &bold)?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                // The apostrophe stays: a workbook may be saved as CSV one day.
                Cell::Text(text) => sheet.write_string(row, column, safe(text))?,
                Cell::Number(number) if number.is_finite() => sheet.write_number(row, column, *number)?,
                Cell::Day(day) => {
                    let day = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
                    sheet.write_datetime_with_format(row, column, day, &as_day)?
                }
                Cell::Number(_) | Cell::Nothing => continue,
            };
        }
    }
    for column in 0..table.columns() {
        sheet.set_column_width(column as u16, f64::from(table.width(column)))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Small letters and digits with hyphens between.
fn plain(name: &str) -> String {
    let kept = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { ' ' };
    let words = name.chars().map(kept).collect::<String>();
    words.split_whitespace().collect::<Vec<_>>().join("-")
}

/// A title that Excel takes for a sheet: short, with none of its own marks, not "History", and not there twice.
fn sheet_title(title: &str, taken: &[String]) -> String {
    let marks = |letter: char| letter.is_control() || "[]:*?/\\".contains(letter);
    let clean = title.chars().map(|letter| if marks(letter) { ' ' } else { letter }).collect::<String>();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = Some(shortened(clean.trim_matches('\''), LONGEST_TITLE)).filter(|clean| !clean.is_empty());
    let clean = clean.unwrap_or_else(|| "Table".to_owned());
    let is_free = |title: &String| {
        let same = |other: &str| other.to_lowercase() == title.to_lowercase();
        !same("History") && !taken.iter().any(|other| same(other))
    };
    let numbered = (2..).map(|number| {
        let number = format!(" {number}");
        shortened(&clean, LONGEST_TITLE - number.len()) + &number
    });
    [clean.clone()].into_iter().chain(numbered).find(is_free).expect("numbers never end")
}

fn shortened(text: &str, most: usize) -> String {
    let mut room = most;
    let fits = text.chars().take_while(|letter| {
        let needed = letter.len_utf16();
        let fits = needed <= room;
        room = room.saturating_sub(needed);
        fits
    });
    fits.collect::<String>().trim_end_matches([' ', '\'']).to_owned()
}

#[cfg(test)]
mod tests;
