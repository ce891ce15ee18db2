//! What young people of the demonstration said under their names.

use crate::accounts::PersonId;
use crate::error::Result;
use crate::web::AppState;

use super::super::model::{Feeling, Piece, Way, month_of};
use super::super::store;

/// Amara and Jo each say something.
pub async fn seed(app: &AppState, amara: &PersonId, jo: &PersonId) -> Result<()> {
    for (person, once, about, feeling, words, change) in [
        (
            amara,
            "demonstration-of-amara",
            "home",
            Feeling::Mixed,
            "I like my flat. But nobody told me who to ring when the heating stops.",
            "Give everybody a list of who to ring on the day they move in.",
        ),
        (jo, "demonstration-by-jo-ex", "heard", Feeling::Bad, "People ask me the same things again and again.", ""),
    ] {
        let piece = Piece {
            about: Some(about.to_owned()),
            feeling: Some(feeling),
            change: change.to_owned(),
            may_quote: true,
            ..Piece::new(Way::Named, month_of(app.now()), words.to_owned())
        };
        store::say(app, person, once, &piece).await?;
    }
    Ok(())
}
