//! The verbs of feedback. What was said under a name and what was said without one are read and changed in the same way; only where
//! they lie differs.

use crate::accounts::PersonId;
use crate::accounts::people::{self, purpose_of};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::{DataKey, Keys, Place, random_id};
use crate::promises;
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::anonymous::{self, Body, Handle};
use super::letters;
use super::model::{Changed, Piece, Said, Voice, bounds_of_month, month_of};

/// Where a piece lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// Said under a name, by its id.
    Named(String),
    /// Said without one.
    Anonymous(Handle),
}

impl Which {
    /// As an address of staff spells it: "n-…" or "a-…".
    pub fn parse(typed: &str) -> Option<Which> {
        match typed.split_once('-')? {
            ("n", id) => Some(Which::Named(id.to_owned())),
            ("a", handle) => Some(Which::Anonymous(Handle::parse(handle))),
            _ => None,
        }
    }

    pub fn code(&self) -> String {
        match self {
            Which::Named(id) => format!("n-{id}"),
            Which::Anonymous(handle) => format!("a-{}", handle.as_str()),
        }
    }
}

/// A piece as participation workers find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub which: Which,
    pub piece: Piece,
    /// Whose it is, by id and by what we call them; none where nobody knows.
    pub writer: Option<(PersonId, String)>,
    /// In ms since 1970 UTC; none where nobody knows: the month is all there is.
    pub said_at: Option<i64>,
    /// By when it is answered, in ms since 1970 UTC.
    pub due_at: Option<i64>,
    pub answered_at: Option<i64>,
}

