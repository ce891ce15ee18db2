//! A letter as it travels: plain text, a small HTML part, and headers that nothing in its words can change (S-29).

use std::time::{Duration, UNIX_EPOCH};

use lettre::address::Envelope;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};

use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::say;
use crate::ui::escape;
use crate::web::Config;
use crate::words::{Language, spoken};

use super::Words;

/// The most that a letter may weigh, in bytes.
pub const LARGEST: usize = 10_000;
/// The most that its paragraphs may hold together, in bytes. Letters that weigh more than they are long get less.
const LONGEST_TEXTS: [usize; 3] = [2_000, 1_000, 300];
/// The most that a subject, a label, a code or a last line may hold, in letters.
const LONGEST_LINE: usize = 78;

/// A letter, ready to be handed over.
#[derive(Clone)]
pub struct Written {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Headers and both parts, as a mail server gets them.
    pub raw: Vec<u8>,
    pub envelope: Envelope,
}

/// Why a letter cannot be made of what its writer said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsendable {
    /// No mail server would take the address.
    Address,
    /// Its link leads somewhere else than to us.
    Link,
    TooLong,
}

impl Unsendable {
    pub fn code(self) -> &'static str {
        match self {
            Unsendable::Address => "address",
            Unsendable::Link => "link",
            Unsendable::TooLong => "too_long",
        }
    }
}

/// What a letter is made of.
pub struct Sheet<'a> {
    /// Its id in the outbox.
    pub id: &'a str,
    pub to: &'a EmailAddress,
    pub words: &'a Words,
    /// The address at which this kind can be stopped, if it can.
    pub stop: Option<&'a str>,
    pub now: i64,
}

/// Makes a letter; of one that says too much, the end is left out.
pub fn compose(config: &Config, keys: &Keys, sheet: &Sheet) -> Result<Written, Unsendable> {
    let mut made = Err(Unsendable::TooLong);
    for longest in LONGEST_TEXTS {
        made = compose_within(config, keys, sheet, longest);
        if !matches!(made, Err(Unsendable::TooLong)) {
            break;
        }
    }
    made
}

