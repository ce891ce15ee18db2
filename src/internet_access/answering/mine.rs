//! Where the requests of an adviser's own young people stand. Advisers read it and change nothing.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::accounts::PersonalAdviser;
use crate::app::STAFF;
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::sql;
use crate::ui::{BackLink, Card};
use crate::web::{AppState, Routes, Sheet};

use super::super::model::{Entry, Request, Thread};
use super::super::store::{find, note_deed, of_adviser};
use super::choices;
use super::one::details;
use super::staff::{day, not_theirs, role};
use super::story::story;

pub const MINE: &str = "/internet-access/mine";
const ONE: &str = "/internet-access/mine/{request}";
/// How many the list shows: those where something happened last.
const MOST: i64 = 200;

pub fn routes() -> Routes {
    Routes::new().get(MINE, list).get(ONE, show)
}

async fn list(State(app): State<AppState>, staff: PersonalAdviser) -> Result<Sheet> {
    let mut tx = app.db.begin().await?;
    let requests = of_adviser(&mut tx, &app.keys, &staff.id, MOST).await?;
    let line =
        Line { who: Some(staff.id.as_str()), role: role(&staff), deed: Deed::InternetListRead, ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    tx.commit().await?;
    let (over, open): (Vec<Request>, Vec<Request>) =
        requests.into_iter().partition(|request| request.closed_at.is_some());
    Ok(Sheet::new("Your young people: getting online", || {
        view! {
            <BackLink href=STAFF label="Your work"/>
            <h1>"Getting online: your young people"</h1>
            <p class="lead">"What they asked for, and where it stands. The internet team answers."</p>
            {cards(&open, "Nothing of theirs is open.")}
            {(!over.is_empty()).then(|| view! { <h2>"Finished"</h2> {cards(&over, "")} })}
        }
        .into_any()
    }))
}

fn cards(requests: &[Request], none: &'static str) -> AnyView {
    if requests.is_empty() {
        return view! { <p>{none}</p> }.into_any();
    }
    let cards = requests
        .iter()
        .map(|request| {
            let (heading, href) =
                (format!("{}: {}", request.name, request.help.name()), format!("{MINE}/{}", request.id));
            let since = format!("{} since {}.", request.status.name(), day(request.status_at));
            view! { <li><Card heading=heading href=href><p>{since}</p></Card></li> }
        })
        .collect_view();
    view! { <ul class="doors" role="list">{cards}</ul> }.into_any()
}

struct Id {
    id: String,
}

async fn show(State(app): State<AppState>, staff: PersonalAdviser, Path(id): Path<String>) -> Result<Response> {
    let (mut tx, me) = (app.db.begin().await?, staff.id.as_str());
    let theirs = sql!(
        &mut tx,
        fetch_optional,
        Id,
        "select r.id from internet_access_requests r join people p on p.id = r.person_id
         where r.id = $1 and p.adviser_id = $2 and p.matched_at is not null",
        id,
        me
    )?;
    let found = match theirs {
        Some(theirs) => find(&mut tx, &app.keys, &theirs.id).await?,
        None => None,
    };
    let Some(found) = found else {
        drop(tx);
        return not_theirs(&app, &staff, ONE).await;
    };
    let network = choices::network(&mut tx, found.thread.request.details.network.as_deref()).await?;
    note_deed(&mut tx, &app.keys, &staff, Deed::InternetRead, &found.thread.request, app.now()).await?;
    tx.commit().await?;
    Ok(page(&found.thread, network.as_deref()).into_response())
}

fn page(thread: &Thread, network: Option<&str>) -> Sheet {
    let request = &thread.request;
    // What the team notes for itself is not for advisers.
    let entries: Vec<&Entry> = thread.entries.iter().filter(|entry| !entry.private).collect();
    let status = request.status;
    let has = request.holder.as_ref().map(|holder| view! { <p><bdi>{format!("{} has it.", holder.name)}</bdi></p> });
    let why = request.why_not.map(|why| view! { <p>{why.words()}</p> });
    Sheet::new("Getting online: one request", || {
        view! {
            <BackLink href=MINE label="Your young people"/>
            <h1><bdi>{request.name.clone()}</bdi>": "{request.help.name()}</h1>
            <h2>{format!("Where it stands: {}", status.name())}</h2>
            <p>{format!("Since {}. They read: \u{201c}{}\u{201d} {}", day(request.status_at), status.words(), status.what_next())}</p>
            {why}
            {has}
            {details(request, network)}
            <h2>"What was said and done"</h2>
            {story(&entries, &request.name)}
        }
        .into_any()
    })
}
