//! A file of the list: brought by one person of the council, applied by another.

use std::io::Cursor;
use std::ops::Deref;

use axum::extract::{DefaultBodyLimit, FromRequestParts, Multipart, Path, Query, State};
use axum::http::Extensions;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{Organisation, Role, Staff};
use crate::app;
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, LARGEST_FILE};
use crate::web::{AROUND_THE_FILE, AppState, Form, Routes, Sheet, Tx, Upload, read_upload, see_other, to_its_end};

use super::super::form::DeedForm;
use super::super::import::{self, Applied, Outcome, Report};
use super::super::pages;
use super::not_theirs;

const IMPORT: &str = "/young-people/import/{import}";

pub fn routes() -> Routes {
    Routes::new()
        .get(app::YOUNG_PEOPLE_IMPORT, show)
        .post(app::YOUNG_PEOPLE_IMPORT, upload)
        .layer(DefaultBodyLimit::max(LARGEST_FILE + AROUND_THE_FILE))
        .get(IMPORT, show_report)
        .post(IMPORT, decide)
}

/// Somebody of the council who may bring the list, or say yes to it: a personal adviser, or an administrator. The
/// administrators of the advocacy provider are none.
#[derive(Clone, Debug)]
pub struct Importer(pub Staff);

impl Deref for Importer {
    type Target = Staff;

    fn deref(&self) -> &Staff {
        &self.0
    }
}

impl Importer {
    fn role(&self) -> Role {
        if self.is(Role::PersonalAdviser) { Role::PersonalAdviser } else { Role::Administrator }
    }

    /// Notes a deed of theirs.
    pub async fn note(&self, tx: &mut Tx, app: &AppState, deed: Deed, about: Option<&str>) -> sqlx::Result<()> {
        let who = Some(self.id.as_str());
        let line = Line { who, role: self.role().code(), deed, about, ..Line::default() };
        audit::record(tx, &app.keys, &line, app.now()).await
    }
}

impl FromRequestParts<AppState> for Importer {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Importer> {
        let staff = Staff::from_request_parts(parts, app).await?;
        if staff.organisation != Organisation::Council {
            return not_theirs(app, &staff, Role::Administrator, app::YOUNG_PEOPLE_IMPORT).await;
        }
        if staff.is(Role::Administrator) || staff.is(Role::PersonalAdviser) {
            Ok(Importer(staff))
        } else {
            Err(AppError::NotFound)
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    page: String,
    show: String,
    new: String,
    changed: String,
    left_out: String,
    done: String,
}

impl Asked {
    /// What was just done, in words.
    fn done(&self) -> String {
        match self.done.as_str() {
            "applied" => {
                let number = |text: &str| text.parse::<i64>().unwrap_or(0);
                let mut words = format!("Applied: {} new, {} changed.", number(&self.new), number(&self.changed));
                if number(&self.left_out) > 0 {
                    let left_out = number(&self.left_out);
                    words.push_str(&format!(" {left_out} no longer fitted the list and were left out."));
                }
                words
            }
            "reading" => "The file is long and is still being read. Look again in a minute; if it is not here then, send it again.".to_owned(),
            "applying" => "The file is long and is still being applied, all of it or nothing. While it is listed here it waits.".to_owned(),
            "thrown-away" => "The file is thrown away. The list is as it was.".to_owned(),
            _ => String::new(),
        }
    }
}

async fn show(State(app): State<AppState>, who: Importer, Query(asked): Query<Asked>) -> Result<Sheet> {
    import_page(&app, &who, asked.done(), FieldErrors::default()).await
}

async fn import_page(app: &AppState, who: &Importer, done: String, errors: FieldErrors) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let waiting = import::staged(&mut tx, &app.keys, app.now()).await?;
    Ok(pages::import(&waiting, who.is(Role::PersonalAdviser), done, errors))
}

async fn upload(
    State(app): State<AppState>,
    who: Importer,
    extensions: Extensions,
    form: Multipart,
) -> Result<Response> {
    let sentence = match read_upload(&extensions, form, LARGEST_FILE).await? {
        Upload::TooLarge => "The file is larger than 10 MB. Send it in parts".to_owned(),
        Upload::Nothing => "Choose a file".to_owned(),
        Upload::File(bytes) => {
            let (theirs, bringer) = (app.clone(), who.clone());
            let staged = to_its_end(async move { import::stage(&theirs, &bringer, Cursor::new(bytes)).await }).await?;
            match staged {
                None => return Ok(see_other(&format!("{}?done=reading", app::YOUNG_PEOPLE_IMPORT))),
                Some(Ok(id)) => return Ok(see_other(&format!("{}/{id}", app::YOUNG_PEOPLE_IMPORT))),
                Some(Err(sentence)) => sentence,
            }
        }
    };
    let mut errors = FieldErrors::default();
    errors.note::<()>("file", Err(sentence));
    Ok(import_page(&app, &who, String::new(), errors).await?.refused().into_response())
}

async fn report_of(app: &AppState, who: &Importer, id: &str, asked: &Asked) -> Result<(Report, usize)> {
    let page = asked.page.parse::<usize>().unwrap_or(1).max(1);
    match import::report(app, who, id, Outcome::from_code(&asked.show), page).await? {
        Some(report) => {
            let page = page.min(report.pages);
            Ok((report, page))
        }
        None => not_theirs(app, who, who.role(), IMPORT).await,
    }
}

async fn show_report(
    State(app): State<AppState>,
    who: Importer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Sheet> {
    let (report, page) = report_of(&app, &who, &id, &asked).await?;
    Ok(pages::report(&report, Outcome::from_code(&asked.show), page, &who, FieldErrors::default()))
}

async fn decide(
    State(app): State<AppState>,
    who: Importer,
    Path(id): Path<String>,
    Form(form): Form<DeedForm>,
) -> Result<Response> {
    match form.deed.as_str() {
        "apply" => {}
        "throw-away" if import::throw_away(&app, &who, &id).await? => {
            return Ok(see_other(&format!("{}?done=thrown-away", app::YOUNG_PEOPLE_IMPORT)));
        }
        "throw-away" => return not_theirs(&app, &who, who.role(), IMPORT).await,
        _ => return Err(AppError::Unreadable),
    }
    let (theirs, applier, import) = (app.clone(), who.clone(), id.clone());
    let applied = to_its_end(async move { import::apply(&theirs, &applier, &import).await }).await?;
    match applied {
        None => Ok(see_other(&format!("{}?done=applying", app::YOUNG_PEOPLE_IMPORT))),
        Some(None) => not_theirs(&app, &who, who.role(), IMPORT).await,
        Some(Some(Applied::Yes(tally))) => Ok(see_other(&format!(
            "{}?done=applied&new={}&changed={}&left_out={}",
            app::YOUNG_PEOPLE_IMPORT,
            tally.of(Outcome::New),
            tally.of(Outcome::Changed),
            tally.of(Outcome::Refused)
        ))),
        Some(Some(Applied::SamePerson)) => {
            let mut errors = FieldErrors::default();
            let sentence = "You brought this file, so somebody else must look at it and apply it";
            errors.note::<()>("decide", Err(sentence.to_owned()));
            let (report, page) = report_of(&app, &who, &id, &Asked::default()).await?;
            Ok(pages::report(&report, None, page, &who, errors).refused().into_response())
        }
    }
}
