//! What an advert insists on, as far as a program can tell: when it starts, and which grades it calls essential.

use super::model::Qualification;

/// Read from an advert once, and held against what a person told us.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asks {
    /// Midnight UTC of the day it starts, in ms since 1970 UTC.
    pub starts_on: Option<i64>,
    /// English at grade 4 or below it.
    pub english: bool,
    /// Maths at grade 4 or below it.
    pub maths: bool,
    /// Something else, or a higher grade: its level, the highest of several; 0 where the advert's words do not say.
    pub other: Option<u8>,
}

impl Asks {
    pub fn new(starts_on: Option<i64>, qualifications: &[Qualification]) -> Asks {
        let mut asks = Asks { starts_on, ..Asks::default() };
        for asked in qualifications.iter().filter(|asked| asked.essential) {
            let subject = asked.subject.to_lowercase();
            let (english, maths) = (subject.contains("english"), subject.contains("math"));
            if (english || maths) && level(&asked.kind) == 2 && is_grade_4_enough(&asked.grade) {
                asks.english |= english;
                asks.maths |= maths;
            } else {
                asks.other = asks.other.max(Some(level(&asked.kind)));
            }
        }
        asks
    }
}

/// "GCSE or equivalent" is level 2, "A level" is level 3; 0 for whatever we do not know.
fn level(kind: &str) -> u8 {
    let kind = kind.to_lowercase();
    let words: Vec<&str> = kind.split(|letter: char| !letter.is_alphanumeric()).collect();
    match () {
        () if words.contains(&"gcse") || words.contains(&"gcses") => 2,
        () if ["a level", "a-level", "as level", "t level"].iter().any(|name| kind.starts_with(name)) => 3,
        () if words.contains(&"degree") => 6,
        () => 0,
    }
}

/// True where grade 4 (C, in the old letters) meets what is asked: "4 (C) or above", "9-4 (A*-C)", "3 (D)", "Any grade".
fn is_grade_4_enough(grade: &str) -> bool {
    const ENOUGH: [&str; 10] = ["4", "3", "2", "1", "c", "d", "e", "f", "g", "any"];
    let grade = grade.to_lowercase();
    let mut words = grade.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_none() || words.any(|word| ENOUGH.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(kind: &str, subject: &str, grade: &str) -> Qualification {
        Qualification { essential: true, kind: kind.to_owned(), subject: subject.to_owned(), grade: grade.to_owned() }
    }

    #[test]
    fn english_and_maths_at_grade_4_or_less_are_told_apart_from_all_else() {
        let of = |list: &[Qualification]| Asks::new(None, list);
        let grade = |grade: &str| of(&[asked("GCSE or equivalent", "English Language", grade)]);
        for enough in ["4", "4 (C) or above", "9-4 (A*-C)", "3 (D) or above", "Any grade", "", "C"] {
            assert_eq!(grade(enough), Asks { english: true, ..Asks::default() }, "{enough}");
        }
        for more in ["5", "5 or above", "Grade 6-9", "B", "A*-B", "Merit"] {
            assert_eq!(grade(more), Asks { other: Some(2), ..Asks::default() }, "{more}");
        }
        let both = of(&[asked("GCSE", "Maths and English", "4"), asked("A level or equivalent", "Any two", "C")]);
        assert_eq!(both, Asks { english: true, maths: true, other: Some(3), starts_on: None });
        assert_eq!(of(&[asked("A Level", "Mathematics", "C")]).other, Some(3), "an A level is no GCSE");
        assert_eq!(of(&[asked("Other", "CSCS card", "")]).other, Some(0));
    }

    #[test]
    fn what_only_helps_is_not_insisted_on() {
        let desired = Qualification { essential: false, ..asked("GCSE", "Maths", "4") };
        assert_eq!(Asks::new(Some(5), &[desired]), Asks { starts_on: Some(5), ..Asks::default() });
    }
}
