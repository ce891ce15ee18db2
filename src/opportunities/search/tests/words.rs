//! Finding by words: stems, beginnings, plain words, slips of the finger.

use super::*;
use crate::opportunities::model::ROUTES;
use crate::opportunities::search::{plain_words, tokens};

fn titled<'a>(titles: impl IntoIterator<Item = &'a str>) -> Catalogue {
    catalogue(titles.into_iter().zip(1..).map(|(title, id)| advert(id, title)))
}

fn finds(titles: &[&str], words: &str) -> Vec<i64> {
    found(&titled(titles.iter().copied()), for_words(words))
}

#[test]
fn all_words_must_match_by_their_stems() {
    let titles = ["Hairdressing apprentice", "Hairdresser and barber", "Barber"];
    assert_eq!(finds(&titles, "hairdressers"), [1, 2]);
    assert_eq!(finds(&titles, "barber hairdresser"), [2]);
    assert_eq!(finds(&titles, "BARBERS"), [2, 3]);
}

#[test]
fn a_trade_and_who_does_it_are_one_thing_and_false_friends_are_kept_apart() {
    let titles =
        ["Plumbing xyz", "Plumber xyz", "Hospitality team", "Hospital porter", "Training adviser", "Train guard"];
    assert_eq!(finds(&titles, "plumbers"), [1, 2]);
    assert_eq!(finds(&titles, "plumbing"), [1, 2]);
    assert_eq!(finds(&titles, "hospitals"), [4]);
    assert_eq!(finds(&titles, "hospitality"), [3]);
    assert_eq!(finds(&titles, "trains"), [6]);
    assert_eq!(finds(&["Software engineer", "Engine fitter"], "software enginer"), [1]);
}

#[test]
fn accents_case_and_apostrophes_make_no_difference() {
    assert_eq!(finds(&["Café team member", "Children’s zzz"], "cafe TEAM"), [1]);
    assert_eq!(finds(&["Children’s zzz"], "childrens zzz"), [1]);
    assert_eq!(finds(&["Cafe\u{301} zzz"], "café zzz"), [1]);
}

#[test]
fn the_beginning_of_a_word_finds_it_but_a_short_word_is_not_the_beginning_of_others() {
    assert_eq!(finds(&["Plumbing operative", "Plater"], "plu"), [1]);
    assert_eq!(finds(&["Xylophone maker", "Xeno"], "xy"), [1]);
    assert_eq!(finds(&["Xylophone maker", "Xeno"], "xy maker"), [0; 0]);
    assert_eq!(finds(&["Pan maker", "Panel beater"], "pan"), [1]);
    assert_eq!(finds(&["Tech support", "Pipework technician"], "tech"), [1], "we know what tech means");
}

#[test]
fn the_beginning_of_a_word_in_a_summary_does_not_count_where_the_word_stands_by_itself() {
    let mut builder = Builder::default();
    let summary = SearchText { summary: "Start your steelwork here", ..SearchText::default() };
    builder.add(advert(1, "Anything else"), &summary);
    let other = builder.finish();
    assert_eq!(found(&other, for_words("steel")), [1]);

    let mut builder = Builder::default();
    builder.add(advert(1, "Anything else"), &summary);
    builder.add(advert(2, "Steel fixer"), &SearchText::default());
    builder.add(advert(3, "Steelworker"), &SearchText::default());
    assert_eq!(found(&builder.finish(), for_words("steel")), [2, 3]);
}

#[test]
fn a_title_weighs_more_than_a_course_a_route_skills_an_employer_and_a_summary() {
    let skills = ["Origami".to_owned()];
    let mut builder = Builder::default();
    builder.add(advert(1, "A"), &SearchText { summary: "We love origami", ..SearchText::default() });
    builder.add(Listing { employer: "Origami Ltd".into(), ..advert(2, "B") }, &SearchText::default());
    builder.add(advert(3, "C"), &SearchText { skills: &skills, ..SearchText::default() });
    builder.add(advert(4, "D"), &SearchText { course: "Origami (level 2)", ..SearchText::default() });
    builder.add(advert(5, "Origami"), &SearchText::default());
    builder.add(advert(6, "E"), &SearchText { places: "Origami Lane E3", ..SearchText::default() });
    assert_eq!(found(&builder.finish(), for_words("origami")), [5, 4, 3, 2, 6, 1]);
}

