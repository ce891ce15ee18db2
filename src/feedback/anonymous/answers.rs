//! Answers to a pulse, for the room that counts them.

use crate::error::Result;
use crate::web::{AppState, Tx};

use super::body::{Body, Handle, Kept};
use super::kept::of_bucket;
use super::pool::{hold_night, open_all, read_day_keys};

/// All that was answered to a pulse in these months ("2026-11"), delivered or waiting, in no order. No night passes meanwhile, so that
/// each is there once.
pub async fn answers_to(app: &AppState, pulse: &str, months: &[String]) -> Result<Vec<serde_json::Value>> {
    let mut tx = app.anonymous.begin().await?;
    let mut bodies = what_waits(app, &mut tx).await?;
    for month in months {
        bodies.extend(of_bucket(&mut tx, &app.keys, month).await?);
    }
    let answer = |body: Body| match body.kept {
        Kept::Answers { pulse: of, answers } if of == pulse => Some(answers),
        _ => None,
    };
    Ok(bodies.into_iter().filter_map(answer).collect())
}

/// The pulse to which an answer of this handle waits to be delivered: for somebody who pressed "Send" twice.
pub async fn waits_for(app: &AppState, handle: &Handle) -> Result<Option<String>> {
    let mut tx = app.anonymous.begin().await?;
    let bodies = what_waits(app, &mut tx).await?;
    Ok(bodies.into_iter().find(|body| body.handle == *handle).and_then(|body| match body.kept {
        Kept::Answers { pulse, .. } => Some(pulse),
        _ => None,
    }))
}

/// What waits; no night passes until the transaction ends.
async fn what_waits(app: &AppState, tx: &mut Tx) -> Result<Vec<Body>> {
    hold_night(tx).await?;
    let day = read_day_keys(app)?;
    Ok(open_all(tx, day.as_ref()).await?.bodies)
}
