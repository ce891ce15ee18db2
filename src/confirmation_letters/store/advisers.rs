//! What advisers do: see what waits, and confirm it or say why not.

use crate::accounts::people::{self, Contact};
use crate::accounts::{PersonId, PersonalAdviser, list as leaving_care_list};
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::keys::Keys;
use crate::web::{AppState, Tx};
use crate::words::london_day;
use crate::{exec, sql};

use super::super::form::Answer;
use super::super::letters;
use super::super::model::{Category, Letter, State, Words, expires_at};
use super::find::Row;
use super::{note, place, seal_words};

/// A letter as an adviser confirms it.
pub struct Confirming {
    pub letter: Letter,
    /// What the letter calls them: as the council's list does.
    pub name: String,
    /// What they call themselves.
    pub called: String,
    /// What they are by their age, where that says it.
    pub category: Option<Category>,
}

/// What came of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    Yes,
    /// It was answered before, otherwise; or taken back.
    Answered,
}

/// What waits for this adviser, due first at the top.
pub async fn list(app: &AppState, adviser: &PersonalAdviser) -> Result<Vec<Confirming>> {
    let (mut tx, me) = (app.db.begin().await?, adviser.id.as_str());
    let rows = sql!(
        &mut tx,
        fetch_all,
        Row,
        "select l.id, l.reference, l.person_id, l.details, l.words, l.asked_at, l.due_at, l.answered_at, l.turned_down, l.reason,
                l.expires_at, l.withdrawn_at
         from confirmation_letters l join people p on p.id = l.person_id
         where p.adviser_id = $1 and p.matched_at is not null and l.answered_at is null and l.withdrawn_at is null
         order by l.due_at, l.id limit 200",
        me
    )?;
    let mut waiting = Vec::with_capacity(rows.len());
    for row in rows {
        waiting.push(open(&mut tx, &app.keys, row, app.now()).await?);
    }
    let role = crate::accounts::Role::PersonalAdviser.code();
    let line = Line { who: Some(me), role, deed: Deed::LetterListRead, about: None, subject: None, reason: None };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    tx.commit().await?;
    Ok(waiting)
}

/// Reads one, and notes that they did. What was taken back is the young person's alone.
pub async fn read(app: &AppState, adviser: &PersonalAdviser, id: &str) -> Result<Option<Confirming>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, adviser, id).await? else { return Ok(None) };
    note(&mut tx, app, adviser, Deed::LetterRead, &found.letter).await?;
    tx.commit().await?;
    Ok(Some(found))
}

async fn theirs(tx: &mut Tx, app: &AppState, adviser: &PersonalAdviser, id: &str) -> Result<Option<Confirming>> {
    let me = adviser.id.as_str();
    let row = sql!(
        &mut *tx,
        fetch_optional,
        Row,
        "select l.id, l.reference, l.person_id, l.details, l.words, l.asked_at, l.due_at, l.answered_at, l.turned_down, l.reason,
                l.expires_at, l.withdrawn_at
         from confirmation_letters l join people p on p.id = l.person_id
         where l.id = $1 and p.adviser_id = $2 and p.matched_at is not null and l.withdrawn_at is null",
        id,
        me
    )?;
    match row {
        Some(row) => Ok(Some(open(tx, &app.keys, row, app.now()).await?)),
        None => Ok(None),
    }
}

async fn open(tx: &mut Tx, keys: &Keys, row: Row, now: i64) -> Result<Confirming> {
    let person = PersonId(row.person_id.clone());
    let called = people::contact(tx, keys, &person).await?.map_or_else(String::new, |contact| contact.name);
    let key = people::data_key(tx, keys, &person).await?;
    let entry = leaving_care_list::entry_of(tx, keys, &person).await?;
    let birth_date = entry.as_ref().and_then(|entry| entry.birth_date.as_deref()?.parse().ok());
    let category = birth_date.filter(|born| is_grown_up(*born, now)).map(|_| Category::FormerRelevant);
    let name = entry.map_or_else(|| called.clone(), |entry| entry.name);
    Ok(Confirming { letter: row.open(&key, now)?, name, called, category })
}

