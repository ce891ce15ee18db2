//! Giving a case to another advocate, or back to the list of those who wait. Nobody's clock stops.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

use crate::accounts::{Advocate, PersonId, Role, Staff};
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::ui::{BackLink, Button, ButtonKind, Checkboxes, Choice, ErrorSummary, PostForm, Select, TextArea};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::super::model::{Case, Colleague};
use super::super::store::{self, Outcome, find, works_on};
use super::claim::{ConflictCheck, note_conflict};
use super::staff::{colleagues, not_theirs, optional, others, why_not, wrong};
use super::{CASES, address};

const HAND_OVER: &str = "/advocacy/cases/{case}/hand-over";
const WORDS: usize = 2_000;

pub fn routes() -> Routes {
    Routes::new().get(HAND_OVER, show).post(HAND_OVER, act)
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HandOverForm {
    deed: String,
    /// The advocate who shall have it, by id.
    to: String,
    /// "none": as far as one knows they are none of those who must not have it.
    check: Vec<String>,
    words: String,
    /// Why it is put back, for whoever takes it.
    why: String,
    /// "yes": whoever puts it back must not have it.
    conflict: Vec<String>,
}

/// A case, and who else may have it.
struct Shown {
    case: Case,
    others: Vec<Colleague>,
}

async fn read(app: &AppState, staff: &Staff, id: &str) -> Result<Option<Shown>> {
    let mut tx = app.db.read().await?;
    if !works_on(&mut tx, staff, id, app.now()).await? {
        return Ok(None);
    }
    let Some(found) = find(&mut tx, &app.keys, id).await? else { return Ok(None) };
    let case = found.thread.case;
    let everybody = colleagues(&mut tx, &app.keys, &[Role::Advocate]).await?;
    let has = case.advocate.as_ref().map_or_else(|| staff.id.clone(), |has| has.id.clone());
    Ok(Some(Shown { case, others: others(everybody, &has) }))
}

async fn show(State(app): State<AppState>, staff: Advocate, Path(id): Path<String>) -> Result<Response> {
    let Some(shown) = read(&app, &staff, &id).await? else { return not_theirs(&app, &staff, HAND_OVER).await };
    Ok(page(&shown, FormState::current()).into_response())
}

async fn act(
    State(app): State<AppState>,
    staff: Advocate,
    Path(id): Path<String>,
    Form(form): Form<HandOverForm>,
) -> Result<Response> {
    let (field, done, outcome) = match form.deed.as_str() {
        "assign" => match form.assign() {
            Ok((to, words)) => ("to", "handed-over", store::assign(&app, &staff, &id, &to, words.as_deref()).await?),
            Err(errors) => return refused(&app, &staff, &id, form, errors).await,
        },
        "put-back" => match optional(&form.why, WORDS) {
            Ok(why) => ("why", "put-back", put_back(&app, &staff, &id, &form, why.as_deref()).await?),
            Err(sentence) => return refused(&app, &staff, &id, form, wrong("why", &sentence)).await,
        },
        _ => return Err(AppError::Unreadable),
    };
    match outcome {
        None => not_theirs(&app, &staff, HAND_OVER).await,
        Some(Outcome::Yes) => Ok(see_other(&format!("{CASES}?done={done}"))),
        Some(no) => refused(&app, &staff, &id, form, wrong(field, &why_not(&no))).await,
    }
}

/// Puts it back; whoever must not have it is never given it again.
async fn put_back(
    app: &AppState,
    staff: &Staff,
    id: &str,
    form: &HandOverForm,
    why: Option<&str>,
) -> Result<Option<Outcome>> {
    let outcome = store::put_back(app, staff, id, why).await?;
    if outcome == Some(Outcome::Yes) && form.conflict.iter().any(|tick| tick == "yes") {
        let mut tx = app.db.begin().await?;
        note_conflict(&mut tx, app, staff, id).await?;
        tx.commit().await?;
    }
    Ok(outcome)
}

async fn refused(app: &AppState, staff: &Staff, id: &str, form: HandOverForm, errors: FieldErrors) -> Result<Response> {
    let Some(shown) = read(app, staff, id).await? else { return not_theirs(app, staff, HAND_OVER).await };
    Ok(page(&shown, FormState::refused(form, errors)).refused().into_response())
}

impl HandOverForm {
    fn assign(&self) -> std::result::Result<(PersonId, Option<String>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let chosen = Some(self.to.clone()).filter(|to| !to.is_empty());
        let to = errors.note("to", chosen.ok_or_else(|| "Choose who shall have it".to_owned()));
        if !self.check.iter().any(|tick| tick == "none") {
            errors.note::<()>("check", Err("Say that they are none of those, as far as you know".to_owned()));
        }
        let words = errors.note("words", optional(&self.words, WORDS));
        match (to, words, errors.is_empty()) {
            (Some(to), Some(words), true) => Ok((PersonId(to), words)),
            _ => Err(errors),
        }
    }
}

fn page(shown: &Shown, form: FormState<HandOverForm>) -> Sheet {
    let FormState { values, errors } = form;
    let name = shown.case.contact.name.clone();
    Sheet::new("Hand a case over", || {
        view! {
            <BackLink href=address(&shown.case.id) label="The case"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Who shall have the case of "<bdi>{name}</bdi>"?"</h1>
            <p class="lead">"Nobody's clock stops. They are told who has it from here on."</p>
            {assign(&shown.others, &values, &errors)}
            {back(&values, &errors)}
        }
        .into_any()
    })
}

fn assign(others: &[Colleague], values: &HandOverForm, errors: &FieldErrors) -> AnyView {
    if others.is_empty() {
        return view! { <h2>"Another advocate"</h2> <p id="to">"There is no other advocate here."</p> }.into_any();
    }
    let options = std::iter::once(Choice::new("", "Choose somebody"))
        .chain(others.iter().map(|other| Choice::new(other.id.as_str(), other.name.clone())))
        .collect();
    let fields = view! {
        <Select name="to" label="Who?" options=options value=values.to.clone() error=errors.of("to")/>
        <Checkboxes name="check" legend="About them" values=values.check.clone() error=errors.of("check")
            options=vec![Choice::new("none", "As far as I know they are none of those")]/>
        <TextArea name="words" label="What they need to know (optional)" hint="A note, for advocates only." rows=4
            value=values.words.clone() error=errors.of("words")/>
    }
    .into_any();
    view! {
        <h2>"Another advocate"</h2>
        <ConflictCheck/>
        <PostForm>
            {fields}
            <Button name="deed" value="assign">"Hand it over"</Button>
        </PostForm>
    }
    .into_any()
}

fn back(values: &HandOverForm, errors: &FieldErrors) -> AnyView {
    let fields = view! {
        <TextArea name="why" label="What whoever takes it needs to know (optional)" hint="A note, for advocates only." rows=3
            value=values.why.clone() error=errors.of("why")/>
        <Checkboxes name="conflict" legend="About you" values=values.conflict.clone()
            options=vec![Choice::new("yes", "I must not have this one: never give it to me again")]/>
    }
    .into_any();
    view! {
        <h2>"Back to the list"</h2>
        <PostForm>
            {fields}
            <Button kind=ButtonKind::Secondary name="deed" value="put-back">"Put it back"</Button>
        </PostForm>
    }
    .into_any()
}
