//! What people ask and send while they ask to get online: what there is, one question a page, all of it once more, and "Send".

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{PersonId, YoungPerson, people};
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::help;
use crate::mine::about;
use crate::promises;
use crate::web::{AppState, Form, Routes, Sheet, Tx, held_form, see_other};
use crate::words::london_day;

use super::super::content::{self, Network};
use super::super::model::Request;
use super::super::store::{self, At};
use super::draft::Draft;
use super::form::{self, ANEW, Against, CHOOSE_FOR_ME, FROM_CHECK, StepForm};
use super::kept;
use super::pages::{self, Asking};
use super::step::{CHECK, FIRST, Step, sent_address};

const STEP: &str = "/i/ask/{step}";
const SENT: &str = "/i/{request}/sent";

pub fn routes() -> Routes {
    Routes::new()
        .get(app::INTERNET_ACCESS, about)
        .get(STEP, show)
        .post(STEP, answer)
        .get(CHECK, check)
        .post(CHECK, send)
        .get(SENT, sent)
}

/// What there is, who reads what is asked, and what else exists.
async fn about(State(app): State<AppState>) -> Result<Sheet> {
    let offers = content::shown(&mut app.db.read().await?, &app.keys).await?;
    Ok(pages::about(&app.config, &offers))
}

/// What a page of asking knows of whoever asks.
struct Known {
    draft: Draft,
    /// When it was last changed; none before anything is kept.
    changed_at: Option<i64>,
    networks: Vec<Network>,
    name: String,
    matched: bool,
    /// Who may bring it.
    adviser: Option<String>,
}

impl Known {
    async fn of(app: &AppState, person: &PersonId) -> Result<Known> {
        let mut tx = app.db.read().await?;
        let networks = content::networks(&mut tx).await?;
        let contact = people::contact(&mut tx, &app.keys, person).await?.ok_or(AppError::NotFound)?;
        let matched = people::is_matched(&mut tx, person).await?;
        let adviser = if matched { people::adviser_name(&mut tx, &app.keys, person).await? } else { None };
        let (draft, changed_at) = match kept::find(&mut tx, &app.keys, person, app.now()).await? {
            Some((draft, at)) => (draft, Some(at)),
            None => (begin(&mut tx, app, person).await?, None),
        };
        Ok(Known { draft, changed_at, networks, name: contact.name, matched, adviser })
    }

    fn asking(&self, is_suggested: bool) -> Asking<'_> {
        let Known { draft, networks, name, matched, adviser, changed_at } = self;
        let adviser = adviser.as_deref();
        Asking { draft, networks, name, matched: *matched, adviser, is_suggested, changed_at: *changed_at }
    }

    /// Where somebody goes who comes to a page that does not ask them anything now.
    fn onwards(&self) -> String {
        self.draft.missing(&self.networks).map_or(CHECK.to_owned(), Step::address)
    }
}

