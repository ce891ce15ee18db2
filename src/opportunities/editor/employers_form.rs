//! What editors type about friendly employers, and a file of their names.

use serde::Deserialize;

use crate::opportunities::store::name_key;

/// One name a line, as the command line reads it. A line that cannot be a name stops the whole file.
pub fn names(bytes: &[u8]) -> Result<Vec<String>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "The file cannot be read: save it as UTF-8 text".to_owned())?;
    let text = text.trim_start_matches('\u{feff}');
    let mut names = Vec::new();
    for (number, typed) in (1..).zip(text.lines()).filter(|(_, typed)| !typed.trim().is_empty()) {
        let name = line(typed, "").map_err(|sentence| format!("Line {number}: {sentence}"))?;
        if name_key(&name).is_empty() {
            return Err(format!("Line {number} has no letters in it"));
        }
        names.push(name);
    }
    if names.is_empty() { Err("The file names no employer".to_owned()) } else { Ok(names) }
}

/// The most letters of a name, and of a reason.
const LINE: usize = 200;

/// An employer to add, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AddForm {
    pub name: String,
}

/// An employer to take off the list, and why.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RemoveForm {
    pub employer: String,
    pub why: String,
}

/// Whether two names are one employer's.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DecideForm {
    pub advert_name: String,
    pub employer: String,
    /// "yes" or "no"
    pub same: String,
}

impl AddForm {
    pub fn check(&self) -> Result<String, String> {
        let name = line(&self.name, "Write the name of the employer")?;
        if name_key(&name).is_empty() { Err("Write a name with letters in it".to_owned()) } else { Ok(name) }
    }
}

impl RemoveForm {
    pub fn check(&self) -> Result<String, String> {
        line(&self.why, "Say why, for whoever asks later")
    }
}

impl DecideForm {
    /// The name in the adverts; none where a page of ours did not send it.
    pub fn advert_name(&self) -> Option<String> {
        line(&self.advert_name, "").ok()
    }
}

fn line(typed: &str, missing: &str) -> Result<String, String> {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().any(char::is_control) {
        return Err("There is a sign in it that nobody can see: type it again".to_owned());
    }
    match line.chars().count() {
        0 => Err(missing.to_owned()),
        length if length > LINE => Err(format!("Make it shorter: {LINE} letters at most, and it has {length}")),
        _ => Ok(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_one_name_a_line() {
        let file = "\u{feff}Turning  Wheels CIC\r\n\n  Quay Arches Ltd\n";
        assert_eq!(names(file.as_bytes()), Ok(vec!["Turning Wheels CIC".to_owned(), "Quay Arches Ltd".to_owned()]));
        for bad in ["", " \n\n", "Good\n---\n", "Good\nB\0d"] {
            assert!(names(bad.as_bytes()).is_err(), "{bad:?}");
        }
        assert!(names(&[0xff, 0xfe, b'A']).is_err(), "not UTF-8");
        assert!(names("x".repeat(201).as_bytes()).expect_err("too long").starts_with("Line 1: "));
    }
}
