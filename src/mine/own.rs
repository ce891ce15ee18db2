//! What this room holds, and what the rooms before it hold: they cannot know it.

use crate::accounts::people;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::mail;
use crate::web::Rule;
use crate::{exec, say, sql};

use super::copy::{self, Shown, told};
use super::{Asking, Holding, Item, Part, Wanted, about, address, closing, complaints, erase};

pub const HOLDING: Holding = Holding {
    room: "mine",
    items: |asking, wanted| Box::pin(items(asking, wanted)),
    copy: |asking| Box::pin(parts(asking)),
    erase: |asking| Box::pin(forget(asking)),
};

pub const RETENTION: &[Rule] = &[
    Rule {
        record: "mine.complaints",
        limit: "1 year after the answer",
        reason: "whoever complained can show the answer to the Information Commissioner",
        forget: |old| Box::pin(async move { Ok(complaints::forget_old(old.tx, old.now).await?) }),
    },
    Rule {
        record: "mine.new_addresses",
        limit: "24 hours after the code was asked for",
        reason: "letters are counted for a day",
        forget: |old| Box::pin(async move { Ok(address::forget_old(old.tx, old.now).await?) }),
    },
    Rule {
        record: "mine.erasures",
        limit: "1 year after the account went",
        reason: "no backup is kept that long (35 days)",
        forget: |old| Box::pin(async move { Ok(erase::forget_old(old.tx, old.now).await?) }),
    },
];

async fn items(asking: Asking<'_>, wanted: Wanted) -> Result<Vec<Item>> {
    let Asking { tx, keys, person, now } = asking;
    let mut items = complaints::items(Asking { tx, keys, person, now }, wanted).await?;
    if !wanted.done {
        items.extend(closing::item(tx, person, wanted.before).await?);
    }
    Ok(items)
}

async fn parts(asking: Asking<'_>) -> Result<Vec<Part>> {
    let Asking { tx, keys, person, now } = asking;
    let mut parts = copy::accounts(Asking { tx, keys, person, now }).await?;
    parts.push(said(Asking { tx, keys, person, now }).await?);
    parts.extend(copy::letters(Asking { tx, keys, person, now }).await?);
    parts.push(address::copy(Asking { tx, keys, person, now }).await?);
    parts.push(closings(Asking { tx, keys, person, now }).await?);
    parts.push(complaints::copy(Asking { tx, keys, person, now }).await?);
    parts.push(copy::looked(Asking { tx, keys, person, now }).await?);
    Ok(parts)
}

struct ChangedRow {
    changed_at: i64,
}

/// What they say about themselves.
async fn said(asking: Asking<'_>) -> Result<Part> {
    let id = asking.person.as_str();
    let row = sql!(
        &mut *asking.tx,
        fetch_optional,
        ChangedRow,
        "select changed_at from mine_about where person_id = $1",
        id
    )?;
    let about = about::about(asking.tx, asking.keys, asking.person).await?;
    let rows = row.map(|row| {
        vec![
            told("pronouns", say!("mine-about-pronouns"), about.pronouns.shown()),
            told("phone", say!("mine-about-phone"), about.phone.map(|phone| phone.as_str().to_owned()).shown()),
            told("may_text", say!("mine-about-text"), about.may_text.shown()),
            told("may_leave_message", say!("mine-about-message"), about.may_leave_message.shown()),
            told("phone_is_shared", say!("mine-about-shared"), about.phone_is_shared.shown()),
            told("changed_at", say!("mine-copy-changed"), row.changed_at.shown()),
        ]
    });
    Ok(Part { table: "mine_about", heading: say!("mine-about-title").to_owned(), rows: rows.into_iter().collect() })
}

struct ClosingRow {
    reason: String,
    told_at: i64,
    closes_at: i64,
}

async fn closings(asking: Asking<'_>) -> Result<Part> {
    let id = asking.person.as_str();
    let row = sql!(
        asking.tx,
        fetch_optional,
        ClosingRow,
        "select reason, told_at, closes_at from mine_closings where person_id = $1",
        id
    )?;
    let rows = row.map(|row| {
        let unused = row.reason == "unused";
        let reason = if unused { say!("mine-copy-unused") } else { say!("mine-copy-birthday") };
        vec![
            told("reason", say!("mine-copy-why"), reason),
            told("told_at", say!("mine-copy-told"), row.told_at.shown()),
            told("closes_at", say!("mine-copy-closes"), row.closes_at.shown()),
        ]
    });
    let heading = say!("mine-closing-item").to_owned();
    Ok(Part { table: "mine_closings", heading, rows: rows.into_iter().collect() })
}

/// Sign-ins under way and letters know a person by an address or an id alone, so they go here; all else goes with the person.
async fn forget(asking: Asking<'_>) -> Result<()> {
    let Asking { tx, keys, person, .. } = asking;
    let contact = people::contact(tx, keys, person).await?;
    let email = contact.and_then(|contact| contact.email).and_then(|email| EmailAddress::parse(&email).ok());
    let (id, address) = (person.as_str(), email.map(|email| mail::address_index(keys, &email)));
    exec!(tx, "delete from outbox where person_id = $1 or address_index = $2", id, address)?;
    people::forget_sign_ins(tx, person).await?;
    Ok(())
}
