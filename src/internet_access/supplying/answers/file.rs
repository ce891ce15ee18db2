//! Reads a supplier's file: a reference, a status and perhaps a note a line. What else stands in it is skipped and never kept:
//! it is what we gave them.

use std::io::BufRead;

use crate::forms::{Columns, ListFile, Problem};
use crate::internet_access::model::Status;

pub const COLUMNS: Columns = Columns { names: &["reference", "status", "note"], needed: 2, others_are_skipped: true };
/// The most letters of a note: a young person reads it.
const LONGEST_NOTE: usize = 500;

/// One line below the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// As a spreadsheet counts it: the header is row 1.
    pub number: i64,
    pub read: Result<Said, Vec<Problem>>,
}

/// What a line says, not yet held against anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub reference: String,
    pub status: String,
    pub note: String,
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
        Ok(Some(Line { number, read: cells.and_then(said) }))
    }
}

fn said(cells: Vec<String>) -> Result<Said, Vec<Problem>> {
    let mut cells = cells.into_iter();
    let mut cell = || cells.next().unwrap_or_default();
    let said = Said { reference: cell(), status: cell(), note: cell() };
    if said.note.chars().count() > LONGEST_NOTE {
        let sentence = format!("It is longer than {LONGEST_NOTE} letters: make it shorter.");
        return Err(vec![Problem::new("note", sentence)]);
    }
    if said.note.chars().any(|letter| letter.is_control() && letter != '\n' && letter != '\r' && letter != '\t') {
        return Err(vec![Problem::new("note", "There is a sign in it that nobody can see: type it again.")]);
    }
    Ok(said)
}

impl Said {
    /// The reference as we write it, however they did: "k7m3 xq9p" is "K7M3-XQ9P". None where it cannot be one.
    pub fn reference(&self) -> Option<String> {
        let typed = self.reference.trim_start_matches('\'');
        let plain: String = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
        let is_one = plain.len() == 8 && plain.bytes().all(|letter| letter.is_ascii_alphanumeric());
        is_one.then(|| format!("{}-{}", &plain[..4], &plain[4..]).to_ascii_uppercase())
    }

    /// The status as we write it: "On its way" is "on_its_way". None where it is none of ours.
    pub fn status(&self) -> Option<Status> {
        let typed = self.status.trim_start_matches('\'').to_lowercase();
        let words: Vec<_> =
            typed.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        Status::from_code(&words.join("_"))
    }

    /// The note as the young person reads it.
    pub fn note(&self) -> Option<String> {
        let note = self.note.trim_start_matches('\'').trim();
        (!note.is_empty()).then(|| note.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Result<Vec<Line>, String> {
        let mut lines = Lines::open(bytes)?;
        let mut found = Vec::new();
        while let Some(line) = lines.next()? {
            found.push(line);
        }
        Ok(found)
    }

    #[test]
    fn what_we_gave_them_is_skipped_and_what_they_say_is_read() {
        let file = "\u{feff}Reference,item_code,name,STATUS,note\r\nk7m3 xq9p,SIM,Ada,On its way,'=1+1\r\nK7M3-XQ9P,SIM,Ada,on-its_way,\r\n";
        let lines = all(file.as_bytes()).expect("good");
        for line in &lines {
            let said = line.read.clone().expect("good");
            assert_eq!(said.reference().as_deref(), Some("K7M3-XQ9P"));
            assert_eq!(said.status(), Some(Status::OnItsWay));
        }
        assert_eq!(lines[0].read.as_ref().expect("good").note().as_deref(), Some("=1+1"));
        let said = Said { reference: "Ada Obi".into(), status: "sent".into(), note: " ".into() };
        assert_eq!((said.reference(), said.status(), said.note()), (None, None, None));
    }

    #[test]
    fn a_file_without_note_will_do_and_one_without_status_will_not() {
        assert_eq!(all(b"status,reference\nworking,K7M3-XQ9P\n").expect("good").len(), 1);
        assert!(all(b"reference,note\n").expect_err("refused").contains("does not name status"));
        assert!(all(b"reference,status,status\n").expect_err("refused").contains("twice"));
    }

    #[test]
    fn what_is_too_large_is_refused_at_once() {
        let began = std::time::Instant::now();
        let row = "K7M3-XQ9P,working,\n";
        let wide = [b','; 65];
        let long = format!("reference,status,note\nK7M3-XQ9P,working,{}\n", "a".repeat(4_001));
        let many = format!("reference,status,note\n{}", row.repeat(20_001));
        for (bytes, said) in
            [(&wide[..], "64 columns"), (long.as_bytes(), "4,000 bytes"), (many.as_bytes(), "20,000 rows")]
        {
            assert!(all(bytes).expect_err(said).contains(said));
        }
        assert!(began.elapsed().as_secs() < 2, "{:?}", began.elapsed());
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_it_fall_over(bytes: Vec<u8>, text in "[\"',;\\x00\\n\\r a-z0-9@=+\u{130}\u{df}-]{0,200}") {
            let _ = all(&bytes);
            let mut with_head = b"reference,status,note\n".to_vec();
            with_head.extend(&bytes);
            with_head.push(b'\n');
            with_head.extend(text.as_bytes());
            for line in all(&with_head).unwrap_or_default() {
                if let Ok(said) = line.read {
                    let _ = (said.reference(), said.status(), said.note());
                }
            }
        }
    }
}
