//! How to reach them safely, said anew.

use leptos::prelude::*;

use crate::forms::FormState;
use crate::say;
use crate::ui::{Button, Checkboxes, Choice, ErrorSummary, PostForm, Radios, Select, TextArea, TextField};
use crate::web::{AppState, Sheet};

use super::super::super::model::Way;
use super::super::form::ReachForm;
use super::super::store::Follow;
use super::{back_to, crisis, sheet};

pub fn page(app: &AppState, follow: &Follow, form: FormState<ReachForm>) -> Sheet {
    let id = follow.thread.case.id.as_str();
    let mailbox = follow.has_mailbox.then(|| say!("advocacy-reach-email-own"));
    sheet(say!("advocacy-reach-title"), || {
        view! {
            {back_to(id)}
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{say!("advocacy-reach-title")}</h1>
            {crisis(app)}
            <p class="lead">{say!("advocacy-reach-lead")}</p>
            <PostForm>
                <Ways form=form.clone() mailbox=mailbox/>
                <Care form=form/>
                <Button>{say!("advocacy-reach-save")}</Button>
            </PostForm>
        }
        .into_any()
    })
}

#[component]
fn Ways(form: FormState<ReachForm>, mailbox: Option<&'static str>) -> impl IntoView {
    let FormState { values, errors } = form;
    let ways = Way::ALL.iter().map(|way| Choice::new(way.code(), way.words())).collect();
    view! {
        <TextField name="name" label=say!("advocacy-reach-name") value=values.name error=errors.of("name") autocomplete="nickname"/>
        <TextField name="pronouns" label=say!("mine-about-pronouns") value=values.pronouns error=errors.of("pronouns") width="medium"/>
        <Checkboxes name="ways" legend=say!("advocacy-reach-ways") options=ways values=values.ways error=errors.of("ways")/>
        <TextField name="phone" kind="tel" label=say!("mine-about-phone") value=values.phone error=errors.of("phone")
            width="medium" autocomplete="tel"/>
        <TextField name="email" kind="email" label=say!("advocacy-case-reach-email") hint=mailbox.unwrap_or(say!("advocacy-case-reach-email-hint"))
            value=values.email error=errors.of("email") autocomplete="email"/>
    }
    .into_any()
}

#[component]
fn Care(form: FormState<ReachForm>) -> impl IntoView {
    let FormState { values, errors } = form;
    let yes_or_no = || vec![Choice::new("yes", say!("mine-about-yes")), Choice::new("no", say!("mine-about-no"))];
    let hours =
        vec![Choice::new("any", say!("mine-about-hours-any")), Choice::new("some", say!("mine-about-hours-some"))];
    view! {
        <Radios name="message" legend=say!("mine-about-message") options=yes_or_no() value=values.message/>
        <Radios name="shared" legend=say!("advocacy-reach-shared") options=yes_or_no() value=values.shared/>
        <Radios name="hours" legend=say!("advocacy-reach-hours") options=hours value=values.hours/>
        <Select name="from" label=say!("mine-about-from") options=all_hours() value=values.from error=errors.of("from")/>
        <Select name="to" label=say!("mine-about-to") options=all_hours() value=values.to/>
        <TextArea name="care" label=say!("advocacy-reach-care") hint=say!("advocacy-reach-care-hint") value=values.care
            error=errors.of("care") rows=3/>
    }
    .into_any()
}

fn all_hours() -> Vec<Choice> {
    (0..24).map(|number| Choice::new(number.to_string(), hour(number))).collect()
}

/// "9am"
fn hour(number: i64) -> String {
    match number {
        0 => say!("mine-about-midnight").to_owned(),
        1..=11 => say!("mine-about-am", hour = number),
        12 => say!("mine-about-midday").to_owned(),
        _ => say!("mine-about-pm", hour = number - 12),
    }
}
