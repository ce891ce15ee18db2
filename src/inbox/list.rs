//! Reading the list.

use axum::extract::{Query, State};
use serde::Deserialize;

use crate::error::Result;
use crate::web::{AppState, Sheet};

use super::model::{After, Filter};
use super::staff::WithInbox;
use super::{pages, store};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    show: String,
    whose: String,
    room: String,
    find: String,
    /// The last item of the page before.
    after: String,
}

pub async fn show(State(app): State<AppState>, staff: WithInbox, Query(asked): Query<Asked>) -> Result<Sheet> {
    let filter = Filter::read(&asked.show, &asked.whose, &asked.room, &asked.find);
    let after = After::read(&asked.after);
    let board = store::read(&app, &staff, &filter, after.as_ref()).await?;
    Ok(pages::list(&board, &staff, &filter, after.as_ref(), app.now()))
}
