//! A drawing of 340 units across: on the narrowest phone a unit is about a pixel, so its words are as large as they must be.

use std::fmt::{Arguments, Write};

use super::super::escape;

pub const WIDTH: f64 = 340.0;
/// From one line of words to the next.
pub const LINE: f64 = 16.0;
/// How large words are; `font-size` of the whole drawing.
const SIZE: f64 = 13.0;

/// Marks in the colour of things, and words in the colour of words.
#[derive(Default)]
pub struct Drawing {
    marks: String,
    words: String,
    height: f64,
}

/// Which part of some words stands at their place.
#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Drawing {
    pub fn mark(&mut self, mark: Arguments) {
        self.marks.write_fmt(mark).expect("it is written to memory");
    }

    /// Writes one line; `y` is the middle of its small letters.
    pub fn write(&mut self, x: f64, y: f64, anchor: Anchor, words: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let (y, words) = (y + 4.5, escape(words));
        write!(self.words, "<text x=\"{x:.1}\" y=\"{y:.1}\"{anchor}>{words}</text>").expect("it is written to memory");
    }

    pub fn set_height(&mut self, height: f64) {
        self.height = height;
    }

    pub fn view_box(&self) -> String {
        format!("0 0 {WIDTH} {:.0}", self.height.ceil())
    }

    pub fn marks_and_words(&self) -> String {
        format!("<g class=\"mark\">{}</g>{}", self.marks, self.words)
    }
}

/// How wide some words are in the widest of the fonts that phones and computers use: it is better to end a line too early
/// than to lie over another.
pub fn width(words: &str) -> f64 {
    let ems = words.chars().map(|letter| match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | ' ' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' => 1.0,
        letter if letter.is_uppercase() => 0.78,
        '\u{2e80}'.. => 1.1,
        _ => 0.64,
    });
    ems.sum::<f64>() * SIZE
}

/// The words in lines that are no wider than `room`; a word that is wider alone is cut.
pub fn lines(words: &str, room: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let with_it = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&with_it) <= room {
            line = with_it;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            if !line.is_empty() && width(&line) + width(letter.encode_utf8(&mut [0; 4])) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_letter_is_lost(words in "[a-zW\u{e9}\u{4e2d} ]{0,60}", room in 20.0..300.0_f64) {
            let lines = lines(&words, room);
            assert!(lines.iter().all(|line| width(line) <= room), "{lines:?}");
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(letters(&lines.join(" ")), letters(&words));
        }
    }
}
