//! A search in plain words: "bikes", within 10 miles of E14, Apprenticeship.

use crate::opportunities::pages::filter_words;
use crate::opportunities::search::{Filter, Only, Params, Sort};
use crate::say;

/// What a search looks for, in the language spoken.
pub fn name(params: &Params) -> String {
    let mut parts = Vec::new();
    if !params.words.is_empty() {
        parts.push(say!("kept_searches-name-words", words = params.words.as_str()));
    }
    match (params.place.as_str(), params.miles) {
        ("", _) | (_, None) => {}
        (place, Some(miles)) => parts.push(say!("kept_searches-name-near", miles = miles, place = place)),
    }
    parts.extend(params.filters.iter().map(|filter| filter_words(filter).to_owned()));
    if parts.is_empty() { say!("kept_searches-name-all").to_owned() } else { parts.join(", ") }
}

/// The search without what makes no difference to what it finds, so that one is kept once; and without what goes by
/// somebody's answers, which change: each result says whether they can apply.
pub fn canonical(params: &Params) -> Params {
    let filters = params.filters.without(Filter::Only(Only::Mine));
    Params { sort: Sort::BestMatch, page: 1, filters, ..params.clone() }
}

/// The part of its address after the question mark; empty for a search for everything.
pub fn query_of(params: &Params) -> String {
    canonical(params).address().split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::opportunities::search::Filter;

    #[test]
    fn a_search_is_named_in_plain_words() {
        let named = |query: &str| name(&Params::parse(query));
        assert_eq!(
            named("words=bikes&place=E14&kind=apprenticeship"),
            "\"bikes\", within 10 miles of E14, Apprenticeship"
        );
        assert_eq!(named("words=bikes&place=E14&miles=any"), "\"bikes\"");
        assert_eq!(named("only=pay"), "The pay is shown");
        assert_eq!(named(""), "Everything");
    }

    #[test]
    fn order_and_page_make_no_other_search() {
        let [one, other] = ["words=bikes&sort=pay&page=3", "words=bikes"].map(|query| query_of(&Params::parse(query)));
        assert_eq!(one, other);
        assert_eq!(query_of(&Params::default()), "");
    }

    proptest! {
        #[test]
        fn a_kept_search_is_read_back_as_it_was(
            words in "\\PC{0,120}", place in "\\PC{0,70}", miles in proptest::option::of(0usize..7), set in proptest::collection::vec(0usize..34, 0..6)
        ) {
            let filters = set.iter().filter_map(|at| Filter::all().nth(*at)).collect();
            let typed = Params { words, place, filters, miles: miles.map(|at| crate::opportunities::search::DISTANCES[at]), ..Params::default() };
            let params = Params::parse(&query_of(&typed)); // as any address is read: tidied
            prop_assert_eq!(Params::parse(&query_of(&params)), params);
        }
    }
}
