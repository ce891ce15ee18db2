//! The first page: what one can do here, for anyone who opens it; and the choice of a language.
//!
//! Addresses: `/`, `/language`. Tables: none. Personal data: none; a chosen language is one cookie in the browser.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;

use crate::app;
use crate::error::Result;
use crate::forms::{FieldErrors, FormState};
use crate::say;
use crate::ui::{Button, Card, Choice, ErrorSummary, PostForm, Radios};
use crate::web::{AppState, Form, Routes, Sheet, see_other, set_cookie};
use crate::words::{self, Language};

pub fn routes() -> Routes {
    Routes::new().get(app::HOME, show).get(app::LANGUAGE, languages).post(app::LANGUAGE, choose_language)
}

async fn show(State(app): State<AppState>) -> Sheet {
    let council = app.config.council.clone();
    Sheet::new(say!("home-title"), || view! { <Home council=council/> }).public()
}

#[component]
fn Home(council: String) -> impl IntoView {
    view! {
        <h1>{say!("home-heading")}</h1>
        <p class="lead">{say!("home-lead", council = council)}</p>
        {doors()}
        <p>{say!("home-tonight")} " " <a href=app::HELP>{say!("home-tonight-link")}</a></p>
    }
}

/// The four doors.
pub fn doors() -> AnyView {
    view! {
        <ul class="doors" role="list">
            <Door heading=say!("home-work") text=say!("home-work-text") href=app::OPPORTUNITIES/>
            <Door heading=say!("home-advocate") text=say!("home-advocate-text") href=app::ADVOCACY/>
            <Door heading=say!("home-internet") text=say!("home-internet-text") href=app::INTERNET_ACCESS/>
            <Door heading=say!("home-feedback") text=say!("home-feedback-text") href=app::FEEDBACK/>
        </ul>
    }
    .into_any()
}

/// One of them.
#[component]
fn Door(heading: &'static str, text: &'static str, href: &'static str) -> impl IntoView {
    view! { <li><Card heading=heading href=href><p>{text}</p></Card></li> }
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct LanguageForm {
    language: String,
}

impl LanguageForm {
    fn check(&self, demo: bool) -> std::result::Result<&'static Language, FieldErrors> {
        let mut errors = FieldErrors::default();
        let chosen = words::language(&self.language).filter(|language| demo || !language.demo_only);
        errors.note("language", chosen.ok_or_else(|| say!("home-language-missing").to_owned())).ok_or(errors)
    }
}

async fn languages(State(app): State<AppState>) -> Sheet {
    let chosen = LanguageForm { language: words::spoken().code.to_owned() };
    language_page(app.config.demo, FormState { values: chosen, errors: FieldErrors::default() })
}

async fn choose_language(State(app): State<AppState>, Form(form): Form<LanguageForm>) -> Result<Response> {
    match form.check(app.config.demo) {
        Ok(language) => {
            let mut response = see_other(app::HOME);
            set_cookie(&mut response, app::LANGUAGE_COOKIE, language.code, Some(31_536_000));
            Ok(response)
        }
        Err(errors) => {
            use axum::response::IntoResponse;
            Ok(language_page(app.config.demo, FormState::refused(form, errors)).refused().into_response())
        }
    }
}

fn language_page(demo: bool, form: FormState<LanguageForm>) -> Sheet {
    let offered = words::languages().iter().filter(|language| demo || !language.demo_only);
    let options: Vec<Choice> = offered.map(|language| Choice::new(language.code, language.name)).collect();
    Sheet::new(say!("home-language-title"), || {
        view! {
            <ErrorSummary errors=form.errors.clone()/>
            <PostForm>
                <Radios name="language" legend=say!("home-language-title") is_heading=true options=options
                    value=form.values.language error=form.errors.of("language")/>
                <Button>{say!("home-language-save")}</Button>
            </PostForm>
        }
    })
}

#[cfg(test)]
mod tests;
