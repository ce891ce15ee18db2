//! A search as its address, there and back.

use proptest::prelude::*;

use super::*;

#[test]
fn usual_values_are_left_out() {
    assert_eq!(Params::default().address(), "/opportunities");
    assert_eq!(Params::parse("words=&place=&miles=10&sort=best&page=1").address(), "/opportunities");
    assert_eq!(Params::parse("miles=2").address(), "/opportunities", "a distance from nowhere means nothing");
}

#[test]
fn the_order_is_fixed_and_repeated_fields_add_up() {
    let typed = "page=3&sort=pay&only=pay&kind=job&route=digital&level=3&route=business&miles=any&place=E14\
                 &words=caf%C3%A9+%26+bar";
    let canonical = "/opportunities?words=caf%C3%A9+%26+bar&place=E14&miles=any&route=business&route=digital&level=3\
                     &kind=job&only=pay&sort=pay&page=3";
    let params = Params::parse(typed);
    assert_eq!(params.address(), canonical);
    assert_eq!((params.words.as_str(), params.miles, params.page), ("café & bar", None, 3));
}

#[test]
fn unknown_values_fall_back_silently() {
    let params =
        Params::parse("place=Bow&miles=7&sort=random&page=-1&route=plumbing&level=9&kind=x&only=&foo=bar&&=&%ff=%zz");
    assert_eq!(params, Params { place: "Bow".into(), ..Params::default() });
    assert_eq!(Params::parse("page=0").page, 1);
    assert_eq!(Params::parse("page=99999999999999999999999").page, 1);
}

#[test]
fn long_and_untidy_text_is_cut_and_tidied() {
    let params = Params::parse(&format!("words=++a%00b%0A+c++&place={}", "é".repeat(90)));
    assert_eq!(params.words, "a b c");
    assert_eq!(params.place, "é".repeat(60));
    assert_eq!(Params::parse(&format!("words={}+x", "a".repeat(99))).words, "a".repeat(99));
}

#[test]
fn a_change_goes_back_to_the_first_page() {
    let params = Params::parse("words=chef&place=Bow&only=reserved&route=catering&page=4");
    assert_eq!(params.with_page(5).page, 5);
    assert_eq!(
        params.with_distance(Some(2)).address(),
        "/opportunities?words=chef&place=Bow&miles=2&route=catering&only=reserved"
    );
    assert_eq!(
        params.without_filter(Filter::Only(Only::RingFenced)).address(),
        "/opportunities?words=chef&place=Bow&route=catering"
    );
    assert_eq!(params.changed(&Change::AnyRoute).address(), "/opportunities?words=chef&place=Bow&only=reserved");
    assert_eq!(params.changed(&Change::OnlyWords).address(), "/opportunities?words=chef");
    assert_eq!(params.changed(&Change::StartAgain).address(), "/opportunities");
}

#[test]
fn an_address_never_says_that_somebody_has_been_in_care() {
    for filter in Filter::all().filter(|filter| matches!(filter, Filter::Only(_))) {
        for telling in ["care", "leaver", "disab", "ring"] {
            assert!(!filter.code().contains(telling), "{}", filter.code());
        }
    }
}

#[test]
fn every_filter_has_its_own_code_and_comes_back_from_it() {
    for filter in Filter::all() {
        assert_eq!(Filter::from_pair(filter.name(), filter.code()), Some(filter));
        assert!(!filter.code().is_empty());
        assert!(Filters::NONE.with(filter).has(filter));
        assert_eq!(Filters::NONE.with(filter).iter().collect::<Vec<_>>(), [filter]);
    }
    assert!(Filters::NONE.with(Filter::Level(8)).with(Filter::Route(15)).is_empty());
}

proptest! {
    #[test]
    fn an_address_read_back_is_the_same_search(raw in "((words|place|miles|route|only|sort|page)=[^#]{0,12}&){0,9}") {
        let params = Params::parse(&raw);
        let address = params.address();
        let query = address.split_once('?').map_or("", |(_, query)| query);
        prop_assert_eq!(Params::parse(query).address(), address.clone());
        prop_assert_eq!(Params::parse(query), params);
    }
}
