//! What participation workers do, through the real router.

use crate::accounts::{Organisation, PersonId, Role};
use crate::room_test;
use crate::server::testing::{Page, TestApp};
use crate::web::Db;

use super::super::anonymous::{self, Kept};
use super::super::model::{Piece, Way, month_of};
use super::super::store::{self, Which};
use super::super::testing::{night, say_named};
use super::{Listeners, for_board, seed};

mod board;
mod deeds;
mod fit;
mod inbox;
mod list;
mod themes;

const DAY: i64 = 24 * 3_600_000;
/// A Wednesday, 25 November 2026.
const NOON: i64 = 1_795_608_000_000;

async fn worker(app: &TestApp, name: &str) -> (TestApp, PersonId) {
    app.staff(name, Organisation::Council, &[Role::ParticipationWorker]).await
}

/// Says something without a name that others may be told, and lets it be delivered. Gives where staff find it.
async fn delivered(app: &TestApp, way: Way, words: &str) -> Which {
    let piece = Piece { may_quote: true, ..Piece::new(way, month_of(app.state.now()), words.to_owned()) };
    let handle = anonymous::Handle::random();
    assert!(anonymous::put(&app.state, handle.clone(), Kept::Piece(piece)).await.expect("it is kept"));
    waited_six_nights(app).await;
    assert_eq!(night(app).await.delivered, 1);
    Which::Anonymous(handle)
}

/// As if something had waited for six nights already: the next one delivers it.
async fn waited_six_nights(app: &TestApp) {
    const WAITED: &str = "update anonymous_night set waited = 6";
    match app.state.anonymous.engine() {
        Db::Sqlite { write, .. } => drop(sqlx::query(WAITED).execute(write).await.expect("it waited")),
        Db::Postgres(pool) => drop(sqlx::query(WAITED).execute(pool).await.expect("it waited")),
    }
}

/// Says something under a name that others may be told. Gives where staff find it.
async fn named(app: &TestApp, person: &PersonId, words: &str) -> Which {
    let piece = Piece { may_quote: true, ..Piece::new(Way::Named, month_of(app.state.now()), words.to_owned()) };
    let once = crate::keys::random_token();
    Which::Named(store::say(&app.state, person, &once, &piece).await.expect("it is said"))
}

async fn read(app: &TestApp, which: &Which) -> Piece {
    store::find(&app.state, which).await.expect("it is asked").expect("it is there").piece
}

fn address(which: &Which) -> String {
    super::one::address(which)
}

/// Does something on a page, as it stands now.
async fn does(browser: &TestApp, which: &Which, page: &str, deed: &str, fields: &[(&str, &str)]) -> Page {
    let seen = read(browser, which).await.version.to_string();
    let fields = [&[("deed", deed), ("seen", seen.as_str())][..], fields].concat();
    browser.post(&format!("{}{page}", address(which)), &fields).await
}

/// The same, and it is done.
async fn did(browser: &TestApp, which: &Which, page: &str, deed: &str, fields: &[(&str, &str)]) {
    let answer = does(browser, which, page, deed, fields).await;
    assert_eq!(answer.status, 303, "{deed}: {}", answer.main());
    assert_eq!(answer.header("location"), format!("{}?done={deed}", address(which)));
}

fn says(page: &Page, words: &str) {
    assert!(page.text().contains(words), "{words} is not in {}", page.main());
}

fn is_silent(page: &Page, words: &str) {
    assert!(!page.text().contains(words), "{words} is in {}", page.main());
}

async fn deeds(app: &TestApp, deed: &str) -> i64 {
    app.number(&format!("select count(*) from audit_lines where deed = '{deed}'")).await
}

room_test!(nobody_but_participation_workers_comes_in, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let which = Which::Named(say_named(&app, &ada_id, "My room is damp").await);
    let one = address(&which);
    let (pia, _) = worker(&app, "Pia").await;
    let (rowan, _) = app.staff("Rowan", Organisation::Council, &[Role::BoardReviewer]).await;
    let (grace, _) = app.staff("Grace", Organisation::Council, &[Role::PersonalAdviser]).await;
    let (vera, _) = app.staff("Vera", Organisation::Provider, &[Role::Advocate]).await;
    let pages = [
        "/feedback/pieces".to_owned(),
        one.clone(),
        format!("{one}/fit"),
        format!("{one}/finish"),
        "/feedback/pieces/board/2026-q4".to_owned(),
        "/feedback/themes".to_owned(),
        "/feedback/themes/home".to_owned(),
        "/feedback/snippets".to_owned(),
    ];
    for address in &pages {
        assert_eq!(pia.get(address).await.status, 200, "{address}");
        for other in [&ada, &rowan, &grace, &vera] {
            assert_eq!(other.get(address).await.status, 404, "{address}");
        }
    }
    for address in &pages[1..] {
        for other in [&ada, &rowan, &grace, &vera] {
            assert_eq!(other.post(address, &[("deed", "finish"), ("seen", "1")]).await.status, 404, "{address}");
        }
    }
    assert_eq!(read(&app, &which).await.words, "My room is damp");
    let refused = deeds(&app, "access.refused").await;
    for none in ["/feedback/pieces/n-none", "/feedback/pieces/a-none", "/feedback/pieces/none", "/feedback/themes/none"]
    {
        assert_eq!(pia.get(none).await.status, 404, "{none}");
    }
    assert_eq!(deeds(&app, "access.refused").await, refused + 4, "the audit knows that she asked");
});

room_test!(the_demonstration_says_and_answers_it_all, async |app: TestApp| {
    app.at(NOON);
    let ((_, amara), (_, jo)) = (app.young_person("Amara").await, app.young_person("Jo").await);
    let ((pia, pia_id), (_, quin)) = (worker(&app, "Pia").await, worker(&app, "Quin").await);
    seed(&app.state, &Listeners { amara: &amara, jo: &jo, pia: &pia_id, quin: &quin }).await.expect("it is said");
    let page = pia.get("/feedback/pieces").await;
    for words in ["Somebody is needed now", "I do not want to be here any more", "Is anybody reading this?", "Jo"] {
        says(&page, words);
    }
    let page = pia.get("/feedback/pieces/board/2026-q3").await;
    for words in ["Being listened to", "I rang four times", "(enough)", "We met three times"] {
        says(&page, words);
    }
    let pack = for_board(&app.state, crate::words::Quarter::parse("2026-q3").expect("one")).await.expect("a pack");
    assert!(pack.quotes.len() >= 6 && pack.left_out == 2 && pack.too_few == 0, "{pack:?}");
});
