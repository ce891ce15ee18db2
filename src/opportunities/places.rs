//! Where things are: the postcode districts and place names we ship, what someone means by the place
//! they typed, the miles between two points, and Ordnance Survey's file of postcodes. Pure functions.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::model::Point;

mod code_point;
mod postcode;
#[cfg(test)]
mod tests;

pub use code_point::{CodePoint, read_code_point};
#[cfg(test)]
pub use code_point::{RowProblem, from_grid};

const DISTRICTS: &str = include_str!("data/london_districts.csv");
const LONDON: &str = include_str!("data/london_places.csv");
const TOWNS: &str = include_str!("data/english_towns.csv");

/// The mean radius of the Earth, as the international union of geodesy sets it (6,371.0088 km).
const EARTH_MILES: f64 = 3958.76;

/// Further than this from a named place, an address is not "near" it.
const NEAR_MILES: f64 = 3.0;

/// Nobody needs more to name a place; whatever is longer was not typed by hand.
const LONGEST: usize = 100;

/// A postcode district, and the middle of its addresses.
#[derive(Debug, PartialEq)]
pub struct District {
    /// "E14", "SW1A"
    pub code: &'static str,
    pub at: Point,
}

/// A name people use for a part of London or for a town, and a point in the middle of it.
#[derive(Debug, PartialEq)]
pub struct NamedPlace {
    /// As we write it: "Bethnal Green".
    pub name: &'static str,
    pub at: Point,
    /// Covers so much ("East London", "Newham") that to be near it means little.
    pub wide: bool,
}

/// What someone means by the place they typed.
#[derive(Debug, PartialEq)]
pub enum PlaceAsked {
    Nothing,
    /// A full postcode in capitals. Whether it exists, and where, the table of postcodes knows.
    Postcode {
        outward: String,
        inward: String,
    },
    /// Looks like a district, in capitals: "E14". [`District::find`] knows those in and around London.
    District(String),
    Name(&'static NamedPlace),
    Unknown,
}

impl District {
    /// Finds a district in or around London: "E14", "sw1a".
    pub fn find(code: &str) -> Option<&'static District> {
        let code = code.trim().to_ascii_uppercase();
        let at = districts().binary_search_by(|district| district.code.cmp(&code)).ok()?;
        districts().get(at)
    }
}

impl NamedPlace {
    /// Finds a place by name, forgiving capitals, punctuation, "the", "London" and one wrong letter.
    pub fn find(text: &str) -> Option<&'static NamedPlace> {
        let asked = key(text);
        let bare = bare(&asked);
        exactly(&asked).or_else(|| exactly(bare)).or_else(|| almost(&asked)).or_else(|| almost(bare))
    }
}

/// Reads the place someone typed: a postcode, the start of one, a name, or a name with a postcode.
pub fn parse_place(text: &str) -> PlaceAsked {
    let text = text.trim();
    if text.is_empty() {
        return PlaceAsked::Nothing;
    }
    if text.len() > LONGEST {
        return PlaceAsked::Unknown;
    }
    code_in(text)
        .or_else(|| NamedPlace::find(text).map(PlaceAsked::Name))
        .or_else(|| code_at_the_end(text))
        .unwrap_or(PlaceAsked::Unknown)
}

/// Measures the miles between two points, as the crow flies.
pub fn distance_miles(a: Point, b: Point) -> f64 {
    let half_sine = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let across = a.lat.to_radians().cos() * b.lat.to_radians().cos() * half_sine(b.lon - a.lon);
    let haversine = half_sine(b.lat - a.lat) + across;
    2.0 * EARTH_MILES * haversine.min(1.0).sqrt().asin()
}

/// Names the nearest place, for "near Poplar"; none if there is none within three miles.
pub fn near_words(point: Point) -> Option<&'static str> {
    // Ranked on a flat map: five hundred true distances for each of 4,000 adverts would be felt at the start.
    let narrower = point.lat.to_radians().cos();
    let flat = |at: Point| (at.lat - point.lat).powi(2) + ((at.lon - point.lon) * narrower).powi(2);
    let nearest = names().places.iter().filter(|place| !place.wide).min_by(|a, b| flat(a.at).total_cmp(&flat(b.at)))?;
    (distance_miles(point, nearest.at) <= NEAR_MILES).then_some(nearest.name)
}

