//! What people type, and what is wrong with it: form state, field errors, and values that are checked once.

#[cfg(feature = "ssr")]
mod day;
#[cfg(feature = "ssr")]
mod email_address;
#[cfg(feature = "ssr")]
mod list_file;
#[cfg(feature = "ssr")]
mod once;
#[cfg(feature = "ssr")]
pub mod pace;
#[cfg(feature = "ssr")]
mod phone_number;
#[cfg(feature = "ssr")]
mod postcode;
#[cfg(feature = "ssr")]
mod text;

#[cfg(feature = "ssr")]
pub use self::{
    day::parse_day,
    email_address::EmailAddress,
    list_file::{Cells, Columns, LARGEST_FILE, ListFile, Problem},
    once::once,
    pace::Pace,
    phone_number::PhoneNumber,
    postcode::Postcode,
    text::{needed, optional},
};

/// What is wrong with a form, field by field, in the order in which the fields stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldErrors(Vec<(&'static str, String)>);

impl FieldErrors {
    /// Keeps what is wrong with `field`, or hands back the value that passed.
    pub fn note<T>(&mut self, field: &'static str, checked: Result<T, String>) -> Option<T> {
        checked.map_err(|sentence| self.0.push((field, sentence))).ok()
    }

    /// The sentence about one field.
    pub fn of(&self, field: &str) -> Option<String> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, sentence)| sentence.clone())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every field with something wrong, and its sentence.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(field, sentence)| (*field, sentence.as_str()))
    }
}

/// A form as a page shows it: fresh, or refused with its errors and everything still typed.
#[derive(Clone, Debug, Default)]
pub struct FormState<F> {
    pub values: F,
    pub errors: FieldErrors,
}

#[cfg(feature = "ssr")]
impl<F: Default + serde::de::DeserializeOwned> FormState<F> {
    /// The form of a fresh page: empty, or as it was sent when a session had ended and its owner has just come back.
    pub fn current() -> Self {
        FormState { values: crate::web::held_form().unwrap_or_default(), errors: FieldErrors::default() }
    }
}

impl<F> FormState<F> {
    /// A form that was sent and refused.
    pub fn refused(values: F, errors: FieldErrors) -> Self {
        FormState { values, errors }
    }
}
