//! What this room holds of one person: what they follow. On their page in neutral words, and in the copy of their data.

use crate::app::SAID_DID_FOLLOWED;
use crate::mine::{Answer, Asking, Holding, Item, ItemState, Part, Wanted, told};
use crate::say;
use crate::words::{day_words, london_day, london_midnight};

use super::store;

pub const HOLDING: Holding = Holding {
    room: "said_did",
    items,
    copy,
    // Every row goes with its person.
    erase: |_| Box::pin(async { Ok(()) }),
};

/// One line for all of it: what somebody follows may say too much to whoever else sees the page.
fn items(asking: Asking<'_>, wanted: Wanted) -> Answer<'_, Vec<Item>> {
    Box::pin(async move {
        let followed = store::followed(asking.tx, asking.person).await?;
        let open: Vec<_> = followed.iter().filter(|followed| followed.item.state.is_open()).collect();
        let at = open.iter().map(|followed| followed.item.moved_at.max(followed.since)).max();
        let Some(at) = at.filter(|at| !wanted.done && *at < wanted.before) else { return Ok(Vec::new()) };
        Ok(vec![Item {
            at,
            title: say!("said_did-mine-title").to_owned(),
            address: SAID_DID_FOLLOWED.to_owned(),
            holder: say!("said_did-mine-holder").to_owned(),
            next: say!("said_did-mine-next", count = open.len()),
            by: open.iter().map(|followed| london_midnight(followed.item.due)).min().filter(|due| *due > asking.now),
            state: ItemState::Waiting,
        }])
    })
}

fn copy(asking: Asking<'_>) -> Answer<'_, Vec<Part>> {
    Box::pin(async move {
        let followed = store::followed(asking.tx, asking.person).await?;
        let rows = followed.into_iter().map(|followed| {
            vec![
                told("item_id", say!("said_did-promised"), followed.item.words.promised),
                told("since", say!("said_did-copy-since"), day_words(london_day(followed.since))),
            ]
        });
        let (table, heading) = ("said_did_followers", say!("said_did-copy").to_owned());
        Ok(vec![Part { table, heading, rows: rows.collect() }])
    })
}
