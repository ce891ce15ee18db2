//! Every building block in every state, on one page, in demo mode: for whoever builds the next page.

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::ui::building_blocks::{BuildingBlocks, SampleForm};
use crate::web::{AppState, Form, Sheet, see_other};

pub fn routes() -> Router<AppState> {
    Router::new().route(app::BUILDING_BLOCKS, get(async || page(FormState::default())).post(send))
}

fn page(state: FormState<SampleForm>) -> Sheet {
    Sheet { listed: false, ..Sheet::new("Building blocks", || view! { <BuildingBlocks state=state/> }).with_island() }
}

async fn send(Form(form): Form<SampleForm>) -> Response {
    match form.check() {
        Ok(()) => see_other(app::BUILDING_BLOCKS),
        Err(errors) => page(FormState::refused(form, errors)).refused().into_response(),
    }
}
