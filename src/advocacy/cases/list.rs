//! The list: who waits, what is mine, and for managers all that is open.

mod page;
mod store;

use std::pin::Pin;

use axum::extract::{Query, State};
use serde::Deserialize;

use crate::accounts::{Role, Staff};
use crate::error::Result;
use crate::web::{AppState, Sheet};

use super::staff::OfProvider;

pub use page::asked_by;

/// How many cases one page holds.
pub const A_PAGE: i64 = 50;

/// What of the list is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Waiting,
    Mine,
    /// Mine, and over.
    Ended,
    /// Whoever has it: for managers.
    All,
}

impl Part {
    pub fn code(self) -> &'static str {
        match self {
            Part::Waiting => "waiting",
            Part::Mine => "mine",
            Part::Ended => "ended",
            Part::All => "all",
        }
    }

    /// Those that somebody may look at.
    pub fn of(staff: &Staff) -> Vec<Part> {
        let mut parts = vec![Part::Waiting];
        if staff.is(Role::Advocate) {
            parts.extend([Part::Mine, Part::Ended]);
        }
        if staff.is(Role::AdvocacyManager) {
            parts.push(Part::All);
        }
        parts
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Empty: who waits, and what is mine.
    pub show: String,
    pub page: String,
    pub done: String,
}

pub async fn show(State(app): State<AppState>, staff: OfProvider, Query(asked): Query<Asked>) -> Result<Sheet> {
    let may = Part::of(&staff);
    let chosen = may.iter().copied().find(|part| part.code() == asked.show);
    let parts = match chosen {
        Some(part) => vec![part],
        None => may.into_iter().filter(|part| matches!(part, Part::Waiting | Part::Mine)).collect(),
    };
    let page = asked.page.parse().unwrap_or(1_i64).clamp(1, 10_000);
    let board = store::read(&app, &staff, &parts, page).await?;
    Ok(page::list(&board, &staff, chosen, page, app.now(), &asked.done))
}

/// What waits, for the first page of staff.
pub fn at_a_glance(app: AppState, staff: Staff) -> Pin<Box<dyn Future<Output = Result<Vec<String>>> + Send>> {
    Box::pin(async move {
        let counts = store::counts(&app, &staff).await?;
        let mut lines = vec![match counts.waiting {
            0 => "Nobody waits for an advocate.".to_owned(),
            1 => "1 waits for an advocate.".to_owned(),
            more => format!("{more} wait for an advocate."),
        }];
        if staff.is(Role::Advocate) {
            lines.push(match counts.mine {
                0 => "You have none.".to_owned(),
                1 => "You have 1.".to_owned(),
                more => format!("You have {more}."),
            });
        }
        let late = match (counts.late, staff.is(Role::AdvocacyManager)) {
            (0, _) => None,
            (late, true) => Some(format!("Late, of all: {late}.")),
            (late, false) => Some(format!("Late, of those waiting and yours: {late}.")),
        };
        lines.extend(late);
        Ok(lines)
    })
}
