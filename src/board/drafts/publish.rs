//! Publishing: once and for all.

use crate::accounts::Staff;
use crate::audit;
use crate::disclosure::check;
use crate::error::Result;
use crate::exec;
use crate::web::AppState;

use super::super::model::hash;
use super::super::{letters, note, reading};
use super::model::{Deed, Draft, Stands};
use super::store::{self, Came};

/// Publishes what another worker put forward. It is counted again first: were anything shown otherwise, both look again.
pub async fn publish(app: &AppState, staff: &Staff, draft: &Draft, seen: i64) -> Result<Came> {
    if let Err(no) = draft.stands.allows(Deed::Publish, &staff.id) {
        return Ok(Came::No(no));
    }
    if seen != draft.seen {
        return Ok(Came::Crossed);
    }
    let Stands::PutForward { by: Some(drafted_by), .. } = &draft.stands else { return Ok(Came::Crossed) };
    let made = store::count(app, draft.quarter, draft.version, draft.why.clone()).await?;
    if made.pack != draft.pack {
        let counted = store::step(app, staff, draft, seen, Deed::Count, Some(&made.pack)).await?;
        return Ok(if counted == Came::Done { Came::Differs } else { counted });
    }
    if !made.leaks.is_empty() || leaks(app, draft).await? {
        return Ok(Came::Leaks);
    }
    let (json, now, me, quarter) = (draft.pack.json(), app.now(), staff.id.as_str(), draft.quarter.code());
    let (hash, version, why) = (hash(&json), draft.version, draft.why.clone());
    let mut tx = app.db.begin().await?;
    if !store::write(&mut tx, app, staff, draft, seen, Deed::Publish, None).await? {
        return Ok(Came::Crossed);
    }
    let published = exec!(
        &mut tx,
        "insert into board_packs (quarter, version, pack, hash, why, drafted_by, published_by, published_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (quarter, version) do nothing",
        quarter,
        version,
        json,
        hash,
        why,
        drafted_by,
        me,
        now
    )?;
    if published == 0 {
        return Ok(Came::Crossed);
    }
    letters::queue_published(&mut tx, &app.keys, &quarter, version, now).await?;
    note(&mut tx, app, staff, audit::Deed::BoardPublished, &draft.id).await?;
    tx.commit().await?;
    Ok(Came::Done)
}

/// True where something could be worked out from what it shows, together with all that was published.
pub async fn leaks(app: &AppState, draft: &Draft) -> Result<bool> {
    let (release, earlier) = (draft.pack.release.clone(), reading::releases(&mut app.db.read().await?).await?);
    let found = tokio::task::spawn_blocking(move || !check(&release, &earlier).is_empty()).await;
    // Whatever goes wrong in there, nobody goes on.
    Ok(found.unwrap_or(true))
}
