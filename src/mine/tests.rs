use crate::accounts::PersonId;
use crate::mine::{close_at_25, close_unused, erase};
use crate::room_test;
use crate::server::testing::TestApp;
use crate::web::Keeping;
use crate::words::london_midnight;

room_test!(an_empty_page_offers_the_four_doors, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    let page = own.get("/me").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Hello") && page.text().contains("Ada"), "{}", page.main());
    for door in ["Work and training", "Someone on your side", "Get online", "Tell us what you think"] {
        assert!(page.text().contains(door), "{door}");
    }
});

const NOON: i64 = 1_795_608_000_000;
const DAY: i64 = 24 * 3_600_000;

async fn complaints(app: &TestApp, person: &PersonId, count: i64) {
    let rows: Vec<_> = (1..=count)
        .map(|number| format!("('c{number}', '{person}', 'o{number}', 'x', {number}, {number}, {number})"))
        .collect();
    let columns = "id, person_id, once, words, sent_at, due_at, changed_at";
    app.execute(&format!("insert into mine_complaints ({columns}) values {}", rows.join(", "))).await.expect("many");
}

room_test!(a_long_list_is_read_page_by_page_and_nothing_is_lost, async |app: TestApp| {
    let (own, id) = app.young_person("Ada").await;
    complaints(&app, &id, 50).await;
    let (mut address, mut seen) = ("/me".to_owned(), Vec::new());
    loop {
        let page = own.get(&address).await;
        assert!(page.bytes.len() < 60_000, "{}", page.bytes.len());
        let ids = page
            .main()
            .split("/me/data/told/")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap_or_default().to_owned());
        seen.extend(ids);
        let Some(next) = page.main().split("href=\"/me?before=").nth(1) else { break };
        address = format!("/me?before={}", next.split('"').next().unwrap_or_default());
    }
    let newest_first: Vec<_> = (1..=50).rev().map(|number| format!("c{number}")).collect();
    assert_eq!(seen, newest_first);
});

room_test!(what_is_finished_stands_apart, async |app: TestApp| {
    let (own, id) = app.young_person("Ada").await;
    complaints(&app, &id, 2).await;
    assert!(!own.get("/me").await.text().contains("/me/finished"));
    app.execute("update mine_complaints set answered_at = 9, changed_at = 9 where id = 'c1'").await.expect("answered");
    let page = own.get("/me").await;
    assert!(page.text().contains("/me/finished") && !page.text().contains("told/c1"), "{}", page.main());
    let page = own.get("/me/finished").await;
    assert!(page.text().contains("told/c1") && !page.text().contains("told/c2"), "{}", page.main());
});

room_test!(whoever_deletes_their_page_is_gone_for_good, async |app: TestApp| {
    let (own, id) = app.young_person("Ada").await;
    let (bea, _) = app.young_person("Bea").await;
    own.post("/me/data/tell", &[("words", "You told my landlord."), ("once", "form-1")]).await;
    own.post("/me/about/email", &[("email", "new@post.example")]).await;
    app.post("/sign-in", &[("email", "ada@young.example"), ("own_phone", "yes")]).await;
    let asked = own.get("/me/data/delete").await;
    assert!(asked.text().contains("What goes at once") && asked.text().contains("What stays, and until when"));
    let gone = own.post("/me/data/delete", &[]).await;
    assert_eq!((gone.status, gone.header("location")), (303, "/me/data/deleted"));
    assert!(gone.header("clear-site-data").contains("cookies"));
    assert_eq!(own.get("/me").await.status, 303, "the session is over");
    for table in ["mine_complaints", "mine_new_addresses", "outbox", "sign_ins"] {
        assert_eq!(app.count(table).await, 0, "{table}");
    }
    let rest = app.dump_but(&["audit_lines", "mine_erasures"]).await;
    assert!(!rest.contains(id.as_str()), "an id is left");
    assert_eq!(app.count("mine_erasures").await, 1);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'mine.erased' and reason = 'asked'").await, 1);
    assert_eq!(bea.get("/me").await.status, 200, "nobody else");
    let ledger = std::fs::read_to_string(&app.state.config.erasures_file).expect("the ledger");
    assert!(ledger.starts_with(id.as_str()), "{ledger}");
});

