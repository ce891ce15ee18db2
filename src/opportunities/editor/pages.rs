//! What editors see. Only staff read these pages, so their words stand here.

mod employers;
mod imports;
mod list;
mod one;
mod preview;
mod write;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use leptos::prelude::*;

use crate::app;
use crate::ui::Notice;
use crate::words::{day_words, london_day, utc_day};

use super::model::ListingId;

pub use employers::{EmployersPage, employers, employers_file, near, remove};
pub use imports::{log, run};
pub use list::{List, list};
pub use one::{OneListing, close, one};
pub use preview::{Preview, preview};
pub use write::{Writing, write};

pub fn listing_address(id: ListingId) -> String {
    address(app::EDITOR_LISTING, id)
}

pub fn change_address(id: ListingId) -> String {
    address(app::EDITOR_CHANGE, id)
}

pub fn preview_address(id: ListingId) -> String {
    address(app::EDITOR_PREVIEW, id)
}

pub fn close_address(id: ListingId) -> String {
    address(app::EDITOR_CLOSE, id)
}

fn address(route: &str, id: ListingId) -> String {
    route.replace("{listing}", &id.0.to_string())
}

/// "25 November 2026, 14:05", as the clocks in London show it.
fn moment(ms: i64) -> String {
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    let at = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned_datetime(zone);
    format!("{}, {:02}:{:02}", day_words(london_day(ms)), at.hour(), at.minute())
}

/// The day on which something ends: "24 December 2026".
fn last_day(ms: i64) -> String {
    day_words(utc_day(ms))
}

/// "1 open advert", "12 open adverts"
fn counted(count: i64, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        count => format!("{} {many}", crate::words::grouped(count)),
    }
}

/// What was just done, said once.
#[component]
fn Done(words: &'static str) -> impl IntoView {
    (!words.is_empty()).then(|| view! { <Notice><p role="status">{words}</p></Notice> })
}
