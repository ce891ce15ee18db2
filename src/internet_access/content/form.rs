//! What the team types about offers and networks.

use serde::Deserialize;

use crate::forms::FieldErrors;

use super::model::{Network, Offer, Sort};

const LINE: usize = 100;
const WORDS: usize = 400;
const LINK: usize = 300;
pub const YES: &str = "yes";
pub const NO: &str = "no";

/// An offer, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OfferForm {
    /// The page that adds it.
    pub once: String,
    /// The version that was there when the form was shown.
    pub version: String,
    pub sort: String,
    pub name: String,
    pub words: String,
    pub price: String,
    pub link: String,
    pub area: String,
    /// "yes" where young people see it.
    pub active: String,
    /// "yes" where they looked at it today.
    pub checked: Vec<String>,
}

/// An offer, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub sort: Sort,
    pub name: String,
    pub words: String,
    pub price: String,
    pub link: String,
    pub area: String,
    pub active: bool,
    pub today: bool,
}

impl OfferForm {
    pub fn fresh(once: String) -> OfferForm {
        OfferForm { once, active: YES.to_owned(), ..OfferForm::default() }
    }

    /// As it stands.
    pub fn of(offer: &Offer) -> OfferForm {
        let Offer { name, words, price, link, area, .. } = offer.clone();
        OfferForm {
            once: String::new(),
            version: offer.version.to_string(),
            sort: offer.sort.code().to_owned(),
            name,
            words,
            price,
            link,
            area,
            active: if offer.active { YES } else { NO }.to_owned(),
            checked: Vec::new(),
        }
    }

    pub fn check(&self) -> Result<Checked, FieldErrors> {
        let mut errors = FieldErrors::default();
        let sort = errors.note("sort", Sort::from_code(&self.sort).ok_or_else(|| "Choose what it is".to_owned()));
        let name = errors.note("name", needed(&self.name, LINE, "Write what it is called"));
        let words = errors.note("words", needed(&self.words, WORDS, "Write who it is for and how to get it"));
        let price = errors.note("price", fits(&self.price, LINE));
        let area = errors.note("area", fits(&self.area, LINE));
        let link = errors.note("link", link(&self.link));
        let active = errors.note("active", yes_or_no(&self.active));
        let today = self.checked.iter().any(|ticked| ticked == YES);
        match (sort, name, words, price, link, area, active) {
            (Some(sort), Some(name), Some(words), Some(price), Some(link), Some(area), Some(active)) => {
                Ok(Checked { sort, name, words, price, link, area, active, today })
            }
            _ => Err(errors),
        }
    }

    /// What stands in it, with what it is called: to lay two side by side.
    pub fn labelled(&self) -> [(&'static str, String); 7] {
        let sort = Sort::from_code(&self.sort).map_or("", Sort::name);
        let active = if self.active == YES { "Yes" } else { "No" };
        [
            ("What it is", sort.to_owned()),
            ("Name", self.name.clone()),
            ("In a few words", self.words.clone()),
            ("Price", self.price.clone()),
            ("Link", self.link.clone()),
            ("Where", self.area.clone()),
            ("Young people see it", active.to_owned()),
        ]
    }
}

/// A network, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NetworkForm {
    pub version: String,
    pub name: String,
    /// "yes" or "no".
    pub takes_part: String,
    /// 1 comes first.
    pub place: String,
}

/// A network, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedNetwork {
    pub name: String,
    pub takes_part: bool,
    pub place: i64,
}

impl NetworkForm {
    pub fn of(network: &Network) -> NetworkForm {
        NetworkForm {
            version: network.version.to_string(),
            name: network.name.clone(),
            takes_part: if network.takes_part { YES } else { NO }.to_owned(),
            place: network.place.to_string(),
        }
    }

    pub fn check(&self) -> Result<CheckedNetwork, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.note("name", needed(&self.name, LINE, "Write what the network is called"));
        let takes_part = errors.note("takes_part", yes_or_no(&self.takes_part));
        let place = self.place.trim().parse().ok().filter(|place| (1..=999).contains(place));
        let place =
            errors.note("place", place.ok_or_else(|| "Write its place on the list: a number from 1".to_owned()));
        match (name, takes_part, place) {
            (Some(name), Some(takes_part), Some(place)) => Ok(CheckedNetwork { name, takes_part, place }),
            _ => Err(errors),
        }
    }
}

fn yes_or_no(typed: &str) -> Result<bool, String> {
    match typed {
        YES => Ok(true),
        NO => Ok(false),
        _ => Err("Choose yes or no".to_owned()),
    }
}

fn needed(typed: &str, at_most: usize, missing: &str) -> Result<String, String> {
    match fits(typed, at_most)? {
        text if text.is_empty() => Err(missing.to_owned()),
        text => Ok(text),
    }
}

fn fits(typed: &str, at_most: usize) -> Result<String, String> {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        length if length > at_most => Err(format!("Make it shorter: {at_most} letters at most, and it has {length}")),
        _ => Ok(text),
    }
}

/// A link that a young person may tap.
fn link(typed: &str) -> Result<String, String> {
    let link = fits(typed, LINK)?;
    let wrong = || Err("Write the whole link: it begins with https:// and has no spaces".to_owned());
    if link.is_empty() {
        return Ok(link);
    }
    match link.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next()) {
        Some(host) if host.contains('.') && !link.contains([' ', '"', '<', '>', '@']) => Ok(link),
        _ => wrong(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_a_whole_and_safe_one_or_none() {
        for good in ["", "https://www.hyperoptic.com", " https://example.org/a?b#c "] {
            assert!(link(good).is_ok(), "{good}");
        }
        for bad in [
            "http://example.org",
            "example.org",
            "javascript:alert(1)",
            "https://",
            "https://a b.org",
            "https://x@y.org",
        ] {
            assert!(link(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_young_people_read_must_be_there_and_short() {
        let form = OfferForm { sort: "wifi".into(), active: YES.into(), ..OfferForm::default() };
        let errors = form.check().expect_err("it says nothing");
        assert_eq!(errors.iter().map(|(field, _)| field).collect::<Vec<_>>(), ["name", "words"]);
        let form = OfferForm { name: "Library".into(), words: "x".repeat(401), ..form };
        assert!(form.check().is_err());
        assert!(OfferForm { words: "Ask at the desk.".into(), ..form }.check().is_ok());
    }
}
