//! What goes to the Board of one quarter.

use leptos::prelude::*;

use crate::app::FEEDBACK_PIECES;
use crate::forms::FormState;
use crate::ui::{
    BackLink, Button, ErrorSummary, JustDone, Notice, NoticeTone, PostForm, SummaryList, SummaryRow, TextArea, lines,
};
use crate::web::Sheet;
use crate::words::Quarter;

use super::super::super::store::Found;
use super::super::board::{self, ENOUGH, OwnForm, Shown};
use super::super::one::address;
use super::super::words::{beginning, theme};

pub fn quarter(shown: &Shown, done: &str, form: FormState<OwnForm>) -> Sheet {
    let (quarter, pack) = (shown.quarter, &shown.pack);
    let done = if done == "own" { "Saved." } else { "" };
    let before = board::address(&quarter.before().code());
    let rows = vec![
        SummaryRow::new("In the pack", pack.quotes.len().to_string()),
        SummaryRow::new("Chosen, and too few said something about the same", pack.too_few.to_string()),
        SummaryRow::new("Left out by us; the Board reads this number", pack.left_out.to_string()),
        SummaryRow::new("Could be told, and nobody has chosen", pack.not_chosen.to_string()),
    ];
    Sheet::new("What goes to the Board", || {
        view! {
            <BackLink href=FEEDBACK_PIECES label="What young people say"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>"What goes to the Board: "{quarter.words()}</h1>
            <JustDone words=done/>
            <p><a href=before>{quarter.before().words()}</a>{after(quarter)}</p>
            <SummaryList rows=rows/>
            <h2>"How many said something, by theme"</h2>
            <p>"Words about a theme go to the Board once "{ENOUGH}" people have said something about it. Whoever gave their name counts once."</p>
            {themes(shown)}
            <h2>"In the pack"</h2>
            {quotes(shown)}
            {found("Chosen for it", &shown.chosen)}
            {found("Nobody has chosen yet", &shown.not_chosen)}
            {own(shown, form)}
        }
        .into_any()
    })
}

/// The way to the next quarter, once it has begun somewhere: a quarter after this one may hold nothing yet.
fn after(quarter: Quarter) -> AnyView {
    let after = Quarter::of(quarter.until());
    view! { " \u{b7} "<a href=board::address(&after.code())>{after.words()}</a> }.into_any()
}

fn themes(shown: &Shown) -> AnyView {
    let lines = shown.enough.iter().filter(|enough| enough.people > 0).map(|enough| {
        let name = theme(&shown.themes, &enough.theme).to_owned();
        let words = if enough.people >= ENOUGH { "enough" } else { "too few yet" };
        view! { <li><bdi>{name}</bdi>{format!(": {} ({words})", enough.people)}</li> }
    });
    let lines = lines.collect_view();
    match lines.is_empty() {
        true => view! { <p>"Nobody has said anything in this quarter yet."</p> }.into_any(),
        false => view! { <ul>{lines}</ul> }.into_any(),
    }
}

fn quotes(shown: &Shown) -> AnyView {
    if shown.pack.quotes.is_empty() {
        return view! { <p>"No words yet."</p> }.into_any();
    }
    let quotes = shown.pack.quotes.iter().map(|(code, words)| {
        let name = theme(&shown.themes, code).to_owned();
        view! { <li><h3><bdi>{name}</bdi></h3>{lines(words)}</li> }
    });
    view! { <ol class="results" role="list">{quotes.collect_view()}</ol> }.into_any()
}

fn found(heading: &'static str, pieces: &[Found]) -> Option<AnyView> {
    let lines = pieces.iter().map(|found| {
        let words = found.piece.words_for_others().map_or_else(|| beginning(&found.piece.words), beginning);
        view! { <li><a href=address(&found.which)><bdi>{words}</bdi></a></li> }
    });
    let lines = lines.collect_view();
    (!pieces.is_empty()).then(|| view! { <h2>{heading}</h2> <ul>{lines}</ul> }.into_any())
}

/// The Children in Care Council's own words; where a colleague saved others meanwhile, both.
fn own(shown: &Shown, form: FormState<OwnForm>) -> AnyView {
    let FormState { values, errors } = form;
    let refused = !errors.is_empty();
    let theirs = (refused && values.seen != shown.own.version.to_string()).then(|| {
        let words = lines(&shown.own.words);
        view! {
            <Notice tone=NoticeTone::Warn heading="A colleague saved these words meanwhile">
                {words}
                <p>"Yours are below, and not saved. Saving now puts them in the place of theirs."</p>
            </Notice>
        }
    });
    let text = if refused { values.words } else { shown.own.words.clone() };
    let (seen, error) = (shown.own.version.to_string(), errors.of("words"));
    view! {
        <h2>"The Children in Care Council\u{2019}s own words"</h2>
        {theirs}
        <PostForm>
            <input type="hidden" name="seen" value=seen/>
            <TextArea name="words" label="What the Children in Care Council says to the Board" value=text error=error rows=8
                hint="Type what they agreed on. It is printed with the quarter: name nobody."/>
            <Button>"Save the words"</Button>
        </PostForm>
    }
    .into_any()
}
