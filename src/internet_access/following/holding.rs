//! What this room holds of one young person: on their page, in the copy of their data, and when their account goes.

mod copy;

use crate::error::Result;
use crate::mine::{Asking, Holding, Item, ItemState, Wanted};
use crate::say;
use crate::{exec, sql};

use super::super::model::{Request, Status, Turn};
use super::super::store::{day_of, lock, of_person, stock};
use super::pages::facts::holder;

pub const HOLDING: Holding = Holding {
    room: "internet_access",
    items: |asking, wanted| Box::pin(items(asking, wanted)),
    copy: |asking| Box::pin(copy::parts(asking)),
    erase: |asking| Box::pin(erase(asking)),
};

async fn items(asking: Asking<'_>, wanted: Wanted) -> Result<Vec<Item>> {
    let Asking { tx, keys, person, now } = asking;
    let requests = of_person(tx, keys, person, wanted.done, wanted.before, wanted.most).await?;
    Ok(requests.iter().map(|request| item(request, now)).collect())
}

fn item(request: &Request, now: i64) -> Item {
    let (by, state) = match request.turn(now) {
        Turn::Ours(due_at) | Turn::Late(due_at) => (Some(due_at), ItemState::Waiting),
        Turn::Paused => (None, ItemState::Yours),
        Turn::Theirs if request.status == Status::Working => (None, ItemState::Waiting),
        Turn::Theirs => (None, ItemState::Yours),
        Turn::Nobodys => (None, ItemState::Done),
    };
    let next = match request.turn(now) {
        Turn::Paused => say!("internet_access-follow-paused"),
        _ => request.status.what_next(),
    };
    let title = say!("internet_access-follow-item", what = request.help.words());
    let next = say!("internet_access-follow-item-next", stands = request.status.words(), next = next);
    Item { at: request.changed_at, title, address: request.address(), holder: holder(request), next, by, state }
}

struct Row {
    id: String,
    status: String,
}

/// Their rows go with the person. What was reserved for them goes back to the shelf, and how it went is written down: those two
/// know nobody, and stay.
async fn erase(asking: Asking<'_>) -> Result<()> {
    let Asking { tx, person, now, .. } = asking;
    let person = person.as_str();
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select id, status from internet_access_requests where person_id = $1 and closed_at is null order by id",
        person
    )?;
    let today = day_of(now);
    for Row { id, status } in rows {
        lock(tx, &id).await?;
        stock::release(tx, &id, now).await?;
        let can_be_withdrawn = Status::from_code(&status).is_some_and(|status| status.may_become(Status::Withdrawn));
        let ending = if can_be_withdrawn { Status::Withdrawn } else { Status::Ended }.code();
        exec!(
            &mut *tx,
            "update internet_access_outcomes set closed_on = $1, ending = $2 where request_id = $3",
            today,
            ending,
            id
        )?;
    }
    Ok(())
}
