use jiff::civil::Date;

/// Reads a day as people write it ("31/3/2027") or as lists have it ("2027-03-31"); between may stand spaces, dots or
/// dashes. None for anything else, and for a day that no calendar has.
pub fn parse_day(typed: &str) -> Option<Date> {
    let parts: Vec<&str> = typed.trim().split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let digits = |text: &str| text.bytes().all(|letter| letter.is_ascii_digit());
    if year.len() != 4 || day.len() > 2 || month.len() > 2 || !(digits(year) && digits(month) && digits(day)) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_however_it_is_written() {
        for typed in ["31/3/2027", "31.03.2027", " 31 3 2027 ", "2027-03-31", "2027/3/31"] {
            assert_eq!(parse_day(typed), Some(jiff::civil::date(2027, 3, 31)), "{typed}");
        }
        for typed in
            ["", "tomorrow", "31/3", "31/3/27", "30/2/2027", "3/31/2027", "1/2/3/2027", "٣/3/2027", "-1/2/2027x"]
        {
            assert_eq!(parse_day(typed), None, "{typed}");
        }
    }
}
