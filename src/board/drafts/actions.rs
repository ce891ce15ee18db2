//! What participation workers do with drafts.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::ParticipationWorker;
use crate::audit;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState, once, optional};
use crate::web::{AppState, Form, Routes, Sheet, see_other};
use crate::words::Quarter;

use super::super::reading::{self, Closer, address};
use super::super::{not_there, note};
use super::model::{Deed, Draft, No, Stands};
use super::pages::{self, Quarterly};
use super::store::{self, Came};
use super::{CHECK, DRAFTS, ONE, PUBLISH, check, publish};

/// How many quarters one can look back.
const BACK: usize = 8;
const WHY: usize = 500;

pub fn routes() -> Routes {
    Routes::new()
        .get(DRAFTS, list)
        .post(DRAFTS, make)
        .get(ONE, show)
        .post(ONE, step)
        .get(CHECK, checked)
        .get(PUBLISH, about_to_publish)
        .post(PUBLISH, publish_it)
}

/// What waits for workers, each in a sentence.
pub async fn at_a_glance(app: &AppState) -> Result<Vec<String>> {
    let drafts = store::all(&mut app.db.read().await?).await?;
    let forward = drafts.iter().filter(|draft| draft.stands != Stands::Open).count();
    Ok(match forward {
        0 => Vec::new(),
        1 => vec!["1 waits to be published by another worker.".to_owned()],
        more => vec![format!("{more} wait to be published by another worker.")],
    })
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    #[serde(flatten)]
    closer: Closer,
    done: String,
}

/// Which quarter, and why there is another version of it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MakeForm {
    pub once: String,
    pub quarter: String,
    pub why: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct StepForm {
    seen: String,
    deed: String,
}

impl StepForm {
    fn seen(&self) -> i64 {
        self.seen.parse().unwrap_or(-1)
    }
}

/// The last quarters that are over, the latest first.
fn over(now: i64) -> impl Iterator<Item = Quarter> {
    std::iter::successors(Some(Quarter::of(now).before()), |quarter| Some(quarter.before())).take(BACK)
}

async fn quarters(app: &AppState) -> Result<Vec<Quarterly>> {
    let mut tx = app.db.read().await?;
    let drafts = store::all(&mut tx).await?;
    let published = reading::quarters(&mut tx).await?;
    let of = |quarter: Quarter| Quarterly {
        quarter,
        draft: drafts.iter().find(|draft| draft.quarter == quarter).cloned(),
        published: published.iter().find(|(other, _)| *other == quarter).map(|(_, version)| *version),
    };
    Ok(over(app.now()).map(of).collect())
}

async fn list(State(app): State<AppState>, _: ParticipationWorker, Query(asked): Query<Asked>) -> Result<Sheet> {
    let form = FormState::<MakeForm>::current();
    Ok(pages::list(&quarters(&app).await?, &form, &asked.done))
}

async fn make(
    State(app): State<AppState>,
    worker: ParticipationWorker,
    Form(form): Form<MakeForm>,
) -> Result<Response> {
    let Some(quarter) = over(app.now()).find(|quarter| quarter.code() == form.quarter) else {
        return Err(AppError::Unreadable);
    };
    let mut errors = FieldErrors::default();
    let why = errors.note("why", optional(&form.why, WHY)).flatten();
    let published = reading::latest_version(&mut app.db.read().await?, &quarter.code()).await?;
    if errors.is_empty() && published.is_some() && why.is_none() {
        errors.note::<()>("why", Err("Say why there is another version".to_owned()));
    }
    if !errors.is_empty() {
        let refused = FormState::refused(form, errors);
        return Ok(pages::list(&quarters(&app).await?, &refused, "").refused().into_response());
    }
    let why = why.filter(|_| published.is_some());
    let id = store::make(&app, &worker, quarter, &once(&form.once), why).await?;
    Ok(see_other(&format!("{DRAFTS}/{id}")))
}

/// A draft that goes on; one that has ended leads to what became of it.
async fn find(app: &AppState, worker: &ParticipationWorker, id: &str, route: &str) -> Result<Draft> {
    match store::find(&mut app.db.read().await?, id).await? {
        Some(draft) => Ok(draft),
        None => not_there(app, worker, route).await,
    }
}

async fn show(
    State(app): State<AppState>,
    worker: ParticipationWorker,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let draft = find(&app, &worker, &id, ONE).await?;
    if draft.stands == Stands::Ended {
        return Ok(see_other(&end_of(&app, &draft).await?));
    }
    page(&app, &worker, &draft, asked.closer, done(&asked.done), None).await.map(IntoResponse::into_response)
}

