//! The verbs of the room: take an import, find one opportunity, and load what the search holds in memory.

use std::collections::HashSet;

use serde::Deserialize;

use crate::sql;
use crate::web::{Db, Tx};

use super::model::{Kind, Opportunity, Pay, Source};

mod friendly;
mod import;
mod postcodes;
mod runs;

pub use friendly::{name_key, note_change, replace_friendly_employers, set_friendly_employers};
pub use import::{Import, Tally, put};
pub use postcodes::{PostcodeImport, find_postcode};
pub use runs::{Run, Skipped, Via, begin_run, fail_run};

/// One opportunity as its own page shows it.
pub struct Found {
    pub opportunity: Opportunity,
    /// Since when it is no longer in the feed, in ms since 1970 UTC.
    pub closed_at: Option<i64>,
}

/// Which imports a loaded set shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LoadedEdition {
    /// The latest import's id; 0 before the first.
    pub version: i64,
    /// When the latest national import finished, in ms since 1970 UTC.
    pub updated_at: Option<i64>,
}

/// An open opportunity, without what only its own page shows.
#[derive(Clone, Deserialize)]
pub struct OpenRow {
    pub id: i64,
    pub source: String,
    pub kind: String,
    pub title: String,
    pub employer: String,
    pub summary: Option<String>,
    pub route: Option<String>,
    pub level: Option<i64>,
    pub pay_words: Option<String>,
    pub yearly_from: Option<i64>,
    pub yearly_to: Option<i64>,
    pub places: String,
    pub national: bool,
    pub posted_at: Option<i64>,
    pub closes_at: Option<i64>,
    pub disability_confident: bool,
    pub ring_fenced: bool,
    pub guaranteed_interview: bool,
    pub english_or_maths: bool,
    pub keywords: String,
    pub starts_on: Option<i64>,
    /// A JSON list of `Qualification`.
    pub qualifications: Option<String>,
}

/// A whole row, as both engines give it.
struct Row {
    source: String,
    reference: String,
    kind: String,
    title: String,
    employer: String,
    summary: Option<String>,
    route: Option<String>,
    level: Option<i64>,
    pay_words: Option<String>,
    yearly_from: Option<i64>,
    yearly_to: Option<i64>,
    places: String,
    national: bool,
    posted_at: Option<i64>,
    closes_at: Option<i64>,
    disability_confident: bool,
    ring_fenced: bool,
    guaranteed_interview: bool,
    details: String,
    closed_at: Option<i64>,
}

struct EditionRow {
    version: i64,
    updated_at: Option<i64>,
}

/// Which data the database holds now: cheap, asked several times a second.
pub async fn edition(tx: &mut Tx) -> sqlx::Result<LoadedEdition> {
    let row = sql!(
        tx,
        fetch_one,
        EditionRow,
        r#"select coalesce(max(id), 0) as "version!: i64",
                  max(case when source = 'national' then finished_at end) as "updated_at?: i64"
           from opportunity_imports"#
    )?;
    Ok(LoadedEdition { version: row.version, updated_at: row.updated_at })
}

struct Key {
    name_key: String,
}

/// The keys of employers that promised to support care leavers, and of names that editors said are theirs too.
pub async fn friendly_keys(tx: &mut Tx) -> sqlx::Result<HashSet<String>> {
    let rows = sql!(
        tx,
        fetch_all,
        Key,
        sqlite: r#"select name_key as "name_key!" from care_leaver_friendly_employers
           union select d.advert_key from care_leaver_friendly_decisions d
           join care_leaver_friendly_employers e on e.name_key = d.name_key where d.same = 1"#,
        pg: r#"select name_key as "name_key!" from care_leaver_friendly_employers
           union select d.advert_key from care_leaver_friendly_decisions d
           join care_leaver_friendly_employers e on e.name_key = d.name_key where d.same"#
    )?;
    Ok(rows.into_iter().map(|row| row.name_key).collect())
}

/// The next open opportunities after `id`, some hundreds at a time: reading all at once would need room for all of them
/// twice.
pub async fn open_after(tx: &mut Tx, id: i64) -> sqlx::Result<Vec<OpenRow>> {
    sql!(
        tx,
        fetch_all,
        OpenRow,
        sqlite: r#"select id as "id!", source, kind, title, employer, summary, route, level, pay_words, yearly_from, yearly_to,
                  places, national as "national: bool", posted_at, closes_at,
                  disability_confident as "disability_confident: bool", ring_fenced as "ring_fenced: bool",
                  guaranteed_interview as "guaranteed_interview: bool", english_or_maths as "english_or_maths: bool", keywords,
                  json_extract(details, '$.starts_on') as "starts_on?: i64",
                  json_extract(details, '$.qualifications') as "qualifications?: String"
           from opportunities where closed_at is null and id > $1 order by id limit 250"#,
        pg: r#"select id as "id!", source, kind, title, employer, summary, route, level, pay_words, yearly_from, yearly_to,
                  places, national as "national: bool", posted_at, closes_at,
                  disability_confident as "disability_confident: bool", ring_fenced as "ring_fenced: bool",
                  guaranteed_interview as "guaranteed_interview: bool", english_or_maths as "english_or_maths: bool", keywords,
                  (details::json ->> 'starts_on')::bigint as "starts_on?: i64",
                  details::json ->> 'qualifications' as "qualifications?: String"
           from opportunities where closed_at is null and id > $1 order by id limit 250"#,
        id
    )
}

/// Finds one opportunity, open or closed.
pub async fn find(db: &Db, id: i64) -> sqlx::Result<Option<Found>> {
    let mut tx = db.read().await?;
    let row = sql!(
        &mut tx,
        fetch_optional,
        Row,
        r#"select source, reference, kind, title, employer, summary, route, level, pay_words, yearly_from, yearly_to,
                  places, national as "national: bool", posted_at, closes_at,
                  disability_confident as "disability_confident: bool", ring_fenced as "ring_fenced: bool",
                  guaranteed_interview as "guaranteed_interview: bool", details, closed_at
           from opportunities where id = $1"#,
        id
    )?;
    Ok(row.and_then(Row::unpack))
}

impl Row {
    /// The opportunity in this row; none where the row was not written by this program.
    fn unpack(self) -> Option<Found> {
        let opportunity = Opportunity {
            source: Source::from_code(&self.source),
            kind: Kind::from_code(&self.kind)?,
            places: serde_json::from_str(&self.places).ok()?,
            details: serde_json::from_str(&self.details).ok()?,
            reference: self.reference,
            title: self.title,
            employer: self.employer,
            summary: self.summary,
            route: self.route,
            level: self.level,
            pay: Pay { words: self.pay_words, yearly_from: self.yearly_from, yearly_to: self.yearly_to },
            national: self.national,
            posted_at: self.posted_at,
            closes_at: self.closes_at,
            disability_confident: self.disability_confident,
            ring_fenced: self.ring_fenced,
            guaranteed_interview: self.guaranteed_interview,
        };
        Some(Found { opportunity, closed_at: self.closed_at })
    }
}