fn compose_within(config: &Config, keys: &Keys, sheet: &Sheet, longest: usize) -> Result<Written, Unsendable> {
    let parts = Parts::of(config, sheet, longest)?;
    let from = EmailAddress::parse(&config.mail_from).ok().as_ref().and_then(address_of).ok_or(Unsendable::Address)?;
    let to = address_of(sheet.to).ok_or(Unsendable::Address)?;
    let (text, html) = (parts.text(), parts.html());
    let mut builder = Message::builder()
        .message_id(Some(message_id(keys, sheet.id, from.domain())))
        .date(UNIX_EPOCH + Duration::from_millis(sheet.now.max(0).unsigned_abs()))
        .from(Mailbox::new(Some(line(&config.mail_name)), from.clone()))
        .to(Mailbox::new(None, to.clone()))
        .subject(parts.subject.clone())
        .header(AutoSubmitted);
    if let Some(stop) = sheet.stop {
        builder = builder
            .raw_header(bare("List-Unsubscribe", format!("<{stop}>")))
            .raw_header(bare("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    let message = builder
        .multipart(MultiPart::alternative_plain_html(text.clone(), html.clone()))
        .map_err(|_| Unsendable::Address)?;
    let raw = message.formatted();
    if raw.len() >= LARGEST {
        return Err(Unsendable::TooLong);
    }
    let envelope = Envelope::new(Some(from), vec![to]).map_err(|_| Unsendable::Address)?;
    Ok(Written { to: sheet.to.as_str().to_owned(), subject: parts.subject, text, html, raw, envelope })
}

/// The same for every try of one letter, so that a second copy is known as one; and nobody can work it out from the log.
fn message_id(keys: &Keys, id: &str, domain: &str) -> String {
    let hidden = keys.code("mail.message_id", id);
    format!("<{}@{domain}>", &hidden[..hidden.len().min(26)])
}

/// An address as mail servers take it: its domain in plain letters (RFC 5891).
fn address_of(address: &EmailAddress) -> Option<Address> {
    let (name, domain) = address.as_str().rsplit_once('@')?;
    Address::new(name, idna::domain_to_ascii(domain).ok()?).ok()
}

/// The words of a letter with nothing in them that could do harm.
struct Parts {
    subject: String,
    paragraphs: Vec<String>,
    code: Option<String>,
    link: Option<(String, String)>,
    stop: Option<String>,
    last_line: Option<String>,
}

impl Parts {
    fn of(config: &Config, sheet: &Sheet, longest: usize) -> Result<Parts, Unsendable> {
        let words = sheet.words;
        let link = match &words.link {
            Some((label, address)) => {
                Some((line(label), our_address(&config.base_url, address).ok_or(Unsendable::Link)?))
            }
            None => None,
        };
        let mut left = longest;
        let paragraphs = words.paragraphs.iter().map(|paragraph| {
            let text = shortened(&plain(paragraph), left);
            left -= text.len();
            text
        });
        Ok(Parts {
            subject: line(&words.subject),
            paragraphs: paragraphs.filter(|text| !text.is_empty()).collect(),
            code: words.code.as_deref().map(line),
            link,
            stop: sheet.stop.map(str::to_owned),
            last_line: words.last_line.as_deref().map(line),
        })
    }

    fn text(&self) -> String {
        let mut blocks = self.paragraphs.clone();
        blocks.extend(self.code.clone());
        blocks.extend(self.link.as_ref().map(|(label, address)| format!("{label}:\n{address}")));
        blocks.extend(self.stop.as_ref().map(|address| format!("{}\n{address}", say!("mail-stop-line"))));
        blocks.extend(self.last_line.clone());
        blocks.join("\n\n") + "\n"
    }

    fn html(&self) -> String {
        let mut body = String::new();
        for paragraph in &self.paragraphs {
            body.push_str(&format!("<p>{}</p>\n", escape(paragraph)));
        }
        if let Some(code) = &self.code {
            body.push_str(&format!("<p style=\"font-size:2em\"><b>{}</b></p>\n", escape(code)));
        }
        for (label, address) in self.link.iter() {
            body.push_str(&format!("<p><a href=\"{}\">{}</a></p>\n", escape(address), escape(label)));
        }
        if let Some(address) = &self.stop {
            let (line, link) = (say!("mail-stop-line"), say!("mail-stop-link"));
            body.push_str(&format!("<p>{line} <a href=\"{}\">{link}</a></p>\n", escape(address)));
        }
        if let Some(last_line) = &self.last_line {
            body.push_str(&format!("<p>{}</p>\n", escape(last_line)));
        }
        let title = escape(&self.subject);
        let Language { code, direction, .. } = spoken();
        format!(
            "<!doctype html>\n<html lang=\"{code}\" dir=\"{direction}\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body>\n{body}</body></html>\n"
        )
    }
}

/// One of our own addresses, whole; none for any other.
fn our_address(base_url: &str, address: &str) -> Option<String> {
    let path = address.strip_prefix(base_url).unwrap_or(address);
    let harmless = !path.contains(|letter: char| letter.is_whitespace() || unseen(letter) || "\"<>".contains(letter));
    (harmless && crate::web::is_our_address(path)).then(|| format!("{base_url}{path}"))
}

/// A text on one line, without what is not seen: breaks, controls, and marks that turn the reading direction.
fn plain(text: &str) -> String {
    let seen: String =
        text.chars().map(|letter| if letter.is_whitespace() || letter.is_control() { ' ' } else { letter }).collect();
    let seen: String = seen.chars().filter(|letter| !unseen(*letter)).collect();
    seen.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A plain text of a header's length.
fn line(text: &str) -> String {
    plain(text).chars().take(LONGEST_LINE).collect()
}

/// Marks that change how letters around them read, and show nothing themselves.
fn unseen(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{61c}' | '\u{feff}')
        || letter.is_control()
}

fn shortened(text: &str, bytes: usize) -> String {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}

/// Says that no person wrote this, so that no holiday message answers it (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> HeaderValue {
        bare("Auto-Submitted", "auto-generated".to_owned())
    }
}

/// A header of plain letters, of our own making, that must not be folded or encoded.
fn bare(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.clone(), value)
}
