//! The verbs of sharing, as the case's side knows them, and what both sides keep.

use crate::accounts::{PersonId, Staff};
use crate::audit::{self, Deed};
use crate::error::Result;
use crate::keys::{DataKey, Keys, Place, Purpose, random_id};
use crate::web::{AppState, Tx};
use crate::words::{london_day, london_midnight};
use crate::{exec, sql};

use super::super::super::letters::queue_news;
use super::super::super::model::{Colleague, Kind};
use super::super::super::opening::Opener;
use super::super::super::store::{self, Found, Names, Outcome, Said};
use super::super::letters;
use super::model::{Share, State};

mod back;
mod council;
mod keep;
mod readers;

pub use back::{take_all_back, take_back};
pub use council::{Answered, answer, list, one, read};
pub use keep::{RETENTION, rewrap_all};
pub use readers::{adviser_of, by_address};

use readers::reader;

fn place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("advocacy_shares", column, id)
}

pub fn words_place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("shared_words", column, id)
}

/// The fingerprint by which an answer of the council finds its case.
pub fn shared_index(keys: &Keys, shared: &str) -> String {
    keys.advocacy_index("shared", shared)
}

struct Row {
    id: String,
    words: String,
    recipient: String,
    offered_by: Option<String>,
    offered_at: i64,
    agreed_at: Option<i64>,
    declined_at: Option<i64>,
    taken_back_at: Option<i64>,
    shared: Option<String>,
}

/// Every share of a case, the newest first.
pub async fn of_case(tx: &mut Tx, keys: &Keys, key: &DataKey, case: &str) -> Result<Vec<Share>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select id, words, recipient, offered_by, offered_at, agreed_at, declined_at, taken_back_at, shared
         from advocacy_shares where case_id = $1 order by offered_at desc, id",
        case
    )?;
    let (mut names, mut shares) = (Names::default(), Vec::with_capacity(rows.len()));
    for row in rows {
        let recipient = key.open(place("recipient", &row.id), &row.recipient)?;
        let read_at = match key.open_optional(place("shared", &row.id), row.shared.as_deref())? {
            Some(shared) => read_at(tx, &shared).await?,
            None => None,
        };
        shares.push(Share {
            words: key.open(place("words", &row.id), &row.words)?,
            recipient: names.of(tx, keys, Some(&recipient)).await?,
            offered_by: names.of(tx, keys, row.offered_by.as_deref()).await?,
            offered_at: row.offered_at,
            agreed_at: row.agreed_at,
            declined_at: row.declined_at,
            taken_back_at: row.taken_back_at,
            read_at,
            id: row.id,
        });
    }
    Ok(shares)
}

/// When the council's side was first read, as the audit says.
pub async fn read_at(tx: &mut Tx, shared: &str) -> Result<Option<i64>> {
    let lines = audit::about(tx, shared).await?;
    Ok(lines.iter().find(|line| line.deed == Deed::AdvocacyShareRead.code()).map(|line| line.at))
}

/// What is shared, and with whom.
pub struct New<'a> {
    pub once: &'a str,
    pub to: &'a Colleague,
    pub words: &'a str,
}

impl New<'_> {
    /// As it stands in the thread.
    fn told(&self) -> String {
        told(&self.to.name, self.words)
    }
}

fn told(name: &str, words: &str) -> String {
    format!("{name}:\n{words}")
}

