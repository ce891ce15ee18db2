//! Friendly employers: the list, what editors change in it, and what they say of names that are close to one on it.

use std::collections::{HashMap, HashSet};

use crate::accounts::OpportunitiesEditor;
use crate::audit::Deed;
use crate::error::Result;
use crate::keys::Keys;
use crate::opportunities::editor::near::{NearMiss, near_misses};
use crate::opportunities::shelf::Held;
use crate::opportunities::store::{friendly_keys, name_key, note_change, replace_friendly_employers};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::{name_of, record};

/// The list, as editors see it.
pub struct Employers {
    pub list: Vec<Employer>,
    pub changes: Vec<Change>,
}

/// One employer on it.
#[derive(Clone, Debug)]
pub struct Employer {
    pub key: String,
    pub name: String,
    /// How many open adverts are theirs.
    pub adverts: usize,
    /// Names that editors said are theirs too.
    pub also: Vec<String>,
}

/// A change of the list.
pub struct Change {
    pub at: i64,
    pub who: Option<String>,
    /// "added", "removed" or "imported"
    pub deed: String,
    pub name: String,
    pub why: Option<String>,
}

struct ListedRow {
    name_key: String,
    name: String,
}

struct AlsoRow {
    advert_key: String,
    name_key: String,
    advert_name: String,
    same: bool,
}

struct ChangeRow {
    at: i64,
    person_id: Option<String>,
    deed: String,
    name: String,
    why: Option<String>,
}

async fn listed(tx: &mut Tx) -> sqlx::Result<Vec<ListedRow>> {
    sql!(
        tx,
        fetch_all,
        ListedRow,
        "select name_key, name from care_leaver_friendly_employers order by lower(name), name_key"
    )
}

async fn decisions(tx: &mut Tx) -> sqlx::Result<Vec<AlsoRow>> {
    sql!(
        tx,
        fetch_all,
        AlsoRow,
        r#"select advert_key, name_key, advert_name, same as "same: bool" from care_leaver_friendly_decisions"#
    )
}

/// Every employer on the list with its open adverts, and the latest changes. `held` is what the search shows.
pub async fn employers(tx: &mut Tx, keys: &Keys, held: &Held, now: i64) -> Result<Employers> {
    let mut adverts: HashMap<String, usize> = HashMap::new();
    for listing in held.catalogue.open(now) {
        *adverts.entry(name_key(&listing.employer)).or_default() += 1;
    }
    let also = decisions(tx).await?;
    let count = |key: &str| adverts.get(key).copied().unwrap_or_default();
    let list = listed(tx).await?.into_iter().map(|ListedRow { name_key, name }| {
        let also: Vec<_> = also.iter().filter(|also| also.same && also.name_key == name_key).collect();
        Employer {
            adverts: count(&name_key) + also.iter().map(|also| count(&also.advert_key)).sum::<usize>(),
            also: also.iter().map(|also| also.advert_name.clone()).collect(),
            key: name_key,
            name,
        }
    });
    let list = list.collect();
    Ok(Employers { list, changes: changes(tx, keys).await? })
}

async fn changes(tx: &mut Tx, keys: &Keys) -> Result<Vec<Change>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        ChangeRow,
        "select at, person_id, deed, name, why from care_leaver_friendly_changes order by id desc limit 20"
    )?;
    let mut changes = Vec::with_capacity(rows.len());
    for ChangeRow { at, person_id, deed, name, why } in rows {
        changes.push(Change { at, who: name_of(tx, keys, person_id).await?, deed, name, why });
    }
    Ok(changes)
}

/// What became of a name that was to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    Yes,
    IsThere,
}

/// Adds an employer: its adverts say so at once.
pub async fn add(app: &AppState, editor: &OpportunitiesEditor, name: &str) -> Result<Added> {
    let (now, key) = (app.now(), name_key(name));
    let mut tx = app.db.begin().await?;
    let added = exec!(
        &mut tx,
        "insert into care_leaver_friendly_employers (name_key, name) values ($1, $2) on conflict (name_key) do nothing",
        key,
        name
    )?;
    if added == 0 {
        return Ok(Added::IsThere);
    }
    changed(&mut tx, app, editor, ("added", name, None), now).await?;
    Ok(tx.commit().await.map(|()| Added::Yes)?)
}

