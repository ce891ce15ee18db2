//! How hard a sentence is to read, as far as a program can tell.

/// The sentences of a catalogue with at least four words: labels and headings are not read as prose.
pub fn sentences(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('=').map(|(_, sentence)| sentence.trim().to_owned()))
        .flat_map(|text| {
            text.split_inclusive(['.', '?', '!', ':']).map(|part| part.trim().to_owned()).collect::<Vec<_>>()
        })
        .filter(|sentence| words_in(sentence) >= 4)
        .collect()
}

pub fn words_in(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count()
}

/// Flesch-Kincaid grade of one sentence.
pub fn grade(sentence: &str) -> f64 {
    let words = words_in(sentence).max(1) as f64;
    let syllables: usize = sentence.split_whitespace().map(syllables).sum();
    0.39 * words + 11.8 * syllables as f64 / words - 15.59
}

fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(|letter| letter.is_alphabetic()).collect();
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let (mut count, mut before) = (0, false);
    for letter in word.chars() {
        count += usize::from(is_vowel(letter) && !before);
        before = is_vowel(letter);
    }
    let silent = word.ends_with('e') && !word.ends_with("le") && count > 1;
    (count - usize::from(silent)).max(usize::from(!word.is_empty()))
}
