//! One case, as its young person follows it: who has it, what happens next and by when, and what was said.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::say;
use crate::ui::{
    BackLink, Button, Choice, ErrorSummary, Notice, NoticeTone, PostForm, Radios, SummaryList, SummaryRow, TextArea,
};
use crate::web::{AppState, Sheet};

use super::super::super::model::{Case, End, Got, Kind, Promise, Thread, Topic, Turn, Way};
use super::super::super::opening::Opener;
use super::super::complaint::pages::standing_words;
use super::super::form::ThreadForm;
use super::super::share::State;
use super::super::store::Follow;
use super::{crisis, day, done, said, sheet};

/// The page. `what` is the code of what was just done.
pub fn page(app: &AppState, opener: &Opener, follow: &Follow, what: &str, form: FormState<ThreadForm>) -> Sheet {
    let (thread, now) = (&follow.thread, app.now());
    let case = &thread.case;
    let back = opener.account().map(|_| view! { <BackLink href=app::ME label=say!("mine-back")/> });
    sheet(say!("advocacy-thread-title"), || {
        view! {
            {back}
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{say!("advocacy-thread-heading")}</h1>
            {crisis(app)}
            {done(done_words(what))}
            {status(case, now)}
            {waits_for_you(follow)}
            {facts(follow, now)}
            {said::list(follow)}
            {write(case, &form)}
            {afterwards(thread, &form)}
            {more(follow)}
        }
        .into_any()
    })
}

fn done_words(what: &str) -> Option<&'static str> {
    match what {
        "written" => Some(say!("advocacy-done-written")),
        "not-sorted" => Some(say!("advocacy-done-not-sorted")),
        "got" => Some(say!("advocacy-done-got")),
        "reach" => Some(say!("advocacy-done-reach")),
        "objected" => Some(say!("advocacy-done-objected")),
        "stopped" => Some(say!("advocacy-done-stopped")),
        "shared" => Some(say!("advocacy-done-shared")),
        "declined" => Some(say!("advocacy-done-declined")),
        "taken-back" => Some(say!("advocacy-done-taken-back")),
        "complained" => Some(say!("advocacy-done-complained")),
        _ => None,
    }
}

/// Who has it, as the young person reads it.
pub fn holder(case: &Case) -> String {
    case.advocate.as_ref().map_or_else(|| say!("advocacy-nobody-yet").to_owned(), |advocate| advocate.name.clone())
}

/// Whose turn it is, and by when.
fn status(case: &Case, now: i64) -> AnyView {
    let has_it = match &case.advocate {
        Some(advocate) => say!("advocacy-has-it", name = advocate.name.as_str()),
        None => say!("advocacy-looking").to_owned(),
    };
    match (case.turn(now), case.end) {
        (Turn::Ours(due_at), _) => {
            let by = say!("advocacy-answer-by", day = day(due_at));
            view! { <Notice heading=has_it><p>{by}</p></Notice> }.into_any()
        }
        (Turn::Late(due_at), _) => {
            let by = say!("advocacy-late-text", day = day(due_at));
            view! {
                <Notice tone=NoticeTone::Warn heading=say!("advocacy-late")>
                    <p>{by}</p>
                    <p>{has_it} ". " <a href=app::HELP>{say!("advocacy-late-call")}</a></p>
                </Notice>
            }
            .into_any()
        }
        (Turn::Paused, _) => view! {
            <Notice heading=say!("advocacy-paused")><p>{say!("advocacy-paused-text")}</p></Notice>
        }
        .into_any(),
        (Turn::Theirs, _) => view! {
            <Notice heading=say!("advocacy-yours")><p>{say!("advocacy-yours-text")}</p></Notice>
        }
        .into_any(),
        (Turn::Nobodys, Some(End { at, ending, by_young_person })) => {
            let who = if by_young_person {
                say!("advocacy-ended-by-you", day = day(at))
            } else {
                say!("advocacy-ended-by-us", day = day(at))
            };
            view! { <Notice heading=ending.words()><p>{who} " " {say!("advocacy-ended-kept")}</p></Notice> }.into_any()
        }
        (Turn::Nobodys, None) => ().into_any(),
    }
}

/// What their advocate would like to share, and what they have not answered yet.
fn waits_for_you(follow: &Follow) -> AnyView {
    let waits = follow.shares.iter().any(|share| share.state() == State::Offered);
    let href = format!("{}/share", follow.thread.case.address());
    waits
        .then(|| {
            view! {
                <Notice heading=say!("advocacy-share-waits")>
                    <p>{say!("advocacy-share-waits-text")} " " <a href=href>{say!("advocacy-share-waits-link")}</a></p>
                </Notice>
            }
        })
        .into_any()
}

fn facts(follow: &Follow, now: i64) -> AnyView {
    let case = &follow.thread.case;
    let row = |label: &'static str, text: String| SummaryRow::new(label, view! { <bdi>{text}</bdi> });
    let mut rows = vec![
        row(say!("advocacy-reference"), case.reference.clone()),
        SummaryRow::new(say!("advocacy-case-who"), whose(follow)),
        SummaryRow::new(say!("advocacy-next"), next(case)),
    ];
    rows.extend(kept(&follow.thread.promises, now).map(|text| row(say!("advocacy-kept"), text)));
    rows.extend(topics(&case.asked.topics));
    rows.extend(case.asked.wish.clone().map(|wish| row(say!("advocacy-case-wish"), wish)));
    rows.push(SummaryRow::new(say!("advocacy-case-reach"), reached(case)));
    rows.extend(follow.complaint.as_ref().map(|complaint| {
        SummaryRow::new(say!("advocacy-complaint-row"), complaint_row(case, standing_words(complaint, now)))
    }));
    view! { <SummaryList rows=rows/> }.into_any()
}

