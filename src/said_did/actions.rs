//! What everybody asks of this room, and what young people press.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

use crate::accounts::{Who, YoungPerson, people};
use crate::app;
use crate::error::{AppError, Result};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::form::{FollowForm, YES};
use super::pages::{self, Following, Listing};
use super::sections::Sections;
use super::store;

pub fn routes() -> Routes {
    Routes::new()
        .get(app::SAID_DID, list)
        .get(app::SAID_DID_OLDER, older)
        .get(app::SAID_DID_FOLLOWED, followed)
        .get(app::SAID_DID_ONE, show)
        .post(app::SAID_DID_ONE, follow)
}

/// Which part of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Part {
    theme: String,
    page: String,
}

async fn list(State(app): State<AppState>, who: Who, Query(part): Query<Part>) -> Result<Sheet> {
    let listing = listing(&app, &who, &part).await?;
    Ok(kept(pages::list(&listing), &who))
}

async fn older(State(app): State<AppState>, who: Who, Query(part): Query<Part>) -> Result<Sheet> {
    let listing = listing(&app, &who, &part).await?;
    Ok(kept(pages::older(&listing), &who))
}

async fn listing(app: &AppState, who: &Who, part: &Part) -> Result<Listing> {
    let (mut tx, now) = (app.db.read().await?, app.now());
    let mut items = store::items(&mut tx).await?;
    let mut themes = store::themes(&mut tx).await?;
    themes.retain(|theme| items.iter().any(|item| item.words.theme == theme.code));
    let theme = themes.iter().find(|theme| theme.code == part.theme).map(|theme| theme.code.clone());
    if let Some(theme) = &theme {
        items.retain(|item| item.words.theme == *theme);
    }
    Ok(Listing {
        sections: Sections::of(items, now),
        themes,
        theme,
        page: part.page.parse().unwrap_or(1),
        young_person: matches!(who, Who::YoungPerson(_)),
        now,
    })
}

async fn show(State(app): State<AppState>, who: Who, Path(id): Path<String>) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let item = store::item(&mut tx, &id).await?.ok_or(AppError::NotFound)?;
    let story = store::story(&mut tx, None, &id).await?;
    let following = match &who {
        Who::Visitor | Who::Ended(_) => Following::Visitor,
        Who::Staff(_) => Following::Never,
        Who::YoungPerson(person) => Following::YoungPerson {
            follows: store::follows(&mut tx, &person.id, &id).await?,
            has_mailbox: people::contact(&mut tx, &app.keys, &person.id).await?.is_some_and(|one| one.email.is_some()),
        },
    };
    Ok(kept(pages::one(&item, &story, following, app.now()), &who))
}

/// The same page for every visitor.
fn kept(sheet: Sheet, who: &Who) -> Sheet {
    Sheet { public: matches!(who, Who::Visitor | Who::Ended(_)), ..sheet }
}

async fn follow(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(form): Form<FollowForm>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let item = store::item(&mut tx, &id).await?.ok_or(AppError::NotFound)?;
    store::set_follow(&mut tx, &person.id, &item.id, form.follow == YES, app.now()).await?;
    tx.commit().await?;
    Ok(see_other(&pages::address(&item.id)))
}

async fn followed(State(app): State<AppState>, person: YoungPerson) -> Result<Sheet> {
    let followed = store::followed(&mut app.db.read().await?, &person.id).await?;
    Ok(pages::followed(&followed, app.now()))
}
