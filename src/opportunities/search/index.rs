//! Finds listings by a word: a dictionary of every word there is, and for each stem the listings that hold it.

use std::collections::HashMap;

use super::filters::Met;
use super::spelling;
use super::understand::{Literal, Term};

/// What finding a word in a field is worth; a word in several fields counts once, where it is worth most.
pub(super) mod worth {
    pub const TITLE: u8 = 120;
    pub const COURSE: u8 = 70;
    /// The route's own words, and plain words that mean the route.
    pub const ROUTE: u8 = 45;
    pub const SKILLS: u8 = 30;
    pub const EMPLOYER: u8 = 20;
    pub const PLACES: u8 = 15;
    pub const SUMMARY: u8 = 8;
}

/// The mark of a word that is known but never looked up.
pub(super) const STOP: u32 = u32::MAX;

/// Every word of every listing.
pub(super) struct Index {
    /// Sorted by their text.
    pub(super) words: Box<[Word]>,
    /// Which letters each word has, for `spelling`.
    pub(super) letters: Box<[u32]>,
    pub(super) stems: HashMap<Box<str>, u32>,
    /// Where the listings of each stem begin; one more than there are stems.
    pub(super) first: Box<[u32]>,
    pub(super) docs: Box<[u32]>,
    /// What each of `docs` is worth.
    pub(super) worths: Box<[u8]>,
}

/// A word as listings spell it, and the number of its stem.
pub(super) struct Word {
    pub text: Box<str>,
    pub stem: u32,
}

/// How well each listing fits the words of a search.
pub(super) struct Fit {
    pub scores: Vec<u16>,
    /// The words a listing lacks, one bit each.
    pub missing: Vec<u16>,
}

impl Index {
    /// The words that begin with these letters.
    pub(super) fn beginning(&self, letters: &str) -> &[Word] {
        let start = self.words.partition_point(|word| *word.text < *letters);
        let length = self.words[start..].partition_point(|word| word.text.starts_with(letters));
        &self.words[start..start + length]
    }

    /// The listings that hold a stem, and what each is worth.
    fn holding(&self, stem: u32) -> (&[u32], &[u8]) {
        let Some([start, end]) = self.first.get(stem as usize..).and_then(<[u32]>::first_chunk) else {
            return (&[], &[]);
        };
        let range = *start as usize..*end as usize;
        (&self.docs[range.clone()], &self.worths[range])
    }

    /// How many listings hold a stem.
    pub(super) fn count(&self, stem: u32) -> usize {
        self.holding(stem).0.len()
    }

    /// Finds the word somebody meant: one slip away, rather with the same first letter, then the commonest.
    pub(super) fn correct(&self, typed: &str) -> Option<&Word> {
        let letters = spelling::letters(typed);
        let close =
            self.letters.iter().zip(&self.words).filter(|(have, word)| {
                spelling::may_be_close(letters, **have) && spelling::is_one_slip(typed, &word.text)
            });
        close.map(|(_, word)| word).max_by_key(|word| {
            let common = if word.stem == STOP { usize::MAX } else { self.count(word.stem) };
            (word.text.as_bytes().first() == typed.as_bytes().first(), common, std::cmp::Reverse(&word.text))
        })
    }

    /// Weighs every listing against every term.
    pub(super) fn fit(&self, terms: &[Term], met: &[Met]) -> Fit {
        let mut fit = Fit { scores: vec![0; met.len()], missing: vec![0; met.len()] };
        let mut worths = vec![0; met.len()];
        for (nth, term) in terms.iter().enumerate() {
            self.weigh(term, met, &mut worths);
            let bit = 1 << nth;
            for ((score, missing), worth) in fit.scores.iter_mut().zip(&mut fit.missing).zip(&worths) {
                *score = score.saturating_add(u16::from(*worth));
                *missing |= if *worth == 0 { bit } else { 0 };
            }
        }
        fit
    }

    /// What one term is worth for each listing; 0 where it does not match.
    fn weigh(&self, term: &Term, met: &[Met], worths: &mut [u8]) {
        worths.fill(0);
        if let Some((first, rest)) = term.literals.split_first() {
            self.mark(first, worths);
            for literal in rest {
                let mut others = vec![0; worths.len()];
                self.mark(literal, &mut others);
                worths.iter_mut().zip(&others).for_each(|(worth, other)| *worth = (*worth).min(*other));
            }
        }
        if !term.means.is_empty() {
            for (worth, met) in worths.iter_mut().zip(met) {
                let meant = if met.any_of(term.means) { worth::ROUTE } else { 0 };
                *worth = (*worth).max(meant);
            }
        }
    }

    /// Marks the listings that hold a word. As the beginning of a longer word it is worth half; where the word also
    /// stands by itself somewhere, its beginnings in summaries do not count ("steel" should not find every "steelwork").
    fn mark(&self, literal: &Literal, worths: &mut [u8]) {
        let mut stands_alone = false;
        if let Some(stem) = literal.stem {
            let (docs, found) = self.holding(stem);
            stands_alone = !docs.is_empty();
            docs.iter().zip(found).for_each(|(doc, worth)| worths[*doc as usize] = *worth);
        }
        let least = if stands_alone { worth::SUMMARY + 1 } else { 0 };
        for stem in &literal.longer {
            let (docs, found) = self.holding(*stem);
            for (doc, worth) in docs.iter().zip(found).filter(|(_, worth)| **worth >= least) {
                let known = &mut worths[*doc as usize];
                *known = (*known).max(worth / 2);
            }
        }
    }
}
