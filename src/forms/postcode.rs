use std::fmt;

use crate::say;

/// A full UK postcode, in capitals with its space: "E14 3AB". The pattern is the one GOV.UK publishes for bulk data
/// transfer (BS 7666); whether the postcode exists is another question.
#[derive(Clone, PartialEq, Eq)]
pub struct Postcode(String);

impl Postcode {
    /// Checks what was typed, in any case, with or without the space.
    pub fn parse(typed: &str) -> Result<Postcode, String> {
        let letters: String =
            typed.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect();
        if letters.is_empty() {
            return Err(say!("forms-postcode-missing").to_owned());
        }
        let cut = letters.len().checked_sub(3).filter(|cut| letters.is_ascii() && (2..=4).contains(cut));
        match cut.map(|cut| letters.split_at(cut)) {
            Some((outward, inward)) if is_outward(outward) && is_inward(inward) => {
                Ok(Postcode(format!("{outward} {inward}")))
            }
            _ => Err(say!("forms-postcode-shape").to_owned()),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first half: "E14".
    pub fn district(&self) -> &str {
        self.0.split(' ').next().unwrap_or_default()
    }
}

/// A1, A11, A1A, AA1, AA11, AA1A.
fn is_outward(outward: &str) -> bool {
    let shape: String = outward.chars().map(|letter| if letter.is_ascii_digit() { '9' } else { 'A' }).collect();
    ["A9", "A99", "A9A", "AA9", "AA99", "AA9A"].contains(&shape.as_str())
}

/// A digit and two letters, never C, I, K, M, O or V.
fn is_inward(inward: &str) -> bool {
    let mut letters = inward.chars();
    letters.next().is_some_and(|digit| digit.is_ascii_digit())
        && letters.all(|letter| letter.is_ascii_uppercase() && !"CIKMOV".contains(letter))
}

/// Where somebody lives never shows in a log by accident.
impl fmt::Debug for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Postcode(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_are_taken_however_they_are_typed() {
        for (typed, kept) in [
            ("e143ab", "E14 3AB"),
            (" E1  6an ", "E1 6AN"),
            ("SW1A-1AA", "SW1A 1AA"),
            ("m1 1ae", "M1 1AE"),
            ("ec1a1bb", "EC1A 1BB"),
        ] {
            assert_eq!(Postcode::parse(typed).expect(typed).as_str(), kept);
        }
        assert_eq!(Postcode::parse("e143ab").expect("good").district(), "E14");
    }

    #[test]
    fn slips_are_refused_with_a_sentence() {
        for typed in ["", "E14", "E14 3A", "14E 3AB", "E14 3CI", "E14 3ABC", "ÉE1 3AB", "EEE1 3AB"] {
            assert!(Postcode::parse(typed).is_err(), "{typed}");
        }
    }
}
