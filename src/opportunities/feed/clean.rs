//! Words from outside, made fit for our pages: HTML down to a small allow-list, or no HTML at all.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

use super::shape::Shape;

/// What [`html()`] may write, all of it without attributes.
#[cfg(test)]
pub const ALLOWED: [&str; 8] = ["p", "br", "ul", "ol", "li", "strong", "em", "h3"];

/// More tags than anybody writes into an advert. Beyond it the tags are dropped unread, because the time a tree of
/// unclosed tags takes grows with their square.
const MOST_TAGS: usize = 1000;

/// Tags that ammonia leaves for [`Shape`] to turn into the allowed ones or into a new paragraph.
const UNDERSTOOD: &str = "p br ul ol li strong em b i h1 h2 h3 h4 h5 h6 div section article aside header footer main \
    nav address blockquote pre figure figcaption hr dl dt dd table caption thead tbody tfoot tr td th";

/// Tags that go together with what is in them, since it was never meant to be read.
const DROPPED_WHOLE: &str =
    "script style iframe noembed noframes noscript object template title textarea select svg math";

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(UNDERSTOOD.split_ascii_whitespace().collect())
        .clean_content_tags(DROPPED_WHOLE.split_ascii_whitespace().collect())
        .tag_attributes(HashMap::new())
        .generic_attributes(HashSet::new())
        .link_rel(None)
        .strip_comments(true);
    cleaner
});

/// HTML that is safe to show, made only of [`ALLOWED`]; none when nothing is left to read. Text without tags becomes
/// paragraphs, its line breaks kept.
pub fn html(text: &str) -> Option<String> {
    let text = printable(text);
    let mut shape = Shape::default();
    if text.trim().is_empty() {
        return None;
    } else if tags(&text) > MOST_TAGS {
        shape.text(&escaped(&without_tags(&text)));
    } else if has_markup(&text) {
        feed(&mut shape, &CLEANER.clean(&text).to_string());
    } else {
        shape.text(&escaped(&text));
    }
    shape.finish()
}

/// Several lines of plain text: tags gone, `\r\n` as `\n`, spaces tidied, at most `most` characters.
pub fn lines(text: &str, most: usize) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    for line in plain(text).lines() {
        let before = out.len();
        push_words(&mut out, line);
        let blank = out.len() == before;
        if !(blank && (out.is_empty() || out.ends_with("\n\n"))) {
            out.push('\n');
        }
    }
    some(cut(out.trim_end(), most))
}

/// One line of plain text: tags gone, spaces tidied, at most `most` characters.
pub fn line(text: &str, most: usize) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    push_words(&mut out, &plain(text));
    some(cut(&out, most))
}

/// Plain text: no tags, entities as the characters they mean, a line break where a block or a `<br>` was.
pub fn plain(text: &str) -> Cow<'_, str> {
    let text = printable(text);
    if !has_markup(&text) {
        return text;
    }
    if tags(&text) > MOST_TAGS {
        return Cow::Owned(without_tags(&text));
    }
    let clean = CLEANER.clean(&text).to_string();
    let mut out = String::with_capacity(clean.len());
    for part in parts(&clean) {
        match part {
            Part::Text(text) => out.push_str(&unescaped(text)),
            Part::Tag { name: "strong" | "em" | "b" | "i", .. } => {}
            Part::Tag { .. } => out.push('\n'),
        }
    }
    Cow::Owned(out)
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn push_words(out: &mut String, text: &str) {
    for (n, word) in text.split_whitespace().enumerate() {
        if n > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// At most `most` characters, ending in "…" after a whole word where something had to go.
fn cut(text: &str, most: usize) -> String {
    if text.len() <= most || text.chars().count() <= most {
        return text.to_owned();
    }
    let end = text.char_indices().nth(most - 1).map_or(text.len(), |(at, _)| at);
    let kept = &text[..end];
    let whole_words = kept.rfind(char::is_whitespace).filter(|at| *at * 2 > kept.len());
    format!("{}…", kept[..whole_words.unwrap_or(kept.len())].trim_end())
}

/// Drops what prints nothing and breaks things: NUL and its like (PostgreSQL refuses them), and the marks that turn the
/// direction of everything that follows. Every end of line becomes `\n`.
fn printable(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| matches!(byte, b' '..0x7F | b'\n' | b'\t');
    // Beyond ASCII, what is unwanted begins with one of three bytes; text without them need not be looked at closely.
    let fine = |byte: u8| plain(byte) || (byte >= 0x80 && !matches!(byte, 0xC2 | 0xE2 | 0xEF));
    if text.bytes().fold(true, |all, byte| all & fine(byte)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c| c == '\r' || unwanted(c)) {
        out.push_str(&rest[..at]);
        let mut after = rest[at..].chars();
        if after.next() == Some('\r') {
            out.push('\n');
            rest = after.as_str().strip_prefix('\n').unwrap_or(after.as_str());
        } else {
            rest = after.as_str();
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn unwanted(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{200B}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}

/// True for a tag, a comment or an entity, and not for "a < b" or "R&D".
fn has_markup(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'<', b'&', bytes).any(|at| {
        let rest = &bytes[at + 1..];
        if bytes[at] == b'<' {
            return rest.first().is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?'));
        }
        let name = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
        name > 0 && rest.get(name) == Some(&b';')
    })
}

fn tags(text: &str) -> usize {
    memchr::memchr_iter(b'<', text.as_bytes()).count()
}

fn without_tags(text: &str) -> String {
    let (first, rest) = text.split_once('<').unwrap_or((text, ""));
    let mut out = first.to_owned();
    for piece in rest.split('<') {
        out.push(' ');
        out.push_str(piece.split_once('>').map_or("", |(_, text)| text));
    }
    out
}

fn escaped(text: &str) -> Cow<'_, str> {
    if memchr::memchr3(b'&', b'<', b'>', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

fn unescaped(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">");
    Cow::Owned(text.replace("&quot;", "\"").replace("&amp;", "&"))
}

/// A piece of what ammonia wrote: every `<` in it begins a tag without attributes.
enum Part<'a> {
    Text(&'a str),
    Tag { name: &'a str, end: bool },
}

fn parts(clean: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = clean;
    std::iter::from_fn(move || {
        let Some(tag) = rest.strip_prefix('<') else {
            let (text, after) = rest.split_at(memchr::memchr(b'<', rest.as_bytes()).unwrap_or(rest.len()));
            rest = after;
            return (!text.is_empty()).then_some(Part::Text(text));
        };
        let (name, after) = tag.split_once('>').unwrap_or((tag, ""));
        rest = after;
        let end = name.starts_with('/');
        Some(Part::Tag { name: name.trim_start_matches('/'), end })
    })
}

fn feed(shape: &mut Shape, clean: &str) {
    for part in parts(clean) {
        match part {
            Part::Text(text) => shape.text(&text.replace("&nbsp;", " ")),
            Part::Tag { name, end: false } => shape.open(name),
            Part::Tag { name, end: true } => shape.close(name),
        }
    }
}
