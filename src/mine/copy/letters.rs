//! What `mail` holds of somebody: how they want their letters, and which ones went to them.

use crate::error::Result;
use crate::forms::EmailAddress;
use crate::mail;
use crate::mine::{Asking, Part};
use crate::{say, sql};

use super::{Shown, told};
use crate::accounts::people;

pub async fn letters(mut asking: Asking<'_>) -> Result<Vec<Part>> {
    Ok(vec![
        hours(&mut asking).await?,
        wishes(&mut asking).await?,
        outbox(&mut asking).await?,
        stopped(&mut asking).await?,
    ])
}

async fn hours(asking: &mut Asking<'_>) -> Result<Part> {
    let hours = mail::hours_of(asking.tx, asking.person.as_str()).await?;
    let time = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
    let rows = hours.map(|hours| {
        vec![
            told("from_minute", say!("mine-about-from"), time(hours.from())),
            told("to_minute", say!("mine-about-to"), time(hours.to())),
        ]
    });
    Ok(Part { table: "letter_hours", heading: say!("mine-copy-hours").to_owned(), rows: rows.into_iter().collect() })
}

struct WishesRow {
    language: Option<String>,
    none_since: Option<i64>,
}

async fn wishes(asking: &mut Asking<'_>) -> Result<Part> {
    let id = asking.person.as_str();
    let row = sql!(
        &mut *asking.tx,
        fetch_optional,
        WishesRow,
        "select language, none_since from letter_wishes where person_id = $1",
        id
    )?;
    let rows = row.map(|row| {
        vec![
            told("language", say!("mine-about-language"), row.language.shown()),
            told("none_since", say!("mine-copy-no-letters"), row.none_since.shown()),
        ]
    });
    Ok(Part {
        table: "letter_wishes",
        heading: say!("mine-about-letters").to_owned(),
        rows: rows.into_iter().collect(),
    })
}

struct LetterRow {
    kind: String,
    created_at: i64,
    due_at: i64,
    next_try_at: i64,
    tries: i64,
    sent_at: Option<i64>,
    failed_at: Option<i64>,
    reason: Option<String>,
}

async fn outbox(asking: &mut Asking<'_>) -> Result<Part> {
    let id = asking.person.as_str();
    let rows = sql!(
        &mut *asking.tx,
        fetch_all,
        LetterRow,
        "select kind, created_at, due_at, next_try_at, tries, sent_at, failed_at, reason
         from outbox where person_id = $1 order by created_at, id",
        id
    )?;
    let rows = rows.into_iter().map(|row| {
        vec![
            told("kind", say!("mine-copy-kind"), row.kind),
            told("created_at", say!("mine-copy-written"), row.created_at.shown()),
            told("due_at", say!("mine-copy-letter-due"), row.due_at.shown()),
            told("next_try_at", say!("mine-copy-next-try"), row.next_try_at.shown()),
            told("tries", say!("mine-copy-tries"), row.tries.to_string()),
            told("sent_at", say!("mine-copy-sent"), row.sent_at.shown()),
            told("failed_at", say!("mine-copy-failed"), row.failed_at.shown()),
            told("reason", say!("mine-copy-reason"), row.reason.shown()),
        ]
    });
    Ok(Part { table: "outbox", heading: say!("mine-copy-letters").to_owned(), rows: rows.collect() })
}

struct StoppedRow {
    kind: String,
    stopped_at: i64,
}

/// They are found by the address alone.
async fn stopped(asking: &mut Asking<'_>) -> Result<Part> {
    let contact = people::contact(asking.tx, asking.keys, asking.person).await?;
    let email = contact.and_then(|contact| contact.email).and_then(|email| EmailAddress::parse(&email).ok());
    let index = email.map(|email| mail::address_index(asking.keys, &email));
    let rows = sql!(
        &mut *asking.tx,
        fetch_all,
        StoppedRow,
        "select kind, stopped_at from stopped_letters where address_index = $1 order by stopped_at, kind",
        index
    )?;
    let rows = rows.into_iter().map(|row| {
        vec![
            told("kind", say!("mine-copy-kind"), row.kind),
            told("stopped_at", say!("mine-copy-stopped"), row.stopped_at.shown()),
        ]
    });
    Ok(Part { table: "stopped_letters", heading: say!("mine-copy-stopped-letters").to_owned(), rows: rows.collect() })
}
