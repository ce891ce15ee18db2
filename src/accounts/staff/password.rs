//! Passwords of staff (S-15): which are good enough, and how they are kept.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;

use crate::web::Config;

/// The fewest letters, and the most.
pub const SHORTEST: usize = 15;
pub const LONGEST: usize = 128;

/// What a password is held against: whose it is, whose service this is, and a list of those known to thieves.
#[derive(Clone, Debug)]
pub struct Surroundings {
    words: Vec<String>,
    list: Option<PathBuf>,
}

impl Surroundings {
    pub fn new(config: &Config, name: &str, email: &str) -> Surroundings {
        let words = ["Foothold", "portal", &config.council, &config.provider, name, email]
            .iter()
            .flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()))
            .filter(|word| word.chars().count() > 2)
            .map(str::to_lowercase)
            .collect();
        Surroundings { words, list: config.refused_passwords.clone() }
    }
}

/// Says what is wrong with a new password. Any letters and signs will do; no kind of them is asked for.
pub fn check(password: &str, around: &Surroundings) -> Result<(), String> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(format!(
            "Use {SHORTEST} letters or more; yours has {length}. Three or four words that have nothing to do with each other are easy to remember"
        ));
    }
    if length > LONGEST {
        return Err(format!("Use {LONGEST} letters or fewer; yours has {length}"));
    }
    let small = password.to_lowercase();
    if without(&small, &around.words).chars().filter(|letter| letter.is_alphanumeric()).count() < SHORTEST / 2 {
        return Err("That is mostly your name or ours, which is guessed first. Use other words".to_owned());
    }
    let words: Vec<&str> = around.words.iter().map(String::as_str).collect();
    if zxcvbn::zxcvbn(password, &words).score() < zxcvbn::Score::Three {
        return Err(
            "That is easy to guess. Three or four words that have nothing to do with each other are hard to guess and easy to remember"
                .to_owned(),
        );
    }
    if is_listed(&small, around.list.as_ref()) {
        return Err(
            "Thieves know that password from elsewhere. Use another, and change it wherever else you use it".to_owned()
        );
    }
    Ok(())
}

fn without(small: &str, words: &[String]) -> String {
    let mut longest_first: Vec<&String> = words.iter().collect();
    longest_first.sort_by_key(|word| std::cmp::Reverse(word.len()));
    longest_first.into_iter().fold(small.to_owned(), |left, word| left.replace(word.as_str(), " "))
}

/// Looks through the list line by line: it may be far larger than our memory.
fn is_listed(small: &str, list: Option<&PathBuf>) -> bool {
    let Some(file) = list.and_then(|path| {
        std::fs::File::open(path)
            .inspect_err(|cause| tracing::error!(%cause, "the list of refused passwords cannot be read"))
            .ok()
    }) else {
        return false;
    };
    BufReader::new(file)
        .split(b'\n')
        .map_while(Result::ok)
        .any(|line| String::from_utf8_lossy(&line).trim_end_matches('\r').to_lowercase() == small)
}

/// The same check, away from those who serve pages.
pub async fn check_apart(password: &str, around: Surroundings) -> Result<(), String> {
    let password = password.to_owned();
    tokio::task::spawn_blocking(move || check(&password, &around)).await.expect("checking does not panic")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around() -> Surroundings {
        Surroundings {
            words: ["foothold", "tower", "hamlets", "ada", "adaobi", "obi", "example"].map(str::to_owned).to_vec(),
            list: None,
        }
    }

    #[test]
    fn any_long_password_will_do_that_is_hard_to_guess() {
        let long = format!("{}{}", "kettle violin marsh ", "ø".repeat(LONGEST - 20));
        for good in [
            "violin marsh kettle orbit",
            "VIOLIN-marsh-kettle",
            "a walrus reads by lamplight",
            "9417 kettles & 26 violins",
            "скрипка болото чайник",
            long.as_str(),
        ] {
            assert_eq!(check(good, &around()), Ok(()), "{good}");
        }
    }

    #[test]
    fn others_are_refused_each_with_what_to_do() {
        for (bad, said) in [
            ("", "yours has 0"),
            ("Tr0ub4dor&3", "yours has 11"),
            ("fourteen chars", "yours has 14"),
            ("passwordpassword", "easy to guess"),
            ("aaaaaaaaaaaaaaaaaaaa", "easy to guess"),
            ("123456789012345", "easy to guess"),
            ("qwertyuiopasdfghjkl", "easy to guess"),
            ("Foothold Tower Hamlets", "your name or ours"),
            ("ada.obi@example.org", "your name or ours"),
            ("Tower-Hamlets-2026!", "your name or ours"),
        ] {
            let sentence = check(bad, &around()).expect_err(bad);
            assert!(sentence.contains(said), "{bad}: {sentence}");
        }
        assert!(check(&"ø".repeat(LONGEST + 1), &around()).expect_err("too long").contains("128 letters or fewer"));
    }

    #[test]
    fn a_password_on_the_list_is_refused_however_its_capitals_are_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let list = folder.path().join("known.txt");
        std::fs::write(&list, b"hunter2\r\nviolin marsh kettle orbit\r\n\xff\xfe\nlast one without an end")
            .expect("written");
        let around = Surroundings { list: Some(list), ..around() };
        assert!(check("Violin Marsh Kettle ORBIT", &around).expect_err("listed").contains("Thieves know"));
        assert!(check("last one without an end", &around).is_err());
        assert_eq!(check("violin marsh kettle orbits", &around), Ok(()));
    }
}
