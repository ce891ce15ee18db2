//! How long somebody waited. Only the middle of many is ever shown, and only of a number that is shown itself: beside a hidden one it
//! would tell that they are not few.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::disclosure::median;
use crate::promises::{self, Waited};
use crate::words::{Quarter, london_day};

use super::super::model::{Median, Number, Pack};
use super::RULE;
use super::waits::is_asked_in;

/// Days of all who waited for one thing.
pub struct Days {
    id: String,
    /// The table, and the kind of it, in which they are counted.
    counted: (String, String),
    values: Vec<i64>,
}

impl Days {
    pub fn new(id: &str, counted: (&str, &str), values: Vec<i64>) -> Days {
        Days { id: id.to_owned(), counted: (counted.0.to_owned(), counted.1.to_owned()), values }
    }

    /// Working days to the first answer to what was asked in a quarter.
    pub fn first(room: &str, waited: &[Waited], quarter: Quarter) -> Days {
        let mut known: HashMap<(Date, Date), i64> = HashMap::new();
        let answered = waited.iter().filter(|one| is_asked_in(one, quarter));
        let answered = answered.filter_map(|one| Some((one.promise.made_at, one.promise.met_at?)));
        let days = answered.map(|(asked, met)| {
            let between = (london_day(asked), london_day(met));
            *known.entry(between).or_insert_with(|| i64::from(promises::left(asked, met)))
        });
        let kind = if room == "feedback" { "named" } else { "" };
        Days::new(&format!("{room}.first"), (&format!("{room}.answered"), kind), days.collect())
    }

    /// The middle of them, as a pack with these tables may show it.
    pub fn median(&self, pack: &Pack) -> Median {
        let (table, kind) = (self.counted.0.as_str(), self.counted.1.as_str());
        let number = if kind.is_empty() { pack.all(table) } else { pack.number(table, kind) };
        let is_shown = matches!(number, Number::Shown(_));
        Median { id: self.id.clone(), days: median(RULE, self.values.clone()).filter(|_| is_shown) }
    }
}