/// An advocate asks whether these words may go to this person. Nothing goes until the young person agrees.
pub async fn offer(app: &AppState, staff: &Staff, case: &str, new: &New<'_>) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = store::theirs(&mut tx, app, staff, case).await? else { return Ok(None) };
    if found.thread.case.end.is_some() {
        return Ok(Some(Outcome::Over));
    }
    let offered = seed_offer(&mut tx, &found.key, case, Some(&staff.id), new, app.now()).await?;
    if offered.is_none() {
        return Ok(Some(Outcome::Yes)); // pressed twice
    }
    let (number, told) = (found.thread.last() + 1, new.told());
    store::say(&mut tx, &found.key, case, number, &Said::staff(Kind::ShareOffered, staff, Some(&told)), app.now())
        .await?;
    queue_news(&mut tx, app, &found.thread.case, number, app.now()).await?;
    store::note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyShareOffered, case, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// The row of a share that nobody has agreed to yet; none where this page has sent it before.
pub async fn seed_offer(
    tx: &mut Tx,
    key: &DataKey,
    case: &str,
    by: Option<&PersonId>,
    new: &New<'_>,
    now: i64,
) -> Result<Option<String>> {
    let (id, by, once) = (random_id(), by.map(PersonId::as_str), new.once);
    let words = key.seal(place("words", &id), new.words);
    let recipient = key.seal(place("recipient", &id), new.to.id.as_str());
    let added = exec!(
        tx,
        "insert into advocacy_shares (id, case_id, once, words, recipient, offered_by, offered_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (case_id, once) do nothing",
        id,
        case,
        once,
        words,
        recipient,
        by,
        now
    )?;
    Ok((added == 1).then_some(id))
}

/// The young person shares words of their own: they agree as they send it.
pub async fn share(app: &AppState, opener: &Opener, case: &str, new: &New<'_>) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = store::mine(&mut tx, app, opener, case).await? else { return Ok(None) };
    if found.thread.case.end.is_some() {
        return Ok(Some(Outcome::Over));
    }
    let Some(id) = seed_offer(&mut tx, &found.key, case, None, new, app.now()).await? else {
        return Ok(Some(Outcome::Yes));
    };
    go(&mut tx, app, &found, &id, new.to, new.words).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// The young person agrees to a share, with the words as they stand or as they changed them.
pub async fn agree(app: &AppState, opener: &Opener, case: &str, share: &str, words: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = store::mine(&mut tx, app, opener, case).await? else { return Ok(None) };
    let Some(share) = of(&mut tx, app, &found, share).await? else { return Ok(None) };
    match share.state() {
        State::Offered => {}
        State::Agreed => return Ok(Some(Outcome::Yes)), // pressed twice
        State::Declined | State::TakenBack => return Ok(Some(Outcome::Over)),
    }
    let to = match &share.recipient {
        Some(recipient) => reader(&mut tx, &app.keys, &recipient.id).await?,
        None => None,
    };
    // They work there no more, or are there for something else now.
    let Some(to) = to else { return Ok(Some(Outcome::NotYours)) };
    go(&mut tx, app, &found, &share.id, &to, words).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

async fn of(tx: &mut Tx, app: &AppState, found: &Found, share: &str) -> Result<Option<Share>> {
    let shares = of_case(tx, &app.keys, &found.key, &found.thread.case.id).await?;
    Ok(shares.into_iter().find(|one| one.id == share))
}

/// These words go to this person: the council's side is made, with a key of its own, and a letter tells that it is there.
async fn go(tx: &mut Tx, app: &AppState, found: &Found, share: &str, to: &Colleague, words: &str) -> Result<()> {
    let (keys, now, case) = (&app.keys, app.now(), &found.thread.case);
    let (shared, recipient, day) = (random_id(), to.id.as_str(), today(now));
    let (key, wrapped) = keys.new_data_key(Purpose::Council, &shared);
    let by_name = key.seal(words_place("by_name", &shared), &case.contact.name);
    let sealed = key.seal(words_place("words", &shared), words);
    exec!(
        &mut *tx,
        "insert into shared_words (id, data_key, recipient_id, by_name, words, shared_on) values ($1, $2, $3, $4, $5, $6)",
        shared,
        wrapped,
        recipient,
        by_name,
        sealed,
        day
    )?;
    let (index, id) = (shared_index(keys, &shared), case.id.as_str());
    let agreed = found.key.seal(place("words", share), words);
    let shared_sealed = found.key.seal(place("shared", share), &shared);
    exec!(
        &mut *tx,
        "update advocacy_shares set agreed_at = $1, words = $2, shared = $3, shared_index = $4 where id = $5",
        now,
        agreed,
        shared_sealed,
        index,
        share
    )?;
    let told = told(&to.name, words);
    store::say(tx, &found.key, id, found.thread.last() + 1, &Said::own(Kind::Shared, Some(&told)), now).await?;
    letters::queue_shared(tx, keys, &to.id, &shared, now).await?;
    store::note_own(tx, keys, Deed::AdvocacyShared, id, now).await
}

/// The first moment of the day in London: closer would lead from the council's side to the case.
fn today(now: i64) -> i64 {
    london_midnight(london_day(now))
}

/// The young person says no: nothing goes.
pub async fn decline(app: &AppState, opener: &Opener, case: &str, share: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = store::mine(&mut tx, app, opener, case).await? else { return Ok(None) };
    let Some(share) = of(&mut tx, app, &found, share).await? else { return Ok(None) };
    match share.state() {
        State::Offered => {}
        State::Declined => return Ok(Some(Outcome::Yes)),
        State::Agreed | State::TakenBack => return Ok(Some(Outcome::Over)),
    }
    let (now, id) = (app.now(), share.id.as_str());
    exec!(&mut tx, "update advocacy_shares set declined_at = $1 where id = $2", now, id)?;
    store::say(&mut tx, &found.key, case, found.thread.last() + 1, &Said::own(Kind::ShareDeclined, None), now).await?;
    super::super::super::letters::queue_written(&mut tx, app, &found.thread.case, now).await?;
    store::note_own(&mut tx, &app.keys, Deed::AdvocacyShareDeclined, case, now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}
