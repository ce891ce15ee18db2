//! The letter that editors get. It names neither this service nor what the reader does in it (S-49).

use crate::app;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Draft, Kind, NewLetter, Words};
use crate::web::{AppState, Tx};

use super::store::due;

const DUE: &str = "opportunities.listings_due";
const TEAM: &str = "council";

pub const KINDS: &[Kind] = &[Kind {
    name: DUE,
    write: |app, draft| Box::pin(listings_due(app, draft)),
    can_be_stopped: true,
    keeps_hours: false,
}];

/// Tells an editor that something waits to be looked at again.
pub async fn queue_due(tx: &mut Tx, keys: &Keys, person: &str, to: &EmailAddress, now: i64) -> sqlx::Result<()> {
    let letter = NewLetter { kind: DUE, to, person: Some(person), team: TEAM, payload: "", once: None };
    mail::queue(tx, keys, &letter, now).await
}

async fn listings_due(app: AppState, _: Draft) -> Result<Option<Words>> {
    let mut tx = app.db.read().await?;
    let waiting = match due(&mut tx, app.now()).await? {
        0 => return Ok(None),
        1 => "One thing that you look after waits to be looked at again.".to_owned(),
        count => format!("{count} things that you look after wait to be looked at again."),
    };
    Ok(Some(Words {
        subject: "Something waits for you".to_owned(),
        paragraphs: vec![
            waiting,
            "What nobody looks at for two weeks closes by itself.".to_owned(),
            "We write about this once a week at most.".to_owned(),
        ],
        link: Some(("See what waits".to_owned(), app::EDITOR.to_owned())),
        ..Words::default()
    }))
}
