use super::*;
use crate::feedback::anonymous::{find, rewrap_all};
use crate::feedback::model::Way;
use crate::feedback::testing::{night, say_anonymous};
use crate::keys;
use crate::room_test;

room_test!(new_keys_open_what_old_ones_sealed, async |app: TestApp| {
    app.at(NOON);
    let mut handles = Vec::new();
    for number in 0..5 {
        handles.push(say_anonymous(&app, Way::Code, &number.to_string()).await.0);
    }
    night(&app).await;
    handles.push(say_anonymous(&app, Way::Code, "waits").await.0);
    let (db, keys, anonymous) = (&app.state.db, &app.state.keys, &app.state.anonymous);
    keys::begin_rotation(db, keys, NOON).await.expect("new keys");
    let before = lying(&app, "anonymous_kept").await;
    assert_eq!(rewrap_all(anonymous, keys).await, Ok(5));
    assert_eq!(rewrap_all(anonymous, keys).await, Ok(0), "it was done");
    assert!(lying(&app, "anonymous_kept").await.iter().all(|row| !before.contains(row)));
    assert!(keys::finish_rotation(db, keys, NOON).await.expect("old ones go") > 0);
    for handle in &handles {
        assert!(find(&app.state, handle).await.expect("it opens").is_some());
    }
});
