//! What the search holds in memory, and how it keeps up with the database: an import by another process, on this machine
//! or another, shows within a second.

use std::collections::HashSet;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use tokio::sync::watch::Receiver;

use crate::web::{AppState, Db};

use super::asks::Asks;
use super::model::{Kind, Place, Qualification, ROUTES};
use super::places::near_words;
use super::search::{Builder, Catalogue, Listing, SearchText};
use super::store::{self, LoadedEdition, OpenRow};

/// How often we ask whether an import has finished.
const LOOK_EVERY: Duration = Duration::from_millis(200);
/// Which part of what public pages show this is.
const PART: &str = "opportunities";

/// The search's own copy of what is open. Cheap to clone; every clone shows the same.
#[derive(Clone)]
pub struct Shelf(Arc<RwLock<Arc<Held>>>);

/// One edition of it.
pub struct Held {
    pub catalogue: Catalogue,
    pub edition: LoadedEdition,
}

impl Shelf {
    /// Loads what is open now.
    pub async fn open(app: &AppState) -> sqlx::Result<Shelf> {
        let held = hold(&app.db).await?;
        app.set_public_version(PART, held.edition.version);
        Ok(Shelf(Arc::new(RwLock::new(Arc::new(held)))))
    }

    /// What is held now; it stays as it is for as long as the page that reads it needs.
    pub fn held(&self) -> Arc<Held> {
        self.0.read().unwrap_or_else(|poisoned| poisoned.into_inner()).clone()
    }

    pub fn len(&self) -> usize {
        self.held().catalogue.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Loads anew if the database holds another edition. Says whether it did.
    pub async fn refresh(&self, app: &AppState) -> sqlx::Result<bool> {
        let mut tx = app.db.read().await?;
        let edition = store::edition(&mut tx).await?;
        drop(tx);
        if edition == self.held().edition {
            return Ok(false);
        }
        let held = Arc::new(hold(&app.db).await?);
        let version = held.edition.version;
        *self.0.write().unwrap_or_else(|poisoned| poisoned.into_inner()) = held;
        app.set_public_version(PART, version);
        Ok(true)
    }

    /// Refreshes until told to stop. While the database is away, the last good edition goes on serving.
    pub async fn keep_up(self, app: AppState, mut stopping: Receiver<bool>) {
        loop {
            tokio::select! {
                _ = stopping.wait_for(|stop| *stop) => return,
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
            match self.refresh(&app).await {
                Ok(true) => tracing::info!(opportunities = self.len(), "a new edition is showing"),
                Ok(false) => {}
                Err(cause) => tracing::warn!(%cause, "the opportunities could not be refreshed"),
            }
        }
    }
}

/// Reads one unchanging picture of what is open, and makes it ready to be searched.
pub async fn hold(db: &Db) -> sqlx::Result<Held> {
    let mut tx = db.read().await?;
    let edition = store::edition(&mut tx).await?;
    let friendly = store::friendly_keys(&mut tx).await?;
    let (mut builder, mut last) = (Builder::default(), i64::MIN);
    loop {
        let rows = store::open_after(&mut tx, last).await?;
        let Some(row) = rows.last() else { break };
        last = row.id;
        rows.into_iter().for_each(|row| add(&mut builder, row, &friendly));
    }
    drop(tx);
    // The last step takes a moment of pure work, which must not hold up the pages being served meanwhile.
    let finishing = tokio::task::spawn_blocking(move || builder.finish());
    let catalogue =
        finishing.await.map_err(|cause| sqlx::Error::Protocol(format!("the search could not be built: {cause}")))?;
    Ok(Held { catalogue, edition })
}

/// Takes a row into the search.
pub fn add(builder: &mut Builder, row: OpenRow, friendly: &HashSet<String>) {
    let Some(kind) = Kind::from_code(&row.kind) else { return };
    let places: Vec<Place> = serde_json::from_str(&row.places).unwrap_or_default();
    let (course, skills) = row.keywords.split_once('\n').unwrap_or((&row.keywords, ""));
    let skills: Vec<String> = skills.lines().map(str::to_owned).collect();
    let searched_places = places.iter().map(searched).collect::<Vec<_>>().join(" ");
    let text = SearchText {
        course,
        skills: &skills,
        summary: row.summary.as_deref().unwrap_or_default(),
        places: &searched_places,
    };
    let qualifications: Vec<Qualification> =
        row.qualifications.as_deref().and_then(|list| serde_json::from_str(list).ok()).unwrap_or_default();
    let asks = Asks::new(row.starts_on, &qualifications);
    let listing = Listing {
        id: row.id,
        title: row.title.into(),
        care_leaver_friendly: friendly.contains(&store::name_key(&row.employer)),
        employer: row.employer.into(),
        kind,
        level: row.level.and_then(|level| u8::try_from(level).ok()),
        route: row.route.and_then(|route| ROUTES.iter().position(|known| *known == route)).map(|route| route as u8),
        place_words: place_words(&places).into(),
        points: places.iter().filter_map(|place| place.at).collect(),
        pay_words: row.pay_words.map(Into::into),
        yearly_from: row.yearly_from,
        yearly_to: row.yearly_to,
        posted_at: row.posted_at,
        closes_at: row.closes_at,
        national: row.national,
        local: row.source == "local",
        disability_confident: row.disability_confident,
        ring_fenced: row.ring_fenced,
        guaranteed_interview: row.guaranteed_interview,
        asks_no_english_or_maths: !row.english_or_maths,
        asks,
    };
    builder.add(listing, &text);
}

fn searched(place: &Place) -> String {
    format!("{} {}", place.address, place.postcode.as_deref().unwrap_or_default())
}

/// Where it is, in a few words: "Poplar, E14"; the town of the address where no place of ours is near.
pub fn place_words(places: &[Place]) -> String {
    let Some(first) = places.first() else { return String::new() };
    let district =
        first.postcode.as_deref().and_then(|postcode| postcode.split_whitespace().next()).unwrap_or_default();
    let town = first.at.and_then(near_words);
    let town = town.unwrap_or_else(|| first.address.rsplit(", ").next().unwrap_or_default());
    match (town.is_empty(), district.is_empty()) {
        (false, false) => format!("{town}, {district}"),
        (false, true) => town.to_owned(),
        (true, _) => district.to_owned(),
    }
}
