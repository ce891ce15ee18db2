//! What data protection officers see and do. Only staff read these pages, so their words stand here.

use axum::extract::{Path, Query, State as Of};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

use crate::accounts::DataProtection;
use crate::app;
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::forms::FieldErrors;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ErrorSummary, Notice, PostForm, Radios, SummaryList, SummaryRow, Tag,
    TagTone, TextArea,
};
use crate::web::{AppState, Form, Routes, Sheet, see_other};
use crate::words::{day_words, london_day};

use super::form::DeedForm;
use super::model::{Outcome, State};
use super::pages::paragraphs;
use super::store::{self, Due, Read};

const COMPLAINT: &str = "/data-protection/{complaint}";

pub fn routes() -> Routes {
    Routes::new().get(app::DATA_COMPLAINTS, list).get(COMPLAINT, show).post(COMPLAINT, do_deed)
}

/// What was just done, as the address after a deed says it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

impl Done {
    fn words(&self) -> &'static str {
        match self.done.as_str() {
            "acknowledge" => "Their page says that we have it.",
            "answer" => "Answered. Their page shows it.",
            "hold" => "Nothing of theirs is deleted until you let go.",
            "release" => "Everything of theirs follows the usual rules again.",
            _ => "",
        }
    }
}

async fn list(Of(app): Of<AppState>, officer: DataProtection) -> Result<Sheet> {
    let due = store::list(&app, &officer).await?;
    Ok(list_page(&due, app.now()))
}

