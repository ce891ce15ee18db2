//! What the team types about things to give.

use serde::Deserialize;

use crate::forms::{FieldErrors, once};
use crate::internet_access::model::Help;

use super::super::money::parse_pounds;

/// The most letters of a name, and of a reason.
const LINE: usize = 120;
/// The most of one thing.
const MANY: i64 = 100_000;

/// Something to give, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ItemForm {
    /// Of a new one: the page that adds it.
    pub once: String,
    /// Of one that is changed: what was read.
    pub version: String,
    pub kind: String,
    pub name: String,
    pub supplier: String,
    pub code: String,
    /// "here" or "ordered"
    pub kept: String,
    /// Of a new one that is kept here.
    pub in_stock: String,
    pub low_at: String,
    pub cost: String,
    pub lasts_days: String,
}

/// Something to give, checked.
#[derive(Clone, Debug)]
pub struct NewItem {
    pub once: String,
    pub version: i64,
    pub help: Help,
    pub name: String,
    pub supplier: String,
    pub code: String,
    pub counted: bool,
    pub in_stock: i64,
    pub low_at: i64,
    pub cost_pence: i64,
    pub lasts_days: Option<i64>,
}

impl ItemForm {
    pub fn check(&self) -> Result<NewItem, FieldErrors> {
        let mut errors = FieldErrors::default();
        let help = errors.note("kind", Help::from_code(&self.kind).ok_or_else(|| "Choose what it is".to_owned()));
        let name = errors.note("name", needed(&self.name, "Write what the team and the supplier call it"));
        let supplier = errors.note("supplier", line(&self.supplier));
        let code = errors.note("code", line(&self.code));
        let counted = match self.kept.as_str() {
            "here" => Ok(true),
            "ordered" => Ok(false),
            _ => Err("Say whether it is kept here".to_owned()),
        };
        let counted = errors.note("kept", counted);
        let on_a_shelf = counted == Some(true);
        let count = |typed: &str| if on_a_shelf { number(typed) } else { Ok(0) };
        // Of one that is there already the shelf is counted elsewhere.
        let is_new = self.version.is_empty();
        let in_stock = errors.note("in_stock", if is_new { count(&self.in_stock) } else { Ok(0) });
        let low_at = errors.note("low_at", count(&self.low_at));
        let cost_pence = errors.note("cost", parse_pounds(&self.cost));
        let lasts_days = errors.note("lasts_days", days(&self.lasts_days));
        let all = (help, name, supplier, code, counted, in_stock, low_at, cost_pence, lasts_days);
        match all {
            (
                Some(help),
                Some(name),
                Some(supplier),
                Some(code),
                Some(counted),
                Some(in_stock),
                Some(low_at),
                Some(cost_pence),
                Some(lasts_days),
            ) => Ok(NewItem {
                once: once(&self.once),
                version: self.version.parse().unwrap_or(0),
                help,
                name,
                supplier,
                code,
                counted,
                in_stock,
                low_at,
                cost_pence,
                lasts_days,
            }),
            _ => Err(errors),
        }
    }
}

/// What somebody does with an item.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeedForm {
    pub deed: String,
    pub once: String,
    /// How many more arrived.
    pub more: String,
    /// How many somebody counted on the shelf.
    pub counted: String,
    pub why: String,
}

/// A deed, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    Arrived(i64),
    Counted { in_stock: i64, why: String },
    TakeOut,
    TakeIn,
}

impl DeedForm {
    /// None where no page of ours has such a button.
    pub fn check(&self) -> Option<Result<Deed, FieldErrors>> {
        let mut errors = FieldErrors::default();
        let deed = match self.deed.as_str() {
            "arrived" => {
                let more = match number(&self.more) {
                    Ok(0) => Err("Write how many arrived, 1 at least".to_owned()),
                    more => more,
                };
                errors.note("more", more).map(Deed::Arrived)
            }
            "counted" => {
                let in_stock = errors.note("counted", number(&self.counted));
                let why = errors.note("why", needed(&self.why, "Say why the number was wrong, for whoever asks later"));
                in_stock.zip(why).map(|(in_stock, why)| Deed::Counted { in_stock, why })
            }
            "take-out" => Some(Deed::TakeOut),
            "take-in" => Some(Deed::TakeIn),
            _ => return None,
        };
        Some(deed.ok_or(errors))
    }
}

fn number(typed: &str) -> Result<i64, String> {
    let plain: String = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != ',').collect();
    match plain.parse() {
        Ok(number @ 0..=MANY) if plain.bytes().all(|letter| letter.is_ascii_digit()) => Ok(number),
        _ => Err("Write a whole number, like 12".to_owned()),
    }
}

fn days(typed: &str) -> Result<Option<i64>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    match number(typed) {
        Ok(days @ 1..=3_650) => Ok(Some(days)),
        _ => Err("Write a number of days, 3,650 at most; or leave it empty".to_owned()),
    }
}

fn needed(typed: &str, missing: &str) -> Result<String, String> {
    line(typed).and_then(|line| if line.is_empty() { Err(missing.to_owned()) } else { Ok(line) })
}

fn line(typed: &str) -> Result<String, String> {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().any(char::is_control) {
        return Err("There is a sign in it that nobody can see: type it again".to_owned());
    }
    match line.chars().count() {
        length if length > LINE => Err(format!("Make it shorter: {LINE} letters at most, and it has {length}")),
        _ => Ok(line),
    }
}
