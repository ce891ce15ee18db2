use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::*;
use crate::keys;
use crate::room_test;
use crate::server::testing::TestApp;

// F20: somebody reads all the time while every key is replaced, and nobody notices.
room_test!(keys_are_replaced_while_people_read, async |app: TestApp| {
    let mut browsers = Vec::new();
    for number in 0..120 {
        browsers.push(app.young_person(&format!("Ada{number}")).await.0);
    }
    let (stop, read) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let mut readers = tokio::task::JoinSet::new();
    for start in 0..4 {
        let (browsers, stop, read) = (browsers.clone(), stop.clone(), read.clone());
        readers.spawn(async move {
            let mut failed = 0;
            for browser in browsers.iter().cycle().skip(start * 30) {
                failed += usize::from(browser.get("/me").await.status != 200);
                read.fetch_add(1, Ordering::Relaxed);
                if stop.load(Ordering::Relaxed) {
                    break;
                }
            }
            failed
        });
    }
    let (db, keys) = (&app.state.db, &app.state.keys);
    // Another process rotates: it has read the same file by itself.
    let other = keys::Keys::read(&app.state.config.keys_file).expect("the same file");
    keys::check(db, &other).await.expect("the right keys");
    keys::begin_rotation(db, &other, 1_000).await.expect("it begins");
    assert_eq!(rewrap_all(db, &other).await, Ok(120));
    let new = app.young_person("Bea").await.0;
    assert_eq!(rewrap_all(db, &other).await, Ok(0), "whoever came meanwhile has a new key already");
    // Pages that had begun before read what the old keys wrapped: they end before the old keys go.
    let before = read.load(Ordering::Relaxed);
    while read.load(Ordering::Relaxed) < before + 50 {
        tokio::task::yield_now().await;
    }
    keys::finish_rotation(db, &other, 2_000).await.expect("it ends");
    let before = read.load(Ordering::Relaxed);
    while read.load(Ordering::Relaxed) < before + 50 {
        tokio::task::yield_now().await;
    }
    stop.store(true, Ordering::Relaxed);
    assert_eq!(readers.join_all().await.iter().sum::<usize>(), 0, "pages that could not be read");
    assert_eq!(new.get("/me").await.status, 200);
    assert!(keys.are_there());
});

room_test!(somebody_disabled_is_out_with_their_next_request_in_any_process, async |app: TestApp| {
    let twin = app.twin().await;
    let (own, id) = app.young_person("Ada").await;
    let own_elsewhere = twin.with_cookie(own.cookie());
    assert_eq!(own_elsewhere.get("/me").await.status, 200);
    app.execute(&format!("update people set disabled_at = 1 where id = '{id}'")).await.expect("disabled");
    assert_eq!((own.get("/me").await.status, own_elsewhere.get("/me").await.status), (303, 303));
});

room_test!(roles_that_change_end_every_session, async |app: TestApp| {
    let (own, id) = app.staff("Bo", Organisation::Council, &[Role::PersonalAdviser]).await;
    assert_eq!(own.get("/staff").await.status, 200);
    let mut tx = app.state.db.begin().await.expect("it begins");
    let roles = [Role::InternetTeam];
    people::set_roles(&mut tx, &id, Organisation::Council, &roles, None, app.state.now()).await.expect("set");
    tx.commit().await.expect("it ends");
    assert_eq!(own.get("/staff").await.header("location"), "/staff/sign-in?onwards=%2Fstaff");
});

// The database has the last word: no program of ours can give somebody roles in both organisations.
room_test!(nobody_can_hold_roles_in_both_organisations, async |app: TestApp| {
    let (_, id) = app.staff("Bo", Organisation::Council, &[Role::PersonalAdviser]).await;
    for (organisation, role) in [("provider", "advocate"), ("council", "advocate"), ("provider", "administrator")] {
        let values = format!("('{id}', '{organisation}', '{role}', 0)");
        let sql = format!("insert into staff_roles (person_id, organisation, role, granted_at) values {values}");
        assert!(app.execute(&sql).await.is_err(), "{role} of the {organisation}");
    }
    let (_, young) = app.young_person("Ada").await;
    let values = format!("('{young}', 'council', 'personal_adviser', 0)");
    let sql = format!("insert into staff_roles (person_id, organisation, role, granted_at) values {values}");
    assert!(app.execute(&sql).await.is_err(), "a young person has no role");
});

room_test!(what_is_old_is_forgotten_and_nothing_sooner, async |app: TestApp| {
    let day = 24 * 3_600_000;
    let noon = 1_795_608_000_000;
    app.at(noon);
    let (_, id) = app.young_person("Ada").await;
    held::hold(&app.state.db, &app.state.keys, &id, "/r/1", "words=x", noon).await.expect("held");
    app.post("/sign-in", &[("email", "ada@young.example"), ("own_phone", "no")]).await;
    let forget = async |now| {
        let mut tx = app.state.db.begin().await.expect("it begins");
        crate::web::keep_to(RETENTION, &mut tx, &app.state.keys, now).await.expect("forgotten");
        tx.commit().await.expect("it ends");
        (app.count("sessions").await, app.count("held_forms").await, app.count("sign_ins").await)
    };
    assert_eq!(forget(noon + held::HELD_FOR - 1).await, (1, 1, 1));
    assert_eq!(forget(noon + held::HELD_FOR).await, (1, 0, 1));
    assert_eq!(forget(noon + day + 1).await, (1, 0, 0));
    assert_eq!(forget(noon + 31 * day - 1).await, (1, 0, 0));
    assert_eq!(forget(noon + 31 * day + 1).await, (0, 0, 0), "a day after it ended unused");
});
