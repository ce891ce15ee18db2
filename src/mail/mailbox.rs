//! The mailbox of a demonstration: every letter that would have been sent, for whoever tries it out. There is no such page
//! where people are real.

use axum::extract::State;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::app;
use crate::error::{AppError, Reference, Result};
use crate::keys::Place;
use crate::web::{AppState, Routes, Sheet};
use crate::{exec, say, sql};

use super::compose::Written;

/// A letter as the mailbox keeps it: sealed, like all others.
#[derive(Clone, Serialize, Deserialize)]
struct Kept {
    to: String,
    subject: String,
    text: String,
}

struct Row {
    id: String,
    letter: String,
}

/// The page, in demo mode only.
pub fn routes() -> Routes {
    Routes::new().get(app::MAILBOX, show)
}

/// Delivers a letter to the page, and nowhere else.
pub async fn put_in(app: &AppState, id: &str, letter: &Written, now: i64) -> Result<()> {
    let kept = Kept { to: letter.to.clone(), subject: letter.subject.clone(), text: letter.text.clone() };
    let json = serde_json::to_string(&kept).map_err(|_| AppError::Unexpected(Reference::new()))?;
    let sealed = app.keys.seal(place(id), &json);
    let mut tx = app.db.begin().await?;
    exec!(
        &mut tx,
        "insert into demo_letters (id, letter, written_at) values ($1, $2, $3) on conflict (id) do nothing",
        id,
        sealed,
        now
    )?;
    tx.commit().await?;
    Ok(())
}

fn place(id: &str) -> Place<'_> {
    Place::new("demo_letters", "letter", id)
}

async fn show(State(app): State<AppState>) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let rows =
        sql!(&mut tx, fetch_all, Row, "select id, letter from demo_letters order by written_at desc, id limit 50")?;
    drop(tx);
    let mut letters: Vec<Kept> = Vec::new();
    for row in rows {
        let json = app.keys.open(place(&row.id), &row.letter)?;
        letters.extend(serde_json::from_str::<Kept>(&json));
    }
    let base_url = app.config.base_url.clone();
    let sheet = Sheet::new(say!("mail-mailbox-title"), || view! { <Mailbox letters=letters base_url=base_url/> });
    Ok(Sheet { listed: false, ..sheet })
}

#[component]
fn Mailbox(letters: Vec<Kept>, base_url: String) -> impl IntoView {
    let none = letters.is_empty().then(|| view! { <p>{say!("mail-mailbox-none")}</p> });
    let letters = letters.into_iter().map(|letter| view! { <Letter letter=letter base_url=base_url.clone()/> });
    view! {
        <h1>{say!("mail-mailbox-title")}</h1>
        <p class="lead">{say!("mail-mailbox-lead")}</p>
        {none}
        <ul class="doors" role="list">{letters.collect_view()}</ul>
    }
    .into_any()
}

#[component]
fn Letter(letter: Kept, base_url: String) -> impl IntoView {
    let blocks = letter.text.split("\n\n").map(|block| view! { <p>{linked(block, &base_url)}</p> }).collect_view();
    view! {
        <li><div class="card">
            <h2><bdi>{letter.subject}</bdi></h2>
            <p>{say!("mail-mailbox-to")} " " <bdi>{letter.to}</bdi></p>
            {blocks}
        </div></li>
    }
    .into_any()
}

/// A block of text, line by line, whose links to us can be followed.
fn linked(block: &str, base_url: &str) -> AnyView {
    let line = |line: &str| match line.strip_prefix(base_url).filter(|path| path.starts_with('/')) {
        Some(path) => view! { <a href=path.to_owned()>{line.to_owned()}</a><br/> }.into_any(),
        None => view! { {line.to_owned()}<br/> }.into_any(),
    };
    block.lines().map(line).collect_view().into_any()
}
