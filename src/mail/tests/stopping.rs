use axum::http::Request;

use super::{hello, number, send, text};
use crate::room_test;
use crate::server::testing::Sent;
use crate::server::testing::TestApp;

/// The path of the one-tap link in a letter.
fn stop_link(letter: &Sent) -> String {
    let at = letter.text.find("/letters/stop/").expect("it can be stopped");
    letter.text[at..].split_whitespace().next().expect("an address").to_owned()
}

fn one_click(path: &str) -> axum::http::request::Builder {
    Request::post(path).header("content-type", "application/x-www-form-urlencoded")
}

room_test!(one_tap_stops_one_kind_for_one_address, async |app: TestApp| {
    send(&app, "tests.news", "Ada@post.example", hello()).await;
    app.deliver().await;
    let path = stop_link(&app.letters().await[0]);
    for _ in 0..3 {
        let page = app.get(&path).await;
        assert_eq!(page.status, 200);
        assert!(
            page.text().contains("<title>Messages") && page.main().contains("Stop these messages"),
            "{}",
            page.main()
        );
    }
    assert_eq!(number(&app, "select count(*) from stopped_letters").await, 0, "opening it changes nothing");
    let done = app.post(&path, &[]).await;
    assert_eq!((done.status, done.header("location")), (303, path.as_str()));
    assert!(app.get(&path).await.main().contains("You will get no more of these"));
    assert_eq!(app.post(&path, &[]).await.status, 303, "twice is as good as once");
    for (kind, to) in [
        ("tests.news", "ada@Post.example"),
        ("tests.other_news", "ada@post.example"),
        ("tests.at_once", "ada@post.example"),
        ("tests.news", "bea@post.example"),
    ] {
        send(&app, kind, to, hello()).await;
    }
    assert_eq!(app.deliver().await, 4);
    assert_eq!(app.letters().await.len(), 4, "one of the four is not sent");
    assert_eq!(
        text(&app, "select reason from outbox where kind = 'tests.news' and reason is not null").await,
        "stopped"
    );
});

room_test!(a_mail_program_stops_letters_with_one_click, async |app: TestApp| {
    send(&app, "tests.news", "ada@post.example", hello()).await;
    app.deliver().await;
    let letter = app.letters().await.remove(0);
    let path = stop_link(&letter);
    let unfolded = letter.raw.replace("\r\n ", " ");
    assert!(unfolded.contains(&format!("\r\nList-Unsubscribe: <https://portal.example{path}>\r\n")), "{}", letter.raw);
    assert!(unfolded.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
    assert_eq!(app.send_with(one_click(&path), "List-Unsubscribe=Two-Click".to_owned()).await.status, 422);
    assert_eq!(app.send_with(one_click(&path), "List-Unsubscribe=One-Click&role=x".to_owned()).await.status, 422);
    assert_eq!(number(&app, "select count(*) from stopped_letters").await, 0);
    let done = app.send_with(one_click(&path), "List-Unsubscribe=One-Click".to_owned()).await;
    assert_eq!(done.status, 200, "mail programs follow no redirect");
    assert_eq!(number(&app, "select count(*) from stopped_letters").await, 1);
    let multipart = Request::post(&path).header("content-type", "multipart/form-data; boundary=x");
    let body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    assert_eq!(app.send_with(multipart, body.to_owned()).await.status, 200);
});

room_test!(somebody_signed_in_can_use_the_button_too, async |app: TestApp| {
    send(&app, "tests.news", "ada@post.example", hello()).await;
    app.deliver().await;
    let path = stop_link(&app.letters().await[0]);
    let (ada, _) = app.young_person("Ada").await;
    assert_eq!(ada.post(&path, &[]).await.status, 303);
});

room_test!(a_link_that_we_did_not_write_leads_nowhere, async |app: TestApp| {
    send(&app, "tests.news", "ada@post.example", hello()).await;
    send(&app, "tests.at_once", "ada@post.example", hello()).await;
    app.deliver().await;
    let letters = app.letters().await;
    let plain =
        letters.iter().find(|letter| !letter.raw.contains("List-Unsubscribe")).expect("one kind cannot be stopped");
    assert!(!plain.text.contains("/letters/stop/") && !plain.html.contains("/letters/stop/"));
    let news = letters.iter().find(|letter| letter.raw.contains("List-Unsubscribe")).expect("the other can");
    let path = stop_link(news);
    let token = path.rsplit('/').next().expect("a token");
    for place in 0..token.len() {
        let other = if token.as_bytes()[place] == b'A' { "B" } else { "A" };
        let forged = format!("/letters/stop/{}{other}{}", &token[..place], &token[place + 1..]);
        assert_eq!(app.get(&forged).await.status, 404, "{place}");
    }
    for token in ["x", "%C3%A4", &token[1..], &format!("{token}A"), &"A".repeat(73)] {
        assert_eq!(app.get(&format!("/letters/stop/{token}")).await.status, 404);
        assert_eq!(app.send_with(one_click(&format!("/letters/stop/{token}")), String::new()).await.status, 404);
    }
    assert!(!path.contains("news") && !path.contains("ada"), "it says nothing to anyone else");
    assert_eq!(number(&app, "select count(*) from stopped_letters").await, 0);
});
