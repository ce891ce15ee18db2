//! What administrators ask for. Forms that grant something, or shut somebody out, are let through only within five minutes
//! of proving who one is; the access matrix says which.

use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::Administrator;
use crate::app;
use crate::error::Result;
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, Sheet, held_form, see_other};

use super::form::{ALL_SESSIONS, ButtonForm, InviteForm, LetterForm, RolesForm, SessionForm, TakeBackForm};
use super::model::{Done, Invited};
use super::{hand_over, pages, store};

pub fn routes() -> Routes {
    Routes::new()
        .get(app::ADMIN_PEOPLE, people)
        .post(app::ADMIN_PEOPLE, take_back)
        .get(app::ADMIN_INVITE, invite)
        .post(app::ADMIN_INVITE, send_invitation)
        .get(app::ADMIN_INVITED, invited)
        .get(app::ADMIN_PERSON, person)
        .post(app::ADMIN_PERSON, end_sessions)
        .get(app::ADMIN_ROLES, roles)
        .post(app::ADMIN_ROLES, change_roles)
        .get(app::ADMIN_START_AGAIN, ask_start_again)
        .post(app::ADMIN_START_AGAIN, start_again)
        .get(app::ADMIN_DISABLE, ask_disable)
        .post(app::ADMIN_DISABLE, disable)
        .get(app::ADMIN_ENABLE, ask_enable)
        .post(app::ADMIN_ENABLE, enable)
        .get(app::ADMIN_HAND_OVER, hand_over::show)
        .post(app::ADMIN_HAND_OVER, hand_over::hand_over)
        .get(app::ADMIN_LETTERS, letters)
        .post(app::ADMIN_LETTERS, dismiss)
}

async fn people(State(app): State<AppState>, administrator: Administrator, RawQuery(raw): RawQuery) -> Result<Sheet> {
    let raw = raw.unwrap_or_default();
    let asked = form_urlencoded::parse(raw.as_bytes()).find(|(name, _)| name == "page");
    let page = asked.and_then(|(_, page)| page.parse().ok()).unwrap_or(1);
    Ok(pages::people(&store::people(&app, &administrator).await?, page))
}

async fn take_back(
    State(app): State<AppState>,
    administrator: Administrator,
    Form(form): Form<TakeBackForm>,
) -> Result<Response> {
    store::take_back(&app, &administrator, &form.invitation).await?;
    Ok(see_other(app::ADMIN_PEOPLE))
}

async fn invite(administrator: Administrator) -> Sheet {
    pages::invite(administrator.organisation, FormState::current())
}

async fn send_invitation(
    State(app): State<AppState>,
    administrator: Administrator,
    Form(form): Form<InviteForm>,
) -> Result<Response> {
    let errors = match form.check(administrator.organisation) {
        Ok(new) => match store::invite(&app, &administrator, &new).await? {
            Invited::Sent => return Ok(see_other(app::ADMIN_INVITED)),
            refused => about("email", pages::invite_refused(refused)),
        },
        Err(errors) => errors,
    };
    Ok(pages::invite(administrator.organisation, FormState::refused(form, errors)).refused().into_response())
}

async fn invited(_: Administrator) -> Sheet {
    pages::invited()
}

async fn person(State(app): State<AppState>, administrator: Administrator, Path(id): Path<String>) -> Result<Sheet> {
    let one = store::person(&app, &administrator, &id).await?;
    Ok(pages::person(&one, &administrator))
}

async fn end_sessions(
    State(app): State<AppState>,
    administrator: Administrator,
    Path(id): Path<String>,
    Form(form): Form<SessionForm>,
) -> Result<Response> {
    let one = (form.session != ALL_SESSIONS).then_some(form.session.as_str());
    store::end_sessions(&app, &administrator, &id, one).await?;
    Ok(see_other(&pages::address_of(&id)))
}

async fn roles(State(app): State<AppState>, administrator: Administrator, Path(id): Path<String>) -> Result<Sheet> {
    let member = store::person(&app, &administrator, &id).await?.member;
    let values = held_form().unwrap_or_else(|| RolesForm::of(&member.roles));
    let form = FormState { values, errors: FieldErrors::default() };
    Ok(pages::roles(&member, administrator.organisation, form))
}

