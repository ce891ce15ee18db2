//! A form at a door: a code, a name, a proof. Whoever presses its button twice is in when the second one comes: it brings a
//! session that its page knew nothing of, and no token. They go on to their page, nothing is done, and nobody tells them
//! that they did wrong.

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;

use crate::app;
use crate::web::{AppState, FORM_TOKEN, Form, body_of, see_other};

use super::asking::Who;

/// The form of somebody who is not in yet, or of a page that knew that they are.
pub struct DoorForm<F>(pub F);

impl<F: DeserializeOwned> FromRequest<AppState> for DoorForm<F> {
    type Rejection = Response;

    async fn from_request(request: Request, app: &AppState) -> std::result::Result<Self, Response> {
        let home = match request.extensions().get::<Who>() {
            Some(Who::YoungPerson(_)) => Some(app::ME),
            Some(Who::Staff(_)) => Some(app::STAFF),
            _ => None,
        };
        let (parts, body) = request.into_parts();
        let body = body_of(Request::from_parts(parts.clone(), body), app).await.map_err(IntoResponse::into_response)?;
        if let Some(home) = home
            && form_urlencoded::parse(&body).all(|(name, _)| name != FORM_TOKEN)
        {
            return Err(see_other(home));
        }
        let request = Request::from_parts(parts, Body::from(body));
        Form::from_request(request, app).await.map(|Form(form)| DoorForm(form)).map_err(IntoResponse::into_response)
    }
}
