//! What everybody reads before, while and after they answer.

use leptos::prelude::*;

use crate::app;
use crate::forms::{FieldErrors, FormState};
use crate::say;
use crate::ui::{
    BackLink, Button, Card, Checkboxes, Choice, ErrorSummary, Notice, PostForm, Radios, TextArea, TextField,
};
use crate::web::Sheet;
use crate::words::weekday_words;

use super::super::model::{Offers, Pulse, Question, State, Who};
use super::form::{AnswerForm, CodeForm, FIELDS, MOST_LETTERS};
use super::{address, public_results};

/// What can be answered, a place for a code, and what came out before.
pub fn list(pulses: &[Pulse], now: i64, code: FormState<CodeForm>) -> Sheet {
    let open: Vec<_> =
        pulses.iter().filter(|pulse| pulse.who == Who::Everyone && pulse.state(now) == State::Running).collect();
    let none = open.is_empty().then(|| view! { <p>{say!("pulses-none")}</p> });
    let open = open.into_iter().map(|pulse| {
        let (why, until) = (pulse.why.clone(), say!("pulses-until", day = weekday_words(pulse.last_day())));
        view! { <li><Card heading=pulse.title.clone() href=address(pulse)><p><bdi>{why}</bdi></p><p>{until}</p></Card></li> }
    });
    let open: Vec<_> = open.collect();
    let open = (!open.is_empty()).then(|| view! { <ul class="doors" role="list">{open}</ul> });
    let told: Vec<_> = pulses
        .iter()
        .filter(|pulse| pulse.state(now) == State::Shared)
        .map(|pulse| view! { <li><a href=public_results(&pulse.id)><bdi>{pulse.title.clone()}</bdi></a></li> })
        .collect();
    let told = (!told.is_empty()).then(|| view! { <h2>{say!("pulses-came-out-list")}</h2><ul>{told}</ul> });
    let FormState { values, errors } = code;
    let error = errors.of("code");
    Sheet::new(say!("pulses-title"), || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <h1>{say!("pulses-title")}</h1>
            <p class="lead">{say!("pulses-lead")}</p>
            {none}
            {open}
            <h2>{say!("pulses-code-heading")}</h2>
            <PostForm>
                <TextField name="code" label=say!("pulses-code") hint=say!("pulses-code-hint") value=values.code error=error autocomplete="off" width="medium"/>
                <Button>{say!("pulses-code-button")}</Button>
            </PostForm>
            {told}
        }
        .into_any()
    })
}

/// A pulse as somebody answers it.
pub struct Asking<'a> {
    pub pulse: &'a Pulse,
    pub by_ticket: bool,
    pub form: &'a FormState<AnswerForm>,
}

pub fn ask(Asking { pulse, by_ticket, form }: Asking) -> Sheet {
    let FormState { values, errors } = form;
    let once = (!by_ticket).then(|| view! { <input type="hidden" name="once" value=values.once.clone()/> });
    let fields = questions(pulse, values, errors);
    let privacy = if by_ticket { say!("pulses-ticket-privacy") } else { say!("pulses-page-privacy") };
    let sheet = Sheet::new(pulse.title.clone(), || {
        view! {
            <BackLink href=app::QUESTIONS label=say!("pulses-title")/>
            <ErrorSummary errors=errors.clone()/>
            <h1><bdi>{pulse.title.clone()}</bdi></h1>
            <p class="lead"><bdi>{pulse.why.clone()}</bdi></p>
            <p>{say!("pulses-nobody")} " " {privacy}</p>
            <PostForm>
                {once}
                {fields}
                <Button>{say!("pulses-send")}</Button>
            </PostForm>
            <p>{say!("pulses-closes", day = weekday_words(pulse.last_day()))}</p>
        }
        .into_any()
    });
    Sheet { listed: false, ..sheet }
}

/// The questions, one below the other.
pub fn questions(pulse: &Pulse, values: &AnswerForm, errors: &FieldErrors) -> AnyView {
    let all = pulse.questions.iter().enumerate().zip(FIELDS);
    all.map(|((place, question), field)| one(question, field, values.typed(place), errors.of(field)))
        .collect_view()
        .into_any()
}

fn one(question: &Question, field: &'static str, typed: &[String], error: Option<String>) -> AnyView {
    let (asks, first) = (question.asks.clone(), typed.first().cloned().unwrap_or_default());
    let options = question.options().into_iter().enumerate();
    let options: Vec<_> = options.map(|(place, words)| Choice::new(place.to_string(), words)).collect();
    match question.offers {
        Offers::One(_) | Offers::Scale { .. } => {
            view! { <Radios name=field legend=asks options=options value=first error=error/> }.into_any()
        }
        Offers::Several(_) => {
            let hint = say!("pulses-several");
            let values = typed.to_vec();
            view! { <Checkboxes name=field legend=asks hint=hint options=options values=values error=error/> }
                .into_any()
        }
        Offers::Words => {
            let hint = say!("pulses-words-hint", most = MOST_LETTERS);
            view! { <TextArea name=field label=asks hint=hint rows=3 value=first error=error/> }.into_any()
        }
    }
}

/// They opened their ticket before its first day.
pub fn later(pulse: &Pulse) -> Sheet {
    note(say!("pulses-later-title"), say!("pulses-later", day = weekday_words(pulse.first_day())), ().into_any())
}

/// Nobody can answer it any more.
pub fn closed(pulse: &Pulse) -> Sheet {
    note(say!("pulses-closed-title"), say!("pulses-closed").to_owned(), to_results(pulse))
}

/// They sent it a moment too late.
pub fn too_late(pulse: &Pulse) -> Sheet {
    note(say!("pulses-late-title"), say!("pulses-late").to_owned(), to_results(pulse))
}

pub fn unknown_ticket() -> Sheet {
    note(say!("pulses-unknown-title"), say!("pulses-unknown").to_owned(), ().into_any())
}

/// It has come, and what comes next and when.
pub fn thanks(pulse: &Pulse) -> Sheet {
    let once = if pulse.who == Who::Everyone { say!("pulses-thanks-page") } else { say!("pulses-thanks-ticket") };
    let next = view! {
        <p>{once}</p>
        <h2>{say!("pulses-next")}</h2>
        <ol>
            <li>{say!("pulses-next-closes", day = weekday_words(pulse.last_day()))}</li>
            <li>{say!("pulses-next-first")}</li>
            <li>{say!("pulses-next-then")} " " <a href=public_results(&pulse.id)>{say!("pulses-came-out")}</a></li>
        </ol>
    };
    note(say!("pulses-thanks-title"), say!("pulses-thanks").to_owned(), next.into_any())
}

fn to_results(pulse: &Pulse) -> AnyView {
    view! { <p><a href=public_results(&pulse.id)>{say!("pulses-came-out")}</a></p> }.into_any()
}

/// A page that says one thing, and leads on.
fn note(title: &'static str, says: String, more: AnyView) -> Sheet {
    let sheet = Sheet::new(title, || {
        view! {
            <BackLink href=app::QUESTIONS label=say!("pulses-title")/>
            <h1>{title}</h1>
            <Notice><p>{says}</p></Notice>
            {more}
        }
        .into_any()
    });
    Sheet { listed: false, ..sheet }
}
