//! Accounts that close by themselves: those nobody used for a year, and at the 25th birthday. Their owners are told 30 days
//! before, where letters may come.
//!
//! 2026-11-26: The support of a personal adviser goes on to the 25th birthday whether or not there is an account, and somebody
//! who comes back is joined to their entry of the list again. So an account that nobody uses goes for everyone alike; the
//! letter to somebody who is matched says first that we are still here, and so they hear it once a year at least.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::accounts::{PersonId, holds, people};
use crate::app;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Draft, Kind, NewLetter, Words};
use crate::web::{AppState, Keeping, Tx};
use crate::words::{day_words, london_day, london_midnight};
use crate::{exec, say, sql};

use super::{Holding, Item, ItemState, erase};

const DAY: i64 = 24 * 3_600_000;
/// An account that nobody signed in to for this long is not used any more, in ms.
pub const UNUSED_AFTER: i64 = 365 * DAY;
/// Its owner is told this long before it goes, in ms.
pub const TOLD_BEFORE: i64 = 30 * DAY;
/// The birthday at which accounts end.
const ENDS_AT: i16 = 25;

const CLOSING: &str = "mine.closing";

pub const KINDS: &[Kind] = &[Kind {
    name: CLOSING,
    write: |app, draft| Box::pin(letter(app, draft)),
    can_be_stopped: false,
    keeps_hours: true,
}];

struct Id {
    id: String,
}

/// Tells the owners of unused accounts, and lets those go whose 30 days are over. Says how many went.
pub async fn close_unused(old: Keeping<'_>, holdings: &[Holding]) -> Result<u64> {
    let Keeping { tx, keys, now } = old;
    let (before, closes_at) = (now - UNUSED_AFTER, now + TOLD_BEFORE);
    // Whoever came back keeps their account.
    exec!(
        tx,
        "delete from mine_closings where reason = 'unused'
         and exists (select 1 from people where id = person_id and last_here > told_at - 86400000)"
    )?;
    let gone = close_due(tx, keys, holdings, "unused", now).await?;
    let unused = sql!(
        &mut *tx,
        fetch_all,
        Id,
        r#"insert into mine_closings (person_id, reason, told_at, closes_at)
           select id, 'unused', $1, $2 from people
           where kind = 'young_person' and coalesce(last_here, joined_at) <= $3
           and id not in (select person_id from mine_closings) and id not in (select person_id from legal_holds)
           returning person_id as "id!""#,
        now,
        closes_at,
        before
    )?;
    for Id { id } in unused {
        tell(tx, keys, &PersonId(id), now).await?;
    }
    Ok(gone)
}

/// Tells those who will be 25 in 30 days, and lets the accounts of those go who are. `births` are those that the council's
/// list knows. Says how many went.
pub async fn close_at_25(old: Keeping<'_>, holdings: &[Holding], births: Vec<(PersonId, Date)>) -> Result<u64> {
    let Keeping { tx, keys, now } = old;
    for (person, birth) in births {
        let ends_at = birth.checked_add(ENDS_AT.years()).ok().map(london_midnight);
        match ends_at {
            Some(ends_at) if now >= ends_at - TOLD_BEFORE => announce(tx, keys, &person, ends_at, now).await?,
            _ => withdraw(tx, &person).await?,
        }
    }
    close_due(tx, keys, holdings, "birthday", now).await
}

async fn announce(tx: &mut Tx, keys: &Keys, person: &PersonId, ends_at: i64, now: i64) -> Result<()> {
    if holds::held_since(tx, person).await?.is_some() {
        return Ok(());
    }
    // Nobody hears of it less than 30 days before.
    let (id, closes_at) = (person.as_str(), ends_at.max(now + TOLD_BEFORE));
    let new = exec!(
        tx,
        "insert into mine_closings (person_id, reason, told_at, closes_at) values ($1, 'birthday', $2, $3)
         on conflict (person_id) do nothing",
        id,
        now,
        closes_at
    )?;
    if new == 1 { tell(tx, keys, person, now).await } else { Ok(()) }
}

