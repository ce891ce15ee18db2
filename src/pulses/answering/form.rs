//! What somebody answers.

use serde::Deserialize;

use crate::forms::FieldErrors;
use crate::say;

use super::super::model::{Answer, MOST_QUESTIONS, Offers, Question};

/// The most that one answer in words may hold, in letters: six of them fit into a row of the anonymous store.
pub const MOST_LETTERS: usize = 500;
pub const FIELDS: [&str; MOST_QUESTIONS] = ["q1", "q2", "q3", "q4", "q5", "q6"];

/// Answers, as sent: places of what was ticked, or words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerForm {
    /// The page they are sent from.
    pub once: String,
    q1: Vec<String>,
    q2: Vec<String>,
    q3: Vec<String>,
    q4: Vec<String>,
    q5: Vec<String>,
    q6: Vec<String>,
}

impl AnswerForm {
    pub fn fresh(once: String) -> AnswerForm {
        AnswerForm { once, ..AnswerForm::default() }
    }

    /// What was sent for the question at this place.
    pub fn typed(&self, place: usize) -> &[String] {
        let all = [&self.q1, &self.q2, &self.q3, &self.q4, &self.q5, &self.q6];
        all.get(place).map_or(&[], |typed| typed.as_slice())
    }

    /// Every question may be left out, but not all of them.
    pub fn check(&self, questions: &[Question]) -> Result<Vec<Answer>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut answers = Vec::with_capacity(questions.len());
        for ((place, question), field) in questions.iter().enumerate().zip(FIELDS) {
            answers.extend(errors.note(field, answer(question, self.typed(place))));
        }
        if errors.is_empty() && answers.iter().all(|answer| *answer == Answer::LeftOut) {
            errors.note::<()>(FIELDS[0], Err(say!("pulses-nothing-answered").to_owned()));
        }
        if errors.is_empty() { Ok(answers) } else { Err(errors) }
    }
}

fn answer(question: &Question, typed: &[String]) -> Result<Answer, String> {
    if question.offers == Offers::Words {
        let text = typed.first().map(|text| text.trim().replace("\r\n", "\n")).unwrap_or_default();
        let letters = text.chars().count();
        return match letters {
            0 => Ok(Answer::LeftOut),
            _ if letters > MOST_LETTERS => Err(say!("pulses-too-long", most = MOST_LETTERS, letters = letters)),
            _ => Ok(Answer::Wrote(text)),
        };
    }
    let options = question.options().len();
    let chosen: Option<Vec<usize>> =
        typed.iter().map(|typed| typed.parse().ok().filter(|place| *place < options)).collect();
    let several = matches!(question.offers, Offers::Several(_));
    match chosen {
        Some(chosen) if chosen.is_empty() => Ok(Answer::LeftOut),
        Some(mut chosen) if several || chosen.len() == 1 => {
            chosen.sort_unstable();
            chosen.dedup();
            Ok(Answer::Chose(chosen))
        }
        _ => Err(say!("pulses-not-an-answer").to_owned()),
    }
}

/// A code, as somebody types it from paper.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CodeForm {
    pub code: String,
}

/// The letters of a ticket, however they were typed.
pub fn letters_of(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(offers: Offers) -> Vec<Question> {
        vec![Question { asks: "What helps?".to_owned(), offers }]
    }

    fn sent(typed: &[&str]) -> AnswerForm {
        AnswerForm { q1: typed.iter().map(|typed| (*typed).to_owned()).collect(), ..AnswerForm::default() }
    }

    #[test]
    fn an_answer_is_one_of_those_offered() {
        let options = vec!["a".to_owned(), "b".to_owned()];
        let (one, several) = (asks(Offers::One(options.clone())), asks(Offers::Several(options)));
        assert_eq!(sent(&["1"]).check(&one), Ok(vec![Answer::Chose(vec![1])]));
        assert_eq!(sent(&["1", "0", "1"]).check(&several), Ok(vec![Answer::Chose(vec![0, 1])]));
        for wrong in [&["2"][..], &["0", "1"], &["x"], &["-1"], &[]] {
            assert!(sent(wrong).check(&one).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn six_answers_in_words_are_short_enough_to_be_kept() {
        let long = "é".repeat(MOST_LETTERS);
        assert_eq!(sent(&[&long]).check(&asks(Offers::Words)), Ok(vec![Answer::Wrote(long.clone())]));
        assert!(sent(&[&format!("{long}x")]).check(&asks(Offers::Words)).is_err());
        assert!(sent(&["  "]).check(&asks(Offers::Words)).is_err());
    }

    #[test]
    fn a_code_may_be_typed_as_it_stands_on_paper() {
        assert_eq!(letters_of(" k7m3-xq9p 2wrt"), "K7M3XQ9P2WRT");
    }
}
