//! A round: all kept searches are held against what changed, in small batches, by whichever process holds its lease.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::accounts::people::Sealed;
use crate::error::Result;
use crate::keys::{Keys, random_id};
use crate::opportunities::model::Point;
use crate::opportunities::search::Params;
use crate::opportunities::whereabouts::whereabouts;
use crate::web::{AppState, Db, Tx};
use crate::{exec, sql};

use super::compare::{self, Asked, Lists};
use super::letters;
use super::store::place;

/// How often we look for changes, and, without any, for letters that are due on a new day.
const LOOK_EVERY: Duration = Duration::from_secs(1);
const LETTERS_EVERY: Duration = Duration::from_secs(60);
/// How many searches go to the database at once; more than one person keeps.
const BATCH: i64 = 400;
/// How long a process may hold a round without writing, in ms.
pub const LEASE: i64 = 60_000;

/// What a round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub changed: usize,
    pub searches: usize,
    pub found: u64,
    pub letters: u64,
}

/// Holds kept searches against what changed, until told to stop.
pub async fn keep_up(app: AppState, mut stopping: watch::Receiver<bool>) {
    let mut letters_at: Option<Instant> = None;
    loop {
        let letters = letters_at.is_none_or(|at| at.elapsed() >= LETTERS_EVERY);
        if letters {
            letters_at = Some(Instant::now());
        }
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            done = look(&app, letters) => if done.is_err() {
                // Logged with its reference where it happened; the next look goes on from there.
                tracing::warn!("kept searches wait for the next look");
            },
        }
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

async fn look(app: &AppState, letters: bool) -> Result<()> {
    if is_due(&app.db).await? {
        run_rounds(app).await?;
    } else if letters {
        letters::queue_due(app).await?;
    }
    Ok(())
}

/// Sees to all that changed, then queues the letters about it. Where another process is at it, it is left to that one.
pub async fn run_rounds(app: &AppState) -> Result<Tally> {
    let began = Instant::now();
    let mut tally = Tally::default();
    while let Some(round) = take(app).await? {
        if !go_through(app, &round, &mut tally).await? {
            break;
        }
    }
    tally.letters = letters::queue_due(app).await?;
    if tally.changed > 0 {
        let ms = began.elapsed().as_millis() as u64;
        let Tally { changed, searches, found, letters } = tally;
        tracing::info!(changed, searches, found, letters, ms, "kept searches were held against the list");
    }
    Ok(tally)
}

struct Due {
    due: bool,
}

/// True where something changed that no round has seen to, or a round is not finished. Cheap: asked every second.
async fn is_due(db: &Db) -> sqlx::Result<bool> {
    let mut tx = db.read().await?;
    let row = sql!(
        &mut tx,
        fetch_one,
        Due,
        r#"select (exists (select 1 from opportunity_changes) or exists (select 1 from kept_search_rounds)) as "due!: bool""#
    )?;
    Ok(row.due)
}

/// A round that this process holds.
pub struct Round {
    id: i64,
    after_person: String,
    lease: String,
}

#[cfg(test)]
impl Round {
    pub fn id(&self) -> i64 {
        self.id
    }
}

struct RoundRow {
    id: i64,
    after_person: String,
}

/// Takes the round under way if nobody holds it, or begins one with all changes that none has seen to.
pub async fn take(app: &AppState) -> Result<Option<Round>> {
    if !is_due(&app.db).await? {
        return Ok(None);
    }
    let (now, lease) = (app.now(), random_id());
    let until = now + LEASE;
    let mut tx = app.db.begin().await?;
    exec!(&mut tx, "insert into kept_search_rounds (began_at) values ($1) on conflict (one) do nothing", now)?;
    let taken = sql!(
        &mut tx,
        fetch_optional,
        RoundRow,
        r#"update kept_search_rounds set lease = $1, leased_until = $2 where leased_until is null or leased_until <= $3
           returning id as "id!", after_person as "after_person!""#,
        lease,
        until,
        now
    )?;
    let Some(RoundRow { id, after_person }) = taken else { return Ok(None) };
    if after_person.is_empty() {
        exec!(&mut tx, "update opportunity_changes set round = $1 where round is null", id)?;
    }
    tx.commit().await?;
    Ok(Some(Round { id, after_person, lease }))
}

/// Goes through everybody's searches and ends the round. False where another process has taken it over.
async fn go_through(app: &AppState, round: &Round, tally: &mut Tally) -> Result<bool> {
    if concerns_anybody(&app.db, round.id).await? {
        let lists = compare::read(&app.db, round.id).await?;
        tally.changed += lists.changed();
        let (mut after, mut places) = (round.after_person.clone(), HashMap::new());
        while let Some(batch) = Batch::read(app, &after, BATCH, &mut places).await? {
            after = batch.last_person.clone();
            tally.searches += batch.asked.len();
            let Some(found) = write(app, round, &lists, batch).await? else { return Ok(false) };
            tally.found += found;
        }
    }
    end(&app.db, round).await
}

/// Some hundred searches, all of those of each person among them.
pub struct Batch {
    pub asked: Vec<Asked>,
    last_person: String,
}

struct SearchRow {
    id: String,
    person_id: String,
    data_key: String,
    query: String,
    after_change: i64,
}

impl Batch {
    /// At most so many searches of the next people after `after`; none where there is nobody more.
    pub async fn read(
        app: &AppState,
        after: &str,
        most: i64,
        places: &mut HashMap<String, Option<Point>>,
    ) -> Result<Option<Batch>> {
        let mut tx = app.db.read().await?;
        let mut rows = sql!(
            &mut tx,
            fetch_all,
            SearchRow,
            r#"select k.id as "id!", k.person_id as "person_id!", p.data_key as "data_key!", k.query as "query!", k.after_change as "after_change!"
               from kept_searches k join people p on p.id = k.person_id where k.person_id > $1 order by k.person_id, k.id limit $2"#,
            after,
            most
        )?;
        drop(tx);
        let Some(last_person) = rows.last().map(|row| row.person_id.clone()) else { return Ok(None) };
        // The last person's may go on behind the end of the batch: they come whole with the next one.
        let is_full = rows.len() as i64 == most;
        let last_person = match rows.iter().rev().find(|row| row.person_id != last_person) {
            Some(row) if is_full => row.person_id.clone(),
            _ => last_person,
        };
        rows.truncate(rows.iter().rposition(|row| row.person_id == last_person).map_or(0, |at| at + 1));
        let mut asked = Vec::with_capacity(rows.len());
        for row in rows {
            let after_change = row.after_change;
            let Some((id, query)) = open(&app.keys, row) else { continue };
            let params = Params::parse(&query);
            let near = match places.get(&params.place) {
                Some(near) => *near,
                None => {
                    let near = whereabouts(&app.db, &params.place).await?.point();
                    places.insert(params.place.clone(), near);
                    near
                }
            };
            asked.push(Asked { id, params, near, after_change });
        }
        Ok(Some(Batch { asked, last_person }))
    }
}

/// Opens a search. One that does not open is left out and named in the log: it must not hold up everybody else's.
fn open(keys: &Keys, row: SearchRow) -> Option<(String, String)> {
    let sealed =
        Sealed { id: row.person_id, organisation: None, data_key: row.data_key, name: String::new(), email: None };
    let opened = sealed.data_key(keys).and_then(|key| key.open(place(&row.id), &row.query));
    match opened {
        Ok(query) => Some((row.id, query)),
        Err(cause) => {
            tracing::error!(search.id = row.id, %cause, "a kept search does not open");
            None
        }
    }
}

/// Finds what is new for a batch and writes it, with how far the round has come. None where the round was lost.
pub async fn write(app: &AppState, round: &Round, lists: &Lists, batch: Batch) -> Result<Option<u64>> {
    let (now, lists) = (app.now(), lists.clone());
    let Batch { asked, last_person } = batch;
    let finding = tokio::task::spawn_blocking(move || {
        let new = asked.iter().flat_map(|asked| lists.new_for(asked, now).into_iter().map(|id| (asked.id.clone(), id)));
        new.collect::<Vec<_>>()
    });
    let found = finding.await.map_err(|cause| sqlx::Error::Protocol(format!("the searching stopped: {cause}")))?;
    let mut tx = app.db.begin().await?;
    let (id, lease, until) = (round.id, &round.lease, now + LEASE);
    let held = exec!(
        &mut tx,
        "update kept_search_rounds set after_person = $1, leased_until = $2 where id = $3 and lease = $4",
        last_person,
        until,
        id,
        lease
    )?;
    if held == 0 {
        return Ok(None);
    }
    let added = if found.is_empty() { 0 } else { insert(&mut tx, &found, now).await? };
    tx.commit().await?;
    Ok(Some(added))
}

/// Writes what is new, all at once. What was new before stays as it is, and what was taken away meanwhile is left out.
pub async fn insert(tx: &mut Tx, found: &[(String, i64)], now: i64) -> sqlx::Result<u64> {
    let found = serde_json::to_string(found).expect("ids are plain data");
    exec!(tx,
        sqlite: "insert into kept_search_news (search_id, opportunity_id, found_at, letter_due)
            select k.id, o.id, $2, k.by_letter from json_each($1) f
            join kept_searches k on k.id = json_extract(f.value, '$[0]') join opportunities o on o.id = json_extract(f.value, '$[1]')
            where true on conflict (search_id, opportunity_id) do nothing",
        pg: "insert into kept_search_news (search_id, opportunity_id, found_at, letter_due)
            select k.id, o.id, $2, k.by_letter from jsonb_array_elements($1::text::jsonb) f(value)
            join kept_searches k on k.id = f.value->>0 join opportunities o on o.id = (f.value->>1)::bigint
            on conflict (search_id, opportunity_id) do nothing",
        found, now
    )
}

/// Ends a round: what it saw to is forgotten.
async fn end(db: &Db, round: &Round) -> Result<bool> {
    let (id, lease) = (round.id, &round.lease);
    let mut tx = db.begin().await?;
    if exec!(&mut tx, "delete from kept_search_rounds where id = $1 and lease = $2", id, lease)? == 0 {
        return Ok(false);
    }
    exec!(&mut tx, "delete from opportunity_changes where round = $1", id)?;
    tx.commit().await?;
    Ok(true)
}

/// True where somebody keeps a search for which what changed in this round may be new.
async fn concerns_anybody(db: &Db, round: i64) -> sqlx::Result<bool> {
    let mut tx = db.read().await?;
    let row = sql!(
        &mut tx,
        fetch_one,
        Due,
        r#"select exists (select 1 from kept_searches
                          where after_change < (select max(number) from opportunity_changes where round = $1)) as "due!: bool""#,
        round
    )?;
    Ok(row.due)
}
