//! What must hold for anything that comes in.

use std::io::Read;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::clean::{ALLOWED, html, line, lines};
use super::super::read;
use super::{answer, read_all, vacancy};

/// Gives a few bytes at a time.
struct Drip<'a>(&'a [u8], usize);

impl Read for Drip<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let n = self.1.min(into.len()).min(self.0.len());
        into[..n].copy_from_slice(&self.0[..n]);
        self.0 = &self.0[n..];
        Ok(n)
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[£$]?[0-9,.]{0,9} ?(to|-)? ?£?[0-9]{0,6} a year".prop_map(Value::from),
        "[0-9]{1,5}-[0-9]{1,2}-[0-9]{1,2}T?[0-9:.]{0,9}Z?".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map(prop::sample::select(keys()), inner, 0..6).prop_map(|map| json!(map)),
        ]
    })
}

fn keys() -> Vec<String> {
    let vacancy = vacancy();
    let mut keys: Vec<String> = vacancy.as_object().unwrap().keys().cloned().collect();
    for inner in [&vacancy["wage"], &vacancy["course"], &vacancy["addresses"][0], &vacancy["qualifications"][0]] {
        keys.extend(inner.as_object().unwrap().keys().cloned());
    }
    keys
}

fn any_markup() -> impl Strategy<Value = String> {
    const TAGS: &str = r##"
        <p> </p> <br> <ul> </ul> <ol> </ol> <li> </li> <b> </b> <i> </em> <strong> </strong> <h1> </h1> <h4> </h4> <div>
        </div> <table> <td> </table> <a/href='x:y'> </a> <script> </script> <style> </style> <!-- --> <svg> <math> </svg>
        <p/class="a>b"> <img/onerror=x/src> <![CDATA[ ]]> <template> </template> <select> <option> <plaintext> <title>
        <textarea> </textarea> <noscript> <iframe> <form> <button> <body> </body> <frameset> <x-y>
        &nbsp; &lt; &amp; &#0; &#x3c; & < > / = " ' "##;
    let piece = prop_oneof![
        6 => prop::sample::select(TAGS.split_ascii_whitespace().collect::<Vec<_>>()).prop_map(str::to_owned),
        2 => "[a-z]{1,4}",
        2 => prop::sample::select(vec!["\n", "\r\n", " ", "\u{0}", "\u{202E}"]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Fails unless every `<` begins an allowed tag without attributes, well nested, lists holding items and only items.
fn assert_well_formed(shown: &str) {
    let mut open: Vec<&str> = Vec::new();
    for (n, piece) in shown.split('<').enumerate().skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or_else(|| panic!("no end of tag {n} in {shown}"));
        let name = tag.trim_start_matches('/');
        assert!(ALLOWED.contains(&name), "{tag} in {shown}");
        match (tag.starts_with('/'), name) {
            (true, _) => assert_eq!(open.pop(), Some(name), "in {shown}"),
            (false, "br") => {}
            (false, "li") => assert!(matches!(open.last(), Some(&"ul" | &"ol")), "stray item in {shown}"),
            (false, "p" | "h3") => assert!(open.is_empty(), "{name} in {open:?} in {shown}"),
            (false, _) => assert!(!matches!(open.last(), Some(&"ul" | &"ol")), "{name} in a list of {shown}"),
        }
        if !tag.starts_with('/') && name != "br" {
            open.push(name);
        }
        let in_text_block = open.iter().any(|tag| matches!(*tag, "p" | "li" | "h3"));
        assert!(
            text.is_empty() || (in_text_block && !matches!(open.last(), Some(&"ul" | &"ol"))),
            "loose {text:?} in {shown}"
        );
    }
    assert!(open.is_empty() && !shown.contains('\u{0}'), "{open:?} left open in {shown}");
}

proptest! {
    #[test]
    fn reading_never_panics_on_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_all(bytes);
    }

    #[test]
    fn reading_never_panics_on_a_damaged_file(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3u8), 1..12),
    ) {
        let mut bytes = answer(&[vacancy(), vacancy()]).into_bytes();
        for (at, byte, how) in damage {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => drop(bytes.remove(at)),
            }
        }
        let _ = read_all(bytes);
    }

    #[test]
    fn reading_never_panics_whatever_the_fields_hold(
        fields in prop::collection::vec((prop::sample::select(keys()), any_json()), 1..8),
    ) {
        let mut changed = vacancy();
        for (key, value) in fields {
            changed[&key] = value.clone();
            changed["wage"] = json!({ &key: value.clone() });
            changed["addresses"] = json!([{ &key: value }]);
        }
        let (items, _) = read_all(answer(&[changed, vacancy()]));
        prop_assert_eq!(items.len(), 2);
    }

    #[test]
    fn it_does_not_matter_in_what_pieces_a_file_arrives(size in 1..40usize, text in "[£€😀a\\n]{0,40}") {
        let mut changed = vacancy();
        changed["fullDescription"] = json!(text);
        let whole = "\u{FEFF}".to_owned() + &answer(&[changed]);
        let mut items = Vec::new();
        let outcome = read(Drip(whole.as_bytes(), size), &mut |item| { items.push(item); Ok(()) });
        prop_assert_eq!((items, outcome), read_all(&whole));
    }

    #[test]
    fn shown_html_holds_only_allowed_tags(text in any_markup()) {
        if let Some(shown) = html(&text) {
            assert_well_formed(&shown);
        }
    }

    #[test]
    fn cleaning_what_is_clean_changes_nothing(text in any_markup()) {
        if let Some(once) = html(&text) {
            prop_assert_eq!(html(&once), Some(once));
        }
    }

    #[test]
    fn plain_lines_keep_to_their_length(text in any_markup(), most in 1..50usize) {
        for short in [line(&text, most), lines(&text, most)].into_iter().flatten() {
            prop_assert!(!short.trim().is_empty() && short.chars().count() <= most);
            let unwanted = short.contains(['\r', '\u{0}', '\u{202E}']);
            prop_assert!(!unwanted);
        }
        prop_assert!(!line(&text, most).unwrap_or_default().contains('\n'));
    }
}
