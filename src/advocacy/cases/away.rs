//! Who is away, and who covers: meanwhile their cases are that advocate's too, by themselves.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

use crate::absence::{self, Days};
use crate::accounts::{PersonId, Role, Staff};
use crate::audit::Deed;
use crate::error::Result;
use crate::forms::{FieldErrors, FormState};
use crate::keys::{Keys, random_id};
use crate::ui::{BackLink, Button, ButtonKind, Choice, ErrorSummary, PostForm, Select};
use crate::web::{AppState, Form, Routes, Sheet, Tx, see_other};
use crate::{exec, sql};

use super::super::model::Colleague;
use super::super::store::Names;
use super::CASES;
use super::staff::{Done, JustDone, OfProvider, colleagues, day, not_theirs, note, wrong};

const AWAY: &str = "/advocacy/away";
const ONE: &str = "/advocacy/away/{absence}";

pub fn routes() -> Routes {
    Routes::new().get(AWAY, show).post(AWAY, add).post(ONE, end)
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AwayForm {
    /// Whose absence it is, for managers; advocates say their own.
    who: String,
    from: String,
    until: String,
    cover: String,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EndForm {
    #[allow(dead_code)] // the button's own
    deed: String,
}

/// An absence as it is kept.
struct New {
    who: PersonId,
    cover: PersonId,
    days: Days,
}

impl AwayForm {
    fn check(&self, staff: &Staff, advocates: &[Colleague], now: i64) -> std::result::Result<New, FieldErrors> {
        let mut errors = FieldErrors::default();
        let one = |id: &str| advocates.iter().find(|one| one.id.as_str() == id).map(|one| one.id.clone());
        let who = if staff.is(Role::AdvocacyManager) { one(&self.who) } else { Some(staff.id.clone()) };
        let who = errors.note("who", who.ok_or_else(|| "Choose who is away".to_owned()));
        let days = absence::check(&mut errors, &self.from, &self.until, now);
        let cover = errors.note("cover", one(&self.cover).ok_or_else(|| "Choose who covers".to_owned()));
        if who.is_some() && who == cover {
            errors.note::<()>("cover", Err("Somebody else must cover".to_owned()));
        }
        match (who, cover, days, errors.is_empty()) {
            (Some(who), Some(cover), Some(days), true) => Ok(New { who, cover, days }),
            _ => Err(errors),
        }
    }
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

async fn absences(tx: &mut Tx, keys: &Keys, now: i64) -> Result<Vec<Absence>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select id, staff_id, cover_id, from_at, until_at from advocacy_absences where until_at >= $1 order by from_at, id",
        now
    )?;
    let (mut names, mut absences) = (Names::default(), Vec::new());
    for row in rows {
        let who = names.of(tx, keys, Some(&row.staff_id)).await?;
        let cover = names.of(tx, keys, Some(&row.cover_id)).await?;
        if let Some((who, cover)) = who.zip(cover) {
            absences.push(Absence { id: row.id, who, cover, from: row.from_at, until: row.until_at });
        }
    }
    Ok(absences)
}

/// What the page shows.
struct Shown {
    absences: Vec<Absence>,
    advocates: Vec<Colleague>,
}

async fn read(app: &AppState) -> Result<Shown> {
    let mut tx = app.db.read().await?;
    let absences = absences(&mut tx, &app.keys, app.now()).await?;
    Ok(Shown { absences, advocates: colleagues(&mut tx, &app.keys, &[Role::Advocate]).await? })
}

async fn show(State(app): State<AppState>, staff: OfProvider, Query(done): Query<Done>) -> Result<Sheet> {
    Ok(page(&read(&app).await?, &staff, &done.done, FormState::current()))
}

async fn add(State(app): State<AppState>, staff: OfProvider, Form(form): Form<AwayForm>) -> Result<Response> {
    let shown = read(&app).await?;
    let new = match form.check(&staff, &shown.advocates, app.now()) {
        Ok(new) => new,
        Err(errors) => return Ok(page(&shown, &staff, "", FormState::refused(form, errors)).refused().into_response()),
    };
    if keep(&app, &staff, &new).await? {
        return Ok(see_other(&format!("{AWAY}?done=added")));
    }
    let errors = wrong("from", "They are away on some of these days already: end that first");
    Ok(page(&shown, &staff, "", FormState::refused(form, errors)).refused().into_response())
}

/// Keeps an absence; pressed twice, once. False where it overlaps with another of the same person.
async fn keep(app: &AppState, staff: &Staff, new: &New) -> Result<bool> {
    let (id, who, cover, me) = (random_id(), new.who.as_str(), new.cover.as_str(), staff.id.as_str());
    let (Days { from, until }, since) = (new.days, new.days.free_since(app.now()));
    let mut tx = app.db.begin().await?;
    let same = sql!(
        &mut tx,
        fetch_optional,
        Row,
        "select id, staff_id, cover_id, from_at, until_at from advocacy_absences
         where staff_id = $1 and from_at <= $2 and until_at >= $3 limit 1",
        who,
        until,
        since
    )?;
    if let Some(same) = same {
        return Ok(same.cover_id == cover && same.from_at == from && same.until_at == until);
    }
    exec!(
        &mut tx,
        "insert into advocacy_absences (id, staff_id, cover_id, from_at, until_at, said_by) values ($1, $2, $3, $4, $5, $6)",
        id,
        who,
        cover,
        from,
        until,
        me
    )?;
    note(&mut tx, app, staff, Deed::AdvocacyAbsent, Some(&id)).await?;
    tx.commit().await?;
    Ok(true)
}

/// Ends it now: by whoever is away, or by a manager.
async fn end(
    State(app): State<AppState>,
    staff: OfProvider,
    Path(id): Path<String>,
    Form(_): Form<EndForm>,
) -> Result<Response> {
    let (me, manages, now) = (staff.id.as_str(), staff.is(Role::AdvocacyManager), app.now());
    let mut tx = app.db.begin().await?;
    // One that has not begun goes; one that has ends now.
    let gone = exec!(
        &mut tx,
        "delete from advocacy_absences where id = $1 and ($2 or staff_id = $3) and from_at >= $4",
        id,
        manages,
        me,
        now
    )?;
    let ended = exec!(
        &mut tx,
        "update advocacy_absences set until_at = $1 where id = $2 and ($3 or staff_id = $4) and until_at >= $1 and from_at < $1",
        now,
        id,
        manages,
        me
    )?;
    if gone + ended == 0 {
        drop(tx);
        return not_theirs(&app, &staff, ONE).await;
    }
    note(&mut tx, &app, &staff, Deed::AdvocacyAbsent, Some(&id)).await?;
    tx.commit().await?;
    Ok(see_other(&format!("{AWAY}?done=ended")))
}

fn page(shown: &Shown, staff: &Staff, done: &str, form: FormState<AwayForm>) -> Sheet {
    let done = match done {
        "added" => "Noted. While they are away, whoever covers has their cases too.",
        "ended" => "It has ended. Their cases are theirs alone again.",
        _ => "",
    };
    let none = shown.absences.is_empty().then(|| view! { <p>"Nobody is away."</p> });
    Sheet::new("Who is away", || {
        view! {
            <BackLink href=CASES label="Cases"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>"Who is away, and who covers"</h1>
            <JustDone words=done/>
            {none}
            <ul class="results" role="list">{shown.absences.iter().map(|one| row(one, staff)).collect_view()}</ul>
            {new(shown, staff, form)}
        }
        .into_any()
    })
}

fn row(one: &Absence, staff: &Staff) -> AnyView {
    let may = one.who.id == staff.id || staff.is(Role::AdvocacyManager);
    let (name, action) = (one.who.name.clone(), format!("{AWAY}/{}", one.id));
    let end = may.then(|| {
        view! {
            <PostForm action=action>
                <Button kind=ButtonKind::Secondary name="deed" value="end">"End it now"<span class="unseen">" ("{name}")"</span></Button>
            </PostForm>
        }
    });
    let words = format!("From {} until {}. {} covers.", day(one.from), day(one.until), one.cover.name);
    view! { <li><h2><bdi>{one.who.name.clone()}</bdi></h2> <p><bdi>{words}</bdi></p> {end}</li> }.into_any()
}

fn new(shown: &Shown, staff: &Staff, form: FormState<AwayForm>) -> AnyView {
    let FormState { values, errors } = form;
    let options = |but: Option<&PersonId>| -> Vec<Choice> {
        let first = Choice::new("", "Choose somebody");
        let rest = shown.advocates.iter().filter(|one| Some(&one.id) != but);
        std::iter::once(first).chain(rest.map(|one| Choice::new(one.id.as_str(), one.name.clone()))).collect()
    };
    let manages = staff.is(Role::AdvocacyManager);
    let who = manages.then(|| {
        view! { <Select name="who" label="Who is away?" options=options(None) value=values.who.clone() error=errors.of("who")/> }
    });
    let heading = if manages { "Somebody is away" } else { "I am away" };
    let covers = options((!manages).then_some(&staff.id));
    view! {
        <h2>{heading}</h2>
        <PostForm>
            {who}
            {absence::fields(values.from, values.until, &errors)}
            <Select name="cover" label="Who covers?" options=covers value=values.cover error=errors.of("cover")/>
            <Button>"Save it"</Button>
        </PostForm>
    }
    .into_any()
}
