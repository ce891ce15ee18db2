//! Whether two names may be one employer's: "Barts Health NHS Trust" and "BARTS HEALTH", "Tallow & Reed People Ltd" and
//! "Tallow and Reed People". It only finds what to ask an editor; nobody is called friendly by likeness.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::opportunities::store::name_key;

/// What a company adds to its name: the last words of it, as many as there are. All words here are one of their kind:
/// "holding" stands for "holdings" too.
#[rustfmt::skip] // lists
const LEGAL: &[&str] = &[
    "ltd", "limited", "plc", "llp", "lp", "cic", "cio", "inc", "co", "company", "corp", "corporation", "uk", "gb", "group", "holding",
];
/// Words that say what sort of employer it is: with or without them, it may be the same one.
#[rustfmt::skip]
const SORT: &[&str] = &[
    "trust", "nhs", "foundation", "charity", "association", "store", "supermarket", "retail", "service", "solution", "school",
    "college", "university", "academy", "hotel", "restaurant", "nursery", "care", "healthcare", "construction", "logistic",
    "partnership", "partner", "london", "england", "britain", "training",
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
    let list = Listed::new(friendly);
    let mut found = Vec::new();
    for (key, (employer, adverts)) in names.iter().filter(|(key, _)| !key.is_empty() && !known.contains(*key)) {
        for at in list.near(employer) {
            let name = &friendly[at];
            found.push(NearMiss {
                advert_name: employer.to_string(),
                advert_key: key.clone(),
                adverts: *adverts,
                name: name.clone(),
                name_key: name_key(name),
            });
        }
    }
    found.sort_by_key(|near| std::cmp::Reverse(near.adverts));
    found
}

/// The list's names, ready to be compared with thousands: most comparing is looking up.
#[derive(Default)]
struct Listed {
    /// By its words in a row, and by its words in order of the alphabet.
    same: HashMap<String, Vec<usize>>,
    /// By its first letter: hardly anybody slips on that one.
    by_letter: HashMap<u8, Vec<(usize, Words)>>,
}

impl Listed {
    fn new(friendly: &[String]) -> Listed {
        let mut list = Listed::default();
        for (at, name) in friendly.iter().enumerate() {
            for words in readings_of(name) {
                list.same.entry(words.joined.clone()).or_default().push(at);
                list.same.entry(words.sorted.clone()).or_default().push(at);
                list.by_letter.entry(words.letter()).or_default().push((at, words));
            }
        }
        list
    }

    /// The places of those that `employer` may be.
    fn near(&self, employer: &str) -> BTreeSet<usize> {
        let mut near = BTreeSet::new();
        for words in readings_of(employer) {
            let same = [&words.joined, &words.sorted].into_iter().filter_map(|key| self.same.get(key));
            near.extend(same.flatten());
            let close = self.by_letter.get(&words.letter()).into_iter().flatten();
            near.extend(close.filter(|(_, listed)| words.is_near(listed)).map(|(at, _)| *at));
        }
        near
    }
}

/// Each way to read a name: "Bar trading as Foo" is Bar, and Foo.
fn readings_of(name: &str) -> impl Iterator<Item = Words> {
    readings(&plain(name)).into_iter().map(|text| Words::new(&text)).filter(|read| !read.words.is_empty())
}

/// One reading of a name, as its telling words.
struct Words {
    words: Vec<String>,
    joined: String,
    sorted: String,
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
        Words { joined: words.concat(), sorted: sorted.concat(), words }
    }

    fn letter(&self) -> u8 {
        self.joined.as_bytes().first().copied().unwrap_or_default()
    }

    fn is_near(&self, other: &Words) -> bool {
        self.begins(other) || other.begins(self) || self.slips_into(other)
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
    words.iter_mut().for_each(one_of_its_kind);
    words
}

/// "nurseries" as "nursery", "stores" as "store".
fn one_of_its_kind(word: &mut String) {
    if word.len() > 5 && word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") {
        word.pop();
    }
}

/// "London Borough of Newham" and "Newham Borough Council" are "Newham Council".
fn as_a_council(words: &mut Vec<String>) {
    const SORTS: [&str; 6] = ["london", "borough", "city", "county", "district", "metropolitan"];
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
