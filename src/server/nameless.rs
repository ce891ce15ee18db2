//! The routes that know nobody (N-4 to N-6): what somebody says there without a name comes without anything that could tell who they
//! are, and nobody who watches learns from the answer's size what it was.

use std::net::SocketAddr;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app;
use crate::error::{AppError, Reference};
use crate::leave;
use crate::web::{AppState, Knocked, cookie};
use crate::words;

use super::gzip;

/// What a handler there may see of a request: nothing of the browser, and nothing of whoever holds it.
const SEEN: [HeaderName; 5] =
    [header::HOST, header::ORIGIN, header::CONTENT_TYPE, header::CONTENT_LENGTH, header::TRANSFER_ENCODING];
/// Says whether a post comes from a page of ours.
const FROM_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The sizes that answers have, in bytes; beyond the largest, so many more each time.
const SIZES: [usize; 4] = [1_024, 4_096, 10_000, 64_000];

/// True for an address where nobody is known: the doors of feedback without a name, and all questions.
pub fn is_nameless(path: &str) -> bool {
    let asks = |rest: &str| rest.is_empty() || rest.starts_with('/');
    app::NAMELESS.contains(&path) || path.strip_prefix(app::QUESTIONS).is_some_and(asks)
}

/// Takes from a request all that tells who sent it, and lets nothing out by which they could be known again.
pub async fn guard(State(app): State<AppState>, request: Request, next: Next) -> Response {
    if !is_nameless(request.uri().path()) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    // The one thing that is asked of the network: how often it knocked within the hour.
    let knocked = match parts.method {
        Method::POST => app.limits.knock(&app, &parts).await,
        _ => Ok(()),
    };
    parts.headers = what_may_be_seen(&parts.headers);
    parts.extensions.remove::<ConnectInfo<SocketAddr>>();
    parts.extensions.insert(Knocked(knocked));
    let response = next.run(Request::from_parts(parts, body)).await;
    padded(response).await.unwrap_or_else(|_| {
        let reference = Reference::new();
        tracing::error!(%reference, "an answer could not be padded");
        AppError::Unexpected(reference).into_response()
    })
}

/// The headers that are left, and of the cookies the two that say nothing of anybody: the language, and "leave now".
fn what_may_be_seen(sent: &HeaderMap) -> HeaderMap {
    let mut seen = HeaderMap::new();
    for name in SEEN.into_iter().chain([FROM_SITE]) {
        for value in sent.get_all(&name) {
            seen.append(&name, value.clone());
        }
    }
    let accepts = sent.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if accepts.contains("gzip") {
        seen.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
    }
    let language = cookie(sent, app::LANGUAGE_COOKIE).and_then(words::language);
    let language = language.map(|language| format!("{}={}", app::LANGUAGE_COOKIE, language.code));
    let left = cookie(sent, leave::LEFT_COOKIE).map(|_| format!("{}=1", leave::LEFT_COOKIE));
    let cookies: Vec<_> = language.into_iter().chain(left).collect();
    if let Ok(cookies) = HeaderValue::try_from(cookies.join("; "))
        && !cookies.is_empty()
    {
        seen.insert(header::COOKIE, cookies);
    }
    seen
}

/// The same answer in one of a few sizes, kept nowhere, with no cookie.
async fn padded(response: Response) -> Result<Response, axum::Error> {
    let (mut parts, body) = response.into_parts();
    for name in [header::SET_COOKIE, header::ETAG, header::CONTENT_LENGTH] {
        parts.headers.remove(name);
    }
    parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let body = to_bytes(body, usize::MAX).await?;
    let body = match parts.headers.get(header::CONTENT_ENCODING).map(HeaderValue::as_bytes) {
        Some(b"gzip") => gzip::padded(&body, size_for(body.len() + gzip::LEAST_PADDING)),
        _ => spaced(&body),
    };
    Ok(Response::from_parts(parts, Body::from(body)))
}

/// White space after the end of a page says nothing to a browser.
fn spaced(body: &Bytes) -> Bytes {
    let mut body = body.to_vec();
    if !body.is_empty() {
        body.resize(size_for(body.len()), b' ');
    }
    Bytes::from(body)
}

fn size_for(length: usize) -> usize {
    let largest = SIZES[SIZES.len() - 1];
    SIZES.into_iter().find(|size| length <= *size).unwrap_or_else(|| length.next_multiple_of(largest))
}

#[cfg(test)]
mod tests;
