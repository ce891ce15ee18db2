//! When a personal adviser leaves: whoever they looked after goes to a colleague, all at once. An administrator of the
//! council does it, and sees how many they are and nobody's name.

use crate::accounts::PersonId;
use crate::audit::{self, Deed, Line};
use crate::keys::Keys;
use crate::web::Tx;
use crate::{exec, sql};

use super::codes;

struct Count {
    count: i64,
}

/// How many people on the list this adviser looks after.
pub async fn count_of(tx: &mut Tx, adviser: &PersonId) -> sqlx::Result<i64> {
    let id = adviser.as_str();
    let row = sql!(
        tx,
        fetch_one,
        Count,
        r#"select count(*) as "count!: i64" from leaving_care_entries where adviser_id = $1 and removed_at is null"#,
        id
    )?;
    Ok(row.count)
}

struct Handed {
    id: String,
    person_id: Option<String>,
}

/// Gives everybody whom `from` looks after to `to`. Each young person's page says so. None where `to` is no personal adviser
/// who may come in, or is `from`.
pub async fn hand_over_all(
    tx: &mut Tx,
    keys: &Keys,
    from: &PersonId,
    to: &str,
    by: &PersonId,
    now: i64,
) -> sqlx::Result<Option<usize>> {
    let old = from.as_str();
    let handed = sql!(
        tx,
        fetch_all,
        Handed,
        r#"update leaving_care_entries set adviser_id = $1
           where adviser_id = $2 and $1 <> $2 and removed_at is null and exists (
               select 1 from people p join staff_roles r on r.person_id = p.id
               where p.id = $1 and r.role = 'personal_adviser' and p.disabled_at is null)
           returning id as "id!", person_id as "person_id?""#,
        to,
        old
    )?;
    if handed.is_empty() {
        return Ok(None);
    }
    exec!(tx, "update people set adviser_id = $1 where adviser_id = $2", to, old)?;
    for Handed { id, person_id } in &handed {
        if let Some(person) = person_id {
            codes::stop(tx, &PersonId(person.clone()), now).await?;
        }
        let line = Line {
            who: Some(by.as_str()),
            role: "administrator",
            deed: Deed::YoungPeopleAdviserChanged,
            about: Some(id),
            subject: person_id.as_deref(),
            ..Line::default()
        };
        audit::record(tx, keys, &line, now).await?;
    }
    Ok(Some(handed.len()))
}
