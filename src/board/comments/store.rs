//! The verbs of comments and questions.

use crate::accounts::{BoardReviewer, Colleague, Names, ParticipationWorker};
use crate::audit::Deed;
use crate::error::Result;
use crate::keys::{Keys, random_id};
use crate::said_did::{self, NewPromise, Words};
use crate::web::{AppState, Tx};
use crate::words::Quarter;
use crate::{exec, sql};

use super::super::{letters, note};
use super::form::{Answer, Kind, NewComment, Promise};

/// Something that a reviewer said about a published pack.
#[derive(Clone, Debug)]
pub struct Comment {
    pub id: String,
    pub quarter: Quarter,
    pub version: i64,
    pub kind: Kind,
    pub words: String,
    pub said_by: Option<Colleague>,
    pub said_at: i64,
    pub answer: Option<String>,
    pub answered_by: Option<Colleague>,
    pub answered_at: Option<i64>,
}

struct Row {
    id: String,
    quarter: String,
    version: i64,
    kind: String,
    words: String,
    said_by: Option<String>,
    said_at: i64,
    answer: Option<String>,
    answered_by: Option<String>,
    answered_at: Option<i64>,
}

async fn open(tx: &mut Tx, keys: &Keys, rows: Vec<Row>) -> Result<Vec<Comment>> {
    let (mut names, mut comments) = (Names::default(), Vec::new());
    for row in rows {
        let (Some(quarter), Some(kind)) = (Quarter::parse(&row.quarter), Kind::from_code(&row.kind)) else { continue };
        let said_by = names.of(tx, keys, row.said_by.as_deref()).await?;
        let answered_by = names.of(tx, keys, row.answered_by.as_deref()).await?;
        let Row { id, version, words, said_at, answer, answered_at, .. } = row;
        comments.push(Comment {
            id,
            quarter,
            version,
            kind,
            words,
            said_by,
            said_at,
            answer,
            answered_by,
            answered_at,
        });
    }
    Ok(comments)
}

/// All that was said about a quarter's packs, oldest first.
pub async fn of_quarter(tx: &mut Tx, keys: &Keys, quarter: Quarter) -> Result<Vec<Comment>> {
    let code = quarter.code();
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select id, quarter, version, kind, words, said_by, said_at, answer, answered_by, answered_at
         from board_comments where quarter = $1 order by said_at, id",
        code
    )?;
    open(tx, keys, rows).await
}

/// Questions, those that wait first, the oldest of them first.
pub async fn questions(tx: &mut Tx, keys: &Keys) -> Result<Vec<Comment>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select id, quarter, version, kind, words, said_by, said_at, answer, answered_by, answered_at
         from board_comments where kind = 'question'
         order by case when answered_at is null then 0 else 1 end, said_at, id limit 200"
    )?;
    open(tx, keys, rows).await
}

pub async fn find(tx: &mut Tx, keys: &Keys, id: &str) -> Result<Option<Comment>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select id, quarter, version, kind, words, said_by, said_at, answer, answered_by, answered_at
         from board_comments where id = $1 and kind = 'question'",
        id
    )?;
    Ok(open(tx, keys, rows).await?.pop())
}

struct Count {
    count: i64,
}

/// How many questions wait.
pub async fn waiting(tx: &mut Tx) -> Result<i64> {
    let row = sql!(
        tx,
        fetch_one,
        Count,
        r#"select count(*) as "count!: i64" from board_comments where kind = 'question' and answered_at is null"#
    )?;
    Ok(row.count)
}

/// Keeps what a reviewer says about a pack. The same page sent twice says it once. A question is a letter to the workers.
pub async fn say(
    app: &AppState,
    staff: &BoardReviewer,
    (quarter, version): (Quarter, i64),
    new: &NewComment,
) -> Result<()> {
    let (id, me, now, code, kind) = (random_id(), staff.id.as_str(), app.now(), quarter.code(), new.kind.code());
    let (once, words) = (&new.once, &new.words);
    let mut tx = app.db.begin().await?;
    let added = exec!(
        &mut tx,
        "insert into board_comments (id, once, quarter, version, kind, words, said_by, said_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (once) do nothing",
        id,
        once,
        code,
        version,
        kind,
        words,
        me,
        now
    )?;
    if added == 1 {
        if new.kind == Kind::Question {
            letters::queue_question(&mut tx, &app.keys, &id, now).await?;
        }
        note(&mut tx, app, staff, Deed::BoardCommented, &id).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Answers a question, once, and makes a promise of it where there is one. False: somebody has answered it already.
pub async fn answer(app: &AppState, staff: &ParticipationWorker, question: &Comment, answer: &Answer) -> Result<bool> {
    let (me, now, id, words) = (staff.id.as_str(), app.now(), question.id.as_str(), answer.words.as_str());
    let mut tx = app.db.begin().await?;
    let answered = exec!(
        &mut tx,
        "update board_comments set answer = $1, answered_by = $2, answered_at = $3 where id = $4 and answered_at is null",
        words,
        me,
        now,
        id
    )?;
    if answered == 1 {
        if let Some(promise) = &answer.promise {
            let new = new_promise(question, promise);
            said_did::promise(&mut tx, &app.keys, &new, Some(&staff.id), now).await?;
        }
        note(&mut tx, app, staff, Deed::BoardAnswered, id).await?;
        tx.commit().await?;
    }
    Ok(answered == 1)
}

/// The promise that a question becomes; nobody but the Board has said it, as far as is known.
fn new_promise(question: &Comment, promise: &Promise) -> NewPromise {
    const START: usize = 240;
    let start: String = question.words.chars().take(START).collect();
    let more = if question.words.chars().count() > START { "\u{2026}" } else { "" };
    let Promise { promised, by_whom, due, theme } = promise.clone();
    let said = format!("The Board asked: {start}{more}");
    let words = Words { said, theme, pieces: 0, promised, by_whom };
    NewPromise { once: question.id.clone(), words, due, asked_by_board: true }
}
