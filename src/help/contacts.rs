//! The help lines: one line each in a CSV file, so that a council changes a number without a new release.

use std::path::Path;

use serde::Deserialize;

/// The list that comes with the program. The numbers were seen on the organisations' own pages (samaritans.org,
/// papyrus-uk.org, nspcc.org.uk, towerhamlets.gov.uk and others); nobody has rung them yet, so none has a checked day.
const SHIPPED: &str = include_str!("contacts.csv");

/// When a line is for: the heading it stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    Danger,
    Tonight,
    Rights,
    Council,
}

/// One help line.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub group: Group,
    pub name: String,
    /// "You are under 35 and thinking about ending your life"
    pub purpose: String,
    /// A number to call, as people read it; empty where there is none.
    pub phone: String,
    /// A number to send a text to.
    pub text: String,
    pub hours: String,
    pub cost: String,
    /// The day somebody last rang it or saw it on the organisation's own page, `2026-11-23`; empty if nobody has.
    pub checked_on: String,
}

/// Reads the list in `file`, or the one that comes with the program. Errors name the line.
pub fn read_contacts(file: Option<&Path>) -> Result<Vec<Contact>, String> {
    let (named, text) = match file {
        Some(path) => {
            let text = std::fs::read_to_string(path);
            (path.display().to_string(), text.map_err(|cause| format!("{} cannot be read: {cause}.", path.display()))?)
        }
        None => ("the list of help lines that comes with the program".to_owned(), SHIPPED.to_owned()),
    };
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let contacts: Vec<Contact> =
        reader.deserialize().collect::<Result<_, _>>().map_err(|cause| format!("{named} has a mistake: {cause}."))?;
    match contacts.iter().find_map(|contact| contact.fault().map(|fault| (contact, fault))) {
        Some((contact, fault)) => Err(format!("{named} has a mistake at {}: {fault}.", contact.name)),
        None if contacts.is_empty() => Err(format!("{named} is empty, and nobody must find an empty page tonight.")),
        None => Ok(contacts),
    }
}

impl Contact {
    /// What is wrong with this line, if anything.
    fn fault(&self) -> Option<&'static str> {
        let is_number =
            |text: &str| text.chars().all(|letter| letter.is_ascii_digit() || letter == ' ' || letter == '+');
        if self.phone.is_empty() && self.text.is_empty() {
            return Some("it has neither a phone number nor a number to text");
        }
        if !is_number(&self.phone) || !is_number(&self.text) {
            return Some("a number may hold digits, spaces and a plus sign");
        }
        let checked = self.checked_on.is_empty() || self.checked_on.parse::<jiff::civil::Date>().is_ok();
        (!checked).then_some("checked_on must be a day such as 2026-11-23, or empty")
    }

    /// The day it was last checked.
    pub fn checked(&self) -> Option<jiff::civil::Date> {
        self.checked_on.parse().ok()
    }
}

/// A number as `tel:` and `sms:` links want it.
pub fn dialled(number: &str) -> String {
    number.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Contact>, String> {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), text).expect("it can be written");
        read_contacts(Some(file.path()))
    }

    #[test]
    fn the_list_that_comes_with_the_program_is_good() {
        let contacts = read_contacts(None).expect("it is good");
        assert!(contacts.iter().any(|contact| contact.phone == "116 123"));
        assert!(
            contacts.iter().all(|contact| contact.checked().is_none()),
            "a day is written only when somebody checked"
        );
    }

    #[test]
    fn a_bad_list_is_refused_and_the_line_is_named() {
        const HEAD: &str = "group,name,purpose,phone,text,hours,cost,checked_on\n";
        for (line, said) in [
            ("", "is empty"),
            ("tonight,Ada's line,Talk,,,,,", "neither a phone"),
            ("tonight,Ada's line,Talk,call me,,,,", "digits, spaces"),
            ("tonight,Ada's line,Talk,111,,,,yesterday", "a day such as"),
            ("never,Ada's line,Talk,111,,,,", "unknown variant"),
            ("tonight,Ada's line", "found record with 2 fields"),
        ] {
            let problem = read(&format!("{HEAD}{line}")).expect_err(line);
            assert!(problem.contains(said), "{problem}");
        }
    }
}
