//! Nights by the clock: one passes each day at four in London, and participation workers hear of what it delivered, by a letter that
//! comes at no other hour (N-7).

use std::time::Duration;

use tokio::sync::watch;

use crate::error::Result;
use crate::exec;
use crate::web::AppState;

use super::super::letters;
use super::night::{Night, day_of_last_night, last_night};
use super::pool::{commit, hold_night_alone, level_times, see_night};

/// How often the clock is looked at.
const EVERY: Duration = Duration::from_secs(60);

/// Lets each night pass, until told to stop. Of several processes one does it; one that was away at that hour does it when it is back.
pub async fn keep_nights(app: AppState, mut stopping: watch::Receiver<bool>) {
    let mut minutes = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            _ = minutes.tick() => {}
            _ = stopping.wait_for(|stop| *stop) => return,
        }
        if let Err(cause) = keep_night(&app).await {
            tracing::error!(?cause, "the night did not pass in the anonymous store; we try again in a minute");
        }
        // Reading and closing touch the files too.
        level_times(&app);
    }
}

/// Does what is due now. Says what the night did, if one passed.
pub async fn keep_night(app: &AppState) -> Result<Option<Night>> {
    let mut night = None;
    if see(app).await?.0 < day_of_last_night(app.now()).to_string() {
        night = last_night(app).await?;
    }
    let told = tell(app).await;
    if night.is_some() {
        // Last, so that its files hold nothing older.
        if let Err(cause) = app.anonymous.sweep().await {
            tracing::warn!(%cause, "old rows are still in the anonymous store's files; the next night takes them out");
        }
        level_times(app);
    }
    told.map(|()| night)
}

/// When the last night was, and whether somebody must still be told.
async fn see(app: &AppState) -> Result<(String, bool)> {
    let night = see_night(&mut app.anonymous.read().await?).await?;
    Ok((night.passed_on, night.to_tell))
}

/// Writes to the participation workers where something was delivered. A second letter about the same night is not queued.
async fn tell(app: &AppState) -> Result<()> {
    let (night, true) = see(app).await? else { return Ok(()) };
    let mut tx = app.db.begin().await?;
    letters::queue_delivered(&mut tx, &app.keys, &night, app.now()).await?;
    tx.commit().await?;
    let mut tx = app.anonymous.begin().await?;
    hold_night_alone(&mut tx).await?;
    exec!(
        &mut tx,
        sqlite: "update anonymous_night set to_tell = 0 where passed_on = $1",
        pg: "update anonymous_night set to_tell = false where passed_on = $1",
        night
    )?;
    commit(app, tx).await
}