/// Keeps what somebody says under their name. The same page sent twice says it once. Gives its id.
pub async fn say(app: &AppState, person: &PersonId, once: &str, piece: &Piece) -> Result<String> {
    let (mut tx, now, whose) = (app.db.begin().await?, app.now(), person.as_str());
    let there = sql!(
        &mut tx,
        fetch_optional,
        IdRow,
        "select id from feedback_pieces where person_id = $1 and once = $2",
        whose,
        once
    )?;
    if let Some(IdRow { id }) = there {
        return Ok(id);
    }
    let id = random_id();
    let sealed = people::data_key(&mut tx, &app.keys, person).await?.seal_json(place(&id), piece);
    let due = promises::due(now, app.config.feedback_days);
    exec!(
        &mut tx,
        "insert into feedback_pieces (id, person_id, once, piece, version, said_at, changed_at, due_at)
         values ($1, $2, $3, $4, 1, $5, $5, $6)",
        id,
        whose,
        once,
        sealed,
        now,
        due
    )?;
    note(&mut tx, &app.keys, person, Deed::FeedbackSaid, &id, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Adds words of its writer to a piece of theirs; it is answered anew. None: they have no such piece.
pub async fn say_more(app: &AppState, person: &PersonId, id: &str, once: &str, words: &str) -> Result<Option<Changed>> {
    let (mut tx, now) = (app.db.begin().await?, app.now());
    let Some(mut found) = mine(&mut tx, &app.keys, person, id).await? else { return Ok(None) };
    if found.piece.said.iter().any(|said| said.once == once) {
        return Ok(Some(Changed::Done));
    }
    let said = Said { voice: Voice::Writer, words: words.to_owned(), at: Some(now), once: once.to_owned() };
    found.piece.said.push(said);
    found.piece.finished = false;
    found.piece.version += 1;
    found.due_at = found.due_at.or(Some(promises::due(now, app.config.feedback_days)));
    let key = people::data_key(&mut tx, &app.keys, person).await?;
    write(&mut tx, &key, &found, id, now).await?;
    note(&mut tx, &app.keys, person, Deed::FeedbackAdded, id, now).await?;
    tx.commit().await?;
    Ok(Some(Changed::Done))
}

/// Lets go of what somebody said under their name, with all that came of it. False: they have no such piece.
pub async fn take_back(app: &AppState, person: &PersonId, id: &str) -> Result<bool> {
    let (mut tx, now) = (app.db.begin().await?, app.now());
    let Some(found) = mine(&mut tx, &app.keys, person, id).await? else { return Ok(false) };
    letters::take_back(&mut tx, &app.keys, id, found.piece.said.len() as i64).await?;
    exec!(&mut tx, "delete from feedback_pieces where id = $1", id)?;
    note(&mut tx, &app.keys, person, Deed::FeedbackTakenBack, id, now).await?;
    tx.commit().await?;
    Ok(true)
}

/// A young person's own piece.
pub async fn mine(tx: &mut Tx, keys: &Keys, person: &PersonId, id: &str) -> Result<Option<Found>> {
    let found = named(tx, keys, id).await?;
    Ok(found.filter(|found| found.writer.as_ref().is_some_and(|(writer, _)| writer == person)))
}

/// All that a young person said under their name, the latest first.
pub async fn of_person(tx: &mut Tx, keys: &Keys, person: &PersonId) -> Result<Vec<Found>> {
    let whose = person.as_str();
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select f.id, f.person_id, p.data_key, p.name, f.piece, f.said_at, f.due_at, f.answered_at
         from feedback_pieces f join people p on p.id = f.person_id where f.person_id = $1 order by f.said_at desc, f.id",
        whose
    )?;
    rows.into_iter().map(|row| row.open(keys)).collect()
}

/// A piece, wherever it lies, for participation workers. None: it is not there, or not delivered yet.
pub async fn find(app: &AppState, which: &Which) -> Result<Option<Found>> {
    match which {
        Which::Named(id) => {
            let mut tx = app.db.read().await?;
            named(&mut tx, &app.keys, id).await
        }
        Which::Anonymous(handle) => {
            let delivered = anonymous::delivered(app, handle).await?;
            Ok(delivered.and_then(found))
        }
    }
}

/// Everything that was said in these months ("2026-11") and has been delivered: under a name first, the latest first.
pub async fn of_months(app: &AppState, months: &[String]) -> Result<Vec<Found>> {
    let mut all = Vec::new();
    let mut tx = app.db.read().await?;
    for month in months {
        all.extend(named_of(&mut tx, &app.keys, month).await?);
    }
    drop(tx);
    for month in months {
        all.extend(anonymous::of_month(app, month).await?.into_iter().filter_map(found));
    }
    Ok(all)
}

/// The months in which something was said and has been delivered, the latest first.
pub async fn months(app: &AppState) -> Result<Vec<String>> {
    let mut tx = app.db.read().await?;
    let hours =
        sql!(&mut tx, fetch_all, HourRow, r#"select distinct said_at / 3600000 as "hour!: i64" from feedback_pieces"#)?;
    drop(tx);
    let mut months = anonymous::months(app).await?;
    months.extend(hours.into_iter().map(|row| month_of(row.hour * 3_600_000)));
    months.sort_unstable_by(|one, other| other.cmp(one));
    months.dedup();
    Ok(months)
}

/// What needs somebody now and was said under a name, whenever that was.
pub async fn urgent_named(app: &AppState) -> Result<Vec<Found>> {
    let mut tx = app.db.read().await?;
    let rows = sql!(
        &mut tx,
        fetch_all,
        Row,
        "select f.id, f.person_id, p.data_key, p.name, f.piece, f.said_at, f.due_at, f.answered_at
         from feedback_pieces f join people p on p.id = f.person_id where f.urgent_at is not null order by f.urgent_at, f.id"
    )?;
    rows.into_iter().map(|row| row.open(&app.keys)).collect()
}

/// Changes a piece for a participation worker who saw it at version `seen`; what `deed` refuses is not changed. `noted` says who did what;
/// which piece and whose is filled in, where that is known.
pub async fn change(
    app: &AppState,
    which: &Which,
    seen: i64,
    noted: Line<'_>,
    deed: impl FnOnce(&mut Piece) -> Changed + Send,
) -> Result<Changed> {
    let checked = move |piece: &mut Piece| match piece.version == seen {
        true => deed(piece),
        false => Changed::Crossed,
    };
    match which {
        Which::Named(id) => change_named(app, id, noted, checked).await,
        Which::Anonymous(handle) => {
            let changed = anonymous::change(app, handle, checked).await?;
            if changed == Changed::Done {
                let mut tx = app.db.begin().await?;
                // No line of the audit says which.
                let line = Line { about: Some("anonymous"), subject: None, ..noted };
                audit::record(&mut tx, &app.keys, &line, app.now()).await?;
                tx.commit().await?;
            }
            Ok(changed)
        }
    }
}

async fn change_named(
    app: &AppState,
    id: &str,
    noted: Line<'_>,
    deed: impl FnOnce(&mut Piece) -> Changed,
) -> Result<Changed> {
    let (mut tx, now) = (app.db.begin().await?, app.now());
    exec!(&mut tx, "update feedback_pieces set version = version + 1 where id = $1", id)?;
    let Some(mut found) = named(&mut tx, &app.keys, id).await? else { return Ok(Changed::NotThere) };
    let said_before = found.piece.said.len();
    let changed = deed(&mut found.piece);
    if changed != Changed::Done {
        return Ok(changed);
    }
    found.piece.version += 1;
    if found.piece.finished {
        // What has been dealt with keeps no words.
        found.piece.finish();
    }
    let Some((person, _)) = found.writer.clone() else { return Ok(Changed::NotThere) };
    let said = &found.piece.said;
    if said.len() > said_before && said.last().is_some_and(|said| said.voice == Voice::Council) {
        found.answered_at = found.answered_at.or(Some(now));
        found.due_at = None;
        letters::tell_writer(&mut tx, &app.keys, &person, id, said.len() as i64, now).await?;
    }
    if found.piece.finished {
        found.due_at = None;
    }
    let key = people::data_key(&mut tx, &app.keys, &person).await?;
    write(&mut tx, &key, &found, id, now).await?;
    let line = Line { about: Some(id), subject: Some(person.as_str()), ..noted };
    audit::record(&mut tx, &app.keys, &line, now).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

struct HourRow {
    hour: i64,
}

struct IdRow {
    id: String,
}

struct Row {
    id: String,
    person_id: String,
    data_key: String,
    name: String,
    piece: String,
    said_at: i64,
    due_at: Option<i64>,
    answered_at: Option<i64>,
}

impl Row {
    fn open(self, keys: &Keys) -> Result<Found> {
        let key = keys.data_key(purpose_of(None), &self.person_id, &self.data_key)?;
        let name = key.open(people::place("name", &self.person_id), &self.name)?;
        let piece = key.open_json(place(&self.id), &self.piece)?;
        Ok(Found {
            which: Which::Named(self.id),
            piece,
            writer: Some((PersonId(self.person_id), name)),
            said_at: Some(self.said_at),
            due_at: self.due_at,
            answered_at: self.answered_at,
        })
    }
}

fn found(body: Body) -> Option<Found> {
    let which = Which::Anonymous(body.handle);
    match body.kept {
        anonymous::Kept::Piece(piece) => {
            Some(Found { which, piece, writer: None, said_at: None, due_at: None, answered_at: None })
        }
        _ => None,
    }
}

async fn named(tx: &mut Tx, keys: &Keys, id: &str) -> Result<Option<Found>> {
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        "select f.id, f.person_id, p.data_key, p.name, f.piece, f.said_at, f.due_at, f.answered_at
         from feedback_pieces f join people p on p.id = f.person_id where f.id = $1",
        id
    )?;
    row.map(|row| row.open(keys)).transpose()
}

async fn named_of(tx: &mut Tx, keys: &Keys, month: &str) -> Result<Vec<Found>> {
    let Some((from, until)) = bounds_of_month(month) else { return Ok(Vec::new()) };
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        "select f.id, f.person_id, p.data_key, p.name, f.piece, f.said_at, f.due_at, f.answered_at
         from feedback_pieces f join people p on p.id = f.person_id where f.said_at >= $1 and f.said_at < $2
         order by f.said_at desc, f.id",
        from,
        until
    )?;
    rows.into_iter().map(|row| row.open(keys)).collect()
}

async fn write(tx: &mut Tx, key: &DataKey, found: &Found, id: &str, now: i64) -> Result<()> {
    let sealed = key.seal_json(place(id), &found.piece);
    let urgent = found.piece.is_urgent().then_some(now);
    let finished = found.piece.finished.then_some(now);
    exec!(
        tx,
        "update feedback_pieces set piece = $1, version = $2, changed_at = $3, due_at = $4, answered_at = $5,
                urgent_at = case when cast($6 as bigint) is null then null else coalesce(urgent_at, $6) end,
                finished_at = case when cast($7 as bigint) is null then null else coalesce(finished_at, $7) end
         where id = $8",
        sealed,
        found.piece.version,
        now,
        found.due_at,
        found.answered_at,
        urgent,
        finished,
        id
    )?;
    Ok(())
}

async fn note(tx: &mut Tx, keys: &Keys, person: &PersonId, deed: Deed, id: &str, now: i64) -> Result<()> {
    let (who, role) = (Some(person.as_str()), "young_person");
    let line = Line { who, role, deed, about: Some(id), subject: who, ..Line::default() };
    Ok(audit::record(tx, keys, &line, now).await?)
}

fn place(id: &str) -> Place<'_> {
    Place::new("feedback_pieces", "piece", id)
}
