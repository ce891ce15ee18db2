//! The £3,000 that every apprentice who has been in care can have. Source: GOV.UK, "Apprenticeships care leavers' bursary",
//! updated 12 June 2025: three parts of £1,000 for starts on or after 1 August 2023, under 25 at the start.

use jiff::Span;
use jiff::civil::Date;
use leptos::prelude::*;

use crate::say;
use crate::ui::Notice;
use crate::words::{day_words, utc_day};

/// Days after the start on which each £1,000 is due.
pub const DUE_AFTER_DAYS: [i64; 3] = [60, 120, 300];

/// The day on which a part is due; none past the end of the calendar.
pub fn due(start: Date, days: i64) -> Option<Date> {
    start.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// What it is, its three dates, and how to get it. `starts_on` is in ms since 1970 UTC.
#[component]
pub fn Bursary(starts_on: Option<i64>) -> impl IntoView {
    let start = starts_on.map(utc_day);
    let parts = DUE_AFTER_DAYS.map(|days| {
        let words = match start.and_then(|start| due(start, days)) {
            Some(day) => say!("opportunities-bursary-after-on", days = days, day = day_words(day)),
            None => say!("opportunities-bursary-after", days = days),
        };
        view! { <li>{words}</li> }
    });
    view! {
        <Notice heading=say!("opportunities-bursary")>
            <p>{say!("opportunities-bursary-who")}</p>
            <p>{say!("opportunities-bursary-when")}</p>
            <ul>{parts.into_iter().collect_view()}</ul>
            <p>{start.map(|_| say!("opportunities-bursary-dates"))}" "{say!("opportunities-bursary-short")}</p>
            <p><strong>{say!("opportunities-bursary-employer")}</strong>" "{say!("opportunities-bursary-tax")}</p>
            <p>{say!("opportunities-bursary-how")}</p>
            <p class="hint">{say!("opportunities-bursary-source")}</p>
        </Notice>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_parts_come_60_120_and_300_days_after_the_start() {
        let start = jiff::civil::date(2027, 1, 11);
        let days: Vec<_> = DUE_AFTER_DAYS.iter().map(|days| due(start, *days).expect("a day").to_string()).collect();
        assert_eq!(days, ["2027-03-12", "2027-05-11", "2027-11-07"]);
    }
}
