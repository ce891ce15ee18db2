//! Money: typed in pounds, kept in pence.

use crate::words::grouped;

/// The most that anything here costs: £10,000,000.
const MOST: i64 = 1_000_000_000;

/// Reads pounds as people type them: "12", "£12.50", "1,200". The error says what to do.
pub fn parse_pounds(typed: &str) -> Result<i64, String> {
    let problem = || "Write it in pounds, like 12 or 12.50".to_owned();
    let plain: String = typed.trim().chars().filter(|letter| !letter.is_whitespace() && *letter != ',').collect();
    let plain = plain.strip_prefix('£').unwrap_or(&plain);
    let (pounds, pence) = plain.split_once('.').unwrap_or((plain, ""));
    let are_digits = |text: &str| text.bytes().all(|letter| letter.is_ascii_digit());
    if !are_digits(pounds) || !are_digits(pence) || pence.len() > 2 || (pounds.is_empty() && pence.is_empty()) {
        return Err(problem());
    }
    let number = |text: &str| if text.is_empty() { Some(0) } else { text.parse::<i64>().ok() };
    let pence = number(&format!("{pence:0<2}"));
    let total =
        number(pounds).and_then(|pounds| pounds.checked_mul(100)).zip(pence).map(|(pounds, pence)| pounds + pence);
    match total {
        Some(total) if total <= MOST => Ok(total),
        _ => Err("That is more than we can keep: 10 million pounds at most".to_owned()),
    }
}

/// "£1,250.50", "-£3.00"
pub fn pounds(pence: i64) -> String {
    let (sign, pence) = (if pence < 0 { "-" } else { "" }, pence.unsigned_abs());
    format!("{sign}£{}.{:02}", grouped((pence / 100) as i64), pence % 100)
}

/// "1250.50": as another program reads it.
pub fn bare_pounds(pence: i64) -> String {
    format!("{}.{:02}", pence / 100, pence % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pounds_are_read_however_they_are_typed() {
        for (typed, pence) in [
            ("12", 1_200),
            ("£12.50", 1_250),
            (" £ 1,200 ", 120_000),
            ("12.5", 1_250),
            (".50", 50),
            ("0", 0),
            ("12.", 1_200),
            ("10,000,000", MOST),
        ] {
            assert_eq!(parse_pounds(typed), Ok(pence), "{typed}");
        }
        for typed in ["", "£", ".", "twelve", "12.505", "-3", "1.2.3", "99999999999999999999", "10000000.01", "١٢"] {
            assert!(parse_pounds(typed).is_err(), "{typed}");
        }
        assert_eq!((pounds(123_450), pounds(-300), pounds(5)), ("£1,234.50".into(), "-£3.00".into(), "£0.05".into()));
        assert_eq!(bare_pounds(123_450), "1234.50");
    }

    proptest::proptest! {
        #[test]
        fn what_is_shown_is_read_again(pence in 0..=MOST, typed in "\\PC{0,20}") {
            assert_eq!(parse_pounds(&pounds(pence)), Ok(pence));
            let _ = parse_pounds(&typed);
        }
    }
}
