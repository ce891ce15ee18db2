//! Taking, writing and asking.

use super::*;
use crate::keys::random_id;
use crate::room_test;

room_test!(the_page_of_a_request_says_all_that_is_known, async |app: TestApp| {
    let Pair { idris, ada, request, .. } = pair(&app, Help::Sim).await;
    let before = ask(&app, &ada, Help::Sim).await;
    let page = idris.get(&format!("{}?from=/inbox%3Fqueue%3Dmine", staff_address(&request))).await;
    for words in [
        "Where it stands: Received",
        "\u{201c}We have it\u{201d}",
        "The council has not decided yet. Send nothing.",
        "Our turn, by Monday 30 November 2026",
        "Nobody has taken it yet.",
        "Nothing is reserved for it.",
        "Flat 4, 10 Example Street",
        "The same thing",
        &staff_address(&before),
        "Ada asked",
        "href=\"/inbox?queue=mine\"",
    ] {
        assert!(page.text().contains(words), "{words}: {}", page.main());
    }
    assert!(!page.text().contains("A match comes first"));
    assert_eq!(deeds(&app, "internet_access.read").await, 1);
    let digits = found(&app, &request).await.thread.request.digits;
    assert!(!page.text().contains(&digits), "what opens it is not for staff");
    let (_, bo) = app.young_person("Bo").await;
    let other = ask(&app, &bo, Help::Sim).await;
    let page = idris.get(&staff_address(&other)).await;
    assert!(page.text().contains("A match comes first") && !page.text().contains("Approve it and reserve one"));
    assert_eq!(idris.get("/internet-access/requests/nothing").await.status, 404);
});

room_test!(a_request_is_taken_given_and_put_back, async |app: TestApp| {
    let Pair { idris, request, .. } = pair(&app, Help::Sim).await;
    let (una, una_staff) = member(&app, "Una").await;
    for _ in 0..2 {
        let page = does(&app, &idris, &request, "claim", &[]).await;
        assert_eq!(page.header("location"), format!("{}?done=claim", staff_address(&request)));
    }
    let page = does(&app, &una, &request, "claim", &[("reply", "Half a sentence")]).await;
    assert!(page.status == 422 && page.text().contains("Idris took this one a moment ago"), "{}", page.main());
    assert!(page.text().contains("Half a sentence"));
    let to = una_staff.id.as_str();
    assert_eq!(does(&app, &idris, &request, "assign", &[]).await.status, 422, "to nobody");
    assert_eq!(does(&app, &idris, &request, "assign", &[("to", to)]).await.status, 303);
    assert!(una.get(&staff_address(&request)).await.text().contains("You have it."));
    assert_eq!(does(&app, &una, &request, "put-back", &[]).await.status, 303);
    assert!(una.get(&staff_address(&request)).await.text().contains("Nobody has taken it yet."));
    let nobody = does(&app, &una, &request, "assign", &[("to", "nobody")]).await;
    assert!(nobody.status == 422 && nobody.text().contains("choose somebody else"));
    for deed in ["claimed", "assigned", "put_back"] {
        assert_eq!(deeds(&app, &format!("internet_access.{deed}")).await, 1, "{deed}");
    }
});

room_test!(words_go_to_the_young_person_and_notes_to_the_team, async |app: TestApp| {
    let Pair { idris, request, .. } = pair(&app, Help::Sim).await;
    let once = random_id();
    for _ in 0..2 {
        let note = [("once", once.as_str()), ("note", "Ask the shop first")];
        assert_eq!(does(&app, &idris, &request, "note", &note).await.status, 303, "pressed twice");
    }
    let page = does(&app, &idris, &request, "reply", &[("reply", " ")]).await;
    assert!(page.status == 422 && page.text().contains("Write what you want to say"));
    let came = format!("{}?from=%2Finbox%3Fq%3DK7", staff_address(&request));
    let seen = seen(&app, &request).await;
    let page = idris.post(&came, &[("deed", "question"), ("seen", &seen), ("reply", "Which shop?")]).await;
    assert_eq!(page.header("location"), format!("{}?done=question&from=%2Finbox%3Fq%3DK7", staff_address(&request)));
    let page = idris.get(page.header("location")).await;
    for words in
        ["The clock stands still until they answer.", "Which shop?", "Ask the shop first", "Team only", "/inbox?q=K7"]
    {
        assert!(page.text().contains(words), "{words}: {}", page.main());
    }
    let entries = found(&app, &request).await.thread.entries;
    assert_eq!(entries.iter().map(|entry| entry.private).collect::<Vec<_>>(), [false, true, false]);
});

room_test!(two_who_answer_never_overwrite_each_other, async |app: TestApp| {
    let Pair { idris, request, .. } = pair(&app, Help::Sim).await;
    let (una, _) = member(&app, "Una").await;
    let seen = seen(&app, &request).await;
    let send = |words: &'static str| {
        [("deed", "reply"), ("seen", seen.as_str()), ("reply", words), ("note", "And a note")].to_vec()
    };
    assert_eq!(idris.post(&staff_address(&request), &send("It comes on Monday.")).await.status, 303);
    let page = una.post(&staff_address(&request), &send("It comes on Tuesday.")).await;
    assert_eq!(page.status, 422);
    for words in [
        "Said and done meanwhile",
        "It comes on Monday.",
        "It comes on Tuesday.",
        "And a note",
        "Something was said or done",
    ] {
        assert!(page.text().contains(words), "{words}: {}", page.main());
    }
    assert_eq!(found(&app, &request).await.thread.entries.len(), 2);
    let page = does(&app, &una, &request, "reply", &[("reply", "On Tuesday, not Monday.")]).await;
    assert_eq!(page.status, 303, "and now it is read");
});
