//! What every room stands on: the database and its transactions, settings, the page a handler answers with, forms, and
//! redirects. It knows no room.

mod assets;
mod config;
mod db;
mod form;
mod sheet;

pub use assets::Assets;
pub use config::{Config, ConfigError, SETTINGS, Setting};
pub use db::{Db, DbError, Tx};
pub use form::Form;
pub use sheet::{Sheet, html};

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// What each handler can reach. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    pub db: Db,
    pub config: Arc<Config>,
    pub assets: Arc<Assets>,
    public_version: Arc<AtomicI64>,
}

impl AppState {
    pub fn new(db: Db, config: Config, assets: Assets) -> AppState {
        AppState { db, config: Arc::new(config), assets: Arc::new(assets), public_version: Arc::new(AtomicI64::new(0)) }
    }

    /// The version of all that public pages show. Kept pages of another version are written anew.
    pub fn public_version(&self) -> i64 {
        self.public_version.load(Ordering::Acquire)
    }

    /// Says that what public pages show has changed.
    pub fn set_public_version(&self, version: i64) {
        self.public_version.store(version, Ordering::Release);
    }
}

/// The time now, in ms since 1970 UTC.
pub fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

/// Sends the visitor onwards after a deed (303). `address` is one of ours: it starts with a single `/`.
pub fn see_other(address: &str) -> Response {
    let ours = address.starts_with('/') && !address.starts_with("//") && !address.contains('\\');
    let location = HeaderValue::from_str(if ours { address } else { "/" }).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

#[cfg(test)]
mod tests;
