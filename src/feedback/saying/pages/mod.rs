//! What young people see: what there is, the form, thanks, and what came of it.

mod about;
mod answer;
mod mine;
mod say;
mod thanks;

use leptos::prelude::*;

use crate::app;
use crate::say;
use crate::ui::{SummaryList, SummaryRow, lines};
use crate::words::{london_day, weekday_words};

use super::super::model::{Piece, Said, Voice};
use super::super::themes::Theme;

pub use about::about;
pub use answer::{Opened, open, opened};
pub use mine::mine;
pub use say::say;
pub use thanks::thanks;

/// What a theme is called; one that is not known any more by its code.
pub fn theme_name(themes: &[Theme], code: &str) -> String {
    themes.iter().find(|theme| theme.code == code).map_or_else(|| code.to_owned(), |theme| theme.name.clone())
}

/// Who says something, to the young person.
pub fn who(voice: Voice) -> &'static str {
    match voice {
        Voice::Writer => say!("feedback-mine-you"),
        Voice::Council => say!("feedback-mine-council"),
    }
}

/// "Friday 11 December 2026"
fn day(at: i64) -> String {
    weekday_words(london_day(at))
}

/// Nobody reads it tonight; who to call.
fn not_tonight() -> AnyView {
    view! {
        <p class="lines">{say!("feedback-tonight")}" "<a href="tel:999">{say!("feedback-tonight-999")}</a>". "
            <a href=app::HELP>{say!("feedback-tonight-help")}</a></p>
    }
    .into_any()
}

/// What they said, as long as its words are there.
fn what_was_said(piece: &Piece, themes: &[Theme]) -> AnyView {
    if piece.words.is_empty() {
        return view! { <p>{say!("feedback-mine-finished")}</p> }.into_any();
    }
    let about = piece.about.as_deref().map(|code| view! { <bdi>{theme_name(themes, code)}</bdi> });
    let change = (!piece.change.is_empty()).then(|| lines(&piece.change));
    let quote = if piece.may_quote { say!("feedback-say-quote-yes") } else { say!("feedback-say-quote-no") };
    let rows = [
        about.map(|about| SummaryRow::new(say!("feedback-say-about"), about)),
        piece.feeling.map(|feeling| SummaryRow::new(say!("feedback-say-feeling"), feeling.words())),
        Some(SummaryRow::new(say!("feedback-say-words"), lines(&piece.words))),
        change.map(|change| SummaryRow::new(say!("feedback-say-change"), change)),
        Some(SummaryRow::new(say!("feedback-say-quote"), quote)),
    ];
    view! { <SummaryList rows=rows.into_iter().flatten().collect()/> }.into_any()
}

/// What was said since, oldest first; nothing where nothing was.
fn what_came(said: &[Said]) -> AnyView {
    let one = |said: &Said| {
        let when = said.at.map(|at| view! { <p class="hint">{day(at)}</p> });
        view! { <li><h3>{who(said.voice)}</h3>{when}{lines(&said.words)}</li> }
    };
    (!said.is_empty())
        .then(|| {
            view! {
                <h2>{say!("feedback-mine-said")}</h2>
                <ol class="results" role="list">{said.iter().map(one).collect_view()}</ol>
            }
        })
        .into_any()
}
