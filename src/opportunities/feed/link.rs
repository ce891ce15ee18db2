//! Addresses from outside: only web addresses survive.

use ammonia::Url;

/// The longest address kept, in bytes.
const LONGEST: usize = 2000;

/// A web address that may stand behind a link, or none: `javascript:`, `data:`, spaces inside, names and passwords
/// (`https://gov.uk@elsewhere.example`) and the like are dropped. "www.x.org" becomes "https://www.x.org/".
pub fn link(text: &str) -> Option<String> {
    let text = text.trim();
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\\' | '<' | '>' | '"');
    if text.is_empty() || text.len() > LONGEST || text.contains(odd) {
        return None;
    }
    let url = if has_scheme(text) {
        Url::parse(text).ok()?
    } else {
        looks_like_a_site(text).then(|| Url::parse(&format!("https://{text}")).ok())??
    };
    let web = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    (web && url.host_str().is_some_and(|host| host.contains('.'))).then(|| url.into())
}

fn has_scheme(text: &str) -> bool {
    let before_path = text.split(['/', '?', '#']).next().unwrap_or(text);
    before_path.contains(':')
}

fn looks_like_a_site(text: &str) -> bool {
    let host = text.split(['/', '?', '#']).next().unwrap_or(text);
    host.contains('.')
        && host.starts_with(|c: char| c.is_ascii_alphanumeric())
        && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
}
