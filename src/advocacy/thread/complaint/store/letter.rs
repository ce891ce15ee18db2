//! The letter of a complaint to the council. A letter holds little, so a long complaint goes in several, each of which says so: no
//! word of it is left out.

use crate::words::{london_day, weekday_words};

use super::super::super::super::model::Case;
use super::super::super::letters::ToCouncil;
use super::super::form::New;
use super::super::model::{Complaint, Stage};

/// How many bytes of a complaint one letter holds beside what we write: plain letters weigh one byte in a mail, others up to six.
const PLAIN: usize = 1_300;
const OTHER: usize = 450;

/// A complaint, new.
pub fn first(new: &New, case: &Case, now: i64) -> Vec<ToCouncil> {
    let stage = Stage { number: 1, asked_at: now, answered_at: None };
    let due = weekday_words(london_day(stage.due()));
    let reply = new.reply_to.as_deref().map_or_else(
        || "Please answer through their advocate.".to_owned(),
        |reply| format!("Please answer to: {reply}"),
    );
    let about = format!(
        "This is a formal complaint (stage 1) by {}, who asked that it be sent. Number: {}. Please answer by {due}.",
        new.name, case.reference
    );
    parts("A formal complaint", vec![about, reply], &new.words)
}

/// The wish to take it to the next stage.
pub fn next(complaint: &Complaint, case: &Case, stage: i64) -> Vec<ToCouncil> {
    let made = weekday_words(london_day(complaint.made_at));
    let what = if stage == 2 { "an independent investigation (stage 2)" } else { "a review panel (stage 3)" };
    let about = format!(
        "{} made a formal complaint on {made} and now asks for {what}. Number: {}. The words of the complaint follow.",
        complaint.by_name, case.reference
    );
    parts("A formal complaint: the next stage", vec![about], &complaint.words)
}

fn parts(subject: &str, before: Vec<String>, words: &str) -> Vec<ToCouncil> {
    let most = if words.is_ascii() { PLAIN } else { OTHER };
    let pieces = split(words, most);
    let count = pieces.len();
    let letter = |(place, piece): (usize, Vec<String>)| {
        let subject =
            if count == 1 { subject.to_owned() } else { format!("{subject} (part {} of {count})", place + 1) };
        let mut paragraphs = if place == 0 { before.clone() } else { Vec::new() };
        paragraphs.extend(piece);
        ToCouncil { subject, paragraphs }
    };
    pieces.into_iter().enumerate().map(letter).collect()
}

/// The words in pieces of so many bytes at most, each with its lines; broken between words wherever there are any.
fn split(words: &str, most: usize) -> Vec<Vec<String>> {
    let (mut pieces, mut piece, mut size) = (Vec::new(), Vec::<String>::new(), 0);
    for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut text = String::new();
        for word in line.split_whitespace().flat_map(|word| chunks(word, most)) {
            if size + text.len() + word.len() + 1 > most {
                piece.extend((!text.is_empty()).then(|| std::mem::take(&mut text)));
                pieces.push(std::mem::take(&mut piece));
                size = 0;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&word);
        }
        size += text.len();
        piece.extend((!text.is_empty()).then_some(text));
    }
    pieces.push(piece);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// A word, cut where it alone would fill a letter.
fn chunks(word: &str, most: usize) -> Vec<String> {
    let (mut chunks, mut chunk) = (Vec::new(), String::new());
    for letter in word.chars() {
        if chunk.len() + letter.len_utf8() >= most {
            chunks.push(std::mem::take(&mut chunk));
        }
        chunk.push(letter);
    }
    chunks.push(chunk);
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_complaint_goes_in_several_letters_and_loses_no_word() {
        let words: Vec<String> = (0..600).map(|number| format!("word{number}")).collect();
        for text in [words.join(" "), words.join("\n"), words.join(" é "), "é".repeat(3_000)] {
            let letters = parts("A formal complaint", vec!["before".to_owned()], &text);
            assert!(letters.len() > 1 && letters[1].subject.ends_with(&format!("(part 2 of {})", letters.len())));
            let all: String = letters.iter().flat_map(|letter| &letter.paragraphs).map(String::as_str).collect();
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(bare(&all), format!("before{}", bare(&text)));
            for letter in letters {
                assert!(letter.paragraphs.iter().map(String::len).sum::<usize>() < 1_500);
            }
        }
        assert_eq!(parts("A formal complaint", Vec::new(), "Short.").len(), 1);
    }
}
