//! Days that are not as the yearly rule says, one line each in a CSV file: a coronation, a jubilee, a holiday that moved.

use std::collections::HashMap;
use std::path::Path;

use jiff::civil::Date;
use serde::Deserialize;

/// The list that comes with the program: what www.gov.uk/bank-holidays said of the years since 2020.
const SHIPPED: &str = include_str!("bank_holidays.csv");

/// Days that the file names, and what each is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exceptions(HashMap<Date, What>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum What {
    Holiday,
    /// A working day, though the yearly rule makes it a holiday.
    Working,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    date: String,
    what: What,
    #[serde(rename = "name")]
    _name: String,
}

impl Exceptions {
    /// Reads the list in `file`, or the one that comes with the program. Errors name the line.
    pub fn read(file: Option<&Path>) -> Result<Exceptions, String> {
        let (named, text) = match file {
            Some(path) => {
                let text = std::fs::read_to_string(path);
                (
                    path.display().to_string(),
                    text.map_err(|cause| format!("{} cannot be read: {cause}.", path.display()))?,
                )
            }
            None => ("the list of bank holidays that comes with the program".to_owned(), SHIPPED.to_owned()),
        };
        let mut days = HashMap::new();
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        for line in reader.deserialize() {
            let line: Line = line.map_err(|cause| format!("{named} has a mistake: {cause}."))?;
            let day = line
                .date
                .parse()
                .map_err(|_| format!("{named} has a mistake: {} is not a day such as 2026-12-28.", line.date))?;
            if days.insert(day, line.what).is_some() {
                return Err(format!("{named} names {} twice.", line.date));
            }
        }
        Ok(Exceptions(days))
    }

    /// Whether it says that this day is a holiday; none: it says nothing of it.
    pub fn holiday(&self, day: Date) -> Option<bool> {
        self.0.get(&day).map(|what| *what == What::Holiday)
    }
}
