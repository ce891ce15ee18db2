//! A complaint as the advocate of its case follows it. Only staff read this page, so its words stand here.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::accounts::{Advocate, Staff};
use crate::error::{AppError, Result};
use crate::forms::FormState;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Notice, NoticeTone, PostForm, SummaryList, SummaryRow, TextField,
};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::super::super::model::Case;
use super::super::super::store as cases;
use super::super::actions::not_theirs;
use super::super::pages::{day, lines};
use super::actions::step;
use super::form::ComplaintForm;
use super::model::{Complaint, Standing};
use super::pages::{clocks, standing_words};
use super::store::{self, By};

const COMPLAINT: &str = "/advocacy/cases/{case}/complaint";

pub fn routes() -> Routes {
    Routes::new().get(COMPLAINT, show).post(COMPLAINT, act)
}

async fn find(app: &AppState, staff: &Staff, id: &str) -> Result<(Case, Option<Complaint>)> {
    let mut tx = app.db.read().await?;
    if !cases::works_on(&mut tx, staff, id, app.now()).await? {
        drop(tx);
        return not_theirs(app, staff, COMPLAINT).await;
    }
    let found = cases::find(&mut tx, &app.keys, id).await?.ok_or(AppError::NotFound)?;
    let complaint = store::of_case(&mut tx, &found.key, id).await?;
    Ok((found.thread.case, complaint))
}

async fn show(State(app): State<AppState>, staff: Advocate, Path(id): Path<String>) -> Result<Sheet> {
    let (case, complaint) = find(&app, &staff, &id).await?;
    Ok(page(&case, complaint.as_ref(), app.now(), FormState::current()))
}

async fn act(
    State(app): State<AppState>,
    staff: Advocate,
    Path(id): Path<String>,
    Form(form): Form<ComplaintForm>,
) -> Result<Response> {
    let (case, complaint) = find(&app, &staff, &id).await?;
    let here = || Ok(see_other(&format!("/advocacy/cases/{id}/complaint")));
    // Only its young person makes one.
    let Some(complaint) = complaint else { return here() };
    if !["handed", "answered", "next"].contains(&form.deed.as_str()) {
        return Err(AppError::Unreadable);
    }
    match step(&complaint, &form, app.now()) {
        Ok(step) => {
            store::move_on(&app, By::Staff(&staff), &id, step).await?.ok_or(AppError::NotFound)?;
            here()
        }
        Err(errors) => {
            let form = FormState::refused(form, errors);
            Ok(page(&case, Some(&complaint), app.now(), form).refused().into_response())
        }
    }
}

fn page(case: &Case, complaint: Option<&Complaint>, now: i64, form: FormState<ComplaintForm>) -> Sheet {
    let (back, name) = (format!("/advocacy/cases/{}", case.id), case.contact.name.clone());
    Sheet::new("How far it has come", || {
        let body = match complaint {
            None => {
                view! { <p>"They have made none. Only they can: from the page of their request, when they say so."</p> }
                    .into_any()
            }
            Some(complaint) => told(complaint, now, &form),
        };
        view! {
            <BackLink href=back label="Back to the case"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>"The formal complaint of " <bdi>{name}</bdi></h1>
            {body}
        }
        .into_any()
    })
}

fn told(complaint: &Complaint, now: i64, form: &FormState<ComplaintForm>) -> AnyView {
    let tone = match complaint.standing(now) {
        Standing::Late { .. } | Standing::ToBeSent => NoticeTone::Warn,
        _ => NoticeTone::Calm,
    };
    let rows = vec![
        SummaryRow::new("Made on", day(complaint.made_at)),
        SummaryRow::new("In the name of", view! { <bdi>{complaint.by_name.clone()}</bdi> }),
        SummaryRow::new(
            "Answer to",
            view! { <bdi>{complaint.reply_to.clone().unwrap_or_else(|| "You".to_owned())}</bdi> },
        ),
        SummaryRow::new("Sent", if complaint.by_hand { "By you, by hand" } else { "By us, by email" }),
        SummaryRow::new("Words", lines(&complaint.words)),
    ];
    let stands = standing_words(complaint, now);
    view! {
        <Notice tone=tone heading="Where it stands"><p>{stands}</p></Notice>
        <SummaryList rows=rows/>
        {clocks(complaint)}
        {deeds(complaint, now, form)}
    }
    .into_any()
}

fn deeds(complaint: &Complaint, now: i64, form: &FormState<ComplaintForm>) -> AnyView {
    if complaint.stages.is_empty() {
        return on_a_day("handed", 1, "When did you send it?", "Sent: the clock of stage 1 starts", form);
    }
    let answered = complaint
        .waits()
        .map(|stage| on_a_day("answered", stage.number, "When did the council answer?", "Note the answer", form));
    let next = complaint.next_stage(now).map(|stage| {
        view! {
            <h2>{format!("Go on to stage {stage}")}</h2>
            <p>"Only if they want to. They read in the thread that you did."</p>
            <PostForm>
                <input type="hidden" name="stage" value=stage.to_string()/>
                <Button kind=ButtonKind::Secondary name="deed" value="next">{format!("Ask for stage {stage}")}</Button>
            </PostForm>
        }
    });
    view! { {answered} {next} }.into_any()
}

fn on_a_day(
    deed: &'static str,
    stage: i64,
    label: &'static str,
    button: &'static str,
    form: &FormState<ComplaintForm>,
) -> AnyView {
    let (day, wrong) = (form.values.day.clone(), form.errors.of("day"));
    view! {
        <h2>{label}</h2>
        <PostForm>
            <input type="hidden" name="stage" value=stage.to_string()/>
            <TextField name="day" label="Day" hint="As 31/12/2026" value=day error=wrong width="medium"/>
            <Button kind=ButtonKind::Secondary name="deed" value=deed>{button}</Button>
        </PostForm>
    }
    .into_any()
}
