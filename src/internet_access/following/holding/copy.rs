//! The copy of their data: their requests, what was said in each, and what was promised.

use crate::error::Result;
use crate::mine::{Asking, Part, Shown, Told, told};
use crate::say;
use crate::sql;
use crate::web::Tx;

use super::super::super::model::{Entry, Promise, Request, Status, Thread, WhyNot};
use super::super::super::store::find;
use super::super::pages::facts::{holder, typed};
use super::super::pages::said::heading;
use super::super::store::{Network, networks};

/// What the page does not show.
struct Row {
    id: String,
    raised_at: Option<i64>,
    held_at: Option<i64>,
    warned_at: Option<i64>,
    reminded_at: Option<i64>,
    exported_at: Option<i64>,
}

pub async fn parts(asking: Asking<'_>) -> Result<Vec<Part>> {
    let Asking { tx, keys, person, .. } = asking;
    let rows = of_person(tx, person.as_str()).await?;
    let networks = networks(tx).await?;
    let (mut requests, mut entries, mut promises) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let Some(found) = find(tx, keys, &row.id).await? else { continue };
        let Thread { request, entries: said, promises: made } = &found.thread;
        requests.push(of_request(request, &row, &networks));
        for entry in said.iter().filter(|entry| !entry.private) {
            entries.push(of_entry(request, entry));
        }
        promises.extend(made.iter().map(|promise| of_promise(request, promise)));
    }
    let part = |table, heading: &str, rows| Part { table, heading: heading.to_owned(), rows };
    Ok(vec![
        part("internet_access_requests", say!("internet_access-follow-copy"), requests),
        part("internet_access_entries", say!("internet_access-follow-copy-said"), entries),
        part("internet_access_promises", say!("internet_access-follow-copy-promises"), promises),
    ])
}

async fn of_person(tx: &mut Tx, person: &str) -> Result<Vec<Row>> {
    Ok(sql!(
        tx,
        fetch_all,
        Row,
        "select id, raised_at, held_at, warned_at, reminded_at, exported_at
         from internet_access_requests where person_id = $1 order by asked_at, id",
        person
    )?)
}

fn of_request(request: &Request, row: &Row, networks: &[Network]) -> Vec<Told> {
    let network = |id: &str| {
        let listed = networks.iter().find(|network| network.id == id);
        listed.map_or_else(|| id.to_owned(), |network| network.name.clone())
    };
    let details = typed(&request.details, network).into_iter().map(|(label, text)| format!("{label}: {text}"));
    let details = details.collect::<Vec<_>>().join("\n");
    vec![
        told("reference", say!("internet_access-follow-reference"), request.reference.clone()),
        told("digits", say!("internet_access-follow-digits"), request.digits.clone()),
        told("kind", say!("internet_access-follow-copy-help"), request.help.words()),
        told("details", say!("internet_access-follow-copy-details"), details),
        told("status", say!("internet_access-follow-copy-status"), request.status.words()),
        told("status_at", say!("internet_access-follow-copy-since"), request.status_at.shown()),
        told("why_not", say!("internet_access-follow-copy-why-not"), request.why_not.map_or("", WhyNot::words)),
        told("asked_at", say!("internet_access-follow-asked"), request.asked_at.shown()),
        told("changed_at", say!("internet_access-follow-copy-changed"), request.changed_at.shown()),
        told("due_at", say!("internet_access-follow-copy-due"), request.due_at.shown()),
        told("paused_at", say!("internet_access-follow-copy-paused"), request.paused_at.shown()),
        told("raised_at", say!("internet_access-follow-copy-raised"), row.raised_at.shown()),
        told("holder_id", say!("internet_access-follow-who"), holder(request)),
        told("held_at", say!("internet_access-follow-copy-held"), row.held_at.shown()),
        told("works_until", say!("internet_access-follow-copy-until"), request.works_until.shown()),
        told("warned_at", say!("internet_access-follow-copy-warned"), row.warned_at.shown()),
        told("reminded_at", say!("internet_access-follow-copy-reminded"), row.reminded_at.shown()),
        told("exported_at", say!("internet_access-follow-copy-exported"), row.exported_at.shown()),
        told("closed_at", say!("internet_access-follow-copy-closed"), request.closed_at.shown()),
    ]
}

fn of_entry(request: &Request, entry: &Entry) -> Vec<Told> {
    vec![
        told("request_id", say!("internet_access-follow-reference"), request.reference.clone()),
        told("number", say!("internet_access-follow-copy-number"), entry.number.to_string()),
        told("at", say!("internet_access-follow-copy-at"), entry.at.shown()),
        told("kind", say!("internet_access-follow-copy-kind"), heading(entry)),
        told("status", say!("internet_access-follow-copy-status"), entry.status.map_or("", Status::words)),
        told("by_whom", say!("internet_access-follow-copy-by"), entry.by.code()),
        told(
            "staff_id",
            say!("internet_access-follow-copy-staff"),
            entry.staff.as_ref().map(|staff| staff.name.clone()).shown(),
        ),
        told("words", say!("internet_access-follow-copy-words"), entry.words.clone().shown()),
    ]
}

fn of_promise(request: &Request, promise: &Promise) -> Vec<Told> {
    vec![
        told("request_id", say!("internet_access-follow-reference"), request.reference.clone()),
        told("made_at", say!("internet_access-follow-copy-made"), promise.made_at.shown()),
        told("due_at", say!("internet_access-follow-copy-due"), promise.due_at.shown()),
        told("met_at", say!("internet_access-follow-copy-met"), promise.met_at.shown()),
        told("let_go_at", say!("internet_access-follow-copy-let-go"), promise.let_go_at.shown()),
    ]
}