async fn show(
    Of(app): Of<AppState>,
    officer: DataProtection,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Sheet> {
    let read = store::read(&app, &officer, &id).await?;
    let Some(read) = read else { return not_there(&app, &officer).await };
    Ok(one_page(&read, &DeedForm::default(), FieldErrors::default(), done.words()))
}

async fn do_deed(
    Of(app): Of<AppState>,
    officer: DataProtection,
    Path(id): Path<String>,
    Form(form): Form<DeedForm>,
) -> Result<Response> {
    let there = match form.deed.as_str() {
        "acknowledge" => store::acknowledge(&app, &officer, &id).await?,
        "hold" | "release" => store::hold(&app, &officer, &id, form.deed == "hold").await?,
        "answer" => match form.answer() {
            Ok((outcome, words)) => store::answer(&app, &officer, &id, outcome, words).await?,
            Err(errors) => {
                let read = store::read(&app, &officer, &id).await?;
                let Some(read) = read else { return not_there(&app, &officer).await };
                return Ok(one_page(&read, &form, errors, "").refused().into_response());
            }
        },
        _ => return not_there(&app, &officer).await,
    };
    if !there {
        return not_there(&app, &officer).await;
    }
    Ok(see_other(&format!("{}/{id}?done={}", app::DATA_COMPLAINTS, form.deed)))
}

/// The audit knows who asked for what is not there (S-24).
async fn not_there<T>(app: &AppState, officer: &DataProtection) -> Result<T> {
    let mut tx = app.db.begin().await?;
    let (who, role) = (Some(officer.id.as_str()), "data_protection");
    let line = Line { who, role, deed: Deed::AccessRefused, about: Some(COMPLAINT), ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    tx.commit().await?;
    Err(AppError::NotFound)
}

fn day(at: i64) -> String {
    day_words(london_day(at))
}

fn list_page(due: &[Due], now: i64) -> Sheet {
    let open = due.iter().filter(|one| one.answered_at.is_none()).count();
    let sheet = Sheet::new("Data protection", || {
        let (waiting, answered): (Vec<_>, Vec<_>) = due.iter().partition(|one| one.answered_at.is_none());
        let nothing = (open == 0).then(|| view! { <p>"Nothing waits."</p> });
        let earlier = (!answered.is_empty()).then(|| {
            view! {
                <h2>"Answered"</h2>
                <ul class="results" role="list">{answered.iter().map(|one| line(one, now)).collect_view()}</ul>
            }
        });
        view! {
            <BackLink href=app::STAFF label="Your page"/>
            <h1>"Complaints about data"</h1>
            <p class="lead">"The law gives us 30 days. Each young person sees the day on their page."</p>
            <h2>"Waiting"</h2>
            {nothing}
            <ul class="results" role="list">{waiting.iter().map(|one| line(one, now)).collect_view()}</ul>
            {earlier}
        }
        .into_any()
    });
    Sheet { listed: false, ..sheet }
}

fn line(one: &Due, now: i64) -> impl IntoView + use<> {
    let state = State::of(one.acknowledged_at, one.answered_at);
    let late = state != State::Answered && now > one.due_at;
    let (tone, text) = if late { (TagTone::Soon, "Late") } else { (TagTone::Plain, state.name()) };
    let by = match one.answered_at {
        Some(at) => format!("Answered on {}.", day(at)),
        None => format!("Answer by {}.", day(one.due_at)),
    };
    view! {
        <li>
            <h3><a href=format!("{}/{}", app::DATA_COMPLAINTS, one.id)>"Sent on " {day(one.sent_at)}</a></h3>
            <p class="tags"><Tag tone=tone>{text}</Tag></p>
            <p>{by}</p>
        </li>
    }
}

fn one_page(read: &Read, form: &DeedForm, errors: FieldErrors, done: &'static str) -> Sheet {
    let complaint = &read.complaint;
    let rows = vec![
        SummaryRow::new("From", view! { <bdi>{read.name.clone()}</bdi> }),
        SummaryRow::new("Sent", day(complaint.sent_at)),
        SummaryRow::new("Answer by", day(complaint.due_at)),
        SummaryRow::new("Told them", complaint.acknowledged_at.map_or("Not yet".to_owned(), day)),
    ];
    let sheet = Sheet::new("Data protection: one", || {
        view! {
            <BackLink href=app::DATA_COMPLAINTS label="Complaints about data"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"A complaint about data"</h1>
            {(!done.is_empty()).then(|| view! { <Notice><p role="status">{done}</p></Notice> })}
            <SummaryList rows=rows/>
            <h2>"What they wrote"</h2>
            {paragraphs(&complaint.words)}
            {deeds(read, form, &errors)}
            {holding(read)}
        }
        .into_any()
    });
    Sheet { listed: false, ..sheet }
}

/// The next step: to acknowledge, to answer, or to read the answer that was given.
fn deeds(read: &Read, form: &DeedForm, errors: &FieldErrors) -> AnyView {
    let complaint = &read.complaint;
    if let Some(answered) = &complaint.answered {
        return view! {
            <h2>"Our answer of " {day(answered.at)}</h2>
            <p><strong>{answered.outcome.name()}</strong></p>
            {paragraphs(&answered.words)}
        }
        .into_any();
    }
    let acknowledge = complaint.acknowledged_at.is_none().then(|| {
        view! {
            <h2>"Say that we have it"</h2>
            <p>"Their page and a letter tell them that something has changed. The letter does not say what."</p>
            <PostForm><Button name="deed" value="acknowledge">"Acknowledge"</Button></PostForm>
        }
    });
    let (outcome, answer) = (form.outcome.clone(), form.answer.clone());
    let (outcome_error, answer_error) = (errors.of("outcome"), errors.of("answer"));
    let options = Outcome::ALL.map(|outcome| Choice::new(outcome.code(), outcome.name())).to_vec();
    view! {
        {acknowledge}
        <h2>"Answer"</h2>
        <PostForm>
            <Radios name="outcome" legend="What came of it?" options=options value=outcome error=outcome_error/>
            <TextArea name="answer" label="What they will read" hint="Short sentences. Say what you found, what changes, and that they can go to the Information Commissioner."
                rows=8 value=answer error=answer_error/>
            <Button name="deed" value="answer">"Send the answer"</Button>
        </PostForm>
    }
    .into_any()
}

/// A legal hold: no rule deletes anything of theirs, and neither can they.
fn holding(read: &Read) -> AnyView {
    let (said, deed, button) = match read.held_since {
        Some(at) => {
            (format!("Since {} nothing of theirs is deleted, whatever any rule says.", day(at)), "release", "Let go")
        }
        None => (
            "If a court or an inquiry needs what we hold of them, nothing of theirs is deleted until you let go."
                .to_owned(),
            "hold",
            "Keep everything of theirs",
        ),
    };
    view! {
        <h2>"Legal hold"</h2>
        <p>{said}</p>
        <PostForm><Button kind=ButtonKind::Secondary name="deed" value=deed>{button}</Button></PostForm>
    }
    .into_any()
}
