//! The £3,000 that every apprentice who has been in care can have, on the page of an apprenticeship.

use leptos::prelude::*;

use crate::app;
use crate::opportunities::eligibility::pages::source;
use crate::opportunities::eligibility::{self, DUE_AFTER_DAYS, Group, Judge, bursary_sentence, due};
use crate::say;
use crate::ui::Notice;
use crate::words::{day_words, utc_day};

/// What it is, whether it is theirs, its three dates, and how to get it. `starts_on` is in ms since 1970 UTC.
#[component]
pub fn Bursary<'a>(starts_on: Option<i64>, judge: Option<&'a Judge>) -> impl IntoView + use<> {
    let start = starts_on.map(utc_day);
    let parts = DUE_AFTER_DAYS.map(|days| {
        let words = match start.and_then(|start| due(start, days)) {
            Some(day) => say!("opportunities-bursary-after-on", days = days, day = day_words(day)),
            None => say!("opportunities-bursary-after", days = days),
        };
        view! { <li>{words}</li> }
    });
    let theirs = judge.zip(start).and_then(|(judge, start)| {
        let bursary = eligibility::Bursary::of(start)?;
        Some(bursary_sentence(bursary.for_whom(judge, start)))
    });
    let who = match theirs {
        Some(theirs) => view! { <p class="fit">{theirs}</p> }.into_any(),
        None => view! { <p>{say!("opportunities-bursary-who")}</p> }.into_any(),
    };
    let other_day = match start {
        Some(start) => {
            format!("{}?day={}&month={}&year={}", app::WHAT_I_WOULD_GET, start.day(), start.month(), start.year())
        }
        None => app::WHAT_I_WOULD_GET.to_owned(),
    };
    let source = Group::Bursary.rules().first().map(source);
    view! {
        <Notice heading=say!("opportunities-bursary")>
            {who}
            <p>{say!("opportunities-bursary-when")}</p>
            <ul>{parts.into_iter().collect_view()}</ul>
            <p>{start.map(|_| say!("opportunities-bursary-dates"))}" "{say!("opportunities-bursary-short")}" "
                <a href=other_day>{say!("opportunities-get-count-other")}</a></p>
            <p><strong>{say!("opportunities-bursary-employer")}</strong>" "{say!("opportunities-bursary-tax")}</p>
            <p>{say!("opportunities-bursary-how")}" "<a href=app::MY_LETTERS>{say!("opportunities-bursary-letter")}</a></p>
            <p class="hint">{source}</p>
        </Notice>
    }
}
