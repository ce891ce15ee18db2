//! What is typed to move many requests.

use serde::Deserialize;

use crate::forms::{FieldErrors, once, optional};

use super::super::super::model::Status;
use super::{Chosen, MOST, PLACES};

const WORDS: usize = 2_000;

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BulkForm {
    pub once: String,
    /// The chosen ones, and for each, in the same order, the number of what had been said last when the page was made.
    pub request: Vec<String>,
    pub seen: Vec<String>,
    /// Where they stand from now on, as a code.
    pub status: String,
    pub words: String,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UndoForm {}

/// What to do, checked.
pub struct Checked {
    pub once: String,
    pub chosen: Vec<Chosen>,
    pub to: Status,
    pub words: Option<String>,
}

impl BulkForm {
    pub fn check(&self) -> Result<Checked, FieldErrors> {
        let mut errors = FieldErrors::default();
        let chosen = errors.note("request", self.chosen());
        let to = Status::from_code(&self.status).filter(|to| PLACES.contains(to));
        let to = errors.note("status", to.ok_or_else(|| "Choose where they stand now".to_owned()));
        let words = errors.note("words", optional(&self.words, WORDS));
        match (chosen, to, words) {
            (Some(chosen), Some(to), Some(words)) => Ok(Checked { once: once(&self.once), chosen, to, words }),
            _ => Err(errors),
        }
    }

    fn chosen(&self) -> Result<Vec<Chosen>, String> {
        if self.request.is_empty() {
            return Err("Choose at least one request in the inbox".to_owned());
        }
        if self.request.len() > MOST {
            return Err(format!("Choose {MOST} at most"));
        }
        let seen = |place: usize| self.seen.get(place).and_then(|seen| seen.parse().ok()).unwrap_or(-1);
        let mut chosen: Vec<Chosen> =
            self.request.iter().enumerate().map(|(place, id)| Chosen { id: id.clone(), seen: seen(place) }).collect();
        // In this order everybody locks them, so that nobody waits for anybody in a circle.
        chosen.sort_by(|one, other| one.id.cmp(&other.id));
        chosen.dedup_by(|one, other| one.id == other.id);
        Ok(chosen)
    }
}