/// Where somebody finds what became of a draft.
async fn end_of(app: &AppState, draft: &Draft) -> Result<String> {
    let latest = reading::latest_version(&mut app.db.read().await?, &draft.quarter.code()).await?;
    Ok(match latest {
        Some(latest) if latest >= draft.version => address(draft.quarter, draft.version),
        _ => DRAFTS.to_owned(),
    })
}

fn done(code: &str) -> &'static str {
    match code {
        "counted" => "Counted again.",
        "forward" => "Put forward. Another worker can publish it now.",
        "back" => "Taken back.",
        _ => "",
    }
}

/// The draft as it would be read, and what is in the way.
async fn page(
    app: &AppState,
    worker: &ParticipationWorker,
    draft: &Draft,
    closer: Closer,
    done: &str,
    wrong: Option<&'static str>,
) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let six = reading::six_quarters(&mut tx, draft.quarter).await?;
    drop(tx);
    Ok(pages::one(app, worker, draft, &six, closer, done, wrong))
}

async fn step(
    State(app): State<AppState>,
    worker: ParticipationWorker,
    Path(id): Path<String>,
    Form(form): Form<StepForm>,
) -> Result<Response> {
    let draft = find(&app, &worker, &id, ONE).await?;
    let (deed, done) = match form.deed.as_str() {
        "count" => (Deed::Count, "counted"),
        "put-forward" => (Deed::PutForward, "forward"),
        "take-back" => (Deed::TakeBack, "back"),
        "throw-away" => (Deed::ThrowAway, "thrown"),
        _ => return Err(AppError::Unreadable),
    };
    let came = match deed {
        Deed::Count => {
            let made = store::count(&app, draft.quarter, draft.version, draft.why.clone()).await?;
            store::step(&app, &worker, &draft, form.seen(), deed, Some(&made.pack)).await?
        }
        Deed::PutForward if publish::leaks(&app, &draft).await? => Came::Leaks,
        _ => store::step(&app, &worker, &draft, form.seen(), deed, None).await?,
    };
    if came != Came::Done {
        let draft = find(&app, &worker, &id, ONE).await?;
        return Ok(page(&app, &worker, &draft, Closer::default(), "", Some(why_not(came)))
            .await?
            .refused()
            .into_response());
    }
    let to =
        if deed == Deed::ThrowAway { format!("{DRAFTS}?done={done}") } else { format!("{DRAFTS}/{id}?done={done}") };
    Ok(see_other(&to))
}

fn why_not(came: Came) -> &'static str {
    match came {
        Came::Done => "",
        Came::Crossed => "A colleague changed it meanwhile. This is how it stands now; look at it again.",
        Came::No(No::NotNow) => "That cannot be done now. This is how it stands.",
        Came::No(No::TakesTwo) => "You put it forward yourself. Another worker must publish it.",
        Came::Leaks => "Something could be worked out from it. Look at the check, and hide more.",
        Came::Differs => {
            "Counted again, it shows something else than before. Look at it again, and put it forward again."
        }
    }
}

/// What the check says. It counts again and changes nothing.
async fn checked(State(app): State<AppState>, worker: ParticipationWorker, Path(id): Path<String>) -> Result<Response> {
    let draft = find(&app, &worker, &id, CHECK).await?;
    if draft.stands == Stands::Ended {
        return Ok(see_other(&end_of(&app, &draft).await?));
    }
    let made = store::count(&app, draft.quarter, draft.version, draft.why.clone()).await?;
    let mut tx = app.db.begin().await?;
    note(&mut tx, &app, &worker, audit::Deed::BoardChecked, &id).await?;
    tx.commit().await?;
    Ok(check::page(&draft, &made).into_response())
}

async fn about_to_publish(
    State(app): State<AppState>,
    worker: ParticipationWorker,
    Path(id): Path<String>,
) -> Result<Response> {
    let draft = find(&app, &worker, &id, PUBLISH).await?;
    match draft.stands {
        Stands::Ended => Ok(see_other(&end_of(&app, &draft).await?)),
        Stands::Open => Ok(see_other(&format!("{DRAFTS}/{id}"))),
        Stands::PutForward { .. } => Ok(pages::about_to_publish(&draft, &worker, None).into_response()),
    }
}

async fn publish_it(
    State(app): State<AppState>,
    worker: ParticipationWorker,
    Path(id): Path<String>,
    Form(form): Form<StepForm>,
) -> Result<Response> {
    let draft = find(&app, &worker, &id, PUBLISH).await?;
    if draft.stands == Stands::Ended {
        return Ok(see_other(&end_of(&app, &draft).await?));
    }
    match publish::publish(&app, &worker, &draft, form.seen()).await? {
        Came::Done => Ok(see_other(&address(draft.quarter, draft.version))),
        came => {
            let draft = find(&app, &worker, &id, PUBLISH).await?;
            Ok(pages::about_to_publish(&draft, &worker, Some(why_not(came))).refused().into_response())
        }
    }
}
