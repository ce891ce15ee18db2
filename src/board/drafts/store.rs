//! The verbs of drafts. What is written down of one is what would be shown, and nothing else.

use crate::accounts::Staff;
use crate::audit;
use crate::error::Result;
use crate::keys::random_id;
use crate::web::{AppState, Tx};
use crate::words::Quarter;
use crate::{exec, sql};

use super::super::figures::{self, Draft as Made};
use super::super::model::Pack;
use super::super::note;
use super::super::reading::{self, read_json};
use super::model::{Deed, Draft, No, Stands};

struct Row {
    id: String,
    quarter: String,
    version: i64,
    why: Option<String>,
    pack: String,
    seen: i64,
    counted_at: i64,
    put_forward_by: Option<String>,
    put_forward_at: Option<i64>,
    ended_at: Option<i64>,
}

impl Row {
    fn open(self) -> Result<Option<Draft>> {
        let Some(quarter) = Quarter::parse(&self.quarter) else { return Ok(None) };
        let stands = match (self.ended_at, self.put_forward_at) {
            (Some(_), _) => Stands::Ended,
            (None, Some(at)) => Stands::PutForward { by: self.put_forward_by, at },
            (None, None) => Stands::Open,
        };
        Ok(Some(Draft {
            id: self.id,
            quarter,
            version: self.version,
            why: self.why,
            pack: read_json(&self.pack)?,
            seen: self.seen,
            counted_at: self.counted_at,
            stands,
        }))
    }
}

/// Drafts that go on, the latest quarter first.
pub async fn all(tx: &mut Tx) -> Result<Vec<Draft>> {
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        "select id, quarter, version, why, pack, seen, counted_at, put_forward_by, put_forward_at, ended_at
         from board_drafts where ended_at is null order by quarter desc"
    )?;
    Ok(rows.into_iter().map(Row::open).collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<Draft>> {
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        "select id, quarter, version, why, pack, seen, counted_at, put_forward_by, put_forward_at, ended_at
         from board_drafts where id = $1",
        id
    )?;
    row.map_or(Ok(None), Row::open)
}

/// Counts a quarter anew and makes of it what would be shown, as this version of its pack.
pub async fn count(app: &AppState, quarter: Quarter, version: i64, why: Option<String>) -> Result<Made> {
    let counted = figures::count(app, quarter).await?;
    let earlier = reading::releases(&mut app.db.read().await?).await?;
    figures::shown(counted, u32::try_from(version).unwrap_or(u32::MAX), why, earlier).await
}

/// Begins a draft of a quarter. The same page sent twice makes one, and there is one of a quarter at a time. Gives its id.
pub async fn make(app: &AppState, staff: &Staff, quarter: Quarter, once: &str, why: Option<String>) -> Result<String> {
    let code = quarter.code();
    let version = reading::latest_version(&mut app.db.read().await?, &code).await?.unwrap_or(0) + 1;
    let made = count(app, quarter, version, why.clone()).await?;
    let (id, me, now, json) = (random_id(), staff.id.as_str(), app.now(), made.pack.json());
    let mut tx = app.db.begin().await?;
    let added = exec!(
        &mut tx,
        "insert into board_drafts (id, once, quarter, version, why, pack, seen, made_by, made_at, counted_at)
         values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $8) on conflict do nothing",
        id,
        once,
        code,
        version,
        why,
        json,
        me,
        now
    )?;
    if added == 0 {
        let there = sql!(
            &mut tx,
            fetch_optional,
            Id,
            "select id from board_drafts where once = $1 or (quarter = $2 and ended_at is null) order by ended_at is null desc",
            once,
            code
        )?;
        return Ok(there.map_or(id, |there| there.id));
    }
    note(&mut tx, app, staff, audit::Deed::BoardDrafted, &id).await?;
    tx.commit().await?;
    Ok(id)
}

struct Id {
    id: String,
}

/// What came of doing something with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    Done,
    /// Somebody else changed it since the page was made.
    Crossed,
    No(No),
    /// Something can be worked out from it.
    Leaks,
    /// Counted again, it would show something else: it was changed, and both must look again.
    Differs,
}

/// Does this with a draft that was seen as `seen`; `pack` is what it shows from now on, where that changes.
pub async fn step(
    app: &AppState,
    staff: &Staff,
    draft: &Draft,
    seen: i64,
    deed: Deed,
    pack: Option<&Pack>,
) -> Result<Came> {
    if let Err(no) = draft.stands.allows(deed, &staff.id) {
        return Ok(Came::No(no));
    }
    let mut tx = app.db.begin().await?;
    if !write(&mut tx, app, staff, draft, seen, deed, pack).await? {
        return Ok(Came::Crossed);
    }
    let noted = match deed {
        Deed::Count => audit::Deed::BoardDrafted,
        _ => audit::Deed::BoardPutForward,
    };
    note(&mut tx, app, staff, noted, &draft.id).await?;
    tx.commit().await?;
    Ok(Came::Done)
}

/// Writes where it stands after that. False: somebody else changed it.
pub async fn write(
    tx: &mut Tx,
    app: &AppState,
    staff: &Staff,
    draft: &Draft,
    seen: i64,
    deed: Deed,
    pack: Option<&Pack>,
) -> Result<bool> {
    let (now, id) = (app.now(), draft.id.as_str());
    let (by, at, ended) = match draft.stands.after(deed, &staff.id, now) {
        Stands::Open => (None, None, None),
        Stands::PutForward { by, at } => (by, Some(at), None),
        Stands::Ended => match &draft.stands {
            Stands::PutForward { by, at } => (by.clone(), Some(*at), Some(now)),
            _ => (None, None, Some(now)),
        },
    };
    let json = pack.unwrap_or(&draft.pack).json();
    let counted_at = if pack.is_some() { now } else { draft.counted_at };
    let changed = exec!(
        tx,
        "update board_drafts set pack = $1, counted_at = $2, put_forward_by = $3, put_forward_at = $4, ended_at = $5, seen = seen + 1
         where id = $6 and seen = $7 and ended_at is null",
        json,
        counted_at,
        by,
        at,
        ended,
        id,
        seen
    )?;
    Ok(changed == 1)
}
