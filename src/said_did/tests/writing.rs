//! Participation workers promise, move and put right.

use super::*;
use crate::room_test;

room_test!(a_promise_is_made_once_and_the_audit_knows, async |app: TestApp| {
    let once = ("once", "a23456789012345678901a");
    let (pia, id) = promised(&app, &[once]).await;
    assert_eq!(promise(&pia, &[once]).await, id, "the same page again");
    assert_eq!(app.count("said_did_items").await, 1);
    let deeds = "select count(*) from audit_lines where deed = 'said_did.promised' and subject is null";
    assert_eq!(app.number(deeds).await, 1);
    says(&pia.get("/staff").await, "href=\"/you-said-we-did/edit\"");
});

room_test!(a_refused_promise_keeps_what_was_typed, async |app: TestApp| {
    app.at(NOON);
    let (pia, _) = worker(&app, "Pia").await;
    for (field, wrong, sentence) in [
        ("said", "", "Write what young people said"),
        ("theme", "nothing", "Choose what it is about"),
        ("pieces", "0", "a number from 1"),
        ("promised", " ", "Write what is promised"),
        ("by_whom", "", "Write which team or office"),
        ("due", "25/11/2026", "later than today"),
        ("due", "soon", "Write the day"),
    ] {
        let page = pia.post(&format!("{EDIT}/new"), &with(&PROMISE, &[(field, wrong)])).await;
        assert_eq!(page.status, 422, "{field}");
        says(&page, sentence);
        let typed = if field == "promised" { "The leaving care team" } else { "We ring back in two days" };
        says(&page, typed);
    }
    assert_eq!(app.count("said_did_items").await, 0);
    let asked = [("pieces", "0"), ("board", "yes")];
    promise(&pia, &asked).await;
    says(&app.get(PUBLIC).await, "The Board asked for it.");
});

room_test!(every_move_is_told_with_its_day, async |app: TestApp| {
    let (pia, id) = promised(&app, &[]).await;
    moved(&pia, &id, "1", "started", "We asked the firm", "").await;
    moved(&pia, &id, "2", "started", "The firm is slow", "").await;
    app.at(NOON + DAY);
    let (pia, _) = worker(&app, "Quin").await;
    moved(&pia, &id, "3", "put_off", "The firm has no time", "1/2/2027").await;
    let one = app.get(&format!("{PUBLIC}/{id}")).await;
    for part in [
        "Work has started.",
        "There was news.",
        "It was put off to 1 February 2027.",
        "1 February 2027. The first day was 3 December 2026.",
        "The firm has no time",
        "26 November 2026",
    ] {
        says(&one, part);
    }
    silent(&one, "Quin");
    says(&pia.get(&format!("{EDIT}/{id}")).await, "<bdi>Pia</bdi>");
    moved(&pia, &id, "4", "done", "There are two of us now", "").await;
    moved(&pia, &id, "5", "started", "One has left", "").await;
    says(&app.get(&format!("{PUBLIC}/{id}")).await, "Work has started again.");
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'said_did.moved'").await, 5);
});

room_test!(a_move_needs_its_words_and_a_later_day, async |app: TestApp| {
    let (pia, id) = promised(&app, &[]).await;
    for (to, words, due, sentence) in [
        ("done", "", "", "Write what changed"),
        ("not_done", "", "", "Write why"),
        ("put_off", "Because", "", "Write the day"),
        ("put_off", "Because", "3/12/2026", "later than the day there is now"),
        ("promised", "Because", "", "Choose where it stands now"),
        ("", "Because", "", "Choose where it stands now"),
    ] {
        let page = moved(&pia, &id, "1", to, words, due).await;
        assert_eq!(page.status, 422, "{to}");
        says(&page, sentence);
        says(&page, words);
    }
    assert_eq!(app.count("said_did_moves").await, 1);
});

room_test!(of_two_who_move_it_the_second_is_told, async |app: TestApp| {
    let (pia, id) = promised(&app, &[]).await;
    let (quin, _) = worker(&app, "Quin").await;
    for _ in 0..2 {
        assert_eq!(moved(&pia, &id, "1", "started", "We began", "").await.status, 303, "pressed twice is pressed once");
    }
    let page = moved(&quin, &id, "1", "not_done", "No money", "").await;
    assert_eq!(page.status, 422);
    for part in ["Somebody moved this while you were writing", "No money", "name=\"seen\" value=\"2\"", "We began"] {
        says(&page, part);
    }
    assert_eq!(app.count("said_did_moves").await, 2);
});

