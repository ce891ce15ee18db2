//! What tests need of feedback.

use crate::accounts::PersonId;
use crate::keys::random_token;
use crate::server::testing::TestApp;

use super::anonymous::{self, Handle, Kept, Night};
use super::model::{Piece, Way, month_of};
use super::store;

/// Something said in this way, with these words, now.
pub fn piece(app: &TestApp, way: Way, words: &str) -> Piece {
    Piece::new(way, month_of(app.state.now()), words.to_owned())
}

/// Says something under a name. Gives its id.
pub async fn say_named(app: &TestApp, person: &PersonId, words: &str) -> String {
    let once = random_token();
    store::say(&app.state, person, &once, &piece(app, Way::Named, words)).await.expect("it is said")
}

/// Says something without a name: with a code, which it gives, or as nobody.
pub async fn say_anonymous(app: &TestApp, way: Way, words: &str) -> (Handle, String) {
    let digits = crate::keys::random_digits(16);
    let handle = Handle::of_digits(&app.state.keys, &digits);
    let kept = Kept::Piece(piece(app, way, words));
    assert!(anonymous::put(&app.state, handle.clone(), kept).await.expect("it is kept"));
    (handle, digits)
}

/// Lets a night pass.
pub async fn night(app: &TestApp) -> Night {
    anonymous::night(&app.state).await.expect("the night passes")
}
