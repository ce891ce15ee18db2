//! Writing: drafts are made, saved again and again, copied, and thrown away. Young people see none of it.

use crate::accounts::OpportunitiesEditor;
use crate::audit::Deed;
use crate::error::{AppError, Result};
use crate::opportunities::editor::form::ListingForm;
use crate::opportunities::editor::model::{Did, Listing, ListingId};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::{Chapter, reading, record, tell};

/// What became of a text that was to be saved.
pub enum Saved {
    Yes,
    /// Somebody else saved since this form was shown: nothing is changed, and this is theirs.
    Meanwhile(Box<Listing>),
}

struct Id {
    id: i64,
}

/// Makes a listing of a form: a draft. The same form sent twice makes one.
pub async fn make(app: &AppState, editor: &OpportunitiesEditor, form: &ListingForm, did: Did) -> Result<ListingId> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let (title, typed) = (form.title_words(), packed(form));
    let made = sql!(
        &mut tx,
        fetch_optional,
        Id,
        r#"insert into opportunity_listings (made_by, title, typed, version, created_at, changed_at)
           values ($1, $2, $3, 1, $4, $4) on conflict (made_by) do nothing returning id as "id!""#,
        form.made_by,
        title,
        typed,
        now
    )?;
    let Some(Id { id }) = made else { return made_before(&mut tx, &form.made_by).await };
    let listing = ListingId(id);
    let who = Some(editor.id.as_str());
    tell(&mut tx, &Chapter { listing, who, did, why: None, version: 1, typed: Some(&typed) }, now).await?;
    record(&mut tx, app, editor, Deed::OpportunitiesListingSaved, Some(&id.to_string())).await?;
    tx.commit().await?;
    Ok(listing)
}

async fn made_before(tx: &mut Tx, made_by: &str) -> Result<ListingId> {
    let found =
        sql!(tx, fetch_optional, Id, r#"select id as "id!" from opportunity_listings where made_by = $1"#, made_by)?;
    found.map(|found| ListingId(found.id)).ok_or(AppError::NotFound)
}

/// Saves what was typed, where nobody saved anything else since the form was shown.
pub async fn save(app: &AppState, editor: &OpportunitiesEditor, id: ListingId, form: &ListingForm) -> Result<Saved> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let (title, typed, seen) = (form.title_words(), packed(form), form.version.parse::<i64>().unwrap_or(0));
    let changed = exec!(
        &mut tx,
        "update opportunity_listings set title = $1, typed = $2, version = version + 1, changed_at = $3
         where id = $4 and version = $5 and typed <> $2",
        title,
        typed,
        now,
        id.0,
        seen
    )?;
    if changed == 0 {
        let there = reading::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
        // Pressed twice, or nothing was changed: what they want is what is there.
        return Ok(if packed(&there.typed) == typed { Saved::Yes } else { Saved::Meanwhile(Box::new(there)) });
    }
    let (who, version) = (Some(editor.id.as_str()), seen + 1);
    tell(&mut tx, &Chapter { listing: id, who, did: Did::Saved, why: None, version, typed: Some(&typed) }, now).await?;
    record(&mut tx, app, editor, Deed::OpportunitiesListingSaved, Some(&id.0.to_string())).await?;
    tx.commit().await?;
    Ok(Saved::Yes)
}

/// Makes a draft that begins with what another listing says. Pressed twice, it makes one.
pub async fn copy(app: &AppState, editor: &OpportunitiesEditor, from: &Listing, made_by: &str) -> Result<ListingId> {
    let form = ListingForm { made_by: made_by.to_owned(), ..from.typed.copied(app.now()) };
    make(app, editor, &form, Did::Copied).await
}

/// Throws a draft away. False where there is none: what was published closes, and stays for people who saved it.
pub async fn throw_away(app: &AppState, editor: &OpportunitiesEditor, id: ListingId) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    let gone = exec!(&mut tx, "delete from opportunity_listings where id = $1 and opportunity_id is null", id.0)?;
    if gone == 0 {
        return Ok(false);
    }
    record(&mut tx, app, editor, Deed::OpportunitiesListingThrownAway, Some(&id.0.to_string())).await?;
    tx.commit().await?;
    Ok(true)
}

/// A form as it is kept.
pub fn packed(form: &ListingForm) -> String {
    serde_json::to_string(form).expect("a form is plain data")
}
