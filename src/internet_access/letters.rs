//! The letters of this room. To young people only the one that says that there is something to read; to the team, that something
//! waits, and never whose it is or what it is about.

use crate::accounts::{Organisation, PersonId, Role, people, with_roles};
use crate::app;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Kind, NewLetter, Words};
use crate::mine::news::{self, News};
use crate::web::Tx;
use crate::words::london_day;

use super::model::{Request, address};

const WAITING: &str = "internet_access.waiting";
const WRITTEN: &str = "internet_access.written";
const ALARM: &str = "internet_access.alarm";
const GIVEN: &str = "internet_access.given";
const LOW: &str = "internet_access.low";
/// Whose task it is when a letter does not reach somebody.
const TEAM: &str = "council";

pub const KINDS: &[Kind] = &[
    Kind {
        name: WAITING,
        write: |_, _| Box::pin(to_staff("Something waits", "Somebody asked for something and waits for an answer.")),
        can_be_stopped: true,
        keeps_hours: true,
    },
    Kind {
        name: WRITTEN,
        write: |_, _| Box::pin(to_staff("Somebody wrote", "Somebody wrote about what they had asked for.")),
        can_be_stopped: true,
        keeps_hours: true,
    },
    Kind {
        name: ALARM,
        write: |_, _| {
            Box::pin(to_staff(
                "Please look now",
                "Something that was sent did not arrive or does not work, or an answer is late.",
            ))
        },
        can_be_stopped: false,
        keeps_hours: true,
    },
    Kind {
        name: GIVEN,
        write: |_, _| Box::pin(to_staff("Something was given to you", "From now on you look after one thing more.")),
        can_be_stopped: false,
        keeps_hours: true,
    },
    Kind {
        name: LOW,
        write: |_, _| Box::pin(to_staff("Few are left", "Something that you give out is nearly used up.")),
        can_be_stopped: true,
        keeps_hours: true,
    },
];

async fn to_staff(subject: &'static str, what: &'static str) -> Result<Option<Words>> {
    Ok(Some(Words {
        subject: subject.to_owned(),
        paragraphs: vec![what.to_owned(), "Please sign in and see to it.".to_owned()],
        link: Some(("See what waits".to_owned(), app::INBOX.to_owned())),
        ..Words::default()
    }))
}

/// Tells the young person that there is something to read. Whoever has no mailbox sees it on their page.
pub async fn queue_news(tx: &mut Tx, keys: &Keys, request: &Request, number: i64, not_before: i64) -> Result<()> {
    let Some(to) = address_of(tx, keys, &request.person).await? else { return Ok(()) };
    queue_news_to(tx, keys, &to, (&request.person, &request.id), number, not_before).await
}

/// The same where their mailbox is known: to whom, and about which of their requests.
pub async fn queue_news_to(
    tx: &mut Tx,
    keys: &Keys,
    to: &EmailAddress,
    (person, request): (&PersonId, &str),
    number: i64,
    not_before: i64,
) -> Result<()> {
    let (person, address) = (Some(person), address(request));
    news::queue(tx, keys, &News { to, person, address: &address, number, not_before }).await
}

/// It was taken back: a letter about it that waits does not go.
pub async fn take_back_news(tx: &mut Tx, keys: &Keys, request: &Request, number: i64) -> Result<()> {
    news::take_back(tx, keys, &request.address(), number).await
}

/// Tells the team that something waits; once a day, however much does.
pub async fn queue_waiting(tx: &mut Tx, keys: &Keys, now: i64) -> Result<()> {
    let about = london_day(now).to_string();
    for staff in team(tx).await? {
        queue(tx, keys, WAITING, &staff, &about, now).await?;
    }
    Ok(())
}

/// Tells whoever has a request that something was written; once an hour at most.
pub async fn queue_written(tx: &mut Tx, keys: &Keys, request: &Request, now: i64) -> Result<()> {
    match &request.holder {
        Some(holder) => queue(tx, keys, WRITTEN, &holder.id, &now.div_euclid(3_600_000).to_string(), now).await,
        None => queue_waiting(tx, keys, now).await,
    }
}

/// Raises the alarm with the whole team. `about` tells this alarm from others of the same request.
pub async fn queue_alarm(tx: &mut Tx, keys: &Keys, request: &Request, about: &str, now: i64) -> Result<()> {
    let about = format!("{}:{about}", request.id);
    for staff in team(tx).await? {
        queue(tx, keys, ALARM, &staff, &about, now).await?;
    }
    Ok(())
}

/// Tells one of the team that they were given a request.
pub async fn queue_given(tx: &mut Tx, keys: &Keys, to: &PersonId, request: &Request, now: i64) -> Result<()> {
    queue(tx, keys, GIVEN, to, &format!("{}:{now}", request.id), now).await
}

/// Tells the team that few are left of an item.
pub async fn queue_low(tx: &mut Tx, keys: &Keys, item: &str, now: i64) -> Result<()> {
    for staff in team(tx).await? {
        queue(tx, keys, LOW, &staff, &format!("{item}:{now}"), now).await?;
    }
    Ok(())
}

async fn team(tx: &mut Tx) -> Result<Vec<PersonId>> {
    with_roles(tx, Organisation::Council, &[Role::InternetTeam]).await
}

async fn queue(tx: &mut Tx, keys: &Keys, kind: &'static str, to: &PersonId, about: &str, now: i64) -> Result<()> {
    let Some(email) = address_of(tx, keys, to).await? else { return Ok(()) };
    let once = format!("{kind}:{to}:{about}");
    let person = Some(to.as_str());
    let letter = NewLetter { kind, to: &email, person, team: TEAM, payload: "", once: Some(&once) };
    Ok(mail::queue(tx, keys, &letter, now).await?)
}

async fn address_of(tx: &mut Tx, keys: &Keys, person: &PersonId) -> Result<Option<EmailAddress>> {
    let email = people::contact(tx, keys, person).await?.and_then(|contact| contact.email);
    Ok(email.and_then(|email| EmailAddress::parse(&email).ok()))
}
