//! One piece: all that is known of it, and all that can be done with it.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::{Names, ParticipationWorker, Staff};
use crate::app::{FEEDBACK_PIECE, FEEDBACK_PIECES};
use crate::audit::{Deed, Line};
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::help::{Contact, contacts};
use crate::presence::{self, HereForm, Other};
use crate::snippets::{self, Snippet};
use crate::web::{AppState, Form, Routes, Sheet, see_other};
use crate::words::Quarter;

use super::super::model::Changed;
use super::super::store::{self, Found, Which};
use super::super::themes::{Theme, themes};
use super::board::{self, Enough};
use super::form::PieceForm;
use super::pages;
use super::snippets::SHELF;
use super::staff::{Done, ROLE, not_there, note, wrong};
use super::words::quarter_of;

const HERE: &str = "/feedback/pieces/{piece}/here";
const FIT: &str = "/feedback/pieces/{piece}/fit";
const FINISH: &str = "/feedback/pieces/{piece}/finish";

pub fn routes() -> Routes {
    Routes::new()
        .get(FEEDBACK_PIECE, show)
        .post(FEEDBACK_PIECE, act)
        .post(HERE, here)
        .get(FIT, show_fit)
        .post(FIT, act_on_fit)
        .get(FINISH, show_finish)
        .post(FINISH, finish)
}

/// A piece with all that its pages show.
pub struct Shown {
    pub found: Found,
    pub themes: Vec<Theme>,
    /// Who else has it before them.
    pub others: Vec<Other>,
    pub snippets: Vec<Snippet>,
    /// What workers are called who had to do with it.
    pub names: Vec<(String, String)>,
    /// Whom to call where somebody is needed now.
    pub contacts: Vec<Contact>,
    /// How many said something about the same in that quarter.
    pub enough: Vec<Enough>,
    pub now: i64,
}

impl Shown {
    pub fn address(&self) -> String {
        address(&self.found.which)
    }

    /// What one of the workers is called.
    pub fn name_of(&self, id: &str) -> String {
        let known = self.names.iter().find(|(known, _)| known == id);
        known.map_or_else(|| "Somebody who is not here any more".to_owned(), |(_, name)| name.clone())
    }
}

/// Where a piece is read.
pub fn address(which: &Which) -> String {
    format!("{FEEDBACK_PIECES}/{}", which.code())
}

/// The pages on which something is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum On {
    Piece,
    Fit,
    Finish,
}

impl On {
    fn route(self) -> &'static str {
        match self {
            On::Piece => FEEDBACK_PIECE,
            On::Fit => FIT,
            On::Finish => FINISH,
        }
    }

    fn takes(self, deed: &str) -> bool {
        match self {
            On::Piece => ["themes", "answer", "urgent", "settle", "choose"].contains(&deed),
            On::Fit => ["fit", "agree", "send-back"].contains(&deed),
            On::Finish => deed == "finish",
        }
    }

    fn page(self, shown: &Shown, staff: &Staff, done: &str, form: FormState<PieceForm>) -> Sheet {
        match self {
            On::Piece => pages::one(shown, staff, done, form),
            On::Fit => pages::fit(shown, staff, form),
            On::Finish => pages::finish(shown, form),
        }
    }
}

async fn show(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(piece): Path<String>,
    Query(came): Query<Done>,
) -> Result<Sheet> {
    read_page(&app, &staff, &piece, On::Piece, &came.done).await
}

async fn show_fit(State(app): State<AppState>, staff: ParticipationWorker, Path(piece): Path<String>) -> Result<Sheet> {
    read_page(&app, &staff, &piece, On::Fit, "").await
}

async fn show_finish(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(piece): Path<String>,
) -> Result<Sheet> {
    read_page(&app, &staff, &piece, On::Finish, "").await
}

async fn act(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(piece): Path<String>,
    Form(form): Form<PieceForm>,
) -> Result<Response> {
    send(&app, &staff, &piece, On::Piece, form).await
}

async fn act_on_fit(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(piece): Path<String>,
    Form(form): Form<PieceForm>,
) -> Result<Response> {
    send(&app, &staff, &piece, On::Fit, form).await
}

async fn finish(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(piece): Path<String>,
    Form(form): Form<PieceForm>,
) -> Result<Response> {
    let form = PieceForm { deed: "finish".to_owned(), ..form };
    send(&app, &staff, &piece, On::Finish, form).await
}

async fn read_page(app: &AppState, staff: &Staff, piece: &str, on: On, done: &str) -> Result<Sheet> {
    let found = match Which::parse(piece) {
        Some(which) => store::find(app, &which).await?,
        None => None,
    };
    match found {
        Some(found) => Ok(on.page(&shown(app, staff, found, false).await?, staff, done, FormState::current())),
        None => not_there(app, staff, on.route()).await,
    }
}

