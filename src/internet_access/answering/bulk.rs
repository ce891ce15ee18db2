//! Many requests at once: chosen in the inbox, moved together, and for a minute taken back together.

mod before;
mod form;
mod moving;
mod pages;
mod undoing;

use axum::extract::{Path, Query, RawQuery, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::{InternetTeam, Staff};
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::exec;
use crate::forms::FormState;
use crate::web::{AppState, Form, Routes, Rule, Sheet, Tx, see_other};

use super::super::model::{Request, Status};
use super::super::store::find;
use super::staff::{Came, not_theirs, role};
use form::BulkForm;
use moving::{Chosen, bulk};
use undoing::undo;

const BULK: &str = "/internet-access/bulk";
const ONE: &str = "/internet-access/bulk/{bulk}";
/// How many are moved at once, at most.
pub const MOST: usize = 200;
/// For how long it can be taken back, in ms; so long the letters wait.
const UNDO: i64 = 60_000;
/// For how long it is remembered, in ms.
const KEPT: i64 = 24 * 3_600_000;

/// Where they may be moved to together: what is true of many at once. What is decided is decided for each by itself, and whether
/// it arrived its young person says.
pub const PLACES: [Status; 6] =
    [Status::Looking, Status::Ordered, Status::OnItsWay, Status::ReadyToCollect, Status::Working, Status::OutOfStock];

pub const RETENTION: &[Rule] = &[Rule {
    record: "internet_access.bulks",
    limit: "a day after they were moved",
    reason: "it can be taken back for a minute; what was done is in each request",
    forget: |old| Box::pin(forget_old(old.tx, old.now - KEPT)),
}];

async fn forget_old(tx: &mut Tx, before: i64) -> Result<u64> {
    Ok(exec!(tx, "delete from internet_access_bulks where at < $1", before)?)
}

pub fn routes() -> Routes {
    Routes::new().get(BULK, show).post(BULK, act).get(ONE, came_of_it).post(ONE, take_back)
}

/// A request that was chosen, and the number of what was said last in it.
pub struct Listed {
    pub request: Request,
    pub seen: i64,
}

async fn show(
    State(app): State<AppState>,
    staff: InternetTeam,
    Query(came): Query<Came>,
    RawQuery(raw): RawQuery,
) -> Result<Sheet> {
    let listed = list(&app, &staff, chosen_in(raw.as_deref().unwrap_or_default())).await?;
    Ok(pages::ask(&listed, &came, FormState::current()))
}

/// The ids that an address names.
fn chosen_in(raw: &str) -> Vec<String> {
    let pairs = form_urlencoded::parse(raw.as_bytes()).filter(|(name, _)| name == "request");
    pairs.map(|(_, id)| id.into_owned()).collect()
}

/// Those that are there, each once, and not more than may be moved at once.
async fn list(app: &AppState, staff: &Staff, ids: Vec<String>) -> Result<Vec<Listed>> {
    let (mut tx, mut listed) = (app.db.begin().await?, Vec::<Listed>::new());
    for id in ids {
        if listed.len() == MOST || listed.iter().any(|one| one.request.id == id) {
            continue;
        }
        if let Some(found) = find(&mut tx, &app.keys, &id).await? {
            listed.push(Listed { seen: found.thread.last(), request: found.thread.request });
        }
    }
    let line =
        Line { who: Some(staff.id.as_str()), role: role(staff), deed: Deed::InternetListRead, ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    tx.commit().await?;
    Ok(listed)
}

async fn act(
    State(app): State<AppState>,
    staff: InternetTeam,
    Query(came): Query<Came>,
    Form(form): Form<BulkForm>,
) -> Result<Response> {
    match form.check() {
        Ok(checked) => {
            let id = moving::all(&app, &staff, &checked).await?;
            Ok(see_other(&came.keep(&format!("{BULK}/{id}"))))
        }
        Err(errors) => {
            let listed = list(&app, &staff, form.request.clone()).await?;
            Ok(pages::ask(&listed, &came, FormState::refused(form, errors)).refused().into_response())
        }
    }
}

async fn came_of_it(
    State(app): State<AppState>,
    staff: InternetTeam,
    Path(id): Path<String>,
    Query(came): Query<Came>,
) -> Result<Response> {
    let Some(bulk) = bulk(&app, &id).await? else { return not_theirs(&app, &staff, ONE).await };
    Ok(pages::came_of_it(&bulk, &came, app.now()).into_response())
}

async fn take_back(
    State(app): State<AppState>,
    staff: InternetTeam,
    Path(id): Path<String>,
    Query(came): Query<Came>,
    Form(_): Form<form::UndoForm>,
) -> Result<Response> {
    match undo(&app, &staff, &id).await? {
        None => not_theirs(&app, &staff, ONE).await,
        Some(true) => Ok(see_other(&came.keep(&format!("{BULK}/{id}")))),
        Some(false) => {
            let bulk = bulk(&app, &id).await?.ok_or(AppError::NotFound)?;
            Ok(pages::came_of_it(&bulk, &came, app.now()).refused().into_response())
        }
    }
}
