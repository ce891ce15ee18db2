//! Reads a form that somebody sent.

use axum::extract::{FromRequest, Request};
use axum::http::header;
use axum::response::IntoResponse;
use serde::de::DeserializeOwned;

use crate::error::AppError;

/// A form sent by POST. Its struct is `#[serde(default, deny_unknown_fields)]`: a missing field is an empty one, so nobody
/// meets a raw error, and a field that is not ours, or a single one sent twice, is refused before the room hears of it.
pub struct Form<F>(pub F);

impl<S: Send + Sync, F: DeserializeOwned> FromRequest<S> for Form<F> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let form_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !form_type.is_some_and(|value| value.starts_with("application/x-www-form-urlencoded")) {
            return Err(AppError::Unreadable);
        }
        let body = axum::body::Bytes::from_request(request, state).await.map_err(|refused| {
            if refused.into_response().status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
                AppError::TooLarge
            } else {
                AppError::Unreadable
            }
        })?;
        serde_html_form::from_bytes(&body).map(Form).map_err(|_| AppError::Unreadable)
    }
}
