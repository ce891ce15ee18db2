//! Texts to begin a reply with: the provider's own. `{name}` in one becomes the name of whoever reads it.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

use crate::accounts::Staff;
use crate::audit::Deed;
use crate::error::Result;
use crate::forms::{FieldErrors, FormState, once};
use crate::keys::random_id;
use crate::ui::{BackLink, Button, Checkboxes, Choice, ErrorSummary, PostForm, Tag, TextArea, TextField};
use crate::web::{AppState, Form, Routes, Sheet, Tx, see_other};
use crate::{exec, sql};

use super::CASES;
use super::staff::{Done, JustDone, OfProvider, lines, not_theirs, note, words};

const SNIPPETS: &str = "/advocacy/snippets";
const ONE: &str = "/advocacy/snippets/{snippet}";
const TITLE: usize = 80;
const WORDS: usize = 2_000;

pub fn routes() -> Routes {
    Routes::new().get(SNIPPETS, list).post(SNIPPETS, add).get(ONE, show).post(ONE, change)
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    pub id: String,
    pub title: String,
    pub words: String,
    pub active: bool,
}

impl Snippet {
    /// As somebody of this name reads it.
    pub fn for_name(&self, name: &str) -> String {
        self.words.replace("{name}", name)
    }
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SnippetForm {
    once: String,
    title: String,
    words: String,
    /// "no": it is offered no more.
    offer: Vec<String>,
}

impl SnippetForm {
    fn check(&self) -> std::result::Result<(String, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.note("title", words(&self.title, TITLE, "Write what it is called"));
        let text = errors.note("words", words(&self.words, WORDS, "Write the text"));
        title.zip(text).ok_or(errors)
    }
}

/// Those that are offered, by title.
pub async fn active(tx: &mut Tx) -> Result<Vec<Snippet>> {
    Ok(all(tx).await?.into_iter().filter(|snippet| snippet.active).collect())
}

async fn all(tx: &mut Tx) -> Result<Vec<Snippet>> {
    Ok(sql!(
        tx,
        fetch_all,
        Snippet,
        r#"select id, title, words, active as "active: bool" from advocacy_snippets order by title, id"#
    )?)
}

async fn find(tx: &mut Tx, id: &str) -> Result<Option<Snippet>> {
    Ok(sql!(
        tx,
        fetch_optional,
        Snippet,
        r#"select id, title, words, active as "active: bool" from advocacy_snippets where id = $1"#,
        id
    )?)
}

async fn list(State(app): State<AppState>, _staff: OfProvider, Query(done): Query<Done>) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    Ok(list_page(&all(&mut tx).await?, &done.done, FormState::current()))
}

async fn add(State(app): State<AppState>, staff: OfProvider, Form(form): Form<SnippetForm>) -> Result<Response> {
    let (title, text) = match form.check() {
        Ok(checked) => checked,
        Err(errors) => {
            let mut tx = app.db.read().await?;
            let state = FormState::refused(form, errors);
            return Ok(list_page(&all(&mut tx).await?, "", state).refused().into_response());
        }
    };
    let (id, once, me, now) = (random_id(), once(&form.once), staff.id.as_str(), app.now());
    let mut tx = app.db.begin().await?;
    let added = exec!(
        &mut tx,
        "insert into advocacy_snippets (id, once, title, words, active, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (once) do nothing",
        id,
        once,
        title,
        text,
        true,
        me,
        now
    )?;
    if added == 1 {
        note(&mut tx, &app, &staff, Deed::AdvocacySnippetChanged, Some(&id)).await?;
        tx.commit().await?;
    }
    Ok(see_other(&format!("{SNIPPETS}?done=added")))
}

async fn show(State(app): State<AppState>, staff: OfProvider, Path(id): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let found = find(&mut tx, &id).await?;
    drop(tx);
    let Some(snippet) = found else { return not_theirs(&app, &staff, ONE).await };
    Ok(one_page(&snippet, FormState::current()).into_response())
}

