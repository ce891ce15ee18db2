//! What every room stands on: the database and its transactions, settings, the page a handler answers with, forms, and
//! redirects. It knows no room.

mod anonymous_db;
mod assets;
mod clock;
mod codes;
mod config;
mod db;
mod form;
mod limits;
mod nameless;
mod patience;
mod retention;
mod routes;
mod sealed_cookie;
mod sheet;
mod table_file;
mod upload;
mod visit;

pub use anonymous_db::AnonymousDb;
pub use assets::Assets;
pub use config::{Config, ConfigError, SETTINGS, Setting, is_this_machine};
pub use db::{Db, DbError, Tx};
pub use form::{ExpectedToken, FORM_TOKEN, Form, body_of, carries, check_token, is_form};
pub use limits::{Knock, Limits};
pub use nameless::{Knocked, Nameless};
pub use patience::to_its_end;
pub use retention::{Forgotten, Keeping, Rule, keep_to};
pub use routes::Routes;
pub use sealed_cookie::SealedCookie;
pub use sheet::{Sheet, html};
pub use table_file::{Cell, Table, TableFile};
pub use upload::{AROUND_THE_FILE, Upload, read_upload};
pub use visit::{Visit, form_token, held_form, visiting};

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use tokio::sync::watch;

use crate::forms::pace::WordsSeen;
use crate::keys::Keys;
use clock::Clock;

/// What each handler can reach. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    pub db: Db,
    /// What people say without saying who they are.
    pub anonymous: AnonymousDb,
    pub config: Arc<Config>,
    pub assets: Arc<Assets>,
    pub keys: Keys,
    /// How often one network may knock.
    pub limits: Limits,
    /// Which words came within the last hour.
    pub words_seen: WordsSeen,
    clock: Clock,
    public_version: Arc<AtomicI64>,
    public_parts: Arc<Mutex<BTreeMap<&'static str, i64>>>,
    stop: Arc<watch::Sender<bool>>,
}

impl AppState {
    pub fn new(db: Db, anonymous: AnonymousDb, config: Config, assets: Assets, keys: Keys) -> AppState {
        let clock = Clock::default();
        AppState {
            db,
            anonymous,
            config: Arc::new(config),
            assets: Arc::new(assets),
            keys,
            limits: Limits::new(clock.clone()),
            words_seen: WordsSeen::default(),
            clock,
            public_version: Arc::new(AtomicI64::new(0)),
            public_parts: Arc::default(),
            stop: Arc::new(watch::Sender::new(false)),
        }
    }

    /// The time now, in ms since 1970 UTC; in tests, the time that was set.
    pub fn now(&self) -> i64 {
        self.clock.now()
    }

    /// The same app as it would have been at another time: for a demonstration in which things happened before today. Its
    /// own clock goes on.
    pub fn as_of(&self, then: i64) -> AppState {
        AppState { clock: Clock::standing_at(then), ..self.clone() }
    }

    /// Sets the clock of this app: for tests of what time does.
    #[cfg(test)]
    pub fn set_now(&self, now: i64) {
        self.clock.set(now);
    }

    /// Becomes true when the service is about to stop: what lasts ends with it.
    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
    }

    /// Says that the service is about to stop.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// The version of all that public pages show. Kept pages of another version are written anew.
    pub fn public_version(&self) -> i64 {
        self.public_version.load(Ordering::Acquire)
    }

    /// Says at which version one part of what public pages show is now. Versions only rise, so their sum is one of all.
    pub fn set_public_version(&self, part: &'static str, version: i64) {
        let mut parts = self.public_parts.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        parts.insert(part, version);
        self.public_version.store(parts.values().sum(), Ordering::Release);
    }
}

/// The time now, in ms since 1970 UTC.
pub fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

/// The value of one of our cookies.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split("; "))
        .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
}

/// Sets a cookie that only we can read, and only over TLS. `seconds` is how long the browser keeps it; none: until it is
/// closed; 0: it goes now.
pub fn set_cookie(response: &mut Response, name: &str, value: &str, seconds: Option<i64>) {
    let lasts = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let cookie = format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax{lasts}");
    let cookie = HeaderValue::try_from(cookie).expect("our cookies hold plain letters");
    response.headers_mut().append(header::SET_COOKIE, cookie);
}

/// True for an address that may be gone to after signing in: one of ours.
pub fn is_our_address(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.contains(['\\', '\n', '\r'])
}

/// Sends the visitor onwards after a deed (303). `address` is one of ours: it starts with a single `/`.
pub fn see_other(address: &str) -> Response {
    let location = HeaderValue::from_str(if is_our_address(address) { address } else { "/" })
        .unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

#[cfg(test)]
mod tests;
