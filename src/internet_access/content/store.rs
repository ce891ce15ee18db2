//! Offers and networks as the database keeps them. Whoever saves says which version they saw; of two, the second is told.

use crate::accounts::{InternetTeam, Names};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::{Keys, random_id};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::store::day_of;
use super::form::{Checked, CheckedNetwork};
use super::model::{Network, Offer, Sort};

/// What came of saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved<T> {
    Yes,
    /// Somebody saved something else meanwhile: how it stands now.
    Meanwhile(T),
}

struct Row {
    id: String,
    sort: String,
    name: String,
    words: String,
    price: String,
    link: String,
    area: String,
    checked_on: Option<i64>,
    active: bool,
    version: i64,
    changed_by: Option<String>,
}

/// Every offer, by sort and name.
pub async fn offers(tx: &mut Tx, keys: &Keys) -> Result<Vec<Offer>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        r#"select id, sort, name, words, price, link, area, checked_on, active as "active!: bool", version, changed_by
           from internet_access_offers order by sort, lower(name), id"#
    )?;
    let (mut names, mut offers) = (Names::default(), Vec::with_capacity(rows.len()));
    for row in rows {
        let changed_by = names.of(tx, keys, row.changed_by.as_deref()).await?;
        let Row { id, sort, name, words, price, link, area, checked_on, active, version, .. } = row;
        let Some(sort) = Sort::from_code(&sort) else { continue };
        offers.push(Offer { id, sort, name, words, price, link, area, checked_on, active, version, changed_by });
    }
    Ok(offers)
}

/// Those that young people see.
pub async fn shown(tx: &mut Tx, keys: &Keys) -> Result<Vec<Offer>> {
    Ok(offers(tx, keys).await?.into_iter().filter(|offer| offer.active).collect())
}

/// One offer.
pub async fn offer(tx: &mut Tx, keys: &Keys, id: &str) -> Result<Option<Offer>> {
    Ok(offers(tx, keys).await?.into_iter().find(|offer| offer.id == id))
}

