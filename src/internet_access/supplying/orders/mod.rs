//! What is to be ordered from a supplier, as a file: only what they need to deliver it.

mod file;
mod pages;
mod store;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::InternetTeam;
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::internet_access::model::Status;
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::answers;

pub use pages::legend;
pub use store::is_supplier;

pub fn routes() -> Routes {
    Routes::new()
        .get(app::SUPPLIERS, list)
        .get(app::SUPPLIERS_ORDER, show)
        .post(app::SUPPLIERS_ORDER, order)
        .get(app::SUPPLIERS_CODES, codes)
}

/// Which supplier, and what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    supplier: String,
    done: String,
}

/// Which orders, and in what kind of file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OrderForm {
    pub supplier: String,
    /// "new": what is not ordered yet; "open": that, and what is ordered and not sent yet.
    pub which: String,
    /// "yes" where they are ordered with this file.
    pub mark: String,
    /// "csv" or "xlsx"
    pub format: String,
}

impl OrderForm {
    fn fresh(supplier: String) -> OrderForm {
        OrderForm { supplier, which: "new".to_owned(), mark: "yes".to_owned(), format: "csv".to_owned() }
    }
}

async fn list(State(app): State<AppState>, _: InternetTeam, Query(asked): Query<Asked>) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let suppliers = store::suppliers(&mut tx).await?;
    let files = answers::files(&mut tx, &app.keys).await?;
    Ok(pages::list(&suppliers, &files, answers::done(&asked.done)))
}

async fn show(State(app): State<AppState>, _: InternetTeam, Query(asked): Query<Asked>) -> Result<Response> {
    let form = FormState { values: OrderForm::fresh(asked.supplier), errors: FieldErrors::default() };
    page(&app, form).await
}

/// Whoever names no supplier of ours is led to all of them.
async fn page(app: &AppState, form: FormState<OrderForm>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let suppliers = store::suppliers(&mut tx).await?;
    let refused = !form.errors.is_empty();
    let supplier = suppliers.into_iter().find(|supplier| supplier.name == form.values.supplier);
    let Some(supplier) = supplier else { return Ok(see_other(app::SUPPLIERS)) };
    let page = pages::order(&supplier, form);
    Ok(if refused { page.refused() } else { page }.into_response())
}

async fn order(State(app): State<AppState>, staff: InternetTeam, Form(form): Form<OrderForm>) -> Result<Response> {
    let (ordered_too, workbook) = match (form.which.as_str(), form.format.as_str()) {
        (which @ ("new" | "open"), format @ ("csv" | "xlsx")) => (which == "open", format == "xlsx"),
        _ => return Err(AppError::Unreadable),
    };
    let orders = store::take_out(&app, &staff, &form.supplier, ordered_too, form.mark == "yes").await?;
    if orders.is_empty() {
        let mut errors = FieldErrors::default();
        errors.note::<()>("which", Err("There is nothing of that kind to order from them now".to_owned()));
        return page(&app, FormState::refused(form, errors)).await;
    }
    let (supplier, now) = (&form.supplier, app.now());
    match workbook {
        false => Ok(file::orders(supplier, &orders, now).as_csv()),
        true => file::orders_and_codes(supplier, &orders, now).as_xlsx(),
    }
}

/// What the codes mean, for whoever reads a CSV file: a workbook says it on its second sheet.
async fn codes(_: InternetTeam) -> Response {
    file::codes().as_csv()
}

/// What a supplier reads in a file of ours, and may write into it.
pub fn known_to_suppliers() -> impl Iterator<Item = Status> {
    [Status::Approved].into_iter().chain(answers::SAYS)
}
