//! What must not be kept any longer, forgotten once an hour (bar 5.2). Several processes may do it at once: forgetting twice
//! forgets no more.

use std::time::Duration;

use tokio::sync::watch;

use crate::error::Result;
use crate::keys::Keys;
use crate::web::{AppState, Db, Rule, keep_to};
use crate::{accounts, mail, young_people};

const EVERY: Duration = Duration::from_secs(3_600);

/// Each room's rules, in the order in which they are kept.
const ROOMS: &[&[Rule]] = &[accounts::RETENTION, mail::RETENTION, young_people::RETENTION];

/// Forgets what is old, now and every hour, until told to stop.
pub async fn keep_house(app: AppState, mut stopping: watch::Receiver<bool>) {
    let mut hours = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            _ = hours.tick() => {}
            _ = stopping.wait_for(|stop| *stop) => return,
        }
        match forget_old(&app.db, &app.keys, app.now()).await {
            Ok(gone) => tracing::info!(rows = gone.iter().map(|(_, rows)| rows).sum::<u64>(), "forgot what is old"),
            Err(cause) => tracing::error!(?cause, "what is old could not be forgotten; we try again in an hour"),
        }
    }
}

/// Each room forgets what is its own. Says how many rows went by each rule.
pub async fn forget_old(db: &Db, keys: &Keys, now: i64) -> Result<Vec<(&'static Rule, u64)>> {
    let mut tx = db.begin().await?;
    let mut gone = Vec::new();
    for rules in ROOMS {
        gone.extend(rules.iter().zip(keep_to(rules, &mut tx, keys, now).await?));
    }
    tx.commit().await?;
    Ok(gone)
}
