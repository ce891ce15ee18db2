use super::{DAY, HOUR, NOON, again, audited, draft, editor, published, says, says_not, with};
use crate::accounts::{Organisation, Role};
use crate::opportunities::editor::{close_what_is_over, write_to_editors};
use crate::room_test;
use crate::server::housekeeping::{forget_old, look_after};
use crate::server::testing::TestApp;

/// The last moment of 23 December 2026, by which somebody must look again.
const REVIEW_AT: i64 = NOON + 28 * DAY + 12 * HOUR - 1_000;
const UNTIL_FILLED: &[(&str, &str)] = &[("closes", "filled")];
const FOUND: &str = "Canal boat trainee</a>";

room_test!(a_listing_is_due_once_its_review_day_is_over_and_looking_again_puts_it_off, async |app: TestApp| {
    let (editor, person) = editor(&app, "Olu").await;
    let (listing, _) = published(&editor, UNTIL_FILLED).await;
    app.at(REVIEW_AT);
    let editor = again(&editor, &person).await;
    says(&editor.get("/opportunities/editor").await, "To look at again (0)");
    app.at(REVIEW_AT + 1);
    let page = editor.get("/opportunities/editor?show=review").await;
    says(&page, "To look at again (1)");
    says(&page, "Canal boat trainee");
    says(&editor.get("/staff").await, "1 listing to look at again.");

    let page = editor.post(&listing, &[("deed", "review"), ("review_by", "soon")]).await;
    assert_eq!(page.status, 422);
    says(&page, "value=\"soon\"");
    for _ in 0..2 {
        let page = editor.post(&listing, &[("deed", "review"), ("review_by", "21/1/2027")]).await;
        assert!(page.header("location").ends_with("done=reviewed"), "{}", page.main());
    }
    assert_eq!(audited(&app, "opportunities.listing_reviewed").await, 1);
    says(&editor.get("/opportunities/editor").await, "To look at again (0)");
    says(&editor.get(&format!("{listing}/change")).await, "value=\"21/1/2027\"");
    says_not(&editor.get(&listing).await, "Something was saved that young people do not see yet");
});

room_test!(what_nobody_looks_at_again_closes_by_itself_after_two_weeks, async |app: TestApp| {
    let (editor, person) = editor(&app, "Olu").await;
    let (listing, shown) = published(&editor, UNTIL_FILLED).await;
    app.at(REVIEW_AT + 14 * DAY);
    look_after(&app.state).await.expect("it looks");
    app.shelf.refresh(&app.state).await.expect("it refreshes");
    says_not(&app.get(&shown).await, "This one has closed");
    app.at(REVIEW_AT + 14 * DAY + 1);
    look_after(&app.state).await.expect("it looks");
    assert_eq!(close_what_is_over(&app.state).await.expect("it looks again"), 0);
    app.shelf.refresh(&app.state).await.expect("it refreshes");
    says(&app.get(&shown).await, "This one has closed");
    says_not(&app.get("/opportunities?words=canal").await, FOUND);
    let page = again(&editor, &person).await.get(&listing).await;
    says(&page, "Nobody looked at it again in time");
    says(&page, "<bdi>The service</bdi>");
});

room_test!(a_listing_closes_by_itself_when_its_closing_day_is_over, async |app: TestApp| {
    let (editor, person) = editor(&app, "Olu").await;
    let (listing, shown) = published(&editor, &[("closes_on", "30/11/2026")]).await;
    let over = NOON + 5 * DAY + 12 * HOUR;
    app.at(over - 1_000);
    says_not(&app.get(&shown).await, "This one has closed");
    says(&app.get("/opportunities?words=canal").await, FOUND);
    app.at(over);
    // Nothing has been told to anybody yet: the page knows by the day.
    says(&app.get(&shown).await, "This one has closed");
    let editor = again(&editor, &person).await;
    says(&editor.get("/opportunities/editor?show=closed").await, "Its closing day is over");
    assert_eq!(close_what_is_over(&app.state).await.expect("it looks"), 1);
    says(&editor.get(&listing).await, "Its closing day is over");
    app.shelf.refresh(&app.state).await.expect("it refreshes");
    says_not(&app.get("/opportunities?words=canal").await, FOUND);
});

room_test!(editors_are_written_to_once_a_week_at_most, async |app: TestApp| {
    let (olu, _) = editor(&app, "Olu").await;
    editor(&app, "Ada").await;
    app.staff("Sam", Organisation::Council, &[Role::PersonalAdviser]).await;
    published(&olu, UNTIL_FILLED).await;
    let write = async || write_to_editors(&app.state).await.expect("it looks");
    assert_eq!(write().await, 0, "nothing is due");
    app.at(REVIEW_AT + 1);
    assert_eq!(write().await, 2);
    for hours in [1, 24, 7 * 24 - 1] {
        app.at(REVIEW_AT + 1 + hours * HOUR);
        assert_eq!(write().await, 0, "{hours}");
    }
    app.deliver().await;
    let letters = app.letters().await;
    assert_eq!(letters.len(), 2);
    for letter in &letters {
        assert!(["olu@staff.example", "ada@staff.example"].contains(&letter.to.as_str()), "{}", letter.to);
        assert!(letter.text.contains("/opportunities/editor"), "{}", letter.text);
        let words = format!("{} {}", letter.subject, letter.text.replace("/opportunities/editor", ""));
        for word in ["Foothold", "Canal", "listing", "opportunit", "Olu"] {
            assert!(!words.contains(word), "{word}: {words}");
        }
    }
    app.at(REVIEW_AT + 1 + 7 * DAY);
    assert_eq!(write().await, 2);
});

room_test!(a_letter_that_is_late_is_not_sent_when_nothing_is_due_any_more, async |app: TestApp| {
    let (editor, person) = editor(&app, "Olu").await;
    let (listing, _) = published(&editor, UNTIL_FILLED).await;
    app.at(REVIEW_AT + 1);
    assert_eq!(write_to_editors(&app.state).await.expect("it looks"), 1);
    again(&editor, &person).await.post(&listing, &[("deed", "review"), ("review_by", "21/1/2027")]).await;
    app.deliver().await;
    assert_eq!(app.letters().await.len(), 0);
});

room_test!(a_draft_goes_a_year_after_its_last_change_and_a_closed_listing_stays, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    draft(&editor, &with(&[("deed", "save")])).await;
    let (listing, shown) = published(&editor, &[]).await;
    editor.post(&format!("{listing}/close"), &[("why", "filled")]).await;
    let drafts = "select count(*) from opportunity_listings where opportunity_id is null";
    for (at, left) in [(NOON + 365 * DAY, 1), (NOON + 365 * DAY + 1, 0)] {
        app.at(at);
        forget_old(&app.state.db, &app.state.keys, "service", at, false).await.expect("it forgets");
        assert_eq!(app.number(drafts).await, left);
    }
    assert_eq!(app.count("opportunity_listings").await, 1);
    assert_eq!(app.get(&shown).await.status, 200);
});
