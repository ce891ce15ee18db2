//! Codes from an app on a phone (TOTP, RFC 6238): six digits, a new one each half minute, each good once.

use qrcode::QrCode;
use qrcode::render::svg;
use totp_rs::{Builder, Secret, Totp};

use crate::keys::random;

/// How long one code shows, in ms.
pub const STEP: i64 = 30_000;
/// So many wrong codes are looked at before anybody has to wait.
pub const FREE_TRIES: i64 = 5;
/// The longest that anybody waits, in ms: never for ever, so that nobody can lock somebody else out.
const LONGEST_WAIT: i64 = 15 * 60_000;

/// A new secret, as apps let people type it.
pub fn new_secret() -> String {
    Secret::from(random::<20>()).to_base32()
}

/// The half minute whose code this is, if it is one of those around `now`: a phone's clock may be half a minute off.
pub fn step_of(secret: &str, typed: &str, now: i64) -> Option<i64> {
    let typed = tidy(typed);
    if typed.len() != 6 || !typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let step = totp(secret)?.check(&typed, u64::try_from(now / 1000).ok()?)?;
    i64::try_from(step).ok()
}

/// When the next code is looked at, after this many wrong ones in a row: the next half minute, then longer and longer.
pub fn wait_until(wrong: i64, now: i64) -> i64 {
    if wrong < FREE_TRIES {
        return 0;
    }
    let doublings = (wrong - FREE_TRIES).clamp(0, 10) as u32;
    let wait = (STEP << doublings).min(LONGEST_WAIT);
    (now / STEP + 1) * STEP + wait - STEP
}

/// What was typed, without the spaces and hyphens that people put between digits.
pub fn tidy(typed: &str) -> String {
    typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect()
}

/// The secret in groups of four, to be read across.
pub fn in_groups(secret: &str) -> String {
    secret.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}

/// What an app reads: whose code this is, and the secret.
pub fn address(secret: &str, service: &str, email: &str) -> String {
    let part = |text: &str| {
        text.bytes().fold(String::new(), |mut all, byte| {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'@' => all.push(char::from(byte)),
                _ => all.push_str(&format!("%{byte:02X}")),
            }
            all
        })
    };
    let (service, email) = (part(service), part(email));
    format!("otpauth://totp/{service}:{email}?secret={secret}&issuer={service}")
}

/// A picture of an address for the phone's camera, black on white whatever the page's colours, as a piece of HTML.
pub fn picture(address: &str) -> Option<String> {
    let code = QrCode::new(address.as_bytes()).ok()?;
    let svg = code.render::<svg::Color>().min_dimensions(200, 200).build();
    let from = svg.find("<svg")?;
    Some(svg[from..].replacen(
        "<svg ",
        "<svg class=\"qr\" role=\"img\" aria-label=\"A square code for the camera of your phone\" ",
        1,
    ))
}

fn totp(secret: &str) -> Option<Totp> {
    Builder::new().with_secret(Secret::try_from_base32(secret).ok()?).build().ok()
}

/// The code that the app shows, for tests.
#[cfg(test)]
pub fn code_at(secret: &str, now: i64) -> String {
    totp(secret).expect("a good secret").generate((now / 1000) as u64).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_600_000_000;

    #[test]
    fn the_code_of_this_half_minute_and_its_neighbours_is_taken() {
        let secret = new_secret();
        assert_eq!(secret.len(), 32);
        for (off, good) in [(0, true), (-STEP, true), (STEP, true), (-3 * STEP, false), (3 * STEP, false)] {
            let code = code_at(&secret, NOW + off);
            let step = step_of(&secret, &code, NOW);
            assert_eq!(step.is_some(), good, "{off}");
            assert!(step.is_none_or(|step| step == (NOW + off) / STEP), "{off}");
        }
        let code = code_at(&secret, NOW);
        assert!(step_of(&secret, &format!(" {}-{} ", &code[..3], &code[3..]), NOW).is_some());
        for typed in ["", "12345", "1234567", "abcdef", "１２３４５６", "12345\u{0}"] {
            assert_eq!(step_of(&secret, typed, NOW), None, "{typed}");
        }
        assert_eq!(step_of("no secret!", "123456", NOW), None);
    }

    #[test]
    fn the_code_is_the_one_that_other_programs_make() {
        // RFC 6238, appendix B: the secret is the ASCII text 12345678901234567890.
        let secret = Secret::from(*b"12345678901234567890").to_base32();
        assert_eq!(code_at(&secret, 59_000), "287082");
        assert_eq!(code_at(&secret, 1_111_111_109_000), "081804");
    }

    #[test]
    fn whoever_guesses_waits_longer_and_longer_and_never_for_ever() {
        assert_eq!((wait_until(1, NOW), wait_until(4, NOW)), (0, 0));
        let waits: Vec<i64> = [5, 6, 7, 8, 20, 10_000].iter().map(|wrong| wait_until(*wrong, NOW) - NOW).collect();
        assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]), "{waits:?}");
        assert!(waits[0] > 0 && waits[0] <= STEP && waits[5] <= LONGEST_WAIT + STEP, "{waits:?}");
    }

    #[test]
    fn the_picture_holds_the_address_and_nothing_that_a_policy_forbids() {
        let address = address("ABCDEFGH", "Tower Hamlets", "ada+x@example.org");
        assert_eq!(
            address,
            "otpauth://totp/Tower%20Hamlets:ada%2Bx@example.org?secret=ABCDEFGH&issuer=Tower%20Hamlets"
        );
        let picture = picture(&address).expect("it fits");
        assert!(
            picture.starts_with("<svg class=\"qr\" role=\"img\"")
                && !picture.contains("style=")
                && !picture.contains("<?")
        );
        assert_eq!(in_groups("ABCDEFGHIJ"), "ABCD EFGH IJ");
    }
}
