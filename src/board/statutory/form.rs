//! Official figures, as typed.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::forms::{FieldErrors, optional};

use super::super::model::Measure;
use super::super::names::MEASURES;

const LONGEST: usize = 120;
/// What is asked of each measure.
const PARTS: [&str; 4] = ["here", "england", "source", "year"];
const SEEN: &str = "seen";

/// Each field by its name: "here_eet_17_18".
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct StatutoryForm(BTreeMap<String, String>);

impl StatutoryForm {
    /// As it stands.
    pub fn of(measures: &[Measure], version: i64) -> StatutoryForm {
        let percent = |value: Option<u8>| value.map_or(String::new(), |value| value.to_string());
        let mut fields = BTreeMap::from([(SEEN.to_owned(), version.to_string())]);
        for measure in measures {
            let values =
                [percent(measure.here), percent(measure.england), measure.source.clone(), measure.year.clone()];
            for (part, value) in PARTS.iter().zip(values) {
                fields.insert(format!("{part}_{}", measure.code), value);
            }
        }
        StatutoryForm(fields)
    }

    pub fn of_field(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The version that was there when the form was shown.
    pub fn seen(&self) -> i64 {
        self.of_field(SEEN).parse().unwrap_or(-1)
    }

    pub fn see(&mut self, version: i64) {
        self.0.insert(SEEN.to_owned(), version.to_string());
    }

    /// False where it holds a field that is none of ours.
    pub fn is_ours(&self) -> bool {
        self.0.keys().all(|name| name == SEEN || fields().any(|(field, ..)| field == name))
    }

    /// What was typed of each measure; one of which nothing was typed is left out.
    pub fn check(&self) -> Result<Vec<Measure>, FieldErrors> {
        let (mut errors, mut measures) = (FieldErrors::default(), Vec::new());
        for (code, _) in MEASURES {
            let name = |part: &str| field_name(part, code);
            let here = errors.note(name("here"), percent(self.of_field(name("here"))));
            let england = errors.note(name("england"), percent(self.of_field(name("england"))));
            let source = errors.note(name("source"), optional(self.of_field(name("source")), LONGEST));
            let year = errors.note(name("year"), optional(self.of_field(name("year")), LONGEST));
            let (Some(here), Some(england), Some(source), Some(year)) = (here, england, source, year) else { continue };
            let (source, year) = (source.unwrap_or_default(), year.unwrap_or_default());
            if england.is_some() && (source.is_empty() || year.is_empty()) {
                let missing = if source.is_empty() { "source" } else { "year" };
                let sentence = "Say where the figure for England is from, and of which year it is".to_owned();
                errors.note::<()>(name(missing), Err(sentence));
                continue;
            }
            let measure = Measure { code: (*code).to_owned(), here, england, source, year };
            if measure != (Measure { code: measure.code.clone(), ..Measure::default() }) {
                measures.push(measure);
            }
        }
        if errors.is_empty() { Ok(measures) } else { Err(errors) }
    }
}

/// The name of one field, as errors need it: as long as the program runs.
pub fn field_name(part: &str, code: &str) -> &'static str {
    fields().find(|(_, other, measure)| *other == part && *measure == code).map_or("", |(name, ..)| name)
}

/// Every field: its name, its part, and its measure.
fn fields() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    static NAMES: std::sync::OnceLock<Vec<(String, &'static str, &'static str)>> = std::sync::OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let of = |code: &'static str| PARTS.map(|part| (format!("{part}_{code}"), part, code));
        MEASURES.iter().flat_map(|(code, _)| of(code)).collect()
    });
    names.iter().map(|(name, part, code)| (name.as_str(), *part, *code))
}

fn percent(typed: &str) -> Result<Option<u8>, String> {
    let typed = typed.trim().trim_end_matches('%').trim_end();
    if typed.is_empty() {
        return Ok(None);
    }
    let wrong = || "Write a whole number from 0 to 100, or nothing".to_owned();
    typed.parse().ok().filter(|value| *value <= 100).map(Some).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> StatutoryForm {
        StatutoryForm(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_figure_is_a_whole_number_of_a_hundred_and_the_national_one_says_where_it_is_from() {
        let measures = form(&[("here_eet_17_18", " 64 % ")]).check().expect("it is right");
        assert_eq!((measures.len(), measures[0].here), (1, Some(64)));
        for wrong in ["101", "-1", "6.4", "c", "sixty"] {
            let errors = form(&[("here_eet_17_18", wrong)]).check().expect_err("it is wrong");
            assert!(errors.of("here_eet_17_18").is_some(), "{wrong}");
        }
        let errors = form(&[("england_home_19_21", "85")]).check().expect_err("nobody knows where it is from");
        assert!(errors.of("source_home_19_21").is_some());
        assert!(form(&[]).check().expect("nothing is right too").is_empty());
        assert!(!form(&[("else", "1")]).is_ours());
    }
}