/// 18 or older: whoever this team still supports then is a former relevant child, unless the adviser says otherwise.
fn is_grown_up(born: jiff::civil::Date, now: i64) -> bool {
    use jiff::ToSpan;
    born.saturating_add(18.years()) <= london_day(now)
}

/// Confirms a letter, or says why it cannot be. The young person is told. None where there is none of this adviser's.
pub async fn answer(app: &AppState, adviser: &PersonalAdviser, id: &str, answer: &Answer) -> Result<Option<Confirmed>> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, adviser, id).await? else { return Ok(None) };
    let deed = match (answer, &found.letter.state) {
        (Answer::Confirm(_), State::Waiting(_)) | (Answer::TurnDown(..), State::Waiting(_)) => match answer {
            Answer::Confirm(_) => Deed::LetterConfirmed,
            Answer::TurnDown(..) => Deed::LetterTurnedDown,
        },
        // Pressed twice: it is as they want it.
        (Answer::Confirm(_), State::Confirmed(_)) | (Answer::TurnDown(..), State::TurnedDown(..)) => {
            return Ok(Some(Confirmed::Yes));
        }
        _ => return Ok(Some(Confirmed::Answered)),
    };
    let answered = match answer {
        Answer::Confirm(category) => {
            let me = people::contact(&mut tx, &app.keys, &adviser.id).await?.ok_or(AppError::NotFound)?;
            confirm_in(
                &mut tx,
                &app.keys,
                &found,
                *category,
                (&adviser.id, &me),
                &app.config.council,
                app.config.letter_months,
                now,
            )
            .await?
        }
        Answer::TurnDown(why, reason) => {
            let key = people::data_key(&mut tx, &app.keys, &found.letter.person).await?;
            let (why, sealed) = (why.code(), key.seal_optional(place("reason", id), reason.as_deref()));
            let me = adviser.id.as_str();
            exec!(
                &mut tx,
                "update confirmation_letters set answered_at = $1, answered_by = $2, turned_down = $3, reason = $4, due_at = null
                 where id = $5 and answered_at is null and withdrawn_at is null",
                now,
                me,
                why,
                sealed,
                id
            )? == 1
        }
    };
    if !answered {
        return Ok(Some(Confirmed::Answered));
    }
    letters::queue_answered(&mut tx, &app.keys, &found.letter.person, id, now).await?;
    note(&mut tx, app, adviser, deed, &found.letter).await?;
    tx.commit().await?;
    Ok(Some(Confirmed::Yes))
}

/// Writes the words of a letter for good. False where somebody was quicker.
#[allow(clippy::too_many_arguments)] // all that a letter says
pub async fn confirm_in(
    tx: &mut Tx,
    keys: &Keys,
    found: &Confirming,
    category: Category,
    (adviser, contact): (&PersonId, &Contact),
    council: &str,
    months: u16,
    now: i64,
) -> Result<bool> {
    let letter = &found.letter;
    let words = Words {
        council: council.to_owned(),
        name: found.name.clone(),
        category,
        details: letter.details.clone(),
        adviser: contact.name.clone(),
        reference: letter.reference.clone(),
        confirmed_at: now,
        expires_at: expires_at(now, months),
    };
    let key = people::data_key(tx, keys, &letter.person).await?;
    let (id, until, by) = (letter.id.as_str(), words.expires_at, adviser.as_str());
    let sealed = seal_words(&key, id, &words);
    let confirmed = exec!(
        tx,
        "update confirmation_letters set words = $1, answered_at = $2, answered_by = $3, expires_at = $4, due_at = null
         where id = $5 and answered_at is null and withdrawn_at is null",
        sealed,
        now,
        by,
        until,
        id
    )?;
    Ok(confirmed == 1)
}
