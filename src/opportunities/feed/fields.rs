//! The fields of one JSON object, each read by itself and leniently: a fault names its field.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::value::RawValue;

/// Why a vacancy is left out: the field, and what is wrong with it in words that follow its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    pub field: String,
    pub why: String,
}

/// An object of the feed. Fields that nobody asks for are ignored; null is the same as absent; of two, the last counts.
pub struct Fields<'a> {
    /// Where the object stands in the vacancy: "" or "wage."
    path: &'static str,
    values: HashMap<String, &'a RawValue>,
}

impl<'a> Fields<'a> {
    /// Reads an object. `path` is its place in the vacancy, ending in a dot, or "" for the vacancy itself.
    pub fn read(raw: &'a RawValue, path: &'static str) -> Result<Self, Broken> {
        let named = || if path.is_empty() { "the vacancy" } else { path.trim_end_matches('.') }.to_owned();
        if !raw.get().starts_with('{') {
            return Err(Broken { field: named(), why: format!("should be an object, but is {}", what(raw)) });
        }
        let values = serde_json::from_str(raw.get()).map_err(|error| unreadable(named(), &error))?;
        Ok(Fields { path, values })
    }

    fn value(&self, key: &str) -> Option<&'a RawValue> {
        self.values.get(key).copied().filter(|raw| raw.get() != "null")
    }

    /// A fault of this object's field `key`.
    pub fn broken(&self, key: &str, why: impl Into<String>) -> Broken {
        Broken { field: format!("{}{key}", self.path), why: why.into() }
    }

    fn wrong(&self, key: &str, wanted: &str, raw: &RawValue) -> Broken {
        self.broken(key, format!("should be {wanted}, but is {}", what(raw)))
    }

    /// Text, and nothing but text.
    pub fn text(&self, key: &str) -> Result<Option<Cow<'a, str>>, Broken> {
        match self.value(key) {
            None => Ok(None),
            Some(raw) if raw.get().starts_with('"') => self.unquoted(key, raw).map(Some),
            Some(raw) => Err(self.wrong(key, "text", raw)),
        }
    }

    /// A word or a code: text, or a number or truth value written out.
    pub fn word(&self, key: &str) -> Result<Option<Cow<'a, str>>, Broken> {
        match self.value(key) {
            Some(raw) if raw.get().starts_with(['[', '{']) => Err(self.wrong(key, "a word", raw)),
            Some(raw) if !raw.get().starts_with('"') => Ok(Some(Cow::Borrowed(raw.get()))),
            _ => self.text(key),
        }
    }

    /// A number: `36`, `36.0`, `"36"`. Words that are no number are none.
    pub fn number(&self, key: &str) -> Result<Option<f64>, Broken> {
        match self.value(key) {
            Some(raw) if raw.get().starts_with(['[', '{', 't', 'f']) => Err(self.wrong(key, "a number", raw)),
            _ => {
                Ok(self.word(key)?.and_then(|word| word.trim().parse().ok()).filter(|number: &f64| number.is_finite()))
            }
        }
    }

    /// True only where the feed says so: `true`, `"True"`, `1`.
    pub fn flag(&self, key: &str) -> Result<bool, Broken> {
        Ok(self.word(key)?.is_some_and(|word| word.trim().eq_ignore_ascii_case("true") || word.trim() == "1"))
    }

    /// The object in field `key`; without one, an object with no fields. `path` is where it stands, ending in a dot.
    pub fn object(&self, key: &str, path: &'static str) -> Result<Fields<'a>, Broken> {
        match self.value(key) {
            Some(raw) => Fields::read(raw, path),
            None => Ok(Fields { path, values: HashMap::new() }),
        }
    }

    /// The list in field `key`, without its nulls and without what comes after the first `most`.
    pub fn list(&self, key: &str, most: usize) -> Result<Vec<&'a RawValue>, Broken> {
        let Some(raw) = self.value(key) else { return Ok(Vec::new()) };
        if !raw.get().starts_with('[') {
            return Err(self.wrong(key, "a list", raw));
        }
        let mut list: Vec<&RawValue> =
            serde_json::from_str(raw.get()).map_err(|error| unreadable(format!("{}{key}", self.path), &error))?;
        list.retain(|raw| raw.get() != "null");
        list.truncate(most);
        Ok(list)
    }

    /// A list of words in field `key`, of which the first `most` count.
    pub fn words(&self, key: &str, most: usize) -> Result<Vec<Cow<'a, str>>, Broken> {
        let words = self.list(key, most)?.into_iter().map(|raw| match raw.get().as_bytes().first() {
            Some(b'"') => self.unquoted(key, raw),
            Some(b'[' | b'{') => Err(self.broken(key, format!("should hold words, but holds {}", what(raw)))),
            _ => Ok(Cow::Borrowed(raw.get())),
        });
        words.collect()
    }

    fn unquoted(&self, key: &str, raw: &'a RawValue) -> Result<Cow<'a, str>, Broken> {
        let inside = &raw.get()[1..raw.get().len() - 1];
        if memchr::memchr(b'\\', inside.as_bytes()).is_none() {
            return Ok(Cow::Borrowed(inside));
        }
        let text =
            serde_json::from_str(raw.get()).map_err(|error| unreadable(format!("{}{key}", self.path), &error))?;
        Ok(Cow::Owned(text))
    }
}

fn unreadable(field: String, error: &serde_json::Error) -> Broken {
    let why = error.to_string();
    let why = why.split(" at line").next().unwrap_or("it is damaged"); // that line counts from the value's own start
    Broken { field, why: format!("cannot be read ({why})") }
}

fn what(raw: &RawValue) -> &'static str {
    match raw.get().as_bytes().first() {
        Some(b'"') => "text",
        Some(b'[') => "a list",
        Some(b'{') => "an object",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "nothing",
        _ => "a number",
    }
}
