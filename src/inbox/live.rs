//! Says to open inboxes that something has changed.

use std::convert::Infallible;
use std::pin::Pin;

use axum::Extension;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::sse::{Event, Sse};
use futures_util::Stream;
use serde::Deserialize;

use crate::error::Result;
use crate::live::{Changed, Live, MOST};
use crate::sql;
use crate::web::AppState;

use super::staff::WithInbox;

/// What changed since a moment, whoever may see it: a page that hears of it asks for what its reader may.
pub fn changed(app: AppState, since: i64) -> Pin<Box<dyn Future<Output = Result<Vec<Changed>>> + Send>> {
    Box::pin(async move {
        let mut tx = app.db.read().await?;
        Ok(sql!(
            &mut tx,
            fetch_all,
            Changed,
            r#"select id as "id!: String", changed_at as "changed_at!: i64" from inbox_changes
               where changed_at >= $1 order by changed_at desc limit $2"#,
            since,
            MOST
        )?)
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// When the page was made, in ms since 1970 UTC.
    since: i64,
}

pub async fn events(
    State(app): State<AppState>,
    Extension(live): Extension<Live>,
    _staff: WithInbox,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = std::result::Result<Event, Infallible>>>> {
    live.events(app, headers, None, asked.since).await
}
