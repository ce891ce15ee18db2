//! Every building block in every state, on one page, in demo mode: for whoever builds the next page.

use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::ui::building_blocks::{BuildingBlocks, SampleForm};
use crate::web::{Form, Routes, Sheet, see_other};

pub fn routes() -> Routes {
    Routes::new().get(app::BUILDING_BLOCKS, async || page(FormState::current())).post(app::BUILDING_BLOCKS, send)
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
