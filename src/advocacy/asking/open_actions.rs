//! What whoever asked keeps, opening it again, giving it to an account, and putting it away.

use std::pin::Pin;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::YoungPerson;
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::help;
use crate::say;
use crate::web::{AppState, Form, Knock, Routes, cookie, see_other, set_cookie};

use super::super::model::address;
use super::super::opening::{self, OPENING_COOKIE, Opener};
use super::super::store::{self, find, is_own};
use super::actions::Nothing;
use super::asker::Asker;
use super::open_form::OpenForm;
use super::step::{CHECK, Step};
use super::tries::{self, Tried};
use super::visit;
use super::{kept, pages};

const KEEP: &str = "/r/{case}/keep";
const ADOPT: &str = "/r/{case}/adopt";
const AWAY: &str = "/r/away";

pub fn routes() -> Routes {
    Routes::new()
        .get(KEEP, receipt)
        .post(ADOPT, adopt)
        .get(app::OPEN_AGAIN, show)
        .post(app::OPEN_AGAIN, open)
        .post(AWAY, put_away)
}

/// The page to keep. Reading it again shows the same, and sends nothing.
async fn receipt(
    State(app): State<AppState>,
    opener: Opener,
    asker: Asker,
    Path(id): Path<String>,
) -> Result<Response> {
    let contacts = help::contacts(&app.config)?;
    let mut tx = app.db.read().await?;
    if !is_own(&mut tx, &app.keys, &opener, &id).await? {
        return Ok(pages::closed(&id, &contacts).into_response());
    }
    let case = find(&mut tx, &app.keys, &id).await?.ok_or(AppError::NotFound)?.thread.case;
    let secret = match opener.opening().filter(|opening| opening.case == id) {
        Some(opening) => opening::secret(&mut tx, &app.keys, opening).await?,
        None => None,
    };
    let receipt = pages::Receipt {
        case: &case,
        secret: secret.as_deref(),
        provider: &app.config.provider,
        contacts: &contacts,
        address: &format!("{}{}", app.config.base_url, app::OPEN_AGAIN),
        // Their browser forgets what it held of the form.
        was_kept: asker.visit.as_ref().is_some_and(|visit| visit.kept),
        may_adopt: opener.account().is_some() && case.owner.is_none(),
        let_in_by_adviser: asker.let_in_by_adviser,
    };
    Ok(pages::receipt(&receipt).into_response())
}

/// Gives a case that was opened by its secret to the account of whoever is signed in.
async fn adopt(
    State(app): State<AppState>,
    _: YoungPerson,
    opener: Opener,
    Path(id): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response> {
    if !store::adopt(&app, &opener, &id).await? {
        return Err(AppError::NotFound);
    }
    let mut response = see_other(&address(&id));
    set_cookie(&mut response, OPENING_COOKIE, "", Some(0));
    Ok(response)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn show(State(app): State<AppState>, opener: Opener, asker: Asker, Query(done): Query<Done>) -> Result<Response> {
    open_page(&app, &opener, &asker, &done.done, FormState::default()).await.map(IntoResponse::into_response)
}

async fn open_page(
    app: &AppState,
    opener: &Opener,
    asker: &Asker,
    done: &str,
    form: FormState<OpenForm>,
) -> Result<crate::web::Sheet> {
    let contacts = help::contacts(&app.config)?;
    let draft = match opener.account() {
        Some(account) => kept::of_account(&mut app.db.read().await?, &app.keys, account, app.now()).await?,
        None => None,
    };
    Ok(pages::open(&pages::Open {
        form: &form,
        contacts: &contacts,
        done,
        opened: opener.opening().map(|opening| opening.case.as_str()),
        has_account: opener.account().is_some(),
        is_visitor: opener.account().is_none() && !asker.let_in_by_adviser,
        has_draft: draft.is_some(),
        was_kept: done == "stopped",
    }))
}

/// Opens by reference and digits; or goes on with what an account keeps, where the form is that button's.
async fn open(
    State(app): State<AppState>,
    _: Knock,
    opener: Opener,
    asker: Asker,
    Form(form): Form<OpenForm>,
) -> Result<Response> {
    if form.reference == GO_ON
        && let Some(account) = opener.account()
    {
        let draft = kept::of_account(&mut app.db.read().await?, &app.keys, account, app.now()).await?;
        return Ok(match draft {
            Some(draft) => go_on(&app, draft.found_by(Some(account))),
            None => see_other(app::OPEN_AGAIN),
        });
    }
    let wrong = |field: &'static str, sentence: &str| {
        let mut errors = FieldErrors::default();
        errors.note::<()>(field, Err(sentence.to_owned()));
        errors
    };
    let errors = match form.check() {
        Err(errors) => errors,
        Ok((reference, digits)) => match tries::open(&app, &reference, &digits).await? {
            Tried::Opened(case, token) => {
                let mut response = see_other(&address(&case));
                set_cookie(&mut response, OPENING_COOKIE, &token, None);
                return Ok(response);
            }
            Tried::Kept(draft) => return Ok(go_on(&app, draft.found_by(None))),
            Tried::Wrong => wrong("secret", say!("advocacy-open-wrong")),
            Tried::Closed => wrong("reference", say!("advocacy-open-closed")),
        },
    };
    // The digits are never sent back to the page.
    let form = OpenForm { reference: form.reference, secret: String::new() };
    Ok(open_page(&app, &opener, &asker, "", FormState::refused(form, errors)).await?.refused().into_response())
}

/// What the button sends that goes on with what an account keeps.
pub const GO_ON: &str = "go-on";

fn go_on(app: &AppState, draft: visit::Visit) -> Response {
    let mut response = see_other(&draft.onwards().map_or(CHECK.to_owned(), Step::address));
    if let Ok(sealed) = draft.seal(&app.keys, app.now()) {
        visit::hold(&mut response, &sealed);
    }
    response
}

/// Ends what this browser has opened.
async fn put_away(State(app): State<AppState>, headers: HeaderMap, Form(_): Form<Nothing>) -> Result<Response> {
    end_opening(&app, &headers).await?;
    let mut response = see_other(&format!("{}?done=away", app::OPEN_AGAIN));
    set_cookie(&mut response, OPENING_COOKIE, "", Some(0));
    visit::forget(&mut response);
    Ok(response)
}

/// Ends what this browser has opened: they put it away, or left.
pub fn end_opening<'a>(
    app: &'a AppState,
    headers: &'a HeaderMap,
) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>> {
    Box::pin(async move {
        let Some(token) = cookie(headers, OPENING_COOKIE).filter(|token| !token.is_empty()) else { return Ok(()) };
        let mut tx = app.db.begin().await?;
        opening::end(&mut tx, token).await?;
        Ok(tx.commit().await?)
    })
}
