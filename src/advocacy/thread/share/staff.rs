//! An advocate asks whether something may be shared: these words, with this person. Only staff read this page, so its words stand here.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::accounts::{Advocate, Staff};
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState, once};
use crate::keys::random_id;
use crate::ui::{
    BackLink, Button, Choice, ErrorSummary, Notice, PostForm, Radios, SummaryList, SummaryRow, TextArea, TextField,
};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::super::super::model::{Case, Colleague};
use super::super::super::store::{self as cases, Outcome};
use super::super::actions::{Done, not_theirs};
use super::super::pages::{day, lines};
use super::form::{ShareForm, To};
use super::model::{Share, State as How};
use super::store::{self, New};

const SHARE: &str = "/advocacy/cases/{case}/share";

pub fn routes() -> Routes {
    Routes::new().get(SHARE, show).post(SHARE, act)
}

/// A case as this page needs it.
struct Offering {
    case: Case,
    shares: Vec<Share>,
    adviser: Option<Colleague>,
}

async fn offering(app: &AppState, staff: &Staff, id: &str) -> Result<Offering> {
    let mut tx = app.db.read().await?;
    if !cases::works_on(&mut tx, staff, id, app.now()).await? {
        drop(tx);
        return not_theirs(app, staff, SHARE).await;
    }
    let found = cases::find(&mut tx, &app.keys, id).await?.ok_or(AppError::NotFound)?;
    let shares = store::of_case(&mut tx, &app.keys, &found.key, id).await?;
    let case = found.thread.case;
    let adviser = store::adviser_of(&mut tx, &app.keys, case.owner.as_ref()).await?;
    Ok(Offering { case, shares, adviser })
}

async fn show(
    State(app): State<AppState>,
    staff: Advocate,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Sheet> {
    let offering = offering(&app, &staff, &id).await?;
    let mut form = FormState::<ShareForm>::current();
    if form.values.once.is_empty() {
        form.values.once = random_id();
    }
    Ok(page(&offering, done.done == "offered", form))
}

async fn act(
    State(app): State<AppState>,
    staff: Advocate,
    Path(id): Path<String>,
    Form(form): Form<ShareForm>,
) -> Result<Response> {
    let offering = offering(&app, &staff, &id).await?;
    let (to, words) = match form.check(offering.adviser.is_some()) {
        Ok(checked) => checked,
        Err(errors) => return Ok(page(&offering, false, FormState::refused(form, errors)).refused().into_response()),
    };
    let to = match to {
        To::Adviser => offering.adviser.clone(),
        To::Address(email) => {
            let mut tx = app.db.read().await?;
            store::by_address(&mut tx, &app.keys, &email).await?
        }
    };
    let refuse = |form, field, sentence: &str| {
        let mut errors = FieldErrors::default();
        errors.note::<()>(field, Err(sentence.to_owned()));
        Ok(page(&offering, false, FormState::refused(form, errors)).refused().into_response())
    };
    let Some(to) = to else {
        return refuse(form, "email", "Nobody of the council who may be shown something has this address here");
    };
    let new = New { once: &once(&form.once), to: &to, words: &words };
    match store::offer(&app, &staff, &id, &new).await? {
        None => Err(AppError::NotFound),
        Some(Outcome::Yes) => Ok(see_other(&format!("/advocacy/cases/{id}/share?done=offered"))),
        Some(_) => refuse(form, "words", "It has ended: nothing of it is shared any more"),
    }
}

fn page(offering: &Offering, offered: bool, form: FormState<ShareForm>) -> Sheet {
    let Offering { case, shares, adviser } = offering;
    let FormState { values, errors } = form;
    let name = case.contact.name.clone();
    let to = adviser.as_ref().map(|adviser| {
        let options = vec![
            Choice::new("adviser", adviser.name.clone()).hint("Their personal adviser."),
            Choice::new("email", "Somebody else of the council"),
        ];
        let value = if values.to.is_empty() { "adviser".to_owned() } else { values.to.clone() };
        view! { <Radios name="to" legend="Who would read it?" options=options value=value error=errors.of("to")/> }
    });
    let done = offered
        .then(|| view! { <Notice><p role="status">"They are asked. Nothing goes until they say yes."</p></Notice> });
    let label = format!("The exact words, for {name} to agree to");
    let back = format!("/advocacy/cases/{}", case.id);
    Sheet::new("Ask to share something", || {
        view! {
            <BackLink href=back label="Back to the case"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Ask to share something"</h1>
            {done}
            <p class="lead"><bdi>{name}</bdi>" sees these words and who would read them, may change them, and says yes or no. The council gets
                these words and the name that "<bdi>{case.contact.name.clone()}</bdi>" uses, and nothing else of the case."</p>
            <PostForm>
                <input type="hidden" name="once" value=values.once.clone()/>
                {to}
                <TextField name="email" kind="email" label="Work address of whoever would read it" value=values.email.clone()
                    hint="Of a member of council staff who signs in here." error=errors.of("email") autocomplete="off"/>
                <TextArea name="words" label=label value=values.words.clone() error=errors.of("words") rows=8/>
                <Button name="deed" value="offer">"Ask them"</Button>
            </PostForm>
            <h2>"Asked before"</h2>
            {asked_before(shares)}
        }
        .into_any()
    })
}

fn asked_before(shares: &[Share]) -> AnyView {
    if shares.is_empty() {
        return view! { <p>"Nothing yet."</p> }.into_any();
    }
    let one = |share: &Share| {
        let state = match share.state() {
            How::Offered => "Waits for their yes or no".to_owned(),
            How::Agreed => {
                share.read_at.map_or("Shared, not read yet".to_owned(), |at| format!("Shared, and read on {}", day(at)))
            }
            How::Declined => "They said no".to_owned(),
            How::TakenBack => "They took it back".to_owned(),
        };
        let reader =
            share.recipient.as_ref().map_or("Somebody who is there no more".to_owned(), |reader| reader.name.clone());
        let rows = vec![
            SummaryRow::new("With", view! { <bdi>{reader}</bdi> }),
            SummaryRow::new("Asked on", day(share.offered_at)),
            SummaryRow::new("State", state),
            SummaryRow::new("Words", lines(&share.words)),
        ];
        view! { <SummaryList rows=rows/> }
    };
    shares.iter().map(one).collect_view().into_any()
}
