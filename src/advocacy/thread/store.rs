//! What a case's young person reads of it, and the deeds that are theirs alone: how to reach them, hiding it, letting it go.

use std::collections::BTreeMap;

use crate::accounts::PersonId;
use crate::audit::{self, Deed};
use crate::error::Result;
use crate::exec;
use crate::keys::{Keys, slow};
use crate::web::{AppState, Tx};

use super::super::cases::{Card, card_of};
use super::super::model::{Contact, Kind, Thread};
use super::super::opening::{self, Opener};
use super::super::store::{self, Found, Names, Outcome, Said};
use super::complaint::{self, Complaint};
use super::share::{self, Share};

/// All that the page of a case needs.
pub struct Follow {
    pub thread: Thread,
    /// What others did with it, the oldest first.
    pub looked: Vec<Looked>,
    pub shares: Vec<Share>,
    pub complaint: Option<Complaint>,
    /// What their advocate says of themselves.
    pub card: Option<Card>,
    /// Their account has an address that letters may go to.
    pub has_mailbox: bool,
}

/// One thing that somebody else did with a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    pub at: i64,
    /// Who of the provider; none for the service itself, or a visitor.
    pub who: Option<String>,
    pub role: String,
    pub deed: String,
    pub reason: Option<String>,
}

impl Looked {
    /// True where they read all of it.
    fn is_reading(&self) -> bool {
        [Deed::AdvocacyRead, Deed::AdvocacyReadWithReason].iter().any(|deed| deed.code() == self.deed)
    }
}

impl Follow {
    /// Who of the provider read this first after it was written, and when.
    pub fn read_after(&self, at: i64) -> Option<&Looked> {
        self.looked.iter().find(|look| look.at >= at && look.is_reading() && look.who.is_some())
    }
}

/// The case, where it is theirs.
pub async fn follow(app: &AppState, opener: &Opener, id: &str) -> Result<Option<Follow>> {
    let (mut tx, keys) = (app.db.read().await?, &app.keys);
    let Some(Found { thread, key }) = own(&mut tx, keys, opener, id).await? else { return Ok(None) };
    let looked = looked(&mut tx, keys, id).await?;
    let shares = share::of_case(&mut tx, keys, &key, id).await?;
    let complaint = complaint::of_case(&mut tx, &key, id).await?;
    let has_mailbox = match &thread.case.owner {
        Some(owner) => store::address_of(&mut tx, keys, owner).await?.is_some(),
        None => false,
    };
    let card = match &thread.case.advocate {
        Some(advocate) => card_of(&mut tx, keys, advocate).await?,
        None => None,
    };
    Ok(Some(Follow { thread, looked, shares, complaint, card, has_mailbox }))
}

async fn own(tx: &mut Tx, keys: &Keys, opener: &Opener, id: &str) -> Result<Option<Found>> {
    if store::is_own(tx, keys, opener, id).await? { store::find(tx, keys, id).await } else { Ok(None) }
}

/// What others did with a case (D-34), from the audit itself.
async fn looked(tx: &mut Tx, keys: &Keys, id: &str) -> Result<Vec<Looked>> {
    let (mut names, mut looked) = (Names::default(), Vec::new());
    for line in audit::about(tx, id).await?.into_iter().filter(|line| line.role != "young_person") {
        let who = names.of(tx, keys, line.who.as_deref()).await?.map(|colleague| colleague.name);
        looked.push(Looked { at: line.at, who, role: line.role, deed: line.deed, reason: line.reason });
    }
    Ok(looked)
}

/// The same by day, the newest day first; what one person did several times on a day stands there once.
pub fn by_day(looked: &[Looked]) -> BTreeMap<std::cmp::Reverse<jiff::civil::Date>, Vec<&Looked>> {
    let mut days: BTreeMap<_, Vec<&Looked>> = BTreeMap::new();
    for look in looked {
        let day = days.entry(std::cmp::Reverse(crate::words::london_day(look.at))).or_default();
        let same = |other: &&Looked| other.deed == look.deed && other.who == look.who && other.role == look.role;
        if !day.iter().any(same) {
            day.push(look);
        }
    }
    days
}

