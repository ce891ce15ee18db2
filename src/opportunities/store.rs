//! The verbs of the room: take an import, find one opportunity, and load what the search holds in memory.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::web::{Db, Tx};
use crate::{exec, sql};

use super::model::{Kind, Opportunity, Pay, Source};

/// What one import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub added: i64,
    pub changed: i64,
    pub unchanged: i64,
    pub closed: i64,
    pub skipped: i64,
}

/// An import under way: all of it becomes visible with `finish`, or none of it. A run that is dropped closes nothing and
/// leaves the last good set serving.
pub struct Import {
    tx: Tx,
    source: Source,
    began_at: i64,
    known: HashMap<String, Known>,
    pub tally: Tally,
}

struct Known {
    id: i64,
    fingerprint: String,
    closed: bool,
    met: bool,
}

struct KnownRow {
    id: i64,
    reference: String,
    fingerprint: String,
    closed: bool,
}

/// One opportunity as its own page shows it.
pub struct Found {
    pub opportunity: Opportunity,
    /// Since when it is no longer in the feed, in ms since 1970 UTC.
    pub closed_at: Option<i64>,
}

/// All that the search shows: every open opportunity, and which data this is.
pub struct Loaded {
    pub edition: LoadedEdition,
    pub open: Vec<OpenRow>,
    /// Keys of employers that promised to support care leavers.
    pub friendly: Vec<String>,
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

impl Import {
    /// Begins an import of one source. `now` is in ms since 1970 UTC.
    pub async fn begin(db: &Db, source: Source, now: i64) -> sqlx::Result<Import> {
        let mut tx = db.begin().await?;
        let code = source.code();
        let rows = sql!(
            &mut tx,
            fetch_all,
            KnownRow,
            r#"select id, reference, fingerprint, closed_at is not null as "closed!: bool" from opportunities where source = $1"#,
            code
        )?;
        let known = rows
            .into_iter()
            .map(|row| {
                (row.reference, Known { id: row.id, fingerprint: row.fingerprint, closed: row.closed, met: false })
            })
            .collect();
        Ok(Import { tx, source, began_at: now, known, tally: Tally::default() })
    }

    /// Takes one opportunity: new, changed, or as it was. One whose reference came before in this run is counted once.
    pub async fn take(&mut self, opportunity: &Opportunity) -> sqlx::Result<()> {
        let packed = Packed::new(opportunity);
        match self.known.get_mut(&opportunity.reference) {
            Some(known) if known.fingerprint == packed.fingerprint && !known.closed => {
                self.tally.unchanged += i64::from(!known.met);
                known.met = true;
            }
            Some(known) => {
                change(&mut self.tx, known.id, opportunity, &packed, self.began_at).await?;
                self.tally.changed += i64::from(!known.met);
                *known = Known { fingerprint: packed.fingerprint, closed: false, met: true, ..*known };
            }
            None => {
                let id = add(&mut self.tx, self.source, opportunity, &packed, self.began_at).await?;
                self.tally.added += 1;
                let known = Known { id, fingerprint: packed.fingerprint, closed: false, met: true };
                self.known.insert(opportunity.reference.clone(), known);
            }
        }
        Ok(())
    }

