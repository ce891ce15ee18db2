//! What an editor of a demonstration finds: the local listings as their own, one of them to be looked at again, a draft,
//! names that are close to one on the list, and an import that failed. All of it is invented.

use crate::opportunities::editor::form::{ListingForm, ON_A_DAY, day_of, review_day};
use crate::opportunities::editor::model::{Did, ListingId, REVIEW_AFTER_DAYS};
use crate::opportunities::store::{self, name_key};
use crate::web::{Db, Tx};
use crate::{exec, sql};

use super::listings::packed;
use super::{Chapter, tell};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
/// Names on the list that adverts of the demonstration write a little otherwise.
const NEARLY: [&str; 2] = ["Brightledger Outsourcing", "Tallow and Reed People Ltd"];

/// Fills the editors' room. `today` is in ms since 1970 UTC.
pub async fn seed(db: &Db, today: i64) -> sqlx::Result<()> {
    let adopted = adopt(db, today).await?;
    let mut tx = db.begin().await?;
    if let Some(first) = adopted.first() {
        make_due(&mut tx, *first, today).await?;
    }
    add_draft(&mut tx, today).await?;
    for name in NEARLY {
        let key = name_key(name);
        exec!(
            &mut tx,
            "insert into care_leaver_friendly_employers (name_key, name) values ($1, $2) on conflict (name_key) do nothing",
            key,
            name
        )?;
    }
    let (began, ended) = (today - 23 * HOUR, today - 23 * HOUR + 95_000);
    exec!(
        &mut tx,
        "insert into opportunity_import_runs (source, via, began_at, ended_at, failure)
         values ('national', 'api', $1, $2, 'The national service did not answer four times (503). Nothing has changed.')",
        began,
        ended
    )?;
    tx.commit().await
}

struct Id {
    id: i64,
}

/// Gives the editors every imported local listing that is nobody's yet. Imports leave it alone from then on.
async fn adopt(db: &Db, now: i64) -> sqlx::Result<Vec<ListingId>> {
    let mut tx = db.read().await?;
    let imported = sql!(
        &mut tx,
        fetch_all,
        Id,
        r#"select o.id as "id!" from opportunities o left join opportunity_listings l on l.opportunity_id = o.id
           where o.source = 'local' and o.closed_at is null and l.id is null order by o.id"#
    )?;
    drop(tx);
    let (mut adopted, review_at) = (Vec::new(), now + REVIEW_AFTER_DAYS * DAY);
    for Id { id } in imported {
        let Some(found) = store::find(db, id).await? else { continue };
        let form = ListingForm { made_by: format!("import-{id}"), ..ListingForm::of(&found.opportunity, review_at) };
        let mut tx = db.begin().await?;
        adopted.push(add(&mut tx, &form, Did::Imported, now).await?);
        exec!(
            &mut tx,
            "update opportunity_listings set opportunity_id = $1, published_version = 1, review_at = $2, closes_at = $3
             where made_by = $4",
            id,
            review_at,
            found.opportunity.closes_at,
            form.made_by
        )?;
        tx.commit().await?;
    }
    Ok(adopted)
}

async fn add(tx: &mut Tx, form: &ListingForm, did: Did, now: i64) -> sqlx::Result<ListingId> {
    let (title, typed) = (form.title_words(), packed(form));
    let Id { id } = sql!(
        &mut *tx,
        fetch_one,
        Id,
        r#"insert into opportunity_listings (made_by, title, typed, version, created_at, changed_at)
           values ($1, $2, $3, 1, $4, $4) returning id as "id!""#,
        form.made_by,
        title,
        typed,
        now
    )?;
    let listing = ListingId(id);
    tell(tx, &Chapter { listing, who: None, did, why: None, version: 1, typed: Some(&typed) }, now).await?;
    Ok(listing)
}

async fn make_due(tx: &mut Tx, listing: ListingId, today: i64) -> sqlx::Result<()> {
    let review_at = today - 3 * DAY;
    exec!(tx, "update opportunity_listings set review_at = $1 where id = $2", review_at, listing.0)?;
    Ok(())
}

async fn add_draft(tx: &mut Tx, today: i64) -> sqlx::Result<()> {
    let draft = ListingForm {
        kind: "work_experience".to_owned(),
        title: "Two weeks at an invented bike workshop".to_owned(),
        employer: "Spoke & Saddle Sample Workshop".to_owned(),
        summary: "See how a workshop runs, and mend a bike of your own to keep.".to_owned(),
        duties: "You work beside a mechanic.\n\n- Take bikes apart\n- Clean and oil them\n- Put them together again"
            .to_owned(),
        pay: "Not paid. Travel and lunch are.".to_owned(),
        closes: ON_A_DAY.to_owned(),
        closes_on: day_of(today + 30 * DAY),
        review_by: review_day(today),
        made_by: "demonstration-draft".to_owned(),
        ..ListingForm::default()
    };
    add(tx, &draft, Did::Saved, today).await.map(|_| ())
}
