//! Two people on one thing see each other: who has it before them, and who is writing. Without script, as of when the page was
//! made; with it (`public/live.js`), every 15 seconds.
//!
//! Addresses: none; a room that shows it has one ending in `/here` for each of its things. Table: `presence`. Personal data: of
//! staff alone, for a minute. Rooms name their things apart, and each asks only for those that its reader may see.

use serde::Deserialize;

use crate::accounts::{Names, PersonId};
use crate::error::Result;
use crate::keys::Keys;
use crate::web::Tx;
use crate::{exec, sql};

/// Somebody who said nothing for so long is gone, in ms.
const GONE: i64 = 45_000;

/// Somebody else who has the same thing before them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    pub name: String,
    pub writing: bool,
}

/// What the script of an open page says.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HereForm {
    writing: String,
}

impl HereForm {
    pub fn writing(&self) -> bool {
        self.writing == "yes"
    }
}

/// "Mo is looking at this." Nothing where nobody does.
pub fn words(others: &[Other]) -> String {
    let one = |other: &Other| match other.writing {
        true => format!("{} is writing.", other.name),
        false => format!("{} is looking at this.", other.name),
    };
    others.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Notes that somebody has a thing before them, and says who else has.
pub async fn here(tx: &mut Tx, keys: &Keys, me: &PersonId, thing: &str, writing: bool, now: i64) -> Result<Vec<Other>> {
    note(tx, me, thing, writing, now).await?;
    others(tx, keys, me, thing, now).await
}

async fn note(tx: &mut Tx, me: &PersonId, thing: &str, writing: bool, now: i64) -> Result<()> {
    let (me, gone) = (me.as_str(), now - GONE);
    exec!(&mut *tx, "delete from presence where at <= $1", gone)?;
    exec!(
        tx,
        "insert into presence (thing, staff_id, at, writing) values ($1, $2, $3, $4)
         on conflict (thing, staff_id) do update set at = excluded.at, writing = excluded.writing",
        thing,
        me,
        now,
        writing
    )?;
    Ok(())
}

struct Row {
    staff_id: String,
    writing: bool,
}

async fn others(tx: &mut Tx, keys: &Keys, me: &PersonId, thing: &str, now: i64) -> Result<Vec<Other>> {
    let (me, since) = (me.as_str(), now - GONE);
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        r#"select staff_id, writing as "writing: bool" from presence
           where thing = $1 and staff_id <> $2 and at > $3 order by staff_id"#,
        thing,
        me,
        since
    )?;
    let (mut names, mut others) = (Names::default(), Vec::new());
    for row in rows {
        if let Some(colleague) = names.of(tx, keys, Some(&row.staff_id)).await? {
            others.push(Other { name: colleague.name, writing: row.writing });
        }
    }
    Ok(others)
}
