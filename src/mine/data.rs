//! My data: see it, put it right, take it, delete it, complain about its use; each a tap away (D-10 to D-13).

use axum::Extension;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::accounts::{Nothing, YoungPerson, forgotten_session, holds};
use crate::app;
use crate::error::Result;
use crate::say;
use crate::ui::{BackLink, Button, Card, LinkButton, Notice, NoticeTone, PostForm};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::actions::Holdings;
use super::pages::{back_to_data, sheet};
use super::{copy, erase};

pub fn routes() -> Routes {
    Routes::new()
        .get(app::MY_DATA, async |_: YoungPerson| page())
        .get(app::MY_COPY, read_copy)
        .get(app::MY_COPY_JSON, take_copy)
        .get(app::DELETE_ME, ask)
        .post(app::DELETE_ME, delete)
        .get(app::DELETED, async || deleted())
}

fn page() -> Sheet {
    sheet(say!("mine-data-title"), || {
        view! {
            <BackLink href=app::ME label=say!("mine-back")/>
            <h1>{say!("mine-data-title")}</h1>
            <p class="lead">{say!("mine-data-lead")}</p>
            <ul class="doors" role="list">
                <li><Card heading=say!("mine-data-see") href=app::MY_COPY><p>{say!("mine-data-see-text")}</p></Card></li>
                <li><Card heading=say!("mine-data-right") href=app::ABOUT_ME><p>{say!("mine-data-right-text")}</p></Card></li>
                <li><Card heading=say!("mine-data-delete") href=app::DELETE_ME><p>{say!("mine-data-delete-text")}</p></Card></li>
                <li><Card heading=say!("mine-data-complain") href=app::COMPLAIN><p>{say!("mine-data-complain-text")}</p></Card></li>
                <li><Card heading=say!("mine-looked") href=app::WHO_LOOKED><p>{say!("mine-looked-text")}</p></Card></li>
                <li><Card heading=say!("mine-data-why") href=app::ABOUT_YOUR_DATA><p>{say!("mine-data-why-text")}</p></Card></li>
            </ul>
        }
    })
}

async fn read_copy(
    State(app): State<AppState>,
    Extension(holdings): Extension<Holdings>,
    person: YoungPerson,
) -> Result<Sheet> {
    let parts = copy::take(&app, holdings.of(&person), &person).await?;
    Ok(copy::page(parts, app.now()))
}

async fn take_copy(
    State(app): State<AppState>,
    Extension(holdings): Extension<Holdings>,
    person: YoungPerson,
) -> Result<Response> {
    let parts = copy::take(&app, holdings.of(&person), &person).await?;
    let text = serde_json::to_string_pretty(&copy::as_json(&parts)).unwrap_or_default();
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"copy.json\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text).into_response())
}

/// Says what goes, what stays, and until when; then asks once more.
async fn ask(State(app): State<AppState>, person: YoungPerson) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let held = holds::held_since(&mut tx, &person.id).await?.is_some();
    Ok(ask_page(held))
}

fn ask_page(held: bool) -> Sheet {
    sheet(say!("mine-delete-title"), || {
        let deed = if held {
            view! {
                <Notice tone=NoticeTone::Warn heading=say!("mine-delete-held")>
                    <p>{say!("mine-delete-held-text")} " " <a href=app::COMPLAIN>{say!("mine-delete-held-ask")}</a></p>
                </Notice>
            }
            .into_any()
        } else {
            view! {
                <h2>{say!("mine-delete-sure")}</h2>
                <p>{say!("mine-delete-sure-text")}</p>
                <PostForm><Button>{say!("mine-delete-button")}</Button></PostForm>
                <p><LinkButton href=app::ME kind=crate::ui::ButtonKind::Secondary>{say!("mine-delete-keep")}</LinkButton></p>
            }
            .into_any()
        };
        view! {
            {back_to_data()}
            <h1>{say!("mine-delete-title")}</h1>
            <p class="lead">{say!("mine-delete-lead")}</p>
            <h2>{say!("mine-delete-goes")}</h2>
            <ul>
                <li>{say!("mine-delete-goes-you")}</li>
                <li>{say!("mine-delete-goes-asked")}</li>
                <li>{say!("mine-delete-goes-sessions")}</li>
            </ul>
            <p>{say!("mine-delete-goes-backup")}</p>
            <h2>{say!("mine-delete-stays")}</h2>
            <ul>
                <li>{say!("mine-delete-stays-list")}</li>
                <li>{say!("mine-delete-stays-audit")}</li>
                <li>{say!("mine-delete-stays-stop")}</li>
                <li>{say!("mine-delete-stays-ledger")}</li>
            </ul>
            <p><a href=app::MY_COPY>{say!("mine-delete-copy-first")}</a></p>
            {deed}
        }
    })
}

async fn delete(
    State(app): State<AppState>,
    Extension(holdings): Extension<Holdings>,
    person: YoungPerson,
    Form(_): Form<Nothing>,
) -> Result<Response> {
    Ok(match erase::on_demand(&app, holdings.of(&person), &person).await? {
        erase::Erased::Gone => forgotten_session(app::DELETED),
        erase::Erased::Held => see_other(app::DELETE_ME),
    })
}

/// Says that it is done, to whoever looks at this phone next.
fn deleted() -> Sheet {
    sheet(say!("mine-deleted-title"), || {
        view! {
            <h1>{say!("mine-deleted-title")}</h1>
            <p class="lead">{say!("mine-deleted-lead")}</p>
            <p><a href=app::HOME>{say!("mine-deleted-home")}</a></p>
        }
    })
}
