//! What an advocate says of themselves, for young people to read before they first speak.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

use crate::accounts::people;
use crate::accounts::{Advocate, PersonId, Role};
use crate::audit::Deed;
use crate::error::Result;
use crate::forms::{FieldErrors, FormState};
use crate::keys::{Keys, Place};
use crate::ui::{BackLink, Button, ErrorSummary, PostForm, TextArea, TextField};
use crate::web::{AppState, Form, Routes, Sheet, Tx, see_other};
use crate::{exec, sql};

use super::super::model::Colleague;
use super::CASES;
use super::staff::{Done, JustDone, colleagues, note, optional};

const ABOUT_ME: &str = "/advocacy/about-me";
const ABOUT: usize = 400;
const LANGUAGES: usize = 100;

pub fn routes() -> Routes {
    Routes::new().get(ABOUT_ME, show).post(ABOUT_ME, save)
}

/// An advocate, as young people read of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub id: PersonId,
    pub name: String,
    /// In their own words; empty where they have not said anything.
    pub about: String,
    /// Those they speak besides English, in their own words.
    pub languages: String,
}

/// Every advocate who may come in, by name.
pub async fn cards(tx: &mut Tx, keys: &Keys) -> Result<Vec<Card>> {
    let mut cards = Vec::new();
    for colleague in colleagues(tx, keys, &[Role::Advocate]).await? {
        let AboutForm { about, languages } = find(tx, keys, &colleague.id).await?;
        cards.push(Card { id: colleague.id, name: colleague.name, about, languages });
    }
    Ok(cards)
}

/// The card of one; none where they have not said anything.
pub async fn card_of(tx: &mut Tx, keys: &Keys, who: &Colleague) -> Result<Option<Card>> {
    let AboutForm { about, languages } = find(tx, keys, &who.id).await?;
    let said = !about.is_empty() || !languages.is_empty();
    Ok(said.then(|| Card { id: who.id.clone(), name: who.name.clone(), about, languages }))
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AboutForm {
    about: String,
    languages: String,
}

impl AboutForm {
    fn check(&self) -> std::result::Result<AboutForm, FieldErrors> {
        let mut errors = FieldErrors::default();
        let about = errors.note("about", optional(&self.about, ABOUT));
        let languages = errors.note("languages", optional(&self.languages, LANGUAGES));
        let checked = about.zip(languages).map(|(about, languages)| AboutForm {
            about: about.unwrap_or_default(),
            languages: languages.unwrap_or_default(),
        });
        checked.ok_or(errors)
    }
}

fn place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("advocacy_profiles", column, id)
}

struct Row {
    about: String,
    languages: String,
}

async fn find(tx: &mut Tx, keys: &Keys, person: &PersonId) -> Result<AboutForm> {
    let id = person.as_str();
    let row =
        sql!(&mut *tx, fetch_optional, Row, "select about, languages from advocacy_profiles where staff_id = $1", id)?;
    let Some(row) = row else { return Ok(AboutForm::default()) };
    let key = people::data_key(tx, keys, person).await?;
    Ok(AboutForm {
        about: key.open(place("about", id), &row.about)?,
        languages: key.open(place("languages", id), &row.languages)?,
    })
}

async fn show(State(app): State<AppState>, staff: Advocate, Query(done): Query<Done>) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let mut form = FormState::<AboutForm>::current();
    if form.values.about.is_empty() && form.values.languages.is_empty() {
        form.values = find(&mut tx, &app.keys, &staff.id).await?;
    }
    Ok(page(&done.done, form))
}

async fn save(State(app): State<AppState>, staff: Advocate, Form(form): Form<AboutForm>) -> Result<Response> {
    let checked = match form.check() {
        Ok(checked) => checked,
        Err(errors) => return Ok(page("", FormState::refused(form, errors)).refused().into_response()),
    };
    let mut tx = app.db.begin().await?;
    let key = people::data_key(&mut tx, &app.keys, &staff.id).await?;
    let (id, now) = (staff.id.as_str(), app.now());
    let (about, languages) =
        (key.seal(place("about", id), &checked.about), key.seal(place("languages", id), &checked.languages));
    exec!(
        &mut tx,
        "insert into advocacy_profiles (staff_id, about, languages, changed_at) values ($1, $2, $3, $4)
         on conflict (staff_id) do update set about = excluded.about, languages = excluded.languages, changed_at = excluded.changed_at",
        id,
        about,
        languages,
        now
    )?;
    note(&mut tx, &app, &staff, Deed::AdvocacyProfileChanged, None).await?;
    tx.commit().await?;
    Ok(see_other(&format!("{ABOUT_ME}?done=saved")))
}

fn page(done: &str, form: FormState<AboutForm>) -> Sheet {
    let FormState { values, errors } = form;
    let done = if done == "saved" { "Saved. Young people read it from now on." } else { "" };
    Sheet::new("What they read about you", || {
        view! {
            <BackLink href=CASES label="Cases"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"What young people read about you"</h1>
            <JustDone words=done/>
            <p class="lead">"They read your name and this before they choose, and when you take their case. Anybody can read it."</p>
            <PostForm>
                <TextArea name="about" label="About me" hint=format!("How you work, and what you like. {ABOUT} letters at most.") rows=5
                    value=values.about error=errors.of("about")/>
                <TextField name="languages" label="Languages you speak besides English (optional)" value=values.languages error=errors.of("languages")/>
                <Button>"Save it"</Button>
            </PostForm>
        }
        .into_any()
    })
}
