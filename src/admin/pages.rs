//! What administrators see. Only staff read these pages, so their words stand here.

mod ask;
mod invite;
mod letters;
mod list;
mod person;
mod roles;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::accounts::Role;
use crate::app;
use crate::words::{day_words, london_day};

use super::model::Done;

pub use ask::{disable, enable, start_again};
pub use invite::{invite, invite_refused, invited};
pub use letters::letters;
pub use list::people;
pub use person::person;
pub use roles::roles;

/// The page of one member of staff.
pub fn address_of(id: &str) -> String {
    address(app::ADMIN_PERSON, id)
}

/// One of the addresses with a person in it.
fn address(route: &str, id: &str) -> String {
    route.replace("{person}", id)
}

/// Why a deed was not done, and what to do instead.
pub fn deed_refused(done: Done) -> &'static str {
    match done {
        Done::LastAdministrator => {
            "You are the last administrator who can sign in. Make somebody else an administrator first."
        }
        Done::Yourself => "You cannot do this to yourself. Ask another administrator.",
        Done::Disabled => "They may not sign in at the moment. Enable them first.",
        Done::TooOften => "They had several letters lately. Wait an hour, or until tomorrow, and try again.",
        Done::Yes => "",
    }
}

/// "Advocate, Administrator"
fn role_names(roles: &[Role]) -> String {
    if roles.is_empty() {
        return "None".to_owned();
    }
    roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(", ")
}

/// "25 November 2026, 14:05", as the clocks in London show it.
fn moment(ms: i64) -> String {
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    let at = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned_datetime(zone);
    format!("{}, {:02}:{:02}", day_words(london_day(ms)), at.hour(), at.minute())
}
