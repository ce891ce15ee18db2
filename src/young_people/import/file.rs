//! Reads a file of the list: CSV in UTF-8, one young person a line. A file that is too large for us, or no such file at all,
//! is refused whole; a line that is wrong is named, and reading goes on (S-50).

use std::io::BufRead;

use csv::{ByteRecord, ReaderBuilder};

use super::super::form::{DetailsForm, TICKED};

/// The columns, in the order in which we name them.
pub const COLUMNS: [&str; 6] = ["reference", "name", "birth_date", "email", "phone", "adviser"];
/// The most that a file may hold, in bytes.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;
/// The most lines below the header.
const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: usize = 64;
/// The most that one cell may hold, in bytes.
const LARGEST_CELL: usize = 4_000;

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

/// What a line says, not yet trusted.
#[derive(Clone)]
pub struct Typed {
    pub details: DetailsForm,
    /// The address of their personal adviser.
    pub adviser: String,
}

/// One line below the header.
pub struct Line {
    /// As a spreadsheet counts it: the header is row 1.
    pub number: i64,
    pub read: Result<Typed, Vec<Problem>>,
}

/// The lines of a file, one after the other.
pub struct Lines<R> {
    reader: csv::Reader<R>,
    /// Where each of `COLUMNS` stands.
    places: [usize; 6],
    width: usize,
    record: ByteRecord,
    /// How many rows have been read, header and empty ones too.
    read: i64,
    rows: usize,
}

impl<R: BufRead> Lines<R> {
    /// Looks at the header. The error is one sentence about the whole file.
    pub fn open(mut source: R) -> Result<Lines<R>, String> {
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
            return Err(format!("The file is empty. Its first row names the columns: {}.", COLUMNS.join(", ")));
        }
        within_caps(&record, 1)?;
        let places = places_of(&record)?;
        Ok(Lines { width: record.len(), reader, places, record, read: 1, rows: 0 })
    }

    /// The next line; none at the end. The error is one sentence about the whole file.
    pub fn next(&mut self) -> Result<Option<Line>, String> {
        loop {
            let any = self.reader.read_byte_record(&mut self.record);
            if !any.map_err(|cause| format!("The file cannot be read: {cause}."))? {
                return Ok(None);
            }
            self.read += 1;
            let number = self.read;
            within_caps(&self.record, number)?;
            // Spreadsheets leave rows of nothing but commas behind.
            if self.record.iter().all(|cell| cell.trim_ascii().is_empty()) {
                continue;
            }
            self.rows += 1;
            if self.rows > MOST_ROWS {
                return Err("The file has more than 20,000 rows. Send it in parts.".to_owned());
            }
            return Ok(Some(Line { number, read: self.typed() }));
        }
    }

    fn typed(&self) -> Result<Typed, Vec<Problem>> {
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
        let mut cell = |column: usize| match std::str::from_utf8(&self.record[self.places[column]]) {
            Ok(text) => text.trim().to_owned(),
            Err(_) => {
                let sentence = "It is not UTF-8 text. Save the file as \"CSV UTF-8\", and send that.";
                problems.push(Problem::new(COLUMNS[column], sentence));
                String::new()
            }
        };
        let (reference, name, birth_date) = (cell(0), cell(1), cell(2));
        let (email, phone, adviser) = (cell(3), cell(4), cell(5));
        if !problems.is_empty() {
            return Err(problems);
        }
        let no_mailbox = if email.is_empty() { TICKED.to_owned() } else { String::new() };
        Ok(Typed { details: DetailsForm { name, email, no_mailbox, reference, birth_date, phone }, adviser })
    }
}

fn within_caps(record: &ByteRecord, number: i64) -> Result<(), String> {
    if record.len() > MOST_COLUMNS {
        return Err(format!("Row {number} has more than {MOST_COLUMNS} columns. The list has {}.", COLUMNS.len()));
    }
    match record.iter().position(|cell| cell.len() > LARGEST_CELL) {
        Some(place) => Err(format!(
            "Row {number}, column {}: it holds more than 4,000 bytes. Perhaps a quotation mark before it is not closed: look there, and send the file again.",
            place + 1
        )),
        None => Ok(()),
    }
}

