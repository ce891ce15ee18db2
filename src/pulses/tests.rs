//! Pulses, through the real router.

mod answering;
mod managing;
mod secrecy;

/// A Monday afternoon in September 2026.
const NOW: i64 = 1_790_000_000_000;

/// What stands on a page, without the random name that each page with a form carries.
fn without_once(page: &str) -> String {
    let mut parts = page.split("name=\"once\" value=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('"').map_or(part, |(_, rest)| rest))
}

/// The random name that a page with a form carries.
fn once_of(page: &str) -> &str {
    let rest = page.split("name=\"once\" value=\"").nth(1).expect("a form");
    rest.split('"').next().expect("a name")
}
