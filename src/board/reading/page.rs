//! One pack as it is read: on a phone, on a desk, and on four sides of paper.

use leptos::prelude::*;
use serde::Deserialize;

use crate::words::Quarter;

use super::super::model::Pack;
use super::sections;

/// What somebody looks at more closely.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Closer {
    /// The code of a theme, over six quarters.
    pub theme: String,
    /// The code of an earlier quarter that this one is held against.
    pub than: String,
}

/// What is looked at: a pack, and the quarters before it.
pub struct Seen<'a> {
    pub pack: &'a Pack,
    pub quarter: Quarter,
    /// Six quarters, the oldest first; the last is this one. None of a quarter without a pack.
    pub trend: Vec<(Quarter, Option<&'a Pack>)>,
    pub closer: Closer,
    /// The address of the page, for links that look closer.
    pub address: String,
    pub council: &'a str,
    pub provider: &'a str,
}

impl Seen<'_> {
    /// "Q3 2026", for each quarter.
    pub fn labels(&self) -> Vec<String> {
        self.trend.iter().map(|(quarter, _)| short(*quarter)).collect()
    }

    /// The page that looks closer, at this.
    pub fn closer(&self, closer: &Closer) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("theme", &closer.theme), ("than", &closer.than)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        format!("{}?{}", self.address, query.finish())
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