/// Who has it, and what they say of themselves.
fn whose(follow: &Follow) -> AnyView {
    let about = follow.card.as_ref().map(|card| {
        let languages =
            (!card.languages.is_empty()).then(|| say!("advocacy-who-speaks", languages = card.languages.as_str()));
        view! { <p class="hint"><bdi>{card.about.clone()}</bdi> " " <bdi>{languages}</bdi></p> }
    });
    view! { <bdi>{holder(&follow.thread.case)}</bdi> {about} }.into_any()
}

fn next(case: &Case) -> AnyView {
    match &case.next_step {
        Some(step) => {
            let by = say!("advocacy-next-by", day = day(step.by));
            view! { <bdi>{step.words.clone()}</bdi> <br/> {by} }.into_any()
        }
        None if case.end.is_some() => say!("advocacy-next-ended").into_any(),
        None if case.advocate.is_none() => say!("advocacy-next-looking").into_any(),
        None => say!("advocacy-next-none").into_any(),
    }
}

/// How many of the promises that are over were kept: "2 of 3".
fn kept(promises: &[Promise], now: i64) -> Option<String> {
    let over: Vec<bool> = promises.iter().filter_map(|promise| promise.kept(now)).collect();
    let kept = over.iter().filter(|kept| **kept).count();
    (!over.is_empty()).then(|| say!("advocacy-kept-of", kept = kept as i64, all = over.len() as i64))
}

fn topics(topics: &[Topic]) -> Option<SummaryRow> {
    let list = topics.iter().map(|topic| view! { <li>{topic.words()}</li> }).collect_view();
    (!topics.is_empty()).then(|| SummaryRow::new(say!("advocacy-about"), view! { <ul>{list}</ul> }))
}

fn reached(case: &Case) -> AnyView {
    let ways = case.contact.ways.iter().copied().map(Way::words).collect::<Vec<_>>().join(". ");
    let href = format!("{}/reach", case.address());
    view! { {ways} " " <a href=href>{say!("advocacy-reach-change")}</a> }.into_any()
}

fn complaint_row(case: &Case, words: String) -> AnyView {
    let href = format!("{}/further", case.address());
    view! { {words} " " <a href=href>{say!("advocacy-complaint-see")}</a> }.into_any()
}

fn write(case: &Case, form: &FormState<ThreadForm>) -> AnyView {
    let (heading, hint) = match case.end {
        Some(_) => (say!("advocacy-write-ended"), say!("advocacy-write-ended-hint")),
        None => (say!("advocacy-write"), say!("advocacy-write-hint")),
    };
    let (once, words, wrong) = (form.values.once.clone(), form.values.words.clone(), form.errors.of("words"));
    view! {
        <h2 id="write">{heading}</h2>
        <PostForm>
            <input type="hidden" name="once" value=once/>
            <TextArea name="words" label=say!("advocacy-case-words") hint=hint value=words error=wrong rows=4/>
            <Button name="deed" value="write">{say!("advocacy-write-button")}</Button>
        </PostForm>
    }
    .into_any()
}

/// What they may say once there was an answer: whether it is sorted, and whether they got what they wanted.
fn afterwards(thread: &Thread, form: &FormState<ThreadForm>) -> AnyView {
    let answered = thread.entries.iter().any(|entry| matches!(entry.kind, Kind::Answered | Kind::Closed));
    let FormState { values, errors } = form.clone();
    let said = thread.case.got.map_or("", Got::code).to_owned();
    let chosen = if values.got.is_empty() { said } else { values.got };
    let [missing_wrong, got_wrong, came_wrong] = ["missing", "got", "came"].map(|field| errors.of(field));
    let options = vec![
        Choice::new("yes", say!("advocacy-got-yes")),
        Choice::new("partly", say!("advocacy-got-partly")),
        Choice::new("no", say!("advocacy-got-no")),
    ];
    let not_sorted = thread.case.end.is_some().then(|| {
        view! {
            <h2>{say!("advocacy-not-sorted")}</h2>
            <PostForm>
                <TextArea name="missing" label=say!("advocacy-missing") hint=say!("advocacy-missing-hint")
                    value=values.missing error=missing_wrong rows=3/>
                <Button name="deed" value="not-sorted">{say!("advocacy-not-sorted-button")}</Button>
            </PostForm>
        }
    });
    let got = answered.then(|| {
        view! {
            <h2>{say!("advocacy-got-heading")}</h2>
            <PostForm>
                <Radios name="got" legend=say!("advocacy-got") options=options value=chosen error=got_wrong/>
                <TextArea name="came" label=say!("advocacy-came") value=values.came error=came_wrong rows=3/>
                <Button name="deed" value="got">{say!("advocacy-got-button")}</Button>
            </PostForm>
        }
    });
    view! { {not_sorted} {got} }.into_any()
}

fn more(follow: &Follow) -> AnyView {
    let address = follow.thread.case.address();
    let link = |page: &str, words: &'static str| view! { <li><a href=format!("{address}/{page}")>{words}</a></li> };
    let complaint = follow.complaint.is_none().then(|| link("further", say!("advocacy-link-complaint")));
    view! {
        <h2>{say!("advocacy-more")}</h2>
        <ul>
            {link("looked", say!("advocacy-link-looked"))}
            {link("share", say!("advocacy-link-share"))}
            {complaint}
            {link("more", say!("advocacy-link-more"))}
        </ul>
    }
    .into_any()
}
