//! The verbs of kept searches: keep, change, see, take away. Everything is found through the person.

use crate::accounts::{PersonId, YoungPerson, people};
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::forms::EmailAddress;
use crate::keys::{Keys, Place, random_id};
use crate::mail;
use crate::opportunities::search::Params;
use crate::web::{AppState, Rule, Tx};
use crate::{exec, sql};

use super::form::Tell;
use super::letters::NEW;
use super::name::query_of;

/// The most that one person keeps.
pub const MOST: i64 = 20;

/// What came of keeping a search.
#[derive(Debug, PartialEq, Eq)]
pub enum Kept {
    Yes(String),
    Full,
}

pub fn place(id: &str) -> Place<'_> {
    Place::new("kept_searches", "query", id)
}

fn index(keys: &Keys, person: &PersonId, query: &str) -> String {
    keys.index("kept_searches.query", &format!("{person} {query}"))
}

struct Id {
    id: String,
}

/// The id of a search that somebody keeps already.
pub async fn find_kept(tx: &mut Tx, keys: &Keys, person: &PersonId, query: &str) -> sqlx::Result<Option<String>> {
    let (index, person) = (index(keys, person, query), person.as_str());
    let row = sql!(
        tx,
        fetch_optional,
        Id,
        r#"select id as "id!" from kept_searches where query_index = $1 and person_id = $2"#,
        index,
        person
    )?;
    Ok(row.map(|row| row.id))
}

/// Keeps a search; one that is kept already is told as they say now.
pub async fn keep(app: &AppState, person: &YoungPerson, params: &Params, tell: Tell) -> Result<Kept> {
    let mut tx = app.db.begin().await?;
    if let Some(id) = find_kept(&mut tx, &app.keys, &person.id, &query_of(params)).await? {
        drop(tx);
        change(app, person, &id, tell).await?;
        return Ok(Kept::Yes(id));
    }
    if count(&mut tx, &person.id).await? >= MOST {
        return Ok(Kept::Full);
    }
    let id = insert(&mut tx, &app.keys, &person.id, params, tell, app.now()).await?;
    allow_letters(&mut tx, &app.keys, &person.id, tell).await?;
    record(&mut tx, app, person, Deed::OpportunitiesSearchKept, &id).await?;
    tx.commit().await?;
    Ok(Kept::Yes(id))
}

/// Keeps a search. What had changed before it was kept is not new for it.
pub async fn insert(
    tx: &mut Tx,
    keys: &Keys,
    person: &PersonId,
    params: &Params,
    tell: Tell,
    now: i64,
) -> Result<String> {
    let (id, query) = (random_id(), query_of(params));
    let index = index(keys, person, &query);
    let sealed = people::data_key(tx, keys, person).await?.seal(place(&id), &query);
    let (person, by_letter) = (person.as_str(), tell == Tell::Letter);
    let kept = sql!(
        tx,
        fetch_one,
        Id,
        r#"insert into kept_searches (id, person_id, query, query_index, by_letter, kept_at, after_change)
           values ($1, $2, $3, $4, $5, $6, (select coalesce(max(number), 0) from opportunity_changes))
           on conflict (query_index) do update set by_letter = excluded.by_letter returning id as "id!""#,
        id,
        person,
        sealed,
        index,
        by_letter,
        now
    )?;
    Ok(kept.id)
}

/// Changes how somebody hears of what is new for one of their searches. Pressed twice, it is done once.
pub async fn change(app: &AppState, person: &YoungPerson, id: &str, tell: Tell) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let kept = find(&mut tx, &app.keys, &person.id, id).await?;
    let by_letter = tell == Tell::Letter;
    allow_letters(&mut tx, &app.keys, &person.id, tell).await?;
    if kept.by_letter != by_letter {
        exec!(&mut tx, "update kept_searches set by_letter = $1 where id = $2", by_letter, id)?;
        if !by_letter {
            exec!(&mut tx, "update kept_search_news set letter_due = false where search_id = $1 and letter_due", id)?;
        }
        record(&mut tx, app, person, Deed::OpportunitiesSearchChanged, id).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Whoever asks for letters again gets them, though they stopped them once.
async fn allow_letters(tx: &mut Tx, keys: &Keys, person: &PersonId, tell: Tell) -> Result<()> {
    if tell == Tell::Letter
        && let Some(email) = email_of(tx, keys, person).await?
    {
        mail::allow_again(tx, keys, &email, NEW).await?;
    }
    Ok(())
}

pub async fn email_of(tx: &mut Tx, keys: &Keys, person: &PersonId) -> Result<Option<EmailAddress>> {
    let contact = people::contact(tx, keys, person).await?;
    Ok(contact.and_then(|contact| contact.email).and_then(|email| EmailAddress::parse(&email).ok()))
}

/// Whether a letter about what is new would reach somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    Come,
    /// They said no more of these, by the link in one.
    Stopped,
    /// We have no address of theirs.
    NoAddress,
}

pub async fn letters_of(tx: &mut Tx, keys: &Keys, person: &PersonId) -> Result<Letters> {
    let Some(email) = email_of(tx, keys, person).await? else { return Ok(Letters::NoAddress) };
    Ok(if mail::stopped(tx, keys, &email, NEW).await? { Letters::Stopped } else { Letters::Come })
}

