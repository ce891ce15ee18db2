//! With whom of the council something may be shared.

use crate::accounts::{Organisation, PersonId, Role, people};
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::sql;
use crate::web::Tx;

use super::super::super::super::model::Colleague;
use super::super::super::super::store::Names;

struct Id {
    id: String,
}

/// Roles of the council with whom nothing is shared: administrators look after accounts, and the board reads no single thing.
fn unfit() -> String {
    Role::codes(&[Role::Administrator, Role::BoardReviewer])
}

/// A member of council staff who may be shown something, by their work address.
pub async fn by_address(tx: &mut Tx, keys: &Keys, email: &EmailAddress) -> Result<Option<Colleague>> {
    let Some(found) = people::find_by_email(tx, keys, email).await? else { return Ok(None) };
    if found.organisation != Some(Organisation::Council) {
        return Ok(None);
    }
    reader(tx, keys, &found.id).await
}

/// The same, by their id.
pub async fn reader(tx: &mut Tx, keys: &Keys, person: &PersonId) -> Result<Option<Colleague>> {
    let (id, unfit) = (person.as_str(), format!(" {} ", unfit()));
    let found = sql!(
        &mut *tx,
        fetch_optional,
        Id,
        "select id from people where id = $1 and organisation = 'council' and disabled_at is null and exists (
             select 1 from staff_roles where person_id = people.id and $2 not like '% ' || role || ' %')",
        id,
        unfit
    )?;
    let Some(Id { id }) = found else { return Ok(None) };
    Names::default().of(tx, keys, Some(&id)).await
}

/// The personal adviser of whoever's case it is, where an account has it and somebody has confirmed who they are.
pub async fn adviser_of(tx: &mut Tx, keys: &Keys, owner: Option<&PersonId>) -> Result<Option<Colleague>> {
    let Some(owner) = owner else { return Ok(None) };
    let owner = owner.as_str();
    let found = sql!(
        &mut *tx,
        fetch_optional,
        Id,
        r#"select adviser_id as "id!: String" from people where id = $1 and matched_at is not null and adviser_id is not null"#,
        owner
    )?;
    match found {
        Some(Id { id }) => reader(tx, keys, &PersonId(id)).await,
        None => Ok(None),
    }
}
