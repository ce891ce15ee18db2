//! Invented searches: one with something new for the demonstration, and as many as a benchmark asks for.

use crate::accounts::PersonId;
use crate::accounts::people::{self, NewPerson};
use crate::error::{AppError, Result};
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::opportunities::search::Params;
use crate::opportunities::shelf;
use crate::opportunities::whereabouts::whereabouts;
use crate::web::Db;

use super::form::Tell;
use super::{round, store};

const SEARCH: &str = "words=working+with+kids&place=E14";
/// How many are new for it.
const NEW: usize = 3;
/// How many invented people are added in one transaction.
const BATCH: usize = 500;

/// Keeps a search for somebody, with something new for it.
pub async fn seed(db: &Db, keys: &Keys, person: &PersonId, now: i64) -> Result<()> {
    let params = Params::parse(SEARCH);
    let near = whereabouts(db, &params.place).await?.point();
    let mut found = shelf::hold(db).await?.catalogue.fitting(&params.query(near), now);
    found.sort_unstable_by(|one, other| other.cmp(one));
    let mut tx = db.begin().await?;
    let id = store::insert(&mut tx, keys, person, &params, Tell::Page, now).await?;
    let found: Vec<_> = found.into_iter().take(NEW).map(|opportunity| (id.clone(), opportunity)).collect();
    round::insert(&mut tx, &found, now).await?;
    tx.commit().await?;
    Ok(())
}

const WORDS: [&str; 13] = [
    "working with kids",
    "bikes",
    "office",
    "care",
    "hair",
    "computers",
    "cooking",
    "building",
    "animals",
    "nurse",
    "shop",
    "driver",
    "",
];
const PLACES: [&str; 11] =
    ["E14", "E1", "Poplar", "Bow", "Stratford", "SE1", "Hackney", "E14 7XX", "Manchester", "Leeds", ""];
const MORE: [&str; 7] =
    ["", "&only=pay", "&kind=apprenticeship", "&level=2", "&miles=5", "&miles=40", "&only=no-grades"];

/// Adds so many invented people, each with a search and a wish for letters.
pub async fn add_many(db: &Db, keys: &Keys, count: usize, now: i64) -> Result<()> {
    for from in (0..count).step_by(BATCH) {
        let mut tx = db.begin().await?;
        for number in from..count.min(from + BATCH) {
            let email = format!("search-{number}@young.example");
            let email = EmailAddress::parse(&email).map_err(|_| AppError::NotFound)?;
            let name = format!("Searcher {number} Example");
            let new = NewPerson { organisation: None, name: &name, email: Some(&email) };
            let Some(person) = people::add(&mut tx, keys, &new, now).await? else { continue };
            store::insert(&mut tx, keys, &person, &invented(number), Tell::Letter, now).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

fn invented(number: usize) -> Params {
    let (words, place, more) = (WORDS[number % 13], PLACES[number % 11], MORE[number % 7]);
    let more = if words.is_empty() && place.is_empty() { "&kind=apprenticeship" } else { more };
    Params::parse(&format!("words={words}&place={place}{more}"))
}
