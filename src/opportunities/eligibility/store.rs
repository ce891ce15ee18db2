//! The verbs: keep somebody's answers, find them, remove them.

use crate::accounts::PersonId;
use crate::accounts::people::{self, purpose_of};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::{Keys, Place};
use crate::web::{AppState, Db, Tx};
use crate::{exec, sql};

use super::model::Answers;

/// Where somebody's answers are sealed.
pub fn place(person: &str) -> Place<'_> {
    Place::new("opportunity_answers", "answers", person)
}

struct Row {
    answers: String,
    kept_at: i64,
    data_key: String,
}

/// What somebody keeps with their account.
pub struct Kept {
    /// None where another version of this program wrote them in a way that this one does not read.
    pub answers: Option<Answers>,
    /// In ms since 1970 UTC.
    pub kept_at: i64,
}

/// Finds the answers that somebody keeps.
pub async fn find(db: &Db, keys: &Keys, person: &PersonId) -> Result<Option<Answers>> {
    Ok(kept(&mut db.read().await?, keys, person).await?.and_then(|kept| kept.answers))
}

/// Finds what somebody keeps, and since when.
pub async fn kept(tx: &mut Tx, keys: &Keys, person: &PersonId) -> Result<Option<Kept>> {
    let id = person.as_str();
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        "select a.answers, a.kept_at, p.data_key
         from opportunity_answers a join people p on p.id = a.person_id where a.person_id = $1",
        id
    )?;
    let Some(row) = row else { return Ok(None) };
    let key = keys.data_key(purpose_of(None), id, &row.data_key)?;
    let answers = serde_json::from_str(&key.open(place(id), &row.answers)?).ok();
    Ok(Some(Kept { answers, kept_at: row.kept_at }))
}

/// Keeps somebody's answers, in place of those they kept before.
pub async fn keep(app: &AppState, person: &PersonId, answers: &Answers) -> Result<()> {
    let (id, now) = (person.as_str(), app.now());
    let mut tx = app.db.begin().await?;
    let key = people::data_key(&mut tx, &app.keys, person).await?;
    let sealed = key.seal(place(id), &serde_json::to_string(answers).expect("answers are plain values"));
    exec!(
        &mut tx,
        "insert into opportunity_answers (person_id, answers, kept_at) values ($1, $2, $3)
         on conflict (person_id) do update set answers = excluded.answers, kept_at = excluded.kept_at",
        id,
        sealed,
        now
    )?;
    note(&mut tx, app, person, Deed::OpportunitiesAnswersKept).await?;
    tx.commit().await?;
    Ok(())
}

/// Removes what somebody keeps. Says whether there was anything.
pub async fn remove(app: &AppState, person: &PersonId) -> Result<bool> {
    let id = person.as_str();
    let mut tx = app.db.begin().await?;
    let removed = exec!(&mut tx, "delete from opportunity_answers where person_id = $1", id)? > 0;
    if removed {
        note(&mut tx, app, person, Deed::OpportunitiesAnswersRemoved).await?;
    }
    tx.commit().await?;
    Ok(removed)
}

async fn note(tx: &mut Tx, app: &AppState, person: &PersonId, deed: Deed) -> Result<()> {
    let id = Some(person.as_str());
    let line = Line { who: id, role: "young_person", about: id, subject: id, deed, reason: None };
    audit::record(tx, &app.keys, &line, app.now()).await?;
    Ok(())
}
