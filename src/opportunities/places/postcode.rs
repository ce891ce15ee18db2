//! The shape of a UK postcode as British Standard BS 7666 has it, without the letters it leaves out. gov.uk publishes
//! it as a pattern in "Bulk Data Transfer: additional validation valid from 12 November 2015".

/// Reads a full postcode in any case, with or without its space: ("E14", "3AB").
pub(super) fn whole(text: &str) -> Option<(String, String)> {
    let code = capitals(text);
    let (outward, inward) = code.split_at_checked(code.len().checked_sub(3)?)?;
    (is_outward(outward) && is_inward(inward)).then(|| (outward.to_owned(), inward.to_owned()))
}

/// Reads a district, alone or with a little of what follows: "E14" from "e14", "E14 3" or "E143A".
pub(super) fn district(text: &str) -> Option<String> {
    // A space says where the district ends: "E1 4" lies in E1, while "E14" is E14.
    if let Some((outward, rest)) = text.trim().split_once(char::is_whitespace) {
        let (outward, rest) = (capitals(outward), capitals(rest));
        if is_outward(&outward) && starts_inward(&rest) {
            return Some(outward);
        }
    }
    let code = capitals(text);
    if is_outward(&code) {
        return Some(code);
    }
    [1, 2].into_iter().find_map(|count| {
        let (outward, rest) = code.split_at_checked(code.len().checked_sub(count)?)?;
        (is_outward(outward) && starts_inward(rest)).then(|| outward.to_owned())
    })
}

fn capitals(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_ascii_uppercase()
}

fn is_outward(code: &str) -> bool {
    let first = |letter: &u8| letter.is_ascii_uppercase() && !b"QVX".contains(letter);
    let second = |letter: &u8| letter.is_ascii_uppercase() && !b"IJZ".contains(letter);
    let digit = u8::is_ascii_digit;
    match code.as_bytes() {
        [a, n] => first(a) && digit(n),
        [a, n, m] if digit(n) => first(a) && (digit(m) || b"ABCDEFGHJKPSTUW".contains(m)),
        [a, b, n] => first(a) && second(b) && digit(n),
        [a, b, n, m] => first(a) && second(b) && digit(n) && (digit(m) || b"ABEHMNPRVWXY".contains(m)),
        _ => false,
    }
}

fn is_inward(code: &str) -> bool {
    matches!(code.as_bytes(), [n, a, b] if n.is_ascii_digit() && is_unit(a) && is_unit(b))
}

/// True for the first one or two signs of an inward code: "3", "3A".
fn starts_inward(code: &str) -> bool {
    match code.as_bytes() {
        [n] => n.is_ascii_digit(),
        [n, a] => n.is_ascii_digit() && is_unit(a),
        _ => false,
    }
}

/// Real postcodes never hold C, I, K, M, O or V here. Invented ones do, so that a demo's can be nobody's address, and a
/// real one that is mistyped is told apart by the table of postcodes anyway.
fn is_unit(letter: &u8) -> bool {
    letter.is_ascii_uppercase()
}