/// Offers up to three names that start like what was typed, for "did you mean".
pub fn suggestions(text: &str) -> Vec<&'static str> {
    let asked = key(text);
    let enough = asked.len().clamp(2, 3);
    let names = names();
    let mut alike: Vec<_> = names
        .keys
        .iter()
        .map(|(key, place)| (likeness(&asked, key), key.len().abs_diff(asked.len()), *place))
        .filter(|(shared, _, _)| *shared >= enough)
        .collect();
    alike.sort_by_key(|(shared, longer, place)| (Reverse(*shared), *longer, *place));

    let mut offered = Vec::with_capacity(3);
    for (_, _, place) in alike {
        let name = names.places[place].name;
        if offered.len() < 3 && !offered.contains(&name) {
            offered.push(name);
        }
    }
    offered
}

/// Reads a text that is a postcode or the start of one, and nothing else.
fn code_in(text: &str) -> Option<PlaceAsked> {
    if let Some((outward, inward)) = postcode::whole(text) {
        return Some(PlaceAsked::Postcode { outward, inward });
    }
    postcode::district(text).map(PlaceAsked::District)
}

/// Reads the postcode after a name or an address: "Poplar E14", "5 Chrisp Street, E14 6LP".
fn code_at_the_end(text: &str) -> Option<PlaceAsked> {
    let words: Vec<_> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let ending = |count: usize| words[words.len().saturating_sub(count)..].join(" ");
    code_in(&ending(2)).or_else(|| code_in(&ending(1)))
}

/// Writes a name the one way we compare it: "The St. John's Wood" and "saint johns wood" are "stjohnswood".
fn key(text: &str) -> String {
    text.to_lowercase()
        .replace('&', " and ")
        .replace(['\'', '’', '‘', '`'], "")
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| *word != "the")
        .map(|word| if word == "saint" { "st" } else { word })
        .collect()
}

/// Leaves out what people add: "Stratford, London", "Mile End station", "London Borough of Newham".
fn bare(key: &str) -> &str {
    let key = key.strip_prefix("royal").unwrap_or(key);
    let key = key.strip_prefix("london").unwrap_or(key);
    let key = key.strip_prefix("boroughof").unwrap_or(key);
    let key = key.strip_suffix("london").unwrap_or(key);
    key.strip_suffix("station").unwrap_or(key)
}

fn exactly(key: &str) -> Option<&'static NamedPlace> {
    let names = names();
    names.keys.get(key).map(|place| &names.places[*place])
}

/// Finds the only place whose name is one slip away.
fn almost(key: &str) -> Option<&'static NamedPlace> {
    let names = names();
    let mut close = names.keys.iter().filter(|(name, _)| one_slip(key, name)).map(|(_, place)| *place);
    let found = close.next()?;
    close.all(|other| other == found).then(|| &names.places[found])
}

/// True if a letter wrong, missing, too many or swapped with its neighbour is all that differs.
fn one_slip(typed: &str, name: &str) -> bool {
    // Short names are too alike: Bow, Lee and Bath are a letter away from anything.
    if name.len() < 5 {
        return false;
    }
    let same = shared_start(typed, name);
    match (&typed.as_bytes()[same..], &name.as_bytes()[same..]) {
        ([_, typed @ ..], [_, name @ ..]) if typed == name => true,
        ([_, typed @ ..], name) if typed == name => true,
        (typed, [_, name @ ..]) if typed == name => true,
        ([a, b, typed @ ..], [c, d, name @ ..]) => a == d && b == c && typed == name,
        _ => false,
    }
}

/// Counts how much of `typed` a name agrees with: all of it if they are one slip apart.
fn likeness(typed: &str, name: &str) -> usize {
    if one_slip(typed, name) { typed.len() } else { shared_start(typed, name) }
}

fn shared_start(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

/// Every name we know, and every way to write it.
struct Names {
    places: Vec<NamedPlace>,
    keys: HashMap<String, usize>,
}

fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = Names { places: Vec::new(), keys: HashMap::new() };
        for row in rows(LONDON).chain(rows(TOWNS)) {
            let (name, also) = (row[0], row[1]);
            for known_as in also.split(';').filter(|other| !other.is_empty()).chain([name]) {
                names.keys.insert(key(known_as), names.places.len());
            }
            let wide = row.get(5) == Some(&"yes");
            names.places.push(NamedPlace { name, at: point(row[2], row[3]), wide });
        }
        names
    })
}

fn districts() -> &'static [District] {
    static TABLE: OnceLock<Vec<District>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut districts: Vec<_> =
            rows(DISTRICTS).map(|row| District { code: row[0], at: point(row[1], row[2]) }).collect();
        districts.sort_by_key(|district| district.code);
        districts
    })
}

/// Reads a table we ship: comments, a header, and rows without quotes.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.skip(1).map(|line| line.split(',').collect())
}

fn point(lat: &str, lon: &str) -> Point {
    let degrees = |text: &str| text.parse().expect("the tables we ship hold numbers, tests/ reads every row");
    Point { lat: degrees(lat), lon: degrees(lon) }
}
