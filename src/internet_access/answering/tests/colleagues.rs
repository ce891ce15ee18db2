//! Colleagues see each other, and share texts; no other team sees either.

use super::*;
use crate::accounts::{Organisation, Role};
use crate::room_test;

room_test!(two_of_the_team_see_each_other, async |app: TestApp| {
    let Pair { idris, request, .. } = pair(&app, Help::Sim).await;
    let (una, _) = member(&app, "Una").await;
    idris.get(&staff_address(&request)).await;
    assert!(una.get(&staff_address(&request)).await.text().contains("Idris is looking at this."));
    let here = format!("{}/here", staff_address(&request));
    assert_eq!(una.post(&here, &[("writing", "yes")]).await.text(), "Idris is looking at this.");
    assert_eq!(idris.post(&here, &[("writing", "no")]).await.text(), "Una is writing.");
    app.at(NOON + 46_000);
    assert_eq!(idris.post(&here, &[("writing", "no")]).await.text(), "", "she has gone");
    assert_eq!(idris.post("/internet-access/requests/nothing/here", &[]).await.status, 404);
});

room_test!(the_teams_texts_begin_a_reply_and_no_other_team_sees_them, async |app: TestApp| {
    let Pair { idris, request, .. } = pair(&app, Help::Sim).await;
    let (vera, _) = app.staff("Vera", Organisation::Provider, &[Role::Advocate]).await;
    let texts = "/internet-access/snippets";
    let page = idris.post(texts, &[("title", "Hello")]).await;
    assert!(page.status == 422 && page.text().contains("Write the text"));
    let add = [("title", "Hello"), ("words", "Hello {name}, I look at it today.")];
    assert_eq!(idris.post(texts, &add).await.header("location"), "/internet-access/snippets?done=added");
    let page = idris.get(texts).await;
    let one = page.text().split(&format!("{texts}/")).nth(1).and_then(|rest| rest.split('"').next()).expect("there");
    let page =
        idris.post(&staff_address(&request), &[("deed", "use-text"), ("snippet", one), ("reply", "Dear you")]).await;
    assert!(page.text().contains("Dear you\n\nHello Ada, I look at it today."), "{}", page.main());
    assert!(!vera.get("/advocacy/snippets").await.text().contains("I look at it today"));
    assert_eq!(vera.get(&format!("/advocacy/snippets/{one}")).await.status, 404);
    let change = [("title", "Hello"), ("words", "Not yours"), ("offer", "no")];
    assert_eq!(vera.post(&format!("/advocacy/snippets/{one}"), &change).await.status, 404);
    assert_eq!(idris.post(&format!("{texts}/{one}"), &change).await.status, 303);
    assert!(!idris.get(&staff_address(&request)).await.text().contains("Use this text"));
});

room_test!(the_first_page_of_staff_says_what_waits, async |app: TestApp| {
    let Pair { idris, request, .. } = pair(&app, Help::Sim).await;
    does(&app, &idris, &request, "claim", &[]).await;
    let page = idris.get("/staff").await;
    assert!(page.text().contains("Waiting for an answer: 1.") && page.text().contains("Yours: 1."), "{}", page.main());
    assert!(page.text().contains("href=\"/inbox\""));
});