async fn change_roles(
    State(app): State<AppState>,
    administrator: Administrator,
    Path(id): Path<String>,
    Form(form): Form<RolesForm>,
) -> Result<Response> {
    let errors = match form.check(administrator.organisation) {
        Ok(roles) => match store::change_roles(&app, &administrator, &id, &roles).await? {
            Done::Yes => return Ok(see_other(&pages::address_of(&id))),
            refused => about("roles", pages::deed_refused(refused)),
        },
        Err(errors) => errors,
    };
    let member = store::person(&app, &administrator, &id).await?.member;
    let form = FormState::refused(form, errors);
    Ok(pages::roles(&member, administrator.organisation, form).refused().into_response())
}

/// What is wrong with one field.
fn about(field: &'static str, sentence: &'static str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.note::<()>(field, Err(sentence.to_owned()));
    errors
}

/// The page that asks before a deed is done; a refused deed answers with the same page and the reason.
type Ask = fn(&super::model::Member, Option<&'static str>) -> Sheet;

async fn ask(app: &AppState, administrator: &Administrator, id: &str, page: Ask) -> Result<Sheet> {
    Ok(page(&store::person(app, administrator, id).await?.member, None))
}

/// What follows a deed that was asked about: the next page, or the same with the reason why not.
async fn after(
    app: &AppState,
    administrator: &Administrator,
    id: &str,
    done: Done,
    (page, onwards): (Ask, &str),
) -> Result<Response> {
    if done == Done::Yes {
        return Ok(see_other(onwards));
    }
    let member = store::person(app, administrator, id).await?.member;
    Ok(page(&member, Some(pages::deed_refused(done))).refused().into_response())
}

async fn ask_start_again(
    State(app): State<AppState>,
    administrator: Administrator,
    Path(id): Path<String>,
) -> Result<Sheet> {
    ask(&app, &administrator, &id, pages::start_again).await
}

async fn start_again(
    State(app): State<AppState>,
    administrator: Administrator,
    Path(id): Path<String>,
    Form(ButtonForm {}): Form<ButtonForm>,
) -> Result<Response> {
    let done = store::start_again(&app, &administrator, &id).await?;
    after(&app, &administrator, &id, done, (pages::start_again, app::ADMIN_INVITED)).await
}

async fn ask_disable(
    State(app): State<AppState>,
    administrator: Administrator,
    Path(id): Path<String>,
) -> Result<Sheet> {
    ask(&app, &administrator, &id, pages::disable).await
}

async fn disable(
    State(app): State<AppState>,
    administrator: Administrator,
    Path(id): Path<String>,
    Form(ButtonForm {}): Form<ButtonForm>,
) -> Result<Response> {
    let done = store::disable(&app, &administrator, &id).await?;
    after(&app, &administrator, &id, done, (pages::disable, &pages::address_of(&id))).await
}

async fn ask_enable(
    State(app): State<AppState>,
    administrator: Administrator,
    Path(id): Path<String>,
) -> Result<Sheet> {
    ask(&app, &administrator, &id, pages::enable).await
}

async fn enable(
    State(app): State<AppState>,
    administrator: Administrator,
    Path(id): Path<String>,
    Form(ButtonForm {}): Form<ButtonForm>,
) -> Result<Response> {
    let done = store::enable(&app, &administrator, &id).await?;
    after(&app, &administrator, &id, done, (pages::enable, &pages::address_of(&id))).await
}

async fn letters(State(app): State<AppState>, administrator: Administrator) -> Result<Sheet> {
    Ok(pages::letters(store::undelivered(&app, &administrator).await?))
}

async fn dismiss(
    State(app): State<AppState>,
    administrator: Administrator,
    Form(form): Form<LetterForm>,
) -> Result<Response> {
    store::dismiss(&app, &administrator, &form.letter).await?;
    Ok(see_other(app::ADMIN_LETTERS))
}
