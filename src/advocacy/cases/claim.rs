//! Taking a case that waits: first the question whether one may (domain/law.md 2), then the deed, which one person wins (F08).

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

use crate::accounts::{Advocate, Staff};
use crate::audit::Deed;
use crate::error::Result;
use crate::exec;
use crate::forms::{FieldErrors, FormState};
use crate::ui::{
    BackLink, Button, ButtonKind, Checkboxes, Choice, Details, ErrorSummary, PostForm, SummaryList, SummaryRow,
};
use crate::web::{AppState, Form, Routes, Sheet, Tx, see_other};

use super::super::model::Case;
use super::super::store::{self, Outcome, find, lock, note_deed};
use super::CASES;
use super::list::asked_by;
use super::staff::{not_theirs, why_not, wrong};

const CLAIM: &str = "/advocacy/cases/{case}/claim";

pub fn routes() -> Routes {
    Routes::new().get(CLAIM, show).post(CLAIM, take)
}

pub fn address(case: &str) -> String {
    format!("{CASES}/{case}/claim")
}

/// Who must not be somebody's advocate, as whoever takes a case or is given one says that they are not.
#[component]
pub fn ConflictCheck() -> impl IntoView {
    view! {
        <p>"Nobody is the advocate of a young person:"</p>
        <ul>
            <li>"whom it is about, or who manages whom it is about,"</li>
            <li>"who manages the service that it is about, or its money,"</li>
            <li>"who will decide a complaint about it,"</li>
            <li>"who knows the young person, or their family, in private life."</li>
        </ul>
    }
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimForm {
    deed: String,
    /// "none": they are none of those.
    check: Vec<String>,
}

async fn show(State(app): State<AppState>, staff: Advocate, Path(id): Path<String>) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let Some(found) = find(&mut tx, &app.keys, &id).await? else {
        drop(tx);
        return not_theirs(&app, &staff, CLAIM).await;
    };
    note_deed(&mut tx, &app.keys, &staff, Deed::AdvocacyListRead, &id, app.now()).await?;
    tx.commit().await?;
    Ok(page(&found.thread.case, &staff, FormState::current()).into_response())
}

async fn take(
    State(app): State<AppState>,
    staff: Advocate,
    Path(id): Path<String>,
    Form(form): Form<ClaimForm>,
) -> Result<Response> {
    if form.deed == "conflict" {
        let noted = conflict(&app, &staff, &id).await?;
        return if noted {
            Ok(see_other(&format!("{CASES}?done=conflict")))
        } else {
            not_theirs(&app, &staff, CLAIM).await
        };
    }
    if !form.check.iter().any(|tick| tick == "none") {
        return refused(
            &app,
            &staff,
            &id,
            form,
            wrong("check", "Say that you are none of those, or that you must not have it"),
        )
        .await;
    }
    match store::claim(&app, &staff, &id).await? {
        None => not_theirs(&app, &staff, CLAIM).await,
        Some(Outcome::Yes) => Ok(see_other(&format!("{}?done=claimed", super::address(&id)))),
        Some(no) => refused(&app, &staff, &id, form, wrong("check", &why_not(&no))).await,
    }
}

async fn refused(app: &AppState, staff: &Staff, id: &str, form: ClaimForm, errors: FieldErrors) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let found = find(&mut tx, &app.keys, id).await?;
    drop(tx);
    let Some(found) = found else { return not_theirs(app, staff, CLAIM).await };
    Ok(page(&found.thread.case, staff, FormState::refused(form, errors)).refused().into_response())
}

/// They must not have this one: they are never given it, and it waits on. False where there is none that waits.
async fn conflict(app: &AppState, staff: &Staff, id: &str) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    lock(&mut tx, id).await?;
    let found = find(&mut tx, &app.keys, id).await?;
    if found.is_none_or(|found| found.thread.case.advocate.is_some()) {
        return Ok(false);
    }
    note_conflict(&mut tx, app, staff, id).await?;
    tx.commit().await?;
    Ok(true)
}

/// Keeps that somebody must not have a case.
pub async fn note_conflict(tx: &mut Tx, app: &AppState, staff: &Staff, id: &str) -> Result<()> {
    let (me, now) = (staff.id.as_str(), app.now());
    exec!(
        &mut *tx,
        "insert into advocacy_conflicts (case_id, staff_id, at) values ($1, $2, $3) on conflict (case_id, staff_id) do nothing",
        id,
        me,
        now
    )?;
    note_deed(tx, &app.keys, staff, Deed::AdvocacyConflict, id, now).await
}

fn page(case: &Case, staff: &Staff, form: FormState<ClaimForm>) -> Sheet {
    match &case.advocate {
        Some(has) => taken(&has.name, has.id == staff.id, &case.id),
        None if case.end.is_some() => over(),
        None => ask(case, form),
    }
}

fn taken(name: &str, mine: bool, id: &str) -> Sheet {
    let words = if mine { "You have this one.".to_owned() } else { format!("{name} took this one a moment ago.") };
    let open = mine.then(|| view! { <p><a href=super::address(id)>"Open it"</a></p> });
    Sheet::new("Take a case", || {
        view! {
            <BackLink href=CASES label="Cases"/>
            <h1><bdi>{words}</bdi></h1>
            <p>"Nothing else is needed. The list shows who still waits."</p>
            {open}
        }
    })
}

fn over() -> Sheet {
    Sheet::new("Take a case", || {
        view! { <BackLink href=CASES label="Cases"/> <h1>"It has ended"</h1> <p>"Nobody waits for an answer any more."</p> }
    })
}

fn ask(case: &Case, form: FormState<ClaimForm>) -> Sheet {
    let FormState { values, errors } = form;
    let name = case.contact.name.clone();
    Sheet::new("Take a case", || {
        view! {
            <BackLink href=CASES label="Cases"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Take the case of "<bdi>{name}</bdi>"?"</h1>
            <SummaryList rows=facts(case)/>
            <h2>"First: may you?"</h2>
            <ConflictCheck/>
            <PostForm>
                <Checkboxes name="check" legend="About you" values=values.check error=errors.of("check")
                    options=vec![Choice::new("none", "I am none of those")]/>
                <Button name="deed" value="take">"Take this one"</Button>
            </PostForm>
            <Details summary="I am one of those, or I am not sure">
                <p>"Then somebody else takes it. It stays on the list, and you are never given it. You need not say why."</p>
                <PostForm>
                    <Button kind=ButtonKind::Secondary name="deed" value="conflict">"I must not have this one"</Button>
                </PostForm>
            </Details>
        }
    })
}

/// What one needs to know to say whether one may: whose it is and what it is about, and none of their words.
fn facts(case: &Case) -> Vec<SummaryRow> {
    let topics = case.asked.topics.iter().map(|topic| view! { <li>{topic.words()}</li> }).collect_view();
    let mut rows = vec![
        SummaryRow::new("Name to use", view! { <bdi>{case.contact.name.clone()}</bdi> }),
        SummaryRow::new("About", view! { <ul>{topics}</ul> }),
    ];
    rows.extend(case.asked.on_behalf.as_ref().map(|by| {
        let who = format!("{}, {}", by.name, asked_by(by.by));
        SummaryRow::new("Asked for them by", view! { <bdi>{who}</bdi> })
    }));
    rows.push(SummaryRow::new("Number", case.reference.clone()));
    rows
}
