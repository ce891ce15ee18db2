//! One request, for the team: all that is known of it, and all that can be done with it.

mod deciding;
mod deeds;
mod facts;
mod form;
mod page;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::{Colleague, InternetTeam, Staff, people};
use crate::audit::Deed;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::mine::about::{About, about};
use crate::presence::{self, Other};
use crate::snippets::{self, Snippet};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::super::model::{Request, Status, Thread, staff_address};
use super::super::store::{self, Outcome, find, note_deed, of_person, same_as};
use super::choices::{self, Given, Item};
use super::presence::thing;
use super::snippets::SHELF;
use super::staff::{Came, not_theirs, why_not, wrong};
use form::RequestForm;

pub use facts::details;

const ONE: &str = "/internet-access/requests/{request}";
/// Of how many other requests of the same person the page tells.
const OTHERS: i64 = 20;

pub fn routes() -> Routes {
    Routes::new().get(ONE, show).post(ONE, act)
}

/// A request with all that its page shows.
pub struct Shown {
    pub thread: Thread,
    pub about: About,
    pub email: Option<String>,
    pub network: Option<String>,
    pub items: Vec<Item>,
    pub given: Vec<Given>,
    /// Others of the same person, the newest first.
    pub theirs: Vec<Request>,
    /// Those of them for the same thing, by their ids.
    pub same: Vec<String>,
    /// Who else has it before them.
    pub others: Vec<Other>,
    pub team: Vec<Colleague>,
    pub snippets: Vec<Snippet>,
}

async fn show(
    State(app): State<AppState>,
    staff: InternetTeam,
    Path(id): Path<String>,
    Query(came): Query<Came>,
) -> Result<Sheet> {
    let Some(shown) = read(&app, &staff, &id, false).await? else { return not_theirs(&app, &staff, ONE).await };
    Ok(page::one(&shown, &staff, app.now(), &came, FormState::current()))
}

/// Reads a request, notes that they did, and that they have it before them.
async fn read(app: &AppState, staff: &Staff, id: &str, writing: bool) -> Result<Option<Shown>> {
    let (mut tx, keys, now) = (app.db.begin().await?, &app.keys, app.now());
    let Some(found) = find(&mut tx, keys, id).await? else { return Ok(None) };
    let request = &found.thread.request;
    let mut theirs = of_person(&mut tx, keys, &request.person, false, i64::MAX, OTHERS).await?;
    theirs.extend(of_person(&mut tx, keys, &request.person, true, i64::MAX, OTHERS).await?);
    theirs.retain(|other| other.id != id);
    let same = same_as(&mut tx, keys, &request.person, request.help, &request.details, now).await?;
    let shown = Shown {
        about: about(&mut tx, keys, &request.person).await?,
        email: people::contact(&mut tx, keys, &request.person).await?.and_then(|contact| contact.email),
        network: choices::network(&mut tx, request.details.network.as_deref()).await?,
        items: choices::items(&mut tx, request.help).await?,
        given: choices::given(&mut tx, id).await?,
        theirs,
        same: same.into_iter().map(|other| other.id).filter(|other| other != id).collect(),
        others: presence::here(&mut tx, keys, &staff.id, &thing(id), writing, now).await?,
        team: choices::team(&mut tx, keys).await?,
        snippets: snippets::active(&mut tx, &SHELF).await?,
        thread: found.thread,
    };
    note_deed(&mut tx, keys, staff, Deed::InternetRead, &shown.thread.request, now).await?;
    tx.commit().await?;
    Ok(Some(shown))
}

async fn act(
    State(app): State<AppState>,
    staff: InternetTeam,
    Path(id): Path<String>,
    Query(came): Query<Came>,
    Form(form): Form<RequestForm>,
) -> Result<Response> {
    if form.deed == "use-text" {
        return with_text(&app, &staff, &id, &came, form).await;
    }
    let outcome = match does(&app, &staff, &id, &form).await? {
        Ok(outcome) => outcome,
        Err(errors) => return refused(&app, &staff, &id, &came, form, errors).await,
    };
    match outcome {
        None => not_theirs(&app, &staff, ONE).await,
        Some(Outcome::Yes) => Ok(see_other(&came.keep(&format!("{}?done={}", staff_address(&id), form.done())))),
        Some(no) => {
            let errors = wrong(form.field(), &why_not(&no));
            refused(&app, &staff, &id, &came, form, errors).await
        }
    }
}

/// Does what one of the page's forms asks for, or says what is wrong with it.
async fn does(
    app: &AppState,
    staff: &Staff,
    id: &str,
    form: &RequestForm,
) -> Result<std::result::Result<Option<Outcome>, FieldErrors>> {
    let seen = form.seen();
    Ok(Ok(match form.deed.as_str() {
        "claim" => store::claim(app, staff, id).await?,
        "put-back" => store::put_back(app, staff, id).await?,
        "assign" => match form.to() {
            Ok(to) => store::assign(app, staff, id, &to).await?,
            Err(errors) => return Ok(Err(errors)),
        },
        "note" => match form.note() {
            Ok(words) => store::note(app, staff, id, &form.once("note"), &words).await?,
            Err(errors) => return Ok(Err(errors)),
        },
        "reply" => match form.reply() {
            Ok(words) => store::reply(app, staff, id, seen, &form.once("reply"), &words).await?,
            Err(errors) => return Ok(Err(errors)),
        },
        "question" => match form.reply() {
            Ok(words) => store::question(app, staff, id, seen, &form.once("reply"), &words).await?,
            Err(errors) => return Ok(Err(errors)),
        },
        "approve" => match form.approval() {
            Ok((item, words)) => store::approve(app, staff, id, seen, &item, words.as_deref()).await?,
            Err(errors) => return Ok(Err(errors)),
        },
        "decline" => match form.refusal() {
            Ok((why, words)) => {
                store::move_to(app, staff, id, seen, Status::NotEligible, Some(why), words.as_deref()).await?
            }
            Err(errors) => return Ok(Err(errors)),
        },
        "move" => match form.step() {
            Ok((to, words)) => store::move_to(app, staff, id, seen, to, None, words.as_deref()).await?,
            Err(errors) => return Ok(Err(errors)),
        },
        "renew" => store::renew(app, staff, id, seen).await?,
        _ => return Err(AppError::Unreadable),
    }))
}

/// The page again, with what was typed and, where it crossed with something, with that too (F09).
async fn refused(
    app: &AppState,
    staff: &Staff,
    id: &str,
    came: &Came,
    form: RequestForm,
    errors: FieldErrors,
) -> Result<Response> {
    let Some(shown) = read(app, staff, id, true).await? else { return not_theirs(app, staff, ONE).await };
    Ok(page::one(&shown, staff, app.now(), &came.not_done(), FormState::refused(form, errors))
        .refused()
        .into_response())
}

/// Where no script runs: the page with the chosen text in the reply, after what is there already.
async fn with_text(app: &AppState, staff: &Staff, id: &str, came: &Came, mut form: RequestForm) -> Result<Response> {
    let Some(shown) = read(app, staff, id, true).await? else { return not_theirs(app, staff, ONE).await };
    if let Some(snippet) = shown.snippets.iter().find(|snippet| snippet.id == form.snippet) {
        form.reply = snippet.after(&form.reply, &shown.thread.request.name);
    }
    Ok(page::one(&shown, staff, app.now(), &came.not_done(), FormState::refused(form, FieldErrors::default()))
        .into_response())
}
