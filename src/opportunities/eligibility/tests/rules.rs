//! The rules, over all ages, care statuses and kinds; and that "you can" is never a guess.

use jiff::civil::date;
use proptest::prelude::*;

use super::NOON;
use crate::opportunities::asks::Asks;
use crate::opportunities::eligibility::bursary::{Bursary, Theirs};
use crate::opportunities::eligibility::judge::{Ask, Judge, Missing, Shut, Verdict};
use crate::opportunities::eligibility::model::{Age, Answers, Care, Passed, Study, Told};
use crate::opportunities::eligibility::sentence;
use crate::opportunities::model::Kind;

const DAY: i64 = 86_400_000;
const YEAR: i64 = 31_557_600_000;

fn of_age(years: u8) -> Answers {
    Answers {
        age: Told::Said(Age { years, told_on: date(2026, 11, 26) }),
        plan: Told::Said(false),
        study: Told::Said(Study::Not),
        ..Answers::default()
    }
}

fn says(answers: &Answers, kind: Kind, reserved: bool) -> Verdict {
    Judge::new(answers, NOON).verdict(kind, reserved, &Asks::default())
}

/// What the rules say, written out once more as people would.
fn expected(kind: Kind, age: u8, care: Option<Care>) -> &'static str {
    use Kind::*;
    match (kind, age, care) {
        (Traineeship | WorkExperience | Job, _, _) => "ask",
        (SupportedInternship, _, _) => "no", // without an EHC plan
        (_, ..16, _) => "not yet",
        (Apprenticeship, _, _) => "can",
        (FoundationApprenticeship, 16..=21, _) => "can",
        // They may have been in prison.
        (FoundationApprenticeship, 22..=24, None | Some(Care::Never)) => "cannot tell",
        (FoundationApprenticeship, 22..=24, Some(_)) => "can",
        (FoundationApprenticeship, _, _) => "no",
    }
}

fn expected_reserved(kind: Kind, age: u8, care: Option<Care>) -> &'static str {
    match (expected(kind, age, care), care) {
        (_, Some(Care::Never)) | ("no", _) => "no",
        ("not yet", _) => "not yet",
        (_, None) => "cannot tell",
        (wanted, Some(_)) => wanted,
    }
}

fn expected_with_plan(kind: Kind, age: u8, care: Option<Care>) -> &'static str {
    match (kind, age) {
        (Kind::SupportedInternship, ..16) => "not yet",
        (Kind::SupportedInternship, 16..=24) | (Kind::FoundationApprenticeship, 22..=24) => "can",
        _ => expected(kind, age, care),
    }
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Can(_) => "can",
        Verdict::CanAfterCourse => "after",
        Verdict::Ask(_) => "ask",
        Verdict::CannotTell(_) => "cannot tell",
        Verdict::NotYet(_) => "not yet",
        Verdict::No(_) => "no",
    }
}

#[test]
fn every_age_care_status_and_kind_has_the_answer_of_the_rules() {
    let statuses = Care::ALL.map(Told::Said).into_iter().chain([Told::Unsure, Told::NotSaid, Told::NotAsked]);
    let mut tried = 0;
    for (care, age) in statuses.flat_map(|care| (15..=30).map(move |age| (care.clone(), age))) {
        let known = care.said().copied();
        let answers = Answers { care, ..of_age(age) };
        let with_plan = Answers { plan: Told::Said(true), ..answers.clone() };
        for kind in Kind::ALL {
            let about = format!("{kind:?} at {age}, {known:?}");
            assert_eq!(word(says(&answers, kind, false)), expected(kind, age, known), "{about}");
            assert_eq!(word(says(&answers, kind, true)), expected_reserved(kind, age, known), "ring-fenced {about}");
            assert_eq!(word(says(&with_plan, kind, false)), expected_with_plan(kind, age, known), "{about}, a plan");
            tried += 3;
        }
    }
    assert_eq!(tried, 8 * 16 * 6 * 3);
}

#[test]
fn each_sentence_says_why() {
    let left = Answers { care: Told::Said(Care::Left), ..of_age(22) };
    let of = |answers: &Answers, kind, reserved| sentence(says(answers, kind, reserved));
    use Kind::*;
    for (sentence, wanted) in [
        (
            of(&left, FoundationApprenticeship, false),
            "You can apply: foundation apprenticeship, 22 to 24, care experienced.",
        ),
        (of(&left, Apprenticeship, false), "You can apply: apprenticeship, 16 or over."),
        (of(&left, Apprenticeship, true), "You can apply: apprenticeship, 16 or over, care experienced."),
        (of(&of_age(15), Apprenticeship, false), "Not yet: you must be 16 or over."),
        (of(&of_age(26), FoundationApprenticeship, false), "Not this one: it is for people up to 24."),
        (of(&of_age(22), FoundationApprenticeship, false), "We can't tell: we do not know if you have been in care."),
        (of(&Answers::default(), Apprenticeship, false), "We can't tell: we do not know your age."),
        (of(&left, SupportedInternship, false), "Not this one: it is for people who have an EHC plan."),
        (of(&left, Job, true), "Ask them what else they want: it is for people who have been in care."),
        (of(&left, Job, false), "Ask them: each place has its own rules."),
    ] {
        assert_eq!(sentence, wanted);
    }
}

