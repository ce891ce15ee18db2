//! Leave now: away from this site at once, for anyone who is looked over the shoulder.
//!
//! Addresses: `/leave` clears what this browser holds of us and goes on to `/leave/away`, an empty page, and that to
//! `/leave/gone`, which goes on to a neutral site; `/leave/back` is the button of somebody who comes back. Tables: none.
//! Personal data: none.
//!
//! 2026-11-23: "Back" after leaving must show nothing of ours (S-43), on phones without script too. So leaving sets a
//! cookie for ten minutes, and while it is there every address answers with a page that says nothing, and a button. It is
//! set in a second step because browsers forget cookies that arrive together with `Clear-Site-Data`. The cookie can be
//! read by our script, which must know it when a browser shows a page from its memory without asking us; it says only "1".
//!
//! 2026-11-23: A browser puts the page one leaves into that memory only once the next page has come, so after `/leave` has
//! cleared it. Hence the empty page between, which also takes our words off the screen where no script runs, and the
//! second clearing after it.

use std::pin::Pin;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use leptos::prelude::*;

use crate::accounts::{self, Who};
use crate::app;
use crate::error::Result;
use crate::say;
use crate::web::{AppState, Routes, Sheet, see_other, set_cookie};
use crate::words;

/// Says that somebody pressed "Leave now" on this browser in the last ten minutes.
pub const LEFT_COOKIE: &str = "__Host-left";
const AWAY: &str = "/leave/away";
const GONE: &str = "/leave/gone";
const BACK: &str = "/leave/back";
const SET: &str = "__Host-left=1; Path=/; Max-Age=600; Secure; SameSite=Lax";
const FORGET: &str = "__Host-left=; Path=/; Max-Age=0; Secure; SameSite=Lax";

/// What else this browser holds of us, in another room: ended when somebody leaves.
pub type End = for<'a> fn(&'a AppState, &'a HeaderMap) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

pub fn routes(end: End) -> Routes {
    Routes::new().get(app::LEAVE, leave).get(AWAY, away).get(GONE, gone).post(BACK, back).layer(Extension(end))
}

/// True for what must answer even after leaving: the way out, the way back, and files.
pub fn is_ours(path: &str) -> bool {
    [app::LEAVE, AWAY, GONE, BACK].contains(&path)
}

/// Ends what this browser holds of us, a session too. A link may do it (S-41): it only ever ends one's own visit. Whatever
/// goes wrong on the way, they leave.
async fn leave(State(app): State<AppState>, Extension(end): Extension<End>, who: Who, headers: HeaderMap) -> Response {
    for ended in [accounts::end_session(&app, &who, &headers).await.map(drop), end(&app, &headers).await] {
        if let Err(failure) = ended {
            tracing::error!(?failure, "somebody left, and what they had open could not be ended");
        }
    }
    on_to(AWAY, "\"cache\", \"cookies\", \"storage\"")
}

/// Takes every word off the screen, and notes that somebody left.
async fn away() -> Response {
    let page = format!(
        "<!DOCTYPE html><html lang=\"{}\"><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0; url={GONE}\">\
         <title>{}</title></html>",
        words::spoken().code,
        say!("ui-leave-loading")
    );
    let mut response = ([(header::SET_COOKIE, SET)], Html(page)).into_response();
    // Once more by name, for browsers that know no `Clear-Site-Data`.
    for cookie in [app::ANSWERS_COOKIE, app::ASK_COOKIE, app::OPENING_COOKIE, app::DIGITS_COOKIE] {
        set_cookie(&mut response, cookie, "", Some(0));
    }
    response
}

/// Goes to the neutral site of the settings, and clears the memory that has the last page by now.
async fn gone(State(app): State<AppState>) -> Response {
    on_to(&app.config.leave_to, "\"cache\"")
}

fn on_to(address: &str, clear: &'static str) -> Response {
    let to = HeaderValue::from_str(address).unwrap_or(HeaderValue::from_static("/"));
    let clear = HeaderValue::from_static(clear);
    (StatusCode::SEE_OTHER, [(HeaderName::from_static("clear-site-data"), clear), (header::LOCATION, to)])
        .into_response()
}

/// They came back by themselves.
async fn back() -> Response {
    let mut response = see_other(app::HOME);
    response.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_static(FORGET));
    response
}

/// What every address shows for ten minutes after leaving.
pub fn left_page() -> Sheet {
    let sheet = Sheet::new(say!("leave-left-title"), || {
        view! {
            <h1>{say!("leave-left-title")}</h1>
            <form method="post" action=BACK>
                <button class="button" type="submit">{say!("leave-left-go-on")}</button>
            </form>
        }
    });
    Sheet { listed: false, nameless: true, ..sheet }
}

#[cfg(test)]
mod tests;