/// Takes a search away, with what was new for it.
pub async fn remove(app: &AppState, person: &YoungPerson, id: &str) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let owner = person.id.as_str();
    if exec!(&mut tx, "delete from kept_searches where id = $1 and person_id = $2", id, owner)? == 0 {
        return Err(AppError::NotFound);
    }
    record(&mut tx, app, person, Deed::OpportunitiesSearchRemoved, id).await?;
    tx.commit().await?;
    Ok(())
}

/// They have seen what was found up to `until`. What came since stays new.
pub async fn see(app: &AppState, person: &YoungPerson, id: &str, until: i64) -> Result<()> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    find(&mut tx, &app.keys, &person.id, id).await?;
    exec!(
        &mut tx,
        "update kept_search_news set seen_at = $1, letter_due = false where search_id = $2 and found_at <= $3 and seen_at is null",
        now,
        id,
        until
    )?;
    tx.commit().await?;
    Ok(())
}

/// One of somebody's searches.
pub struct KeptSearch {
    pub id: String,
    pub params: Params,
    pub by_letter: bool,
    pub kept_at: i64,
    /// How many adverts are new and still open.
    pub new: i64,
}

struct Row {
    id: String,
    query: String,
    by_letter: bool,
    kept_at: i64,
    new: i64,
}

/// All that somebody keeps, those with something new first.
pub async fn list(tx: &mut Tx, keys: &Keys, person: &PersonId, now: i64) -> Result<Vec<KeptSearch>> {
    let owner = person.as_str();
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        r#"select k.id as "id!", k.query as "query!", k.by_letter as "by_letter!: bool", k.kept_at as "kept_at!",
                  (select count(*) from kept_search_news m join opportunities o on o.id = m.opportunity_id
                   where m.search_id = k.id and m.seen_at is null and o.closed_at is null
                     and (o.closes_at is null or o.closes_at >= $2)) as "new!: i64"
           from kept_searches k where k.person_id = $1 order by k.kept_at desc, k.id"#,
        owner,
        now
    )?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = people::data_key(tx, keys, person).await?;
    let mut kept = Vec::with_capacity(rows.len());
    for Row { id, query, by_letter, kept_at, new } in rows {
        let params = Params::parse(&key.open(place(&id), &query)?);
        kept.push(KeptSearch { id, params, by_letter, kept_at, new });
    }
    kept.sort_by_key(|search| search.new == 0);
    Ok(kept)
}

/// One of somebody's searches.
pub async fn find(tx: &mut Tx, keys: &Keys, person: &PersonId, id: &str) -> Result<KeptSearch> {
    let found = list(tx, keys, person, 0).await?.into_iter().find(|search| search.id == id);
    found.ok_or(AppError::NotFound)
}

/// An advert that is new for a search.
pub struct News {
    pub opportunity: i64,
    pub found_at: i64,
}

/// What is new for a search and still open, the newest first; no more than `most`.
pub async fn news_of(tx: &mut Tx, id: &str, now: i64, most: i64) -> sqlx::Result<Vec<News>> {
    sql!(
        tx,
        fetch_all,
        News,
        r#"select m.opportunity_id as "opportunity!", m.found_at as "found_at!"
           from kept_search_news m join opportunities o on o.id = m.opportunity_id
           where m.search_id = $1 and m.seen_at is null and o.closed_at is null and (o.closes_at is null or o.closes_at >= $2)
           order by m.found_at desc, m.opportunity_id desc limit $3"#,
        id,
        now,
        most
    )
}

struct Count {
    count: i64,
}

async fn count(tx: &mut Tx, person: &PersonId) -> sqlx::Result<i64> {
    let person = person.as_str();
    let row = sql!(
        tx,
        fetch_one,
        Count,
        r#"select count(*) as "count!: i64" from kept_searches where person_id = $1"#,
        person
    )?;
    Ok(row.count)
}

pub const RETENTION: &[Rule] = &[Rule {
    record: "opportunities.kept_search_news",
    limit: "90 days after the advert closed",
    reason: "so that nothing is told twice while it may come back; what was saved stays as long as the account",
    forget: |old| Box::pin(async move { Ok(forget_old(old.tx, old.now).await?) }),
}];

/// Forgets what was new until 90 days after its advert closed. Says how many rows went.
async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - NEWS_KEPT;
    exec!(
        tx,
        "delete from kept_search_news where opportunity_id in (select id from opportunities where closed_at < $1)
         and search_id not in (select s.id from kept_searches s join legal_holds h on h.person_id = s.person_id)",
        before
    )
}

const NEWS_KEPT: i64 = 90 * 24 * 3_600_000;

async fn record(tx: &mut Tx, app: &AppState, person: &YoungPerson, deed: Deed, id: &str) -> sqlx::Result<()> {
    let who = Some(person.id.as_str());
    let line = Line { who, role: "young_person", about: Some(id), subject: who, deed, ..Line::default() };
    audit::record(tx, &app.keys, &line, app.now()).await
}
