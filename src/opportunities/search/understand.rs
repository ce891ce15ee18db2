//! Works out what somebody means by the words they typed.

use super::filters::{Filter, Filters};
use super::index::{Index, STOP};
use super::tokens::{self, Token, is_stop_word};
use super::{plain_words, spelling};

/// The most words of a search we look at; the rest adds nothing but work.
const MOST_WORDS: usize = 16;

/// The longest word that is not taken for the beginning of others where it is a word itself: "pan" is not "panel".
const SHORT: usize = 3;

/// Something we read into the words, so that the page can say so.
#[derive(Clone, Debug, PartialEq)]
pub enum Understood {
    /// A slip of the finger, put right.
    Spelling { typed: String, read_as: String },
    /// Plain words, and the routes, kinds, levels or conditions they also stand for.
    Meaning { typed: String, filters: Filters },
}

/// What a search is looking for.
pub(super) struct Wording<'t> {
    tokens: Vec<Token<'t>>,
    /// Each of them has to match; none means that everything does.
    pub terms: Vec<Term>,
    pub understood: Vec<Understood>,
}

/// One thing looked for: a word, or a phrase from the table of plain words.
pub(super) struct Term {
    /// Words that match when all of them do.
    pub literals: Vec<Literal>,
    /// What it stands for; a listing that meets any of these matches too.
    pub means: Filters,
    /// Which words it was typed as.
    tokens: std::ops::Range<usize>,
}

/// A word to look up in the index.
#[derive(Default)]
pub(super) struct Literal {
    pub stem: Option<u32>,
    /// The stems of longer words it is the beginning of.
    pub longer: Vec<u32>,
}

impl<'t> Wording<'t> {
    pub(super) fn read(index: &Index, words: &'t str) -> Wording<'t> {
        let mut wording =
            Wording { tokens: tokens::tokens(words, MOST_WORDS), terms: Vec::new(), understood: Vec::new() };
        for at in 0..wording.tokens.len() {
            wording.correct(index, at);
        }
        let mut at = 0;
        while at < wording.tokens.len() {
            at += wording.read_term(index, at);
        }
        wording
    }

    /// The words as typed, without those of one term.
    pub(super) fn without(&self, nth: usize) -> String {
        let gone = &self.terms[nth].tokens;
        let kept = self.tokens.iter().enumerate().filter(|(at, _)| !gone.contains(at));
        kept.map(|(_, token)| token.typed).collect::<Vec<_>>().join(" ")
    }

    fn typed(&self, tokens: std::ops::Range<usize>) -> String {
        self.tokens[tokens].iter().map(|token| token.typed).collect::<Vec<_>>().join(" ")
    }

    /// Puts a slip of the finger right, if the word means nothing to us as it stands.
    fn correct(&mut self, index: &Index, at: usize) {
        let token = &self.tokens[at];
        if !spelling::is_worth_correcting(&token.word) || is_known(index, token) {
            return;
        }
        if let Some(meant) = index.correct(&token.word) {
            let read_as = meant.text.to_string();
            self.understood.push(Understood::Spelling { typed: token.typed.to_owned(), read_as: read_as.clone() });
            self.tokens[at] = Token::new(token.typed, &read_as);
        }
    }

    /// Reads one term from here on and says how many words it took.
    fn read_term(&mut self, index: &Index, at: usize) -> usize {
        let rest = &self.tokens[at..];
        let (length, means) = plain_words::phrase_at(rest).unwrap_or((1, Filters::NONE));
        let words = &rest[..length];
        let has_stop_word = words.iter().any(|token| is_stop_word(&token.word));
        let literals = match words {
            [_] if has_stop_word && means.is_empty() => return 1,
            _ if has_stop_word => Vec::new(),
            [token] => vec![literal(index, token, at + 1 == self.tokens.len(), !means.is_empty())],
            phrase => phrase.iter().map(|token| Literal { stem: exact(index, token), longer: Vec::new() }).collect(),
        };
        let guess = match literals.as_slice() {
            [only] if means.is_empty() && !only.finds_something(index) => guess(index, &words[0]),
            _ => Guess::Filters(means),
        };
        let Guess::Filters(means) = guess else { return length };
        let tokens = at..at + length;
        if !means.is_empty() {
            self.understood.push(Understood::Meaning { typed: self.typed(tokens.clone()), filters: means });
        }
        self.terms.push(Term { literals, means, tokens });
        length
    }
}

impl Understood {
    /// Lists the filters that plain words were taken for; none for a slip of the finger.
    pub fn filters(&self) -> impl Iterator<Item = Filter> {
        let filters = match self {
            Understood::Spelling { .. } => Filters::NONE,
            Understood::Meaning { filters, .. } => *filters,
        };
        filters.iter()
    }
}

impl Literal {
    fn finds_something(&self, index: &Index) -> bool {
        self.stem.iter().chain(&self.longer).any(|stem| index.count(*stem) > 0)
    }
}

/// What the beginning of a plain word may stand for.
enum Guess {
    Filters(Filters),
    /// It begins a word we never look up, as in "apprent".
    StopWord,
}

fn exact(index: &Index, token: &Token) -> Option<u32> {
    index.stems.get(&*token.stem).copied()
}

/// A word by itself or as the beginning of others. One whose meaning we know is no beginning: "hospital" is not
/// "hospitality", "tech" not every "technician".
fn literal(index: &Index, token: &Token, is_last: bool, has_meaning: bool) -> Literal {
    let stem = exact(index, token);
    let letters = token.word.chars().count();
    let is_word = letters <= SHORT && stem.is_some_and(|stem| index.count(stem) > 0);
    if has_meaning || is_word || (letters < SHORT && !is_last) {
        return Literal { stem, longer: Vec::new() };
    }
    let longer = index.beginning(&token.word).iter().map(|word| word.stem);
    let mut longer: Vec<u32> = longer.filter(|longer| Some(*longer) != stem && *longer != STOP).collect();
    longer.sort_unstable();
    longer.dedup();
    Literal { stem, longer }
}

/// Reads the beginning of a word that no listing holds: "babysitt" is on its way to "babysitting".
fn guess(index: &Index, token: &Token) -> Guess {
    if token.word.len() <= SHORT {
        return Guess::Filters(Filters::NONE);
    }
    let longer = index.beginning(&token.word);
    let means = longer.iter().map(|word| plain_words::meaning_of(&tokens::stem(&word.text)));
    let means = means.fold(Filters::NONE, Filters::plus);
    match means.is_empty() && longer.iter().any(|word| word.stem == STOP) {
        true => Guess::StopWord,
        false => Guess::Filters(means),
    }
}

/// True for a word that finds something, means something, or is on its way to being such a word.
fn is_known(index: &Index, token: &Token) -> bool {
    is_stop_word(&token.word)
        || plain_words::knows(&token.stem)
        || exact(index, token).is_some()
        || !index.beginning(&token.word).is_empty()
}
