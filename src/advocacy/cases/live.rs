//! Says to open pages that something has changed, so that they ask for it (server-sent events). One for each process asks the
//! database once a second, and only while somebody listens.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Extension;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::sse::{Event, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use serde::Deserialize;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

use crate::accounts::Who;
use crate::error::{AppError, Result};
use crate::sql;
use crate::web::AppState;

use super::staff::OfProvider;

/// How often the database is asked.
const POLL: Duration = if cfg!(test) { Duration::from_millis(20) } else { Duration::from_secs(1) };
/// How often a stream says that it is there, and looks whether its session still holds.
const BEAT: Duration = if cfg!(test) { Duration::from_millis(50) } else { Duration::from_secs(10) };
/// How far back one looks for what changed: a slow deed is written down later than it began, in ms.
const BACK: i64 = 60_000;
/// Of how many cases it is told which they are; where more have changed, everybody looks again.
const MOST: i64 = 1_000;
/// How many pages one process keeps up to date.
const STREAMS: usize = 1_000;

/// The cases that changed lately, and when each did.
type Changes = Arc<HashMap<String, i64>>;

/// What this process knows of changes, and whether it is asking.
#[derive(Clone)]
pub struct Live {
    changes: watch::Sender<Changes>,
    asking: Arc<Mutex<bool>>,
}

impl Default for Live {
    fn default() -> Live {
        Live { changes: watch::Sender::new(Changes::default()), asking: Arc::default() }
    }
}

struct Changed {
    id: String,
    changed_at: i64,
}

async fn changed(app: &AppState) -> Result<Changes> {
    let since = app.now() - BACK;
    let mut tx = app.db.read().await?;
    let rows = sql!(
        &mut tx,
        fetch_all,
        Changed,
        "select id, changed_at from advocacy_cases where changed_at >= $1 order by changed_at desc limit $2",
        since,
        MOST
    )?;
    Ok(Arc::new(rows.into_iter().map(|row| (row.id, row.changed_at)).collect()))
}

/// True where something changed that was not known, in one case or in any.
fn is_news(known: &Changes, now: &Changes, case: Option<&str>) -> bool {
    match case {
        Some(case) => now.get(case).is_some_and(|at| known.get(case) != Some(at)),
        None => now.iter().any(|(id, at)| known.get(id) != Some(at)),
    }
}

impl Live {
    /// Listens; whoever comes first makes this process ask.
    fn listen(&self, app: &AppState) -> watch::Receiver<Changes> {
        let mut asking = self.asking.lock().unwrap_or_else(PoisonError::into_inner);
        let listener = self.changes.subscribe();
        if !*asking {
            *asking = true;
            tokio::spawn(self.clone().ask(app.clone()));
        }
        listener
    }

    async fn ask(self, app: AppState) {
        let mut stopping = app.stopping();
        let mut ticks = tokio::time::interval(POLL);
        loop {
            tokio::select! {
                _ = ticks.tick() => {}
                _ = stopping.wait_for(|stop| *stop) => return,
            }
            if self.is_alone() {
                return;
            }
            // What went wrong is in the log already, and the next second asks again.
            if let Ok(now) = changed(&app).await {
                self.changes.send_if_modified(|known| {
                    let news = is_news(known, &now, None);
                    *known = now;
                    news
                });
            }
        }
    }

    /// True where nobody listens any more: then it asks no longer, and whoever comes next begins anew.
    fn is_alone(&self) -> bool {
        let mut asking = self.asking.lock().unwrap_or_else(PoisonError::into_inner);
        let alone = self.changes.receiver_count() == 0;
        *asking = !alone;
        alone
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// One case; empty: any.
    case: String,
    /// When the page was made, in ms since 1970 UTC.
    since: i64,
}

/// One page that listens.
struct Listener {
    app: AppState,
    headers: HeaderMap,
    changes: watch::Receiver<Changes>,
    stopping: watch::Receiver<bool>,
    case: Option<String>,
    known: Changes,
    since: i64,
    began: bool,
}

pub async fn events(
    State(app): State<AppState>,
    Extension(live): Extension<Live>,
    _staff: OfProvider,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = std::result::Result<Event, Infallible>>>> {
    if live.changes.receiver_count() >= STREAMS {
        return Err(AppError::TooMany);
    }
    let changes = live.listen(&app);
    let known = changed(&app).await?;
    // A page that lost its stream for a moment says when it last heard anything.
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let listener = Listener {
        stopping: app.stopping(),
        headers,
        changes,
        case: Some(asked.case).filter(|case| !case.is_empty()),
        known,
        since: last.unwrap_or(asked.since),
        began: false,
        app,
    };
    Ok(Sse::new(unfold(listener, async |mut listener| {
        let event = listener.next().await?;
        Some((Ok(event), listener))
    })))
}

impl Listener {
    /// What to say next; none: the stream ends, with the session or with the service.
    async fn next(&mut self) -> Option<Event> {
        if !self.began {
            self.began = true;
            return Some(self.first());
        }
        let beat = Instant::now() + BEAT;
        loop {
            let heard = tokio::select! {
                changed = self.changes.changed() => changed.is_ok(),
                () = sleep_until(beat) => false,
                _ = self.stopping.wait_for(|stop| *stop) => return None,
            };
            if !matches!(Who::recognise(&self.app, &self.headers).await, Ok(Who::Staff(_))) {
                return None;
            }
            if !heard {
                return Some(Event::default().comment("here"));
            }
            let now = self.changes.borrow_and_update().clone();
            let news = is_news(&self.known, &now, self.case.as_deref());
            self.known = now;
            if news {
                return Some(self.changed());
            }
        }
    }

    /// Whatever changed between the page and its stream.
    fn first(&self) -> Event {
        let missed = match &self.case {
            Some(case) => self.known.get(case).is_some_and(|at| *at > self.since),
            None => self.known.values().any(|at| *at > self.since),
        };
        let long_ago = self.app.now() - self.since > BACK;
        if self.since > 0 && (missed || long_ago) { self.changed() } else { Event::default().comment("here") }
    }

    fn changed(&self) -> Event {
        Event::default().event("changed").id(self.app.now().to_string()).data("look again")
    }
}