/// Takes an employer off the list, for a reason. False where it is not on it.
pub async fn remove(app: &AppState, editor: &OpportunitiesEditor, key: &str, why: &str) -> Result<bool> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let Some(there) = listed(&mut tx).await?.into_iter().find(|there| there.name_key == key) else { return Ok(false) };
    let gone = exec!(&mut tx, "delete from care_leaver_friendly_employers where name_key = $1", key)?;
    if gone == 0 {
        return Ok(false);
    }
    changed(&mut tx, app, editor, ("removed", &there.name, Some(why)), now).await?;
    Ok(tx.commit().await.map(|()| true)?)
}

/// Replaces the list with these names. Says how many are on it now.
pub async fn replace(app: &AppState, editor: &OpportunitiesEditor, names: &[String]) -> Result<usize> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let kept = replace_friendly_employers(&mut tx, names, now).await?;
    changed(&mut tx, app, editor, ("imported", &kept.to_string(), None), now).await?;
    tx.commit().await?;
    Ok(kept)
}

async fn changed(
    tx: &mut Tx,
    app: &AppState,
    editor: &OpportunitiesEditor,
    (deed, name, why): (&str, &str, Option<&str>),
    now: i64,
) -> Result<()> {
    let who = editor.id.as_str();
    exec!(
        &mut *tx,
        "insert into care_leaver_friendly_changes (at, person_id, deed, name, why) values ($1, $2, $3, $4, $5)",
        now,
        who,
        deed,
        name,
        why
    )?;
    note_change(tx, now).await?;
    let audited = match deed {
        "added" => Deed::OpportunitiesEmployerAdded,
        "removed" => Deed::OpportunitiesEmployerRemoved,
        _ => Deed::OpportunitiesEmployersImported,
    };
    Ok(record(tx, app, editor, audited, None).await?)
}

/// Names in open adverts that are close to one on the list, and that nobody has decided about yet.
pub async fn near(tx: &mut Tx, held: &Held, now: i64) -> Result<Vec<NearMiss>> {
    let known = friendly_keys(tx).await?;
    let names: Vec<String> = listed(tx).await?.into_iter().map(|row| row.name).collect();
    let decided: HashSet<_> = decisions(tx).await?.into_iter().map(|row| (row.advert_key, row.name_key)).collect();
    let employers = held.catalogue.open(now).iter().map(|listing| &*listing.employer);
    let mut near = near_misses(employers, &names, &known);
    near.retain(|near| !decided.contains(&(near.advert_key.clone(), near.name_key.clone())));
    Ok(near)
}

/// What an editor says of two names.
pub struct Decision<'a> {
    pub advert_name: &'a str,
    pub name_key: &'a str,
    pub same: bool,
}

/// Keeps for ever whether two names are one employer's. False where there is nothing to decide.
pub async fn decide(app: &AppState, editor: &OpportunitiesEditor, decision: &Decision<'_>) -> Result<bool> {
    let (now, advert_key, who) = (app.now(), name_key(decision.advert_name), editor.id.as_str());
    let mut tx = app.db.begin().await?;
    let there = listed(&mut tx).await?.into_iter().find(|there| there.name_key == decision.name_key);
    let Some(there) = there.filter(|there| !advert_key.is_empty() && there.name_key != advert_key) else {
        return Ok(false);
    };
    let same = decision.same;
    let decided = exec!(
        &mut tx,
        "insert into care_leaver_friendly_decisions (advert_key, name_key, advert_name, name, same, at, person_id)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (advert_key, name_key) do nothing",
        advert_key,
        there.name_key,
        decision.advert_name,
        there.name,
        same,
        now,
        who
    )?;
    if decided == 1 {
        note_change(&mut tx, now).await?;
        record(&mut tx, app, editor, Deed::OpportunitiesEmployerDecided, None).await?;
        tx.commit().await?;
    }
    Ok(true)
}
