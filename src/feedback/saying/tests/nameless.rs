//! With a code, and as nobody: nothing knows who.

use super::{answer, hidden};
use crate::feedback::anonymous::Handle;
use crate::feedback::testing::night;
use crate::feedback::{Way, Which, anonymous, store};
use crate::room_test;
use crate::server::testing::{Page, TestApp};

const CODE: &str = "/feedback/code";
const NOBODY: &str = "/feedback/nobody";
const ANSWER: &str = "/feedback/answer";

/// The digits on a page, without their spaces.
fn digits(page: &Page) -> String {
    let (_, rest) = page.text().split_once("id=\"digits\"").unwrap_or_else(|| panic!("no digits: {}", page.main()));
    let shown = rest.split("</p>").next().expect("it ends");
    shown
        .split('>')
        .filter_map(|part| part.split('<').next())
        .flat_map(str::chars)
        .filter(char::is_ascii_digit)
        .collect()
}

async fn say(app: &TestApp, address: &str, once: &str, words: &str) -> Page {
    app.post_bare(address, &[("once", once), ("about", "home"), ("words", words)]).await
}

/// Lets everything be delivered.
async fn nights(app: &TestApp) {
    for _ in 0..7 {
        night(app).await;
    }
}

room_test!(digits_open_what_was_said_what_was_answered_and_take_more, async |app: TestApp| {
    let once = hidden(app.get(CODE).await.text(), "once");
    let said = say(&app, CODE, &once, "The lift is <b>broken</b>").await;
    assert_eq!(said.status, 200, "{}", said.main());
    assert!(said.text().contains("after seven days at most") && said.text().contains("This page shows them once."));
    let code = digits(&said);
    assert_eq!(code.len(), 16, "{}", said.main());
    let again = say(&app, CODE, &once, "The lift is broken").await;
    assert_eq!(digits(&again), code, "pressed twice, or loaded anew");

    let spaced = format!("{} {}-{} {}", &code[..4], &code[4..8], &code[8..12], &code[12..]);
    let page = app.post_bare(ANSWER, &[("digits", &spaced)]).await;
    assert!(page.status == 200 && page.text().contains("It waits to be read"), "{}", page.main());
    assert!(page.text().contains("The lift is &lt;b&gt;broken&lt;/b&gt;") && page.text().contains("Where I live"));
    nights(&app).await;
    let page = app.post_bare(ANSWER, &[("digits", &code)]).await;
    assert!(page.text().contains("It has come, and we read it"), "{}", page.main());
    say(&app, CODE, &once, "The lift is broken").await;
    nights(&app).await; // loaded anew days later: the night still passes

    let which = Which::Anonymous(Handle::of_digits(&app.state.keys, &code));
    answer(&app, &which, "It is mended on Monday.").await;
    let page = app.post_bare(ANSWER, &[("digits", &code)]).await;
    assert!(page.text().contains("You have an answer") && page.text().contains("It is mended on Monday."));
    let empty = app.post_bare(ANSWER, &[("digits", &code), ("deed", "more"), ("words", "")]).await;
    assert!(empty.status == 422 && empty.text().contains("It is mended on Monday."), "{}", empty.main());
    let once = hidden(page.text(), "once");
    for _ in 0..2 {
        let more = [("digits", code.as_str()), ("deed", "more"), ("once", &once), ("words", "It is not!")];
        let page = app.post_bare(ANSWER, &more).await;
        assert!(page.text().contains("We have your words too."), "{}", page.main());
        assert_eq!(page.count("It is not!"), 1);
    }
    nights(&app).await;
    let found = store::find(&app.state, &which).await.expect("asked").expect("there").piece;
    assert_eq!((found.said.len(), found.way, found.said[1].words.as_str()), (2, Way::Code, "It is not!"));
});

room_test!(as_nobody_it_is_said_once_and_nothing_opens_it, async |app: TestApp| {
    let once = hidden(app.get(NOBODY).await.text(), "once");
    for _ in 0..2 {
        let said = say(&app, NOBODY, &once, "It is cold").await;
        assert!(said.status == 200 && said.text().contains("We cannot answer you."), "{}", said.main());
        assert!(!said.text().contains("id=\"digits\""));
    }
    assert_eq!(anonymous::waiting(&app.state).await.expect("it reads").len(), 1);
});

