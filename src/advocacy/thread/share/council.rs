//! What council staff see of what young people shared with them: these words, once, and one answer. Only they read these pages, so
//! their words stand here.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::accounts::Staff;
use crate::app::{SHARED_WITH_ME, STAFF};
use crate::error::Result;
use crate::forms::{FieldErrors, FormState};
use crate::ui::{
    BackLink, Button, Card, ErrorSummary, Notice, PostForm, SummaryList, SummaryRow, Tag, TagTone, TextArea,
};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::super::actions::not_theirs;
use super::super::pages::{day, lines};
use super::form::AnswerForm;
use super::model::{Said, SharedWords};
use super::store::{self, Answered};

const ONE: &str = "/shared-with-me/{share}";

pub fn routes() -> Routes {
    Routes::new().get(SHARED_WITH_ME, list).get(ONE, show).post(ONE, answer)
}

async fn list(State(app): State<AppState>, staff: Staff) -> Result<Sheet> {
    let listed = store::list(&app, &staff).await?;
    Ok(Sheet::new("Shared with you", || {
        let cards = listed.iter().map(|one| view! { <li>{card(one)}</li> }).collect_view();
        let nothing = listed.is_empty().then(|| view! { <p>"Nobody has shared anything with you."</p> });
        view! {
            <BackLink href=STAFF label="Your work here"/>
            <h1>"Shared with you"</h1>
            <p class="lead">"Words that a young person agreed you read: you alone, and nothing else. They may take them back."</p>
            {nothing}
            <ul class="doors" role="list">{cards}</ul>
        }
        .into_any()
    }))
}

fn card(one: &SharedWords) -> AnyView {
    let on = day(one.shared_on);
    let Some(said) = &one.said else {
        return view! { <div class="card"><p>{format!("Shared on {on}, and taken back.")}</p></div> }.into_any();
    };
    let state = match (one.read_before, said.answered_at) {
        (_, Some(_)) => view! { <Tag>"Answered"</Tag> }.into_any(),
        (true, None) => view! { <Tag>"Read"</Tag> }.into_any(),
        (false, None) => view! { <Tag tone=TagTone::Soon>"New"</Tag> }.into_any(),
    };
    let (heading, href) = (format!("From {}", said.by_name), format!("{SHARED_WITH_ME}/{}", one.id));
    view! { <Card heading=heading href=href><p>{state} " " {format!("Shared on {on}.")}</p></Card> }.into_any()
}

async fn show(State(app): State<AppState>, staff: Staff, Path(id): Path<String>) -> Result<Sheet> {
    let Some(found) = store::read(&app, &staff, &id).await? else { return not_theirs(&app, &staff, ONE).await };
    Ok(page(&found, FormState::current()))
}

async fn answer(
    State(app): State<AppState>,
    staff: Staff,
    Path(id): Path<String>,
    Form(form): Form<AnswerForm>,
) -> Result<Response> {
    let words = match form.check() {
        Ok(words) => words,
        Err(errors) => return refused(&app, &staff, &id, form, errors).await,
    };
    let Some(answered) = store::answer(&app, &staff, &id, &words).await? else {
        return not_theirs(&app, &staff, ONE).await;
    };
    match answered {
        // Where it was taken back meanwhile, the page says so.
        Answered::Yes | Answered::TakenBack => Ok(see_other(&format!("{SHARED_WITH_ME}/{id}"))),
        Answered::Already => {
            let mut errors = FieldErrors::default();
            errors.note::<()>("words", Err("You have answered already, and there is one answer".to_owned()));
            refused(&app, &staff, &id, form, errors).await
        }
    }
}

async fn refused(app: &AppState, staff: &Staff, id: &str, form: AnswerForm, errors: FieldErrors) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let found = store::one(&mut tx, &app.keys, staff, id).await?;
    drop(tx);
    let Some(found) = found else { return not_theirs(app, staff, ONE).await };
    Ok(page(&found, FormState::refused(form, errors)).refused().into_response())
}

fn page(found: &SharedWords, form: FormState<AnswerForm>) -> Sheet {
    let on = day(found.shared_on);
    Sheet::new("Something shared with you", || {
        let body = match &found.said {
            None => view! {
                <h1>"This was taken back"</h1>
                <p class="lead">{format!("It was shared with you on {on}. Whoever shared it has taken it back, and its words are gone.")}</p>
            }
            .into_any(),
            Some(said) => told(said, on, form),
        };
        view! { <BackLink href=SHARED_WITH_ME label="Shared with you"/> {body} }.into_any()
    })
}

fn told(said: &Said, on: String, form: FormState<AnswerForm>) -> AnyView {
    let rows = vec![
        SummaryRow::new("From", view! { <bdi>{said.by_name.clone()}</bdi> }),
        SummaryRow::new("Shared on", on),
        SummaryRow::new("Their words", lines(&said.words)),
    ];
    view! {
        <ErrorSummary errors=form.errors.clone()/>
        <h1>"Shared by " <bdi>{said.by_name.clone()}</bdi></h1>
        <SummaryList rows=rows/>
        <Notice><p>"They agreed to share this with you, and they see that you read it. Please show it to nobody whom they would not expect."</p></Notice>
        {answered(said, form)}
    }
    .into_any()
}

fn answered(said: &Said, form: FormState<AnswerForm>) -> AnyView {
    if let Some(answer) = &said.answer {
        let on = said.answered_at.map(day).unwrap_or_default();
        return view! {
            <h2>"Your answer"</h2>
            <p class="hint">{on}</p>
            {lines(answer)}
            {(!form.errors.is_empty()).then(|| view! { <Answer form=form/> })}
        }
        .into_any();
    }
    view! { <h2>"Answer"</h2> <Answer form=form/> }.into_any()
}

#[component]
fn Answer(form: FormState<AnswerForm>) -> impl IntoView {
    view! {
        <PostForm>
            <TextArea name="words" label="Your answer" hint="You can answer once. They and their advocate read it, with your name."
                value=form.values.words error=form.errors.of("words") rows=6/>
            <Button>"Send your answer"</Button>
        </PostForm>
    }
    .into_any()
}
