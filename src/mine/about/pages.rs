//! The page on which somebody says how to call them and how to reach them.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::say;
use crate::ui::{BackLink, Button, Choice, ErrorSummary, Notice, PostForm, Radios, Select, TextField};
use crate::web::Sheet;
use crate::words;

use super::form::AboutForm;

/// `email` is their address; `done` what they did a moment ago.
pub fn about(form: FormState<AboutForm>, email: Option<&str>, done: &str, demo: bool) -> Sheet {
    let email = email.map(str::to_owned);
    let done = match done {
        "said" => say!("mine-about-said"),
        "address" => say!("mine-about-address-done"),
        _ => "",
    };
    super::super::pages::sheet(say!("mine-about-title"), || {
        let saved = (!done.is_empty()).then(|| view! { <Notice><p role="status">{done}</p></Notice> });
        view! {
            <BackLink href=app::ME label=say!("mine-back")/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{say!("mine-about-title")}</h1>
            {saved}
            <p class="lead">{say!("mine-about-lead")}</p>
            <PostForm>
                <Who form=form.clone() demo=demo/>
                <h2>{say!("mine-about-letters")}</h2>
                <Address email=email/>
                <Letters form=form.clone()/>
                <h2>{say!("mine-about-phone-heading")}</h2>
                <p>{say!("mine-about-phone-why")}</p>
                <Phone form=form/>
                <Button>{say!("mine-about-save")}</Button>
            </PostForm>
        }
    })
}

#[component]
fn Who(form: FormState<AboutForm>, demo: bool) -> impl IntoView {
    let offered: Vec<_> = words::languages().iter().filter(|language| demo || !language.demo_only).collect();
    // One language is no choice.
    let only = (offered.len() == 1).then(|| offered[0].code);
    let options = offered.iter().map(|language| Choice::new(language.code, language.name)).collect();
    let (error, value) = (form.errors.of("language"), form.values.language);
    let language = match only {
        Some(code) => view! { <input type="hidden" name="language" value=code/> }.into_any(),
        None => view! {
            <Select name="language" label=say!("mine-about-language") hint=say!("mine-about-language-hint")
                options=options value=value error=error/>
        }
        .into_any(),
    };
    view! {
        <TextField name="name" label=say!("mine-about-name") value=form.values.name error=form.errors.of("name")
            autocomplete="nickname"/>
        <TextField name="pronouns" label=say!("mine-about-pronouns") hint=say!("mine-about-pronouns-hint")
            value=form.values.pronouns error=form.errors.of("pronouns") width="medium"/>
        {language}
    }
}

/// Which address letters go to.
#[component]
fn Address(email: Option<String>) -> impl IntoView {
    let (said, link) = match email {
        Some(email) => (
            view! { {say!("mine-about-address")} " " <bdi>{email}</bdi> }.into_any(),
            say!("mine-about-address-change"),
        ),
        None => (say!("mine-about-address-none").into_any(), say!("mine-about-address-add")),
    };
    view! { <p>{said} "  " <a href=app::NEW_ADDRESS>{link}</a></p> }
}

#[component]
fn Letters(form: FormState<AboutForm>) -> impl IntoView {
    let (values, errors) = (form.values, form.errors);
    let hours =
        vec![Choice::new("any", say!("mine-about-hours-any")), Choice::new("some", say!("mine-about-hours-some"))];
    view! {
        <Radios name="may_email" legend=say!("mine-about-email") hint=say!("mine-about-email-hint") options=yes_or_no(say!("mine-about-email-no"))
            value=values.may_email error=errors.of("may_email")/>
        <Radios name="hours" legend=say!("mine-about-hours") options=hours value=values.hours error=errors.of("hours")/>
        <Select name="from" label=say!("mine-about-from") options=all_hours() value=values.from error=errors.of("from")/>
        <Select name="to" label=say!("mine-about-to") options=all_hours() value=values.to error=errors.of("to")/>
    }
}

#[component]
fn Phone(form: FormState<AboutForm>) -> impl IntoView {
    let (values, errors) = (form.values, form.errors);
    view! {
        <TextField name="phone" kind="tel" label=say!("mine-about-phone") hint=say!("mine-about-phone-hint") value=values.phone
            error=errors.of("phone") width="medium" autocomplete="tel"/>
        <Radios name="may_text" legend=say!("mine-about-text") options=yes_or_no(say!("mine-about-no"))
            value=values.may_text error=errors.of("may_text")/>
        <Radios name="may_leave_message" legend=say!("mine-about-message") options=yes_or_no(say!("mine-about-no"))
            value=values.may_leave_message error=errors.of("may_leave_message")/>
        <Radios name="phone_is_shared" legend=say!("mine-about-shared") hint=say!("mine-about-shared-hint")
            options=yes_or_no(say!("mine-about-no")) value=values.phone_is_shared error=errors.of("phone_is_shared")/>
    }
}

fn yes_or_no(no: &'static str) -> Vec<Choice> {
    vec![Choice::new("yes", say!("mine-about-yes")), Choice::new("no", no)]
}

fn all_hours() -> Vec<Choice> {
    (0..24).map(|number| Choice::new(number.to_string(), hour(number))).collect()
}

/// "9am"
pub fn hour(number: i64) -> String {
    match number {
        0 => say!("mine-about-midnight").to_owned(),
        1..=11 => say!("mine-about-am", hour = number),
        12 => say!("mine-about-midday").to_owned(),
        _ => say!("mine-about-pm", hour = number - 12),
    }
}
