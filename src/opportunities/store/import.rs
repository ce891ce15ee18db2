//! Takes an import: all of it or none of it.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::opportunities::model::{Opportunity, Source};
use crate::web::{Db, Tx};
use crate::{exec, sql};

use super::runs::{self, Run, Skipped};

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
    run: Run,
    began_at: i64,
    known: HashMap<String, Known>,
    pub tally: Tally,
}

struct Known {
    id: i64,
    fingerprint: String,
    closed: bool,
    /// An editor looks after it: an import leaves it alone.
    typed: bool,
    met: bool,
}

struct KnownRow {
    id: i64,
    reference: String,
    fingerprint: String,
    closed: bool,
    typed: bool,
}

impl Import {
    /// Begins an import of one source, in a run that was noted. `now` is in ms since 1970 UTC.
    pub async fn begin(db: &Db, source: Source, run: Run, now: i64) -> sqlx::Result<Import> {
        let mut tx = db.begin().await?;
        let code = source.code();
        let rows = sql!(
            &mut tx,
            fetch_all,
            KnownRow,
            r#"select o.id as "id!", o.reference as "reference!", o.fingerprint as "fingerprint!",
                      o.closed_at is not null as "closed!: bool", l.id is not null as "typed!: bool"
               from opportunities o left join opportunity_listings l on l.opportunity_id = o.id where o.source = $1"#,
            code
        )?;
        let known = rows
            .into_iter()
            .map(|row| {
                let KnownRow { id, reference, fingerprint, closed, typed } = row;
                (reference, Known { id, fingerprint, closed, typed, met: false })
            })
            .collect();
        Ok(Import { tx, source, run, began_at: now, known, tally: Tally::default() })
    }

    /// Takes one opportunity: new, changed, or as it was. One whose reference came before in this run is counted once.
    pub async fn take(&mut self, opportunity: &Opportunity) -> sqlx::Result<()> {
        let packed = Packed::new(opportunity);
        match self.known.get_mut(&opportunity.reference) {
            Some(known) if known.typed || known.fingerprint == packed.fingerprint && !known.closed => {
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
                let known = Known { id, fingerprint: packed.fingerprint, closed: false, typed: false, met: true };
                self.known.insert(opportunity.reference.clone(), known);
            }
        }
        Ok(())
    }

    /// Closes what a `complete` run no longer holds, notes the run, and makes all of it visible at once.
    pub async fn finish(mut self, skipped: &[Skipped], complete: bool, now: i64) -> sqlx::Result<Tally> {
        self.tally.skipped = skipped.len() as i64;
        let gone = |known: &&Known| complete && !known.met && !known.closed && !known.typed;
        for known in self.known.values().filter(gone) {
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
        runs::finish_run(&mut self.tx, self.run, &tally, skipped, complete, now).await?;
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

/// Writes what an editor publishes, as the row of this id or as a new one. Says which.
pub async fn put(tx: &mut Tx, id: Option<i64>, opportunity: &Opportunity, now: i64) -> sqlx::Result<i64> {
    let packed = Packed::new(opportunity);
    match id {
        Some(id) => change(tx, id, opportunity, &packed, now).await.map(|()| id),
        None => add(tx, opportunity.source, opportunity, &packed, now).await,
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
