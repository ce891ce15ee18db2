//! Reads a stream of answers, one vacancy at a time: never more than one of them is in memory.

use std::fmt;
use std::io::{BufReader, Read};

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::guard::{Guard, Watch};
use super::item;
use super::refused::{MOST_BYTES, MOST_VACANCIES, Refused};
use crate::opportunities::model::Opportunity;

/// One vacancy of the feed: read, or left out with the reason.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Good(Box<Opportunity>),
    Skipped {
        /// Counted from 1 over the whole stream.
        position: usize,
        reference: Option<String>,
        /// As the feed names it: `title`, `wage.wageAdditionalInformation`.
        field: String,
        /// Follows the field's name: "is missing", "should be text, but is a list".
        why: String,
    },
}

/// What the taker of items answers to end the reading; it keeps its own reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop;

/// What a stream held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub good: usize,
    pub skipped: usize,
    /// Answers (pages of the API) in the stream.
    pub documents: usize,
    /// True if nothing of the list is missing: only then may the importer close what it did not see.
    pub complete: bool,
}

/// Reads everything in `source` and hands on each vacancy as soon as it is read. A refusal may come at the very end
/// (every item broken, cut off in the middle), so whoever takes the items keeps them only once this returned `Ok`.
pub fn read(source: impl Read, on_item: &mut dyn FnMut(Item) -> Result<(), Stop>) -> Result<Totals, Refused> {
    let watch = Watch::default();
    let source = BufReader::with_capacity(64 * 1024, Guard::new(source, &watch, MOST_BYTES));
    let mut json = serde_json::Deserializer::from_reader(source);
    let mut run =
        Run { watch: &watch, on_item, totals: Totals::default(), first_broken: None, promised: Promised::default() };
    loop {
        if json.end().is_ok() {
            return run.finish();
        }
        run.promised = Promised::default(); // the latest answer knows best
        if let Err(error) = (Document { run: &mut run }).deserialize(&mut json) {
            return Err(watch.refused().unwrap_or_else(|| refusal(&error, watch.ended())));
        }
        run.totals.documents += 1;
    }
}

fn refusal(error: &serde_json::Error, at_the_end: bool) -> Refused {
    match error.classify() {
        Category::Data => Refused::WrongShape,
        _ if at_the_end => Refused::CutOff, // half a number is a fault of syntax too
        _ => Refused::NotJson { line: error.line(), column: error.column() },
    }
}

/// How much the service says there is, over all its pages.
#[derive(Default)]
struct Promised {
    pages: Option<f64>,
    vacancies: Option<f64>,
}

struct Run<'a> {
    watch: &'a Watch,
    on_item: &'a mut dyn FnMut(Item) -> Result<(), Stop>,
    totals: Totals,
    first_broken: Option<item::Broken>,
    promised: Promised,
}

impl Run<'_> {
    /// Reads one vacancy and hands it on; an error says why all of it must end.
    fn take(&mut self, raw: &RawValue) -> Result<(), Refused> {
        let position = self.watch.vacancies() + 1;
        if position > MOST_VACANCIES {
            return Err(Refused::TooManyVacancies);
        }
        let item = match item::opportunity(raw) {
            Ok(opportunity) => {
                self.totals.good += 1;
                Item::Good(Box::new(opportunity))
            }
            Err(broken) => {
                self.totals.skipped += 1;
                self.first_broken.get_or_insert_with(|| broken.clone());
                Item::Skipped { position, reference: item::reference(raw), field: broken.field, why: broken.why }
            }
        };
        self.watch.vacancy_read();
        (self.on_item)(item).map_err(|Stop| Refused::Stopped)
    }

    fn finish(mut self) -> Result<Totals, Refused> {
        let count = self.totals.good + self.totals.skipped;
        match self.first_broken {
            _ if self.totals.documents == 0 => return Err(Refused::Empty),
            _ if count == 0 => return Err(Refused::NoVacancies),
            Some(first) if self.totals.good == 0 => {
                return Err(Refused::EveryItemBroken { count, field: first.field, why: first.why });
            }
            _ => {}
        }
        let here = |n: usize, promised: Option<f64>| promised.map(|promised| n as f64 >= promised);
        let pages = here(self.totals.documents, self.promised.pages);
        let vacancies = here(count, self.promised.vacancies);
        self.totals.complete = (pages, vacancies) == (None, None) || [pages, vacancies].contains(&Some(true));
        Ok(self.totals)
    }
}

/// One answer: `{"vacancies": […], …}`, or the bare list.
struct Document<'r, 'a> {
    run: &'r mut Run<'a>,
}

impl<'de> DeserializeSeed<'de> for Document<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer of the vacancies API")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        Vacancies { run: self.run }.visit_seq(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut found = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "vacancies" => {
                    found = true;
                    map.next_value_seed(Vacancies { run: &mut *self.run })?;
                }
                "totalPages" => self.run.promised.pages = number(&map.next_value::<Box<RawValue>>()?),
                "totalFiltered" => self.run.promised.vacancies = number(&map.next_value::<Box<RawValue>>()?),
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        if found { Ok(()) } else { Err(A::Error::custom("no vacancies")) }
    }
}

fn number(raw: &RawValue) -> Option<f64> {
    raw.get().trim_matches('"').trim().parse().ok()
}

/// The list itself.
struct Vacancies<'r, 'a> {
    run: &'r mut Run<'a>,
}

impl<'de> DeserializeSeed<'de> for Vacancies<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Vacancies<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of vacancies")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(raw) = list.next_element::<Box<RawValue>>()? {
            if let Err(why) = self.run.take(&raw) {
                self.run.watch.refuse(why);
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}
