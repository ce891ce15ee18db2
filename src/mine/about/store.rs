//! What somebody says about themselves, as the database keeps it.

use crate::accounts::{PersonId, YoungPerson, people};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::forms::PhoneNumber;
use crate::keys::{Keys, Place};
use crate::mail::{self, Hours, Wishes};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

/// What somebody said. None: they have not.
#[derive(Clone, Default)]
pub struct About {
    pub pronouns: Option<String>,
    pub phone: Option<PhoneNumber>,
    pub may_text: Option<bool>,
    pub may_leave_message: Option<bool>,
    pub phone_is_shared: Option<bool>,
    /// When letters may come; none: at any hour.
    pub hours: Option<Hours>,
    pub letters: Wishes,
}

struct Row {
    pronouns: Option<String>,
    phone: Option<String>,
    may_text: Option<bool>,
    may_leave_message: Option<bool>,
    phone_is_shared: Option<bool>,
}

fn place<'a>(column: &'a str, person: &'a PersonId) -> Place<'a> {
    Place::new("mine_about", column, person.as_str())
}

/// What a young person said about themselves.
pub async fn about(tx: &mut Tx, keys: &Keys, person: &PersonId) -> Result<About> {
    let id = person.as_str();
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        r#"select pronouns, phone, may_text as "may_text: bool", may_leave_message as "may_leave_message: bool",
                  phone_is_shared as "phone_is_shared: bool" from mine_about where person_id = $1"#,
        id
    )?;
    let hours = mail::hours_of(tx, id).await?;
    let letters = mail::wishes_of(tx, id).await?;
    let Some(row) = row else { return Ok(About { hours, letters, ..About::default() }) };
    let key = people::data_key(tx, keys, person).await?;
    let phone = key.open_optional(place("phone", person), row.phone.as_deref())?;
    Ok(About {
        pronouns: key.open_optional(place("pronouns", person), row.pronouns.as_deref())?,
        phone: phone.and_then(|phone| PhoneNumber::parse(&phone).ok()),
        may_text: row.may_text,
        may_leave_message: row.may_leave_message,
        phone_is_shared: row.phone_is_shared,
        hours,
        letters,
    })
}

/// Keeps what they say now, and what to call them.
pub async fn change(app: &AppState, person: &YoungPerson, name: &str, about: &About) -> Result<()> {
    let (keys, now, id) = (&app.keys, app.now(), person.id.as_str());
    let mut tx = app.db.begin().await?;
    let key = people::data_key(&mut tx, keys, &person.id).await?;
    people::rename(&mut tx, &key, &person.id, name).await?;
    let pronouns = key.seal_optional(place("pronouns", &person.id), about.pronouns.as_deref());
    let phone = key.seal_optional(place("phone", &person.id), about.phone.as_ref().map(PhoneNumber::as_str));
    exec!(
        &mut tx,
        "insert into mine_about (person_id, pronouns, phone, may_text, may_leave_message, phone_is_shared, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (person_id) do update set pronouns = excluded.pronouns, phone = excluded.phone,
             may_text = excluded.may_text, may_leave_message = excluded.may_leave_message,
             phone_is_shared = excluded.phone_is_shared, changed_at = excluded.changed_at",
        id,
        pronouns,
        phone,
        about.may_text,
        about.may_leave_message,
        about.phone_is_shared,
        now
    )?;
    mail::set_hours(&mut tx, id, about.hours).await?;
    mail::set_wishes(&mut tx, id, about.letters, now).await?;
    let who = Some(id);
    let line = Line { who, role: "young_person", about: who, subject: who, deed: Deed::MineAboutChanged, reason: None };
    audit::record(&mut tx, keys, &line, now).await?;
    tx.commit().await?;
    Ok(())
}
