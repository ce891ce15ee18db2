use super::super::{HOLDING, RETENTION};
use super::*;
use crate::mine::{Asking, ItemState, Wanted};
use crate::room_test;
use crate::web::keep_to;

async fn raise_late(app: &TestApp) -> usize {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let late = super::super::raise(&mut tx, &app.state.keys, app.state.now()).await.expect("told");
    tx.commit().await.expect("it ends");
    late
}

room_test!(a_late_letter_raises_itself_once_and_its_owner_sees_it, async |app: TestApp| {
    let Pair { ada, grace_id, .. } = pair(&app).await;
    let id = ask(&ada).await;
    app.at(NOON + 5 * DAY + 12 * HOUR); // Tuesday, midnight
    assert_eq!(raise_late(&app).await, 0, "nobody is told in the night");
    assert!(ada.get(&mine(&id)).await.text().contains("We are late. We are sorry."));
    app.at(NOON + 5 * DAY + 20 * HOUR);
    assert_eq!((raise_late(&app).await, raise_late(&app).await), (1, 0));
    app.deliver().await;
    let letters = app.letters().await;
    assert_eq!(letters.iter().filter(|letter| letter.subject == "An answer is late").count(), 1);
    let grace = again(&app, &grace_id).await;
    assert!(grace.get("/letters/to-confirm").await.text().contains(">Late</span>"));
    confirm(&grace, &id).await;
    assert!(ada.get(&mine(&id)).await.text().contains("Your letter is ready"));
});

room_test!(letters_and_codes_go_when_their_time_has_come, async |app: TestApp| {
    let pair = pair(&app).await;
    let (kept, withdrawn, unanswered) = (letter(&pair).await, letter(&pair).await, ask(&pair.ada).await);
    code(&pair.ada, &kept).await;
    pair.ada.post(&mine(&withdrawn), &[("deed", "withdraw")]).await;
    let left = async |now: i64| {
        let mut tx = app.state.db.begin().await.expect("it begins");
        keep_to(RETENTION, &mut tx, &app.state.keys, now).await.expect("forgotten");
        tx.commit().await.expect("it ends");
        (app.count("confirmation_letters").await, app.count("confirmation_letter_codes").await)
    };
    assert_eq!(left(NOON + 30 * DAY).await, (3, 1));
    assert_eq!(left(NOON + 30 * DAY + 1).await, (2, 1), "the one taken back");
    assert_eq!(left(NOON + 58 * DAY).await, (2, 1));
    assert_eq!(left(NOON + 58 * DAY + 1).await, (2, 0), "the code");
    assert_eq!(left(NOON + 365 * DAY + 1).await, (1, 0), "nobody answered {unanswered}");
    assert_eq!(left(NOON + 395 * DAY).await, (1, 0));
    assert_eq!(left(NOON + 396 * DAY).await, (0, 0), "30 days after it expired");
});

room_test!(everything_goes_with_the_account, async |app: TestApp| {
    let pair = pair(&app).await;
    let id = letter(&pair).await;
    let code = code(&pair.ada, &id).await;
    app.execute(&format!("delete from people where id = '{}'", pair.ada_id)).await.expect("deleted");
    assert_eq!((app.count("confirmation_letters").await, app.count("confirmation_letter_codes").await), (0, 0));
    assert_eq!(check(&app, &code).await.status, 422);
});

room_test!(ones_page_and_ones_copy_hold_them, async |app: TestApp| {
    let pair = pair(&app).await;
    let id = letter(&pair).await;
    code(&pair.ada, &id).await;
    ask(&pair.ada).await;
    let page = pair.ada.get("/me").await;
    assert!(page.text().contains("A letter you asked for") && page.text().contains(&mine(&id)), "{}", page.main());
    let (now, keys, person) = (app.state.now(), &app.state.keys, &pair.ada_id);
    let mut tx = app.state.db.read().await.expect("it begins");
    let wanted = Wanted { done: false, before: i64::MAX, most: 10 };
    let items = (HOLDING.items)(Asking { tx: &mut tx, keys, person, now }, wanted).await.expect("items");
    let mut states: Vec<_> = items.iter().map(|item| format!("{:?}", item.state)).collect();
    states.sort();
    assert_eq!(states, ["Waiting", "Yours"], "{items:?}");
    assert!(items.iter().all(|item| item.state != ItemState::Done));
    let parts = (HOLDING.copy)(Asking { tx: &mut tx, keys, person, now }).await.expect("a copy");
    let told = format!("{parts:?}");
    for word in ["Example College", "former relevant child", "Grace"] {
        assert!(told.contains(word), "{word}: {told}");
    }
    assert_eq!(parts.iter().map(|part| part.rows.len()).collect::<Vec<_>>(), [2, 1]);
});
