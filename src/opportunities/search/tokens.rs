//! Cuts text into words that can be compared: lower case, no accents, and the stem that "cook" and "cooking" share.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word of what somebody typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token<'t> {
    /// Just as typed.
    pub typed: &'t str,
    /// Lower case, no accents.
    pub word: String,
    pub stem: String,
}

/// Words that say nothing about which opportunity is meant; never looked up. Sorted.
#[rustfmt::skip]
const STOP_WORDS: &[&str] = &[
    "a", "about", "after", "am", "an", "and", "any", "anything", "apprentice", "apprentices", "apprenticeship",
    "apprenticeships", "are", "around", "as", "at", "be", "become", "becoming", "being", "best", "by", "do", "doing",
    "enjoy", "find", "finding", "for", "from", "get", "getting", "good", "help", "helping", "i", "id", "im", "in",
    "into", "is", "job", "jobs", "like", "local", "looking", "love", "me", "my", "near", "nearby", "of", "on", "or",
    "please", "position", "positions", "really", "role", "roles", "some", "something", "stuff", "that", "the",
    "thing", "things", "to", "vacancies", "vacancy", "wanna", "want", "with", "work", "working",
];

/// Words that tell us something in a title or a course ("IT technician") and nothing in a sentence. Sorted.
#[rustfmt::skip]
const IDLE_IN_PROSE: &[&str] = &[
    "all", "also", "but", "can", "has", "have", "if", "it", "its", "not", "our", "so", "their", "they", "this", "us",
    "we", "what", "when", "where", "who", "will", "you", "your",
];

/// The skills employers tick on the national service's form. They stand in most adverts and tell nothing about the job:
/// whoever looks for "care" does not mean "customer care skills".
const TICKED_SKILLS: &[&str] = &[
    "communication skills",
    "it skills",
    "attention to detail",
    "organisation skills",
    "customer care skills",
    "problem solving skills",
    "presentation skills",
    "administrative skills",
    "number skills",
    "analytical skills",
    "logical",
    "team working",
    "creative",
    "initiative",
    "non judgemental",
    "patience",
    "physical fitness",
];

/// Words, some as often misspelt, whose usual stem would mix them up with others: hospitals with hospitality, trains with
/// training.
const KEPT_APART: &[(&[&str], &str)] = &[
    (&["animation", "animations", "animator", "animators", "animated"], "animation"),
    (&["busy"], "busy"),
    (&["customer", "customers"], "customer"),
    (&["engineer", "engineers", "engineering", "enginer", "enginering"], "engineer"),
    (&["fitness"], "fitness"),
    (&["glasses"], "glasses"),
    (&["hospitality"], "hospitality"),
    (&["internal"], "internal"),
    (&["international"], "international"),
    (&["officer", "officers"], "officer"),
    (&["probate"], "probate"),
    (&["trading"], "trading"),
    (&["training", "trained"], "training"),
];

/// Stems that are one thing to whoever looks for it: a plumber does plumbing.
const JOINED: &[(&str, &str)] = &[
    ("admin", "administr"),
    ("baker", "bake"),
    ("bakeri", "bake"),
    ("banker", "bank"),
    ("beautician", "beauti"),
    ("builder", "build"),
    ("carpentri", "carpent"),
    ("caterer", "cater"),
    ("children", "child"),
    ("cleaner", "clean"),
    ("coder", "code"),
    ("dancer", "danc"),
    ("dentist", "dental"),
    ("driver", "drive"),
    ("electrician", "electr"),
    ("farmer", "farm"),
    ("floristri", "florist"),
    ("joineri", "joiner"),
    ("lawyer", "law"),
    ("painter", "paint"),
    ("pharmacist", "pharmaci"),
    ("photographi", "photograph"),
    ("plumber", "plumb"),
    ("programm", "program"),
    ("receptionist", "recept"),
    ("roofer", "roof"),
    ("scientist", "scienc"),
    ("singer", "sing"),
    ("teacher", "teach"),
    ("teeth", "tooth"),
    ("tiler", "tile"),
    ("vet", "veterinari"),
    ("waitress", "waiter"),
    ("welder", "weld"),
];

pub(super) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(&word)
}

pub(super) fn is_idle_in_prose(word: &str) -> bool {
    IDLE_IN_PROSE.contains(&word)
}

pub(super) fn is_ticked_skill(skill: &str) -> bool {
    TICKED_SKILLS.iter().any(|ticked| ticked.eq_ignore_ascii_case(skill.trim()))
}

pub(super) fn stop_words() -> impl Iterator<Item = &'static str> {
    STOP_WORDS.iter().copied()
}

/// What a word has in common with its relatives: "cook" for "cooking".
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    if let Some((_, own)) = KEPT_APART.iter().find(|(words, _)| words.contains(&word)) {
        return Cow::Borrowed(own);
    }
    let stem = Stemmer::create(Algorithm::English).stem(word);
    JOINED.iter().find(|(other, _)| *other == stem).map_or(stem, |(_, joined)| Cow::Borrowed(joined))
}

/// Calls `take` with each word, as it stands and folded. "Children's" is one word: "childrens".
pub(super) fn each_word<'t>(text: &'t str, mut take: impl FnMut(&'t str, &str)) {
    let mut folded = String::new();
    for typed in text.split(|letter| !belongs_to_word(letter)).filter(|typed| !typed.is_empty()) {
        fold(typed, &mut folded);
        if !folded.is_empty() {
            take(typed, &folded);
        }
    }
}

/// The first `most` words of what somebody typed.
pub(super) fn tokens(text: &str, most: usize) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    each_word(text, |typed, word| {
        if tokens.len() < most {
            tokens.push(Token::new(typed, word));
        }
    });
    tokens
}

impl<'t> Token<'t> {
    pub(super) fn new(typed: &'t str, word: &str) -> Token<'t> {
        Token { typed, word: word.to_owned(), stem: stem(word).into_owned() }
    }
}

fn belongs_to_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_apostrophe(letter) || (!letter.is_ascii() && is_combining_mark(letter))
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '`' | 'ʼ')
}

fn fold(typed: &str, folded: &mut String) {
    folded.clear();
    if typed.is_ascii() {
        folded.push_str(typed);
        folded.make_ascii_lowercase();
        if typed.contains(is_apostrophe) {
            folded.retain(|letter| !is_apostrophe(letter));
        }
        return;
    }
    for letter in typed.nfkd().flat_map(char::to_lowercase) {
        match letter {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            letter if letter.is_alphanumeric() && !is_apostrophe(letter) && !is_combining_mark(letter) => {
                folded.push(letter)
            }
            _ => {}
        }
    }
}