/// Adds an offer. The same page sent twice adds it once.
pub async fn add(app: &AppState, staff: &InternetTeam, once: &str, new: &Checked) -> Result<()> {
    let mut tx = app.db.begin().await?;
    if let Some(id) = add_in(&mut tx, staff.id.as_str(), once, new, app.now()).await? {
        note(&mut tx, app, staff, &id).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The same, inside a transaction. Gives its id; none where it is there already.
pub async fn add_in(tx: &mut Tx, by: &str, once: &str, new: &Checked, now: i64) -> Result<Option<String>> {
    let (id, checked_on) = (random_id(), new.today.then(|| day_of(now)));
    let Checked { sort, name, words, price, link, area, active, .. } = new;
    let (sort, active) = (sort.code(), *active);
    let added = exec!(
        tx,
        "insert into internet_access_offers
             (id, once, sort, name, words, price, link, area, checked_on, active, version, changed_by, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12) on conflict (once) do nothing",
        id,
        once,
        sort,
        name,
        words,
        price,
        link,
        area,
        checked_on,
        active,
        by,
        now
    )?;
    Ok((added == 1).then_some(id))
}

/// Saves an offer, where nobody has since this version. The same text again is no quarrel.
pub async fn save(
    app: &AppState,
    staff: &InternetTeam,
    offer: &Offer,
    version: i64,
    new: &Checked,
) -> Result<Saved<Offer>> {
    let mut tx = app.db.begin().await?;
    let (id, by, now) = (offer.id.as_str(), staff.id.as_str(), app.now());
    let checked_on = new.today.then(|| day_of(now));
    let Checked { sort, name, words, price, link, area, active, .. } = new;
    let (sort, active) = (sort.code(), *active);
    let saved = exec!(
        &mut tx,
        "update internet_access_offers set sort = $1, name = $2, words = $3, price = $4, link = $5, area = $6, active = $7,
             checked_on = coalesce($8, checked_on), version = version + 1, changed_by = $9, changed_at = $10
         where id = $11 and version = $12",
        sort,
        name,
        words,
        price,
        link,
        area,
        active,
        checked_on,
        by,
        now,
        id,
        version
    )?;
    if saved == 1 {
        note(&mut tx, app, staff, id).await?;
        tx.commit().await?;
        return Ok(Saved::Yes);
    }
    let theirs = self::offer(&mut tx, &app.keys, id).await?.unwrap_or_else(|| offer.clone());
    Ok(if same(&theirs, new) { Saved::Yes } else { Saved::Meanwhile(theirs) })
}

fn same(offer: &Offer, new: &Checked) -> bool {
    let texts =
        |one: &Offer| [one.name.clone(), one.words.clone(), one.price.clone(), one.link.clone(), one.area.clone()];
    let new_texts = [new.name.clone(), new.words.clone(), new.price.clone(), new.link.clone(), new.area.clone()];
    offer.sort == new.sort && offer.active == new.active && texts(offer) == new_texts
}

/// Notes that somebody looked at an offer today. False where there is none.
pub async fn checked(app: &AppState, staff: &InternetTeam, id: &str) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    let today = day_of(app.now());
    let known = exec!(&mut tx, "update internet_access_offers set checked_on = $1 where id = $2", today, id)?;
    if known == 1 {
        note(&mut tx, app, staff, id).await?;
        tx.commit().await?;
    }
    Ok(known == 1)
}

/// Every network, in its place.
pub async fn networks(tx: &mut Tx) -> Result<Vec<Network>> {
    Ok(sql!(
        tx,
        fetch_all,
        Network,
        r#"select id, name, takes_part as "takes_part!: bool", place, version
           from internet_access_networks order by place, lower(name), id"#
    )?)
}

/// One network.
pub async fn network(tx: &mut Tx, id: &str) -> Result<Option<Network>> {
    Ok(networks(tx).await?.into_iter().find(|network| network.id == id))
}

/// Adds a network at its place. False where there is one of this name.
pub async fn add_network(app: &AppState, staff: &InternetTeam, new: &CheckedNetwork) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    if has_name(&mut tx, &new.name, "").await? {
        return Ok(false);
    }
    let (id, by, now) = (random_id(), staff.id.as_str(), app.now());
    let CheckedNetwork { name, takes_part, place } = new;
    let (takes_part, place) = (*takes_part, *place);
    exec!(
        &mut tx,
        "insert into internet_access_networks (id, name, takes_part, place, version, changed_by, changed_at)
         values ($1, $2, $3, $4, 1, $5, $6)",
        id,
        name,
        takes_part,
        place,
        by,
        now
    )?;
    note(&mut tx, app, staff, &id).await?;
    tx.commit().await?;
    Ok(true)
}

/// Whether another network is called this.
pub async fn has_name(tx: &mut Tx, name: &str, but: &str) -> Result<bool> {
    let name = name.to_lowercase();
    Ok(networks(tx).await?.iter().any(|network| network.id != but && network.name.to_lowercase() == name))
}

/// Saves a network, where nobody has since this version.
pub async fn save_network(
    app: &AppState,
    staff: &InternetTeam,
    network: &Network,
    version: i64,
    new: &CheckedNetwork,
) -> Result<Saved<Network>> {
    let mut tx = app.db.begin().await?;
    let (id, by, now) = (network.id.as_str(), staff.id.as_str(), app.now());
    let CheckedNetwork { name, takes_part, place } = new;
    let (takes_part, place) = (*takes_part, *place);
    let saved = exec!(
        &mut tx,
        "update internet_access_networks set name = $1, takes_part = $2, place = $3, version = version + 1, changed_by = $4,
             changed_at = $5
         where id = $6 and version = $7",
        name,
        takes_part,
        place,
        by,
        now,
        id,
        version
    )?;
    if saved == 1 {
        note(&mut tx, app, staff, id).await?;
        tx.commit().await?;
        return Ok(Saved::Yes);
    }
    let theirs = self::network(&mut tx, id).await?.unwrap_or_else(|| network.clone());
    let same = (&theirs.name, theirs.takes_part, theirs.place) == (name, takes_part, place);
    Ok(if same { Saved::Yes } else { Saved::Meanwhile(theirs) })
}

async fn note(tx: &mut Tx, app: &AppState, staff: &InternetTeam, id: &str) -> Result<()> {
    let (who, deed) = (Some(staff.id.as_str()), Deed::InternetContentChanged);
    let line = Line { who, role: "internet_team", deed, about: Some(id), ..Line::default() };
    Ok(audit::record(tx, &app.keys, &line, app.now()).await?)
}
