//! When a letter that was not taken is tried again.

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// The waits after the first tries.
const FIRST: [i64; 5] = [10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE];
/// Then every five minutes until this long after it was due, ...
const OFTEN_FOR: i64 = 4 * HOUR;
/// ... and every half hour until this long. Then somebody should look.
const GIVEN_UP_AFTER: i64 = 72 * HOUR;

/// The time of the next try, in ms since 1970 UTC, after `tries` of a letter that was first due at `due_at`. None: no more.
pub fn next_try(tries: i64, due_at: i64, now: i64) -> Option<i64> {
    let age = now - due_at;
    let first = usize::try_from(tries - 1).ok().and_then(|index| FIRST.get(index));
    let wait = match first {
        _ if age >= GIVEN_UP_AFTER => return None,
        Some(wait) => *wait,
        None if age < OFTEN_FOR => 5 * MINUTE,
        None => 30 * MINUTE,
    };
    Some((now + wait).min(due_at + GIVEN_UP_AFTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_tried_when_we_promised() {
        for (tries, age, wait) in [
            (1, 0, 10 * SECOND),
            (2, 10 * SECOND, 30 * SECOND),
            (3, 40 * SECOND, MINUTE),
            (4, 100 * SECOND, 2 * MINUTE),
            (5, 220 * SECOND, 5 * MINUTE),
            (6, 520 * SECOND, 5 * MINUTE),
            (50, 4 * HOUR - 1, 5 * MINUTE),
            (51, 4 * HOUR, 30 * MINUTE),
            (99, 71 * HOUR, 30 * MINUTE),
            (190, 72 * HOUR - MINUTE, MINUTE),
        ] {
            assert_eq!(next_try(tries, 7, 7 + age), Some(7 + age + wait), "try {tries} at {age}");
        }
        assert_eq!(next_try(191, 7, 7 + 72 * HOUR), None);
        assert_eq!(next_try(1, 7, 7 + 80 * HOUR), None, "it waited too long before its first try");
    }

    #[test]
    fn three_days_hold_a_bounded_number_of_tries() {
        let (mut now, mut tries) = (0, 1);
        while let Some(next) = next_try(tries, 0, now) {
            assert!(next > now);
            (now, tries) = (next, tries + 1);
        }
        assert_eq!(now, GIVEN_UP_AFTER);
        assert!((180..200).contains(&tries), "{tries}");
    }
}
