//! What a supplier says: a file that one of the team brings, and another one applies once they have seen what it changes (S-50,
//! S-51).

mod apply;
mod file;
mod pages;
mod plan;
mod report;
mod stage;
mod store;

use axum::extract::{DefaultBodyLimit, Multipart, Path, Query, State};
use axum::http::Extensions;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::InternetTeam;
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, LARGEST_FILE};
use crate::web::{AROUND_THE_FILE, AppState, Form, Routes, Sheet, Upload, read_upload, see_other, to_its_end};

use super::{not_there, orders};
use plan::Becomes;
use report::Report;

pub use apply::Applied;
#[cfg(test)]
pub use apply::apply;
pub use plan::SAYS;
#[cfg(test)]
pub use stage::stage;
pub use store::{Brought, RETENTION, files};

/// How many lines are worked on at once: others write in between.
const AT_ONCE: usize = 500;

pub fn routes() -> Routes {
    Routes::new()
        .get(app::SUPPLIERS_ANSWER, show)
        .post(app::SUPPLIERS_ANSWER, bring)
        .layer(DefaultBodyLimit::max(LARGEST_FILE + AROUND_THE_FILE))
        .get(app::SUPPLIERS_FILE, read)
        .post(app::SUPPLIERS_FILE, decide)
}

/// What was just done with a file, as the list of suppliers says it.
pub fn done(code: &str) -> &'static str {
    match code {
        "reading" => {
            "The file is long and is still being read. Look again in a minute; if it is not here then, bring it again."
        }
        "applying" => "The file is long and is still being applied, all of it or nothing.",
        "thrown-away" => "The file is thrown away. Nothing has changed.",
        _ => "",
    }
}

/// Whose file, and which lines of it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    supplier: String,
    show: String,
    page: String,
    done: String,
}

/// What somebody does with a file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct DeedForm {
    deed: String,
}

async fn show(State(app): State<AppState>, _: InternetTeam, Query(asked): Query<Asked>) -> Result<Response> {
    asking(&app, &asked.supplier, FieldErrors::default()).await
}

/// Whoever names no supplier of ours is led to all of them.
async fn asking(app: &AppState, supplier: &str, errors: FieldErrors) -> Result<Response> {
    let mut tx = app.db.read().await?;
    if !orders::is_supplier(&mut tx, supplier).await? {
        return Ok(see_other(app::SUPPLIERS));
    }
    let refused = !errors.is_empty();
    let page = pages::ask(supplier, errors);
    Ok(if refused { page.refused() } else { page }.into_response())
}

async fn bring(
    State(app): State<AppState>,
    staff: InternetTeam,
    Query(asked): Query<Asked>,
    extensions: Extensions,
    form: Multipart,
) -> Result<Response> {
    let read = read_upload(&extensions, form, LARGEST_FILE).await?;
    let mut tx = app.db.read().await?;
    if !orders::is_supplier(&mut tx, &asked.supplier).await? {
        return Ok(see_other(app::SUPPLIERS));
    }
    drop(tx);
    let sentence = match read {
        Upload::TooLarge => "The file is larger than 10 MB. Send it in parts".to_owned(),
        Upload::Nothing => "Choose a file".to_owned(),
        Upload::File(bytes) => {
            let (theirs, bringer, supplier) = (app.clone(), staff.clone(), asked.supplier.clone());
            let staged = async move { stage::stage(&theirs, &bringer, &supplier, &bytes).await };
            match to_its_end(staged).await? {
                None => return Ok(see_other(&format!("{}?done=reading", app::SUPPLIERS))),
                Some(Ok(id)) => return Ok(see_other(&app::SUPPLIERS_FILE.replace("{file}", &id))),
                Some(Err(sentence)) => sentence,
            }
        }
    };
    let mut errors = FieldErrors::default();
    errors.note::<()>("file", Err(sentence));
    asking(&app, &asked.supplier, errors).await
}

async fn report_of(app: &AppState, staff: &InternetTeam, id: &str, asked: &Asked) -> Result<(Report, usize)> {
    let page = asked.page.parse::<usize>().unwrap_or(1).max(1);
    match report::report(app, id, Becomes::from_code(&asked.show), page).await? {
        Some(report) => {
            let page = page.min(report.pages);
            Ok((report, page))
        }
        None => not_there(app, staff, app::SUPPLIERS_FILE).await,
    }
}

async fn read(
    State(app): State<AppState>,
    staff: InternetTeam,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Sheet> {
    let (report, page) = report_of(&app, &staff, &id, &asked).await?;
    let (only, applied) = (Becomes::from_code(&asked.show), asked.done == "applied");
    Ok(pages::report(&report, only, page, &staff, applied, FieldErrors::default()))
}

async fn decide(
    State(app): State<AppState>,
    staff: InternetTeam,
    Path(id): Path<String>,
    Form(form): Form<DeedForm>,
) -> Result<Response> {
    match form.deed.as_str() {
        "apply" => {}
        "throw-away" if apply::throw_away(&app, &staff, &id).await? => {
            return Ok(see_other(&format!("{}?done=thrown-away", app::SUPPLIERS)));
        }
        "throw-away" => return not_there(&app, &staff, app::SUPPLIERS_FILE).await,
        _ => return Err(AppError::Unreadable),
    }
    let (theirs, applier, file) = (app.clone(), staff.clone(), id.clone());
    match to_its_end(async move { apply::apply(&theirs, &applier, &file).await }).await? {
        None => Ok(see_other(&format!("{}?done=applying", app::SUPPLIERS))),
        Some(None) => {
            // Applied already, by pressing twice or by a colleague: the report says so.
            report_of(&app, &staff, &id, &Asked::default()).await?;
            Ok(see_other(&app::SUPPLIERS_FILE.replace("{file}", &id)))
        }
        Some(Some(Applied::Yes { .. })) => {
            Ok(see_other(&format!("{}?done=applied", app::SUPPLIERS_FILE.replace("{file}", &id))))
        }
        Some(Some(Applied::SamePerson)) => {
            let mut errors = FieldErrors::default();
            let sentence = "You brought this file, so somebody else of the team must look at it and apply it";
            errors.note::<()>("decide", Err(sentence.to_owned()));
            let (report, page) = report_of(&app, &staff, &id, &Asked::default()).await?;
            Ok(pages::report(&report, None, page, &staff, false, errors).refused().into_response())
        }
    }
}
