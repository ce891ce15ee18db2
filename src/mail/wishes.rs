//! How somebody wants their letters: in which language, and whether any may come at all.

use crate::web::Tx;
use crate::words::{self, Language};
use crate::{exec, sql};

/// What somebody said of their letters.
#[derive(Clone, Copy, Default)]
pub struct Wishes {
    /// None: they have not chosen one.
    pub language: Option<&'static Language>,
    /// No letter may come but one that they ask for at that moment.
    pub none: bool,
}

struct Row {
    language: Option<String>,
    none_since: Option<i64>,
}

/// Keeps what they said.
pub async fn set_wishes(tx: &mut Tx, person: &str, wishes: Wishes, now: i64) -> sqlx::Result<()> {
    let (language, none_since) = (wishes.language.map(|language| language.code), wishes.none.then_some(now));
    exec!(
        tx,
        "insert into letter_wishes (person_id, language, none_since) values ($1, $2, $3)
         on conflict (person_id) do update set language = excluded.language, none_since = excluded.none_since",
        person,
        language,
        none_since
    )?;
    Ok(())
}

/// What they said; nothing where they said nothing.
pub async fn wishes_of(tx: &mut Tx, person: &str) -> sqlx::Result<Wishes> {
    let row =
        sql!(tx, fetch_optional, Row, "select language, none_since from letter_wishes where person_id = $1", person)?;
    Ok(row.map_or(Wishes::default(), |row| Wishes {
        language: row.language.as_deref().and_then(words::language),
        none: row.none_since.is_some(),
    }))
}