    /// Closes what a `complete` run no longer holds, notes the run, and makes all of it visible at once.
    pub async fn finish(mut self, skipped: usize, complete: bool, now: i64) -> sqlx::Result<Tally> {
        self.tally.skipped = skipped as i64;
        for known in self.known.values().filter(|known| complete && !known.met && !known.closed) {
            exec!(&mut self.tx, "update opportunities set closed_at = $1 where id = $2", now, known.id)?;
            self.tally.closed += 1;
        }
        let (tally, source) = (self.tally, self.source.code());
        exec!(
            &mut self.tx,
            "insert into opportunity_imports (source, began_at, finished_at, added, changed, unchanged, closed, skipped)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            source,
            self.began_at,
            now,
            tally.added,
            tally.changed,
            tally.unchanged,
            tally.closed,
            tally.skipped
        )?;
        self.tx.commit().await?;
        Ok(tally)
    }
}

/// The columns that are worked out from an opportunity.
struct Packed {
    places: String,
    english_or_maths: bool,
    keywords: String,
    details: String,
    fingerprint: String,
}

impl Packed {
    fn new(opportunity: &Opportunity) -> Packed {
        let text = serde_json::to_string(opportunity).expect("an opportunity is plain data");
        let hash = Sha256::digest(text.as_bytes());
        let words = opportunity.details.course.iter().chain(&opportunity.details.skills);
        Packed {
            english_or_maths: !opportunity.asks_no_english_or_maths(),
            keywords: words.map(String::as_str).collect::<Vec<_>>().join("\n"),
            places: serde_json::to_string(&opportunity.places).expect("places are plain data"),
            details: serde_json::to_string(&opportunity.details).expect("details are plain data"),
            fingerprint: hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}

struct Id {
    id: i64,
}

async fn add(tx: &mut Tx, source: Source, new: &Opportunity, packed: &Packed, now: i64) -> sqlx::Result<i64> {
    let (source, kind) = (source.code(), new.kind.code());
    let added = sql!(
        tx,
        fetch_one,
        Id,
        r#"insert into opportunities (source, reference, kind, title, employer, summary, route, level, pay_words, yearly_from,
               yearly_to, places, national, posted_at, closes_at, disability_confident, ring_fenced, guaranteed_interview,
               english_or_maths, keywords, details, fingerprint, added_at, changed_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $23)
           returning id as "id!""#,
        source,
        new.reference,
        kind,
        new.title,
        new.employer,
        new.summary,
        new.route,
        new.level,
        new.pay.words,
        new.pay.yearly_from,
        new.pay.yearly_to,
        packed.places,
        new.national,
        new.posted_at,
        new.closes_at,
        new.disability_confident,
        new.ring_fenced,
        new.guaranteed_interview,
        packed.english_or_maths,
        packed.keywords,
        packed.details,
        packed.fingerprint,
        now
    )?;
    Ok(added.id)
}

async fn change(tx: &mut Tx, id: i64, to: &Opportunity, packed: &Packed, now: i64) -> sqlx::Result<()> {
    let kind = to.kind.code();
    exec!(
        tx,
        "update opportunities set kind = $1, title = $2, employer = $3, summary = $4, route = $5, level = $6, pay_words = $7,
             yearly_from = $8, yearly_to = $9, places = $10, national = $11, posted_at = $12, closes_at = $13,
             disability_confident = $14, ring_fenced = $15, guaranteed_interview = $16, english_or_maths = $17,
             keywords = $18, details = $19, fingerprint = $20, changed_at = $21, closed_at = null
         where id = $22",
        kind,
        to.title,
        to.employer,
        to.summary,
        to.route,
        to.level,
        to.pay.words,
        to.pay.yearly_from,
        to.pay.yearly_to,
        packed.places,
        to.national,
        to.posted_at,
        to.closes_at,
        to.disability_confident,
        to.ring_fenced,
        to.guaranteed_interview,
        packed.english_or_maths,
        packed.keywords,
        packed.details,
        packed.fingerprint,
        now,
        id
    )?;
    Ok(())
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

/// Reads all that the search holds, in one unchanging picture.
pub async fn load(db: &Db) -> sqlx::Result<Loaded> {
    let mut tx = db.read().await?;
    let edition = edition(&mut tx).await?;
    let friendly = sql!(&mut tx, fetch_all, Key, "select name_key from care_leaver_friendly_employers")?;
    let open = sql!(
        &mut tx,
        fetch_all,
        OpenRow,
        r#"select id as "id!", source, kind, title, employer, summary, route, level, pay_words, yearly_from, yearly_to,
                  places, national as "national: bool", posted_at, closes_at,
                  disability_confident as "disability_confident: bool", ring_fenced as "ring_fenced: bool",
                  guaranteed_interview as "guaranteed_interview: bool", english_or_maths as "english_or_maths: bool", keywords
           from opportunities where closed_at is null order by id"#
    )?;
    Ok(Loaded { edition, open, friendly: friendly.into_iter().map(|row| row.name_key).collect() })
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
            source: if self.source == "local" { Source::Local } else { Source::National },
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

/// The name of an employer as the friendly list compares it: small letters and digits only.
pub fn name_key(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Replaces the list of employers that promised to support care leavers.
pub async fn set_friendly_employers(db: &Db, names: &[impl AsRef<str>], now: i64) -> sqlx::Result<usize> {
    let mut tx = db.begin().await?;
    exec!(&mut tx, "delete from care_leaver_friendly_employers")?;
    let mut kept = 0;
    for name in names {
        let name = name.as_ref();
        let key = name_key(name);
        kept += exec!(
            &mut tx,
            "insert into care_leaver_friendly_employers (name_key, name) values ($1, $2) on conflict (name_key) do nothing",
            key,
            name
        )?;
    }
    note_change(&mut tx, now).await?;
    tx.commit().await?;
    Ok(kept as usize)
}

/// Gives what the search shows a new version, where something other than a feed changed it.
async fn note_change(tx: &mut Tx, now: i64) -> sqlx::Result<()> {
    exec!(
        tx,
        "insert into opportunity_imports (source, began_at, finished_at, added, changed, unchanged, closed, skipped)
         values ('local', $1, $1, 0, 0, 0, 0, 0)",
        now
    )?;
    Ok(())
}

struct PointRow {
    lat: f64,
    lon: f64,
}

/// Where a postcode lies, if Code-Point Open has been imported. `postcode` has no space: "E143AB".
pub async fn find_postcode(db: &Db, postcode: &str) -> sqlx::Result<Option<super::model::Point>> {
    let mut tx = db.read().await?;
    let row = sql!(&mut tx, fetch_optional, PointRow, "select lat, lon from postcodes where postcode = $1", postcode)?;
    Ok(row.map(|row| super::model::Point { lat: row.lat, lon: row.lon }))
}

/// Replaces every postcode with those that `next` hands over, a chunk at a time, as JSON arrays of [postcode, lat, lon].
pub struct PostcodeImport {
    tx: Tx,
    pub kept: u64,
}

impl PostcodeImport {
    pub async fn begin(db: &Db) -> sqlx::Result<PostcodeImport> {
        let mut tx = db.begin().await?;
        exec!(&mut tx, "delete from postcodes")?;
        Ok(PostcodeImport { tx, kept: 0 })
    }

    /// Adds some thousands at once. One that comes twice is kept once.
    pub async fn add(&mut self, chunk: &[(String, super::model::Point)]) -> sqlx::Result<()> {
        let rows: Vec<_> = chunk.iter().map(|(postcode, at)| (postcode, at.lat, at.lon)).collect();
        let json = serde_json::to_string(&rows).expect("postcodes are plain data");
        self.kept += exec!(
            &mut self.tx,
            sqlite: "insert into postcodes (postcode, lat, lon)
                     select value ->> 0, value ->> 1, value ->> 2 from json_each($1) where true
                     on conflict (postcode) do nothing",
            pg: "insert into postcodes (postcode, lat, lon)
                 select value ->> 0, (value ->> 1)::double precision, (value ->> 2)::double precision
                 from jsonb_array_elements($1::text::jsonb) on conflict (postcode) do nothing",
            json
        )?;
        Ok(())
    }

    pub async fn finish(self) -> sqlx::Result<u64> {
        self.tx.commit().await?;
        Ok(self.kept)
    }
}
