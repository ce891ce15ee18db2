//! The pages for when something went wrong, in the same calm voice: what happened, what became of what was typed, what
//! to do now, and whom to call.

use std::any::Any;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::app;
use crate::error::{AppError, Reference};
use crate::say;
use crate::web::Sheet;

/// The page for a failure, if this answer is one; files and health checks have no pages.
pub fn sheet_for(response: &mut Response, path: &str) -> Option<Sheet> {
    let status = response.status();
    if status.is_success() || status.is_redirection() || status.is_informational() {
        return None;
    }
    let failure = response.extensions_mut().remove::<AppError>();
    let status = failure.as_ref().map_or(status, AppError::status);
    let seconds = match status {
        StatusCode::SERVICE_UNAVAILABLE => Some("30"),
        StatusCode::TOO_MANY_REQUESTS => Some("300"),
        _ => None,
    };
    if let Some(seconds) = seconds {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
    }
    Some(page(status, failure, path).with_status(status))
}

fn page(status: StatusCode, failure: Option<AppError>, path: &str) -> Sheet {
    let search = path.starts_with(app::OPPORTUNITIES);
    match status {
        StatusCode::NOT_FOUND if search => {
            told(say!("server-not-found-title"), say!("server-not-found-opportunity"), None, true)
        }
        StatusCode::NOT_FOUND => told(say!("server-not-found-title"), say!("server-not-found"), None, true),
        StatusCode::METHOD_NOT_ALLOWED => told(say!("server-wrong-way-title"), say!("server-wrong-way"), None, true),
        StatusCode::FORBIDDEN => told(say!("server-other-site-title"), say!("server-other-site"), None, false),
        StatusCode::PAYLOAD_TOO_LARGE => told(say!("server-too-large-title"), say!("server-too-large"), None, false),
        StatusCode::TOO_MANY_REQUESTS => told(say!("server-too-many-title"), say!("server-too-many"), None, false),
        StatusCode::SERVICE_UNAVAILABLE => {
            told(say!("server-away-title"), say!("server-away"), reference(failure), false)
        }
        status if status.is_client_error() => {
            told(say!("server-unreadable-title"), say!("server-unreadable"), None, false)
        }
        _ => told(say!("server-unexpected-title"), say!("server-unexpected"), reference(failure), false),
    }
}

fn reference(failure: Option<AppError>) -> Option<Reference> {
    match failure {
        Some(AppError::Away(reference) | AppError::Unexpected(reference)) => Some(reference),
        _ => None,
    }
}

fn told(title: &'static str, text: &'static str, reference: Option<Reference>, offer_search: bool) -> Sheet {
    Sheet::new(title, || {
        view! {
            <h1>{title}</h1>
            <p class="lead">{text}</p>
            {reference.map(|reference| view! {
                <p>{say!("server-reference")} " " <strong><bdi>{reference.to_string()}</bdi></strong></p>
            })}
            {offer_search.then(|| view! { <p><a href=app::OPPORTUNITIES>{say!("server-to-search")}</a></p> })}
            <p><a href=app::HOME>{say!("server-to-home")}</a></p>
            <p><a href=app::HELP>{say!("server-to-help")}</a></p>
        }
    })
}

/// A handler that panicked becomes a failure with a reference, like any other.
pub fn after_a_panic(cause: Box<dyn Any + Send + 'static>) -> Response {
    let reference = Reference::new();
    let cause = cause.downcast_ref::<String>().map(String::as_str).or(cause.downcast_ref::<&str>().copied());
    tracing::error!(%reference, cause = cause.unwrap_or("no words"), "a page fell over");
    AppError::Unexpected(reference).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_fell_over_has_a_reference_and_never_its_cause() {
        let mut response = after_a_panic(Box::new("index out of bounds in the address of Ada"));
        let sheet = sheet_for(&mut response, "/").expect("a failure has a page");
        assert_eq!(sheet.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(sheet.body.contains("Something went wrong on our side") && sheet.body.contains("tell us this number"));
        assert!(!sheet.body.contains("Ada") && !sheet.public && !sheet.listed);
    }

    #[test]
    fn too_many_tries_are_told_calmly_and_when_to_come_back() {
        let mut response = AppError::TooMany.into_response();
        let sheet = sheet_for(&mut response, "/sign-in").expect("a failure has a page");
        assert_eq!(
            (sheet.status, &response.headers()["retry-after"]),
            (StatusCode::TOO_MANY_REQUESTS, &"300".parse().expect("a value"))
        );
        for part in ["Please wait five minutes", "It may not be you", app::HELP] {
            assert!(sheet.body.contains(part), "{}", sheet.body);
        }
    }
}
