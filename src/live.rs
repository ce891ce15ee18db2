//! Says to open pages of staff that something has changed, so that they ask for it (server-sent events): `public/live.js` is the
//! other end. Of each room one for each process asks the database once a second, and only while somebody listens.

use std::collections::HashMap;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::HeaderMap;
use axum::response::sse::{Event, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

use crate::accounts::Who;
use crate::error::{AppError, Result};
use crate::web::AppState;

/// How often the database is asked.
const POLL: Duration = if cfg!(test) { Duration::from_millis(20) } else { Duration::from_secs(1) };
/// How often a stream says that it is there, and looks whether its session still holds.
const BEAT: Duration = if cfg!(test) { Duration::from_millis(50) } else { Duration::from_secs(10) };
/// How far back one looks for what changed: a slow deed is written down later than it began, in ms.
const BACK: i64 = 60_000;
/// Of how many things it is told which they are; where more have changed, everybody looks again.
pub const MOST: i64 = 1_000;
/// How many pages one process keeps up to date.
const STREAMS: usize = 1_000;

/// The ids of what changed lately, and when each did.
type Changes = Arc<HashMap<String, i64>>;

/// One thing that changed.
pub struct Changed {
    pub id: String,
    pub changed_at: i64,
}

/// How a room asks what has changed since a moment: the newest first, and `MOST` of them.
pub type Ask = fn(AppState, i64) -> Pin<Box<dyn Future<Output = Result<Vec<Changed>>> + Send>>;

/// What this process knows of a room's changes, and whether it is asking.
#[derive(Clone)]
pub struct Live {
    room: Ask,
    changes: watch::Sender<Changes>,
    asking: Arc<Mutex<bool>>,
}

/// True where something changed that was not known: one thing, or any.
fn is_news(known: &Changes, now: &Changes, one: Option<&str>) -> bool {
    match one {
        Some(one) => now.get(one).is_some_and(|at| known.get(one) != Some(at)),
        None => now.iter().any(|(id, at)| known.get(id) != Some(at)),
    }
}

impl Live {
    pub fn new(room: Ask) -> Live {
        Live { room, changes: watch::Sender::new(Changes::default()), asking: Arc::default() }
    }

    /// Tells a page of staff, for as long as its session holds, that something has changed: the one thing that it is about, or any.
    pub async fn events(
        &self,
        app: AppState,
        headers: HeaderMap,
        one: Option<String>,
        since: i64,
    ) -> Result<Sse<impl Stream<Item = std::result::Result<Event, Infallible>> + use<>>> {
        if self.changes.receiver_count() >= STREAMS {
            return Err(AppError::TooMany);
        }
        let changes = self.listen(&app);
        let known = self.changed(&app).await?;
        // A page that lost its stream for a moment says when it last heard anything.
        let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
        let since = last.unwrap_or(since);
        let stopping = app.stopping();
        let listener = Listener { app, headers, changes, stopping, one, known, since, began: false };
        Ok(Sse::new(unfold(listener, async |mut listener| {
            let event = listener.next().await?;
            Some((Ok(event), listener))
        })))
    }

    async fn changed(&self, app: &AppState) -> Result<Changes> {
        let changed = (self.room)(app.clone(), app.now() - BACK).await?;
        Ok(Arc::new(changed.into_iter().map(|one| (one.id, one.changed_at)).collect()))
    }

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
            if let Ok(now) = self.changed(&app).await {
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

/// One page that listens.
struct Listener {
    app: AppState,
    headers: HeaderMap,
    changes: watch::Receiver<Changes>,
    stopping: watch::Receiver<bool>,
    one: Option<String>,
    known: Changes,
    since: i64,
    began: bool,
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
            let news = is_news(&self.known, &now, self.one.as_deref());
            self.known = now;
            if news {
                return Some(self.changed());
            }
        }
    }

    /// Whatever changed between the page and its stream.
    fn first(&self) -> Event {
        let missed = match &self.one {
            Some(one) => self.known.get(one).is_some_and(|at| *at > self.since),
            None => self.known.values().any(|at| *at > self.since),
        };
        let long_ago = self.app.now() - self.since > BACK;
        if self.since > 0 && (missed || long_ago) { self.changed() } else { Event::default().comment("here") }
    }

    fn changed(&self) -> Event {
        Event::default().event("changed").id(self.app.now().to_string()).data("look again")
    }
}
