//! An adviser leaves: an administrator of the council gives the young people they looked after to a colleague. They see how
//! many these are, and nobody's name.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

use super::model::Member;
use super::{pages, store};
use crate::accounts::{Administrator, PersonId};
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::ui::{BackLink, Button, Choice, ErrorSummary, PostForm, Select};
use crate::web::{AppState, Form, Sheet, see_other};
use crate::words::grouped;
use crate::young_people::{self, Colleague};

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HandOverForm {
    adviser: String,
}

struct Leaving {
    member: Member,
    count: i64,
    colleagues: Vec<Colleague>,
}

pub async fn show(State(app): State<AppState>, administrator: Administrator, Path(id): Path<String>) -> Result<Sheet> {
    Ok(page(&leaving(&app, &administrator, &id).await?, FormState::current()))
}

pub async fn hand_over(
    State(app): State<AppState>,
    administrator: Administrator,
    Path(id): Path<String>,
    Form(form): Form<HandOverForm>,
) -> Result<Response> {
    let leaving = leaving(&app, &administrator, &id).await?;
    if store::hand_over(&app, &administrator, &leaving.member, &form.adviser).await?.is_some() {
        return Ok(see_other(&pages::address_of(&id)));
    }
    let mut errors = FieldErrors::default();
    errors.note::<()>("adviser", Err("Choose a personal adviser from the list".to_owned()));
    Ok(page(&leaving, FormState::refused(form, errors)).refused().into_response())
}

/// Whoever looks after nobody has nothing to hand over: it looks as if they were not there.
async fn leaving(app: &AppState, administrator: &Administrator, id: &str) -> Result<Leaving> {
    let member = store::person(app, administrator, id).await?.member;
    let mut tx = app.db.read().await?;
    let count = young_people::count_of(&mut tx, &member.id).await?;
    drop(tx);
    if count == 0 {
        return Err(AppError::NotFound);
    }
    let colleagues = young_people::colleagues_of(app, &member.id).await?;
    Ok(Leaving { member, count, colleagues })
}

fn page(leaving: &Leaving, form: FormState<HandOverForm>) -> Sheet {
    let Leaving { member, count, colleagues } = leaving;
    let PersonId(id) = &member.id;
    let chosen = colleagues.iter().map(|colleague| Choice::new(colleague.id.0.clone(), colleague.name.clone()));
    let options: Vec<_> = std::iter::once(Choice::new("", "Choose one")).chain(chosen).collect();
    Sheet::new("Hand over", || {
        view! {
            <BackLink href=pages::address_of(id) label="Back to this person"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{format!("Who looks after the young people of {}?", member.name)}</h1>
            <p class="lead">{format!("They are {}. You do not see who they are; their new adviser does.", grouped(*count))}</p>
            <p>"Each of them reads on their own page that their adviser has changed. One-time codes that were not used stop working."</p>
            <PostForm>
                <Select name="adviser" label="Their new personal adviser" options=options value=form.values.adviser
                    error=form.errors.of("adviser")/>
                <Button>"Hand all of them over"</Button>
            </PostForm>
        }
    })
}
