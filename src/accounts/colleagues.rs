//! The names of staff, as other rooms show them.

use std::collections::HashMap;

use crate::error::Result;
use crate::keys::Keys;
use crate::sql;
use crate::web::Tx;

use super::model::{Organisation, PersonId, Role};
use super::people;

/// A member of staff who has to do with something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    pub id: PersonId,
    pub name: String,
}

/// The names of colleagues, each asked for once.
#[derive(Default)]
pub struct Names(HashMap<String, Option<Colleague>>);

impl Names {
    pub async fn of(&mut self, tx: &mut Tx, keys: &Keys, id: Option<&str>) -> Result<Option<Colleague>> {
        let Some(id) = id else { return Ok(None) };
        if let Some(known) = self.0.get(id) {
            return Ok(known.clone());
        }
        let person = PersonId(id.to_owned());
        let contact = people::contact(tx, keys, &person).await?;
        let colleague = contact.map(|contact| Colleague { id: person, name: contact.name });
        self.0.insert(id.to_owned(), colleague.clone());
        Ok(colleague)
    }
}

struct Id {
    id: String,
}

/// Everybody of an organisation who holds one of these roles and may come in.
pub async fn with_roles(tx: &mut Tx, organisation: Organisation, roles: &[Role]) -> Result<Vec<PersonId>> {
    let (organisation, roles) = (organisation.code(), format!(" {} ", Role::codes(roles)));
    let rows = sql!(
        tx,
        fetch_all,
        Id,
        "select distinct p.id from people p join staff_roles s on s.person_id = p.id
         where p.organisation = $1 and p.disabled_at is null and $2 like '% ' || s.role || ' %' order by p.id",
        organisation,
        roles
    )?;
    Ok(rows.into_iter().map(|row| PersonId(row.id)).collect())
}
