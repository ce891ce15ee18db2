//! Promises as the database keeps them: reading.

mod follow;
mod write;

use crate::accounts::Names;
use crate::error::Result;
use crate::keys::Keys;
use crate::sql;
use crate::web::Tx;
use crate::words::london_day;

use super::model::{Item, Move, State, Words};

pub use follow::{Followed, followed, follows, forget_old, set_follow};
pub use write::{Moved, correct, move_in, move_on, promise, promise_in};

/// What something can be about.
pub struct Theme {
    pub code: String,
    pub name: String,
    /// It is not offered any more.
    pub retired: bool,
}

/// The themes of the Children in Care Council, in its order.
pub async fn themes(tx: &mut Tx) -> Result<Vec<Theme>> {
    Ok(sql!(
        tx,
        fetch_all,
        Theme,
        r#"select code, name, retired_at is not null as "retired!: bool" from feedback_themes order by place, code"#
    )?)
}

/// A row as both engines give it.
pub(super) struct Row {
    pub id: String,
    pub said: String,
    pub theme: String,
    pub pieces: i64,
    pub promised: String,
    pub by_whom: String,
    pub first_due_on: i64,
    pub due_on: i64,
    pub state: String,
    pub outcome: String,
    pub asked_by_board: bool,
    pub version: i64,
    pub promised_at: i64,
    pub moved_at: i64,
}

impl Row {
    pub fn item(self) -> Item {
        let Row { id, said, theme, pieces, promised, by_whom, outcome, .. } = self;
        Item {
            id,
            words: Words { said, theme, pieces, promised, by_whom },
            asked_by_board: self.asked_by_board,
            state: state(&self.state),
            first_due: london_day(self.first_due_on),
            due: london_day(self.due_on),
            outcome,
            version: self.version,
            promised_at: self.promised_at,
            moved_at: self.moved_at,
        }
    }
}

fn state(code: &str) -> State {
    // The table holds no other code.
    State::from_code(code).unwrap_or(State::Promised)
}

/// Every promise, the oldest day first. A council makes a few dozen a year.
pub async fn items(tx: &mut Tx) -> Result<Vec<Item>> {
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        r#"select id, said, theme, pieces, promised, by_whom, first_due_on, due_on, state, outcome,
                  asked_by_board as "asked_by_board!: bool", version, promised_at, moved_at
           from said_did_items order by due_on, promised_at, id"#
    )?;
    Ok(rows.into_iter().map(Row::item).collect())
}

/// One promise.
pub async fn item(tx: &mut Tx, id: &str) -> Result<Option<Item>> {
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        r#"select id, said, theme, pieces, promised, by_whom, first_due_on, due_on, state, outcome,
                  asked_by_board as "asked_by_board!: bool", version, promised_at, moved_at
           from said_did_items where id = $1"#,
        id
    )?;
    Ok(row.map(Row::item))
}

struct MoveRow {
    state: String,
    corrected: Option<String>,
    words: String,
    due_on: i64,
    by_id: Option<String>,
    at: i64,
}

/// The story of one promise, from its beginning. Staff are named to whoever asks with the keys.
pub async fn story(tx: &mut Tx, keys: Option<&Keys>, id: &str) -> Result<Vec<Move>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        MoveRow,
        "select state, corrected, words, due_on, by_id, at from said_did_moves where item_id = $1 order by number",
        id
    )?;
    let (mut names, mut moves) = (Names::default(), Vec::with_capacity(rows.len()));
    for row in rows {
        let by = match keys {
            Some(keys) => names.of(tx, keys, row.by_id.as_deref()).await?.map(|colleague| colleague.name),
            None => None,
        };
        let MoveRow { corrected, words, due_on, at, .. } = row;
        moves.push(Move { state: state(&row.state), corrected, words, due: london_day(due_on), by, at });
    }
    Ok(moves)
}
