//! Something to give.

use crate::internet_access::model::Help;

use super::super::money::pounds;
use super::form::ItemForm;

/// One kind of thing that there is to give.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: String,
    pub help: Help,
    pub name: String,
    /// Who sends it; empty: the council itself.
    pub supplier: String,
    /// The supplier's own code for it.
    pub code: String,
    /// Kept on a shelf here; if not, it is ordered for each request.
    pub counted: bool,
    /// On the shelf, with those that are reserved.
    pub in_stock: i64,
    pub reserved: i64,
    pub used: i64,
    pub low_at: i64,
    pub cost_pence: i64,
    pub lasts_days: Option<i64>,
    /// May be chosen.
    pub active: bool,
    pub version: i64,
}

impl Item {
    pub fn free(&self) -> i64 {
        self.in_stock - self.reserved
    }

    /// Nearly used up.
    pub fn is_low(&self) -> bool {
        self.counted && self.active && self.free() <= self.low_at
    }

    /// What the form says of it, each with its label.
    pub fn labelled(&self) -> Vec<(&'static str, String)> {
        vec![
            ("What it is", self.help.name().to_owned()),
            ("Name", self.name.clone()),
            ("Supplier", self.supplier.clone()),
            ("Code", self.code.clone()),
            ("Where it is", if self.counted { "Kept here" } else { "Ordered for each" }.to_owned()),
            ("Tell the team at", self.low_at.to_string()),
            ("Cost", pounds(self.cost_pence)),
            ("Works for", self.lasts_days.map_or("Good".to_owned(), |days| format!("{days} days"))),
        ]
    }

    /// The form as it was saved.
    pub fn form(&self) -> ItemForm {
        ItemForm {
            once: String::new(),
            version: self.version.to_string(),
            kind: self.help.code().to_owned(),
            name: self.name.clone(),
            supplier: self.supplier.clone(),
            code: self.code.clone(),
            kept: if self.counted { "here" } else { "ordered" }.to_owned(),
            in_stock: String::new(),
            low_at: self.low_at.to_string(),
            cost: pounds(self.cost_pence),
            lasts_days: self.lasts_days.map(|days| days.to_string()).unwrap_or_default(),
        }
    }
}

/// One line of an item's history.
pub struct Change {
    pub at: i64,
    /// Who did it; none: they are gone.
    pub who: Option<String>,
    pub deed: String,
    pub difference: i64,
    pub in_stock: i64,
    pub why: String,
}