room_test!(what_the_service_knows_of_whoever_says_it_is_nothing, async |app: TestApp| {
    let (ada, _) = app.young_person("Ada").await;
    app.at(app.state.now());
    let before = app.dump_but(&[]).await;
    let mut pages = vec![];
    for address in [CODE, NOBODY, ANSWER] {
        pages.push(ada.get(address).await);
    }
    let said = say(&ada, CODE, "", "The lift is broken").await;
    let code = digits(&said);
    pages.push(said);
    pages.push(say(&ada, NOBODY, "", "It is cold").await);
    pages.push(ada.post_bare(ANSWER, &[("digits", &code)]).await);
    pages.push(ada.post_bare(ANSWER, &[("digits", &code), ("deed", "more"), ("words", "Still")]).await);
    for page in pages {
        assert_eq!((page.status, page.header("set-cookie"), page.header("location")), (200, "", ""), "{}", page.main());
        assert_eq!(page.header("cache-control"), "no-store");
    }
    assert_eq!(before, app.dump_but(&[]).await, "no line of the audit, no letter, no session touched");
    assert_eq!(anonymous::waiting(&app.state).await.expect("it reads").len(), 3);
});

room_test!(a_refused_form_without_a_name_keeps_what_was_typed, async |app: TestApp| {
    for address in [CODE, NOBODY] {
        let fields = [("about", "home"), ("feeling", "great"), ("words", " "), ("change", "Paint"), ("quote", "yes")];
        let page = app.post_bare(address, &fields).await;
        assert!(page.status == 422 && page.text().contains("<title>Error: "), "{}", page.main());
        assert!(page.text().contains("Write something in your own words") && page.text().contains("Paint</textarea>"));
        assert_eq!(page.header("set-cookie"), "");
    }
    let strange = app.post_bare(CODE, &[("words", "x"), ("name", "Ada")]).await;
    assert_eq!(strange.status, 422);
    let long = "\u{1}".repeat(2_000);
    let page = app.post_bare(CODE, &[("words", &long), ("change", &long[..1_000])]).await;
    assert!(page.status == 422 && page.text().contains("too long for us to keep"), "{}", page.main());
    assert!(anonymous::waiting(&app.state).await.expect("it reads").is_empty());
});

room_test!(wrong_digits_all_get_the_same_answer, async |app: TestApp| {
    let mut answers = vec![];
    for typed in ["", "12", "0000 0000 0000 0000", "9999999999999999", "letters"] {
        for deed in ["", "more"] {
            let page = app.post_bare(ANSWER, &[("digits", typed), ("deed", deed), ("words", "x")]).await;
            assert!(page.status == 422 && page.text().contains("These numbers open nothing."), "{}", page.main());
            answers.push(page.main().to_owned());
        }
    }
    assert!(answers.windows(2).all(|two| two[0] == two[1]));
});

room_test!(words_that_do_not_fit_are_refused_and_none_is_cut, async |app: TestApp| {
    let code = digits(&say(&app, CODE, "", "The lift is broken").await);
    let long = "é".repeat(2_000);
    let mut refused = None;
    for _ in 0..6 {
        let page = app.post_bare(ANSWER, &[("digits", &code), ("deed", "more"), ("words", &long)]).await;
        if page.status == 422 {
            refused = Some(page);
            break;
        }
    }
    let page = refused.expect("16 kB are full");
    assert!(page.text().contains("There is no more room here."), "{}", page.main());
    nights(&app).await;
    let which = Which::Anonymous(Handle::of_digits(&app.state.keys, &code));
    let piece = store::find(&app.state, &which).await.expect("asked").expect("there").piece;
    assert_eq!(piece.said.len(), 3);
});

room_test!(what_seems_to_come_from_a_program_is_kept_and_doubted, async |app: TestApp| {
    let start = app.state.now();
    app.at(start);
    let shown = hidden(app.get(NOBODY).await.text(), "shown");
    app.at(start + 1_000);
    app.post_bare(NOBODY, &[("words", "Quick"), ("shown", &shown)]).await;
    app.at(start + 30_000);
    app.post_bare(NOBODY, &[("words", "Calm"), ("shown", &shown)]).await;
    app.post_bare(NOBODY, &[("words", "Trapped"), ("shown", &shown), ("more", "x")]).await;
    let waiting = anonymous::waiting(&app.state).await.expect("it reads");
    let mut doubted: Vec<_> =
        waiting.iter().filter_map(|body| body.piece()).map(|piece| (piece.words.as_str(), piece.doubted)).collect();
    doubted.sort();
    assert_eq!(doubted, [("Calm", false), ("Quick", true), ("Trapped", true)]);
});
