//! What `accounts` holds of somebody.

use crate::accounts::{PersonId, people};
use crate::error::Result;
use crate::mine::{Asking, Part};
use crate::{say, sql};

use super::{Shown, told};

pub async fn accounts(mut asking: Asking<'_>) -> Result<Vec<Part>> {
    Ok(vec![
        person(&mut asking).await?,
        sessions(&mut asking).await?,
        sign_ins(&mut asking).await?,
        adviser_codes(&mut asking).await?,
        holds(&mut asking).await?,
    ])
}

struct PersonRow {
    matched_at: Option<i64>,
    doubted_at: Option<i64>,
    joined_at: i64,
    disabled_at: Option<i64>,
    last_here: Option<i64>,
}

async fn person(asking: &mut Asking<'_>) -> Result<Part> {
    let PersonId(id) = asking.person;
    let row = sql!(
        &mut *asking.tx,
        fetch_optional,
        PersonRow,
        "select matched_at, doubted_at, joined_at, disabled_at, last_here from people where id = $1",
        id
    )?;
    let contact = people::contact(asking.tx, asking.keys, asking.person).await?;
    let adviser = people::adviser_name(asking.tx, asking.keys, asking.person).await?;
    let rows = row.zip(contact).map(|(row, contact)| {
        vec![
            told("id", say!("mine-copy-id"), id),
            told("kind", say!("mine-copy-kind"), say!("mine-copy-young-person")),
            told("name", say!("mine-copy-name"), contact.name),
            told("email", say!("mine-copy-email"), contact.email.shown()),
            told("adviser_id", say!("mine-copy-adviser"), adviser.shown()),
            told("matched_at", say!("mine-copy-matched"), row.matched_at.shown()),
            told("doubted_at", say!("mine-copy-doubted"), row.doubted_at.shown()),
            told("joined_at", say!("mine-copy-joined"), row.joined_at.shown()),
            told("disabled_at", say!("mine-copy-disabled"), row.disabled_at.shown()),
            told("last_here", say!("mine-copy-last-here"), row.last_here.shown()),
        ]
    });
    Ok(Part { table: "people", heading: say!("mine-copy-you").to_owned(), rows: rows.into_iter().collect() })
}

struct SessionRow {
    opened_by: String,
    own_phone: bool,
    device: String,
    began_at: i64,
    seen_at: i64,
    idle_ms: i64,
    ends_at: i64,
}

async fn sessions(asking: &mut Asking<'_>) -> Result<Part> {
    let id = asking.person.as_str();
    let rows = sql!(
        &mut *asking.tx,
        fetch_all,
        SessionRow,
        r#"select opened_by, own_phone as "own_phone: bool", device, began_at, seen_at, idle_ms, ends_at
           from sessions where person_id = $1 order by began_at"#,
        id
    )?;
    let rows = rows.into_iter().map(|row| {
        let by_adviser = row.opened_by == "adviser_code";
        let opened = if by_adviser { say!("mine-copy-by-adviser-code") } else { say!("mine-copy-by-email-code") };
        vec![
            told("device", say!("mine-copy-device"), row.device),
            told("opened_by", say!("mine-copy-opened"), opened),
            told("own_phone", say!("mine-copy-own-phone"), row.own_phone.shown()),
            told("began_at", say!("mine-copy-began"), row.began_at.shown()),
            told("seen_at", say!("mine-copy-seen"), row.seen_at.shown()),
            told("idle_ms", say!("mine-copy-idle"), (row.seen_at + row.idle_ms).shown()),
            told("ends_at", say!("mine-copy-ends"), row.ends_at.shown()),
        ]
    });
    Ok(Part { table: "sessions", heading: say!("mine-sessions").to_owned(), rows: rows.collect() })
}

struct SignInRow {
    own_phone: bool,
    onwards: String,
    lettered: bool,
    tries: i64,
    asked_at: i64,
    expires_at: i64,
    used_at: Option<i64>,
}

/// Those of the last 24 hours with the same address.
async fn sign_ins(asking: &mut Asking<'_>) -> Result<Part> {
    let id = asking.person.as_str();
    let rows = sql!(
        &mut *asking.tx,
        fetch_all,
        SignInRow,
        r#"select own_phone as "own_phone: bool", onwards, lettered as "lettered: bool", tries, asked_at, expires_at, used_at
           from sign_ins where email_index = (select email_index from people where id = $1) order by asked_at"#,
        id
    )?;
    let rows = rows.into_iter().map(|row| {
        vec![
            told("asked_at", say!("mine-copy-asked"), row.asked_at.shown()),
            told("own_phone", say!("mine-copy-own-phone"), row.own_phone.shown()),
            told("onwards", say!("mine-copy-onwards"), row.onwards),
            told("lettered", say!("mine-copy-lettered"), row.lettered.shown()),
            told("tries", say!("mine-copy-tries"), row.tries.to_string()),
            told("expires_at", say!("mine-copy-ends"), row.expires_at.shown()),
            told("used_at", say!("mine-copy-used"), row.used_at.shown()),
        ]
    });
    Ok(Part { table: "sign_ins", heading: say!("mine-copy-sign-ins").to_owned(), rows: rows.collect() })
}

struct CodeRow {
    issued_at: i64,
    expires_at: i64,
    used_at: Option<i64>,
}

async fn adviser_codes(asking: &mut Asking<'_>) -> Result<Part> {
    let id = asking.person.as_str();
    let rows = sql!(
        &mut *asking.tx,
        fetch_all,
        CodeRow,
        "select issued_at, expires_at, used_at from adviser_codes where person_id = $1 order by issued_at",
        id
    )?;
    let rows = rows.into_iter().map(|row| {
        vec![
            told("issued_at", say!("mine-copy-given"), row.issued_at.shown()),
            told("expires_at", say!("mine-copy-ends"), row.expires_at.shown()),
            told("used_at", say!("mine-copy-used"), row.used_at.shown()),
        ]
    });
    Ok(Part { table: "adviser_codes", heading: say!("mine-copy-adviser-codes").to_owned(), rows: rows.collect() })
}

async fn holds(asking: &mut Asking<'_>) -> Result<Part> {
    let held = crate::accounts::holds::held_since(asking.tx, asking.person).await?;
    let rows = held.map(|at| vec![told("held_at", say!("mine-copy-held"), at.shown())]);
    Ok(Part { table: "legal_holds", heading: say!("mine-copy-holds").to_owned(), rows: rows.into_iter().collect() })
}
