//! Says to open pages that a case has changed, or any.

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

use super::staff::OfProvider;

/// The cases that changed since a moment.
pub fn changed(app: AppState, since: i64) -> Pin<Box<dyn Future<Output = Result<Vec<Changed>>> + Send>> {
    Box::pin(async move {
        let mut tx = app.db.read().await?;
        Ok(sql!(
            &mut tx,
            fetch_all,
            Changed,
            "select id, changed_at from advocacy_cases where changed_at >= $1 order by changed_at desc limit $2",
            since,
            MOST
        )?)
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// One case; empty: any.
    case: String,
    /// When the page was made, in ms since 1970 UTC.
    since: i64,
}

pub async fn events(
    State(app): State<AppState>,
    Extension(live): Extension<Live>,
    _staff: OfProvider,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = std::result::Result<Event, Infallible>>>> {
    let case = Some(asked.case).filter(|case| !case.is_empty());
    live.events(app, headers, case, asked.since).await
}
