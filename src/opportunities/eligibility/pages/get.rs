//! What I would get: the bursary with its dates from a start of one's choice, and the college's. Nothing that no source of
//! ours says.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::opportunities::eligibility::bursary::{Bursary, DUE_AFTER_DAYS};
use crate::opportunities::eligibility::form::StartForm;
use crate::opportunities::eligibility::judge::Judge;
use crate::opportunities::eligibility::rules::Group;
use crate::opportunities::eligibility::sentence::bursary_sentence;
use crate::say;
use crate::ui::{BackLink, Button, ErrorSummary, Notice, TextField};
use crate::web::Sheet;
use crate::words::{day_words, weekday_words};

use super::source;

/// Writes the page. `judge` is there for somebody who answered.
pub fn what_i_would_get(form: &FormState<StartForm>, start: Option<Date>, judge: Option<&Judge>) -> Sheet {
    Sheet::new(say!("opportunities-get-title"), || {
        view! {
            <BackLink href=app::OPPORTUNITIES label=say!("opportunities-back")/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{say!("opportunities-get-title")}</h1>
            <p class="lead">{say!("opportunities-get-lead")}</p>
            <h2>{say!("opportunities-get-apprentice")}</h2>
            <p><strong>{say!("opportunities-bursary")}</strong></p>
            <p>{say!("opportunities-bursary-who")}</p>
            <p>{say!("opportunities-get-25")}</p>
            {start.map(|start| dates(start, judge))}
            {start.is_none().then(parts)}
            <StartFields form=form.clone()/>
            <p>{say!("opportunities-get-passed-on")}" "{say!("opportunities-bursary-short")}</p>
            <p>{say!("opportunities-bursary-employer")}" "{say!("opportunities-bursary-tax")}</p>
            <p>{say!("opportunities-bursary-how")}</p>
            {source_of(Group::Bursary)}
            <h2>{say!("opportunities-get-college")}</h2>
            <p>{say!("opportunities-get-college-what")}</p>
            <p>{say!("opportunities-get-college-not-sure")}</p>
            <p>{say!("opportunities-get-college-age")}</p>
            <p>{say!("opportunities-get-college-ask")}</p>
            {source_of(Group::CollegeBursary)}
            <h2>{say!("opportunities-get-other")}</h2>
            <p>{say!("opportunities-get-other-text")}</p>
        }
    })
}

fn parts() -> AnyView {
    let parts = DUE_AFTER_DAYS.map(|days| view! { <li>{say!("opportunities-bursary-after", days = days)}</li> });
    view! { <p>{say!("opportunities-bursary-when")}</p><ul>{parts.into_iter().collect_view()}</ul> }.into_any()
}

/// The days for one start, and whether they are this person's.
fn dates(start: Date, judge: Option<&Judge>) -> Option<AnyView> {
    let bursary = Bursary::of(start)?;
    let day = weekday_words(start);
    let when = match bursary.due.len() {
        1 => say!("opportunities-get-once", day = day),
        _ => say!("opportunities-get-if-start", day = day),
    };
    let theirs = judge.map(|judge| bursary_sentence(bursary.for_whom(judge, start)));
    let due = bursary.due.iter().map(|day| view! { <li>{say!("opportunities-get-part", day = day_words(*day))}</li> });
    let due = due.collect_view();
    Some(
        view! {
            <Notice>
                {theirs.map(|theirs| view! {
                    <p class="fit">{theirs}</p><p class="hint">{say!("opportunities-get-from-mine")}</p>
                })}
                <p>{when}</p>
                <ul>{due}</ul>
            </Notice>
        }
        .into_any(),
    )
}

/// Day, month and year, as people write them.
#[component]
fn StartFields(form: FormState<StartForm>) -> impl IntoView {
    let part = |name: &'static str, label: &'static str, value: String| {
        view! {
            <TextField name=name label=label width="short" input_mode="numeric" value=value error=form.errors.of(name)/>
        }
    };
    let StartForm { day, month, year } = form.values.clone();
    view! {
        <form action=app::WHAT_I_WOULD_GET novalidate>
            <fieldset aria-describedby="start-hint">
                <legend>{say!("opportunities-get-start")}</legend>
                <p class="hint" id="start-hint">{say!("opportunities-get-start-hint")}</p>
                <div class="date">
                    {part("day", say!("opportunities-get-day"), day)}
                    {part("month", say!("opportunities-get-month"), month)}
                    {part("year", say!("opportunities-get-year"), year)}
                </div>
            </fieldset>
            <p><Button>{say!("opportunities-get-count")}</Button></p>
        </form>
    }
}

fn source_of(group: Group) -> Option<AnyView> {
    let rule = group.rules().first()?;
    Some(
        view! {
            <p class="hint">{source(rule)}" "
                {rule.address.clone().map(|address| view! { <a href=address rel="external noreferrer">"GOV.UK"</a> })}
            </p>
        }
        .into_any(),
    )
}
