//! Where somebody means: a full postcode in the table of postcodes, else its district; a district; a name.

use crate::web::Db;

use super::model::Point;
use super::places::{District, PlaceAsked, parse_place};
use super::store;

pub enum Whereabouts {
    Nowhere,
    At(Point),
    Unknown,
}

/// Finds the place that was typed.
pub async fn whereabouts(db: &Db, place: &str) -> sqlx::Result<Whereabouts> {
    let at =
        |district: Option<&District>| district.map_or(Whereabouts::Unknown, |district| Whereabouts::At(district.at));
    Ok(match parse_place(place) {
        PlaceAsked::Nothing => Whereabouts::Nowhere,
        PlaceAsked::Name(place) => Whereabouts::At(place.at),
        PlaceAsked::District(code) => at(District::find(&code)),
        PlaceAsked::Postcode { outward, inward } => {
            match store::find_postcode(db, &format!("{outward}{inward}")).await? {
                Some(point) => Whereabouts::At(point),
                None => at(District::find(&outward)),
            }
        }
        PlaceAsked::Unknown => Whereabouts::Unknown,
    })
}

impl Whereabouts {
    /// The point to search from; none where there is none, and then the search is made without it.
    pub fn point(&self) -> Option<Point> {
        match self {
            Whereabouts::At(point) => Some(*point),
            Whereabouts::Nowhere | Whereabouts::Unknown => None,
        }
    }
}
