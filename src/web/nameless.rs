//! Reads a form of somebody whom nobody knows.

use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;

use crate::error::{AppError, Result};

use super::form::{body_of, is_form, read};

/// What the guard of those routes says of a post before it takes away all that tells where it came from; a request's extension.
#[derive(Clone)]
pub struct Knocked(pub Result<()>);

/// A form sent by POST without a session: it carries no token, since there is nobody whose token it could be. Where it was sent from is
/// checked by `Sec-Fetch-Site` and `Origin` alone, as of every post (S-39, N-5). Otherwise it is read as `Form` is, strange fields refused.
///
/// It is for the routes that know nobody (`server::nameless`), and for no other: without their guard nothing is read.
pub struct Nameless<F>(pub F);

impl<S: Send + Sync, F: DeserializeOwned> FromRequest<S> for Nameless<F> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        match request.extensions().get::<Knocked>() {
            Some(Knocked(outcome)) => outcome.clone()?,
            None => return Err(AppError::NotAllowed),
        }
        if !is_form(&request) {
            return Err(AppError::Unreadable);
        }
        read(&body_of(request, state).await?).map(Nameless)
    }
}
