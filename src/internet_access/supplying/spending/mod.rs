//! What was spent in a quarter, and what it may cost.

mod pages;
mod store;

pub use store::spending;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::InternetTeam;
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, Sheet, Table, TableFile, see_other};
use crate::words::Quarter;

use super::money::{bare_pounds, parse_pounds, pounds};

pub fn routes() -> Routes {
    Routes::new().get(app::SPENDING, show).post(app::SPENDING, set).get(app::SPENDING_FILE, file)
}

/// Which quarter, and what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    quarter: String,
    done: String,
}

/// What a quarter may cost, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BudgetForm {
    pub quarter: String,
    /// What it was when it was read, in pence; empty: nobody had said.
    pub was: String,
    pub budget: String,
}

impl BudgetForm {
    fn check(&self) -> std::result::Result<Option<i64>, String> {
        if self.budget.trim().is_empty() { Ok(None) } else { parse_pounds(&self.budget).map(Some) }
    }
}

fn address(quarter: Quarter) -> String {
    format!("{}?quarter={}", app::SPENDING, quarter.code())
}

async fn show(State(app): State<AppState>, _: InternetTeam, Query(asked): Query<Asked>) -> Result<Sheet> {
    let quarter = Quarter::parse(&asked.quarter).unwrap_or(Quarter::of(app.now()));
    page(&app, quarter, asked.done == "set", None).await
}

async fn page(app: &AppState, quarter: Quarter, done: bool, form: Option<FormState<BudgetForm>>) -> Result<Sheet> {
    let (mut tx, now) = (app.db.read().await?, app.now());
    let spending = store::spending(&mut tx, quarter, now).await?;
    let quarters = store::quarters(&mut tx, now).await?;
    let form = form.unwrap_or_else(|| FormState {
        values: BudgetForm {
            quarter: quarter.code(),
            was: spending.budget.map(|pence| pence.to_string()).unwrap_or_default(),
            budget: spending.budget.map(pounds).unwrap_or_default(),
        },
        errors: FieldErrors::default(),
    });
    Ok(pages::spending(&spending, &quarters, done, form))
}

async fn set(State(app): State<AppState>, staff: InternetTeam, Form(form): Form<BudgetForm>) -> Result<Response> {
    let quarter = Quarter::parse(&form.quarter).ok_or(AppError::Unreadable)?;
    let (form, sentence) = match form.check() {
        Ok(pence) => match store::set_budget(&app, &staff, quarter, form.was.parse().ok(), pence).await? {
            Ok(()) => return Ok(see_other(&format!("{}&done=set", address(quarter)))),
            Err(is) => {
                let said = is.map_or("that there is none".to_owned(), pounds);
                let was = is.map(|pence| pence.to_string()).unwrap_or_default();
                let sentence = format!("Somebody else said {said} meanwhile. Saving again puts yours in its place");
                (BudgetForm { was, ..form }, sentence)
            }
        },
        Err(sentence) => (form, sentence),
    };
    let mut errors = FieldErrors::default();
    errors.note::<()>("budget", Err(sentence));
    let form = Some(FormState::refused(form, errors));
    Ok(page(&app, quarter, false, form).await?.refused().into_response())
}

/// Every quarter, item by item, for the finance team: what was paid for, and nobody's name.
async fn file(State(app): State<AppState>, _: InternetTeam) -> Result<Response> {
    let (mut tx, now) = (app.db.read().await?, app.now());
    let head = ["quarter", "item_code", "item", "supplier", "used", "spent_pounds", "reserved", "reserved_pounds"];
    let mut rows = Vec::new();
    for quarter in store::quarters(&mut tx, now).await? {
        for line in store::spending(&mut tx, quarter, now).await?.lines {
            let (spent, reserved) = (bare_pounds(line.spent), bare_pounds(line.committed));
            rows.push(vec![
                quarter.name().into(),
                line.code.into(),
                line.name.into(),
                line.supplier.into(),
                line.used.into(),
                spent.into(),
                line.reserved.into(),
                reserved.into(),
            ]);
        }
    }
    Ok(TableFile::new("spending", vec![Table::new("Spending", head, rows)]).as_csv())
}