/// A draft with what they said about themselves before.
async fn begin(tx: &mut Tx, app: &AppState, person: &PersonId) -> Result<Draft> {
    let phone = about::about(tx, &app.keys, person).await?.phone;
    Ok(Draft::begin(phone.map(|phone| phone.as_str().to_owned())))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Came {
    from: String,
    suggested: String,
}

async fn show(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(code): Path<String>,
    Query(came): Query<Came>,
) -> Result<Response> {
    let step = Step::from_code(&code).ok_or(AppError::NotFound)?;
    let known = Known::of(&app, &person.id).await?;
    if !known.draft.asks(step, &known.networks) {
        return Ok(see_other(&known.onwards()));
    }
    let from = if came.from == FROM_CHECK { FROM_CHECK } else { "" };
    let values = held_form().unwrap_or_else(|| form::filled(&known.draft, from));
    let form = FormState { values, errors: FieldErrors::default() };
    Ok(pages::step(step, &form, &known.asking(came.suggested == "yes")).into_response())
}

/// Takes the answers of one page, keeps them, and leads on.
async fn answer(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(code): Path<String>,
    Form(form): Form<StepForm>,
) -> Result<Response> {
    let step = Step::from_code(&code).ok_or(AppError::NotFound)?;
    if form.deed == ANEW {
        let mut tx = app.db.begin().await?;
        kept::forget(&mut tx, &person.id).await?;
        tx.commit().await?;
        return Ok(see_other(FIRST));
    }
    let known = Known::of(&app, &person.id).await?;
    let mut draft = known.draft.clone();
    let today = london_day(app.now());
    let against = Against { networks: &known.networks, has_adviser: known.adviser.is_some(), today };
    if let Err(errors) = form::take(&form, step, &mut draft, &against) {
        let form = FormState::refused(form, errors);
        return Ok(pages::step(step, &form, &known.asking(false)).refused().into_response());
    }
    kept::keep(&app, &person.id, &draft).await?;
    Ok(see_other(&after(&draft, &known.networks, step, &form)))
}

/// The page that comes next.
fn after(draft: &Draft, networks: &[Network], step: Step, form: &StepForm) -> String {
    let from_check = form.from == FROM_CHECK;
    let with_from = |step: Step| match from_check {
        true => format!("{}?from={FROM_CHECK}", step.address()),
        false => step.address(),
    };
    match step {
        Step::Help if form.help == CHOOSE_FOR_ME => Step::Have.address(),
        Step::Have | Step::Home | Step::Stay => match draft.suggestion() {
            Some(_) => format!("{FIRST}?suggested=yes"),
            None => draft.next_to_choose().address(),
        },
        Step::Phone if draft.is_on_another_network(networks) => with_from(Step::Network),
        // Back to all the answers, unless the change asks for one more.
        _ if from_check => draft.missing(networks).map_or(CHECK.to_owned(), with_from),
        Step::Network => draft.missing(networks).map_or(CHECK.to_owned(), Step::address),
        _ => draft.after(step).map_or(CHECK.to_owned(), Step::address),
    }
}

/// All of it once more, what they asked for before that is the same, and the button that sends it.
async fn check(State(app): State<AppState>, person: YoungPerson) -> Result<Response> {
    let known = Known::of(&app, &person.id).await?;
    let Some(new) = known.draft.request(&known.networks) else { return Ok(see_other(&known.onwards())) };
    let mut tx = app.db.read().await?;
    let same = store::same_as(&mut tx, &app.keys, &person.id, new.help, &new.details, app.now()).await?;
    let due_at = promises::due(app.now(), app.config.internet_days);
    Ok(pages::check(&known.asking(false), &new, same.first(), due_at, app.now()).into_response())
}

/// What the page with all the answers sends.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct SendForm {
    once: String,
}

/// Sends it. However often it comes from one asking, it is one request (F07).
async fn send(State(app): State<AppState>, person: YoungPerson, Form(form): Form<SendForm>) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let networks = content::networks(&mut tx).await?;
    let draft = kept::find(&mut tx, &app.keys, &person.id, app.now()).await?.map(|(draft, _)| draft);
    // Asked after the draft was read: whoever sent it a moment ago has let go of the draft by then.
    if let Some(request) = store::asked(&mut tx, &person.id, &form.once).await? {
        return Ok(see_other(&sent_address(&request)));
    }
    let Some(draft) = draft else { return Ok(see_other(FIRST)) };
    let Some(new) = draft.request(&networks).filter(|new| new.once == form.once) else {
        return Ok(see_other(CHECK)); // they changed it on another page: they should see what is sent
    };
    let request = store::ask_in(&mut tx, At::of(&app), &person.id, &new).await?;
    kept::forget(&mut tx, &person.id).await?;
    tx.commit().await?;
    Ok(see_other(&sent_address(&request)))
}

/// The page to keep. It can be opened again, and shows the same.
async fn sent(State(app): State<AppState>, person: YoungPerson, Path(id): Path<String>) -> Result<Sheet> {
    let request = own(&app, &person.id, &id).await?.ok_or(AppError::NotFound)?;
    let base = app.config.base_url.as_str();
    Ok(pages::sent(&request, base, &help::contacts(&app.config)?))
}

/// Their own request. Another's and none look the same.
async fn own(app: &AppState, person: &PersonId, id: &str) -> Result<Option<Request>> {
    let found = store::find(&mut app.db.read().await?, &app.keys, id).await?;
    Ok(found.map(|found| found.thread.request).filter(|request| request.person == *person))
}
