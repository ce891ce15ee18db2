//! What reviewers say and ask, and what becomes of it.

use super::*;
use crate::room_test;

const ADDRESS: &str = "/board/2026-q3";

room_test!(a_question_reaches_the_workers_and_is_answered_once, async |app: TestApp| {
    let people = people(&app).await;
    published(&people, "").await;
    let refused = people.rowan.post(ADDRESS, &[("kind", ""), ("words", "Why do they wait?")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Why do they wait?") && refused.text().contains("comment or a question"));
    let once = "q".repeat(22);
    for _ in 0..2 {
        let fields = [("once", once.as_str()), ("kind", "question"), ("words", "Why do they wait?")];
        assert_eq!(people.rowan.post(ADDRESS, &fields).await.status, 303);
    }
    assert_eq!(app.count("board_comments").await, 1);
    app.deliver().await;
    let letters = app.letters().await;
    for worker in ["pia", "quin"] {
        let theirs = letters.iter().filter(|letter| letter.to == format!("{worker}@staff.example"));
        assert_eq!(theirs.count(), 1, "{worker}");
    }
    assert!(letters.iter().all(|letter| !letter.text.contains("Why do they wait")));
    let list = people.pia.get("/board/comments").await;
    let at = list.text().find("href=\"/board/comments/").expect("a question") + 6;
    let question: String = list.text()[at..].chars().take_while(|letter| *letter != '"').collect();
    assert_eq!(people.pia.post(&question, &[("answer", " ")]).await.status, 422);
    assert_eq!(people.pia.post(&question, &[("answer", "Because of the summer.")]).await.status, 303);
    let second = people.quin.post(&question, &[("answer", "I do not know.")]).await;
    assert_eq!(second.status, 422);
    assert!(second.text().contains("A colleague has answered it meanwhile"));
    let read = people.rowan.get(ADDRESS).await;
    assert!(read.text().contains("Because of the summer.") && !read.text().contains("I do not know."));
});

room_test!(reviewers_alone_comment_and_only_on_what_is_published, async |app: TestApp| {
    let people = people(&app).await;
    let fields = [("kind", "comment"), ("words", "Good.")];
    assert_eq!(people.rowan.post(ADDRESS, &fields).await.status, 404);
    published(&people, "").await;
    assert_eq!(people.pia.post(ADDRESS, &fields).await.status, 404);
    assert_eq!(people.rowan.post(ADDRESS, &fields).await.status, 303);
    assert!(people.pia.get(ADDRESS).await.text().contains("Good."));
    app.at(NOON + 7 * 366 * DAY);
    crate::server::housekeeping::forget_old(&app.state.db, &app.state.keys, "service", app.state.now(), false)
        .await
        .expect("old things go");
    assert_eq!((app.count("board_comments").await, app.count("board_packs").await), (0, 1));
});