#[test]
fn the_age_that_counts_is_the_one_on_the_first_day() {
    let starts = |ms: i64| Asks { starts_on: Some(ms - ms % DAY), ..Asks::default() };
    let never = Answers { care: Told::Said(Care::Never), ..of_age(21) };
    let judge = Judge::new(&never, NOON);
    let says = |at: i64| judge.verdict(Kind::FoundationApprenticeship, false, &starts(at));
    assert_eq!(word(says(NOON)), "can");
    assert_eq!(says(NOON + YEAR / 2), Verdict::CannotTell(Missing::Prison));
    assert_eq!(says(NOON + 4 * YEAR + DAY), Verdict::No(Shut::TooOld(24)));
    assert_eq!(says(NOON + 30 * YEAR), Verdict::No(Shut::TooOld(24)));
    assert_eq!(word(says(NOON - 3 * YEAR)), "can", "a start that is over counts as today");
    let earlier = Answers { care: Told::Said(Care::Earlier), ..of_age(21) };
    let by_then = Judge::new(&earlier, NOON).verdict(Kind::FoundationApprenticeship, false, &starts(NOON + YEAR / 2));
    assert_eq!(sentence(by_then), "You can apply: foundation apprenticeship, 16 to 24, care experienced.");
    let nearly = Judge::new(&of_age(15), NOON).verdict(Kind::Apprenticeship, false, &starts(NOON + YEAR / 2));
    assert_eq!(nearly, Verdict::CannotTell(Missing::Birthday));
}

#[test]
fn a_full_time_course_has_to_end_first() {
    let at_school = Answers { study: Told::Said(Study::FullTime), ..of_age(17) };
    assert_eq!(says(&at_school, Kind::Apprenticeship, false), Verdict::CanAfterCourse);
    let not_said = Answers { study: Told::NotSaid, ..of_age(17) };
    assert_eq!(says(&not_said, Kind::Apprenticeship, false), Verdict::CannotTell(Missing::Study));
}

#[test]
fn a_grade_somebody_lacks_is_never_a_no() {
    let asks = Asks { english: true, maths: true, ..Asks::default() };
    let with = |passed: Told<Passed>| {
        let answers = Answers { passed, ..of_age(18) };
        Judge::new(&answers, NOON).verdict(Kind::Apprenticeship, false, &asks)
    };
    assert_eq!(word(with(Told::Said(Passed::Both))), "can");
    assert_eq!(with(Told::Said(Passed::English)), Verdict::Ask(Ask::Maths));
    assert_eq!(with(Told::Said(Passed::Maths)), Verdict::Ask(Ask::English));
    assert_eq!(with(Told::Said(Passed::Neither)), Verdict::Ask(Ask::EnglishAndMaths));
    assert_eq!(with(Told::Unsure), Verdict::Ask(Ask::EnglishAndMaths));
    let a_levels = |reached: u8| {
        let answers = Answers { level: Told::Said(reached), ..of_age(18) };
        let asks = Asks { other: Some(3), ..Asks::default() };
        Judge::new(&answers, NOON).verdict(Kind::Apprenticeship, false, &asks)
    };
    assert_eq!((a_levels(2), a_levels(3)), (Verdict::Ask(Ask::Other), Verdict::Ask(Ask::OtherReached)));
}

#[test]
fn the_bursary_is_for_care_leavers_under_25_on_the_first_day() {
    let start = date(2027, 3, 1);
    let bursary = Bursary::of(start).expect("there is one");
    let theirs = |age: u8, care: Told<Care>| {
        let answers = Answers { care, ..of_age(age) };
        bursary.for_whom(&Judge::new(&answers, NOON), start)
    };
    assert_eq!(theirs(17, Told::Said(Care::Now)), Theirs::Yes);
    assert_eq!(theirs(23, Told::Said(Care::Left)), Theirs::Yes);
    assert_eq!(theirs(24, Told::Said(Care::Left)), Theirs::CannotTell(Missing::Birthday));
    assert_eq!(theirs(25, Told::Said(Care::Left)), Theirs::No(Shut::TooOld(24)));
    assert_eq!(theirs(20, Told::Said(Care::ShortTime)), Theirs::CannotTell(Missing::CareLeaver));
    assert_eq!(theirs(20, Told::Said(Care::Earlier)), Theirs::CannotTell(Missing::CareLeaver));
    assert_eq!(theirs(20, Told::Said(Care::Never)), Theirs::No(Shut::NotInCare));
    assert_eq!(theirs(20, Told::Unsure), Theirs::CannotTell(Missing::Care));
}

