use super::super::{HOLDING, RETENTION};
use super::*;
use crate::mine::{Asking, Item, ItemState, Wanted};
use crate::room_test;
use crate::web::keep_to;

async fn items(app: &TestApp, person: &PersonId, done: bool) -> Vec<Item> {
    let mut tx = app.state.db.read().await.expect("it reads");
    let asking = Asking { tx: &mut tx, keys: &app.state.keys, person, now: app.state.now() };
    (HOLDING.items)(asking, Wanted { done, before: i64::MAX, most: 10 }).await.expect("items")
}

room_test!(ones_page_says_whose_turn_it_is, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let id = ask(&app, &cast.ada_id, Help::Sim).await;
    let listed = items(&app, &cast.ada_id, false).await;
    assert!(listed.len() == 1 && listed[0].state == ItemState::Waiting && listed[0].by.is_some(), "{listed:?}");
    assert_eq!(
        (listed[0].holder.as_str(), listed[0].address.as_str()),
        ("The internet team", format!("/i/{id}").as_str())
    );
    store::question(&app.state, &cast.idris, &id, 1, "q", "Which one?").await.expect("asked");
    assert_eq!(items(&app, &cast.ada_id, false).await[0].state, ItemState::Yours);
    let page = cast.ada.get("/me").await;
    assert!(
        page.text().contains(&format!("/i/{id}")) && page.text().contains("Your request: a SIM card"),
        "{}",
        page.main()
    );
    store::withdraw(&app.state, &cast.ada_id, &id).await.expect("taken back");
    assert!(items(&app, &cast.ada_id, false).await.is_empty());
    assert_eq!(items(&app, &cast.ada_id, true).await[0].state, ItemState::Done);
    cast.working(&app, Help::Sim).await;
    assert_eq!(items(&app, &cast.ada_id, false).await[0].state, ItemState::Waiting, "what works needs nobody");
});

room_test!(an_account_goes_and_what_was_reserved_goes_back, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    cast.approved(&app, Help::Sim).await;
    cast.working(&app, Help::Sim).await;
    assert_eq!(cast.ada.post("/me/data/delete", &[]).await.status, 303);
    for table in ["requests", "entries", "promises"] {
        assert_eq!(app.count(&format!("internet_access_{table}")).await, 0, "{table}");
    }
    let stock = "select in_stock * 100 + reserved * 10 + used from internet_access_items";
    assert_eq!(app.number(stock).await, 401, "four on the shelf, none reserved, one used");
    assert_eq!(app.number("select count(*) from internet_access_uses where request_id is null").await, 2);
    assert_eq!(app.number("select count(*) from internet_access_uses where released_at is not null").await, 1);
    for ending in ["withdrawn", "ended"] {
        let sql = format!(
            "select count(*) from internet_access_outcomes where ending = '{ending}' and closed_on is not null and request_id is null"
        );
        assert_eq!(app.number(&sql).await, 1, "{ending}");
    }
});

room_test!(the_copy_holds_what_was_typed_and_said_and_no_note, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let id = ask(&app, &cast.ada_id, Help::Sim).await;
    store::write(&app.state, &cast.ada_id, &id, "w", "Liquorice").await.expect("written");
    store::note(&app.state, &cast.idris, &id, "n", "Nougat").await.expect("noted");
    let copy = cast.ada.get("/me/data/copy.json").await;
    let (reference, digits) =
        (found(&app, &id).await.thread.request.reference, found(&app, &id).await.thread.request.digits);
    for told in ["Liquorice", "10 Example Street", "07700900123", &reference, &digits, "Post it to me"] {
        assert!(copy.text().contains(told), "{told}: {}", copy.text());
    }
    assert!(!copy.text().contains("Nougat"));
});

room_test!(a_dump_of_the_database_shows_none_of_it, async |app: TestApp| {
    let cast = cast(&app, Help::Data).await;
    let id = ask(&app, &cast.ada_id, Help::Data).await;
    cast.move_to(&app, &id, Status::NumberNotRecognised).await;
    let typed = [("phone", "07700900456"), ("network", "lebara"), ("account_name", "Marzipan")];
    assert_eq!(cast.ada.post(&format!("/i/{id}/correct"), &typed).await.status, 303);
    assert_eq!(cast.ada.post(&format!("/i/{id}"), &[("deed", "write"), ("words", "Liquorice")]).await.status, 303);
    let digits = found(&app, &id).await.thread.request.digits;
    // The list of networks is everybody's.
    let dump = app.dump_but(&["internet_access_networks"]).await;
    for word in ["07700900456", "7700900123", "lebara", "Marzipan", "Liquorice", digits.as_str()] {
        assert!(!dump.contains(word), "{word}");
    }
});

room_test!(requests_go_after_a_year_uses_after_six_and_how_it_went_stays, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let open = cast.approved(&app, Help::Sim).await;
    let over = cast.approved(&app, Help::Sim).await;
    store::withdraw(&app.state, &cast.ada_id, &over).await.expect("taken back");
    let left = async |now: i64| {
        let mut tx = app.state.db.begin().await.expect("it begins");
        keep_to(RETENTION, &mut tx, &app.state.keys, now).await.expect("forgotten");
        tx.commit().await.expect("it ends");
        (app.count("internet_access_requests").await, app.count("internet_access_uses").await)
    };
    let hold = format!("insert into legal_holds (person_id, held_by, held_at) values ('{}', 'x', 1)", cast.ada_id);
    app.execute(&hold).await.expect("held");
    assert_eq!(left(NOON + 366 * DAY).await, (2, 2), "the law says that it stays");
    app.execute("delete from legal_holds").await.expect("released");
    assert_eq!(left(NOON + 365 * DAY).await, (2, 2));
    assert_eq!(left(NOON + 365 * DAY + 1).await, (1, 2));
    assert_eq!(left(NOON + 2_192 * DAY).await, (1, 2));
    assert_eq!(left(NOON + 2_192 * DAY + 1).await, (1, 1), "what is reserved still stays");
    assert_eq!((status(&app, &open).await, app.count("internet_access_outcomes").await), (Status::Approved, 2));
});
