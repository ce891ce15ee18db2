//! What participation workers do: write questions, see them as young people do, open them, hand out tickets; and read what came out
//! when they are over. No page here shows a number before that.

mod actions;
mod handing_out;
mod one;
mod results;
mod write;

use crate::accounts::Staff;
use crate::app::PULSES;
use crate::error::Result;
use crate::web::AppState;

use super::model::{Pulse, State};
use super::store;

pub use actions::routes;

fn address(id: &str) -> String {
    format!("{PULSES}/{id}")
}

/// Where workers read what came out.
pub fn results_address(id: &str) -> String {
    format!("{PULSES}/{id}/results")
}

/// What waits for workers, each in a sentence: what can be read and let be read, and never how much.
pub async fn at_a_glance(app: AppState, _: Staff) -> Result<Vec<String>> {
    let pulses = store::all(&mut app.db.read().await?).await?;
    let counted = pulses.iter().filter(|pulse| pulse.state(app.now()) == State::Counted).count();
    Ok(match counted {
        0 => Vec::new(),
        1 => vec!["1 to read, and to let others see.".to_owned()],
        more => vec![format!("{more} to read, and to let others see.")],
    })
}

/// Where it stands, as staff read it.
fn state_words(pulse: &Pulse, now: i64) -> &'static str {
    match pulse.state(now) {
        State::Draft => "Draft",
        State::Planned => "Opens later",
        State::Running => "Open",
        State::Over => "Closed",
        State::Counted => "Results are yours to read",
        State::Shared => "Results are for everybody",
    }
}
