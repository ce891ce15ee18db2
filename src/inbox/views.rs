//! What a member of staff looks at often, kept under a name of their own: tabs of the inbox.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

use crate::accounts::{PersonId, people};
use crate::error::Result;
use crate::forms::{FieldErrors, FormState};
use crate::keys::{Keys, Place, random_id};
use crate::ui::{BackLink, Button, ButtonKind, ErrorSummary, Notice, PostForm, TextField};
use crate::web::{AppState, Form, Routes, Sheet, Tx, see_other};
use crate::{exec, sql};

use super::INBOX;
use super::model::Filter;
use super::staff::{WithInbox, not_theirs};

pub const VIEWS: &str = "/inbox/views";
const ONE: &str = "/inbox/views/{view}";
/// As many tabs as a phone can show.
const MOST: i64 = 10;
const LONGEST_NAME: usize = 30;

pub fn routes() -> Routes {
    Routes::new().get(VIEWS, show).post(VIEWS, add).post(ONE, remove)
}

/// One of them.
pub struct View {
    pub id: String,
    pub name: String,
    /// "show=late&whose=mine"
    pub query: String,
}

impl View {
    pub fn filter(&self) -> Filter {
        read_query(&self.query)
    }
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ViewForm {
    name: String,
    show: String,
    whose: String,
    room: String,
    find: String,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RemoveForm {
    #[allow(dead_code)] // the button's own
    deed: String,
}

impl ViewForm {
    fn filter(&self) -> Filter {
        Filter::read(&self.show, &self.whose, &self.room, &self.find)
    }

    fn check(&self, views: &[View]) -> std::result::Result<String, FieldErrors> {
        let (name, mut errors) = (self.name.trim(), FieldErrors::default());
        let checked = if name.is_empty() {
            Err("Write a name for it".to_owned())
        } else if name.chars().count() > LONGEST_NAME {
            Err(format!("That is too long: write {LONGEST_NAME} letters at most"))
        } else if views.len() as i64 >= MOST {
            Err(format!("You have {MOST} already: remove one first"))
        } else {
            Ok(name.to_owned())
        };
        errors.note("name", checked).ok_or(errors)
    }
}

/// "show=late&whose=mine", as `Filter::query` writes it.
fn read_query(query: &str) -> Filter {
    let field = |name: &str| {
        let mut fields = query.split('&').filter_map(|field| field.split_once('='));
        fields.find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    };
    Filter::read(field("show"), field("whose"), field("room"), field("find"))
}

fn place(id: &str) -> Place<'_> {
    Place::new("inbox_views", "name", id)
}

/// Somebody's own, in the order in which they were kept.
pub async fn of(tx: &mut Tx, keys: &Keys, staff: &PersonId) -> Result<Vec<View>> {
    let me = staff.as_str();
    let mut views = sql!(
        &mut *tx,
        fetch_all,
        View,
        "select id, name, query from inbox_views where staff_id = $1 order by added_at, id limit $2",
        me,
        MOST
    )?;
    if !views.is_empty() {
        let key = people::data_key(tx, keys, staff).await?;
        for view in &mut views {
            view.name = key.open(place(&view.id), &view.name)?;
        }
    }
    Ok(views)
}

async fn mine(app: &AppState, staff: &WithInbox) -> Result<Vec<View>> {
    of(&mut app.db.read().await?, &app.keys, &staff.id).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    show: String,
    whose: String,
    room: String,
    find: String,
    done: String,
}

async fn show(State(app): State<AppState>, staff: WithInbox, Query(asked): Query<Asked>) -> Result<Sheet> {
    let Asked { show, whose, room, find, done } = asked;
    let held = FormState::<ViewForm>::current();
    let fresh = ViewForm { name: held.values.name, show, whose, room, find };
    Ok(page(&mine(&app, &staff).await?, &done, FormState { values: fresh, errors: held.errors }))
}

async fn add(State(app): State<AppState>, staff: WithInbox, Form(form): Form<ViewForm>) -> Result<Response> {
    let views = mine(&app, &staff).await?;
    let name = match form.check(&views) {
        Ok(name) => name,
        Err(errors) => return Ok(page(&views, "", FormState::refused(form, errors)).refused().into_response()),
    };
    let (id, me, filter, now) = (random_id(), staff.id.as_str(), form.filter(), app.now());
    let query = filter.query();
    let mut tx = app.db.begin().await?;
    let sealed = people::data_key(&mut tx, &app.keys, &staff.id).await?.seal(place(&id), &name);
    // The same again has the new name, in a row of its own: a sealed name opens only where it was sealed.
    exec!(&mut tx, "delete from inbox_views where staff_id = $1 and query = $2", me, query)?;
    exec!(
        &mut tx,
        "insert into inbox_views (id, staff_id, name, query, added_at) values ($1, $2, $3, $4, $5)
         on conflict (staff_id, query) do nothing",
        id,
        me,
        sealed,
        query,
        now
    )?;
    tx.commit().await?;
    Ok(see_other(&filter.address()))
}

async fn remove(
    State(app): State<AppState>,
    staff: WithInbox,
    Path(id): Path<String>,
    Form(_): Form<RemoveForm>,
) -> Result<Response> {
    let me = staff.id.as_str();
    let mut tx = app.db.begin().await?;
    if exec!(&mut tx, "delete from inbox_views where id = $1 and staff_id = $2", id, me)? == 0 {
        drop(tx);
        return not_theirs(&app, &staff, ONE).await;
    }
    tx.commit().await?;
    Ok(see_other(&format!("{VIEWS}?done=removed")))
}

fn page(views: &[View], done: &str, form: FormState<ViewForm>) -> Sheet {
    let done = if done == "removed" { "Removed. Nothing that waits has changed." } else { "" };
    Sheet::new("Views of the inbox", || {
        view! {
            <BackLink href=INBOX label="Inbox"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>"Your own views"</h1>
            {(!done.is_empty()).then(|| view! { <Notice><p role="status">{done}</p></Notice> })}
            <p>"What you look at often, as tabs of your inbox. Nobody else has them."</p>
            {views.is_empty().then(|| view! { <p>"You have none yet."</p> })}
            <ul class="results" role="list">{views.iter().map(row).collect_view()}</ul>
            {new(form)}
        }
        .into_any()
    })
}

/// "Late · Me, or somebody I cover for · Getting online"
fn in_words(filter: &Filter) -> String {
    if !filter.find.is_empty() {
        return format!("Number {}", filter.find);
    }
    let room = filter.room.map_or("Every room", |room| room.name());
    format!("{} · {} · {room}", filter.show.name(), filter.whose.name())
}

fn row(one: &View) -> AnyView {
    let (name, filter) = (one.name.clone(), one.filter());
    view! {
        <li>
            <h2><a href=filter.address()><bdi>{name.clone()}</bdi></a></h2>
            <p class="hint">{in_words(&filter)}</p>
            <PostForm action=format!("{VIEWS}/{}", one.id)>
                <Button kind=ButtonKind::Secondary name="deed" value="remove">"Remove it"<span class="unseen">" ("{name}")"</span></Button>
            </PostForm>
        </li>
    }
    .into_any()
}

fn new(form: FormState<ViewForm>) -> AnyView {
    let FormState { values, errors } = form;
    let filter = values.filter();
    view! {
        <h2>"Keep what you looked at"</h2>
        <p>{in_words(&filter)}</p>
        <PostForm>
            <input type="hidden" name="show" value=values.show/>
            <input type="hidden" name="whose" value=values.whose/>
            <input type="hidden" name="room" value=values.room/>
            <input type="hidden" name="find" value=values.find/>
            <TextField name="name" label="What do you call it?" hint="Not a young person's name" width="medium" value=values.name
                error=errors.of("name")/>
            <Button>"Keep it"</Button>
        </PostForm>
    }
    .into_any()
}
