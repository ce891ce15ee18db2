use super::super::super::testing::{NOON, advocate, ask};
use super::super::{HOLDING, RETENTION, rewrap_all};
use super::*;
use crate::mine::{Asking, ItemState, Wanted};
use crate::room_test;
use crate::web::keep_to;

room_test!(ones_page_names_it_in_neutral_words, async |app: TestApp| {
    app.at(NOON);
    let (_, ada_id) = app.young_person("Ada").await;
    let (_, vera_id) = advocate(&app, "Vera").await;
    case_of(&app, Some(&ada_id), Some(&vera_id)).await;
    let mut tx = app.state.db.read().await.expect("it reads");
    let wanted = Wanted { done: false, before: i64::MAX, most: 10 };
    let asking = Asking { tx: &mut tx, keys: &app.state.keys, person: &ada_id, now: NOON };
    let items = (HOLDING.items)(asking, wanted).await.expect("items");
    assert!(items.len() == 1 && items[0].state == ItemState::Waiting && items[0].holder == "Vera", "{items:?}");
    assert!(items[0].title.starts_with("Your request ") && items[0].by.is_some(), "{items:?}");
    let told = format!("{items:?}").to_lowercase();
    for word in ["advoca", "calling", "complain"] {
        assert!(!told.contains(word), "{word}: {told}");
    }
});

room_test!(an_account_goes_with_its_cases_but_for_what_must_be_kept, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (gone, kept) = (ask(&app, &ada_id).await, ask(&app, &ada_id).await);
    app.execute(&format!("update advocacy_cases set safeguarded_at = 1 where id = '{kept}'")).await.expect("held");
    assert_eq!(ada.post("/me/data/delete", &[]).await.status, 303);
    assert_eq!(app.count("people").await, 0);
    assert_eq!(app.number(&format!("select count(*) from advocacy_cases where id = '{gone}'")).await, 0);
    let nobodys = "select count(*) from advocacy_cases where owner_index is null and owner is null";
    assert_eq!(app.number(nobodys).await, 1);
});

room_test!(the_copy_leaves_out_what_only_advocates_read, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (_, vera_id) = advocate(&app, "Vera").await;
    everything_of(&app, &ada_id, &vera_id).await;
    let copy = ada.get("/me/data/copy.json").await;
    for mark in ["Mark of a case", "Mark of a message", "Mark of a share", "Mark of a formal one", "mark@reply.example"]
    {
        assert!(copy.text().contains(mark), "{mark}: {}", copy.text());
    }
    assert!(!copy.text().contains("Secret of advocates"));
});

room_test!(what_was_shared_goes_after_a_year_and_what_was_taken_back_after_a_month, async |app: TestApp| {
    const DAY: i64 = 86_400_000;
    app.at(NOON);
    let (_, grace) = app.staff("Grace", Organisation::Council, &[Role::PersonalAdviser]).await;
    let (_, back) = (shared_with(&app, &grace).await, shared_with(&app, &grace).await);
    let sql = "update shared_words set taken_back_on = shared_on, words = null, data_key = null where id = ";
    app.execute(&format!("{sql}'{back}'")).await.expect("taken back");
    let left = async |now: i64| {
        let mut tx = app.state.db.begin().await.expect("it begins");
        keep_to(RETENTION, &mut tx, &app.state.keys, now).await.expect("kept");
        tx.commit().await.expect("it ends");
        app.count("shared_words").await
    };
    assert_eq!(left(NOON + 30 * DAY).await, 2);
    assert_eq!(left(NOON + 30 * DAY + 1).await, 1);
    assert_eq!(left(NOON + 365 * DAY).await, 1);
    assert_eq!(left(NOON + 365 * DAY + 1).await, 0);
});

room_test!(keys_of_what_was_shared_are_wrapped_anew, async |app: TestApp| {
    app.at(NOON);
    let (grace, grace_id) = app.staff("Grace", Organisation::Council, &[Role::PersonalAdviser]).await;
    let id = shared_with(&app, &grace_id).await;
    assert_eq!(rewrap_all(&app.state.db, &app.state.keys).await, Ok(0), "the newest key wraps it");
    assert!(grace.get(&format!("/shared-with-me/{id}")).await.text().contains("CANARY of a share"));
});
