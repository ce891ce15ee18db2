//! Reads a form that somebody sent.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{Extensions, header};
use axum::response::IntoResponse;
use serde::de::DeserializeOwned;

use crate::error::AppError;
use crate::keys;

/// The field that every form of a signed-in person carries.
pub const FORM_TOKEN: &str = "form_token";

/// The token that a signed-in person's forms must carry; a request's extension. Visitors have none.
#[derive(Clone)]
pub struct ExpectedToken(pub String);

/// A form sent by POST. Its struct is `#[serde(default, deny_unknown_fields)]`: a missing field is an empty one, so nobody
/// meets a raw error, and a field that is not ours, or a single one sent twice, is refused before the room hears of it.
pub struct Form<F>(pub F);

impl<S: Send + Sync, F: DeserializeOwned> FromRequest<S> for Form<F> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        if !is_form(&request) {
            return Err(AppError::Unreadable);
        }
        let expected = request.extensions().get::<ExpectedToken>().cloned();
        let body = body_of(request, state).await?;
        if expected.is_some_and(|expected| !carries(&body, &expected.0)) {
            return Err(AppError::NotAllowed);
        }
        read(&body).map(Form)
    }
}

/// True for the one kind of body that our forms have.
pub fn is_form(request: &Request) -> bool {
    let form_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    form_type.is_some_and(|value| value.starts_with("application/x-www-form-urlencoded"))
}

/// The whole body, where it is not too large.
pub async fn body_of<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, AppError> {
    Bytes::from_request(request, state).await.map_err(|refused| {
        if refused.into_response().status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
            AppError::TooLarge
        } else {
            AppError::Unreadable
        }
    })
}

/// Reads the fields of a body, all but the token, which is ours and no room's.
pub fn read<F: DeserializeOwned>(body: &[u8]) -> Result<F, AppError> {
    let parsed = if form_urlencoded::parse(body).any(|(name, _)| name == FORM_TOKEN) {
        let mut without = form_urlencoded::Serializer::new(String::with_capacity(body.len()));
        without.extend_pairs(form_urlencoded::parse(body).filter(|(name, _)| name != FORM_TOKEN));
        serde_html_form::from_bytes(without.finish().as_bytes())
    } else {
        serde_html_form::from_bytes(body)
    };
    parsed.map_err(|_| AppError::Unreadable)
}

/// True where the body carries the token, once.
pub fn carries(body: &[u8], expected: &str) -> bool {
    let mut tokens = form_urlencoded::parse(body).filter(|(name, _)| name == FORM_TOKEN);
    let carried = tokens.next().is_some_and(|(_, token)| keys::same(&token, expected));
    carried && tokens.next().is_none()
}

/// The same check for a form with a file, whose fields are read one by one: `token` is the field called `FORM_TOKEN`.
pub fn check_token(extensions: &Extensions, token: &str) -> Result<(), AppError> {
    match extensions.get::<ExpectedToken>() {
        Some(expected) if keys::same(token, &expected.0) => Ok(()),
        _ => Err(AppError::NotAllowed),
    }
}