room_test!(what_was_written_by_mistake_is_taken_back_and_not_lost, async |app: TestApp| {
    let (pia, id) = promised(&app, &[]).await;
    moved(&pia, &id, "1", "taken_back", "It stood here twice", "").await;
    let list = app.get(PUBLIC).await;
    says(&list, "1 was taken back, because it was written by mistake.");
    silent(&list, "We ring back");
    let one = app.get(&format!("{PUBLIC}/{id}")).await;
    assert_eq!(one.status, 200);
    for part in ["This was taken back", "It stood here twice"] {
        says(&one, part);
    }
    silent(&one, "We ring back");
    says(&pia.get(EDIT).await, "We ring back in two days");
    moved(&pia, &id, "2", "promised", "That was the mistake", "").await;
    says(&app.get(&format!("{PUBLIC}/{id}")).await, "It is promised again, by 3 December 2026.");
});

room_test!(words_put_right_leave_what_they_were, async |app: TestApp| {
    let (pia, id) = promised(&app, &[]).await;
    let address = format!("{EDIT}/{id}/words");
    let right = [("seen", "1"), ("why", "A word was wrong"), ("promised", "We ring back in a day")];
    let fields = with(&PROMISE[..5], &right);
    assert_eq!(pia.post(&address, &with(&fields, &[("why", "")])).await.status, 422);
    for _ in 0..2 {
        assert_eq!(pia.post(&address, &fields).await.status, 303);
    }
    let one = app.get(&format!("{PUBLIC}/{id}")).await;
    for part in ["We put the words right.", "A word was wrong", "We ring back in a day"] {
        says(&one, part);
    }
    silent(&one, "in two days");
    says(&pia.get(&format!("{EDIT}/{id}")).await, "Promised: We ring back in two days");
    let page = pia.post(&address, &with(&fields, &[("promised", "Never")])).await;
    assert_eq!(page.status, 422);
    says(&page, "Somebody changed this while you were writing");
});

room_test!(nobody_else_of_the_council_writes_or_drops_one, async |app: TestApp| {
    let (_, id) = promised(&app, &[]).await;
    for role in [Role::Administrator, Role::BoardReviewer, Role::PersonalAdviser, Role::DataProtection] {
        let (other, _) = app.staff(role.code(), Organisation::Council, &[role]).await;
        for address in [EDIT.to_owned(), format!("{EDIT}/new"), format!("{EDIT}/{id}"), format!("{EDIT}/{id}/words")] {
            assert_eq!(other.get(&address).await.status, 404, "{role:?} {address}");
        }
        assert_eq!(moved(&other, &id, "1", "taken_back", "It looks bad", "").await.status, 404, "{role:?}");
    }
    assert_eq!(app.count("said_did_moves").await, 1);
});

room_test!(workers_are_written_to_once_when_a_promise_is_late, async |app: TestApp| {
    let (_, id) = promised(&app, &[]).await;
    let raise = async || {
        let mut tx = app.state.db.begin().await.expect("it begins");
        let raised = crate::said_did::raise(&mut tx, &app.state.keys, app.state.now()).await.expect("raised");
        tx.commit().await.expect("it ends");
        raised
    };
    app.at(NOON + 8 * DAY); // 3 December
    assert_eq!(raise().await, 0, "its day is not over");
    app.at(NOON + 9 * DAY);
    assert_eq!((raise().await, raise().await), (1, 0));
    app.deliver().await;
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(
        (letters[0].to.as_str(), letters[0].subject.as_str()),
        ("pia@staff.example", "The day of a promise is over")
    );
    assert!(!letters[0].text.contains("ring back"), "{}", letters[0].text);
    let (quin, _) = worker(&app, "Quin").await;
    says(&quin.get("/staff").await, "1 promise is late.");
    moved(&quin, &id, "1", "put_off", "No time", "10/12/2026").await;
    assert_eq!(raise().await, 0);
    app.at(NOON + 16 * DAY);
    assert_eq!(raise().await, 1, "the new day is over too");
});
