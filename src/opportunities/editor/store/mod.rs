//! The verbs of the editors' room. Each deed is done in one transaction with its line in the audit.

mod by_itself;
mod employers;
mod listings;
mod publish;
mod reading;
mod runs;
mod seed;

use crate::accounts::OpportunitiesEditor;
use crate::audit::{self, Deed, Line};
use crate::keys::Keys;
use crate::web::{AppState, Tx};

use super::model::{Did, ListingId, Why};

pub use by_itself::{RETENTION, close_what_is_over, write_to_editors};
pub use employers::{Added, Change, Decision, Employer, Employers, add, decide, employers, near, remove, replace};
pub use listings::{Saved, copy, make, save, throw_away};
pub use publish::{Published, close, publish, review, whole};
pub use reading::{Asked, Page, Row, counts, due, find, list, story};
pub use runs::{LeftOut, Log, RunTold, is_stale, last_good, log, one as one_run};
pub use seed::seed;

/// Notes a deed of an editor in the audit: last in its transaction.
async fn record(
    tx: &mut Tx,
    app: &AppState,
    editor: &OpportunitiesEditor,
    deed: Deed,
    about: Option<&str>,
) -> sqlx::Result<()> {
    let line = Line { who: Some(editor.id.as_str()), role: "opportunities_editor", deed, about, ..Line::default() };
    audit::record(tx, &app.keys, &line, app.now()).await
}

/// What was done with a listing, as its story keeps it.
struct Chapter<'a> {
    listing: ListingId,
    /// The id of the editor; none for the service itself.
    who: Option<&'a str>,
    did: Did,
    why: Option<Why>,
    version: i64,
    /// The form, where it was saved.
    typed: Option<&'a str>,
}

async fn tell(tx: &mut Tx, chapter: &Chapter<'_>, now: i64) -> sqlx::Result<()> {
    let (did, why) = (chapter.did.code(), chapter.why.map(Why::code));
    crate::exec!(
        tx,
        "insert into opportunity_listing_story (listing_id, at, person_id, deed, why, version, typed)
         values ($1, $2, $3, $4, $5, $6, $7)",
        chapter.listing.0,
        now,
        chapter.who,
        did,
        why,
        chapter.version,
        chapter.typed
    )?;
    Ok(())
}

/// Somebody's name, as long as they have an account.
async fn name_of(tx: &mut Tx, keys: &Keys, id: Option<String>) -> crate::error::Result<Option<String>> {
    use crate::accounts::{PersonId, people};
    match id {
        Some(id) => Ok(people::contact(tx, keys, &PersonId(id)).await?.map(|contact| contact.name)),
        None => Ok(None),
    }
}
