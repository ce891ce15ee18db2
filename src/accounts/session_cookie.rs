//! What a browser sends and gets of a session.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;

use crate::app::{ANSWERS_COOKIE, ASK_COOKIE, DIGITS_COOKIE, OPENING_COOKIE};
use crate::web::{see_other, set_cookie};

use super::asking::SESSION_COOKIE;
use super::sessions::{Begun, device_of};

/// The browser in words, as its owner's list of sessions shows it.
pub fn device(headers: &HeaderMap) -> String {
    device_of(headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default())
}

/// Hands a new session to the browser and sends it on.
pub fn held_session(begun: &Begun, onwards: &str) -> Response {
    let mut response = see_other(onwards);
    set_cookie(&mut response, SESSION_COOKIE, &begun.token, begun.cookie_seconds);
    response
}

/// Sends a browser on whose session has ended, and has it forget all it holds of us (S-3F).
pub fn forgotten_session(onwards: &str) -> Response {
    let mut response = see_other(onwards);
    set_cookie(&mut response, SESSION_COOKIE, "", Some(0));
    for cookie in [ANSWERS_COOKIE, ASK_COOKIE, OPENING_COOKIE, DIGITS_COOKIE] {
        set_cookie(&mut response, cookie, "", Some(0));
    }
    let all = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), all);
    response
}
