//! What is asked for by those who read packs.

use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

use crate::accounts::{BoardReviewer, Role, Staff};
use crate::app;
use crate::audit::Deed;
use crate::error::{AppError, Result};
use crate::forms::FormState;
use crate::ui::{BackLink, ErrorSummary, JustDone};
use crate::web::{AppState, Form, Routes, Sheet, Tx, see_other};
use crate::words::Quarter;

use super::super::comments::{self, CommentForm};
use super::super::{not_there, note};
use super::around::{files, others, state};
use super::page::{Closer, Seen, view};
use super::store;
use super::{FILE, QUARTER, VERSION, address, file};

pub fn routes() -> Routes {
    Routes::new()
        .get(app::BOARD, latest)
        .get(QUARTER, of_quarter)
        .post(QUARTER, say)
        .get(VERSION, version)
        .get(FILE, as_file)
}

/// Whoever may read what is published.
#[derive(Clone, Debug)]
pub struct Reader(Staff);

impl FromRequestParts<AppState> for Reader {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Reader> {
        let staff = Staff::from_request_parts(parts, app).await?;
        let may = [Role::BoardReviewer, Role::ParticipationWorker];
        if may.iter().any(|role| staff.is(*role)) { Ok(Reader(staff)) } else { Err(AppError::NotFound) }
    }
}

/// What there is to read, in a sentence.
pub async fn at_a_glance(app: &AppState) -> Result<Vec<String>> {
    let quarters = store::quarters(&mut app.db.read().await?).await?;
    Ok(quarters.first().map(|(quarter, _)| format!("The latest: {}.", quarter.words())).into_iter().collect())
}

/// What is looked at more closely, what was just done, and which kind of file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    #[serde(flatten)]
    closer: Closer,
    done: String,
    format: String,
    /// One version is asked for, and not the latest.
    #[serde(skip)]
    version: bool,
}

async fn latest(State(app): State<AppState>, reader: Reader, Query(asked): Query<Asked>) -> Result<Sheet> {
    let quarters = store::quarters(&mut app.db.read().await?).await?;
    match quarters.first() {
        Some((quarter, version)) => show(&app, &reader.0, (*quarter, *version), &asked, FormState::current()).await,
        None => Ok(Sheet::new("The Board\u{2019}s quarter", || {
            view! {
                <BackLink href=app::STAFF label="Your work here"/>
                <h1>"The Board\u{2019}s quarter"</h1>
                <p>"Nothing has been published yet. Whoever reads it here gets a letter when it is."</p>
            }
        })),
    }
}

/// The latest pack of a quarter.
async fn latest_of(tx: &mut Tx, code: &str) -> Result<Option<(Quarter, i64)>> {
    let Some(quarter) = Quarter::parse(code) else { return Ok(None) };
    Ok(store::latest_version(tx, code).await?.map(|version| (quarter, version)))
}

async fn of_quarter(
    State(app): State<AppState>,
    reader: Reader,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Sheet> {
    let found = latest_of(&mut app.db.read().await?, &code).await?;
    let Some(found) = found else { return not_there(&app, &reader.0, QUARTER).await };
    show(&app, &reader.0, found, &asked, FormState::current()).await
}

async fn version(
    State(app): State<AppState>,
    reader: Reader,
    Path((code, version)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Sheet> {
    match (Quarter::parse(&code), version.parse()) {
        (Some(quarter), Ok(version)) => {
            let asked = Asked { version: true, ..asked };
            show(&app, &reader.0, (quarter, version), &asked, FormState::current()).await
        }
        _ => not_there(&app, &reader.0, VERSION).await,
    }
}

/// A reviewer says or asks something about the latest version.
async fn say(
    State(app): State<AppState>,
    reviewer: BoardReviewer,
    Path(code): Path<String>,
    Form(form): Form<CommentForm>,
) -> Result<Response> {
    let found = latest_of(&mut app.db.read().await?, &code).await?;
    let Some(found) = found else { return not_there(&app, &reviewer, QUARTER).await };
    match form.check() {
        Ok(new) => {
            comments::say(&app, &reviewer, found, &new).await?;
            Ok(see_other(&format!("{}/{code}?done={}#comments", app::BOARD, new.kind.code())))
        }
        Err(errors) => {
            let asked = Asked::default();
            Ok(show(&app, &reviewer, found, &asked, FormState::refused(form, errors)).await?.refused().into_response())
        }
    }
}

async fn as_file(
    State(app): State<AppState>,
    reader: Reader,
    Path((code, version)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (Some(quarter), Ok(version)) = (Quarter::parse(&code), version.parse::<i64>()) else {
        return not_there(&app, &reader.0, FILE).await;
    };
    let found = store::find(&mut app.db.read().await?, quarter, version).await?;
    let Some(published) = found else { return not_there(&app, &reader.0, FILE).await };
    let mut tx = app.db.begin().await?;
    note(&mut tx, &app, &reader.0, Deed::BoardExported, &format!("{code}.{version}")).await?;
    tx.commit().await?;
    let file = file::of(&published, &app.config.council);
    if asked.format == "xlsx" { file.as_xlsx() } else { Ok(file.as_csv()) }
}

/// One pack, with all that belongs to it.
async fn show(
    app: &AppState,
    staff: &Staff,
    (quarter, version): (Quarter, i64),
    asked: &Asked,
    form: FormState<CommentForm>,
) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let Some(published) = store::find(&mut tx, quarter, version).await? else {
        drop(tx);
        return not_there(app, staff, VERSION).await;
    };
    let six = store::six_quarters(&mut tx, quarter).await?;
    let quarters = store::quarters(&mut tx).await?;
    let makers = store::makers(&mut tx, app, &published).await?;
    let said = comments::of_quarter(&mut tx, &app.keys, quarter).await?;
    drop(tx);
    let mut tx = app.db.begin().await?;
    note(&mut tx, app, staff, Deed::BoardRead, &format!("{}.{version}", quarter.code())).await?;
    tx.commit().await?;
    let mut trend: Vec<_> =
        six.iter().map(|(quarter, other)| (*quarter, other.as_ref().map(|other| &other.pack))).collect();
    if let Some(last) = trend.last_mut() {
        last.1 = Some(&published.pack); // the version that is read, whichever it is
    }
    let latest = quarters.iter().find(|(other, _)| *other == quarter).map_or(version, |(_, version)| *version);
    let seen = Seen {
        pack: &published.pack,
        quarter,
        trend,
        closer: asked.closer.clone(),
        address: address(quarter, version),
        council: &app.config.council,
        provider: &app.config.provider,
    };
    let talk = comments::view(&said, staff, quarter, form.clone());
    let errors = form.errors.clone();
    let mut title = format!("The Board\u{2019}s quarter: {}", quarter.words());
    if version < latest || asked.version {
        title.push_str(&format!(", version {version}"));
    }
    if let Some(theme) = published.pack.theme(&seen.closer.theme) {
        title.push_str(&format!(", {theme}"));
    }
    Ok(Sheet::new(title, || {
        view! {
            <BackLink href=app::STAFF label="Your work here"/>
            <ErrorSummary errors=errors/>
            <h1>{format!("{}: what young people said, and what came of it", quarter.words())}</h1>
            <JustDone words=comments::done(&asked.done)/>
            {state(&published, latest, &makers)}
            {others(quarter, &quarters)}
            {view(&seen)}
            {files(quarter, version)}
            {talk}
        }
    })
    .with_island())
}
