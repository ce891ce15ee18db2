//! Reading the inbox: the rows of one page by an index, and only those are opened.

use crate::accounts::people::{self, purpose_of};
use crate::accounts::{Names, Organisation, Role, Staff, with_roles};
use crate::audit::Deed;
use crate::error::Result;
use crate::keys::Keys;
use crate::web::{AppState, Tx};

use super::away;
use super::model::{A_PAGE, After, Filter, Item, Room, Show, Whose};
use super::staff::note;
use super::views::{self, View};

mod count;
mod rows;

pub use count::{Counts, counts};
use rows::{Row, Seen};

/// One page of the inbox.
pub struct Board {
    pub items: Vec<Item>,
    /// Where the next page begins, if there is one.
    pub next: Option<After>,
    pub counts: Counts,
    /// For whom they cover today.
    pub covers: Vec<String>,
    pub views: Vec<View>,
}

/// Reads a page, and notes that they did.
pub async fn read(app: &AppState, staff: &Staff, filter: &Filter, after: Option<&After>) -> Result<Board> {
    let (mut tx, now) = (app.db.read_planned().await?, app.now());
    let covered = away::covered_by(&mut tx, &staff.id, now).await?;
    let mut rows = page(&mut tx, staff, filter, after, &covered, now).await?;
    let more = rows.len() > A_PAGE;
    rows.truncate(A_PAGE);
    let next = rows.last().filter(|_| more).map(Row::place);
    let mut names = Names::default();
    let items = open_all(&mut tx, &app.keys, &mut names, rows, &covered).await?;
    let mut covers = Vec::new();
    for id in &covered {
        covers.extend(names.of(&mut tx, &app.keys, Some(id)).await?.map(|colleague| colleague.name));
    }
    let counts = count::counts_with(&mut tx, staff, &covered, now).await?;
    let views = views::of(&mut tx, &app.keys, &staff.id).await?;
    drop(tx);
    let mut tx = app.db.begin().await?;
    note(&mut tx, app, staff, Deed::InboxRead, None).await?;
    tx.commit().await?;
    Ok(Board { items, next, counts, covers, views })
}

/// The rows of one page, and one more where there is a next page.
async fn page(
    tx: &mut Tx,
    staff: &Staff,
    filter: &Filter,
    after: Option<&After>,
    covered: &[String],
    now: i64,
) -> Result<Vec<Row>> {
    let seen = Seen::by(staff, filter.room);
    if !filter.find.is_empty() {
        return rows::found(tx, &seen, &filter.find, after).await;
    }
    let holders = match filter.whose {
        Whose::Anybodys => return rows::anybodys(tx, &seen, filter.show, after, now).await,
        Whose::Mine => std::iter::once(staff.id.as_str().to_owned()).chain(covered.iter().cloned()).collect(),
        Whose::Nobodys => count::nobodies(tx, staff).await?,
    };
    let mut rows = Vec::new();
    for holder in &holders {
        rows.extend(rows::of(tx, &seen, holder, filter.show, after, now).await?);
    }
    rows.sort_by(|one, other| match filter.show {
        Show::Done => other.order().cmp(&one.order()),
        _ => one.order().cmp(&other.order()),
    });
    rows.truncate(A_PAGE + 1);
    Ok(rows)
}

async fn open_all(tx: &mut Tx, keys: &Keys, names: &mut Names, rows: Vec<Row>, covers: &[String]) -> Result<Vec<Item>> {
    let held = rows.iter().any(|row| row.room == Room::Internet.code() && !row.holder.is_empty());
    let team = if held { with_roles(tx, Organisation::Council, &[Role::InternetTeam]).await? } else { Vec::new() };
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let holder = names.of(tx, keys, Some(row.holder.as_str()).filter(|holder| !holder.is_empty())).await?;
        let covered = covers.contains(&row.holder);
        let holder_is_gone =
            row.room == Room::Internet.code() && holder.as_ref().is_some_and(|holder| !team.contains(&holder.id));
        items.extend(row.open(keys)?.map(|item| Item { holder, holder_is_gone, covered, ..item }));
    }
    Ok(items)
}

impl Row {
    /// Opens a row; none where a later version of the program wrote a room that this one does not know.
    fn open(self, keys: &Keys) -> Result<Option<Item>> {
        let Some(room) = Room::from_code(&self.room) else { return Ok(None) };
        let name = match (&self.person_id, &self.data_key, &self.name) {
            (Some(person), Some(wrapped), Some(name)) => {
                let key = keys.data_key(purpose_of(None), person, wrapped)?;
                Some(key.open(people::place("name", person), name)?)
            }
            _ => None,
        };
        Ok(Some(Item {
            room,
            kind: self.kind,
            status: self.status,
            reference: self.reference,
            name,
            holder: None,
            holder_is_gone: false,
            covered: false,
            asked_at: self.asked_at,
            due_at: self.due_at,
            paused: self.paused_at.is_some(),
            alarm: self.raised_at.is_some(),
            done_at: self.done_at,
            theirs_at: self.theirs_at,
            id: self.id,
        }))
    }
}
