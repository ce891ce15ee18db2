//! The life of a piece, under a name and without one.

use crate::audit::{Deed, Line};
use crate::room_test;
use crate::server::testing::TestApp;

use super::anonymous::{self, Kept, Night};
use super::model::{Changed, Piece, Said, Voice, Way};
use super::store::{self, Which};
use super::testing::{night, say_anonymous, say_named};

fn noted() -> Line<'static> {
    Line { who: None, role: "participation_worker", deed: Deed::FeedbackAnswered, ..Line::default() }
}

fn answer(piece: &mut Piece) -> Changed {
    piece.said.push(Said { voice: Voice::Council, words: "We hear you.".to_owned(), at: None, once: "a".to_owned() });
    Changed::Done
}

room_test!(what_is_said_without_a_name_is_read_after_the_third, async |app: TestApp| {
    let (first, _) = say_anonymous(&app, Way::Code, "The lift is broken").await;
    say_anonymous(&app, Way::Nobody, "Nobody rings back").await;
    assert_eq!(night(&app).await, Night { delivered: 0, waiting: 2 });
    assert!(anonymous::find(&app.state, &first).await.expect("it is asked").is_some(), "its writer sees it");
    let which = Which::Anonymous(first.clone());
    assert!(store::find(&app.state, &which).await.expect("it is asked").is_none(), "staff do not, yet");
    say_anonymous(&app, Way::Nobody, "It is cold").await;
    assert_eq!(night(&app).await, Night { delivered: 3, waiting: 0 });
    assert_eq!(
        store::find(&app.state, &which).await.expect("it is asked").expect("it is there").piece.words,
        "The lift is broken"
    );
    assert_eq!(night(&app).await, Night::default());
    assert!(store::find(&app.state, &which).await.expect("it is asked").is_some(), "the next night keeps it");
});

room_test!(one_thing_waits_for_seven_nights_at_most, async |app: TestApp| {
    say_anonymous(&app, Way::Nobody, "It is cold").await;
    for _ in 0..6 {
        assert_eq!(night(&app).await, Night { delivered: 0, waiting: 1 });
    }
    assert_eq!(night(&app).await, Night { delivered: 1, waiting: 0 });
});

room_test!(an_answer_and_more_words_meet, async |app: TestApp| {
    let (handle, _) = say_anonymous(&app, Way::Code, "The lift is broken").await;
    for _ in 0..7 {
        night(&app).await;
    }
    let which = Which::Anonymous(handle.clone());
    let found = store::find(&app.state, &which).await.expect("it is asked").expect("it is there");
    assert_eq!(store::change(&app.state, &which, found.piece.version + 1, noted(), answer).await, Ok(Changed::Crossed));
    assert_eq!(store::change(&app.state, &which, found.piece.version, noted(), answer).await, Ok(Changed::Done));
    let more = Kept::More { of: handle.clone(), words: "It works again".to_owned(), once: "m".to_owned() };
    assert_eq!(anonymous::put(&app.state, anonymous::Handle::random(), more).await, Ok(true));
    for _ in 0..7 {
        night(&app).await;
    }
    let piece = store::find(&app.state, &which).await.expect("it is asked").expect("it is there").piece;
    let said: Vec<_> = piece.said.iter().map(|said| (said.voice, said.words.as_str())).collect();
    assert_eq!(said, [(Voice::Council, "We hear you."), (Voice::Writer, "It works again")]);
});

room_test!(what_is_said_under_a_name_is_answered_and_theirs_alone, async |app: TestApp| {
    let ((_, ada), (_, bo)) = (app.young_person("Ada").await, app.young_person("Bo").await);
    let id = say_named(&app, &ada, "My room is damp").await;
    let which = Which::Named(id.clone());
    assert_eq!(store::change(&app.state, &which, 1, noted(), answer).await, Ok(Changed::Done));
    let mut tx = app.state.db.read().await.expect("it reads");
    let found = store::mine(&mut tx, &app.state.keys, &ada, &id).await.expect("it is asked").expect("it is hers");
    assert!(found.due_at.is_none() && found.answered_at.is_some() && found.piece.is_answered());
    assert!(store::mine(&mut tx, &app.state.keys, &bo, &id).await.expect("it is asked").is_none());
});
