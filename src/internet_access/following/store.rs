//! What a young person reads of a request of theirs.

use std::collections::BTreeMap;

use crate::accounts::{Lasts, Names, PersonId, YoungPerson};
use crate::audit;
use crate::error::Result;
use crate::keys::Keys;
use crate::mine::about;
use crate::sql;
use crate::web::{AppState, Tx};
use crate::words::london_day;

use super::super::model::Thread;
use super::super::store::find;

/// All that the page of a request needs.
pub struct Follow {
    pub thread: Thread,
    /// What others did with it, the oldest first.
    pub looked: Vec<Looked>,
    pub networks: Vec<Network>,
    /// Others use this phone too.
    pub phone_is_shared: bool,
}

/// One thing that somebody else did with a request.
pub struct Looked {
    pub at: i64,
    /// Who of the council; none for the service itself, or a visitor.
    pub who: Option<String>,
    pub role: String,
    pub deed: String,
    pub reason: Option<String>,
}

/// A mobile network.
pub struct Network {
    pub id: String,
    pub name: String,
}

impl Follow {
    /// A network by its name; one that is no longer on the list by what was kept.
    pub fn network(&self, id: &str) -> String {
        let listed = self.networks.iter().find(|network| network.id == id);
        listed.map_or_else(|| id.to_owned(), |network| network.name.clone())
    }

    /// Who looked, the newest day first; what one person did several times on a day stands there once.
    pub fn looked_by_day(&self) -> BTreeMap<std::cmp::Reverse<jiff::civil::Date>, Vec<&Looked>> {
        let mut days: BTreeMap<_, Vec<&Looked>> = BTreeMap::new();
        for look in &self.looked {
            let day = days.entry(std::cmp::Reverse(london_day(look.at))).or_default();
            if !day.iter().any(|other| other.deed == look.deed && other.who == look.who && other.role == look.role) {
                day.push(look);
            }
        }
        days
    }
}

/// The request, where it is theirs; what is another's and what is not there look the same.
pub async fn follow(app: &AppState, person: &YoungPerson, id: &str) -> Result<Option<Follow>> {
    let (mut tx, keys) = (app.db.read().await?, &app.keys);
    let Some(thread) = own(&mut tx, keys, &person.id, id).await? else { return Ok(None) };
    let looked = looked(&mut tx, keys, id).await?;
    let networks = networks(&mut tx).await?;
    let about = about::about(&mut tx, keys, &person.id).await?;
    let phone_is_shared = about.phone_is_shared == Some(true) || person.session.idle == Lasts::SHARED_PHONE.idle;
    Ok(Some(Follow { thread, looked, networks, phone_is_shared }))
}

async fn own(tx: &mut Tx, keys: &Keys, person: &PersonId, id: &str) -> Result<Option<Thread>> {
    let found = find(tx, keys, id).await?;
    Ok(found.map(|found| found.thread).filter(|thread| thread.request.person == *person))
}

/// What others did with a request (D-34), from the audit itself.
async fn looked(tx: &mut Tx, keys: &Keys, id: &str) -> Result<Vec<Looked>> {
    let (mut names, mut looked) = (Names::default(), Vec::new());
    for line in audit::about(tx, id).await?.into_iter().filter(|line| line.role != "young_person") {
        let who = names.of(tx, keys, line.who.as_deref()).await?.map(|colleague| colleague.name);
        looked.push(Looked { at: line.at, who, role: line.role, deed: line.deed, reason: line.reason });
    }
    Ok(looked)
}

/// Every network, in the order of the list.
pub async fn networks(tx: &mut Tx) -> Result<Vec<Network>> {
    Ok(sql!(tx, fetch_all, Network, "select id, name from internet_access_networks order by place, id")?)
}
