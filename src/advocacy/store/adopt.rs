//! A case that was opened by its secret becomes an account's.

use crate::accounts::PersonId;
use crate::audit::Deed;
use crate::error::Result;
use crate::exec;
use crate::web::AppState;

use super::super::model::Kind;
use super::super::opening::Opener;
use super::work::lock;
use super::{Said, find, is_own, note_own, owner_index, place, say};

/// Gives a case to the account of whoever has opened it. From then on nothing else opens it: the secret goes, and what other browsers
/// have opened ends. False where it is not theirs to take.
pub async fn adopt(app: &AppState, opener: &Opener, id: &str) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    lock(&mut tx, id).await?;
    let Some(person) = opener.account() else { return Ok(false) };
    if !is_own(&mut tx, &app.keys, opener, id).await? {
        return Ok(false);
    }
    let Some(found) = find(&mut tx, &app.keys, id).await? else { return Ok(false) };
    if let Some(owner) = &found.thread.case.owner {
        return Ok(owner == person); // pressed twice, or another's already
    }
    let index = owner_index(&app.keys, person);
    let owner = found.key.seal(place("owner", id), PersonId::as_str(person));
    exec!(
        &mut tx,
        "update advocacy_cases set owner_index = $1, owner = $2, secret = null, invited_index = null where id = $3",
        index,
        owner,
        id
    )?;
    exec!(&mut tx, "delete from advocacy_openings where case_id = $1", id)?;
    say(&mut tx, &found.key, id, found.thread.last() + 1, &Said::own(Kind::Adopted, None), app.now()).await?;
    note_own(&mut tx, &app.keys, Deed::AdvocacyAdopted, id, app.now()).await?;
    tx.commit().await?;
    Ok(true)
}
