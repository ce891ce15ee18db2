//! Who is away, and who covers: meanwhile what they have is on that colleague's list too, by itself.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

use crate::absence::{self, Days};
use crate::accounts::{Colleague, Names, Organisation, PersonId, Staff, with_roles};
use crate::audit::Deed;
use crate::error::Result;
use crate::forms::{FieldErrors, FormState};
use crate::keys::{Keys, random_id};
use crate::ui::{BackLink, Button, ButtonKind, Choice, ErrorSummary, Notice, PostForm, Select};
use crate::web::{AppState, Form, Routes, Sheet, Tx, see_other};
use crate::words::{london_day, weekday_words};
use crate::{exec, sql};

use super::INBOX;
use super::staff::{Done, WithInbox, not_theirs, note, roles_of};

const AWAY: &str = "/inbox/away";
const ONE: &str = "/inbox/away/{absence}";

pub fn routes() -> Routes {
    Routes::new().get(AWAY, show).post(AWAY, add).post(ONE, end)
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct AwayForm {
    from: String,
    until: String,
    cover: String,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct EndForm {
    #[allow(dead_code)] // the button's own
    deed: String,
}

/// An absence as it is kept.
struct New {
    cover: PersonId,
    days: Days,
}

impl AwayForm {
    fn check(&self, colleagues: &[Colleague], now: i64) -> std::result::Result<New, FieldErrors> {
        let mut errors = FieldErrors::default();
        let days = absence::check(&mut errors, &self.from, &self.until, now);
        let cover = colleagues.iter().find(|one| one.id.as_str() == self.cover).map(|one| one.id.clone());
        let cover = errors.note("cover", cover.ok_or_else(|| "Choose who covers".to_owned()));
        cover.zip(days).map(|(cover, days)| New { cover, days }).ok_or(errors)
    }
}

struct Id {
    id: String,
}

/// For whom somebody covers now.
pub async fn covered_by(tx: &mut Tx, staff: &PersonId, now: i64) -> Result<Vec<String>> {
    let me = staff.as_str();
    let rows = sql!(
        tx,
        fetch_all,
        Id,
        "select distinct staff_id as id from inbox_absences where cover_id = $1 and from_at <= $2 and until_at >= $2",
        me,
        now
    )?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

struct Row {
    id: String,
    staff_id: String,
    cover_id: String,
    from_at: i64,
    until_at: i64,
}

/// An absence as the page shows it.
struct Absence {
    id: String,
    who: Colleague,
    cover: Colleague,
    from: i64,
    until: i64,
}

/// What the page shows: who is away of those with whom the reader shares a role, and who could cover for them.
struct Shown {
    absences: Vec<Absence>,
    colleagues: Vec<Colleague>,
}

async fn read(app: &AppState, staff: &Staff) -> Result<Shown> {
    let (mut tx, mut names) = (app.db.read().await?, Names::default());
    let (now, mut colleagues) = (app.now(), Vec::new());
    for id in with_roles(&mut tx, Organisation::Council, &roles_of(staff)).await? {
        colleagues.extend(names.of(&mut tx, &app.keys, Some(id.as_str())).await?);
    }
    let rows = sql!(
        &mut tx,
        fetch_all,
        Row,
        "select id, staff_id, cover_id, from_at, until_at from inbox_absences where until_at >= $1 order by from_at, id",
        now
    )?;
    let mut absences = Vec::new();
    for row in rows.into_iter().filter(|row| colleagues.iter().any(|one| one.id.as_str() == row.staff_id)) {
        absences.extend(row.open(&mut tx, &app.keys, &mut names).await?);
    }
    colleagues.retain(|one| one.id != staff.id);
    colleagues.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(Shown { absences, colleagues })
}

impl Row {
    async fn open(self, tx: &mut Tx, keys: &Keys, names: &mut Names) -> Result<Option<Absence>> {
        let who = names.of(tx, keys, Some(&self.staff_id)).await?;
        let cover = names.of(tx, keys, Some(&self.cover_id)).await?;
        let (id, from, until) = (self.id, self.from_at, self.until_at);
        Ok(who.zip(cover).map(|(who, cover)| Absence { id, who, cover, from, until }))
    }
}

async fn show(State(app): State<AppState>, staff: WithInbox, Query(done): Query<Done>) -> Result<Sheet> {
    Ok(page(&read(&app, &staff).await?, &staff, &done.done, FormState::current()))
}

async fn add(State(app): State<AppState>, staff: WithInbox, Form(form): Form<AwayForm>) -> Result<Response> {
    let shown = read(&app, &staff).await?;
    let refused =
        |form, errors| Ok(page(&shown, &staff, "", FormState::refused(form, errors)).refused().into_response());
    let new = match form.check(&shown.colleagues, app.now()) {
        Ok(new) => new,
        Err(errors) => return refused(form, errors),
    };
    if keep(&app, &staff, &new).await? {
        return Ok(see_other(&format!("{AWAY}?done=added")));
    }
    let mut errors = FieldErrors::default();
    errors.note::<()>("from", Err("You are away on some of these days already: end that first".to_owned()));
    refused(form, errors)
}

/// Keeps an absence; pressed twice, once. False where it overlaps with another of theirs.
async fn keep(app: &AppState, staff: &Staff, new: &New) -> Result<bool> {
    let (id, me, cover) = (random_id(), staff.id.as_str(), new.cover.as_str());
    let (Days { from, until }, since) = (new.days, new.days.free_since(app.now()));
    let mut tx = app.db.begin().await?;
    let same = sql!(
        &mut tx,
        fetch_optional,
        Row,
        "select id, staff_id, cover_id, from_at, until_at from inbox_absences
         where staff_id = $1 and from_at <= $2 and until_at >= $3 limit 1",
        me,
        until,
        since
    )?;
    if let Some(same) = same {
        return Ok(same.cover_id == cover && same.from_at == from && same.until_at == until);
    }
    exec!(
        &mut tx,
        "insert into inbox_absences (id, staff_id, cover_id, from_at, until_at) values ($1, $2, $3, $4, $5)",
        id,
        me,
        cover,
        from,
        until
    )?;
    note(&mut tx, app, staff, Deed::InboxAbsent, Some(&id)).await?;
    tx.commit().await?;
    Ok(true)
}

/// Ends it now: one that has not begun goes, and one that has ends.
async fn end(
    State(app): State<AppState>,
    staff: WithInbox,
    Path(id): Path<String>,
    Form(_): Form<EndForm>,
) -> Result<Response> {
    let (me, now) = (staff.id.as_str(), app.now());
    let mut tx = app.db.begin().await?;
    let gone =
        exec!(&mut tx, "delete from inbox_absences where id = $1 and staff_id = $2 and from_at >= $3", id, me, now)?;
    let ended = exec!(
        &mut tx,
        "update inbox_absences set until_at = $1 where id = $2 and staff_id = $3 and until_at >= $1 and from_at < $1",
        now,
        id,
        me
    )?;
    if gone + ended == 0 {
        drop(tx);
        return not_theirs(&app, &staff, ONE).await;
    }
    note(&mut tx, &app, &staff, Deed::InboxAbsent, Some(&id)).await?;
    tx.commit().await?;
    Ok(see_other(&format!("{AWAY}?done=ended")))
}

fn page(shown: &Shown, staff: &Staff, done: &str, form: FormState<AwayForm>) -> Sheet {
    let done = match done {
        "added" => "Noted. While you are away, whoever covers finds what you have beside their own.",
        "ended" => "It has ended. What you have is yours alone again.",
        _ => "",
    };
    Sheet::new("Who is away from the inbox", || {
        view! {
            <BackLink href=INBOX label="Inbox"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>"Who is away, and who covers"</h1>
            {(!done.is_empty()).then(|| view! { <Notice><p role="status">{done}</p></Notice> })}
            {shown.absences.is_empty().then(|| view! { <p>"Nobody is away."</p> })}
            <ul class="results" role="list">{shown.absences.iter().map(|one| row(one, staff)).collect_view()}</ul>
            {new(shown, form)}
        }
        .into_any()
    })
}

fn row(one: &Absence, staff: &Staff) -> AnyView {
    let end = (one.who.id == staff.id).then(|| {
        view! {
            <PostForm action=format!("{AWAY}/{}", one.id)>
                <Button kind=ButtonKind::Secondary name="deed" value="end">"End it now"</Button>
            </PostForm>
        }
    });
    let day = |at| weekday_words(london_day(at));
    let words = format!("From {} until {}. {} covers.", day(one.from), day(one.until), one.cover.name);
    view! { <li><h2><bdi>{one.who.name.clone()}</bdi></h2> <p><bdi>{words}</bdi></p> {end}</li> }.into_any()
}

fn new(shown: &Shown, form: FormState<AwayForm>) -> AnyView {
    let FormState { values, errors } = form;
    let first = Choice::new("", "Choose somebody");
    let rest = shown.colleagues.iter().map(|one| Choice::new(one.id.as_str(), one.name.clone()));
    let options: Vec<Choice> = std::iter::once(first).chain(rest).collect();
    view! {
        <h2>"I am away"</h2>
        <p class="hint">"Whoever covers sees what you have of a team's work. What only you may open, as the personal adviser of a young
            person, stays with you."</p>
        <PostForm>
            {absence::fields(values.from, values.until, &errors)}
            <Select name="cover" label="Who covers?" options=options value=values.cover error=errors.of("cover")/>
            <Button>"Save it"</Button>
        </PostForm>
    }
    .into_any()
}
