//! Saying something without a name, and reading what was answered. Nothing here knows who is asking (N-4): no session, no cookie, no line of
//! the audit, no letter. What is sent is answered with a page and not with an address (N-11).

use axum::extract::State;
use axum::response::{IntoResponse, Response};

use crate::app;
use crate::error::Result;
use crate::forms::{FieldErrors, FormState, Pace, once};
use crate::keys::random_id;
use crate::say;
use crate::web::{AppState, Nameless, Routes, Sheet};

use super::super::anonymous::{self, Handle};
use super::super::model::{Changed, Way, month_of};
use super::actions::{every_theme, form};
use super::form::{AnswerForm, SayForm, needed};
use super::{digits, pages};

pub fn routes() -> Routes {
    Routes::new()
        .get(app::FEEDBACK_CODE, async |State(app)| fresh(&app, Way::Code).await)
        .post(app::FEEDBACK_CODE, async |State(app), Nameless(typed)| say(&app, Way::Code, typed).await)
        .get(app::FEEDBACK_NOBODY, async |State(app)| fresh(&app, Way::Nobody).await)
        .post(app::FEEDBACK_NOBODY, async |State(app), Nameless(typed)| say(&app, Way::Nobody, typed).await)
        .get(app::FEEDBACK_ANSWER, async || pages::open(FieldErrors::default()))
        .post(app::FEEDBACK_ANSWER, answer)
}

async fn fresh(app: &AppState, way: Way) -> Result<Sheet> {
    form(app, way, FormState::default()).await
}

async fn say(app: &AppState, way: Way, mut typed: SayForm) -> Result<Response> {
    typed.once = once(&typed.once);
    let (now, themes) = (app.now(), every_theme(app).await?);
    let mut piece = match typed.check(way, month_of(now), &themes) {
        Ok(piece) => piece,
        Err(errors) => return refused(app, way, typed, errors).await,
    };
    // Words that came before are not remembered here: a list of them would tell when.
    piece.doubted = Pace::of(&app.keys, &typed.more, &typed.shown, now) != Pace::Human;
    let code = (way == Way::Code).then(|| digits::of_page(&app.keys, &typed.once));
    let handle = match &code {
        Some(digits) => Handle::of_digits(&app.keys, digits),
        None => Handle::of_page(&app.keys, &typed.once),
    };
    if anonymous::say(app, handle, piece).await? {
        return Ok(pages::thanks(code.as_deref(), &app.config).into_response());
    }
    let mut errors = FieldErrors::default();
    errors.note::<()>("words", Err(say!("feedback-say-error-size").to_owned()));
    refused(app, way, typed, errors).await
}

async fn refused(app: &AppState, way: Way, typed: SayForm, errors: FieldErrors) -> Result<Response> {
    Ok(form(app, way, FormState::refused(typed, errors)).await?.refused().into_response())
}

/// Opens what these digits open; or adds to it.
async fn answer(State(app): State<AppState>, Nameless(typed): Nameless<AnswerForm>) -> Result<Response> {
    let mut errors = FieldErrors::default();
    let Some(digits) = digits::typed(&typed.digits) else { return Ok(wrong()) };
    let handle = Handle::of_digits(&app.keys, &digits);
    let mut added = false;
    if typed.deed == "more" {
        let outcome = match errors.note("words", needed(&typed.words)) {
            Some(words) => anonymous::add(&app, &handle, &words, &once(&typed.once)).await?,
            None => Changed::NotNow,
        };
        if outcome == Changed::TooLong {
            errors.note::<()>("words", Err(say!("feedback-say-error-full").to_owned()));
        }
        added = outcome == Changed::Done;
    }
    let Some(piece) = anonymous::find(&app, &handle).await? else { return Ok(wrong()) };
    let delivered = anonymous::delivered(&app, &handle).await?.is_some();
    let themes = every_theme(&app).await?;
    let was_refused = !errors.is_empty();
    let words = if added { String::new() } else { typed.words };
    // A form that comes again keeps its name: sent twice, its words are there once.
    let once = if was_refused { once(&typed.once) } else { random_id() };
    let form = FormState { values: AnswerForm { deed: String::new(), digits, once, words }, errors };
    let sheet = pages::opened(&pages::Opened { piece: &piece, delivered, added, themes: &themes }, &app.config, form);
    Ok(if was_refused { sheet.refused() } else { sheet }.into_response())
}

/// Whatever is wrong with the digits, the answer is the same; they are never sent back to the page.
fn wrong() -> Response {
    let mut errors = FieldErrors::default();
    errors.note::<()>("digits", Err(say!("feedback-answer-wrong").to_owned()));
    pages::open(errors).refused().into_response()
}
