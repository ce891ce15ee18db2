//! A file that is a list: CSV in UTF-8, one thing a line. A file that is too large for us, or no such file at all, is refused
//! whole; a line that is wrong is named, and reading goes on (S-50).

use std::io::BufRead;

use csv::{ByteRecord, ReaderBuilder};

/// The most that a file may hold, in bytes.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;
/// The most lines below the header.
const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: usize = 64;
/// The most that one cell may hold, in bytes.
const LARGEST_CELL: usize = 4_000;

/// The columns of a list.
pub struct Columns {
    /// In the order in which we name them, and in which a line gives its cells.
    pub names: &'static [&'static str],
    /// How many of them, from the first on, must be there.
    pub needed: usize,
    /// Whether other columns are skipped; if not, a file that has some is refused.
    pub others_are_skipped: bool,
}

/// What is wrong with one line, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The column, or "row" where it is the whole line.
    pub column: String,
    pub sentence: String,
}

impl Problem {
    pub fn new(column: &str, sentence: impl Into<String>) -> Problem {
        Problem { column: column.to_owned(), sentence: sentence.into() }
    }
}

/// One cell for each column, in the order of the columns; empty where the file has no such column.
pub type Cells = Result<Vec<String>, Vec<Problem>>;

/// The lines of a file, one after the other.
pub struct ListFile<R> {
    reader: csv::Reader<R>,
    columns: &'static Columns,
    /// Where each of the columns stands.
    places: Vec<Option<usize>>,
    width: usize,
    record: ByteRecord,
    /// How many rows have been read, header and empty ones too.
    read: i64,
    rows: usize,
}

impl<R: BufRead> ListFile<R> {
    /// Looks at the header. The error is one sentence about the whole file.
    pub fn open(mut source: R, columns: &'static Columns) -> Result<ListFile<R>, String> {
        let start = source.fill_buf().map_err(|cause| format!("The file cannot be read: {cause}."))?;
        if start.starts_with(b"PK") || start.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err("This is a workbook, not a CSV file. Save it as \"CSV UTF-8\", and send that.".to_owned());
        }
        if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
            return Err("The file is not UTF-8 text. Save it as \"CSV UTF-8\", and send that.".to_owned());
        }
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(source);
        let mut record = ByteRecord::new();
        let any = reader.read_byte_record(&mut record).map_err(|cause| format!("The file cannot be read: {cause}."))?;
        if !any {
            let names = columns.names.join(", ");
            return Err(format!("The file is empty. Its first row names the columns: {names}."));
        }
        within_caps(&record, 1, columns)?;
        let places = places_of(&record, columns)?;
        Ok(ListFile { width: record.len(), reader, columns, places, record, read: 1, rows: 0 })
    }

    /// The next line with its number, as a spreadsheet counts it: the header is row 1. None at the end. The error is one
    /// sentence about the whole file.
    pub fn next_line(&mut self) -> Result<Option<(i64, Cells)>, String> {
        loop {
            let any = self.reader.read_byte_record(&mut self.record);
            if !any.map_err(|cause| format!("The file cannot be read: {cause}."))? {
                return Ok(None);
            }
            self.read += 1;
            within_caps(&self.record, self.read, self.columns)?;
            // Spreadsheets leave rows of nothing but commas behind.
            if self.record.iter().all(|cell| cell.trim_ascii().is_empty()) {
                continue;
            }
            self.rows += 1;
            if self.rows > MOST_ROWS {
                return Err("The file has more than 20,000 rows. Send it in parts.".to_owned());
            }
            return Ok(Some((self.read, self.cells())));
        }
    }

    fn cells(&self) -> Cells {
        if self.record.len() != self.width {
            return Err(vec![Problem::new(
                "row",
                format!(
                    "It has {} cells and the first row has {}. Put quotation marks round a cell with a comma in it.",
                    self.record.len(),
                    self.width
                ),
            )]);
        }
        let mut problems = Vec::new();
        let mut cells = Vec::with_capacity(self.places.len());
        for (place, name) in self.places.iter().zip(self.columns.names) {
            let bytes = place.map_or(&b""[..], |place| &self.record[place]);
            match std::str::from_utf8(bytes) {
                Ok(text) => cells.push(text.trim().to_owned()),
                Err(_) => {
                    let sentence = "It is not UTF-8 text. Save the file as \"CSV UTF-8\", and send that.";
                    problems.push(Problem::new(name, sentence));
                }
            }
        }
        if problems.is_empty() { Ok(cells) } else { Err(problems) }
    }
}

fn within_caps(record: &ByteRecord, number: i64, columns: &Columns) -> Result<(), String> {
    if record.len() > MOST_COLUMNS {
        let ours = columns.names.len();
        return Err(format!("Row {number} has more than {MOST_COLUMNS} columns. The list has {ours}."));
    }
    match record.iter().position(|cell| cell.len() > LARGEST_CELL) {
        Some(place) => Err(format!(
            "Row {number}, column {}: it holds more than 4,000 bytes. Perhaps a quotation mark before it is not closed: look there, and send the file again.",
            place + 1
        )),
        None => Ok(()),
    }
}

/// Where each column stands.
fn places_of(header: &ByteRecord, columns: &Columns) -> Result<Vec<Option<usize>>, String> {
    let names: Vec<String> = header.iter().map(|name| String::from_utf8_lossy(name).trim().to_lowercase()).collect();
    let places: Vec<_> = columns.names.iter().map(|column| names.iter().position(|name| name == column)).collect();
    let missing = columns.names.iter().zip(&places).take(columns.needed).filter(|(_, place)| place.is_none());
    let missing: Vec<_> = missing.map(|(column, _)| *column).collect();
    if !missing.is_empty() {
        return Err(format!(
            "The first row does not name {}. It names the columns, with commas between: {}.",
            missing.join(", "),
            columns.names.join(",")
        ));
    }
    for (place, name) in names.iter().enumerate() {
        let is_ours = columns.names.contains(&name.as_str());
        if places.contains(&Some(place)) || (columns.others_are_skipped && !is_ours) {
            continue;
        }
        let shown: String = name.chars().filter(|letter| !letter.is_control()).take(40).collect();
        let why = if is_ours { "stands there twice" } else { "is not one that we keep" };
        return Err(format!("Column {} (\"{shown}\") {why}. Take it out, and send the file again.", place + 1));
    }
    Ok(places)
}
