//! What a room tells about what it holds of one person.

use std::pin::Pin;

use crate::accounts::PersonId;
use crate::error::Result;
use crate::keys::Keys;
use crate::web::Tx;

/// What a room is asked about one person.
pub struct Asking<'a> {
    pub tx: &'a mut Tx,
    pub keys: &'a Keys,
    pub person: &'a PersonId,
    /// In ms since 1970 UTC.
    pub now: i64,
}

/// Which part of a long list: what is done or what is not, what changed before `before`, at most `most`, newest first.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    pub done: bool,
    /// In ms since 1970 UTC; `i64::MAX` for the newest.
    pub before: i64,
    pub most: i64,
}

pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// One room that holds something of a young person. A room exports its own as `HOLDING`.
pub struct Holding {
    pub room: &'static str,
    /// What stands on their page.
    pub items: for<'a> fn(Asking<'a>, Wanted) -> Answer<'a, Vec<Item>>,
    /// Every column of every row of theirs, for the copy of their data. What is left out stands in `exempt.csv`.
    pub copy: for<'a> fn(Asking<'a>) -> Answer<'a, Vec<Part>>,
    /// Removes what must not outlive the account; what `on delete cascade` removes needs nothing here.
    pub erase: for<'a> fn(Asking<'a>) -> Answer<'a, ()>,
}

/// One thing on somebody's page, in neutral words: the page may be seen by others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// When it last changed, in ms since 1970 UTC: the newest stands first.
    pub at: i64,
    pub title: String,
    /// Where it is read: one of our addresses.
    pub address: String,
    /// Who has it.
    pub holder: String,
    /// What happens next.
    pub next: String,
    /// By when, in ms since 1970 UTC.
    pub by: Option<i64>,
    pub state: ItemState,
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemState {
    /// Somebody else's.
    Waiting,
    /// The young person's.
    Yours,
    /// Nobody's: it is finished.
    Done,
}

/// One table's rows in somebody's copy of their data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub table: &'static str,
    pub heading: String,
    pub rows: Vec<Vec<Told>>,
}

/// One column: its name in the database, and its label and value in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub column: &'static str,
    pub label: String,
    pub value: String,
}
