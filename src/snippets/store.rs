//! The texts of a team, and their SQL.

use crate::accounts::Staff;
use crate::audit::{self, Line};
use crate::error::Result;
use crate::keys::random_id;
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::{Shelf, Snippet};

/// Those that are offered, by title.
pub async fn active(tx: &mut Tx, shelf: &Shelf) -> Result<Vec<Snippet>> {
    Ok(all(tx, shelf).await?.into_iter().filter(|snippet| snippet.active).collect())
}

pub async fn all(tx: &mut Tx, shelf: &Shelf) -> Result<Vec<Snippet>> {
    let team = shelf.team;
    Ok(sql!(
        tx,
        fetch_all,
        Snippet,
        r#"select id, title, words, active as "active: bool" from snippets where team = $1 order by title, id"#,
        team
    )?)
}

pub async fn find(tx: &mut Tx, shelf: &Shelf, id: &str) -> Result<Option<Snippet>> {
    let team = shelf.team;
    Ok(sql!(
        tx,
        fetch_optional,
        Snippet,
        r#"select id, title, words, active as "active: bool" from snippets where id = $1 and team = $2"#,
        id,
        team
    )?)
}

/// Adds one. The same page sent twice adds it once.
pub async fn add(app: &AppState, staff: &Staff, shelf: &Shelf, once: &str, title: &str, words: &str) -> Result<()> {
    let (id, team, me, now) = (random_id(), shelf.team, staff.id.as_str(), app.now());
    let mut tx = app.db.begin().await?;
    let added = exec!(
        &mut tx,
        "insert into snippets (id, once, team, title, words, active, changed_by, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (once) do nothing",
        id,
        once,
        team,
        title,
        words,
        true,
        me,
        now
    )?;
    if added == 1 {
        note(&mut tx, app, staff, shelf, &id).await?;
        tx.commit().await?;
    }
    Ok(())
}

pub async fn save(app: &AppState, staff: &Staff, shelf: &Shelf, snippet: &Snippet) -> Result<()> {
    let Snippet { id, title, words, active } = snippet;
    let (me, now, team) = (staff.id.as_str(), app.now(), shelf.team);
    let mut tx = app.db.begin().await?;
    exec!(
        &mut tx,
        "update snippets set title = $1, words = $2, active = $3, changed_by = $4, changed_at = $5
         where id = $6 and team = $7",
        title,
        words,
        active,
        me,
        now,
        id,
        team
    )?;
    note(&mut tx, app, staff, shelf, id).await?;
    Ok(tx.commit().await?)
}

async fn note(tx: &mut Tx, app: &AppState, staff: &Staff, shelf: &Shelf, id: &str) -> Result<()> {
    let role = staff.roles.first().map_or("staff", |role| role.code());
    let (who, about) = (Some(staff.id.as_str()), Some(id));
    let line = Line { who, role, deed: shelf.changed, about, ..Line::default() };
    Ok(audit::record(tx, &app.keys, &line, app.now()).await?)
}
