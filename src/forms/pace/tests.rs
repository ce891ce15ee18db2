use super::*;

const NOW: i64 = 1_795_621_330_000;
const SECOND: i64 = 1_000;
const DAY: i64 = 24 * HOUR;

/// Keys, and the folder that holds their file.
fn some_keys() -> (Keys, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("foothold.keys");
    keys::make(&file, 0).expect("made");
    (Keys::read(&file).expect("read"), folder)
}

/// What one bot sends: it fills everything in, or answers at once, or makes its own form, or waits and repeats itself.
fn bot(keys: &Keys, seen: &WordsSeen, rng: &mut fastrand::Rng, now: i64) -> Pace {
    let page = shown(keys, "", now);
    let text = format!("Buy cheap followers today at our new shop number {}", rng.u32(..));
    let (trap, shown, waits, text) = match rng.u8(0..100) {
        0..40 => ("https://spam.example", page, rng.i64(0..60) * SECOND, text),
        40..70 => ("", page, rng.i64(0..2_000), text),
        70..80 => ("", String::new(), rng.i64(0..60) * SECOND, text),
        80..85 => ("", format!("{}.{}", now - DAY, "x".repeat(43)), 0, text),
        85..98 => ("", page, rng.i64(3..60) * SECOND, "Buy cheap followers today at our new shop".to_owned()),
        // As patient as a person, and never the same twice: nothing here tells it apart.
        _ => ("", page, rng.i64(3..60) * SECOND, text),
    };
    let now = now + waits;
    Pace::of(keys, trap, &shown, now).and_words(seen.came_before(&text, now))
}

#[test]
fn nineteen_of_twenty_bots_are_doubted() {
    let (keys, _folder) = some_keys();
    let (seen, mut rng) = (WordsSeen::default(), fastrand::Rng::with_seed(14));
    let doubted = (0..1_000).filter(|post| bot(&keys, &seen, &mut rng, NOW + post * SECOND) != Pace::Human).count();
    assert!(doubted >= 950, "{doubted} of 1,000");
}

#[test]
fn no_person_is_doubted() {
    let (keys, _folder) = some_keys();
    let seen = WordsSeen::default();
    for post in 0..30 {
        let page = shown(&keys, "", NOW + post * SECOND);
        // From a fast thumb to a tab that was open for a month.
        let sent = NOW + post * SECOND + [2, 5, 40, 600, 3 * 3_600, 30 * 86_400][post as usize % 6] * SECOND;
        let text = format!("My support worker changed again, that is number {post} this year");
        let pace = Pace::of(&keys, "", &page, sent).and_words(seen.came_before(&text, sent));
        assert_eq!((pace, pace.doubted_at(sent)), (Pace::Human, None), "post {post}");
    }
}

#[test]
fn putting_one_thing_right_quickly_raises_no_doubt() {
    let (keys, _folder) = some_keys();
    let page = shown(&keys, "", NOW);
    let again = shown(&keys, &page, NOW + 60 * SECOND);
    assert_eq!(Pace::of(&keys, "", &again, NOW + 61 * SECOND), Pace::Human);
}

#[test]
fn each_doubt_has_its_reason() {
    let (keys, _folder) = some_keys();
    let page = shown(&keys, "", NOW);
    let mark = page.split_once('.').expect("a time and a mark").1;
    for (trap, shown, waits, doubt) in [
        ("x", page.as_str(), 60 * SECOND, Doubt::Trap),
        ("", page.as_str(), 1_999, Doubt::TooFast),
        ("", page.as_str(), -5 * SECOND, Doubt::TooFast),
        ("", "", 60 * SECOND, Doubt::NoTime),
        ("", "soon", 60 * SECOND, Doubt::NoTime),
        ("", &format!("{}.{mark}", NOW - DAY), 60 * SECOND, Doubt::NoTime),
    ] {
        let pace = Pace::of(&keys, trap, shown, NOW + waits);
        assert_eq!((pace, pace.doubted_at(NOW)), (Pace::Doubtful(doubt), Some(NOW)), "{trap} {shown} {waits}");
    }
    assert_eq!(Pace::of(&keys, "", &page, NOW + 2_000), Pace::Human);
    // A time that is no time is not kept for the next page.
    assert!(Pace::of(&keys, "", &super::shown(&keys, "soon", NOW), NOW + 60 * SECOND) == Pace::Human);
}

#[test]
fn the_same_words_within_an_hour_are_noticed_and_short_ones_are_anyones() {
    let seen = WordsSeen::default();
    let words = "Nobody answered when I rang the office";
    assert!(!seen.came_before(words, NOW));
    assert!(seen.came_before("  nobody answered when I RANG\nthe office ", NOW + HOUR - 1));
    assert!(!seen.came_before(words, NOW + 3 * HOUR));
    assert!(!seen.came_before("Nobody answered when I rang the bank", NOW));
    for _ in 0..3 {
        assert!(!seen.came_before("I need a laptop.", NOW));
    }
}

#[test]
fn what_is_remembered_is_bounded() {
    let seen = WordsSeen::default();
    for number in 0..3 * WordsSeen::MOST {
        seen.came_before(&format!("These are long words and no others, number {number}"), NOW);
    }
    assert!(seen.seen.len() <= WordsSeen::MOST, "{}", seen.seen.len());
}
