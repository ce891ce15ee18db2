/// Words that may be left out, without the spaces around them.
pub fn optional(typed: &str, most: usize) -> Result<Option<String>, String> {
    let text = typed.trim().replace("\r\n", "\n");
    if text.chars().count() > most {
        return Err(format!("That is too long: write {most} characters at most"));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// Words that must be there.
pub fn needed(typed: &str, most: usize, missing: &str) -> Result<String, String> {
    optional(typed, most)?.ok_or_else(|| missing.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_the_spaces_around_them_and_are_never_cut() {
        assert_eq!(optional(" one\r\ntwo ", 7), Ok(Some("one\ntwo".to_owned())));
        assert_eq!(optional("  ", 7), Ok(None));
        assert!(optional("four letters", 4).is_err());
        assert_eq!(needed("", 7, "Write it"), Err("Write it".to_owned()));
    }
}
