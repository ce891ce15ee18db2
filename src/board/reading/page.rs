//! One pack as it is read: on a phone, on a desk, and on four sides of paper.

use leptos::prelude::*;

use crate::words::Quarter;

use super::super::model::Pack;
use super::sections;

/// What is looked at: a pack, and the quarters before it.
pub struct Seen<'a> {
    pub pack: &'a Pack,
    pub quarter: Quarter,
    /// Six quarters, the oldest first; the last is this one. None of a quarter without a pack.
    pub trend: Vec<(Quarter, Option<&'a Pack>)>,
    /// The theme that is looked at, by its code.
    pub theme: Option<String>,
    /// The address of the page, for links to its other themes.
    pub address: String,
    pub council: &'a str,
    pub provider: &'a str,
}

impl Seen<'_> {
    /// "Q3 2026", for each quarter.
    pub fn labels(&self) -> Vec<String> {
        self.trend.iter().map(|(quarter, _)| short(*quarter)).collect()
    }

    /// The pack of the quarter before, where it has one.
    pub fn before(&self) -> Option<&Pack> {
        self.trend.iter().rev().nth(1).and_then(|(_, pack)| *pack)
    }
}

/// "Q3 2026"
pub fn short(quarter: Quarter) -> String {
    let name = quarter.name();
    name.split_once('-').map_or(name.clone(), |(year, quarter)| format!("{quarter} {year}"))
}

/// All sections, in the order in which the Board reads them.
pub fn view(seen: &Seen) -> AnyView {
    view! {
        <div class="pack">
            {sections::said::view(seen)}
            {sections::answered::view(seen)}
            {sections::advocacy::view(seen)}
            {sections::online::view(seen)}
            {sections::work::view(seen)}
            {sections::promises::view(seen)}
            {sections::voice::view(seen)}
            {sections::statutory::view(seen)}
            {sections::rules::view(seen)}
        </div>
    }
    .into_any()
}
