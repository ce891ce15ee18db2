//! An offer that somebody else makes, and a network. No database, no clock.

use crate::accounts::Colleague;
use crate::codes;

const DAY: i64 = 86_400_000;
/// What nobody has checked for this long may be wrong, in ms: six months.
const STALE_AFTER: i64 = 183 * DAY;

codes! {
    /// What is offered.
    Sort {
        /// A tariff for people with little money.
        Tariff = "tariff",
        /// A place with free Wi-Fi.
        Wifi = "wifi",
    }
}

impl Sort {
    /// As staff read it.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Tariff => "Cheap tariff",
            Sort::Wifi => "Free Wi-Fi",
        }
    }
}

/// Something that is to be had elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub id: String,
    pub sort: Sort,
    pub name: String,
    pub words: String,
    /// Empty where it is not known.
    pub price: String,
    /// Empty where there is none.
    pub link: String,
    /// Empty where it can be had everywhere.
    pub area: String,
    /// The first moment of the day on which somebody last looked, in London.
    pub checked_on: Option<i64>,
    /// Young people see it.
    pub active: bool,
    pub version: i64,
    /// Who changed it last.
    pub changed_by: Option<Colleague>,
}

impl Offer {
    /// Nobody has looked at it for six months, or ever.
    pub fn is_stale(&self, now: i64) -> bool {
        self.checked_on.is_none_or(|checked_on| now - checked_on > STALE_AFTER)
    }
}

/// A mobile network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    pub id: String,
    pub name: String,
    /// It puts our data on phones.
    pub takes_part: bool,
    /// Its place on the list.
    pub place: i64,
    pub version: i64,
}

#[cfg(test)]
impl Network {
    pub fn called(id: &str, name: &str) -> Network {
        Network { id: id.to_owned(), name: name.to_owned(), takes_part: true, place: 1, version: 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_checked_for_six_months_is_stale() {
        let checked = |checked_on| {
            let (id, name, words) = (String::new(), String::new(), String::new());
            let (price, link, area) = (String::new(), String::new(), String::new());
            Offer {
                id,
                sort: Sort::Wifi,
                name,
                words,
                price,
                link,
                area,
                checked_on,
                active: true,
                version: 1,
                changed_by: None,
            }
        };
        let now = 1_000 * DAY;
        assert!(checked(None).is_stale(now));
        assert!(!checked(Some(now - STALE_AFTER)).is_stale(now));
        assert!(checked(Some(now - STALE_AFTER - 1)).is_stale(now));
    }
}