#[test]
fn skills_that_are_only_ticked_on_a_form_find_nothing() {
    let skills = ["Customer care skills".to_owned(), "Juggling".to_owned()];
    let mut builder = Builder::default();
    builder.add(advert(1, "Acrobat"), &SearchText { skills: &skills, ..SearchText::default() });
    let catalogue = builder.finish();
    assert_eq!(found(&catalogue, for_words("juggle")), [1]);
    assert_eq!(found(&catalogue, for_words("care")), [0; 0]);
}

#[test]
fn a_little_extra_for_ring_fenced_interviews_friendly_employers_and_near_places() {
    let near = Listing { points: Box::new([POPLAR]), ..advert(2, "Baker") };
    let far = Listing { points: Box::new([LEEDS]), ..advert(1, "Baker") };
    let catalogue = catalogue([
        far.clone(),
        near,
        Listing { id: 3, care_leaver_friendly: true, ..far.clone() },
        Listing { id: 4, guaranteed_interview: true, ..far.clone() },
        Listing { id: 5, ring_fenced: true, ..far.clone() },
    ]);
    assert_eq!(found(&catalogue, for_words("baker")), [5, 4, 3, 1, 2]);
    assert_eq!(found(&catalogue, Query { near: Some(BOW), ..for_words("baker") }), [2, 5, 4, 3, 1]);
}

#[test]
fn words_that_say_nothing_are_left_out_and_alone_they_find_everything() {
    let titles = ["Chef", "Baker"];
    for words in ["", "apprentice", "jobs near me", "I want an apprenticeship", "working", "the", "!?", "apprentic"] {
        assert_eq!(finds(&titles, words), [1, 2], "{words}");
    }
    assert_eq!(finds(&titles, "apprenticeship as a baker in the"), [2]);
}

#[test]
fn a_slip_of_the_finger_is_forgiven_and_said() {
    let titles = ["Stamper", "Glazier", "Bookbinder"];
    for (typed, id) in [("stmper", 1), ("stampper", 1), ("glazyer", 2), ("bookbidner", 3), ("galzier", 2)] {
        let catalogue = titled(titles);
        let query = for_words(typed);
        let found = catalogue.search(&query, NOW);
        assert_eq!(ids(&found), [id], "{typed}");
        let read_as = titles[id as usize - 1].to_lowercase();
        assert_eq!(found.understood.first(), Some(&Understood::Spelling { typed: typed.into(), read_as }));
    }
    assert_eq!(finds(&titles, "aprentice stamper"), [1]);
    assert_eq!(finds(&titles, "staampper"), [0; 0], "two slips are too many");
}

#[test]
fn a_word_that_finds_something_is_never_corrected() {
    assert_eq!(titled(["Stamper", "Stammer"]).search(&for_words("stammer"), NOW).understood, []);
    assert_eq!(finds(&["Stamper", "Stammer"], "stammer"), [2]);
}

#[test]
fn plain_words_find_the_route_after_those_that_say_so_in_the_title() {
    let education = |id, title| Listing { route: Some(7), ..advert(id, title) };
    let catalogue =
        catalogue([education(1, "Early years educator"), education(2, "Kids club leader"), advert(3, "Chef")]);
    let query = for_words("working with kids");
    let found = catalogue.search(&query, NOW);
    assert_eq!(ids(&found), [2, 1]);
    let Some(Understood::Meaning { typed, .. }) = found.understood.first() else { panic!("{:?}", found.understood) };
    assert_eq!(typed, "kids");
    assert_eq!(found.understood[0].filters().collect::<Vec<_>>(), [Filter::Route(7)]);
}