/// Where each column stands. Columns that are not ours are refused: what we do not need never comes in.
fn places_of(header: &ByteRecord) -> Result<[usize; 6], String> {
    let names: Vec<String> = header.iter().map(|name| String::from_utf8_lossy(name).trim().to_lowercase()).collect();
    let mut places = [0; 6];
    let mut missing = Vec::new();
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        match names.iter().position(|name| name == column) {
            Some(found) => *place = found,
            None => missing.push(column),
        }
    }
    if !missing.is_empty() {
        return Err(format!(
            "The first row does not name {}. It names the columns, with commas between: {}.",
            missing.join(", "),
            COLUMNS.join(",")
        ));
    }
    for (place, name) in names.iter().enumerate() {
        if places.contains(&place) {
            continue;
        }
        let shown: String = name.chars().filter(|letter| !letter.is_control()).take(40).collect();
        let why = if COLUMNS.contains(&name.as_str()) { "stands there twice" } else { "is not one that we keep" };
        return Err(format!("Column {} (\"{shown}\") {why}. Take it out, and send the file again.", place + 1));
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "reference,name,birth_date,email,phone,adviser\n";

    fn all(bytes: &[u8]) -> Result<Vec<Line>, String> {
        let mut lines = Lines::open(bytes)?;
        let mut found = Vec::new();
        while let Some(line) = lines.next()? {
            found.push(line);
        }
        Ok(found)
    }

    #[test]
    fn columns_may_stand_in_any_order_with_a_byte_order_mark_before_them() {
        let lines = all(
            "\u{feff}Name, ADVISER ,email,phone,birth_date,reference\r\n\"Obi, Ada\",pa@x.example,,,,7\r\n,,,,,\r\n"
                .as_bytes(),
        )
        .expect("good");
        assert_eq!(lines.len(), 1);
        let typed = lines[0].read.clone().expect("good");
        assert_eq!(
            (typed.details.name.as_str(), typed.details.reference.as_str(), typed.adviser.as_str()),
            ("Obi, Ada", "7", "pa@x.example")
        );
        assert_eq!(lines[0].number, 2);
    }

    #[test]
    fn a_file_that_is_not_the_list_is_refused_whole_with_a_sentence() {
        let long = format!("{HEAD}1,\"{}\",,,,pa@x.example\n", "a".repeat(LARGEST_CELL + 1));
        let unclosed = format!("{HEAD}1,\"Ada,,,,pa@x.example\n{}", "2,Bea,,,,pa@x.example\n".repeat(400));
        let rows = format!("{HEAD}{}", "1,Ada,,,,pa@x.example\n".repeat(MOST_ROWS + 1));
        for (bytes, said) in [
            (b"".as_slice(), "empty"),
            (b"PK\x03\x04...", "workbook"),
            (b"\xff\xfen\0a\0m\0e\0", "not UTF-8"),
            (b"reference;name;birth_date;email;phone;adviser\n", "does not name"),
            (b"reference,name,email,phone,adviser\n", "does not name birth_date"),
            (b"reference,name,birth_date,email,phone,adviser,notes\n", "\"notes\") is not one"),
            (b"reference,name,birth_date,email,phone,adviser,name\n", "twice"),
            (&[b','; 65], "more than 64 columns"),
            (long.as_bytes(), "more than 4,000 bytes"),
            (unclosed.as_bytes(), "quotation mark"),
            (rows.as_bytes(), "20,000 rows"),
        ] {
            let problem = all(bytes).err().expect(said);
            assert!(problem.contains(said), "{problem}");
        }
    }

    #[test]
    fn a_broken_line_is_named_and_those_after_it_are_read() {
        let mut bytes = format!("{HEAD}1,Ada,,,\n").into_bytes();
        bytes.extend(b"2,Be\xe9,,,,pa@x.example\n3,Cai,,,,pa@x.example\n");
        let lines = all(&bytes).expect("the file is good");
        let problem = |line: usize| lines[line].read.clone().err().expect("broken")[0].clone();
        assert_eq!((lines[0].number, problem(0).column.as_str()), (2, "row"));
        assert!(problem(0).sentence.contains("5 cells"));
        assert_eq!((lines[1].number, problem(1).column.as_str()), (3, "name"));
        assert!(lines[2].read.is_ok());
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_it_fall_over(bytes: Vec<u8>, text in "[\"',;\\x00\\n\\r a-z0-9@=+-]{0,200}") {
            let _ = all(&bytes);
            let _ = all(text.as_bytes());
            let mut with_head = HEAD.as_bytes().to_vec();
            with_head.extend(&bytes);
            with_head.extend(text.as_bytes());
            if let Ok(lines) = all(&with_head) {
                for line in lines {
                    if let Ok(typed) = line.read {
                        let _ = typed.details.check(1_795_651_200_000);
                    }
                }
            }
        }
    }
}
