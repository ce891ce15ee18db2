//! Saying it, through the real router.

mod named;
mod nameless;
mod words;

use crate::audit::{Deed, Line};
use crate::feedback::{Changed, Piece, Said, Voice, Which, store};
use crate::server::testing::TestApp;

/// Thursday 26 November 2026, at noon.
const NOON: i64 = 1_795_694_400_000;
const DAY: i64 = 24 * 3_600_000;

/// A participation worker answers.
async fn answer(app: &TestApp, which: &Which, words: &str) {
    let found = store::find(&app.state, which).await.expect("it is asked").expect("it is there");
    let said = |piece: &mut Piece| {
        piece.said.push(Said { voice: Voice::Council, words: words.to_owned(), at: None, once: words.to_owned() });
        Changed::Done
    };
    let noted = Line { who: None, role: "participation_worker", deed: Deed::FeedbackAnswered, ..Line::default() };
    let changed = store::change(&app.state, which, found.piece.version, noted, said).await;
    assert_eq!(changed, Ok(Changed::Done));
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.split_once(&mark).unwrap_or_else(|| panic!("no {name} in {page}"));
    rest.split('"').next().expect("it ends").to_owned()
}