#[test]
fn the_longest_phrase_counts() {
    let catalogue = catalogue((0..15).map(|route| Listing { route: Some(route), ..advert(route.into(), "Zzz") }));
    let routes = |words: &str| found(&catalogue, for_words(words));
    assert_eq!(routes("security guard"), [12]);
    assert_eq!(routes("cyber security"), [6]);
    assert_eq!(routes("Old people"), [2]);
    assert_eq!(routes("IT"), [6]);
    assert_eq!(routes("make-up"), [9]);
    assert_eq!(routes("kidz"), [7], "a slip in a plain word");
    assert_eq!(routes("babysitt"), [7], "the beginning of a plain word");
}

#[test]
fn plain_words_know_kinds_and_conditions_too() {
    let catalogue = catalogue([
        Listing { kind: Kind::WorkExperience, ..advert(1, "A week at the Idea Store") },
        Listing { kind: Kind::Traineeship, ..advert(2, "Get ready for the garden") },
        Listing { ring_fenced: true, ..advert(3, "Council helper") },
        advert(4, "Gain experience"),
    ]);
    assert_eq!(found(&catalogue, for_words("work experience")), [1]);
    assert_eq!(found(&catalogue, for_words("traineeships")), [2]);
    assert_eq!(found(&catalogue, for_words("care leavers")), [3]);
}

#[test]
fn every_route_is_known_by_twenty_plain_words_at_least() {
    for (route, name) in ROUTES.iter().enumerate() {
        let known = plain_words::phrases().filter(|(filter, _)| *filter == Filter::Route(route as u8)).count();
        assert!(known >= 20, "{name}: {known}");
    }
}

#[test]
#[rustfmt::skip]
fn what_a_young_person_in_london_types_leads_to_its_route() {
    let cases: &[(&str, &[u8])] = &[
        ("kids", &[7]), ("babies", &[7]), ("nursery", &[7]), ("teaching assistant", &[7]), ("childcare", &[7]),
        ("cars", &[8, 14]), ("mechanic", &[8]), ("lorry", &[14]), ("driving", &[14]), ("bikes", &[8]),
        ("trains", &[14]), ("warehouse", &[14]), ("forklift", &[14]), ("computers", &[6]), ("coding", &[6]),
        ("gaming", &[6]), ("building", &[4]), ("plumbing", &[4]), ("electrician", &[4, 8]), ("brick laying", &[4]),
        ("hair", &[9]), ("nails", &[9]), ("beauty", &[9]), ("cooking", &[3]), ("chef", &[3]), ("restaurant", &[3]),
        ("animals", &[0]), ("dogs", &[0]), ("vet", &[0]), ("gardening", &[0]), ("office", &[1]), ("admin", &[1]),
        ("money", &[11]), ("solicitor", &[11]), ("shop", &[13]), ("social media", &[13]), ("police", &[12]),
        ("army", &[12]), ("hospital", &[10]), ("dentist", &[10]), ("lab", &[10]), ("elderly", &[2]),
        ("helping people", &[2]), ("carer", &[2]), ("art", &[5]), ("music", &[5]), ("fashion", &[5]), ("film", &[5]),
    ];
    let catalogue = catalogue((0..15).map(|route| Listing { route: Some(route), ..advert(route.into(), "Zzz") }));
    for (words, routes) in cases {
        let found: Vec<u8> = found(&catalogue, for_words(words)).into_iter().map(|id| id as u8).collect();
        assert_eq!(found, *routes, "{words}");
    }
}

#[test]
fn a_very_long_search_looks_at_the_first_words_only() {
    let words = "baker ".repeat(30);
    assert_eq!(finds(&["Baker"], &words), [1]);
    assert_eq!(tokens::tokens(&words, 16).len(), 16);
}
