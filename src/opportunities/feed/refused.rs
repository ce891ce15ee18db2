//! Why an import is refused as a whole: one plain sentence each, saying what is wrong and what to do.

use std::fmt;

/// The largest file, and the largest run of the API, in bytes.
pub const MOST_BYTES: u64 = 200_000_000;
/// The most vacancies in one import: some eight times what the whole country offers.
pub const MOST_VACANCIES: usize = 100_000;

/// Why an import is refused. Nothing of it may be kept, and what was imported before goes on serving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no such file.
    NotThere(String),
    /// The name is a folder's.
    Folder(String),
    /// The name is a device's, a pipe's or a socket's.
    NotAFile(String),
    /// The system would not let us read it, in the system's words.
    CannotRead(String),
    Empty,
    NotUtf8 {
        line: usize,
    },
    NotJson {
        line: usize,
        column: usize,
    },
    CutOff,
    WrongShape,
    TooLarge,
    /// One vacancy alone is larger than any advert.
    VacancyTooLarge {
        position: usize,
    },
    TooManyVacancies,
    NoVacancies,
    EveryItemBroken {
        count: usize,
        field: String,
        why: String,
    },
    /// Whoever reads asked to stop, and knows why.
    Stopped,
    BaseAddress,
    NoKey,
    BadKey,
    AddressWrong,
    /// Any other answer that asking again will not change, by its HTTP status.
    Answered(u16),
    /// The service kept asking us to wait.
    Busy,
    PageTooLarge {
        page: usize,
    },
    /// Page after page of tries came to nothing; `last` is how the last one ended.
    NoAnswer {
        page: usize,
        tries: u32,
        last: String,
    },
    /// What was fetched could not be put down, in the system's words.
    CannotKeep(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotThere(path) => write!(f, "There is no file called {path}: check the name and the folder."),
            Self::Folder(path) => write!(f, "{path} is a folder: give the name of a file in it."),
            Self::NotAFile(path) => write!(f, "{path} is not an ordinary file: save what it holds and give that."),
            Self::CannotRead(why) => write!(f, "The file cannot be read ({why}): check who may read it."),
            Self::Empty => f.write_str("The file is empty: download it again."),
            Self::NotUtf8 { line } => write!(f, "The file is not UTF-8 text (line {line}): save it again as UTF-8."),
            Self::NotJson { line, column } => {
                write!(f, "The file is not JSON (line {line}, column {column}): check that it is the right one.")
            }
            Self::CutOff => f.write_str("The file is cut off in the middle: download it again, to the end."),
            Self::WrongShape => f.write_str("There is no list called \"vacancies\" in it: check which file it is."),
            Self::TooLarge => write!(f, "There is more than {} MB of it: check what it is.", MOST_BYTES / 1_000_000),
            Self::VacancyTooLarge { position } => {
                write!(f, "Vacancy {position} is larger than any advert: take it out, or download the file again.")
            }
            Self::TooManyVacancies => write!(f, "It lists more than {MOST_VACANCIES} vacancies: check what it is."),
            Self::NoVacancies => f.write_str("The list is empty, and would close every vacancy: check what made it."),
            Self::EveryItemBroken { count, field, why } => {
                write!(f, "Not one of {count} vacancies can be read (in the first, {field} {why}): check its source.")
            }
            Self::Stopped => f.write_str("The import stopped half way: nothing was changed."),
            Self::BaseAddress => f.write_str("The vacancies API needs a plain https:// address: check the setting."),
            Self::NoKey => f.write_str("There is no usable key for the vacancies API: check the setting."),
            Self::BadKey => f.write_str("The vacancies API refused the key: check the setting, or get a new one."),
            Self::AddressWrong => f.write_str("There is no vacancies API at that address: check the setting."),
            Self::Answered(status) => write!(f, "The vacancies API answered {status}: check its address, or ask DfE."),
            Self::Busy => f.write_str("The vacancies API kept asking us to wait: try again in an hour."),
            Self::PageTooLarge { page } => {
                write!(f, "Page {page} of the vacancies API is larger than a page can be: check its address.")
            }
            Self::NoAnswer { page, tries, last } => {
                write!(f, "The vacancies API did not give page {page} in {tries} tries ({last}): try again later.")
            }
            Self::CannotKeep(why) => write!(f, "There is nowhere to put the answers ({why}): check the disk."),
        }
    }
}

impl std::error::Error for Refused {}
