//! Recovery codes: ten words of letters for the day when the phone is lost. Shown once, each good once.

use crate::keys::random;

/// How many somebody has.
pub const HOW_MANY: usize = 10;
/// Letters that nobody takes for another: no vowels, so no words either.
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";
const LENGTH: usize = 12;

/// Ten new codes, each of 51 bits, as they are shown: `BCDF-GHJK-LMNP`.
pub fn new_codes() -> Vec<String> {
    (0..HOW_MANY).map(|_| shown(&new_code())).collect()
}

fn new_code() -> String {
    let mut code = String::with_capacity(LENGTH);
    while code.len() < LENGTH {
        // 240 to 255 would make some letters likelier.
        code.extend(
            random::<32>().iter().filter(|byte| **byte < 240).map(|byte| char::from(LETTERS[usize::from(byte % 20)])),
        );
    }
    code.truncate(LENGTH);
    code
}

fn shown(code: &str) -> String {
    code.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
}

/// A code as it is kept, from what was typed; none where it cannot be one.
pub fn read(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    (code.len() == LENGTH && code.bytes().all(|byte| LETTERS.contains(&byte))).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_codes_are_all_different_and_read_however_they_are_typed() {
        let codes = new_codes();
        assert_eq!(codes.iter().collect::<std::collections::BTreeSet<_>>().len(), HOW_MANY);
        for code in &codes {
            let read_back = read(code).expect("one of ours");
            assert_eq!(read(&format!(" {} ", code.to_lowercase().replace('-', " "))), Some(read_back));
        }
        for typed in ["", "123456", "BCDF-GHJK", "BCDF-GHJK-LMNA", "BCDF-GHJK-LMNP-Q", "ÄÄÄÄÄÄ"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
