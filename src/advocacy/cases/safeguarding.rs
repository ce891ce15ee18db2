//! The one exception to what advocates keep to themselves: somebody is told, because the young person or somebody else may be
//! badly hurt. Who decided it, why, and whether the young person knows all stand there; a second person confirms that they decided it
//! together; and once told, the young person reads it.

mod form;
mod pages;
mod store;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::{Advocate, Role, Staff};
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, see_other};

use super::super::store::Outcome;
use super::staff::{OfProvider, colleagues, not_theirs, others, why_not, wrong};
use super::{CASES, address};
use form::{AnswerForm, TellForm};

pub use store::{Told, Unconfirmed, of_case, waiting_for};

const TELL: &str = "/advocacy/cases/{case}/safeguarding";
const CONFIRM: &str = "/advocacy/safeguarding/{told}";

pub fn routes() -> Routes {
    Routes::new().get(TELL, show).post(TELL, tell).get(CONFIRM, ask).post(CONFIRM, answer)
}

async fn read(app: &AppState, staff: &Staff, id: &str) -> Result<Option<pages::Shown>> {
    let Some((case, told)) = store::read(app, staff, id).await? else { return Ok(None) };
    let mut tx = app.db.read().await?;
    let everybody = colleagues(&mut tx, &app.keys, &[Role::Advocate, Role::AdvocacyManager]).await?;
    Ok(Some(pages::Shown { case, told, others: others(everybody, &staff.id) }))
}

async fn show(State(app): State<AppState>, staff: Advocate, Path(id): Path<String>) -> Result<Response> {
    let Some(shown) = read(&app, &staff, &id).await? else { return not_theirs(&app, &staff, TELL).await };
    Ok(pages::tell(&shown, FormState::current()).into_response())
}

async fn tell(
    State(app): State<AppState>,
    staff: Advocate,
    Path(id): Path<String>,
    Form(form): Form<TellForm>,
) -> Result<Response> {
    let Some(shown) = read(&app, &staff, &id).await? else { return not_theirs(&app, &staff, TELL).await };
    let (done, outcome) = match form.deed.as_str() {
        "tell" => match form.check(&shown.others) {
            Ok(new) => ("safeguarded", store::tell(&app, &staff, &id, &new).await?),
            Err(errors) => return Ok(refused(&shown, form, errors)),
        },
        "told" => ("told", store::told(&app, &staff, &id, &form.which).await?),
        _ => return Err(AppError::Unreadable),
    };
    match outcome {
        None => not_theirs(&app, &staff, TELL).await,
        Some(Outcome::Yes) => Ok(see_other(&format!("{}?done={done}", address(&id)))),
        Some(no) => Ok(refused(&shown, form, wrong("why", &why_not(&no)))),
    }
}

fn refused(shown: &pages::Shown, form: TellForm, errors: FieldErrors) -> Response {
    pages::tell(shown, FormState::refused(form, errors)).refused().into_response()
}

async fn ask(State(app): State<AppState>, staff: OfProvider, Path(id): Path<String>) -> Result<Response> {
    let Some(told) = store::read_as_second(&app, &staff, &id).await? else {
        return not_theirs(&app, &staff, CONFIRM).await;
    };
    Ok(pages::confirm(&told, FormState::current()).into_response())
}

async fn answer(
    State(app): State<AppState>,
    staff: OfProvider,
    Path(id): Path<String>,
    Form(form): Form<AnswerForm>,
) -> Result<Response> {
    let agrees = match form.agrees.as_str() {
        "yes" => true,
        "no" => false,
        _ => {
            let told = store::read_as_second(&app, &staff, &id).await?;
            let Some(told) = told else { return not_theirs(&app, &staff, CONFIRM).await };
            let errors = wrong("agrees", "Say whether you decided it together");
            return Ok(pages::confirm(&told, FormState::refused(form, errors)).refused().into_response());
        }
    };
    match store::confirm(&app, &staff, &id, agrees).await? {
        true => Ok(see_other(&format!("{CASES}?done=confirmed"))),
        false => not_theirs(&app, &staff, CONFIRM).await,
    }
}
