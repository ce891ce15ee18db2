//! Letters of this organisation that could not be delivered.

use crate::accounts::Administrator;
use crate::admin::form::could_be_an_id;
use crate::admin::model::Letter;
use crate::app;
use crate::audit::Deed;
use crate::error::{AppError, Result};
use crate::mail;
use crate::web::AppState;

use super::find;
use super::turn::Turn;

/// The letters that wait for somebody to look at them. Only those for staff say whom they were for.
pub async fn undelivered(app: &AppState, administrator: &Administrator) -> Result<Vec<Letter>> {
    let mut tx = app.db.read().await?;
    let mut letters = Vec::new();
    for letter in mail::undelivered(&mut tx, administrator.organisation.code()).await? {
        let member = match &letter.person {
            Some(person) => find::staff_of(&mut tx, &app.keys, administrator, person).await?,
            None => None,
        };
        let to = member.map(|member| member.name);
        letters.push(Letter { id: letter.id, kind: letter.kind, to, failed_at: letter.failed_at });
    }
    Ok(letters)
}

/// Takes a letter off the list: somebody has seen to it.
pub async fn dismiss(app: &AppState, administrator: &Administrator, id: &str) -> Result<()> {
    let mut turn = Turn::take(app, administrator).await?;
    if !could_be_an_id(id) || !mail::dismiss(&mut turn.tx, administrator.organisation.code(), id).await? {
        turn.refused(app::ADMIN_LETTERS, "not_found").await?;
        return Err(AppError::NotFound);
    }
    turn.finish(Deed::MailTaskDismissed, Some(id)).await
}
