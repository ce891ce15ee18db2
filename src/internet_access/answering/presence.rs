//! Two of the team with one request before them see each other.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::InternetTeam;
use crate::error::Result;
use crate::presence::{self, HereForm};
use crate::web::{AppState, Form, Routes};

use super::super::store::find;
use super::staff::not_theirs;

const HERE: &str = "/internet-access/requests/{request}/here";

pub fn routes() -> Routes {
    Routes::new().post(HERE, here)
}

/// What a request is called where it is said who has it before them.
pub fn thing(request: &str) -> String {
    format!("internet_access_request:{request}")
}

/// What the script of an open page says, and hears.
async fn here(
    State(app): State<AppState>,
    staff: InternetTeam,
    Path(id): Path<String>,
    Form(form): Form<HereForm>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    if find(&mut tx, &app.keys, &id).await?.is_none() {
        drop(tx);
        return not_theirs(&app, &staff, HERE).await;
    }
    let others = presence::here(&mut tx, &app.keys, &staff.id, &thing(&id), form.writing(), app.now()).await?;
    tx.commit().await?;
    Ok(presence::words(&others).into_response())
}
