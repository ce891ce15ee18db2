//! What listings do by themselves: close, and be written about. The service looks once an hour.

use crate::accounts::{PersonId, people};
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::opportunities::editor::letters;
use crate::opportunities::editor::model::{CLOSES_UNREVIEWED_AFTER, ListingId, Why};
use crate::web::{AppState, Rule, Tx};
use crate::{exec, sql};

use super::publish::shut;
use super::reading;

const DAY: i64 = 86_400_000;
/// How long editors are left in peace after a letter.
const BETWEEN_LETTERS: i64 = 7 * DAY;
/// A draft goes this long after its last change; a line of the import log, after its end.
const KEPT: i64 = 365 * DAY;

struct Over {
    id: i64,
    by_day: bool,
}

/// Closes listings whose closing day is over, and those that nobody looked at again in time. Says how many.
pub async fn close_what_is_over(app: &AppState) -> Result<u64> {
    let now = app.now();
    let unreviewed = now - CLOSES_UNREVIEWED_AFTER;
    let mut tx = app.db.read().await?;
    let over = over(&mut tx, now, unreviewed).await?;
    drop(tx);
    if over.is_empty() {
        return Ok(0);
    }
    let mut tx = app.db.begin().await?;
    let mut closed = 0;
    for Over { id, by_day } in over {
        // Whoever is first does it, where several processes look.
        let mine = exec!(
            &mut tx,
            "update opportunity_listings set version = version where id = $1 and closed_at is null",
            id
        )?;
        let Some(listing) = reading::find(&mut tx, ListingId(id)).await?.filter(|_| mine == 1) else { continue };
        let why = if by_day { Why::ClosingDay } else { Why::NotReviewed };
        shut(&mut tx, &listing, why, None, now).await?;
        closed += 1;
    }
    tx.commit().await?;
    Ok(closed)
}

async fn over(tx: &mut Tx, now: i64, unreviewed: i64) -> sqlx::Result<Vec<Over>> {
    sql!(
        tx,
        fetch_all,
        Over,
        r#"select id as "id!", coalesce(closes_at, $1) < $1 as "by_day!: bool" from opportunity_listings
           where opportunity_id is not null and closed_at is null and (closes_at < $1 or review_at < $2) order by id"#,
        now,
        unreviewed
    )
}

struct Editor {
    id: String,
}

/// Writes to every editor where listings wait to be looked at again, once a week at most. Says how many letters.
pub async fn write_to_editors(app: &AppState) -> Result<usize> {
    let now = app.now();
    let mut tx = app.db.read().await?;
    if reading::counts(&mut tx, now).await?.review == 0 {
        return Ok(0);
    }
    drop(tx);
    let mut tx = app.db.begin().await?;
    let since = now - BETWEEN_LETTERS;
    // Whoever changes the row writes, where several processes look.
    let turn = exec!(
        &mut tx,
        "update opportunity_listing_letters set sent_at = $1 where id = 1 and sent_at <= $2",
        now,
        since
    )?;
    if turn == 0 {
        return Ok(0);
    }
    let editors = sql!(
        &mut tx,
        fetch_all,
        Editor,
        r#"select p.id as "id!" from people p join staff_roles r on r.person_id = p.id
           where r.role = 'opportunities_editor' and p.disabled_at is null order by p.id"#
    )?;
    let mut written = 0;
    for Editor { id } in editors {
        let contact = people::contact(&mut tx, &app.keys, &PersonId(id.clone())).await?;
        let email = contact.and_then(|contact| contact.email).and_then(|email| EmailAddress::parse(&email).ok());
        if let Some(to) = email {
            letters::queue_due(&mut tx, &app.keys, &id, &to, now).await?;
            written += 1;
        }
    }
    tx.commit().await?;
    Ok(written)
}

/// What was published stays, for people who saved it.
pub const RETENTION: &[Rule] = &[
    Rule {
        record: "opportunities.drafts",
        limit: "12 months after their last change",
        reason: "nobody came back to them",
        forget: |old| Box::pin(async move { Ok(forget_drafts(old.tx, old.now).await?) }),
    },
    Rule {
        record: "opportunities.import_runs",
        limit: "12 months after they ended",
        reason: "a year shows how well the imports go",
        forget: |old| Box::pin(async move { Ok(forget_runs(old.tx, old.now).await?) }),
    },
];

async fn forget_drafts(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - KEPT;
    exec!(tx, "delete from opportunity_listings where opportunity_id is null and changed_at < $1", before)
}

async fn forget_runs(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - KEPT;
    exec!(tx, "delete from opportunity_import_runs where coalesce(ended_at, began_at) < $1", before)
}
