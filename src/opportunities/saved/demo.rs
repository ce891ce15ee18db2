//! An invented list: something in every state, one that has closed, and one found elsewhere.

use jiff::civil::Date;

use crate::accounts::PersonId;
use crate::error::Result;
use crate::keys::Keys;
use crate::sql;
use crate::web::Db;

use super::form::Elsewhere;
use super::model::Step;
use super::store;

const DAY: i64 = 24 * 3_600_000;

struct Id {
    id: i64,
}

/// Fills a list from `from` on, in ms since 1970 UTC.
pub async fn seed(db: &Db, keys: &Keys, person: &PersonId, closes_on: Option<Date>, from: i64) -> Result<()> {
    let mut tx = db.begin().await?;
    let soon = from + 15 * DAY;
    let open = sql!(
        &mut tx,
        fetch_all,
        Id,
        r#"select id as "id!" from opportunities where closed_at is null and closes_at > $1 order by closes_at, id limit 4"#,
        soon
    )?;
    let closed = sql!(
        &mut tx,
        fetch_all,
        Id,
        r#"select id as "id!" from opportunities where closed_at is not null or closes_at < $1 order by id limit 1"#,
        from
    )?;
    let stories: [&[Step]; 5] =
        [&[], &[Step::Applied], &[Step::Applied, Step::Interview], &[Step::Applied, Step::Not], &[]];
    for (Id { id }, story) in open.into_iter().chain(closed).zip(stories) {
        let Some(saved) = store::insert_advert(&mut tx, keys, person, id, from).await? else { continue };
        for (step, days) in story.iter().zip([2, 6]) {
            store::set_step(&mut tx, &saved, *step, Some(from + days * DAY)).await?;
        }
    }
    let new = Elsewhere {
        title: "Weekend shop assistant".to_owned(),
        employer: Some("Sample Stores".to_owned()),
        place: Some("A card in the shop window, Poplar High Street".to_owned()),
        closes_on,
        once: String::new(),
    };
    if let Some(saved) = store::insert_elsewhere(&mut tx, keys, person, &new, from + 8 * DAY).await? {
        let note = "Ask for the manager. Bring my CV on Saturday morning.";
        store::set_note(&mut tx, keys, person, &saved, Some(note)).await?;
    }
    tx.commit().await?;
    Ok(())
}
