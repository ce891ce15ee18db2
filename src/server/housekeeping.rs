//! What must not be kept any longer, forgotten once an hour (bar 5.2). Several processes may do it at once: forgetting twice
//! forgets no more.

use std::time::Duration;

use tokio::sync::watch;

use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::Keys;
use crate::opportunities::{editor, help_me_apply};
use crate::web::{AppState, Db, Rule, keep_to};
use crate::{
    accounts, admin, advocacy, board, confirmation_letters, feedback, internet_access, mail, mine, opportunities,
    pulses, said_did, young_people,
};

use super::holdings;

const EVERY: Duration = Duration::from_secs(3_600);

/// Each room's rules, in the order in which they are kept.
const ROOMS: &[&[Rule]] = &[
    accounts::RETENTION,
    mail::RETENTION,
    mine::RETENTION,
    opportunities::RETENTION,
    help_me_apply::RETENTION,
    editor::RETENTION,
    young_people::RETENTION,
    confirmation_letters::RETENTION,
    advocacy::ASKING_RETENTION,
    advocacy::RETENTION,
    advocacy::SHARED_RETENTION,
    internet_access::RETENTION,
    internet_access::ASKING_RETENTION,
    internet_access::BULK_RETENTION,
    internet_access::SUPPLIER_RETENTION,
    feedback::RETENTION,
    said_did::RETENTION,
    pulses::RETENTION,
    board::RETENTION,
    ACCOUNTS,
];

/// When a whole account goes, every room that holds something of it is asked.
const ACCOUNTS: &[Rule] = &[
    Rule {
        record: "accounts.unused",
        limit: "12 months without signing in, and 30 days after their owner was told",
        reason: "nobody uses them; who comes back is joined to the list again",
        forget: |old| Box::pin(async move { mine::close_unused(old, holdings::ALL).await }),
    },
    Rule {
        record: "accounts.of_age",
        limit: "the 25th birthday, and 30 days after their owner was told",
        reason: "what this service is for ends there; known of those on the leaving-care list",
        forget: |old| {
            Box::pin(async move {
                let births = young_people::births(old.tx, old.keys).await?;
                mine::close_at_25(old, holdings::ALL, births).await
            })
        },
    },
];

/// Forgets what is old, now and every hour, until told to stop.
pub async fn keep_house(app: AppState, mut stopping: watch::Receiver<bool>) {
    let mut hours = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            _ = hours.tick() => {}
            _ = stopping.wait_for(|stop| *stop) => return,
        }
        let done = [
            ("old things were not forgotten", keep_to_rules(&app).await),
            ("listings were not looked after", look_after(&app).await),
            ("those who are late were not told", raise_late(&app).await.map(drop)),
            ("questions that closed were not counted", pulses::count_what_is_over(&app).await.map(drop)),
            ("the audit's checkpoint was not made", admin::make_checkpoint(&app).await.map(drop)),
        ];
        for (what, outcome) in done {
            if let Err(cause) = outcome {
                tracing::error!(?cause, "{what}; we try again in an hour");
            }
        }
    }
}

/// Forgets what is old, and writes the ledger of accounts that are gone.
async fn keep_to_rules(app: &AppState) -> Result<()> {
    let gone = forget_old(&app.db, &app.keys, "service", app.now(), false).await?;
    tracing::info!(rows = gone.iter().map(|(_, rows)| rows).sum::<u64>(), "forgot what is old");
    mine::erase::keep_ledger(&app.db, &app.config.erasures_file).await
}

/// Does what is due by itself: listings close, and their editors are written to.
pub async fn look_after(app: &AppState) -> Result<()> {
    editor::close_what_is_over(app).await?;
    editor::write_to_editors(app).await?;
    Ok(())
}

/// Keeps every rule. Says how many rows went by each, and the audit knows the numbers. A dry run is the same run, and then
/// all of it is taken back.
pub async fn forget_old(
    db: &Db,
    keys: &Keys,
    role: &str,
    now: i64,
    dry_run: bool,
) -> Result<Vec<(&'static Rule, u64)>> {
    let mut tx = db.begin().await?;
    let mut gone = Vec::new();
    for rules in ROOMS {
        gone.extend(rules.iter().zip(keep_to(rules, &mut tx, keys, now).await?));
    }
    for (rule, rows) in gone.iter().filter(|(_, rows)| *rows > 0) {
        let rows = rows.to_string();
        let line = Line {
            role,
            deed: Deed::RetentionForgot,
            about: Some(rule.record),
            reason: Some(&rows),
            ..Line::default()
        };
        audit::record(&mut tx, keys, &line, now).await?;
    }
    if !dry_run {
        tx.commit().await?;
    }
    Ok(gone)
}

/// Each room tells whoever has missed a promise, once. Says how many promises there were.
pub async fn raise_late(app: &AppState) -> Result<usize> {
    let (mut tx, now) = (app.db.begin().await?, app.now());
    let late = mine::remind(&mut tx, &app.keys, now).await?
        + help_me_apply::raise(&mut tx, &app.keys, now).await?
        + confirmation_letters::raise(&mut tx, &app.keys, now).await?
        + said_did::raise(&mut tx, &app.keys, now).await?;
    tx.commit().await?;
    // Cases and requests are locked before the audit, each by itself.
    let late = late + advocacy::raise_late(app).await?;
    let late = late + feedback::raise_late(app).await?;
    Ok(late + internet_access::raise_late(app).await?)
}

#[cfg(test)]
mod tests;
