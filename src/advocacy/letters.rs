//! The letters of this room. To young people only the one that says nothing, when and where they said it is safe; to staff of the
//! provider, that something waits, and never whose it is.

use crate::accounts::{Organisation, PersonId, Role, people, with_roles};
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Hours, Kind, NewLetter, Words};
use crate::mine::news::{self, News};
use crate::web::{AppState, Tx};
use crate::words::london_day;

use super::model::{Case, Way};
use super::store::address_of;

const WAITING: &str = "advocacy.waiting";
const WRITTEN: &str = "advocacy.written";
const ALARM: &str = "advocacy.alarm";
const GIVEN: &str = "advocacy.given";
/// Whose task it is when a letter does not reach somebody.
const TEAM: &str = "provider";
/// Where they all lead.
const CASES: &str = "/advocacy/cases";

pub const KINDS: &[Kind] = &[
    Kind {
        name: WAITING,
        write: |_, _| Box::pin(to_staff("Something waits", "Somebody asked for help and waits for an advocate.")),
        can_be_stopped: false,
        keeps_hours: true,
    },
    Kind {
        name: WRITTEN,
        write: |_, _| Box::pin(to_staff("Somebody wrote to you", "Somebody wrote to you and waits for an answer.")),
        can_be_stopped: true,
        keeps_hours: true,
    },
    Kind {
        name: ALARM,
        write: |_, _| {
            Box::pin(to_staff(
                "Please look now",
                "Somebody says that what they asked for is not sorted, or an answer is late.",
            ))
        },
        can_be_stopped: false,
        keeps_hours: true,
    },
    Kind {
        name: GIVEN,
        write: |_, _| Box::pin(to_staff("Somebody was given to you", "From now on you look after somebody else too.")),
        can_be_stopped: false,
        keeps_hours: true,
    },
];

async fn to_staff(subject: &'static str, what: &'static str) -> Result<Option<Words>> {
    Ok(Some(Words {
        subject: subject.to_owned(),
        paragraphs: vec![what.to_owned(), "Please sign in and see to it.".to_owned()],
        link: Some(("See what waits".to_owned(), CASES.to_owned())),
        ..Words::default()
    }))
}

/// Tells the young person that there is something to read, if they said that a letter may come, and within their hours.
pub async fn queue_news(tx: &mut Tx, app: &AppState, case: &Case, number: i64, now: i64) -> Result<()> {
    if !case.contact.may(Way::Email) {
        return Ok(());
    }
    let theirs = case.contact.email.as_deref().and_then(|email| EmailAddress::parse(email).ok());
    let to = match (theirs, &case.owner) {
        (Some(email), _) => Some(email),
        (None, Some(owner)) => address_of(tx, &app.keys, owner).await?,
        (None, None) => None,
    };
    let Some(to) = to else { return Ok(()) };
    let hours = case.contact.hours.and_then(|(from, until)| Hours::new(from, until));
    let not_before = hours.map_or(now, |hours| hours.begin(now));
    let address = case.address();
    news::queue(tx, &app.keys, &News { to: &to, person: None, address: &address, number, not_before }).await
}

/// Tells everybody who may take a case that one waits: once a day, and at once where `urgent` names one.
pub async fn queue_waiting(tx: &mut Tx, keys: &Keys, urgent: Option<&str>, now: i64) -> Result<()> {
    let about = match urgent {
        Some(urgent) => keys.advocacy_index("urgent", urgent),
        None => london_day(now).to_string(),
    };
    for staff in of_provider(tx, &[Role::Advocate, Role::AdvocacyManager]).await? {
        queue(tx, keys, WAITING, &staff, &about, now).await?;
    }
    Ok(())
}

/// Tells the advocate of a case that something was written; once an hour at most.
pub async fn queue_written(tx: &mut Tx, app: &AppState, case: &Case, now: i64) -> Result<()> {
    let hour = now.div_euclid(3_600_000).to_string();
    match &case.advocate {
        Some(advocate) => queue(tx, &app.keys, WRITTEN, &advocate.id, &hour, now).await,
        None => Ok(()),
    }
}

/// Raises the alarm with the advocate and every manager. `about` tells this alarm from others of the same case.
pub async fn queue_alarm(tx: &mut Tx, keys: &Keys, case: &Case, about: &str, now: i64) -> Result<()> {
    let about = format!("{}:{about}", case.id);
    let mut to = of_provider(tx, &[Role::AdvocacyManager]).await?;
    to.extend(case.advocate.as_ref().map(|advocate| advocate.id.clone()).filter(|id| !to.contains(id)));
    for staff in to {
        queue(tx, keys, ALARM, &staff, &about, now).await?;
    }
    Ok(())
}

/// Raises the alarm with one member of staff.
pub async fn queue_alarm_to(tx: &mut Tx, keys: &Keys, to: &PersonId, about: &str, now: i64) -> Result<()> {
    queue(tx, keys, ALARM, to, about, now).await
}

/// Tells an advocate that they were given a case.
pub async fn queue_given(tx: &mut Tx, keys: &Keys, to: &PersonId, case: &Case, now: i64) -> Result<()> {
    queue(tx, keys, GIVEN, to, &format!("{}:{now}", case.id), now).await
}

async fn queue(tx: &mut Tx, keys: &Keys, kind: &'static str, to: &PersonId, about: &str, now: i64) -> Result<()> {
    let email = people::contact(tx, keys, to).await?.and_then(|contact| contact.email);
    let Some(email) = email.and_then(|email| EmailAddress::parse(&email).ok()) else { return Ok(()) };
    let once = format!("{kind}:{to}:{about}");
    let person = Some(to.as_str());
    let letter = NewLetter { kind, to: &email, person, team: TEAM, payload: "", once: Some(&once) };
    Ok(mail::queue(tx, keys, &letter, now).await?)
}

/// Everybody of the provider who holds one of these roles and may come in.
pub async fn of_provider(tx: &mut Tx, roles: &[Role]) -> Result<Vec<PersonId>> {
    with_roles(tx, Organisation::Provider, roles).await
}