/// The list knows another birth date now.
async fn withdraw(tx: &mut Tx, person: &PersonId) -> Result<()> {
    let id = person.as_str();
    exec!(tx, "delete from mine_closings where person_id = $1 and reason = 'birthday'", id)?;
    Ok(())
}

/// Lets go of the accounts whose day has come, but of those that must be kept.
async fn close_due(tx: &mut Tx, keys: &Keys, holdings: &[Holding], reason: &'static str, now: i64) -> Result<u64> {
    let due = sql!(
        &mut *tx,
        fetch_all,
        Id,
        "select person_id as id from mine_closings where reason = $1 and closes_at <= $2 order by person_id",
        reason,
        now
    )?;
    let mut gone = 0;
    for Id { id } in due {
        gone += u64::from(erase::by_rule(tx, keys, holdings, &PersonId(id), reason, now).await?);
    }
    Ok(gone)
}

/// Queues the letter, where they have an address; it waits for their hours, and is not sent to whoever wants none.
async fn tell(tx: &mut Tx, keys: &Keys, person: &PersonId, now: i64) -> Result<()> {
    let contact = people::contact(tx, keys, person).await?;
    let email = contact.and_then(|contact| contact.email).and_then(|email| EmailAddress::parse(&email).ok());
    let Some(to) = email else { return Ok(()) };
    let (kind, person) = (CLOSING, Some(person.as_str()));
    let letter = NewLetter { kind, to: &to, person, team: "council", payload: "", once: None };
    mail::queue(tx, keys, &letter, now).await?;
    Ok(())
}

struct Closing {
    reason: String,
    closes_at: i64,
    matched: bool,
}

async fn closing_of(tx: &mut Tx, person: &str) -> sqlx::Result<Option<Closing>> {
    sql!(
        tx,
        fetch_optional,
        Closing,
        r#"select c.reason as "reason!", c.closes_at as "closes_at!", p.matched_at is not null as "matched!: bool"
           from mine_closings c join people p on p.id = c.person_id where c.person_id = $1"#,
        person
    )
}

/// Says nothing of what the account is for, and nothing at all where they came back meanwhile.
async fn letter(app: AppState, draft: Draft) -> Result<Option<Words>> {
    let Some(person) = draft.person else { return Ok(None) };
    let mut tx = app.db.read().await?;
    let Some(closing) = closing_of(&mut tx, &person).await? else { return Ok(None) };
    let day = day_words(london_day(closing.closes_at));
    let unused = closing.reason == "unused";
    let still_here = closing.matched.then(|| say!("mine-closing-still-here").to_owned());
    let what = if unused { say!("mine-closing-unused", day = day) } else { say!("mine-closing-birthday", day = day) };
    let after = if unused { say!("mine-closing-back") } else { say!("mine-closing-copy") };
    Ok(Some(Words {
        subject: say!("mine-closing-subject").to_owned(),
        paragraphs: still_here.into_iter().chain([what, after.to_owned()]).collect(),
        link: Some((say!("mine-closing-link").to_owned(), app::SIGN_IN.to_owned())),
        ..Words::default()
    }))
}

/// What somebody's page says of it: an account that is unused stays as soon as they see their page.
pub async fn item(tx: &mut Tx, person: &PersonId, before: i64) -> Result<Option<Item>> {
    struct Row {
        told_at: i64,
        closes_at: i64,
    }
    let id = person.as_str();
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        "select told_at, closes_at from mine_closings where person_id = $1 and reason = 'birthday' and told_at < $2",
        id,
        before
    )?;
    Ok(row.map(|row| Item {
        at: row.told_at,
        title: say!("mine-closing-item").to_owned(),
        address: app::MY_COPY.to_owned(),
        holder: say!("mine-closing-holder").to_owned(),
        next: say!("mine-closing-next").to_owned(),
        by: Some(row.closes_at),
        state: ItemState::Yours,
    }))
}
