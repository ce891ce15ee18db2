//! What young people ask for on their own page.

use std::pin::Pin;

use axum::Extension;
use axum::extract::{Query, State};
use leptos::prelude::AnyView;
use serde::Deserialize;

use crate::accounts::{YoungPerson, people};
use crate::app;
use crate::error::{AppError, Result};
use crate::web::{AppState, Routes, Sheet};

use super::{Holding, about, address, complaints, data, list, pages};

/// The rooms that hold something of a young person.
#[derive(Clone, Copy)]
pub struct Holdings {
    pub all: &'static [Holding],
    /// Those that somebody may see whom the council let in by a code: none that the council may not know of.
    pub let_in_by_adviser: &'static [Holding],
}

impl Holdings {
    /// Those that this person may see in this session.
    pub fn of(&self, person: &YoungPerson) -> &'static [Holding] {
        if person.let_in_by_adviser { self.let_in_by_adviser } else { self.all }
    }
}

/// What an empty page offers: the four doors of the first page.
type Doors = fn() -> AnyView;

/// Questions that anybody may answer now: what they are called, and where they are.
pub type Asked = fn(AppState) -> Pin<Box<dyn Future<Output = Result<Vec<(String, String)>>> + Send>>;

pub fn routes(holdings: Holdings, doors: Doors, asked: Asked) -> Routes {
    Routes::new()
        .get(app::ME, show)
        .get(app::FINISHED, finished)
        .merge(about::routes())
        .merge(address::routes())
        .merge(data::routes())
        .merge(complaints::routes())
        .layer(Extension(holdings))
        .layer(Extension(doors))
        .layer(Extension(asked))
}

/// Which part of a long list.
#[derive(Default, Deserialize)]
#[serde(default)]
struct From {
    before: Option<i64>,
}

async fn show(
    State(app): State<AppState>,
    Extension(holdings): Extension<Holdings>,
    Extension(doors): Extension<Doors>,
    Extension(asked): Extension<Asked>,
    person: YoungPerson,
    Query(from): Query<From>,
) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let contact = people::contact(&mut tx, &app.keys, &person.id).await?.ok_or(AppError::NotFound)?;
    let adviser = people::adviser_name(&mut tx, &app.keys, &person.id).await?;
    let listed =
        list::list(&mut tx, &app.keys, holdings.of(&person), &person.id, false, from.before, app.now()).await?;
    let done = list::has_done(&mut tx, &app.keys, holdings.of(&person), &person.id, app.now()).await?;
    let whose = pages::Whose { name: contact.name, matched: person.matched, adviser };
    drop(tx);
    let asked = asked(app).await?;
    Ok(pages::me(whose, listed, pages::Around { later: from.before.is_some(), done, doors, asked }))
}

async fn finished(
    State(app): State<AppState>,
    Extension(holdings): Extension<Holdings>,
    person: YoungPerson,
    Query(from): Query<From>,
) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let listed = list::list(&mut tx, &app.keys, holdings.of(&person), &person.id, true, from.before, app.now()).await?;
    Ok(pages::finished(listed))
}
