//! Texts that the team begins its replies with.

use axum::extract::{Path, Query, State};
use axum::response::Response;

use crate::accounts::InternetTeam;
use crate::app::INBOX;
use crate::audit::Deed;
use crate::error::Result;
use crate::exec;
use crate::keys::random_id;
use crate::snippets::{self, Shelf, SnippetForm};
use crate::web::{AppState, Form, Routes, Sheet, Tx};

use super::staff::{Came, not_theirs};

const SNIPPETS: &str = "/internet-access/snippets";
const ONE: &str = "/internet-access/snippets/{snippet}";

pub const SHELF: Shelf = Shelf {
    team: "internet_access",
    address: SNIPPETS,
    title: "The team\u{2019}s texts",
    back: (INBOX, "Inbox"),
    changed: Deed::InternetContentChanged,
};

pub fn routes() -> Routes {
    Routes::new().get(SNIPPETS, list).post(SNIPPETS, add).get(ONE, show).post(ONE, change)
}

async fn list(State(app): State<AppState>, _staff: InternetTeam, Query(came): Query<Came>) -> Result<Sheet> {
    snippets::list(&app, &SHELF, &came.done).await
}

async fn add(State(app): State<AppState>, staff: InternetTeam, Form(form): Form<SnippetForm>) -> Result<Response> {
    snippets::add(&app, &staff, &SHELF, form).await
}

async fn show(State(app): State<AppState>, staff: InternetTeam, Path(id): Path<String>) -> Result<Response> {
    match snippets::show(&app, &SHELF, &id).await? {
        Some(page) => Ok(page),
        None => not_theirs(&app, &staff, ONE).await,
    }
}

async fn change(
    State(app): State<AppState>,
    staff: InternetTeam,
    Path(id): Path<String>,
    Form(form): Form<SnippetForm>,
) -> Result<Response> {
    match snippets::change(&app, &staff, &SHELF, id, form).await? {
        Some(answer) => Ok(answer),
        None => not_theirs(&app, &staff, ONE).await,
    }
}

/// Two texts for the demonstration.
pub async fn seed(tx: &mut Tx, now: i64) -> Result<()> {
    let texts = [
        ("Hello", "Hello {name}, thank you for asking. I look at it today and tell you what I find."),
        (
            "Which number?",
            "Hello {name}, which number does the phone have that you need data for? Please write all of it, from 07.",
        ),
    ];
    for (title, text) in texts {
        let (id, team) = (random_id(), SHELF.team);
        exec!(
            &mut *tx,
            "insert into snippets (id, once, team, title, words, active, changed_at) values ($1, $1, $2, $3, $4, $5, $6)",
            id,
            team,
            title,
            text,
            true,
            now
        )?;
    }
    Ok(())
}
