use std::pin::pin;
use std::task::Poll;

use super::*;
use crate::feedback::anonymous::{find, night};
use crate::feedback::model::Way;
use crate::feedback::testing::say_anonymous;
use crate::keys::DayKeys;
use crate::room_test;

/// Goes on with a deed so many times, and then lets go of it wherever it is. None: it had not ended.
async fn so_far<T>(deed: impl Future<Output = T>, times: usize) -> Option<T> {
    let (mut deed, mut left) = (pin!(deed), times);
    std::future::poll_fn(|context| match deed.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending if left == 0 => Poll::Ready(None),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

room_test!(a_night_that_is_broken_off_anywhere_loses_nothing, async |app: TestApp| {
    app.at(NOON);
    let (mut said, mut ended) = (Vec::new(), 0);
    // How often a night waits depends on how fast the database answers: it is broken off early and late, five times over.
    for times in (0..5).flat_map(|_| 0..16) {
        let words = format!("thing {times}");
        said.push((say_anonymous(&app, Way::Code, &words).await.0, words));
        if let Some(night) = so_far(night(&app.state), times).await {
            night.unwrap_or_else(|cause| panic!("after {times} steps: {cause:?}"));
            ended += 1;
        }
        for (handle, words) in &said {
            let found = find(&app.state, handle).await.expect("it is asked");
            assert_eq!(found.map(|piece| piece.words).as_ref(), Some(words), "after {times} steps");
        }
    }
    assert!(0 < ended && ended < said.len(), "{ended} of {} nights ended", said.len());
    night(&app.state).await.expect("it passes");
    let keys = std::fs::read_to_string(&app.state.config.day_key_file).expect("a file");
    assert_eq!(keys.lines().count(), 1, "what was broken off leaves no key behind");
});

room_test!(a_night_that_ended_before_it_forgot_the_old_key_loses_nothing, async |app: TestApp| {
    app.at(NOON);
    let (first, _) = say_anonymous(&app, Way::Code, "It is cold").await;
    let file = &app.state.config.day_key_file;
    let old = DayKeys::read(file).expect("a file").expect("a key").newest().to_owned();
    DayKeys::read(file).expect("a file").expect("a key").add().expect("a second");
    let (second, _) = say_anonymous(&app, Way::Code, "It is dark").await;
    for handle in [&first, &second] {
        assert!(find(&app.state, handle).await.expect("it is asked").is_some());
    }
    night(&app.state).await.expect("it passes");
    for handle in [&first, &second] {
        assert!(find(&app.state, handle).await.expect("it is asked").is_some());
    }
    assert!(!std::fs::read_to_string(file).expect("a file").contains(&old));
});

room_test!(without_the_key_of_what_waits_nothing_is_lost_and_none_is_made, async |app: TestApp| {
    app.at(NOON);
    let (handle, _) = say_anonymous(&app, Way::Code, "It is cold").await;
    let (file, away) = (&app.state.config.day_key_file, app.folder().join("away"));
    std::fs::rename(file, &away).expect("it is put elsewhere");
    assert!(night(&app.state).await.is_err() && !file.exists());
    std::fs::rename(&away, file).expect("it is back");
    night(&app.state).await.expect("it passes");
    assert!(find(&app.state, &handle).await.expect("it is asked").is_some());
});
