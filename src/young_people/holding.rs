//! What the council's list holds of somebody with an account.

use jiff::civil::Date;

use crate::accounts::PersonId;
use crate::accounts::list::{data_key, place};
use crate::error::Result;
use crate::keys::Keys;
use crate::mine::{Asking, Holding, Part, Shown, told};
use crate::web::Tx;
use crate::{say, sql};

pub const HOLDING: Holding = Holding {
    room: "young_people",
    items: |_, _| Box::pin(async { Ok(Vec::new()) }),
    copy: |asking| Box::pin(copy(asking)),
    // The list is the council's and stays; the database takes the account's id out of it.
    erase: |_| Box::pin(async { Ok(()) }),
};

struct EntryRow {
    id: String,
    data_key: String,
    reference: Option<String>,
    name: String,
    birth_date: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    adviser: Option<String>,
    invited_at: Option<i64>,
    added_at: i64,
    removed_at: Option<i64>,
}

async fn copy(asking: Asking<'_>) -> Result<Vec<Part>> {
    let Asking { tx, keys, person, .. } = asking;
    let id = person.as_str();
    let rows = sql!(
        &mut *tx,
        fetch_all,
        EntryRow,
        r#"select id, data_key, reference, name, birth_date, email, phone, adviser_id as "adviser?", invited_at, added_at, removed_at
           from leaving_care_entries where person_id = $1"#,
        id
    )?;
    let mut part =
        Part { table: "leaving_care_entries", heading: say!("young_people-copy-list").to_owned(), rows: Vec::new() };
    for row in rows {
        let (key, id) = (data_key(keys, &row.id, &row.data_key)?, row.id.as_str());
        let open = |column, sealed: Option<String>| key.open_optional(place(column, id), sealed.as_deref());
        let adviser = match row.adviser {
            Some(adviser) => crate::accounts::people::contact(tx, keys, &PersonId(adviser)).await?,
            None => None,
        };
        part.rows.push(vec![
            told("reference", say!("young_people-copy-reference"), open("reference", row.reference)?.shown()),
            told("name", say!("young_people-copy-name"), key.open(place("name", id), &row.name)?),
            told("birth_date", say!("young_people-copy-birth-date"), open("birth_date", row.birth_date)?.shown()),
            told("email", say!("young_people-copy-email"), open("email", row.email)?.shown()),
            told("phone", say!("young_people-copy-phone"), open("phone", row.phone)?.shown()),
            told("adviser_id", say!("young_people-copy-adviser"), adviser.map(|adviser| adviser.name).shown()),
            told("invited_at", say!("young_people-copy-invited"), row.invited_at.shown()),
            told("added_at", say!("young_people-copy-added"), row.added_at.shown()),
            told("removed_at", say!("young_people-copy-removed"), row.removed_at.shown()),
        ]);
    }
    Ok(vec![part])
}

struct BirthRow {
    id: String,
    data_key: String,
    birth_date: Option<String>,
    person_id: Option<String>,
}

/// The birth dates that the list knows of those with an account.
pub async fn births(tx: &mut Tx, keys: &Keys) -> Result<Vec<(PersonId, Date)>> {
    let rows = sql!(
        tx,
        fetch_all,
        BirthRow,
        "select id, data_key, birth_date, person_id from leaving_care_entries
         where person_id is not null and birth_date is not null and removed_at is null"
    )?;
    let mut births = Vec::with_capacity(rows.len());
    for row in rows {
        let key = data_key(keys, &row.id, &row.data_key)?;
        let birth = key.open_optional(place("birth_date", &row.id), row.birth_date.as_deref())?;
        births.extend(row.person_id.map(PersonId).zip(birth.and_then(|day| day.parse().ok())));
    }
    Ok(births)
}
