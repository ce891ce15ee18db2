//! The page of a piece: what was said, then what can be done; beside it what is known.

use leptos::prelude::*;

use crate::accounts::Staff;
use crate::app::FEEDBACK_PIECES;
use crate::forms::FormState;
use crate::keys::random_id;
use crate::presence;
use crate::ui::{BackLink, ErrorSummary, JustDone, Notice, SummaryList, SummaryRow, lines};
use crate::web::Sheet;

use super::super::super::model::{Piece, Voice, Way};
use super::super::super::store::Found;
use super::super::form::PieceForm;
use super::super::one::Shown;
use super::super::words::{day, feeling, month, theme, way};
use super::deeds::{Carried, answer, board, fitting, letting_go, themes, urgent};

/// What its writer is called where an answer is begun.
pub fn called(found: &Found) -> &str {
    found.writer.as_ref().map_or("there", |(_, name)| name.as_str())
}

pub fn one(shown: &Shown, staff: &Staff, done: &str, form: FormState<PieceForm>) -> Sheet {
    let (found, here) = (&shown.found, format!("{}/here", shown.address()));
    let back = format!("{FEEDBACK_PIECES}?month={}", found.piece.month);
    let who = match &found.writer {
        Some((_, name)) => view! { <bdi>{name.clone()}</bdi> " says" }.into_any(),
        None if found.piece.way == Way::Code => "Somebody with a code says".into_any(),
        None => "Somebody says, as nobody".into_any(),
    };
    let sheet = Sheet::new("One piece of feedback", || {
        view! {
            <BackLink href=back label="What young people say"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{who}</h1>
            <JustDone words=done_words(done)/>
            <p class="notice warn" role="status" hidden=shown.others.is_empty() data-here=here>{presence::words(&shown.others)}</p>
            <div class="two-columns">
                <aside>{facts(shown)}</aside>
                <div>
                    <h2>"What was said"</h2>
                    {said(&found.piece)}
                    <h2>"What you can do"</h2>
                    {deeds(shown, staff, form)}
                </div>
            </div>
        }
        .into_any()
    });
    sheet.with_script("live.js")
}

fn facts(shown: &Shown) -> AnyView {
    let (found, piece) = (&shown.found, &shown.found.piece);
    let quote = if piece.may_quote { "Yes, with what could show who they are taken out" } else { "No" };
    let chosen = piece.about.as_ref().map_or("Nothing chosen".to_owned(), |code| theme(&shown.themes, code).to_owned());
    let mut rows = vec![SummaryRow::new("How", way(piece.way))];
    rows.extend(found.writer.as_ref().map(|(_, name)| SummaryRow::new("Who", view! { <bdi>{name.clone()}</bdi> })));
    rows.push(SummaryRow::new("When", found.said_at.map_or_else(|| month(&piece.month), day)));
    rows.push(SummaryRow::new("They chose", view! { <bdi>{chosen}</bdi> }));
    rows.extend(piece.feeling.map(|felt| SummaryRow::new("How it feels", feeling(felt))));
    rows.push(SummaryRow::new("May we tell others their words?", quote));
    if let Some(due_at) = found.due_at {
        let late = if due_at < shown.now { "It is late: promised by" } else { "Answer by" };
        rows.push(SummaryRow::new("Our promise", format!("{late} {}", day(due_at))));
    }
    rows.extend(found.answered_at.map(|at| SummaryRow::new("First answered", day(at))));
    let looked = found.writer.is_some().then(|| view! { <p class="hint">"They can see that you read this."</p> });
    view! { <SummaryList rows=rows/> {looked} }.into_any()
}

/// The words of its writer and all that was said since.
pub fn said(piece: &Piece) -> AnyView {
    if piece.finished {
        return view! { <Notice><p>"It is finished. Its words are gone; what is counted stays."</p></Notice> }
            .into_any();
    }
    let change = (!piece.change.is_empty()).then(|| view! { <h3>"What should change"</h3> {lines(&piece.change)} });
    let thread = piece.said.iter().map(|said| {
        let heading = match said.voice {
            Voice::Writer => "They wrote more",
            Voice::Council => "We answered",
        };
        let when = said.at.map(|at| view! { <p class="hint">{day(at)}</p> });
        view! { <li><h3>{heading}</h3>{when}{lines(&said.words)}</li> }
    });
    let thread =
        (!piece.said.is_empty()).then(|| view! { <ol class="results" role="list">{thread.collect_view()}</ol> });
    view! { <h3>"In their words"</h3> {lines(&piece.words)} {change} {thread} }.into_any()
}

fn deeds(shown: &Shown, staff: &Staff, form: FormState<PieceForm>) -> AnyView {
    let FormState { values, errors } = form;
    let carried = Carried { once: random_id(), seen: shown.found.piece.version };
    view! {
        {urgent(shown, &carried, &values, &errors)}
        {themes(shown, &carried, &values, &errors)}
        {answer(shown, &carried, &values, &errors)}
        {fitting(shown, staff)}
        {board(shown, &carried, &values, &errors)}
        {letting_go(shown)}
    }
    .into_any()
}

fn done_words(done: &str) -> &'static str {
    match done {
        "themes" => "Saved: it is counted under these themes.",
        "answer" => "Sent. Whoever wrote this finds it where they look.",
        "urgent" => "It stands on top of the list until it has been seen to.",
        "settle" => "Noted: it is not urgent any more.",
        "fit" => "Saved. A colleague compares both now.",
        "agree" => "You agreed. The words can be chosen for the Board.",
        "send-back" => "Sent back, with why.",
        "choose" => "Saved.",
        "finish" => "It is finished, and its words are gone.",
        _ => "",
    }
}
