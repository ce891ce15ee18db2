//! What the service says, in each language. Every room keeps its sentences in `words.<language>.ftl` (Fluent) beside the
//! pages that say them; this room gathers the files and finds a sentence by its key: `say!("home-title")`, or with things
//! to fill in, `say!("results-count", count = 12)`. Another language is another file for each room and a line below.
//!
//! Two made-up languages help us find what is not in a catalogue and what breaks when text grows or runs from the right:
//! `en-XA` (accents, a third longer) and `ar-XB` (English written right to left). They are offered in demo mode only.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

mod days;
mod pseudo;
mod quarter;
#[cfg(test)]
pub mod reading;

pub use days::{day_words, london_day, london_hour, london_midnight, london_time, utc_day, weekday_words};
pub use quarter::Quarter;

/// Each room's sentences in English.
pub const ENGLISH: &[(&str, &str)] = &[
    ("words", include_str!("words.en.ftl")),
    ("forms", include_str!("../forms/words.en.ftl")),
    ("ui", include_str!("../ui/words.en.ftl")),
    ("server", include_str!("../server/words.en.ftl")),
    ("audit", include_str!("../audit/words.en.ftl")),
    ("mail", include_str!("../mail/words.en.ftl")),
    ("accounts", include_str!("../accounts/words.en.ftl")),
    ("mine", include_str!("../mine/words.en.ftl")),
    ("young_people", include_str!("../young_people/words.en.ftl")),
    ("home", include_str!("../home/words.en.ftl")),
    ("help", include_str!("../help/words.en.ftl")),
    ("leave", include_str!("../leave/words.en.ftl")),
    ("opportunities", include_str!("../opportunities/words.en.ftl")),
    ("opportunities", include_str!("../opportunities/eligibility/words.en.ftl")),
    ("saved", include_str!("../opportunities/saved/words.en.ftl")),
    ("kept_searches", include_str!("../opportunities/kept_searches/words.en.ftl")),
    ("advocacy", include_str!("../advocacy/words.en.ftl")),
    ("advocacy", include_str!("../advocacy/asking/words.en.ftl")),
    ("advocacy", include_str!("../advocacy/thread/words.en.ftl")),
    ("internet_access", include_str!("../internet_access/words.en.ftl")),
    ("internet_access", include_str!("../internet_access/following/words.en.ftl")),
    ("internet_access", include_str!("../internet_access/asking/words.en.ftl")),
    ("pulses", include_str!("../pulses/words.en.ftl")),
    ("confirmation_letters", include_str!("../confirmation_letters/words.en.ftl")),
    ("opportunities", include_str!("../opportunities/help_me_apply/words.en.ftl")),
    ("feedback", include_str!("../feedback/words.en.ftl")),
    ("feedback", include_str!("../feedback/saying/words.en.ftl")),
    ("said_did", include_str!("../said_did/words.en.ftl")),
];

/// One language: its code, which way it runs, and all it can say.
pub struct Language {
    /// "en": what `<html lang>` holds.
    pub code: &'static str,
    /// Its own name for itself, as the language page lists it.
    pub name: &'static str,
    /// "ltr" or "rtl"
    pub direction: &'static str,
    /// Offered only where the service runs as a demo.
    pub demo_only: bool,
    bundle: FluentBundle<FluentResource>,
    /// Sentences with nothing to fill in, worked out once.
    fixed: HashMap<String, String>,
}

/// Every language there is; the first is the one we start with.
pub fn languages() -> &'static [Language] {
    static LANGUAGES: OnceLock<Vec<Language>> = OnceLock::new();
    LANGUAGES.get_or_init(|| {
        vec![
            Language::new("en", "English", "ltr", false, ENGLISH, None),
            Language::new("en-XA", "Long words (test)", "ltr", true, ENGLISH, Some(pseudo::long)),
            Language::new("ar-XB", "Right to left (test)", "rtl", true, ENGLISH, Some(pseudo::right_to_left)),
        ]
    })
}

/// Finds a language by its code.
pub fn language(code: &str) -> Option<&'static Language> {
    languages().iter().find(|language| language.code == code)
}

tokio::task_local! {
    static SPOKEN: &'static Language;
}

/// The language of the request being answered.
pub fn spoken() -> &'static Language {
    SPOKEN.try_with(|language| *language).unwrap_or(&languages()[0])
}

/// Answers a request with every sentence in `language`.
pub async fn speaking<T>(language: &'static Language, answer: impl Future<Output = T>) -> T {
    SPOKEN.scope(language, answer).await
}

/// Says a sentence of the catalogues: `say!("key")`, or `say!("key", count = n, place = name)`.
#[macro_export]
macro_rules! say {
    ($key:literal) => { $crate::words::sentence($key) };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut args = $crate::words::Args::new();
        $( args.set(stringify!($name), $value); )+
        $crate::words::sentence_with($key, &args)
    }};
}

/// What is filled in to a sentence.
pub type Args<'a> = FluentArgs<'a>;

/// The sentence of this key, in the language spoken.
pub fn sentence(key: &'static str) -> &'static str {
    spoken().fixed.get(key).map_or(key, String::as_str)
}

/// The sentence of this key with `args` filled in.
pub fn sentence_with(key: &'static str, args: &Args) -> String {
    let language = spoken();
    match language.bundle.get_message(key).and_then(|message| message.value()) {
        Some(pattern) => language.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned(),
        None => key.to_owned(),
    }
}

impl Language {
    fn new(
        code: &'static str,
        name: &'static str,
        direction: &'static str,
        demo_only: bool,
        catalogues: &[(&str, &str)],
        pretend: Option<fn(&str) -> Cow<str>>,
    ) -> Language {
        let id: LanguageIdentifier = code.parse().expect("our language codes are well formed");
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Fluent's isolation marks would travel into titles and addresses; names are isolated by <bdi> where they are shown.
        bundle.set_use_isolating(false);
        bundle.set_transform(pretend);
        bundle.set_formatter(Some(grouped_number));
        let mut keys = Vec::new();
        for (room, text) in catalogues {
            let resource = FluentResource::try_new((*text).to_owned())
                .unwrap_or_else(|(_, errors)| panic!("words of {room} cannot be read: {errors:?}"));
            keys.extend(resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
            bundle
                .add_resource(resource)
                .unwrap_or_else(|errors| panic!("words of {room} say a key twice: {errors:?}"));
        }
        let fixed = keys
            .into_iter()
            .filter_map(|key| {
                let mut errors = Vec::new();
                let pattern = bundle.get_message(&key)?.value()?;
                let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
                errors.is_empty().then_some((key, text))
            })
            .collect();
        Language { code, name, direction, demo_only, bundle, fixed }
    }
}

/// Writes whole numbers as people read them: 4,000.
fn grouped_number(value: &FluentValue, _: &intl_memoizer::concurrent::IntlLangMemoizer) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => Some(grouped(number.value as i64)),
        _ => None,
    }
}

/// A whole number with a comma before each three digits.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        text.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests;
