//! What council staff do with what was shared with them: read it, and answer once.

use crate::accounts::Staff;
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::{Keys, Purpose};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::super::super::letters::{queue_news, queue_written};
use super::super::super::super::model::Kind;
use super::super::super::super::store as cases;
use super::super::model::{Said, SharedWords};
use super::{shared_index, told, words_place};

struct Row {
    id: String,
    data_key: Option<String>,
    by_name: Option<String>,
    words: Option<String>,
    answer: Option<String>,
    shared_on: i64,
    answered_at: Option<i64>,
}

impl Row {
    async fn open(self, tx: &mut Tx, keys: &Keys) -> Result<SharedWords> {
        let id = self.id;
        let said = match (&self.data_key, &self.by_name, &self.words) {
            (Some(wrapped), Some(by_name), Some(words)) => {
                let key = keys.data_key(Purpose::Council, &id, wrapped)?;
                Some(Said {
                    by_name: key.open(words_place("by_name", &id), by_name)?,
                    words: key.open(words_place("words", &id), words)?,
                    answer: key.open_optional(words_place("answer", &id), self.answer.as_deref())?,
                    answered_at: self.answered_at,
                })
            }
            _ => None,
        };
        let read_before = super::read_at(tx, &id).await?.is_some();
        Ok(SharedWords { shared_on: self.shared_on, read_before, said, id })
    }
}

/// All that was shared with one member of staff, the newest first.
pub async fn list(app: &AppState, staff: &Staff) -> Result<Vec<SharedWords>> {
    let (mut tx, me) = (app.db.read().await?, staff.id.as_str());
    let rows = sql!(
        &mut tx,
        fetch_all,
        Row,
        "select id, data_key, by_name, words, answer, shared_on, answered_at from shared_words
         where recipient_id = $1 order by shared_on desc, id limit 200",
        me
    )?;
    let mut list = Vec::with_capacity(rows.len());
    for row in rows {
        list.push(row.open(&mut tx, &app.keys).await?);
    }
    Ok(list)
}

/// One of them; none where it was shared with somebody else.
pub async fn one(tx: &mut Tx, keys: &Keys, staff: &Staff, id: &str) -> Result<Option<SharedWords>> {
    let me = staff.id.as_str();
    let row = sql!(
        &mut *tx,
        fetch_optional,
        Row,
        "select id, data_key, by_name, words, answer, shared_on, answered_at from shared_words
         where id = $1 and recipient_id = $2",
        id,
        me
    )?;
    match row {
        Some(row) => Ok(Some(row.open(tx, keys).await?)),
        None => Ok(None),
    }
}

/// The same, and the audit knows that it was read: so does whoever shared it.
pub async fn read(app: &AppState, staff: &Staff, id: &str) -> Result<Option<SharedWords>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = one(&mut tx, &app.keys, staff, id).await? else { return Ok(None) };
    if found.said.is_some() {
        note(&mut tx, app, staff, Deed::AdvocacyShareRead, id).await?;
        tx.commit().await?;
    }
    Ok(Some(found))
}

/// The line is about what was shared: nothing in it leads to the case.
async fn note(tx: &mut Tx, app: &AppState, staff: &Staff, deed: Deed, id: &str) -> Result<()> {
    let role = staff.roles.first().map_or("staff", |role| role.code());
    let line = Line { who: Some(staff.id.as_str()), role, deed, about: Some(id), ..Line::default() };
    Ok(audit::record(tx, &app.keys, &line, app.now()).await?)
}

/// What came of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    Yes,
    /// There is one answer, and it was given.
    Already,
    /// It was taken back.
    TakenBack,
}

struct CaseRow {
    case_id: String,
}

/// Answers once. The answer stands in the thread, and starts nothing else: no clock, no second letter.
pub async fn answer(app: &AppState, staff: &Staff, id: &str, words: &str) -> Result<Option<Answered>> {
    let (mut tx, keys, now) = (app.db.begin().await?, &app.keys, app.now());
    let index = shared_index(keys, id);
    let case =
        sql!(&mut tx, fetch_optional, CaseRow, "select case_id from advocacy_shares where shared_index = $1", index)?;
    // The case first, as everybody locks: whoever takes it back meanwhile waits, or we do.
    if let Some(case) = &case {
        cases::lock(&mut tx, &case.case_id).await?;
    }
    let Some(shared) = one(&mut tx, keys, staff, id).await? else { return Ok(None) };
    let Some(said) = shared.said else { return Ok(Some(Answered::TakenBack)) };
    if said.answered_at.is_some() {
        let same = said.answer.as_deref() == Some(words);
        return Ok(Some(if same { Answered::Yes } else { Answered::Already }));
    }
    seal_answer(&mut tx, keys, id, words, now).await?;
    if let Some(case) = &case
        && let Some(found) = cases::find(&mut tx, keys, &case.case_id).await?
    {
        let name = crate::accounts::people::contact(&mut tx, keys, &staff.id).await?.map(|contact| contact.name);
        let told = told(&name.unwrap_or_default(), words);
        // No id of the council's staff stands beside a case.
        let entry = cases::Said::own(Kind::CouncilAnswered, Some(&told));
        let number = found.thread.last() + 1;
        cases::say(&mut tx, &found.key, &case.case_id, number, &entry, now).await?;
        queue_news(&mut tx, app, &found.thread.case, number, now).await?;
        queue_written(&mut tx, app, &found.thread.case, now).await?;
    }
    note(&mut tx, app, staff, Deed::AdvocacyShareAnswered, id).await?;
    tx.commit().await?;
    Ok(Some(Answered::Yes))
}

struct KeyRow {
    data_key: Option<String>,
}

async fn seal_answer(tx: &mut Tx, keys: &Keys, id: &str, words: &str, now: i64) -> Result<()> {
    let row = sql!(&mut *tx, fetch_one, KeyRow, "select data_key from shared_words where id = $1", id)?;
    let Some(wrapped) = row.data_key else { return Ok(()) };
    let sealed = keys.data_key(Purpose::Council, id, &wrapped)?.seal(words_place("answer", id), words);
    exec!(tx, "update shared_words set answer = $1, answered_at = $2 where id = $3", sealed, now, id)?;
    Ok(())
}
