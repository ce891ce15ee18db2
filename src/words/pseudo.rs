//! Made-up languages: English bent so that a careless page shows.

use std::borrow::Cow;

/// Accents on every vowel and a third more length, as German or Somali would need.
pub fn long(text: &str) -> Cow<'_, str> {
    let bent: String = text
        .chars()
        .map(|letter| match letter {
            'a' => 'á',
            'e' => 'é',
            'i' => 'í',
            'o' => 'ó',
            'u' => 'ú',
            'A' => 'Á',
            'E' => 'É',
            'I' => 'Í',
            'O' => 'Ó',
            'U' => 'Ú',
            other => other,
        })
        .collect();
    let more = text.chars().filter(|letter| letter.is_alphabetic()).count() / 3;
    Cow::Owned(if more == 0 { bent } else { format!("{bent}{}", "~".repeat(more)) })
}

/// The same words, each marked to run from right to left.
pub fn right_to_left(text: &str) -> Cow<'_, str> {
    const START: char = '\u{202e}';
    const END: char = '\u{202c}';
    let mut bent = String::with_capacity(text.len() * 2);
    for word in text.split_inclusive(char::is_whitespace) {
        let letters = word.trim_end();
        if letters.is_empty() {
            bent.push_str(word);
        } else {
            bent.push(START);
            bent.push_str(letters);
            bent.push(END);
            bent.push_str(&word[letters.len()..]);
        }
    }
    Cow::Owned(bent)
}
