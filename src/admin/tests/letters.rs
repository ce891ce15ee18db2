//! Letters that nobody got, and the letter of an invitation.

use super::*;
use crate::forms::EmailAddress;
use crate::mail::{self, NewLetter};

/// Letters that could not be delivered.
async fn lose(app: &TestApp, letters: &[(&'static str, Option<&PersonId>)]) {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let to = EmailAddress::parse("lost@post.example").expect("an address");
    for (team, person) in letters {
        let person = person.map(PersonId::as_str);
        let letter = NewLetter { kind: "accounts.staff_invitation", to: &to, person, team, payload: "{}", once: None };
        mail::queue(&mut tx, &app.state.keys, &letter, NOW).await.expect("queued");
    }
    tx.commit().await.expect("it ends");
    const LOST: &str = "update outbox set failed_at = created_at, reason = 'smtp_550', address = null, address_index = null, payload = null";
    match &app.state.db {
        Db::Sqlite { write, .. } => drop(sqlx::query(LOST).execute(write).await.expect("lost")),
        Db::Postgres(pool) => drop(sqlx::query(LOST).execute(pool).await.expect("lost")),
    }
}

room_test!(letters_that_nobody_got_are_shown_without_their_words_and_dismissed, async |app: TestApp| {
    let ((ada, id), (_, bo)) = two(&app).await;
    let (pias, pia) = app.staff("Pia", Organisation::Provider, &[Role::Administrator]).await;
    let (_, yan) = app.young_person("Yan").await;
    assert!(ada.get("/admin/letters").await.main().contains("There are none."));
    lose(&app, &[("council", Some(&bo)), ("council", Some(&yan)), ("council", None), ("provider", Some(&pia))]).await;
    assert!(ada.get("/admin/people").await.main().contains("3 letters could not be delivered"));
    let page = ada.get("/admin/letters").await;
    assert_eq!((page.count("name=\"letter\""), page.count(">Bo<"), page.count("Not shown here")), (3, 1, 2));
    for word in ["Yan", "Pia", "lost@post.example", yan.as_str()] {
        assert!(!page.text().contains(word), "it says {word}");
    }
    let theirs = button(&pias.get("/admin/letters").await, "letter");
    for not_ours in [theirs.as_str(), "x", "", "\0"] {
        assert_eq!(ada.post("/admin/letters", &[("letter", not_ours)]).await.status, 404);
    }
    let letter = button(&page, "letter");
    assert_eq!(ada.post("/admin/letters", &[("letter", &letter)]).await.status, 303);
    assert_eq!(ada.get("/admin/letters").await.count("name=\"letter\""), 2);
    assert_eq!(done(&app, &id, "mail.task_dismissed", &letter).await, 1);
    assert_eq!(pias.get("/admin/letters").await.count("name=\"letter\""), 1);
});

room_test!(the_link_of_an_invitation_is_in_its_letter_and_nowhere_else, async |app: TestApp| {
    let ((ada, _), (_, bo)) = two(&app).await;
    ada.post("/admin/people/invite", &INVITATION).await;
    ada.post(&format!("{}/start-again", address(&bo)), &[]).await;
    let queued = "select count(*) from outbox o where kind = 'accounts.staff_invitation' and team = 'council'";
    assert_eq!(number(&app, queued).await, 2);
    let of_one_invitation = "select count(*) from outbox o join invitations i on i.id = o.once";
    assert_eq!(number(&app, of_one_invitation).await, 2);
    // A refused invitation sends nothing.
    ada.post("/admin/people/invite", &[INVITATION[0], ("email", "ada@staff.example"), INVITATION[2]]).await;
    assert_eq!(number(&app, queued).await, 2);
    let page = ada.get("/admin/people").await;
    assert!(
        !page.main().contains("/staff/invitation") && !page.main().contains("token=") && page.count("cy@work") == 1
    );
});
