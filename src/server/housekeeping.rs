//! What must not be kept any longer, forgotten once an hour (bar 5.2). Several processes may do it at once: forgetting twice
//! forgets no more.

use std::time::Duration;

use tokio::sync::watch;

use crate::web::AppState;
use crate::{accounts, mail, young_people};

const EVERY: Duration = Duration::from_secs(3_600);

/// Forgets what is old, now and every hour, until told to stop.
pub async fn keep_house(app: AppState, mut stopping: watch::Receiver<bool>) {
    let mut hours = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            _ = hours.tick() => {}
            _ = stopping.wait_for(|stop| *stop) => return,
        }
        match forget_old(&app).await {
            Ok(rows) => tracing::info!(rows, "forgot what is old"),
            Err(cause) => tracing::error!(%cause, "what is old could not be forgotten; we try again in an hour"),
        }
    }
}

/// Each room forgets what is its own. Says how many rows went.
pub async fn forget_old(app: &AppState) -> sqlx::Result<u64> {
    let mut tx = app.db.begin().await?;
    let now = app.now();
    let rows = accounts::forget_old(&mut tx, now).await?
        + mail::forget_old(&mut tx, now).await?
        + young_people::forget_old(&mut tx, now).await?;
    tx.commit().await?;
    Ok(rows)
}
