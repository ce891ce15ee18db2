//! Reading: the list of listings, one of them, and its story.

use crate::error::Result;
use crate::keys::Keys;
use crate::opportunities::editor::form::ListingForm;
use crate::opportunities::editor::model::{Did, Listing, ListingId, Standing, Told, Why};
use crate::sql;
use crate::web::Tx;

use super::name_of;

/// How many listings a page shows.
pub const PAGE_SIZE: i64 = 30;
/// The most that somebody may look for in a title, in letters.
const LONGEST: usize = 100;

/// Which listings to show.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// "open", "drafts", "review" or "closed".
    pub show: &'static str,
    pub words: String,
    pub page: i64,
}

/// One listing in the list.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: ListingId,
    pub title: String,
    pub standing: Standing,
    pub more: bool,
    pub changed_at: i64,
}

/// How many there are of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub open: i64,
    pub drafts: i64,
    pub review: i64,
    pub closed: i64,
}

/// A page of the list.
pub struct Page {
    pub rows: Vec<Row>,
    pub counts: Counts,
    pub page: i64,
    pub pages: i64,
}

struct Found {
    id: i64,
    opportunity_id: Option<i64>,
    title: String,
    version: i64,
    published_version: Option<i64>,
    review_at: Option<i64>,
    closes_at: Option<i64>,
    closed_why: Option<String>,
    changed_at: i64,
}

struct CountRow {
    count: i64,
}

impl Counts {
    /// How many of those that `show` names.
    pub fn of(&self, show: &str) -> i64 {
        match show {
            "drafts" => self.drafts,
            "review" => self.review,
            "closed" => self.closed,
            _ => self.open,
        }
    }
}

/// The listings that were asked for, those last changed first.
pub async fn list(tx: &mut Tx, asked: &Asked, now: i64) -> sqlx::Result<Page> {
    let counts = counts(tx, now).await?;
    let pattern = pattern(&asked.words);
    let total = sql!(
        &mut *tx,
        fetch_one,
        CountRow,
        r#"select count(*) as "count!: i64" from opportunity_listings
           where lower(title) like $1 escape '\' and case
             when opportunity_id is null then 'drafts'
             when closed_at is not null or coalesce(closes_at, $2) < $2 then 'closed'
             when $3 = 'review' and review_at < $2 then 'review'
             else 'open' end = $3"#,
        pattern,
        now,
        asked.show
    )?;
    let pages = (total.count + PAGE_SIZE - 1).div_euclid(PAGE_SIZE).max(1);
    let page = asked.page.clamp(1, pages);
    let offset = (page - 1) * PAGE_SIZE;
    let found = sql!(
        &mut *tx,
        fetch_all,
        Found,
        r#"select id as "id!", opportunity_id, title, version, published_version, review_at, closes_at, closed_why, changed_at
           from opportunity_listings
           where lower(title) like $1 escape '\' and case
             when opportunity_id is null then 'drafts'
             when closed_at is not null or coalesce(closes_at, $2) < $2 then 'closed'
             when $3 = 'review' and review_at < $2 then 'review'
             else 'open' end = $3
           order by changed_at desc, id desc limit $4 offset $5"#,
        pattern,
        now,
        asked.show,
        PAGE_SIZE,
        offset
    )?;
    Ok(Page { rows: found.into_iter().map(Row::of).collect(), counts, page, pages })
}

impl Row {
    fn of(found: Found) -> Row {
        Row {
            id: ListingId(found.id),
            standing: standing(found.opportunity_id, found.review_at, found.closes_at, found.closed_why.as_deref()),
            more: found.published_version.is_some_and(|published| published != found.version),
            title: found.title,
            changed_at: found.changed_at,
        }
    }
}

fn standing(
    opportunity: Option<i64>,
    review_at: Option<i64>,
    closes_at: Option<i64>,
    closed_why: Option<&str>,
) -> Standing {
    Standing { published: opportunity.is_some(), review_at, closes_at, closed: closed_why.and_then(Why::from_code) }
}

/// What was looked for, as `like` wants it.
fn pattern(words: &str) -> String {
    let mut pattern = String::from("%");
    for letter in words.trim().to_lowercase().chars().filter(|letter| *letter != '\0').take(LONGEST) {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

struct StandingRow {
    count: i64,
    state: String,
}

/// How many listings there are of each; those to be looked at again are open as well.
pub async fn counts(tx: &mut Tx, now: i64) -> sqlx::Result<Counts> {
    let rows = sql!(
        tx,
        fetch_all,
        StandingRow,
        r#"select count(*) as "count!: i64", case
             when opportunity_id is null then 'drafts'
             when closed_at is not null or coalesce(closes_at, $1) < $1 then 'closed'
             when review_at < $1 then 'review'
             else 'open' end as "state!: String"
           from opportunity_listings group by 2"#,
        now
    )?;
    let of = |state: &str| rows.iter().find(|row| row.state == state).map_or(0, |row| row.count);
    Ok(Counts { open: of("open") + of("review"), drafts: of("drafts"), review: of("review"), closed: of("closed") })
}

struct WholeRow {
    opportunity_id: Option<i64>,
    typed: String,
    version: i64,
    published_version: Option<i64>,
    review_at: Option<i64>,
    closes_at: Option<i64>,
    closed_why: Option<String>,
    changed_at: i64,
}

/// One listing.
pub async fn find(tx: &mut Tx, id: ListingId) -> sqlx::Result<Option<Listing>> {
    let row = sql!(
        tx,
        fetch_optional,
        WholeRow,
        "select opportunity_id, typed, version, published_version, review_at, closes_at, closed_why, changed_at
         from opportunity_listings where id = $1",
        id.0
    )?;
    Ok(row.map(|row| Listing {
        id,
        opportunity: row.opportunity_id,
        typed: serde_json::from_str(&row.typed).unwrap_or_default(),
        version: row.version,
        published_version: row.published_version,
        standing: standing(row.opportunity_id, row.review_at, row.closes_at, row.closed_why.as_deref()),
        changed_at: row.changed_at,
    }))
}

struct ToldRow {
    at: i64,
    person_id: Option<String>,
    deed: String,
    why: Option<String>,
    version: i64,
    typed: Option<String>,
}

/// What was done with a listing, the latest first.
pub async fn story(tx: &mut Tx, keys: &Keys, id: ListingId) -> Result<Vec<Told>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        ToldRow,
        "select at, person_id, deed, why, version, typed from opportunity_listing_story
         where listing_id = $1 order by id desc limit 100",
        id.0
    )?;
    let mut story = Vec::with_capacity(rows.len());
    for row in rows {
        story.push(Told {
            at: row.at,
            who: name_of(tx, keys, row.person_id).await?,
            what: Did::from_code(&row.deed),
            why: row.why.as_deref().and_then(Why::from_code),
            version: row.version,
            typed: row.typed.as_deref().and_then(|typed| serde_json::from_str::<ListingForm>(typed).ok()),
        });
    }
    Ok(story)
}

/// How many listings wait to be looked at again.
pub async fn due(tx: &mut Tx, now: i64) -> sqlx::Result<i64> {
    Ok(counts(tx, now).await?.review)
}
