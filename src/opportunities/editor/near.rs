//! Whether two names may be one employer's: "Barts Health NHS Trust" and "BARTS HEALTH", "Tallow & Reed People Ltd" and
//! "Tallow and Reed People". It only finds what to ask an editor; nobody is called friendly by likeness.

use std::collections::{BTreeMap, HashSet};

use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::opportunities::store::name_key;

/// What a company adds to its name: the last words of it, as many as there are.
const LEGAL: &[&str] = &[
    "ltd",
    "limited",
    "plc",
    "llp",
    "lp",
    "cic",
    "cio",
    "inc",
    "co",
    "company",
    "corp",
    "corporation",
    "uk",
    "gb",
    "group",
    "holding",
    "holdings",
];
/// Words that say what sort of employer it is: with or without them, it may be the same one.
const SORT: &[&str] = &[
    "trust",
    "nhs",
    "foundation",
    "charity",
    "association",
    "stores",
    "store",
    "supermarkets",
    "retail",
    "service",
    "services",
    "solutions",
    "school",
    "schools",
    "college",
    "university",
    "academy",
    "hotel",
    "hotels",
    "restaurants",
    "nursery",
    "nurseries",
    "care",
    "healthcare",
    "construction",
    "logistics",
    "partnership",
    "partners",
    "london",
    "england",
    "britain",
    "training",
];
/// Names of one word that would be found everywhere.
const SAY_LITTLE: &[&str] =
    &["city", "east", "west", "north", "south", "london", "care", "home", "first", "royal", "national"];
const IDLE: &[&str] = &["the", "and", "of"];

/// A name in an advert that may be an employer's on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// As the adverts write it, and how many open ones there are.
    pub advert_name: String,
    pub advert_key: String,
    pub adverts: usize,
    /// As the list has it.
    pub name: String,
    pub name_key: String,
}

/// Finds names that are close to one on the list and not on it: those of most adverts first. `friendly` holds the list's
/// names; `known` the keys of all names that are friendly already.
pub fn near_misses<'a>(
    employers: impl Iterator<Item = &'a str>,
    friendly: &[String],
    known: &HashSet<String>,
) -> Vec<NearMiss> {
    let mut names: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    for employer in employers {
        names.entry(name_key(employer)).or_insert((employer, 0)).1 += 1;
    }
    let list: Vec<_> = friendly.iter().map(|name| (name, Read::new(name))).collect();
    let mut found = Vec::new();
    for (key, (employer, adverts)) in names.iter().filter(|(key, _)| !key.is_empty() && !known.contains(*key)) {
        let read = Read::new(employer);
        for (name, _) in list.iter().filter(|(_, listed)| read.is_near(listed)) {
            found.push(NearMiss {
                advert_name: employer.to_string(),
                advert_key: key.clone(),
                adverts: *adverts,
                name: name.to_string(),
                name_key: name_key(name),
            });
        }
    }
    found.sort_by_key(|near| std::cmp::Reverse(near.adverts));
    found
}

/// A name as we compare it: each way to read it ("Bar trading as Foo" is Bar, and Foo), as its telling words.
struct Read(Vec<Words>);

struct Words {
    words: Vec<String>,
    joined: String,
    sorted: Vec<String>,
}

impl Read {
    fn new(name: &str) -> Read {
        Read(readings(&plain(name)).iter().map(|text| Words::new(text)).filter(|read| !read.words.is_empty()).collect())
    }

    fn is_near(&self, other: &Read) -> bool {
        self.0.iter().any(|one| other.0.iter().any(|two| one.is_near(two)))
    }
}

impl Words {
    fn new(text: &str) -> Words {
        let mut words = telling(text);
        while words.len() > 1 && words.last().is_some_and(|last| LEGAL.contains(&last.as_str())) {
            words.pop();
        }
        as_a_council(&mut words);
        let mut sorted = words.clone();
        sorted.sort();
        Words { joined: words.concat(), words, sorted }
    }

