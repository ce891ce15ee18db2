//! A line of the audit in plain words, for the young person whose it is.

use crate::say;
use crate::words::{london_day, london_hour, weekday_words};

use super::{Deed, Look};

/// "Your personal adviser opened your page."
pub fn sentence(look: &Look) -> String {
    let deed = Deed::from_code(&look.deed);
    let who = who(&look.role, deed);
    match deed {
        Some(deed) => deed.told(who),
        // Another version of this program wrote it: saying less is better than leaving it out.
        None => say!("audit-unknown", who = who),
    }
}

/// "Wednesday 25 November 2026, after 3pm": the day and the hour, never closer.
pub fn when(look: &Look) -> String {
    let day = weekday_words(london_day(look.at));
    match london_hour(look.at) {
        0 => say!("audit-when-midnight", day = day),
        hour @ 1..=11 => say!("audit-when-morning", day = day, hour = i64::from(hour)),
        12 => say!("audit-when-midday", day = day),
        hour => say!("audit-when-afternoon", day = day, hour = i64::from(hour) - 12),
    }
}

/// Who somebody is to the young person who reads this.
fn who(role: &str, deed: Option<Deed>) -> &'static str {
    match role {
        "young_person" => say!("audit-who-you"),
        // Only their own adviser gets in; whoever was turned away may be anyone's.
        "personal_adviser" if deed == Some(Deed::AccessRefused) => say!("audit-who-an-adviser"),
        "personal_adviser" => say!("audit-who-your-adviser"),
        "advocate" => say!("audit-who-advocate"),
        "advocacy_manager" => say!("audit-who-advocacy-manager"),
        "internet_team" => say!("audit-who-internet-team"),
        "opportunities_editor" => say!("audit-who-opportunities-editor"),
        "participation_worker" => say!("audit-who-participation-worker"),
        "board_reviewer" => say!("audit-who-board-reviewer"),
        "data_protection" => say!("audit-who-data-protection"),
        "administrator" => say!("audit-who-administrator"),
        "command_line" => say!("audit-who-command-line"),
        "service" => say!("audit-who-service"),
        "visitor" => say!("audit-who-visitor"),
        _ => say!("audit-who-staff"),
    }
}