/// All that the pages of a piece show; the audit notes who read it, and where somebody's name stands on it, whose it is.
async fn shown(app: &AppState, staff: &Staff, found: Found, writing: bool) -> Result<Shown> {
    let quarter = Quarter::parse(&quarter_of(&found.piece.month));
    let enough = match quarter {
        Some(quarter) => board::enough(app, quarter).await?,
        None => Vec::new(),
    };
    let (mut tx, keys, now) = (app.db.begin().await?, &app.keys, app.now());
    let (mut names, mut called) = (Names::default(), Vec::new());
    for id in workers(&found) {
        if let Some(colleague) = names.of(&mut tx, keys, Some(&id)).await? {
            called.push((id, colleague.name));
        }
    }
    let (about, subject) = match &found.which {
        Which::Named(id) => (id.clone(), found.writer.as_ref().map(|(writer, _)| writer)),
        // No line of the audit says which.
        Which::Anonymous(_) => ("anonymous".to_owned(), None),
    };
    let (themes, snippets) = (themes(&mut tx).await?, snippets::active(&mut tx, &SHELF).await?);
    let others = presence::here(&mut tx, keys, &staff.id, &thing(app, &found.which), writing, now).await?;
    note(&mut tx, keys, staff, Deed::FeedbackRead, (Some(&about), subject), now).await?;
    tx.commit().await?;
    Ok(Shown { found, themes, others, snippets, names: called, contacts: contacts(&app.config)?, enough, now })
}

/// What it is called where it is said who has it before them: a fingerprint, since the database knows nothing of that store.
fn thing(app: &AppState, which: &Which) -> String {
    format!("feedback:{}", app.keys.index("feedback.presence", &which.code()))
}

/// The ids of the workers who had to do with it.
fn workers(found: &Found) -> Vec<String> {
    let (urgent, fit) = (found.piece.urgent.as_ref(), found.piece.fit.as_ref());
    let settled = urgent.and_then(|urgent| urgent.settled.as_ref()).map(|settled| settled.by.clone());
    let agreed = fit.and_then(|fit| fit.agreed_by.clone());
    let by = [urgent.map(|urgent| urgent.by.clone()), fit.map(|fit| fit.by.clone()), settled, agreed];
    by.into_iter().flatten().collect()
}

async fn send(app: &AppState, staff: &Staff, piece: &str, on: On, mut form: PieceForm) -> Result<Response> {
    let Some(which) = Which::parse(piece) else { return not_there(app, staff, on.route()).await };
    let Some(found) = store::find(app, &which).await? else { return not_there(app, staff, on.route()).await };
    if on == On::Piece && form.deed == "use-text" {
        let shown = shown(app, staff, found, true).await?;
        if let Some(snippet) = shown.snippets.iter().find(|snippet| snippet.id == form.snippet) {
            form.reply = snippet.after(&form.reply, pages::called(&shown.found));
        }
        return Ok(on.page(&shown, staff, "", FormState::refused(form, FieldErrors::default())).into_response());
    }
    let known = themes(&mut app.db.read().await?).await?;
    let asked = on.takes(&form.deed).then(|| form.act(&found.piece, &known)).flatten().ok_or(AppError::Unreadable)?;
    let act = match asked {
        Ok(act) => act,
        Err(errors) => return refused(app, staff, found, on, form, errors).await,
    };
    let (by, now, (deed, reason)) = (staff.id.as_str().to_owned(), app.now(), act.deed());
    let noted = Line { who: Some(&by), role: ROLE, deed, reason, ..Line::default() };
    let changed = store::change(app, &which, form.seen(), noted, |piece| act.on(piece, &by, now)).await?;
    let Some(found) = store::find(app, &which).await? else { return not_there(app, staff, on.route()).await };
    if changed == Changed::Done || act.is_done(&found.piece, &by) {
        return Ok(see_other(&format!("{}?done={}", address(&which), form.deed)));
    }
    let errors = wrong(form.field(), why_not(changed));
    refused(app, staff, found, on, form, errors).await
}

/// The page again, as the piece stands now, with all that was typed.
async fn refused(
    app: &AppState,
    staff: &Staff,
    found: Found,
    on: On,
    form: PieceForm,
    errors: FieldErrors,
) -> Result<Response> {
    let shown = shown(app, staff, found, true).await?;
    Ok(on.page(&shown, staff, "", FormState::refused(form, errors)).refused().into_response())
}

fn why_not(changed: Changed) -> &'static str {
    match changed {
        Changed::Crossed => {
            "Somebody changed this while you were writing. This page shows it as it is now; what you typed is still here, \
             and is not saved. Read both, and send again if it still fits"
        }
        Changed::TooLong => "One piece can hold no more. Make it shorter",
        _ => "This does not go with how it stands now",
    }
}

/// What the script of an open page says, and hears.
async fn here(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(piece): Path<String>,
    Form(form): Form<HereForm>,
) -> Result<Response> {
    let Some(which) = Which::parse(&piece) else { return not_there(&app, &staff, HERE).await };
    if store::find(&app, &which).await?.is_none() {
        return not_there(&app, &staff, HERE).await;
    }
    let mut tx = app.db.begin().await?;
    let thing = thing(&app, &which);
    let others = presence::here(&mut tx, &app.keys, &staff.id, &thing, form.writing(), app.now()).await?;
    tx.commit().await?;
    Ok(presence::words(&others).into_response())
}
