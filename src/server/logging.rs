//! The log: JSON lines on standard output, with ids, routes and times, and never a name, an address, a search or a word
//! that somebody typed (O-05).

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use tracing_subscriber::EnvFilter;

use super::nameless::is_nameless;

/// Starts the log. `level` is one of error, warn, info, debug.
pub fn start(level: &str) {
    // sqlx logs slow statements with their text, and never their values; our own lines carry only what we put in them.
    let filter = EnvFilter::new(format!("{level},sqlx=warn,ureq=warn,rustls=warn,html5ever=error"));
    let lines =
        tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter).with_writer(std::io::stdout);
    // A second start, as in tests, keeps the first log.
    let _ = lines.try_init();
}

/// One line a request: the route as we wrote it, not the address as it was asked for. Successful reading is `debug`,
/// since thousands of them say nothing; deeds and failures are `info`. Of the routes that know nobody there is none (N-4).
pub async fn log_request(request: Request, next: Next) -> Response {
    if is_nameless(request.uri().path()) {
        return next.run(request).await;
    }
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let began = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    let ms = began.elapsed().as_millis() as u64;
    if status >= 400 || !method.is_safe() || ms >= 500 {
        tracing::info!(id = format_args!("{:08x}", fastrand::u32(..)), %method, route, status, ms, "answered");
    } else {
        tracing::debug!(%method, route, status, ms, "answered");
    }
    response
}
