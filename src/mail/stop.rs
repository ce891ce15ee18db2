//! No more of one kind of letter, with one tap: a link in each such letter, and the button that mail programs show (RFC
//! 8058). Opening the link changes nothing, since mail scanners open links.
//!
//! The link's token holds the fingerprint of the address and a mark of the kind, with a proof that we wrote it. It says
//! nothing to anyone else, and needs no sign-in: whoever has the letter may stop it.

use axum::extract::{FromRequest, Path, Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

use crate::app;
use crate::error::{AppError, Result};
use crate::forms::EmailAddress;
use crate::keys::{Keys, same};
use crate::ui::{Button, PostForm};
use crate::web::{AppState, Form, Routes, Sheet, Tx, body_of, is_form, see_other};
use crate::{exec, say, sql};

use super::Kinds;
use super::outbox::address_index;

/// How long a fingerprint is, in letters.
const INDEX: usize = 43;
/// The mark of a kind: enough to tell ours apart.
const MARK: usize = 8;
/// The proof: 132 bits.
const PROOF: usize = 22;

/// The page, and what its button and a mail program's send. It knows a kind by looking among `kinds`.
pub fn routes(kinds: Kinds) -> Routes {
    let (shown, stopped) = (kinds.clone(), kinds);
    Routes::new()
        .get(app::LETTERS_STOP, move |State(app): State<AppState>, Path(token): Path<String>| show(app, shown, token))
        .post(app::LETTERS_STOP, move |State(app): State<AppState>, Path(token): Path<String>, request: Request| {
            stop(app, stopped, token, request)
        })
}

/// The address at which letters of this kind to this address can be stopped.
pub fn address(app: &AppState, address_index: &str, kind: &str) -> String {
    let token = token(&app.keys, address_index, kind);
    format!("{}{}", app.config.base_url, app::LETTERS_STOP.replace("{token}", &token))
}

/// Lets letters of a kind come again, to somebody who asks for them after stopping them.
pub async fn allow_again(tx: &mut Tx, keys: &Keys, to: &EmailAddress, kind: &str) -> sqlx::Result<()> {
    let index = address_index(keys, to);
    exec!(tx, "delete from stopped_letters where address_index = $1 and kind = $2", index, kind)?;
    Ok(())
}

/// True where whoever reads this mailbox wants no more letters of this kind.
pub async fn stopped(tx: &mut Tx, keys: &Keys, to: &EmailAddress, kind: &str) -> sqlx::Result<bool> {
    is_stopped(tx, &address_index(keys, to), kind).await
}

/// True where this address wants no more letters of this kind.
pub async fn is_stopped(tx: &mut Tx, address_index: &str, kind: &str) -> sqlx::Result<bool> {
    let row = sql!(
        tx,
        fetch_optional,
        Stopped,
        "select kind from stopped_letters where address_index = $1 and kind = $2",
        address_index,
        kind
    )?;
    Ok(row.is_some_and(|row| row.kind == kind))
}

struct Stopped {
    kind: String,
}

fn token(keys: &Keys, address_index: &str, kind: &str) -> String {
    let mark = mark(keys, kind);
    let proof = proof(keys, address_index, &mark);
    format!("{address_index}{mark}{proof}")
}

fn mark(keys: &Keys, kind: &str) -> String {
    keys.code("mail.stop_kind", kind).chars().take(MARK).collect()
}

fn proof(keys: &Keys, address_index: &str, mark: &str) -> String {
    keys.code("mail.stop", &format!("{address_index}{mark}")).chars().take(PROOF).collect()
}

/// Which address and kind a token is about, if it is one of ours.
fn read(keys: &Keys, kinds: &Kinds, token: &str) -> Result<(String, &'static str)> {
    if !token.is_ascii() || token.len() != INDEX + MARK + PROOF {
        return Err(AppError::NotFound);
    }
    let (address_index, rest) = token.split_at(INDEX);
    let (marked, proven) = rest.split_at(MARK);
    if !same(proven, &proof(keys, address_index, marked)) {
        return Err(AppError::NotFound);
    }
    let kind = kinds.iter().find(|kind| kind.can_be_stopped && mark(keys, kind.name) == marked);
    kind.map(|kind| (address_index.to_owned(), kind.name)).ok_or(AppError::NotFound)
}

async fn show(app: AppState, kinds: Kinds, token: String) -> Result<Sheet> {
    let (address_index, kind) = read(&app.keys, &kinds, &token)?;
    let mut tx = app.db.read().await?;
    let stopped = is_stopped(&mut tx, &address_index, kind).await?;
    Ok(page(stopped))
}

/// What our own button sends is an empty form; a mail program's says what it wants, and waits for no other page.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct StopForm {
    #[serde(rename = "List-Unsubscribe")]
    one_click: String,
}

async fn stop(app: AppState, kinds: Kinds, token: String, request: Request) -> Result<Response> {
    let (address_index, kind) = read(&app.keys, &kinds, &token)?;
    let one_click = is_one_click(&app, request).await?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    exec!(
        &mut tx,
        "insert into stopped_letters (address_index, kind, stopped_at) values ($1, $2, $3)
         on conflict (address_index, kind) do nothing",
        address_index,
        kind,
        now
    )?;
    tx.commit().await?;
    if one_click {
        return Ok(page(true).into_response());
    }
    Ok(see_other(&app::LETTERS_STOP.replace("{token}", &token)))
}

/// True for a mail program's post, which may come as a form of either sort.
async fn is_one_click(app: &AppState, request: Request) -> Result<bool> {
    if is_form(&request) {
        let Form(form) = Form::<StopForm>::from_request(request, app).await?;
        return match form.one_click.as_str() {
            "" => Ok(false),
            "One-Click" => Ok(true),
            _ => Err(AppError::Unreadable),
        };
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        return Err(AppError::Unreadable);
    }
    let body = body_of(request, app).await?;
    let wanted = b"One-Click";
    if body.windows(wanted.len()).any(|part| part == wanted) { Ok(true) } else { Err(AppError::Unreadable) }
}

fn page(stopped: bool) -> Sheet {
    let sheet = Sheet::new(say!("mail-stop-title"), || view! { <Stop stopped=stopped/> });
    Sheet { listed: false, ..sheet }
}

#[component]
fn Stop(stopped: bool) -> impl IntoView {
    if stopped {
        return view! {
            <h1>{say!("mail-stopped-heading")}</h1>
            <p class="lead">{say!("mail-stopped-text")}</p>
        }
        .into_any();
    }
    view! {
        <h1>{say!("mail-stop-heading")}</h1>
        <p class="lead">{say!("mail-stop-text")}</p>
        <PostForm><Button>{say!("mail-stop-button")}</Button></PostForm>
    }
    .into_any()
}
