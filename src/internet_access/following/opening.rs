//! What a browser has opened with reference and digits: sealed in a cookie of its own, for as long as a session on a shared phone.

use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::accounts::Lasts;
use crate::app::DIGITS_COOKIE;
use crate::keys::Keys;
use crate::web::{SealedCookie, cookie};

const COOKIE: SealedCookie = SealedCookie::new(DIGITS_COOKIE, "internet_access.opening");

/// One request, opened in this browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The id of the request.
    pub request: String,
    opened_at: i64,
    seen_at: i64,
}

impl Opening {
    pub fn new(request: &str, now: i64) -> Opening {
        Opening { request: request.to_owned(), opened_at: now, seen_at: now }
    }

    /// What this browser has open.
    pub fn of(headers: &HeaderMap, keys: &Keys, now: i64) -> Option<Opening> {
        let opening: Opening = COOKIE.open(keys, cookie(headers, DIGITS_COOKIE)?)?;
        let Lasts { idle, at_most } = Lasts::SHARED_PHONE;
        let holds = (0..idle).contains(&(now - opening.seen_at)) && (0..at_most).contains(&(now - opening.opened_at));
        holds.then_some(opening)
    }

    /// Hands it to the browser; it was used just now.
    pub fn hold(self, keys: &Keys, now: i64, response: &mut Response) {
        COOKIE.hold(response, &COOKIE.seal(keys, &Opening { seen_at: now, ..self }));
    }
}

/// Has the browser forget it.
pub fn forget(response: &mut Response) {
    COOKIE.forget(response);
}
