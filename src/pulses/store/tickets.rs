//! Tickets: each lets somebody answer once, and none of them says who. The database keeps a fingerprint and the pulse, no more.

use crate::accounts::{ParticipationWorker, PersonId, people};
use crate::audit::Deed;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::{Keys, hash_of, in_plain_letters, random};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::letters;
use super::super::model::{Pulse, Who};
use super::find;
use super::writing::note;

/// A ticket has so many letters, five bits each.
const LETTERS: usize = 12;

/// What came of making tickets to hand out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printed {
    Tickets(Vec<String>),
    /// They were made from another page, and are shown nowhere again.
    Before,
    /// It asks everybody, is not open, or is over.
    NotNow,
}

/// Makes tickets to hand out, once. The same page sent twice shows the same ones: they are worked out from the page and our keys, and
/// of the page a fingerprint alone is kept.
pub async fn print(app: &AppState, staff: &ParticipationWorker, id: &str, once: &str, number: i64) -> Result<Printed> {
    let (mut tx, now, page) = (app.db.begin().await?, app.now(), hash_of(once));
    let made = exec!(
        &mut tx,
        "update pulses set printed = $1, printed_by_page = $2, version = version + 1
         where id = $3 and printed is null and who = 'invited' and opened_at is not null and ended_at is null and closes_at > $4",
        number,
        page,
        id,
        now
    )?;
    if made == 1 {
        let tickets = of_page(&app.keys, once, number);
        keep(&mut tx, &app.keys, id, &tickets).await?;
        note(&mut tx, app, staff, Deed::PulseOpened, id).await?;
        tx.commit().await?;
        return Ok(Printed::Tickets(tickets));
    }
    let row = sql!(
        &mut tx,
        fetch_optional,
        PrintedRow,
        r#"select printed as "printed!: i64" from pulses where id = $1 and printed_by_page = $2 and printed is not null"#,
        id,
        page
    )?;
    match (row, find(&mut tx, id).await?) {
        (Some(row), _) => Ok(Printed::Tickets(of_page(&app.keys, once, row.printed))),
        (None, Some(Pulse { printed: Some(_), .. })) => Ok(Printed::Before),
        _ => Ok(Printed::NotNow),
    }
}

struct PrintedRow {
    printed: i64,
}

fn of_page(keys: &Keys, once: &str, number: i64) -> Vec<String> {
    let ticket = |number: i64| {
        let bytes = keys.code_bytes("pulses.page", &format!("{number} {once}"));
        in_plain_letters(&bytes[..LETTERS])
    };
    (0..number).map(ticket).collect()
}

/// Sends a ticket to every young person who has an account and takes letters, once. None: it cannot be now.
pub async fn send_letters(app: &AppState, staff: &ParticipationWorker, id: &str) -> Result<Option<usize>> {
    let (mut tx, now) = (app.db.begin().await?, app.now());
    let begun = exec!(
        &mut tx,
        "update pulses set letters_at = $1, version = version + 1
         where id = $2 and letters_at is null and who = 'invited' and opened_at is not null and ended_at is null and closes_at > $1",
        now,
        id
    )?;
    let Some(pulse) = find(&mut tx, id).await?.filter(|_| begun == 1) else { return Ok(None) };
    let to = readers(&mut tx, &app.keys).await?;
    let tickets: Vec<_> = to.iter().map(|_| random_ticket()).collect();
    keep(&mut tx, &app.keys, id, &tickets).await?;
    for ((person, email), ticket) in to.iter().zip(&tickets) {
        letters::queue_ticket(&mut tx, &app.keys, &pulse, (person, email), ticket, now).await?;
    }
    note(&mut tx, app, staff, Deed::PulseOpened, id).await?;
    tx.commit().await?;
    Ok(Some(to.len()))
}

struct PersonRow {
    id: String,
}

/// Young people with an account who want letters, and where these go.
async fn readers(tx: &mut Tx, keys: &Keys) -> Result<Vec<(PersonId, EmailAddress)>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        PersonRow,
        "select id from people where kind = 'young_person' and disabled_at is null and email is not null
         and id not in (select person_id from letter_wishes where none_since is not null) order by id"
    )?;
    let mut readers = Vec::with_capacity(rows.len());
    for row in rows {
        let person = PersonId(row.id);
        let email = people::contact(tx, keys, &person).await?.and_then(|contact| contact.email);
        if let Some(email) = email.and_then(|email| EmailAddress::parse(&email).ok()) {
            readers.push((person, email));
        }
    }
    Ok(readers)
}

fn random_ticket() -> String {
    in_plain_letters(&random::<LETTERS>())
}

/// Keeps the fingerprints of new tickets, in their own order: it is none of paper, of letters or of people.
async fn keep(tx: &mut Tx, keys: &Keys, pulse: &str, tickets: &[String]) -> Result<()> {
    let mut macs: Vec<_> = tickets.iter().map(|ticket| mac(keys, ticket)).collect();
    macs.sort_unstable();
    for mac in macs {
        exec!(
            &mut *tx,
            "insert into pulses_tickets (ticket_mac, pulse_id) values ($1, $2) on conflict (ticket_mac) do nothing",
            mac,
            pulse
        )?;
    }
    Ok(())
}

/// What the database keeps of a ticket, however somebody types it.
pub(super) fn mac(keys: &Keys, ticket: &str) -> String {
    keys.code("pulses.ticket", ticket)
}

struct TicketRow {
    pulse_id: String,
}

/// The pulse that somebody may answer with this ticket. None: it opens nothing, or nothing any more.
pub async fn holder_may_answer(tx: &mut Tx, keys: &Keys, ticket: &str) -> Result<Option<Pulse>> {
    let mac = mac(keys, ticket);
    let row =
        sql!(&mut *tx, fetch_optional, TicketRow, "select pulse_id from pulses_tickets where ticket_mac = $1", mac)?;
    let Some(TicketRow { pulse_id }) = row else { return Ok(None) };
    Ok(find(tx, &pulse_id).await?.filter(|pulse| pulse.who == Who::Invited))
}

/// Lets go of a ticket.
pub(super) async fn destroy(tx: &mut Tx, keys: &Keys, ticket: &str) -> Result<()> {
    let mac = mac(keys, ticket);
    exec!(tx, "delete from pulses_tickets where ticket_mac = $1", mac)?;
    Ok(())
}

/// Lets go of those that nobody can use any more.
pub(super) async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    exec!(
        tx,
        "delete from pulses_tickets where pulse_id in (select id from pulses where closes_at <= $1 or ended_at <= $1)",
        now
    )
}

/// Keeps one ticket, for tests.
#[cfg(test)]
pub async fn keep_one(app: &AppState, pulse: &str, ticket: &str) {
    let mut tx = app.db.begin().await.expect("it begins");
    keep(&mut tx, &app.keys, pulse, &[ticket.to_owned()]).await.expect("it is kept");
    tx.commit().await.expect("it ends");
}
