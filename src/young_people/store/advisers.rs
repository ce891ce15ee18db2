//! Personal advisers, and handing somebody over from one to another.

use crate::accounts::people::Sealed;
use crate::accounts::{PersonId, PersonalAdviser};
use crate::audit::Deed;
use crate::error::Result;
use crate::web::AppState;
use crate::{exec, sql};

use super::{codes, find, note};

/// A personal adviser as their colleagues know them.
pub struct Colleague {
    pub id: PersonId,
    pub name: String,
}

/// Every personal adviser who may come in, but the one who asks; by name.
pub async fn colleagues(app: &AppState, adviser: &PersonalAdviser) -> Result<Vec<Colleague>> {
    colleagues_of(app, &adviser.id).await
}

/// Every personal adviser who may come in, but this one; by name.
pub async fn colleagues_of(app: &AppState, adviser: &PersonId) -> Result<Vec<Colleague>> {
    let mut tx = app.db.read().await?;
    let me = adviser.as_str();
    let rows = sql!(
        &mut tx,
        fetch_all,
        Sealed,
        "select p.id, p.organisation, p.data_key, p.name, p.email
         from people p join staff_roles r on r.person_id = p.id
         where r.role = 'personal_adviser' and p.disabled_at is null and p.id <> $1",
        me
    )?;
    let mut colleagues = rows
        .into_iter()
        .map(|row| Ok(Colleague { name: row.open(&app.keys)?.name, id: PersonId(row.id) }))
        .collect::<Result<Vec<_>>>()?;
    colleagues.sort_by_cached_key(|colleague| (colleague.name.to_lowercase(), colleague.id.0.clone()));
    Ok(colleagues)
}

/// What came of handing somebody over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandedOver {
    Yes,
    /// The one chosen is no personal adviser, or not any more.
    NoSuchAdviser,
}

/// Gives somebody another adviser; from here on only that one finds them. None where there is nobody of this adviser's.
pub async fn hand_over(app: &AppState, adviser: &PersonalAdviser, id: &str, to: &str) -> Result<Option<HandedOver>> {
    let mut tx = app.db.begin().await?;
    let Some(entry) = find(&mut tx, &app.keys, &adviser.id, id).await? else { return Ok(None) };
    let me = adviser.id.as_str();
    // The role is looked at in the same breath as it is relied on (S-22).
    let handed = exec!(
        &mut tx,
        "update leaving_care_entries set adviser_id = $1
         where id = $2 and adviser_id = $3 and $1 <> $3 and exists (
             select 1 from people p join staff_roles r on r.person_id = p.id
             where p.id = $1 and r.role = 'personal_adviser' and p.disabled_at is null)",
        to,
        id,
        me
    )?;
    if handed == 0 {
        return Ok(Some(HandedOver::NoSuchAdviser));
    }
    if let Some(account) = &entry.account {
        let person = account.id.as_str();
        exec!(&mut tx, "update people set adviser_id = $1 where id = $2", to, person)?;
        codes::stop(&mut tx, &account.id, app.now()).await?;
    }
    note(&mut tx, app, adviser, Deed::YoungPeopleAdviserChanged, Some(id), entry.subject()).await?;
    tx.commit().await?;
    Ok(Some(HandedOver::Yes))
}