/// Says anew how to reach them safely: what advocates see and letters obey from now on.
pub async fn reach(app: &AppState, opener: &Opener, id: &str, contact: &Contact) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = store::mine(&mut tx, app, opener, id).await? else { return Ok(None) };
    if found.thread.case.contact == *contact {
        return Ok(Some(Outcome::Yes));
    }
    let sealed = found.key.seal(store::place("contact", id), &serde_json::json!(contact).to_string());
    exec!(&mut tx, "update advocacy_cases set contact = $1 where id = $2", sealed, id)?;
    store::note_own(&mut tx, &app.keys, Deed::AdvocacyChanged, id, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Takes a case off their list: from here on it opens with its number and a new secret alone. Gives the token of this browser, in
/// which it stays open and shows the secret. The same page sent twice gives the same secret.
pub async fn hide(app: &AppState, opener: &Opener, id: &str, once: &str) -> Result<Option<String>> {
    let keys = &app.keys;
    // Whoever knows the page's own name for this could work out the secret, so only a fingerprint of it is kept.
    let mark = keys.advocacy_index("hide", once);
    let mut tx = app.db.read().await?;
    let again = store::was_sent(&mut tx, id, &mark).await?;
    let account = opener.account().is_some() && !opener.has_opened(id);
    let allowed = again || account && store::is_own(&mut tx, keys, opener, id).await?;
    drop(tx);
    if !allowed {
        return Ok(None);
    }
    let secret = store::secret_of(keys, &format!("hide:{once}"));
    let hash = if again { String::new() } else { slow::hash(&secret).await };
    let (mut tx, now) = (app.db.begin().await?, app.now());
    store::lock(&mut tx, id).await?;
    if !store::was_sent(&mut tx, id, &mark).await? {
        let Some(found) = own(&mut tx, keys, opener, id).await? else { return Ok(None) };
        forget_owner(&mut tx, id, &hash).await?;
        let said = Said { once: Some(&mark), ..Said::own(Kind::WayIn, None) };
        store::say(&mut tx, &found.key, id, found.thread.last() + 1, &said, now).await?;
        store::note_own(&mut tx, keys, Deed::AdvocacyWayIn, id, now).await?;
    }
    let token = opening::begin(&mut tx, keys, id, Some(&secret), now).await?;
    tx.commit().await?;
    Ok(Some(token))
}

/// No account finds the case any more, and no browser that had it open.
async fn forget_owner(tx: &mut Tx, id: &str, secret: &str) -> Result<()> {
    exec!(
        &mut *tx,
        "update advocacy_cases set owner_index = null, owner = null, invited_index = null, secret = $1 where id = $2",
        secret,
        id
    )?;
    exec!(tx, "delete from advocacy_openings where case_id = $1", id)?;
    Ok(())
}

/// What came of letting a case go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetGo {
    Gone,
    /// It has not ended: stop it first.
    Open,
    /// Somebody was told to keep them or others safe: it is kept for now.
    Held,
}

/// Deletes an ended case before its time. Its key goes with it, so that not even a copy of its rows can be read; what the council
/// was shown of it goes too.
pub async fn let_go(app: &AppState, opener: &Opener, id: &str) -> Result<Option<LetGo>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = store::mine(&mut tx, app, opener, id).await? else { return Ok(None) };
    let case = &found.thread.case;
    if case.safeguarded_at.is_some() {
        return Ok(Some(LetGo::Held));
    }
    if case.end.is_none() {
        return Ok(Some(LetGo::Open));
    }
    remove(&mut tx, &found, app.now()).await?;
    store::note_own(&mut tx, &app.keys, Deed::AdvocacyLetGo, id, app.now()).await?;
    tx.commit().await?;
    Ok(Some(LetGo::Gone))
}

async fn remove(tx: &mut Tx, found: &Found, now: i64) -> Result<()> {
    let id = found.thread.case.id.as_str();
    share::take_all_back(tx, &found.key, id, now).await?;
    exec!(tx, "delete from advocacy_cases where id = $1", id)?;
    Ok(())
}

/// An account goes, and its cases with it. One that must be kept for somebody's safety stays, and is nobody's from then on.
pub async fn erase(tx: &mut Tx, keys: &Keys, person: &PersonId, now: i64) -> Result<()> {
    for ended in [false, true] {
        for case in store::of_person(tx, keys, person, ended, i64::MAX, i64::MAX).await? {
            let id = case.id.as_str();
            store::lock(tx, id).await?;
            let Some(found) = store::find(tx, keys, id).await? else { continue };
            if found.thread.case.safeguarded_at.is_none() {
                remove(tx, &found, now).await?;
                continue;
            }
            exec!(
                &mut *tx,
                "update advocacy_cases set owner_index = null, owner = null, invited_index = null where id = $1",
                id
            )?;
        }
    }
    Ok(())
}