async fn change(
    State(app): State<AppState>,
    staff: OfProvider,
    Path(id): Path<String>,
    Form(form): Form<SnippetForm>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let found = find(&mut tx, &id).await?;
    drop(tx);
    let Some(snippet) = found else { return not_theirs(&app, &staff, ONE).await };
    match form.check() {
        Ok((title, words)) => {
            let active = !form.offer.iter().any(|tick| tick == "no");
            save(&app, &staff, &Snippet { id, title, words, active }).await?;
            Ok(see_other(&format!("{SNIPPETS}?done=changed")))
        }
        Err(errors) => Ok(one_page(&snippet, FormState::refused(form, errors)).refused().into_response()),
    }
}

async fn save(app: &AppState, staff: &Staff, snippet: &Snippet) -> Result<()> {
    let Snippet { id, title, words, active } = snippet;
    let (me, now) = (staff.id.as_str(), app.now());
    let mut tx = app.db.begin().await?;
    exec!(
        &mut tx,
        "update advocacy_snippets set title = $1, words = $2, active = $3, changed_by = $4, changed_at = $5 where id = $6",
        title,
        words,
        active,
        me,
        now,
        id
    )?;
    note(&mut tx, app, staff, Deed::AdvocacySnippetChanged, Some(id)).await?;
    Ok(tx.commit().await?)
}

fn list_page(snippets: &[Snippet], done: &str, form: FormState<SnippetForm>) -> Sheet {
    let FormState { values, errors } = form;
    let done = match done {
        "added" => "Added. Everybody here can begin a reply with it.",
        "changed" => "Changed.",
        _ => "",
    };
    let none = snippets.is_empty().then(|| view! { <p>"There is none yet."</p> });
    Sheet::new("Texts to begin with", || {
        view! {
            <BackLink href=CASES label="Cases"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Texts to begin a reply with"</h1>
            <JustDone words=done/>
            <p class="lead">"Short, and in words that a tired person reads. Change each one before you send it."</p>
            {none}
            <ul class="results" role="list">{snippets.iter().map(row).collect_view()}</ul>
            <h2>"Add one"</h2>
            <PostForm>
                <input type="hidden" name="once" value=random_id()/>
                {fields(values, &errors)}
                <Button>"Add it"</Button>
            </PostForm>
        }
        .into_any()
    })
}

fn row(snippet: &Snippet) -> impl IntoView + use<> {
    let off = (!snippet.active).then(|| view! { <p class="tags"><Tag>"Not offered"</Tag></p> });
    view! {
        <li>
            <h2><a href=format!("{SNIPPETS}/{}", snippet.id)><bdi>{snippet.title.clone()}</bdi></a></h2>
            {off}
            {lines(&snippet.words)}
        </li>
    }
}

fn fields(values: SnippetForm, errors: &FieldErrors) -> AnyView {
    view! {
        <TextField name="title" label="What is it called?" hint="Only you and your colleagues read this." value=values.title error=errors.of("title")/>
        <TextArea name="words" label="The text" hint="{name} becomes the name of whoever reads it." rows=6 value=values.words error=errors.of("words")/>
    }
    .into_any()
}

fn one_page(snippet: &Snippet, form: FormState<SnippetForm>) -> Sheet {
    let FormState { mut values, errors } = form;
    if errors.is_empty() && values.title.is_empty() && values.words.is_empty() {
        values.title = snippet.title.clone();
        values.words = snippet.words.clone();
        values.offer = if snippet.active { Vec::new() } else { vec!["no".to_owned()] };
    }
    Sheet::new("Change a text", || {
        view! {
            <BackLink href=SNIPPETS label="Texts to begin a reply with"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Change a text"</h1>
            <PostForm>
                {fields(values.clone(), &errors)}
                <Checkboxes name="offer" legend="Who may use it?" values=values.offer
                    options=vec![Choice::new("no", "Nobody any more: keep it, and do not offer it")]/>
                <Button>"Save it"</Button>
            </PostForm>
        }
        .into_any()
    })
}
