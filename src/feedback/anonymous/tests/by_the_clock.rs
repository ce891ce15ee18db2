use super::*;
use crate::accounts::{Organisation, Role};
use crate::audit::{Deed, Line};
use crate::feedback::anonymous::{Night, keep_night, months};
use crate::feedback::model::{Changed, Way};
use crate::feedback::store::{Which, change, find};
use crate::feedback::testing::{say_anonymous, say_named};
use crate::room_test;
use crate::words::london_time;

async fn passes(app: &TestApp) -> Option<Night> {
    keep_night(&app.state).await.expect("the clock is looked at")
}

/// How many letters there are, of any kind.
async fn letters(app: &TestApp) -> i64 {
    app.count("outbox").await
}

room_test!(nobody_hears_of_it_before_the_night_that_delivers_it, async |app: TestApp| {
    app.at(NOON);
    app.staff("Pia", Organisation::Council, &[Role::ParticipationWorker]).await;
    app.staff("Rowan", Organisation::Council, &[Role::BoardReviewer]).await;
    assert_eq!(passes(&app).await, Some(Night::default()), "the first start");
    say_anonymous(&app, Way::Code, "It is cold").await;
    assert_eq!(letters(&app).await, 0, "a sender gets no letter, and nobody else does (N-11)");
    // Every half hour of nine days: one thing is delivered by the seventh night, at four and at no other time.
    let mut delivered = Vec::new();
    for half_hour in 0..9 * 48 {
        let now = NOON + half_hour * HOUR / 2;
        let before = letters(&app).await;
        let night = passes(app.at(now)).await;
        assert!(night.is_none() || london_time(now) == "04:00", "{}", london_time(now));
        if night.is_some_and(|night| night.delivered > 0) {
            delivered.push((now - NOON) / HOUR);
        } else {
            assert_eq!(letters(&app).await, before, "an early letter");
        }
    }
    assert_eq!((delivered, letters(&app).await), (vec![6 * 24 + 16], 1));
    // Three at noon wait for the next four o'clock, and one letter says so.
    let now = NOON + 9 * DAY;
    app.at(now);
    for words in ["one", "two", "three"] {
        say_anonymous(&app, Way::Nobody, words).await;
    }
    assert_eq!((passes(&app).await, letters(&app).await), (None, 1));
    assert_eq!((passes(app.at(now + 16 * HOUR - 1)).await, letters(&app).await), (None, 1));
    let night = passes(app.at(now + 16 * HOUR)).await;
    assert_eq!((night, letters(&app).await), (Some(Night { delivered: 3, waiting: 0 }), 2));
    app.at(now + 22 * HOUR).deliver().await;
    let letters = app.letters().await;
    assert!(!letters.is_empty() && letters.iter().all(|letter| letter.to.contains("pia@")), "{letters:?}");
    assert!(!letters[0].text.contains("cold") && !letters[0].text.to_lowercase().contains("feedback"));
});

room_test!(of_two_processes_one_lets_the_night_pass, async |app: TestApp| {
    app.at(NOON);
    passes(&app).await;
    for words in ["one", "two", "three"] {
        say_anonymous(&app, Way::Nobody, words).await;
    }
    let twin = app.twin().await;
    // Both were away at four, and are back at nine.
    app.at(NOON + 21 * HOUR);
    twin.at(NOON + 21 * HOUR);
    let (one, other) = tokio::join!(keep_night(&app.state), keep_night(&twin.state));
    let delivered: Vec<_> = [one, other].into_iter().filter_map(|night| night.expect("it passes")).collect();
    assert_eq!(delivered, [Night { delivered: 3, waiting: 0 }]);
});

room_test!(what_is_finished_loses_its_words_and_after_two_years_all_of_it_goes, async |app: TestApp| {
    app.at(NOON);
    let mut handles = Vec::new();
    for words in ["one", "two", "three"] {
        handles.push(say_anonymous(&app, Way::Code, words).await.0);
    }
    passes(app.at(NOON + DAY)).await;
    let (_, ada) = app.young_person("Ada").await;
    let named = Which::Named(say_named(&app, &ada, "My room is damp").await);
    let finished = |piece: &mut crate::feedback::Piece| {
        piece.finished = true;
        Changed::Done
    };
    let one = Which::Anonymous(handles[0].clone());
    for which in [&one, &named] {
        let version = find(&app.state, which).await.expect("asked").expect("there").piece.version;
        let line = Line { role: "participation_worker", deed: Deed::FeedbackAnswered, ..Line::default() };
        assert_eq!(change(&app.state, which, version, line, finished).await, Ok(Changed::Done));
    }
    passes(app.at(NOON + 2 * DAY)).await;
    for (which, words) in [(&one, ""), (&named, ""), (&Which::Anonymous(handles[1].clone()), "two")] {
        assert_eq!(find(&app.state, which).await.expect("asked").expect("there").piece.words, words);
    }
    assert_eq!(months(&app.state).await.expect("asked"), ["2026-11"]);
    // 30 November 2028, and the day after.
    passes(app.at(NOON + 758 * DAY)).await;
    assert_eq!(lying(&app, "anonymous_kept").await.len(), 3);
    passes(app.at(NOON + 760 * DAY)).await;
    assert_eq!(lying(&app, "anonymous_kept").await.len(), 0);
});
