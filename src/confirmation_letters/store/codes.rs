//! Codes that open one letter each.

use crate::accounts::PersonId;
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::{Keys, Place, random_id};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::model::{CODE_OPENS, Code, KEPT, State, Words, code_of};
use super::find::parsed;
use super::{find, note_own};

fn place(id: &str) -> Place<'_> {
    Place::new("confirmation_letter_codes", "words", id)
}

/// What came of making a code.
pub enum Made {
    /// The code, and until when it opens the letter.
    Code(String, i64),
    /// There is nothing to show, or this code was taken back.
    Not,
}

struct Until {
    expires_at: i64,
}

struct CodeRow {
    id: String,
    made_at: i64,
    expires_at: i64,
    opened: i64,
    opened_at: Option<i64>,
    withdrawn_at: Option<i64>,
}

/// Makes a code for a confirmed letter. The same button pressed twice makes one, and shows it again: the code follows from
/// the page that asked and from our file of keys, so it need not be kept. None where there is no letter of theirs.
pub async fn make_code(app: &AppState, person: &PersonId, letter: &str, once: &str) -> Result<Option<Made>> {
    let (now, keys) = (app.now(), &app.keys);
    let mut tx = app.db.begin().await?;
    let Some(found) = find(&mut tx, keys, person, letter, now).await? else { return Ok(None) };
    let State::Confirmed(words) = found.state else { return Ok(Some(Made::Not)) };
    let code = code_of(&keys.code_bytes("confirmation_letters.new_code", &format!("{letter}:{once}")));
    let (id, mac, until) =
        (random_id(), keys.code("confirmation_letters.code", &code), (now + CODE_OPENS).min(words.expires_at));
    let sealed = key(keys, &code).seal(place(&id), &serde_json::json!(words).to_string());
    let added = exec!(
        &mut tx,
        "insert into confirmation_letter_codes (id, letter_id, once, code_mac, words, made_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (letter_id, once) do nothing",
        id,
        letter,
        once,
        mac,
        sealed,
        now,
        until
    )?;
    if added == 0 {
        let before = sql!(
            &mut tx,
            fetch_optional,
            Until,
            "select expires_at from confirmation_letter_codes where code_mac = $1 and withdrawn_at is null and expires_at > $2",
            mac,
            now
        )?;
        return Ok(Some(before.map_or(Made::Not, |before| Made::Code(code, before.expires_at))));
    }
    note_own(&mut tx, keys, person, Deed::LetterShared, letter, now).await?;
    tx.commit().await?;
    Ok(Some(Made::Code(code, until)))
}

fn key(keys: &Keys, code: &str) -> crate::keys::DataKey {
    keys.key_of_code("confirmation_letters.words", code)
}

/// The codes of a letter, the newest first. Ask only for one that was found through its owner.
pub async fn codes_of(tx: &mut Tx, letter: &str) -> Result<Vec<Code>> {
    let rows = sql!(
        tx,
        fetch_all,
        CodeRow,
        "select id, made_at, expires_at, opened, opened_at, withdrawn_at from confirmation_letter_codes
         where letter_id = $1 order by made_at desc, id",
        letter
    )?;
    let code = |row: CodeRow| Code {
        id: row.id,
        made_at: row.made_at,
        expires_at: row.expires_at,
        opened: row.opened,
        opened_at: row.opened_at,
        withdrawn: row.withdrawn_at.is_some(),
    };
    Ok(rows.into_iter().map(code).collect())
}

/// Takes one code back. False where there is no such letter of theirs, or no such code of it.
pub async fn withdraw_code(app: &AppState, person: &PersonId, letter: &str, code: &str) -> Result<bool> {
    let (now, mut tx) = (app.now(), app.db.begin().await?);
    if find(&mut tx, &app.keys, person, letter, now).await?.is_none() {
        return Ok(false);
    }
    let withdrawn = exec!(
        &mut tx,
        "update confirmation_letter_codes set withdrawn_at = $1, words = null
         where id = $2 and letter_id = $3 and withdrawn_at is null",
        now,
        code,
        letter
    )?;
    if withdrawn == 0 {
        return Ok(codes_of(&mut tx, letter).await?.iter().any(|one| one.id == code));
    }
    note_own(&mut tx, &app.keys, person, Deed::LetterUnshared, letter, now).await?;
    tx.commit().await?;
    Ok(true)
}

struct Opened {
    id: String,
    letter_id: String,
    person_id: String,
    words: Option<String>,
}

/// Opens the letter of a code for whoever typed it. None where it is wrong, taken back or too old: all look the same.
pub async fn open(app: &AppState, code: &str) -> Result<Option<Words>> {
    let (now, mac) = (app.now(), app.keys.code("confirmation_letters.code", code));
    let mut tx = app.db.begin().await?;
    let row = sql!(
        &mut tx,
        fetch_optional,
        Opened,
        "select c.id, c.letter_id, l.person_id, c.words
         from confirmation_letter_codes c join confirmation_letters l on l.id = c.letter_id
         where c.code_mac = $1 and c.expires_at > $2 and c.withdrawn_at is null and l.withdrawn_at is null and l.expires_at > $2",
        mac,
        now
    )?;
    let Some(Opened { id, letter_id, person_id, words: Some(sealed) }) = row else { return Ok(None) };
    let words: Words = parsed(&key(&app.keys, code).open(place(&id), &sealed)?)?;
    exec!(&mut tx, "update confirmation_letter_codes set opened = opened + 1, opened_at = $1 where id = $2", now, id)?;
    let (about, subject) = (Some(letter_id.as_str()), Some(person_id.as_str()));
    let line = Line { deed: Deed::LetterOpened, about, subject, ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, now).await?;
    tx.commit().await?;
    Ok(Some(words))
}

/// Forgets codes that ended a month ago. Says how many.
pub(super) async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - KEPT;
    exec!(
        tx,
        "delete from confirmation_letter_codes where (expires_at < $1 or withdrawn_at < $1) and letter_id not in
         (select l.id from confirmation_letters l join legal_holds h on h.person_id = l.person_id)",
        before
    )
}
