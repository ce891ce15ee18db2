//! What this room says about one person: on their page in neutral words, and in the copy of their data.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::app::SAVED;
use crate::mine::{Answer, Asking, Holding, Item, ItemState, Part, Told, Wanted};
use crate::say;
use crate::words::{day_words, london_day};

use super::model::{Saved, Step};
use super::store;

pub const HOLDING: Holding = Holding {
    room: "saved",
    items,
    copy,
    // Every row goes with its person.
    erase: |_| Box::pin(async { Ok(()) }),
};

/// One line for the whole list: what is on it may say too much to whoever else sees the page.
fn items(asking: Asking<'_>, wanted: Wanted) -> Answer<'_, Vec<Item>> {
    Box::pin(async move {
        if wanted.done {
            return Ok(Vec::new()); // what is over folds away on the list itself
        }
        let mut saved = store::list(asking.tx, asking.keys, asking.person).await?;
        saved.retain(|saved| !saved.is_done(asking.now));
        Ok(summed_up(&saved).filter(|item| item.at < wanted.before).into_iter().collect())
    })
}

/// When it last changed, and the first day on which something closes that they may still apply for.
fn summed_up(open: &[Saved]) -> Option<Item> {
    let changed = open.iter().filter_map(|saved| saved.story.steps().last().map(|(_, at)| *at));
    let undecided = open.iter().filter(|saved| saved.story.state() == Step::Saved);
    Some(Item {
        at: changed.max()?,
        title: say!("saved-title").to_owned(),
        address: SAVED.to_owned(),
        holder: say!("saved-mine-you").to_owned(),
        next: say!("saved-mine-next", count = open.len()),
        by: undecided.filter_map(|saved| saved.closes_on).min().map(midday),
        state: ItemState::Yours,
    })
}

/// Midday of a day, in ms since 1970 UTC: the same day on every clock we show.
fn midday(day: Date) -> i64 {
    let noon = day.at(12, 0, 0, 0).to_zoned_datetime(TimeZone::UTC);
    noon.map_or(i64::MAX, |noon| noon.timestamp().as_millisecond())
}

fn copy(asking: Asking<'_>) -> Answer<'_, Vec<Part>> {
    Box::pin(async move {
        let saved = store::list(asking.tx, asking.keys, asking.person).await?;
        let rows = saved.iter().map(row).collect();
        Ok(vec![Part { table: "saved_opportunities", heading: say!("saved-copy").to_owned(), rows }])
    })
}

fn row(saved: &Saved) -> Vec<Told> {
    let told = |column, label: &str, value: Option<String>| Told {
        column,
        label: label.to_owned(),
        value: value.unwrap_or_else(|| say!("saved-copy-empty").to_owned()),
    };
    let day = |at: Option<i64>| at.map(|at| day_words(london_day(at)));
    let elsewhere =
        if saved.opportunity.is_none() && !saved.gone { say!("saved-copy-yes") } else { say!("saved-copy-no") };
    let story = &saved.story;
    vec![
        told("title", say!("saved-elsewhere-title"), Some(saved.title.clone())),
        told("employer", say!("saved-copy-employer"), saved.employer.clone()),
        told("elsewhere", say!("saved-copy-elsewhere"), Some(elsewhere.to_owned())),
        told("opportunity_id", say!("saved-copy-number"), saved.opportunity.map(|id| id.to_string())),
        told("place", say!("saved-found-at"), saved.place.clone()),
        told("closes_on", say!("saved-closes"), saved.closes_on.map(day_words)),
        told("note", say!("saved-note"), saved.note.clone()),
        told("saved_at", say!("saved-copy-saved"), day(Some(story.saved_at))),
        told("applied_at", say!("saved-tell-applied"), day(story.applied_at)),
        told("interview_at", say!("saved-tell-interview"), day(story.interview_at)),
        told("got_at", say!("saved-tell-got"), day(story.got_at)),
        told("not_at", say!("saved-tell-not"), day(story.not_at)),
    ]
}
