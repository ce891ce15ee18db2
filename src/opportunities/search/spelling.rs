//! Forgives one slip of the finger: a letter too many, too few, another one, or two neighbours swapped.

/// Which letters a word has, one bit each. A single slip changes at most two of them, which rules out nearly every
/// word.
pub(super) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |letters, byte| match byte {
        b'a'..=b'z' => letters | 1 << (byte - b'a'),
        _ => letters | 1 << 26,
    })
}

/// True where words with these letters may be one slip apart.
pub(super) fn may_be_close(one: u32, other: u32) -> bool {
    let mut different = one ^ other;
    different &= different.wrapping_sub(1);
    different &= different.wrapping_sub(1);
    different == 0
}

/// True where one slip turns one word into the other.
pub(super) fn is_one_slip(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let (short, long) = (short.as_bytes(), long.as_bytes());
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[same..], &long[same..]);
    match (short, long) {
        ([], long) => long.len() == 1,
        (short, long) if short.len() < long.len() => *short == long[1..],
        ([_, short @ ..], [_, long @ ..]) if short == long => true,
        ([a, b, short @ ..], [c, d, long @ ..]) => a == d && b == c && short == long,
        _ => false,
    }
}

/// True for words it makes sense to correct: four letters or more, nothing but plain letters.
pub(super) fn is_worth_correcting(word: &str) -> bool {
    word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}
