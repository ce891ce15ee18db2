//! Yes, no, and where it stands.

use super::super::super::model::{Kind, Status};
use super::super::super::store::{self, Whose};
use super::super::super::testing::{DAY, item};
use super::*;
use crate::room_test;

room_test!(yes_reserves_one_and_says_when_there_is_none, async |app: TestApp| {
    let Pair { idris, ada, request, .. } = pair(&app, Help::Sim).await;
    let sim = item(&app, Help::Sim, 1).await;
    let page = idris.get(&staff_address(&request)).await;
    assert!(page.text().contains("1 free, \u{a3}12.00 each, from Example Mobile"), "{}", page.main());
    let page = does(&app, &idris, &request, "approve", &[("approve_words", "Enjoy it")]).await;
    assert!(page.status == 422 && page.text().contains("Choose what they get") && page.text().contains("Enjoy it"));
    assert_eq!(
        does(&app, &idris, &request, "approve", &[("item", &sim), ("approve_words", "Enjoy it")]).await.status,
        303
    );
    let page = idris.get(&staff_address(&request)).await;
    assert!(page.text().contains("Reserved on Wednesday 25 November 2026, not sent yet."), "{}", page.main());
    let other = ask(&app, &ada, Help::Sim).await;
    let page = does(&app, &idris, &other, "approve", &[("item", &sim)]).await;
    assert!(page.status == 422 && page.text().contains("There is none left of that."), "{}", page.main());
    let (_, bo) = app.young_person("Bo").await;
    let unmatched = ask(&app, &bo, Help::Sim).await;
    let page = does(&app, &idris, &unmatched, "approve", &[("item", &sim)]).await;
    assert!(page.status == 422 && page.text().contains("A match comes first: a personal adviser"), "{}", page.main());
    assert_eq!(app.number("select reserved from internet_access_items").await, 1);
});

room_test!(no_says_why, async |app: TestApp| {
    let Pair { idris, request, .. } = pair(&app, Help::Sim).await;
    let page = does(&app, &idris, &request, "decline", &[("why", "else"), ("why_words", "")]).await;
    assert!(page.status == 422 && page.text().contains("Say why in your own words"));
    let no = [("why", "has_one"), ("why_words", "It came in May.")];
    assert_eq!(does(&app, &idris, &request, "decline", &no).await.status, 303);
    let page = idris.get(&staff_address(&request)).await;
    for words in ["You have one of these from us already.", "It came in May.", "It is finished."] {
        assert!(page.text().contains(words), "{words}: {}", page.main());
    }
    let page = does(&app, &idris, &request, "move", &[("status", "on_its_way")]).await;
    assert!(
        page.status == 422 && page.text().contains("It stands at \u{201c}Not eligible\u{201d} now"),
        "{}",
        page.main()
    );
    assert_eq!(does(&app, &idris, &request, "move", &[("status", "looking")]).await.status, 303, "after all");
});

room_test!(a_request_is_moved_only_where_it_can_go, async |app: TestApp| {
    let Pair { idris, request, .. } = pair(&app, Help::Sim).await;
    for own_form in ["approved", "not_eligible", "withdrawn", "nowhere"] {
        let page = does(&app, &idris, &request, "move", &[("status", own_form), ("status_words", "Kept")]).await;
        assert!(page.status == 422 && page.text().contains("Kept"), "{own_form}");
    }
    let page = idris.get(&staff_address(&request)).await;
    assert!(page.text().contains("value=\"address_not_found\"") && !page.text().contains("value=\"wrong_network\""));
    let page = does(&app, &idris, &request, "move", &[("status", "looking"), ("status_words", "I have it here")]).await;
    let page = idris.get(page.header("location")).await;
    assert!(
        page.text().contains("It stands at \u{201c}Looking at it\u{201d} now.")
            && page.text().contains("I have it here")
    );
});

room_test!(what_ends_soon_goes_on, async |app: TestApp| {
    let Pair { idris, staff, ada, request } = pair(&app, Help::Sim).await;
    let sim = item(&app, Help::Sim, 2).await;
    store::approve(&app.state, &staff, &request, 1, &sim, None).await.expect("approved");
    store::move_to(&app.state, &staff, &request, 2, Status::OnItsWay, None, None).await.expect("sent");
    store::say_whether(&app.state, Whose::Account(&ada), &request, Kind::Works, None).await.expect("it works");
    app.at(NOON + 160 * DAY);
    let (idris, _) = (member(&app, "Ivo").await.0, idris);
    assert!(!idris.get(&staff_address(&request)).await.text().contains("Let it go on"));
    assert_eq!(does(&app, &idris, &request, "move", &[("status", "ending_soon")]).await.status, 303);
    assert!(idris.get(&staff_address(&request)).await.text().contains("Let it go on"));
    assert_eq!(does(&app, &idris, &request, "renew", &[]).await.status, 303);
    let until = found(&app, &request).await.thread.request.works_until.expect("it ends");
    assert!(until > NOON + 359 * DAY, "for as long again");
    assert_eq!(app.number("select used * 10 + in_stock from internet_access_items").await, 20, "one more is used");
    does(&app, &idris, &request, "move", &[("status", "ending_soon")]).await;
    let page = does(&app, &idris, &request, "renew", &[]).await;
    assert!(page.status == 422 && page.text().contains("There is none left"), "{}", page.main());
});
