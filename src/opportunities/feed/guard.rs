//! Stands between a source and the JSON reader: passes bytes on while they are UTF-8 and not too many.

use std::cell::{Cell, RefCell};
use std::io::{self, Read};

use super::refused::Refused;

/// The largest single vacancy, in bytes: fifty times a long one.
const LARGEST_VACANCY: usize = 1 << 20;

/// What the guard has seen, shared with the reader behind it.
#[derive(Default)]
pub struct Watch {
    /// Bytes passed on since the last vacancy ended.
    since_vacancy: Cell<usize>,
    /// Vacancies begun so far.
    vacancies: Cell<usize>,
    ended: Cell<bool>,
    refused: RefCell<Option<Refused>>,
}

impl Watch {
    /// Notes that a vacancy was read to its end.
    pub fn vacancy_read(&self) {
        self.since_vacancy.set(0);
        self.vacancies.set(self.vacancies.get() + 1);
    }

    /// Vacancies read so far.
    pub fn vacancies(&self) -> usize {
        self.vacancies.get()
    }

    /// True once the source had no more to give.
    pub fn ended(&self) -> bool {
        self.ended.get()
    }

    /// Keeps the first reason to refuse.
    pub fn refuse(&self, why: Refused) {
        self.refused.borrow_mut().get_or_insert(why);
    }

    /// The reason to refuse, if there was one.
    pub fn refused(&self) -> Option<Refused> {
        self.refused.borrow().clone()
    }
}

/// A reader that fails on the first byte that is not UTF-8, past the largest size, or in an endless vacancy.
pub struct Guard<'w, R> {
    source: R,
    watch: &'w Watch,
    /// Bytes that may still come.
    left: u64,
    line: usize,
    /// The beginning of a character whose rest is in the next piece.
    half: Half,
    started: bool,
}

#[derive(Default)]
struct Half {
    bytes: [u8; 4],
    len: usize,
}

impl<'w, R: Read> Guard<'w, R> {
    /// Lets at most `most` bytes of `source` pass.
    pub fn new(source: R, watch: &'w Watch, most: u64) -> Self {
        Guard { source, watch, left: most, line: 1, half: Half::default(), started: false }
    }

    fn fail(&self, why: Refused) -> io::Error {
        self.watch.refuse(why);
        io::Error::other("refused")
    }

    /// Reads on, leaving out a byte order mark at the very beginning.
    fn next_piece(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill(into)?;
        if self.started || read == 0 {
            return Ok(read);
        }
        self.started = true;
        let mut first = read;
        while first < 3 && into.len() >= 3 {
            match self.fill(&mut into[first..3])? {
                0 => break,
                more => first += more,
            }
        }
        if into[..first].starts_with(b"\xEF\xBB\xBF") {
            into.copy_within(3..first, 0);
            first -= 3;
            if first == 0 {
                return self.next_piece(into);
            }
        }
        Ok(first)
    }

    fn fill(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.source.read(into) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => return read.map_err(|error| self.fail(Refused::CannotRead(error.to_string()))),
            }
        }
    }

    fn check_size(&mut self, piece: usize) -> io::Result<()> {
        self.left = self.left.checked_sub(piece as u64).ok_or_else(|| self.fail(Refused::TooLarge))?;
        let since = self.watch.since_vacancy.get() + piece;
        self.watch.since_vacancy.set(since);
        if since > LARGEST_VACANCY + piece {
            return Err(self.fail(Refused::VacancyTooLarge { position: self.watch.vacancies() + 1 }));
        }
        Ok(())
    }

    fn check_text(&mut self, mut piece: &[u8]) -> io::Result<()> {
        while self.half.len > 0 && !piece.is_empty() {
            self.half.bytes[self.half.len] = piece[0];
            self.half.len += 1;
            piece = &piece[1..];
            match std::str::from_utf8(&self.half.bytes[..self.half.len]) {
                Ok(_) => self.half.len = 0,
                Err(error) if error.error_len().is_none() => {}
                Err(_) => return Err(self.fail(Refused::NotUtf8 { line: self.line })),
            }
        }
        match std::str::from_utf8(piece) {
            Ok(_) => self.line += lines_in(piece),
            Err(error) => {
                let (good, rest) = piece.split_at(error.valid_up_to());
                self.line += lines_in(good);
                if error.error_len().is_some() {
                    return Err(self.fail(Refused::NotUtf8 { line: self.line }));
                }
                self.half.bytes[..rest.len()].copy_from_slice(rest);
                self.half.len = rest.len();
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Guard<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.watch.refused.borrow().is_some() {
            return Err(io::Error::other("refused"));
        }
        let read = self.next_piece(into)?;
        self.watch.ended.set(read == 0);
        self.check_text(&into[..read])?;
        self.check_size(read)?;
        Ok(read)
    }
}

fn lines_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}
