//! Closing a case: how it ends, and a last word to the young person.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

use crate::accounts::{Advocate, Staff};
use crate::error::Result;
use crate::forms::{FieldErrors, FormState};
use crate::ui::{BackLink, Button, Choice, ErrorSummary, PostForm, Radios, TextArea};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::super::model::{Ending, Thread};
use super::super::store::{self, Outcome, find, works_on};
use super::one::thread;
use super::staff::{not_theirs, why_not, words, wrong};
use super::{CASES, address};

const CLOSE: &str = "/advocacy/cases/{case}/close";
const WORDS: usize = 3_000;

pub fn routes() -> Routes {
    Routes::new().get(CLOSE, show).post(CLOSE, close)
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CloseForm {
    seen: String,
    ending: String,
    words: String,
}

impl CloseForm {
    fn check(&self) -> std::result::Result<(Ending, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let known =
            Ending::from_code(&self.ending).filter(|one| Ending::OF_ADVOCATES.iter().any(|(known, _)| known == one));
        let ending = errors.note("ending", known.ok_or_else(|| "Choose how it ends".to_owned()));
        let words = errors.note("words", words(&self.words, WORDS, "Write a last word to them"));
        ending.zip(words).ok_or(errors)
    }
}

async fn read(app: &AppState, staff: &Staff, id: &str) -> Result<Option<Thread>> {
    let mut tx = app.db.read().await?;
    if !works_on(&mut tx, staff, id, app.now()).await? {
        return Ok(None);
    }
    Ok(find(&mut tx, &app.keys, id).await?.map(|found| found.thread))
}

async fn show(State(app): State<AppState>, staff: Advocate, Path(id): Path<String>) -> Result<Response> {
    let Some(thread) = read(&app, &staff, &id).await? else { return not_theirs(&app, &staff, CLOSE).await };
    Ok(page(&thread, FormState::current()).into_response())
}

async fn close(
    State(app): State<AppState>,
    staff: Advocate,
    Path(id): Path<String>,
    Form(form): Form<CloseForm>,
) -> Result<Response> {
    let (ending, words) = match form.check() {
        Ok(checked) => checked,
        Err(errors) => return refused(&app, &staff, &id, form, errors).await,
    };
    let seen = form.seen.parse().unwrap_or(-1);
    match store::close(&app, &staff, &id, seen, ending, &words).await? {
        None => not_theirs(&app, &staff, CLOSE).await,
        Some(Outcome::Yes) => Ok(see_other(&format!("{CASES}?done=closed"))),
        Some(no) => refused(&app, &staff, &id, form, wrong("words", &why_not(&no))).await,
    }
}

async fn refused(app: &AppState, staff: &Staff, id: &str, form: CloseForm, errors: FieldErrors) -> Result<Response> {
    let Some(thread) = read(app, staff, id).await? else { return not_theirs(app, staff, CLOSE).await };
    Ok(page(&thread, FormState::refused(form, errors)).refused().into_response())
}

fn page(read: &Thread, form: FormState<CloseForm>) -> Sheet {
    let FormState { values, errors } = form;
    let name = read.case.contact.name.clone();
    let options = Ending::OF_ADVOCATES.iter().map(|(ending, words)| Choice::new(ending.code(), *words)).collect();
    // Whoever was crossed reads what was said meanwhile right here.
    let seen = read.last().to_string();
    let crossed = errors.of("words").is_some().then(|| view! { <h2>"What was said"</h2> {thread(read)} });
    Sheet::new("Close a case", || {
        view! {
            <BackLink href=address(&read.case.id) label="The case"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Close the case of "<bdi>{name.clone()}</bdi>"?"</h1>
            <p class="lead">"They can say that it is not sorted. Then it is open again, and yours."</p>
            {crossed}
            <PostForm>
                <input type="hidden" name="seen" value=seen/>
                <Radios name="ending" legend="How does it end?" options=options value=values.ending error=errors.of("ending")/>
                <TextArea name="words" label=format!("A last word to {name}") hint="They read this." value=values.words
                    error=errors.of("words") rows=4/>
                <Button>"Close it and send to "<bdi>{name}</bdi></Button>
            </PostForm>
        }
        .into_any()
    })
}
