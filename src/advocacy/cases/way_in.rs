//! A new secret for a young person who has lost theirs, or never had one: shown once, to be read out to them by phone. Whatever
//! was open before is closed.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

use crate::accounts::{Advocate, Staff};
use crate::audit::Deed;
use crate::error::Result;
use crate::exec;
use crate::forms::{FormState, once};
use crate::keys::{Keys, random_id, slow};
use crate::ui::{
    BackLink, Button, Checkboxes, Choice, ErrorSummary, Notice, NoticeTone, PostForm, SummaryList, SummaryRow,
};
use crate::web::{AppState, Form, Routes, Sheet};

use super::super::model::{Case, Kind};
use super::super::store::{Said, find, note_deed, say, theirs, was_sent, works_on};
use super::address;
use super::one::SafeContact;
use super::staff::{not_theirs, wrong};

const WAY_IN: &str = "/advocacy/cases/{case}/way-in";

pub fn routes() -> Routes {
    Routes::new().get(WAY_IN, show).post(WAY_IN, make)
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WayInForm {
    once: String,
    /// "read": how to reach them safely.
    check: Vec<String>,
}

async fn show(State(app): State<AppState>, staff: Advocate, Path(id): Path<String>) -> Result<Response> {
    let Some(case) = read(&app, &staff, &id).await? else { return not_theirs(&app, &staff, WAY_IN).await };
    Ok(ask(&case, app.now(), FormState::current()).into_response())
}

async fn read(app: &AppState, staff: &Staff, id: &str) -> Result<Option<Case>> {
    let mut tx = app.db.read().await?;
    if !works_on(&mut tx, staff, id, app.now()).await? {
        return Ok(None);
    }
    Ok(find(&mut tx, &app.keys, id).await?.map(|found| found.thread.case))
}

async fn make(
    State(app): State<AppState>,
    staff: Advocate,
    Path(id): Path<String>,
    Form(form): Form<WayInForm>,
) -> Result<Response> {
    let Some(case) = read(&app, &staff, &id).await? else { return not_theirs(&app, &staff, WAY_IN).await };
    if !form.check.iter().any(|tick| tick == "read") {
        let errors = wrong("check", "Read how to reach them safely, and say so");
        return Ok(ask(&case, app.now(), FormState::refused(form, errors)).refused().into_response());
    }
    let page = once(&form.once);
    let secret = secret_of(&app.keys, &page);
    if give(&app, &staff, &id, &page, &secret).await? {
        Ok(made(&case, &secret).into_response())
    } else {
        not_theirs(&app, &staff, WAY_IN).await
    }
}

/// The digits that a page makes: pressed twice, it shows the same.
fn secret_of(keys: &Keys, once: &str) -> String {
    let bytes = keys.code_bytes("advocacy.way_in", once);
    let number = bytes[..16].iter().fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
    format!("{:016}", number % 10_000_000_000_000_000)
}

/// Makes this the secret of the case. False where it is not theirs.
async fn give(app: &AppState, staff: &Staff, id: &str, once: &str, secret: &str) -> Result<bool> {
    let hash = slow::hash(secret).await; // slow, so before anybody waits for us
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, id).await? else { return Ok(false) };
    if was_sent(&mut tx, id, once).await? {
        return Ok(true);
    }
    exec!(&mut tx, "update advocacy_cases set secret = $1 where id = $2", hash, id)?;
    exec!(&mut tx, "delete from advocacy_openings where case_id = $1", id)?;
    let said = Said { once: Some(once), ..Said::staff(Kind::WayIn, staff, None) };
    say(&mut tx, &found.key, id, found.thread.last() + 1, &said, app.now()).await?;
    note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyWayIn, id, app.now()).await?;
    tx.commit().await?;
    Ok(true)
}

fn ask(case: &Case, now: i64, form: FormState<WayInForm>) -> Sheet {
    let FormState { values, errors } = form;
    let name = case.contact.name.clone();
    Sheet::new("A way in", || {
        view! {
            <BackLink href=address(&case.id) label="The case"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Give "<bdi>{name}</bdi>" a way in"</h1>
            <p class="lead">"You get 16 digits to read out to them, once. The digits they had open nothing any more, and where it is open now it is closed."</p>
            <SafeContact contact=case.contact.clone() now=now/>
            <p>"Be sure that you speak with them and with nobody else: let them tell you what they asked for."</p>
            <PostForm>
                <input type="hidden" name="once" value=random_id()/>
                <Checkboxes name="check" legend="Before you do" values=values.check error=errors.of("check")
                    options=vec![Choice::new("read", "I have read how to reach them safely, and I speak with them now")]/>
                <Button>"Make the digits"</Button>
            </PostForm>
        }
        .into_any()
    })
}

fn made(case: &Case, secret: &str) -> Sheet {
    // Laid out like a phone number, as the young person's own page shows it.
    let spoken = secret
        .as_bytes()
        .chunks(4)
        .map(|four| String::from_utf8_lossy(four).into_owned())
        .collect::<Vec<_>>()
        .join(" ");
    let rows = vec![
        SummaryRow::new("Number", view! { <strong>{case.reference.clone()}</strong> }),
        SummaryRow::new("Digits", view! { <strong><bdi>{spoken}</bdi></strong> }),
    ];
    let sheet = Sheet::new("A way in, made", || {
        view! {
            <BackLink href=address(&case.id) label="The case"/>
            <h1>"Read this out to them"</h1>
            <SummaryList rows=rows/>
            <Notice tone=NoticeTone::Warn>
                <p>"This is shown once. Do not write it in a message, a letter or a note. They may write it down like a phone number."</p>
            </Notice>
        }
        .into_any()
    });
    Sheet { listed: false, ..sheet }
}
