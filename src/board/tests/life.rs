//! From a draft to what reviewers read, and what can never happen on the way.

use super::*;
use crate::board::model::hash;
use crate::room_test;

room_test!(one_puts_it_forward_and_another_publishes_it, async |app: TestApp| {
    let people = people(&app).await;
    let People { pia, quin, rowan } = &people;
    saved(&app, "Saver", 12).await;
    let draft = draft(pia, "").await;
    assert!(rowan.get("/board").await.text().contains("Nothing has been published yet"));
    for hidden in [draft.clone(), format!("{draft}/check"), format!("/board/{QUARTER}"), "/board/drafts".to_owned()] {
        assert_eq!(rowan.get(&hidden).await.status, 404, "{hidden}");
    }
    // Nobody publishes what nobody put forward, and nobody what they put forward.
    assert_eq!(publish(quin, &draft).await.status, 422);
    assert_eq!(step(pia, &draft, "put-forward").await.status, 303);
    let refused = publish(pia, &draft).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Another worker must publish it"), "{}", refused.text());
    assert_eq!(app.count("board_packs").await, 0);

    let done = publish(quin, &draft).await;
    assert_eq!((done.status, done.header("location")), (303, "/board/2026-q3/versions/1"));
    assert_eq!(publish_again(quin, &draft).await.header("location"), "/board/2026-q3/versions/1");
    assert_eq!(app.count("board_packs").await, 1);
    let read = rowan.get("/board").await;
    assert_eq!(read.status, 200);
    for part in ["July to September 2026", "Pia", "Quin", "Saved something to apply for", "12", "SHA-256"] {
        assert!(read.text().contains(part), "{part}");
    }
    app.deliver().await;
    let letters = app.letters().await;
    let to_rowan = letters.iter().find(|letter| letter.to == "rowan@staff.example").expect("a letter");
    assert!(!to_rowan.text.to_lowercase().contains("board of"), "{}", to_rowan.text);
    for deed in ["board.drafted", "board.put_forward", "board.published", "board.read"] {
        assert!(app.number(&format!("select count(*) from audit_lines where deed = '{deed}'")).await > 0, "{deed}");
    }
});

/// The page was open, and its button is pressed once more.
async fn publish_again(worker: &TestApp, draft: &str) -> Page {
    worker.post(&format!("{draft}/publish"), &[("seen", "2")]).await
}

room_test!(what_is_published_never_changes, async |app: TestApp| {
    let people = people(&app).await;
    published(&people, "").await;
    for sql in ["update board_packs set pack = '{}'", "update board_packs set why = 'x'", "delete from board_packs"] {
        assert!(app.execute(sql).await.is_err(), "{sql}");
    }
    let page = people.rowan.get(&format!("/board/{QUARTER}")).await;
    assert!(!page.text().contains("Do not rely on this"));
    // Somebody with the whole database in hand changes it all the same: whoever reads it is told.
    for sql in ["drop trigger board_packs_stay", "drop trigger board_packs_stay on board_packs"] {
        let _ = app.execute(sql).await;
    }
    app.execute("update board_packs set pack = replace(pack, 'Money', 'Honey')").await.expect("changed");
    let page = people.rowan.get(&format!("/board/{QUARTER}")).await;
    assert!(page.text().contains("Do not rely on this"));
});

room_test!(what_changed_since_it_was_put_forward_is_looked_at_again, async |app: TestApp| {
    let people = people(&app).await;
    let draft = draft(&people.pia, "").await;
    assert_eq!(step(&people.pia, &draft, "put-forward").await.status, 303);
    saved(&app, "Late", 7).await;
    let check = people.quin.get(&format!("{draft}/check")).await;
    assert!(check.text().contains("It would show something else now"), "{}", check.text());
    let refused = publish(&people.quin, &draft).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("it shows something else"), "{}", refused.text());
    assert_eq!(app.count("board_packs").await, 0);
    // It is open again, so that both look again.
    assert_eq!(step(&people.quin, &draft, "put-forward").await.status, 303);
    assert_eq!(publish(&people.pia, &draft).await.status, 303);
});

room_test!(a_correction_is_another_version_and_says_why, async |app: TestApp| {
    let people = people(&app).await;
    published(&people, "").await;
    let refused = people.pia.post("/board/drafts", &[("quarter", QUARTER), ("why", " ")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Say why there is another version"));
    let done = published(&people, "Letters were counted twice.").await;
    assert_eq!(done.header("location"), "/board/2026-q3/versions/2");
    let latest = people.rowan.get("/board").await;
    assert!(latest.text().contains("Letters were counted twice."));
    let old = people.rowan.get("/board/2026-q3/versions/1").await;
    assert!(old.text().contains("There is a newer version of this quarter"), "{}", old.text());
});

room_test!(of_two_who_work_on_one_draft_the_second_is_told, async |app: TestApp| {
    let people = people(&app).await;
    let one = draft(&people.pia, "").await;
    assert_eq!(draft(&people.quin, "").await, one, "there is one of a quarter");
    assert_eq!(people.pia.post(&one, &[("seen", "1"), ("deed", "put-forward")]).await.status, 303);
    let crossed = people.quin.post(&one, &[("seen", "1"), ("deed", "take-back")]).await;
    assert_eq!(crossed.status, 422);
    assert!(crossed.text().contains("A colleague changed it meanwhile"));
    assert_eq!(step(&people.quin, &one, "throw-away").await.header("location"), "/board/drafts?done=thrown");
    assert_ne!(draft(&people.pia, "").await, one);
});

room_test!(only_a_quarter_that_is_over_has_a_draft, async |app: TestApp| {
    let people = people(&app).await;
    for quarter in ["2026-q4", "2027-q1", "never", ""] {
        assert_eq!(people.pia.post("/board/drafts", &[("quarter", quarter)]).await.status, 422, "{quarter}");
    }
});

room_test!(other_staff_find_nothing, async |app: TestApp| {
    let people = people(&app).await;
    published(&people, "").await;
    for organisation in [Organisation::Council, Organisation::Provider] {
        for role in organisation.roles() {
            if matches!(role, Role::ParticipationWorker | Role::BoardReviewer) {
                continue;
            }
            let (browser, _) =
                app.staff(&format!("{}-{}", organisation.code(), role.code()), organisation, &[role]).await;
            for address in ["/board", "/board/2026-q3", "/board/2026-q3/versions/1/file", "/board/drafts"] {
                assert_eq!(browser.get(address).await.status, 404, "{role:?} {address}");
            }
        }
    }
});

#[test]
fn the_hash_is_of_the_text_as_it_is_kept() {
    assert_eq!(hash("{}"), "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
}