type AnyOf<T> = BoxedStrategy<Told<T>>;

fn told<T: Clone + std::fmt::Debug + 'static>(answer: impl Strategy<Value = T> + 'static) -> AnyOf<T> {
    prop_oneof![1 => Just(Told::NotAsked), 1 => Just(Told::NotSaid), 1 => Just(Told::Unsure), 5 => answer.prop_map(Told::Said)].boxed()
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let age = (14u8..28, 0i32..1_500).prop_map(|(years, days)| {
        let told_on = date(2026, 11, 26).checked_sub(jiff::Span::new().days(days)).expect("a day");
        Age { years, told_on }
    });
    let care = told(prop::sample::select(Care::ALL.to_vec()));
    let study = told(prop::sample::select(Study::ALL.to_vec()));
    let passed = told(prop::sample::select(Passed::ALL.to_vec()));
    let parts = (told(age), care, told(any::<bool>()), study, passed, told(0u8..5));
    parts.prop_map(|(age, care, plan, study, passed, level)| Answers {
        age,
        care,
        plan,
        study,
        passed,
        level,
        ..Answers::default()
    })
}

fn any_advert() -> impl Strategy<Value = (Kind, bool, Asks)> {
    let starts_on = prop::option::of((-400i64..2_000).prop_map(|days| NOON - NOON % DAY + days * DAY));
    let other = prop_oneof![3 => Just(None), 1 => (0u8..7).prop_map(Some)];
    let asks = (starts_on, any::<bool>(), any::<bool>(), other);
    let asks = asks.prop_map(|(starts_on, english, maths, other)| Asks { starts_on, english, maths, other });
    (prop::sample::select(Kind::ALL.to_vec()), any::<bool>(), asks)
}

/// The same answers without one of them.
fn without(answers: &Answers, nth: usize) -> Answers {
    let mut left = answers.clone();
    match nth {
        0 => left.age = Told::NotSaid,
        1 => left.care = Told::Unsure,
        2 => left.plan = Told::NotAsked,
        3 => left.study = Told::NotSaid,
        4 => left.passed = Told::Unsure,
        _ => left.level = Told::NotSaid,
    }
    left
}

fn is_can(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Can(_) | Verdict::CanAfterCourse)
}

fn is_no(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::No(_) | Verdict::NotYet(_))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// "You can" needs every answer that a rule looks at, and holds for each age that somebody may have.
    #[test]
    fn you_can_is_never_a_guess(answers in any_answers(), (kind, reserved, asks) in any_advert()) {
        let verdict = Judge::new(&answers, NOON).verdict(kind, reserved, &asks);
        if is_can(verdict) {
            let day = asks.starts_on.unwrap_or(NOON).max(NOON);
            let ages = answers.age.said().expect("an age").on(crate::words::utc_day(day));
            let experienced = answers.care.said().is_some_and(|care| care.is_experienced());
            let plan = answers.plan.said() == Some(&true);
            prop_assert!(*ages.start() >= 16 && (experienced || !reserved));
            match kind {
                Kind::Apprenticeship => {}
                Kind::FoundationApprenticeship => {
                    prop_assert!(*ages.end() <= 21 || (*ages.end() <= 24 && (plan || experienced)), "{ages:?}");
                }
                Kind::SupportedInternship => prop_assert!(plan && *ages.end() <= 24),
                _ => prop_assert!(false, "each place has its own rules"),
            }
            prop_assert!(kind == Kind::SupportedInternship || answers.study.said().is_some());
            let passed = answers.passed.said().copied();
            prop_assert!(!asks.english || passed.is_some_and(Passed::english));
            prop_assert!(!asks.maths || passed.is_some_and(Passed::maths));
            prop_assert_eq!(asks.other, None);
        }
    }

    /// Knowing less never opens a door, and never shuts one.
    #[test]
    fn a_missing_answer_never_makes_it_surer(
        answers in any_answers(), (kind, reserved, asks) in any_advert(), nth in 0usize..6,
    ) {
        let whole = Judge::new(&answers, NOON).verdict(kind, reserved, &asks);
        let less = Judge::new(&without(&answers, nth), NOON).verdict(kind, reserved, &asks);
        prop_assert!(!is_can(less) || is_can(whole), "{:?} became {:?}", whole, less);
        prop_assert!(!is_no(less) || is_no(whole), "{:?} became {:?}", whole, less);
        prop_assert!(!sentence(less).contains("opportunities-") && sentence(less).ends_with('.'));
    }
}
