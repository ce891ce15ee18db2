//! The verbs of letters and their SQL. A letter is found through the young person whose it is, or through their adviser of now.

use crate::accounts::people;
use crate::accounts::{PersonId, PersonalAdviser, Role};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::exec;
use crate::keys::{DataKey, Keys, Place, random_id, random_reference};
use crate::promises;
use crate::sql;
use crate::web::{AppState, Rule, Tx};

use super::letters;
use super::model::{Details, KEPT, KEPT_UNANSWERED, Letter};

mod advisers;
mod codes;
mod find;

pub use advisers::{Confirmed, Confirming, answer, confirm_in, list, read};
pub use codes::{Made, codes_of, make_code, open, withdraw_code};
pub use find::{find, of_person};

pub fn place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("confirmation_letters", column, id)
}

struct Id {
    id: String,
}

/// Asks for a letter. The same page sent twice asks once. None for somebody who has no adviser to ask.
pub async fn ask(app: &AppState, person: &PersonId, once: &str, details: &Details) -> Result<Option<String>> {
    let mut tx = app.db.begin().await?;
    if !people::is_matched(&mut tx, person).await? {
        return Ok(None);
    }
    let id = ask_in(&mut tx, &app.keys, person, once, details, app.config.letter_days, app.now()).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// The same, inside a transaction.
pub async fn ask_in(
    tx: &mut Tx,
    keys: &Keys,
    person: &PersonId,
    once: &str,
    details: &Details,
    days: u16,
    now: i64,
) -> Result<String> {
    let key = people::data_key(tx, keys, person).await?;
    let (id, asker, reference, due_at) = (random_id(), person.as_str(), random_reference(), promises::due(now, days));
    let sealed = key.seal(place("details", &id), &serde_json::json!(details).to_string());
    let added = exec!(
        &mut *tx,
        "insert into confirmation_letters (id, reference, person_id, once, details, asked_at, due_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (person_id, once) do nothing",
        id,
        reference,
        asker,
        once,
        sealed,
        now,
        due_at
    )?;
    if added == 0 {
        let before = sql!(
            &mut *tx,
            fetch_one,
            Id,
            "select id from confirmation_letters where person_id = $1 and once = $2",
            asker,
            once
        )?;
        return Ok(before.id);
    }
    letters::queue_waiting(tx, keys, person, now).await?;
    note_own(tx, keys, person, Deed::LetterAsked, &id, now).await?;
    Ok(id)
}

/// Takes a letter back, asked for or confirmed: no code opens it any more. False where there is none of theirs.
pub async fn withdraw(app: &AppState, person: &PersonId, id: &str) -> Result<bool> {
    let (now, mut tx) = (app.now(), app.db.begin().await?);
    if find(&mut tx, &app.keys, person, id, now).await?.is_none() {
        return Ok(false);
    }
    let withdrawn = exec!(
        &mut tx,
        "update confirmation_letters set withdrawn_at = $1, due_at = null, words = null
         where id = $2 and withdrawn_at is null",
        now,
        id
    )?;
    if withdrawn == 1 {
        exec!(
            &mut tx,
            "update confirmation_letter_codes set withdrawn_at = coalesce(withdrawn_at, $1), words = null where letter_id = $2",
            now,
            id
        )?;
        note_own(&mut tx, &app.keys, person, Deed::LetterWithdrawn, id, now).await?;
        tx.commit().await?;
    }
    Ok(true)
}

/// Notes a deed of the young person's own.
async fn note_own(tx: &mut Tx, keys: &Keys, person: &PersonId, deed: Deed, id: &str, now: i64) -> Result<()> {
    let me = Some(person.as_str());
    let line = Line { who: me, role: "young_person", deed, about: Some(id), subject: me, reason: None };
    Ok(audit::record(tx, keys, &line, now).await?)
}

/// Notes a deed of an adviser.
async fn note(tx: &mut Tx, app: &AppState, adviser: &PersonalAdviser, deed: Deed, letter: &Letter) -> Result<()> {
    let (who, role) = (Some(adviser.id.as_str()), Role::PersonalAdviser.code());
    let (about, subject) = (Some(letter.id.as_str()), Some(letter.person.as_str()));
    let line = Line { who, role, deed, about, subject, reason: None };
    Ok(audit::record(tx, &app.keys, &line, app.now()).await?)
}

/// How long letters are kept.
pub const RETENTION: &[Rule] = &[
    Rule {
        record: "confirmation_letters.letters",
        limit: "30 days after they expired, were taken back or were turned down; 12 months where nobody answered",
        reason: "a young person can see that it ended, and ask again; the college has its own copy",
        forget: |old| Box::pin(async move { Ok(forget_old(old.tx, old.now).await?) }),
    },
    Rule {
        record: "confirmation_letters.codes",
        limit: "30 days after they expired or were taken back",
        reason: "a young person can see who was let in, and until when",
        forget: |old| Box::pin(async move { Ok(codes::forget_old(old.tx, old.now).await?) }),
    },
];

async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let (ended_before, asked_before) = (now - KEPT, now - KEPT_UNANSWERED);
    exec!(
        tx,
        "delete from confirmation_letters
         where (expires_at < $1 or withdrawn_at < $1 or (turned_down is not null and answered_at < $1)
            or (answered_at is null and asked_at < $2)) and person_id not in (select person_id from legal_holds)",
        ended_before,
        asked_before
    )
}

/// Seals the words of a letter for its row.
fn seal_words(key: &DataKey, id: &str, words: &super::model::Words) -> String {
    key.seal(place("words", id), &serde_json::json!(words).to_string())
}
