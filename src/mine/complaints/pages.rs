//! What young people see of a complaint.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::mine::pages::{back_to_data, sheet};
use crate::say;
use crate::ui::{BackLink, Button, ErrorSummary, PostForm, SummaryList, SummaryRow, TextArea};
use crate::web::Sheet;
use crate::words::{london_day, weekday_words};

use super::form::ComplaintForm;
use super::model::{Complaint, State};

/// Asks what is wrong.
pub fn complain(form: FormState<ComplaintForm>) -> Sheet {
    sheet(say!("mine-complain-tab"), || {
        view! {
            {back_to_data()}
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{say!("mine-complain-title")}</h1>
            <p class="lead">{say!("mine-complain-lead")}</p>
            <PostForm>
                <input type="hidden" name="once" value=form.values.once.clone()/>
                <TextArea name="words" label=say!("mine-complain-words") hint=say!("mine-complain-words-hint") rows=8
                    value=form.values.words.clone() error=form.errors.of("words")/>
                <Button>{say!("mine-complain-send")}</Button>
            </PostForm>
            <h2>{say!("mine-complain-next")}</h2>
            <p>{say!("mine-complain-next-text")}</p>
            <p>{say!("mine-complain-who")}</p>
            <p>{say!("mine-complain-ico")} " " <a href="https://ico.org.uk/make-a-complaint/" rel="external noreferrer">{say!("mine-complain-ico-link")}</a></p>
            <p><a href=app::HELP>{say!("mine-complain-help")}</a></p>
        }
    })
}

/// One's own complaint: what was written, its clock, and its answer.
pub fn one(complaint: &Complaint) -> Sheet {
    let day = |at: i64| weekday_words(london_day(at));
    let state = complaint.state();
    let mut rows = vec![
        SummaryRow::new(say!("mine-copy-sent"), day(complaint.sent_at)),
        SummaryRow::new(say!("mine-list-holder"), say!("mine-complaint-holder")),
        SummaryRow::new(say!("mine-list-next"), state.next()),
    ];
    if state != State::Answered {
        rows.push(SummaryRow::new(say!("mine-complaint-by"), day(complaint.due_at)));
    }
    if let Some(at) = complaint.acknowledged_at {
        rows.push(SummaryRow::new(say!("mine-copy-acknowledged"), day(at)));
    }
    sheet(say!("mine-complaint-item"), || {
        let answer = complaint.answered.as_ref().map(|answered| {
            view! {
                <h2>{say!("mine-complaint-answer")}</h2>
                <p class="hint">{day(answered.at)}</p>
                <p><strong>{answered.outcome.told()}</strong></p>
                {paragraphs(&answered.words)}
                <p>{say!("mine-complain-ico")} " " <a href="https://ico.org.uk/make-a-complaint/" rel="external noreferrer">{say!("mine-complain-ico-link")}</a></p>
            }
        });
        view! {
            <BackLink href=app::ME label=say!("mine-back")/>
            <h1>{say!("mine-complaint-item")}</h1>
            {answer}
            <SummaryList rows=rows/>
            <h2>{say!("mine-complaint-yours")}</h2>
            {paragraphs(&complaint.words)}
        }
    })
}

/// Somebody's words, as they broke them into lines.
pub fn paragraphs(words: &str) -> AnyView {
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| view! { <p><bdi>{line.to_owned()}</bdi></p> }).collect_view().into_any()
}
