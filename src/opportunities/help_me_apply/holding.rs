//! What this room holds of one young person: on their page, and in the copy of their data.

use crate::error::Result;
use crate::mine::{self, Asking, Holding, Item, ItemState, Part, Told, Wanted};
use crate::say;
use crate::sql;
use crate::words::{london_day, weekday_words};

use super::model::{Need, Turn};
use super::pages::asked;
use super::store::{Seeker, find, of_person};

pub const HOLDING: Holding = Holding {
    room: "opportunities.help_me_apply",
    items: |asking, wanted| Box::pin(items(asking, wanted)),
    copy: |asking| Box::pin(copy(asking)),
    // All of it hangs on the person's row.
    erase: |_| Box::pin(async { Ok(()) }),
};

async fn items(asking: Asking<'_>, wanted: Wanted) -> Result<Vec<Item>> {
    let Asking { tx, keys, person, now } = asking;
    let listed = of_person(tx, keys, person, wanted.done, wanted.before, wanted.most).await?;
    let item = |one: super::store::Listed| {
        let request = one.request;
        let (next, by, state) = match request.turn(now) {
            Turn::Ours(due_at) => (say!("opportunities-help-next-ours"), Some(due_at), ItemState::Waiting),
            Turn::Late(due_at) => (say!("opportunities-help-next-late"), Some(due_at), ItemState::Waiting),
            Turn::Theirs => (say!("opportunities-help-yours-text"), None, ItemState::Yours),
            Turn::Nobodys => (request.end.map_or("", |end| end.ending.words()), None, ItemState::Done),
        };
        Item {
            at: request.changed_at,
            title: say!("opportunities-help-item", title = request.title()),
            address: asked(&request.id),
            holder: request.holder.words(),
            next: next.to_owned(),
            by,
            state,
        }
    };
    Ok(listed.into_iter().map(item).collect())
}

struct Row {
    id: String,
    sent_to: String,
    taken_by: Option<String>,
    raised_at: Option<i64>,
    closed_by: Option<String>,
}

async fn copy(asking: Asking<'_>) -> Result<Vec<Part>> {
    let Asking { tx, keys, person, .. } = asking;
    let id = person.as_str();
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select id, sent_to, taken_by, raised_at, closed_by from help_requests where person_id = $1 order by asked_at, id",
        id
    )?;
    let (mut requests, mut words) = (Vec::new(), Vec::new());
    for row in rows {
        let Some(found) = find(tx, keys, &Seeker::young_person(person), &row.id).await? else { continue };
        let one = &found.thread.request;
        let needs = one.needs.iter().copied().map(Need::words).collect::<Vec<_>>().join(", ");
        let ending = one.end.map(|end| end.ending.words().to_owned());
        requests.push(vec![
            told("reference", say!("opportunities-help-reference"), Some(one.reference.clone())),
            told("opportunity_id", say!("opportunities-help-copy-advert"), one.opportunity.map(|id| id.to_string())),
            told("about", say!("opportunities-help-is-about"), one.about.clone()),
            told("link", say!("opportunities-help-link"), one.link.clone()),
            told("needs", say!("opportunities-help-with"), Some(needs)),
            told("sent_to", say!("opportunities-help-copy-sent-to"), Some(row.sent_to)),
            told("taken_by", say!("opportunities-help-copy-taken-by"), row.taken_by.map(|_| one.holder.words())),
            told("asked_at", say!("opportunities-help-copy-asked"), Some(day(one.asked_at))),
            told("due_at", say!("opportunities-help-copy-due"), one.due_at.map(day)),
            told("raised_at", say!("opportunities-help-copy-raised"), row.raised_at.map(day)),
            told("changed_at", say!("opportunities-help-copy-changed"), Some(day(one.changed_at))),
            told("closed_at", say!("opportunities-help-copy-closed"), one.end.map(|end| day(end.at))),
            told("closed_by", say!("opportunities-help-copy-closed-by"), row.closed_by),
            told("ending", say!("opportunities-help-copy-ending"), ending),
        ]);
        for said in &found.thread.said {
            words.push(vec![
                told("request_id", say!("opportunities-help-reference"), Some(one.reference.clone())),
                told("number", say!("opportunities-help-copy-number"), Some(said.number.to_string())),
                told("at", say!("opportunities-help-copy-at"), Some(day(said.at))),
                told("kind", say!("opportunities-help-copy-kind"), Some(said.kind.code().to_owned())),
                told(
                    "staff_id",
                    say!("opportunities-help-copy-staff"),
                    said.staff.as_ref().map(|staff| staff.name.clone()),
                ),
                told("words", say!("opportunities-help-words-label"), said.words.clone()),
            ]);
        }
    }
    let part = |table, heading: &str, rows| Part { table, heading: heading.to_owned(), rows };
    Ok(vec![
        part("help_requests", say!("opportunities-help-copy"), requests),
        part("help_words", say!("opportunities-help-said"), words),
    ])
}

fn told(column: &'static str, label: &str, value: Option<String>) -> Told {
    mine::told(column, label, value.unwrap_or_default())
}

fn day(at: i64) -> String {
    weekday_words(london_day(at))
}
