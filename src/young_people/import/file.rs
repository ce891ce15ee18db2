//! A file of the list: one young person a line. A line that is wrong is named, and reading goes on (S-50).

use std::io::BufRead;

use crate::forms::{Columns, ListFile, Problem};

use super::super::form::{DetailsForm, TICKED};

/// The columns, in the order in which we name them. What we do not need never comes in.
pub const COLUMNS: Columns = Columns {
    names: &["reference", "name", "birth_date", "email", "phone", "adviser"],
    needed: 6,
    others_are_skipped: false,
};

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
pub struct Lines<R>(ListFile<R>);

impl<R: BufRead> Lines<R> {
    /// Looks at the header. The error is one sentence about the whole file.
    pub fn open(source: R) -> Result<Lines<R>, String> {
        ListFile::open(source, &COLUMNS).map(Lines)
    }

    /// The next line; none at the end. The error is one sentence about the whole file.
    pub fn next(&mut self) -> Result<Option<Line>, String> {
        let Some((number, cells)) = self.0.next_line()? else { return Ok(None) };
        Ok(Some(Line { number, read: cells.map(typed) }))
    }
}

fn typed(cells: Vec<String>) -> Typed {
    let mut cells = cells.into_iter();
    let mut cell = || cells.next().unwrap_or_default();
    let (reference, name, birth_date) = (cell(), cell(), cell());
    let (email, phone, adviser) = (cell(), cell(), cell());
    let no_mailbox = if email.is_empty() { TICKED.to_owned() } else { String::new() };
    Typed { details: DetailsForm { name, email, no_mailbox, reference, birth_date, phone }, adviser }
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
        let long = format!("{HEAD}1,\"{}\",,,,pa@x.example\n", "a".repeat(4_001));
        let unclosed = format!("{HEAD}1,\"Ada,,,,pa@x.example\n{}", "2,Bea,,,,pa@x.example\n".repeat(400));
        let rows = format!("{HEAD}{}", "1,Ada,,,,pa@x.example\n".repeat(20_001));
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
