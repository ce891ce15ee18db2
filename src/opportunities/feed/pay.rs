//! Pay, in the advert's own words; a number only where those words are clear.

use crate::opportunities::model::Pay;

/// Yearly pounds that any advert could mean. Outside it the words are a slip of the pen, and stay words.
const BELIEVABLE: std::ops::RangeInclusive<i64> = 1_000..=500_000;

/// Reads pay from its words. The feed's `wageAmount` is never asked: it may be a year's, a week's or an hour's.
pub fn pay(words: Option<String>) -> Pay {
    let (yearly_from, yearly_to) = words.as_deref().and_then(yearly).unzip();
    Pay { words, yearly_from, yearly_to: yearly_to.flatten() }
}

/// "£14,976 a year", "£16,640 to £26,436.80 a year": whole pounds, rounded down. Anything that names a third amount,
/// or begins any other way ("up to £20,000 a year"), is not clear.
fn yearly(words: &str) -> Option<(i64, Option<i64>)> {
    let (from, rest) = pounds(words.trim_start())?;
    let (to, rest) = match after_range_word(rest) {
        Some(rest) => pounds(rest).map(|(to, rest)| (Some(to), rest))?,
        None => (None, rest),
    };
    let rest = rest.trim_start();
    let (a_year, rest) = rest.split_at_checked("a year".len())?;
    let clear = a_year.eq_ignore_ascii_case("a year")
        && !rest.starts_with(|next: char| next.is_alphanumeric() || next == '-')
        && !rest.contains('£')
        && BELIEVABLE.contains(&from)
        && to.is_none_or(|to| to >= from && BELIEVABLE.contains(&to));
    clear.then_some((from, to))
}

fn after_range_word(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let rest = ["to ", "-", "–", "—"].into_iter().find_map(|word| text.strip_prefix(word))?;
    Some(rest.trim_start())
}

/// "£26,436.80" at the beginning: whole pounds, and what comes after.
fn pounds(text: &str) -> Option<(i64, &str)> {
    let text = text.strip_prefix('£')?.trim_start();
    let whole_end = text.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(text.len());
    let (whole, mut rest) = text.split_at(whole_end);
    if let Some(pence) = rest.strip_prefix('.') {
        let end = pence.find(|c: char| !c.is_ascii_digit()).unwrap_or(pence.len());
        rest = if end > 0 { &pence[end..] } else { rest };
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    (whole.starts_with(|c: char| c.is_ascii_digit())).then(|| digits.parse().ok().map(|whole| (whole, rest)))?
}
