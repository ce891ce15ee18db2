//! What young people see: publishing, closing, opening again, and looking again.

use crate::accounts::OpportunitiesEditor;
use crate::audit::Deed;
use crate::error::{AppError, Result};
use crate::exec;
use crate::opportunities::editor::form::{ListingForm, day_of};
use crate::opportunities::editor::model::{Did, Listing, ListingId, State, Why};
use crate::opportunities::model::{Opportunity, Place, Point};
use crate::opportunities::places::{District, PlaceAsked, parse_place};
use crate::opportunities::store::{self, find_postcode, note_change, put};
use crate::web::{AppState, Db, Tx};

use super::listings::packed;
use super::{Chapter, reading, record, tell};

/// What became of a listing that was to be published.
pub enum Published {
    Yes,
    /// Somebody saved since the preview was shown.
    Meanwhile,
    /// It cannot be published as it is.
    Refused,
}

/// Shows a listing to young people as it was saved in `version`, open from now on.
pub async fn publish(app: &AppState, editor: &OpportunitiesEditor, id: ListingId, version: i64) -> Result<Published> {
    let now = app.now();
    let listing = in_hand(app, id).await?;
    if listing.version != version {
        return Ok(Published::Meanwhile);
    }
    if shows(&listing, now) {
        return Ok(Published::Yes);
    }
    let checked = match listing.typed.check(now) {
        Ok(checked) => checked,
        Err(_) => return Ok(Published::Refused),
    };
    let opportunity = whole(app, &listing, checked.opportunity).await?;
    let mut tx = app.db.begin().await?;
    let listing = hold(&mut tx, id).await?;
    if listing.version != version {
        return Ok(Published::Meanwhile);
    }
    if shows(&listing, now) {
        return Ok(Published::Yes); // pressed twice
    }
    let shown = put(&mut tx, listing.opportunity, &opportunity, now).await?;
    exec!(
        &mut tx,
        "update opportunity_listings set opportunity_id = $1, published_version = version, review_at = $2, closes_at = $3,
             closed_at = null, closed_why = null, changed_at = $4 where id = $5",
        shown,
        checked.review_at,
        opportunity.closes_at,
        now,
        id.0
    )?;
    let reopened = matches!(listing.state(now), State::Closed(_));
    let did = if reopened { Did::Reopened } else { Did::Published };
    let who = Some(editor.id.as_str());
    tell(&mut tx, &Chapter { listing: id, who, did, why: None, version, typed: None }, now).await?;
    note_change(&mut tx, now).await?;
    record(&mut tx, app, editor, Deed::OpportunitiesListingPublished, Some(&id.0.to_string())).await?;
    tx.commit().await?;
    Ok(Published::Yes)
}

/// True where young people see what was last saved, and nobody need look at it again.
fn shows(listing: &Listing, now: i64) -> bool {
    listing.published_version == Some(listing.version) && listing.state(now) == State::Open
}

async fn in_hand(app: &AppState, id: ListingId) -> Result<Listing> {
    let mut tx = app.db.read().await?;
    reading::find(&mut tx, id).await?.ok_or(AppError::NotFound)
}

/// The listing with what no form says: where its places lie, its reference, and since when it is there.
pub async fn whole(app: &AppState, listing: &Listing, mut opportunity: Opportunity) -> Result<Opportunity> {
    let before = match listing.opportunity {
        Some(shown) => store::find(&app.db, shown).await?.map(|found| found.opportunity),
        None => None,
    };
    let places = before.as_ref().map(|before| before.places.as_slice()).unwrap_or_default();
    resolve_places(&app.db, &mut opportunity, places).await?;
    opportunity.posted_at = before.as_ref().and_then(|before| before.posted_at).or(Some(app.now()));
    opportunity.reference = before.map_or_else(|| format!("L-{}", listing.id.0), |before| before.reference);
    Ok(opportunity)
}

/// Takes a listing in hand: on PostgreSQL whoever else wants it waits.
async fn hold(tx: &mut Tx, id: ListingId) -> Result<Listing> {
    exec!(&mut *tx, "update opportunity_listings set version = version where id = $1", id.0)?;
    reading::find(tx, id).await?.ok_or(AppError::NotFound)
}

/// Finds where its places lie: by the table of postcodes, by what was known `before`, or else by their districts.
async fn resolve_places(db: &Db, opportunity: &mut Opportunity, before: &[Place]) -> sqlx::Result<()> {
    for place in &mut opportunity.places {
        if let Some(postcode) = place.postcode.as_deref() {
            place.at = point_of(db, postcode, before).await?;
        }
    }
    Ok(())
}

async fn point_of(db: &Db, postcode: &str, before: &[Place]) -> sqlx::Result<Option<Point>> {
    let PlaceAsked::Postcode { outward, inward } = parse_place(postcode) else { return Ok(None) };
    let exactly = find_postcode(db, &format!("{outward}{inward}")).await?;
    let known = before.iter().find(|place| place.postcode.as_deref() == Some(postcode)).and_then(|place| place.at);
    Ok(exactly.or(known).or_else(|| District::find(&outward).map(|district| district.at)))
}

/// Closes a listing for a reason. False where it is not open.
pub async fn close(app: &AppState, editor: &OpportunitiesEditor, id: ListingId, why: Why) -> Result<bool> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let listing = hold(&mut tx, id).await?;
    if !matches!(listing.state(now), State::Open | State::Due) {
        return Ok(false);
    }
    shut(&mut tx, &listing, why, Some(editor.id.as_str()), now).await?;
    record(&mut tx, app, editor, Deed::OpportunitiesListingClosed, Some(&id.0.to_string())).await?;
    tx.commit().await?;
    Ok(true)
}

/// Closes a listing, here and for young people.
pub async fn shut(tx: &mut Tx, listing: &Listing, why: Why, who: Option<&str>, now: i64) -> sqlx::Result<()> {
    let code = why.code();
    exec!(
        &mut *tx,
        "update opportunity_listings set closed_at = $1, closed_why = $2, changed_at = $1 where id = $3",
        now,
        code,
        listing.id.0
    )?;
    exec!(&mut *tx, "update opportunities set closed_at = $1 where id = $2", now, listing.opportunity)?;
    let version = listing.version;
    tell(tx, &Chapter { listing: listing.id, who, did: Did::Closed, why: Some(why), version, typed: None }, now)
        .await?;
    note_change(tx, now).await
}

/// Says that an open listing is still right, until the day of `review_at`. False where it is not open.
pub async fn review(app: &AppState, editor: &OpportunitiesEditor, id: ListingId, review_at: i64) -> Result<bool> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let listing = hold(&mut tx, id).await?;
    if !matches!(listing.state(now), State::Open | State::Due) {
        return Ok(false);
    }
    if listing.standing.review_at == Some(review_at) {
        return Ok(true);
    }
    // The day stands in the form too. That is no new text, so nobody who types just now is disturbed.
    let typed = packed(&ListingForm { review_by: day_of(review_at), ..listing.typed.clone() });
    exec!(
        &mut tx,
        "update opportunity_listings set review_at = $1, typed = $2, changed_at = $3 where id = $4",
        review_at,
        typed,
        now,
        id.0
    )?;
    let (who, version) = (Some(editor.id.as_str()), listing.version);
    tell(&mut tx, &Chapter { listing: id, who, did: Did::Reviewed, why: None, version, typed: None }, now).await?;
    record(&mut tx, app, editor, Deed::OpportunitiesListingReviewed, Some(&id.0.to_string())).await?;
    tx.commit().await?;
    Ok(true)
}