    fn is_near(&self, other: &Words) -> bool {
        let first = |words: &Words| words.joined.as_bytes().first().copied();
        if self.sorted == other.sorted || self.joined == other.joined {
            return true;
        }
        // Hardly anybody slips on the first letter, and most names end here.
        first(self) == first(other) && (self.begins(other) || other.begins(self) || self.slips_into(other))
    }

    /// True where the other goes on only with words that say what sort of employer it is.
    fn begins(&self, other: &Words) -> bool {
        let Some(rest) = other.words.strip_prefix(self.words.as_slice()) else { return false };
        let tells = match self.words.as_slice() {
            [only] => only.len() >= 4 && !SAY_LITTLE.contains(&only.as_str()) && !SORT.contains(&only.as_str()),
            _ => true,
        };
        tells && rest.iter().all(|word| SORT.contains(&word.as_str()))
    }

    /// True where every word that differs is a slip of the other's, and no number differs.
    fn slips_into(&self, other: &Words) -> bool {
        if self.words.len() == other.words.len() {
            return self.words.iter().zip(&other.words).all(|(one, two)| one == two || is_slip(one, two));
        }
        // A gap too many or too few, and a slip.
        self.words.len().abs_diff(other.words.len()) == 1
            && self.joined.len() >= 8
            && is_slip(&self.joined, &other.joined)
    }
}

fn is_slip(one: &str, two: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let shorter = one.len().min(two.len());
    let most = match shorter {
        ..5 => return false,
        5..11 => 1,
        _ => 2,
    };
    one.len().abs_diff(two.len()) <= most
        && one.as_bytes().first() == two.as_bytes().first()
        && digits(one) == digits(two)
        && osa_distance(one, two) <= most
}

/// In small letters without accents.
fn plain(name: &str) -> String {
    name.to_lowercase().nfd().filter(|letter| !is_combining_mark(*letter)).collect()
}

/// The ways to read a name: before and after "trading as", without and within brackets, and before a dash.
fn readings(name: &str) -> Vec<String> {
    let name = name.replace(" t/a ", " trading as ").replace("(t/a ", "(").replace("(trading as ", "(");
    let mut readings = Vec::new();
    for part in name.split(" trading as ") {
        let (before, bracketed) = part.split_once('(').unwrap_or((part, ""));
        let (within, after) = bracketed.split_once(')').unwrap_or((bracketed, ""));
        let without = format!("{before} {after}");
        let head = without.split_once(" - ").or_else(|| without.split_once(" – ")).map(|(head, _)| head.to_owned());
        readings.extend(head);
        readings.push(without);
        readings.push(within.to_owned());
    }
    readings
}

/// The words that tell it from another: "P.L.C." is one word, "the" and "&" are none.
fn telling(text: &str) -> Vec<String> {
    let text = text.replace(['\'', '’', '‘', '`'], "");
    let mut words: Vec<String> = Vec::new();
    let mut letters = false;
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let one_letter = word.chars().count() == 1 && !word.starts_with(|letter: char| letter.is_ascii_digit());
        match words.last_mut() {
            Some(last) if letters && one_letter => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
        letters = one_letter;
    }
    words.retain(|word| !IDLE.contains(&word.as_str()));
    words
}

/// "London Borough of Newham" and "Newham Borough Council" are "Newham Council".
fn as_a_council(words: &mut Vec<String>) {
    const SORTS: [&str; 6] = ["borough", "city", "county", "district", "metropolitan", "lb"];
    for opening in [&["london", "borough"][..], &["royal", "borough"], &["lb"]] {
        let opens = words.len() > opening.len() && words.iter().zip(opening).all(|(word, opening)| word == opening);
        if opens {
            words.drain(..opening.len());
            words.retain(|word| word != "council");
            words.push("council".to_owned());
            return;
        }
    }
    if words.last().is_some_and(|last| last == "council") {
        let last = words.len() - 1;
        let mut at = 0;
        words.retain(|word| {
            at += 1;
            at == 1 || at > last || !SORTS.contains(&word.as_str())
        });
    }
}
