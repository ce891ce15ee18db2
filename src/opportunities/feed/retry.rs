//! How long to wait before asking again.

use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

/// Tries of one page that may fail before we give up: the first, and one after each of 1, 2, 4, 8 and 16 seconds.
pub const TRIES: u32 = 6;
/// Times that one page may be told to wait ("429 Too Many Requests") before we give up.
pub const PATIENCE: u32 = 5;
/// The service counts requests over five minutes.
pub const WINDOW: Duration = Duration::from_secs(5 * 60);

/// The wait after failure number `failed` (from 1): doubling from one second, and up to a quarter more, so that two
/// clients who failed together do not come back together.
pub fn after_failure(failed: u32) -> Duration {
    let base = Duration::from_secs(1 << failed.saturating_sub(1).min(4));
    base.mul_f64(1.0 + fastrand::f64() / 4.0)
}

/// What a `Retry-After` header asks for, in seconds or as a date; without one, the service's own window. Never longer.
pub fn as_asked(retry_after: Option<&str>, now: Timestamp) -> Duration {
    let Some(asked) = retry_after.map(str::trim) else { return WINDOW };
    let wait = match asked.parse::<u64>() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => until(asked, now),
    };
    wait.unwrap_or(WINDOW).clamp(Duration::from_secs(1), WINDOW)
}

fn until(date: &str, now: Timestamp) -> Option<Duration> {
    let then = DateTimeParser::new().relaxed_weekday(true).parse_timestamp(date).ok()?;
    Some(Duration::try_from(then - now).unwrap_or(Duration::ZERO))
}
