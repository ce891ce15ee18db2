//! What this room holds of one young person: on their page, in the copy of their data, and when their account goes. Nothing of it
//! for a session that the council let in by a code (see `server/holdings.rs`).

use crate::error::Result;
use crate::mine::{Asking, Holding, Item, ItemState, Part, Wanted};
use crate::say;

use super::super::asking::{KEPT, forget_of, kept_of};
use super::super::model::{Case, Turn};
use super::super::store::of_person;
use super::pages::follow::holder;
use super::store::erase;

mod copy;

pub const HOLDING: Holding = Holding {
    room: "advocacy",
    items: |asking, wanted| Box::pin(items(asking, wanted)),
    copy: |asking| Box::pin(parts(asking)),
    erase: |asking| Box::pin(forget(asking)),
};

async fn forget(asking: Asking<'_>) -> Result<()> {
    let Asking { tx, keys, person, now } = asking;
    forget_of(tx, keys, person).await?;
    erase(tx, keys, person, now).await
}

async fn items(asking: Asking<'_>, wanted: Wanted) -> Result<Vec<Item>> {
    let Asking { tx, keys, person, now } = asking;
    let cases = of_person(tx, keys, person, wanted.done, wanted.before, wanted.most).await?;
    let mut items: Vec<Item> = cases.iter().map(|case| item(case, now)).collect();
    // What is not sent yet stands on the first page alone.
    if !wanted.done && wanted.before == i64::MAX && kept_of(tx, keys, person, now).await?.is_some() {
        items.push(begun(now));
    }
    Ok(items)
}

/// Something that they began and keep, and have not sent.
fn begun(now: i64) -> Item {
    Item {
        at: now,
        title: say!("advocacy-item-begun").to_owned(),
        address: KEPT.to_owned(),
        holder: say!("advocacy-item-begun-holder").to_owned(),
        next: say!("advocacy-item-begun-next").to_owned(),
        by: None,
        state: ItemState::Yours,
    }
}

/// In neutral words: others may see the page.
fn item(case: &Case, now: i64) -> Item {
    let (next, by, state) = match case.turn(now) {
        Turn::Ours(due_at) => (say!("advocacy-item-ours"), Some(due_at), ItemState::Waiting),
        Turn::Late(due_at) => (say!("advocacy-item-late"), Some(due_at), ItemState::Waiting),
        Turn::Paused => (say!("advocacy-item-paused"), None, ItemState::Yours),
        Turn::Theirs => (say!("advocacy-item-yours"), None, ItemState::Yours),
        Turn::Nobodys => (say!("advocacy-item-ended"), None, ItemState::Done),
    };
    Item {
        at: case.changed_at,
        title: say!("advocacy-item", reference = case.reference.as_str()),
        address: case.address(),
        holder: holder(case),
        next: next.to_owned(),
        by,
        state,
    }
}

async fn parts(asking: Asking<'_>) -> Result<Vec<Part>> {
    let Asking { tx, keys, person, now } = asking;
    let mut tables = copy::Tables::default();
    for ended in [false, true] {
        for case in of_person(tx, keys, person, ended, i64::MAX, i64::MAX).await? {
            tables.add(tx, keys, &case.id).await?;
        }
    }
    let mut parts = tables.parts();
    parts.push(copy::drafts(kept_of(tx, keys, person, now).await?));
    Ok(parts)
}
