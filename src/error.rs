//! What can go wrong on the way to a page. Both halves know it; the cause itself never leaves the server.

use std::fmt;

/// A short name for one failure, shown on the page and written beside the cause in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference(pub u32);

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04X}-{:04X}", self.0 >> 16, self.0 & 0xffff)
    }
}

/// Every way in which a request ends without its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppError {
    NotFound,
    /// The post came from another site, or without what our own forms carry.
    NotAllowed,
    /// The form held fields that are not ours, or none that we could read.
    Unreadable,
    TooLarge,
    /// Too many tries from one network in an hour.
    TooMany,
    /// Something that we need is away for a moment: the database, the disk.
    Away(Reference),
    Unexpected(Reference),
}

pub type Result<T> = std::result::Result<T, AppError>;

#[cfg(feature = "ssr")]
mod server_side {
    use super::{AppError, Reference};
    use axum::http::StatusCode;
    use axum::response::{IntoResponse, Response};

    impl Reference {
        /// A new one, unlikely to be met again this year.
        pub fn new() -> Reference {
            Reference(fastrand::u32(..))
        }
    }

    impl Default for Reference {
        fn default() -> Self {
            Reference::new()
        }
    }

    impl AppError {
        pub fn status(&self) -> StatusCode {
            match self {
                AppError::NotFound => StatusCode::NOT_FOUND,
                AppError::NotAllowed => StatusCode::FORBIDDEN,
                AppError::Unreadable => StatusCode::UNPROCESSABLE_ENTITY,
                AppError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
                AppError::TooMany => StatusCode::TOO_MANY_REQUESTS,
                AppError::Away(_) => StatusCode::SERVICE_UNAVAILABLE,
                AppError::Unexpected(_) => StatusCode::INTERNAL_SERVER_ERROR,
            }
        }
    }

    /// Logs the cause once, with the reference that the page shows.
    impl From<sqlx::Error> for AppError {
        fn from(cause: sqlx::Error) -> Self {
            let reference = Reference::new();
            match cause {
                sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => {
                    tracing::error!(%reference, %cause, "the database is away");
                    AppError::Away(reference)
                }
                // PostgreSQL gave up waiting for somebody else's change, or two waited for each other: trying again helps.
                sqlx::Error::Database(cause)
                    if matches!(cause.code().as_deref(), Some("55P03" | "40P01" | "40001")) =>
                {
                    tracing::warn!(%reference, %cause, "somebody else changed the same thing");
                    AppError::Away(reference)
                }
                _ => {
                    tracing::error!(%reference, %cause, "the database refused");
                    AppError::Unexpected(reference)
                }
            }
        }
    }

    /// Something sealed did not open: logged once, with the reference that the page shows.
    impl From<crate::keys::Refused> for AppError {
        fn from(cause: crate::keys::Refused) -> Self {
            let reference = Reference::new();
            tracing::error!(%reference, %cause, "something sealed did not open");
            AppError::Unexpected(reference)
        }
    }

    /// Leaves the page itself to `server::error_pages`, which knows the visitor's language.
    impl IntoResponse for AppError {
        fn into_response(self) -> Response {
            let mut response = self.status().into_response();
            response.extensions_mut().insert(self);
            response
        }
    }
}
