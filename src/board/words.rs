//! What the Children in Care Council puts into a pack: its own words, and what it chose of what young people said.

use crate::error::Result;
use crate::feedback;
use crate::web::AppState;
use crate::words::Quarter;

use super::model::Voice;

/// What it gave for a quarter.
pub async fn of_quarter(app: &AppState, quarter: Quarter) -> Result<Voice> {
    let told = feedback::for_board(app, quarter).await?;
    Ok(Voice {
        own_words: told.own_words.unwrap_or_default(),
        quotes: told.quotes,
        left_out: told.left_out as u64,
        // What was chosen and is about too few people is told by nobody either.
        not_chosen: (told.not_chosen + told.too_few) as u64,
    })
}
