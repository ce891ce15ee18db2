//! Two advocates on one case see each other.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::Advocate;
use crate::error::Result;
use crate::presence::{self, HereForm};
use crate::web::{AppState, Form, Routes};

use super::super::store::works_on;
use super::staff::not_theirs;

const HERE: &str = "/advocacy/cases/{case}/here";

pub fn routes() -> Routes {
    Routes::new().post(HERE, here)
}

/// What a case is called where it is said who has it before them.
pub fn thing(case: &str) -> String {
    format!("advocacy_case:{case}")
}

/// What the script of an open page says, and hears.
async fn here(
    State(app): State<AppState>,
    staff: Advocate,
    Path(id): Path<String>,
    Form(form): Form<HereForm>,
) -> Result<Response> {
    let (mut tx, now) = (app.db.begin().await?, app.now());
    if !works_on(&mut tx, &staff, &id, now).await? {
        drop(tx);
        return not_theirs(&app, &staff, HERE).await;
    }
    let others = presence::here(&mut tx, &app.keys, &staff.id, &thing(&id), form.writing(), now).await?;
    tx.commit().await?;
    Ok(presence::words(&others).into_response())
}
