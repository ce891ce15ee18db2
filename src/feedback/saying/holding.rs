//! What this room holds of one young person: on their page, and in the copy of their data. What was said without a name is nobody's.

use crate::error::Result;
use crate::mine::{self, Asking, Holding, Item, ItemState, Part, Told, Wanted};
use crate::say;
use crate::sql;
use crate::words::{london_day, weekday_words};

use super::super::letters::address_of;
use super::super::model::Said;
use super::super::store::{self, Found, Which};
use super::super::themes::themes;
use super::pages::{theme_name, who};

pub const HOLDING: Holding = Holding {
    room: "feedback",
    items: |asking, wanted| Box::pin(items(asking, wanted)),
    copy: |asking| Box::pin(copy(asking)),
    // All of it hangs on the person's row.
    erase: |_| Box::pin(async { Ok(()) }),
};

async fn items(asking: Asking<'_>, wanted: Wanted) -> Result<Vec<Item>> {
    let Asking { tx, keys, person, now } = asking;
    let mut items: Vec<_> = store::of_person(tx, keys, person).await?.iter().map(|one| item(one, now)).collect();
    items.retain(|item| (item.state == ItemState::Done) == wanted.done && item.at < wanted.before);
    items.sort_by_key(|item| std::cmp::Reverse(item.at));
    items.truncate(wanted.most as usize);
    Ok(items)
}

fn item(found: &Found, now: i64) -> Item {
    let (next, state) = match found.due_at {
        _ if found.piece.finished => (say!("feedback-item-finished"), ItemState::Done),
        Some(due_at) if due_at < now => (say!("feedback-item-late"), ItemState::Waiting),
        Some(_) => (say!("feedback-item-waits"), ItemState::Waiting),
        None => (say!("feedback-item-answered"), ItemState::Yours),
    };
    let said = found.piece.said.iter().filter_map(|said| said.at);
    Item {
        at: said.chain(found.said_at).max().unwrap_or_default(),
        title: say!("feedback-item").to_owned(),
        address: address_of(&id_of(found)),
        holder: say!("feedback-item-holder").to_owned(),
        next: next.to_owned(),
        by: found.due_at,
        state,
    }
}

fn id_of(found: &Found) -> String {
    match &found.which {
        Which::Named(id) => id.clone(),
        Which::Anonymous(handle) => handle.as_str().to_owned(),
    }
}

struct Row {
    changed_at: i64,
    urgent_at: Option<i64>,
    finished_at: Option<i64>,
}

async fn copy(asking: Asking<'_>) -> Result<Vec<Part>> {
    let Asking { tx, keys, person, .. } = asking;
    let known = themes(tx).await?;
    let named = |codes: &mut dyn Iterator<Item = &str>| codes.map(|code| theme_name(&known, code)).collect::<Vec<_>>();
    let mut rows = Vec::new();
    for found in store::of_person(tx, keys, person).await? {
        let (id, piece) = (id_of(&found), &found.piece);
        let row = sql!(
            &mut *tx,
            fetch_one,
            Row,
            "select changed_at, urgent_at, finished_at from feedback_pieces where id = $1",
            id
        )?;
        let about = named(&mut piece.about.as_deref().into_iter()).join(", ");
        let found_to_be = named(&mut piece.themes.iter().map(String::as_str)).join(", ");
        let said = piece.said.iter().map(line).collect::<Vec<_>>().join("\n");
        let may_quote = if piece.may_quote { say!("feedback-say-quote-yes") } else { say!("feedback-say-quote-no") };
        // What is sealed together is told one by one.
        rows.push(vec![
            told("piece", say!("feedback-say-words"), piece.words.clone()),
            told("piece_change", say!("feedback-say-change"), piece.change.clone()),
            told("piece_about", say!("feedback-say-about"), about),
            told("piece_feeling", say!("feedback-say-feeling"), piece.feeling.map_or("", |one| one.words()).to_owned()),
            told("piece_may_quote", say!("feedback-say-quote"), may_quote.to_owned()),
            told("piece_said", say!("feedback-mine-said"), said),
            told("piece_themes", say!("feedback-copy-themes"), found_to_be),
            told(
                "piece_urgent",
                say!("feedback-copy-urgent"),
                piece.urgent.as_ref().map_or("", |one| &one.note).to_owned(),
            ),
            told("piece_fit", say!("feedback-copy-fit"), piece.fit.as_ref().map_or("", |fit| &fit.words).to_owned()),
            told(
                "piece_chosen",
                say!("feedback-copy-chosen"),
                piece.chosen.as_ref().map_or("", |one| one.choice.code()).to_owned(),
            ),
            told("said_at", say!("feedback-copy-said-at"), day(found.said_at)),
            told("due_at", say!("feedback-copy-due"), day(found.due_at)),
            told("answered_at", say!("feedback-copy-answered"), day(found.answered_at)),
            told("changed_at", say!("feedback-copy-changed"), day(Some(row.changed_at))),
            told("urgent_at", say!("feedback-copy-urgent-at"), day(row.urgent_at)),
            told("finished_at", say!("feedback-copy-finished"), day(row.finished_at)),
        ]);
    }
    Ok(vec![Part { table: "feedback_pieces", heading: say!("feedback-item").to_owned(), rows }])
}

/// One message, in one line.
fn line(said: &Said) -> String {
    let when = said.at.map(|at| format!(", {}", day(Some(at)))).unwrap_or_default();
    format!("{}{when}: {}", who(said.voice), said.words)
}

fn told(column: &'static str, label: &str, value: String) -> Told {
    mine::told(column, label, value)
}

fn day(at: Option<i64>) -> String {
    at.map(|at| weekday_words(london_day(at))).unwrap_or_default()
}