room_test!(a_database_from_a_backup_loses_them_again_before_it_serves, async |app: TestApp| {
    let (own, id) = app.young_person("Ada").await;
    own.post("/me/data/tell", &[("words", "You told my landlord."), ("once", "form-1")]).await;
    // As the row stood in a backup from before.
    let saved = format!("create table backup_people as select * from people where id = '{id}'");
    app.execute(&saved).await.expect("copied");
    own.post("/me/data/delete", &[]).await;
    for sql in
        ["insert into people select * from backup_people", "delete from mine_erasures", "drop table backup_people"]
    {
        app.execute(sql).await.expect(sql);
    }
    app.execute(&format!("insert into legal_holds (person_id, held_by, held_at) values ('{id}', 'x', 1)"))
        .await
        .expect("held");
    let (db, keys, file) = (&app.state.db, &app.state.keys, &app.state.config.erasures_file);
    let replay = async || erase::replay(db, keys, &[crate::mine::HOLDING], file, NOON).await.expect("replayed");
    assert_eq!(replay().await, 1);
    assert_eq!(app.number("select count(*) from people where kind = 'young_person'").await, 0);
    assert_eq!((replay().await, app.count("mine_erasures").await), (0, 1));
});

room_test!(an_account_that_nobody_uses_closes_after_its_owner_was_told, async |app: TestApp| {
    app.at(NOON);
    let (own, id) = app.young_person("Ada").await;
    let close = async |now: i64| {
        app.at(now);
        let mut tx = app.state.db.begin().await.expect("it begins");
        let keeping = Keeping { tx: &mut tx, keys: &app.state.keys, now };
        let gone = close_unused(keeping, &[crate::mine::HOLDING]).await.expect("closed");
        tx.commit().await.expect("it ends");
        app.deliver().await;
        (gone, app.letters().await.len())
    };
    let last = NOON - NOON.rem_euclid(DAY);
    assert_eq!(close(last + 365 * DAY - 1).await, (0, 0));
    assert_eq!(close(last + 365 * DAY).await, (0, 1), "they are told");
    let letter = app.letters().await.remove(0);
    assert!(letter.text.contains("Sign in before then to keep it."), "{}", letter.text);
    for word in ["Ada", "care", "council", "Foothold"] {
        assert!(!letter.text.contains(word) && !letter.subject.contains(word), "{word}: {}", letter.text);
    }
    assert_eq!(close(last + 366 * DAY).await, (0, 1), "once");
    // They come back, and all is as before.
    app.young_person_again(&id).await;
    assert_eq!(close(last + 395 * DAY).await, (0, 1));
    assert_eq!(app.count("mine_closings").await, 0);
    // And are away for good.
    let back = last + 366 * DAY;
    assert_eq!(close(back + 365 * DAY).await, (0, 2));
    assert_eq!(close(back + 395 * DAY - 1).await, (0, 2));
    assert_eq!(close(back + 395 * DAY).await, (1, 2));
    assert_eq!(own.get("/me").await.status, 303);
    assert_eq!(
        app.number("select count(*) from audit_lines where deed = 'mine.erased' and reason = 'unused'").await,
        1
    );
});

room_test!(at_25_an_account_ends_and_its_owner_knew, async |app: TestApp| {
    app.at(NOON);
    let (own, id) = app.young_person("Ada").await;
    let birth: jiff::civil::Date = "2002-06-01".parse().expect("a day");
    let day = london_midnight("2027-06-01".parse().expect("a day"));
    let close = async |now: i64| {
        app.execute(&format!("update people set last_here = {now}")).await.expect("they are here");
        let mut tx = app.state.db.begin().await.expect("it begins");
        let keeping = Keeping { tx: &mut tx, keys: &app.state.keys, now };
        let gone = close_at_25(keeping, &[crate::mine::HOLDING], vec![(id.clone(), birth)]).await.expect("closed");
        tx.commit().await.expect("it ends");
        gone
    };
    assert_eq!(close(day - 30 * DAY - 1).await, 0);
    assert_eq!(app.count("mine_closings").await, 0);
    assert_eq!(close(day - 30 * DAY).await, 0);
    let page = own.get("/me").await;
    assert!(page.text().contains("Your page will end") && page.text().contains("1 June 2027"), "{}", page.main());
    assert_eq!(close(day - 1).await, 0);
    assert_eq!(close(day).await, 1);
});
