use super::HOLDING;
use crate::accounts::{PersonId, people};
use crate::opportunities::tests::feeds::{import_all, vacancy, with};
use crate::room_test;
use crate::server::testing::{Page, TestApp, forms_of};
use serde_json::json;

const NOON: i64 = 1_795_608_000_000; // 2026-11-25T12:00Z
const DAY: i64 = 24 * 3_600_000;

async fn amara(app: &TestApp) -> TestApp {
    app.at(NOON);
    import_all(app, &[vacancy("1", "Bike apprentice"), vacancy("2", "Cook")]).await;
    app.young_person("Amara").await.0
}

/// The ids of what is on somebody's list, in the order shown.
async fn on_list(own: &TestApp) -> Vec<String> {
    let page = own.get("/opportunities/saved").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let ids = page.main().split("<li id=\"s-").skip(1).filter_map(|rest| rest.split('"').next());
    ids.map(str::to_owned).collect()
}

async fn saved(app: &TestApp) -> (TestApp, String) {
    let own = amara(app).await;
    own.post("/opportunities/1/save", &[]).await;
    let id = on_list(&own).await.remove(0);
    (own, id)
}

async fn tell(own: &TestApp, id: &str, field: &str, step: &str) -> Page {
    own.post(&format!("/opportunities/saved/{id}/told"), &[(field, step)]).await
}

async fn deeds(app: &TestApp, deed: &str) -> i64 {
    app.number(&format!("select count(*) from audit_lines where deed = '{deed}' and subject is not null")).await
}

room_test!(saving_keeps_it_once_and_the_page_says_so, async |app: TestApp| {
    let own = amara(&app).await;
    assert!(own.get("/opportunities/1").await.main().contains(">Save</button>"));
    let page = own.post("/opportunities/1/save", &[("back", "/opportunities/1")]).await;
    assert_eq!((page.status, page.header("location")), (303, "/opportunities/1"));
    own.post("/opportunities/1/save", &[("back", "/opportunities/1")]).await;
    assert_eq!(app.count("saved_opportunities").await, 1, "two presses save once");
    assert_eq!(deeds(&app, "opportunities.saved").await, 1);
    let page = own.get("/opportunities/1").await;
    assert!(page.main().contains("It is on your list.") && page.main().contains(">Undo</button>"), "{}", page.main());
    let list = own.get("/opportunities/saved").await;
    for part in ["Bike apprentice", "TURNING WHEELS CIC", "Friday 11 December 2099", "Saved on 25 November 2026"] {
        assert!(list.main().contains(part), "{part}: {}", list.main());
    }
});

room_test!(undo_takes_a_fresh_save_back_and_nothing_that_has_a_story, async |app: TestApp| {
    let (own, id) = saved(&app).await;
    own.post("/opportunities/1/save", &[("undo", "yes")]).await;
    assert_eq!(app.count("saved_opportunities").await, 0);
    own.post("/opportunities/1/save", &[("undo", "yes")]).await; // twice is once
    assert_eq!(deeds(&app, "opportunities.saved_removed").await, 1);
    assert_eq!(tell(&own, &id, "step", "applied").await.status, 404, "it is gone");
    own.post("/opportunities/1/save", &[]).await;
    let id = on_list(&own).await.remove(0);
    tell(&own, &id, "step", "applied").await;
    own.post("/opportunities/1/save", &[("undo", "yes")]).await;
    assert_eq!(app.count("saved_opportunities").await, 1, "what came of it is not lost by one tap");
    assert!(!own.get("/opportunities/1").await.main().contains(">Undo</button>"));
});

room_test!(saving_from_a_search_comes_back_to_the_same_result, async |app: TestApp| {
    let own = amara(&app).await;
    let page = own.get("/opportunities?words=bike").await;
    assert!(page.main().contains("formaction=\"/opportunities/1/save\""), "{}", page.main());
    let back = own.post("/opportunities/1/save", &[("back", "/opportunities?words=bike")]).await;
    assert_eq!(back.header("location"), "/opportunities?words=bike#o1");
    let page = own.get("/opportunities?words=bike").await;
    assert!(
        page.main().contains("<li id=\"o1\"") && page.main().contains("<strong>Saved.</strong>"),
        "{}",
        page.main()
    );
    assert_eq!(page.header("cache-control"), "no-store");
});

room_test!(a_visitor_who_presses_save_is_led_to_sign_in_and_back, async |app: TestApp| {
    let own = amara(&app).await;
    let page = app.get("/opportunities?words=bike").await;
    let form = forms_of(page.text()).into_iter().find(|form| form.contains("/opportunities/1/save"));
    assert!(form.is_some_and(|form| !form.contains("name=\"back\"")), "the same for every visitor");
    let pressed = app.post("/opportunities/1/save", &[]).await;
    assert_eq!(pressed.header("location"), "/sign-in?onwards=%2Fopportunities%2F1%2Fsave");
    let page = own.get("/opportunities/1/save").await;
    assert!(page.main().contains("Put this on your list?") && page.main().contains("Bike apprentice"));
    assert_eq!(app.count("saved_opportunities").await, 0, "opening a link changes nothing");
    own.post("/opportunities/1/save", &[]).await;
    assert_eq!(
        own.get("/opportunities/1/save").await.header("location"),
        "/opportunities/saved",
        "it is saved already"
    );
});

room_test!(each_step_is_one_tap_once_and_keeps_its_day, async |app: TestApp| {
    let (own, id) = saved(&app).await;
    app.at(NOON + 2 * DAY);
    let page = tell(&own, &id, "step", "applied").await;
    assert_eq!(page.header("location"), format!("/opportunities/saved#s-{id}"));
    app.at(NOON + 3 * DAY);
    tell(&own, &id, "step", "applied").await; // the second press of the same button, a day late
    app.at(NOON + 6 * DAY);
    tell(&own, &id, "step", "interview").await;
    app.at(NOON + 9 * DAY);
    tell(&own, &id, "step", "not").await;
    assert_eq!(deeds(&app, "opportunities.saved_told").await, 3);
    let page = own.get(&format!("/opportunities/saved/{id}")).await;
    let story = ["25 November 2026", "Friday 27 November 2026", "Tuesday 1 December 2026", "Friday 4 December 2026"];
    let places: Vec<_> = story.iter().map(|day| page.main().find(day)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {}", page.main());
    assert!(page.main().contains("Thank you for trying"));
    let countable = "select count(*) from saved_opportunities where applied_at is not null and interview_at is not null and not_at is not null and got_at is null";
    assert_eq!(app.number(countable).await, 1, "states are counted without opening anything");
    let list = own.get("/opportunities/saved").await;
    assert!(list.main().contains("<details>") && list.main().contains("1 that is over"), "{}", list.main());
});

room_test!(a_step_is_taken_back_once_and_the_one_before_stands_again, async |app: TestApp| {
    let (own, id) = saved(&app).await;
    for (day, step) in [(1, "applied"), (2, "got")] {
        app.at(NOON + day * DAY);
        tell(&own, &id, "step", step).await;
    }
    tell(&own, &id, "undo", "got").await;
    tell(&own, &id, "undo", "got").await; // twice is once
    let page = own.get("/opportunities/saved").await;
    assert!(page.main().contains("You applied on 26 November 2026"), "{}", page.main());
    assert!(!page.main().contains("You got it") && page.main().contains("I have an interview"));
    assert_eq!(tell(&own, &id, "step", "retired").await.status, 422);
    assert_eq!(tell(&own, &id, "step", "saved").await.status, 422);
});

room_test!(what_closed_or_vanished_stays_with_its_name, async |app: TestApp| {
    let (own, _) = saved(&app).await;
    own.post("/opportunities/2/save", &[]).await;
    import_all(&app, &[vacancy("3", "Gardener")]).await; // both are gone from the feed
    let page = own.get("/opportunities/saved").await;
    assert_eq!(page.count("This one has closed."), 2, "{}", page.main());
    app.execute("delete from opportunities where reference = '1'").await.expect("an advert that is no more");
    let page = own.get("/opportunities/saved").await;
    assert!(page.main().contains("Bike apprentice") && page.main().contains("Cook"), "{}", page.main());
    assert!(page.main().contains("2 that are over"));
});

room_test!(one_past_its_day_folds_away_unless_they_applied, async |app: TestApp| {
    app.at(NOON);
    let soon =
        |reference: &str, title: &str| with(vacancy(reference, title), json!({"closingDate": "2026-11-27T23:59:59Z"}));
    import_all(&app, &[soon("1", "Bike apprentice"), soon("2", "Cook")]).await;
    let (own, _) = app.young_person("Amara").await;
    for id in [1, 2] {
        own.post(&format!("/opportunities/{id}/save"), &[]).await;
    }
    assert!(own.get("/opportunities/saved").await.main().contains("2 days left"));
    let applied = on_list(&own).await.remove(0);
    tell(&own, &applied, "step", "applied").await;
    app.at(NOON + 3 * DAY);
    let page = own.get("/opportunities/saved").await;
    assert!(
        page.main().contains("1 that is over") && page.main().contains("They should still answer you"),
        "{}",
        page.main()
    );
});

room_test!(something_found_elsewhere_is_added_once_and_sealed, async |app: TestApp| {
    let own = amara(&app).await;
    let form = own.get("/opportunities/saved/elsewhere").await;
    let once =
        form.text().split("name=\"once\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a mark");
    let fields = [
        ("title", "Shop assistant"),
        ("employer", "Corner Store"),
        ("place", "https://corner.example/jobs"),
        ("closes_on", "2026-12-11"),
        ("once", once),
    ];
    for _ in 0..2 {
        assert_eq!(
            own.post("/opportunities/saved/elsewhere", &fields).await.header("location"),
            "/opportunities/saved"
        );
    }
    assert_eq!(app.count("saved_opportunities").await, 1, "two presses add one");
    let id = on_list(&own).await.remove(0);
    own.post(&format!("/opportunities/saved/{id}"), &[("note", "Ask for Mrs Note\r\nand <b>smile</b>")]).await;
    let page = own.get(&format!("/opportunities/saved/{id}")).await;
    for part in [
        "Shop assistant",
        "Corner Store",
        "href=\"https://corner.example/jobs\"",
        "Friday 11 December 2026",
        "Ask for Mrs Note\nand &lt;b&gt;smile",
    ] {
        assert!(page.main().contains(part), "{part}: {}", page.main());
    }
    assert!(page.text().contains("<title>Your list"), "the tab says nothing of it");
    let dump = app.dump().await;
    for word in ["Shop assistant", "Corner", "corner.example", "2026-12-11", "Mrs Note"] {
        assert!(!dump.contains(word), "{word} stands in the database");
    }
});

room_test!(a_refused_form_keeps_what_was_typed, async |app: TestApp| {
    let (own, id) = saved(&app).await;
    let fields = [("title", ""), ("employer", "Corner Store"), ("closes_on", "soon"), ("once", "x")];
    let page = own.post("/opportunities/saved/elsewhere", &fields).await;
    assert_eq!(page.status, 422);
    for part in ["value=\"Corner Store\"", "value=\"soon\"", "Write what it is", "We do not know that day"] {
        assert!(page.main().contains(part), "{part}: {}", page.main());
    }
    let long = "n".repeat(2_001);
    let page = own.post(&format!("/opportunities/saved/{id}"), &[("note", &long)]).await;
    assert_eq!(page.status, 422);
    assert!(page.main().contains(&long) && page.main().contains("Keep it under 2,000 letters"));
});

room_test!(a_full_list_says_so_and_nothing_is_lost, async |app: TestApp| {
    let own = amara(&app).await;
    let rows: Vec<_> = (0..200)
        .map(|number| format!("('f{number}', (select id from people where kind = 'young_person'), true, 'x', 1)"))
        .collect();
    let sql = format!(
        "insert into saved_opportunities (id, person_id, elsewhere, title, saved_at) values {}",
        rows.join(",")
    );
    app.execute(&sql).await.expect("a full list");
    let page = own.post("/opportunities/1/save", &[]).await;
    assert_eq!(page.status, 422);
    assert!(page.main().contains("Your list is full"));
    let page = own.post("/opportunities/saved/elsewhere", &[("title", "Shop assistant")]).await;
    assert_eq!(page.status, 422);
    assert!(page.main().contains("value=\"Shop assistant\"") && page.main().contains("A list holds 200 things"));
    assert_eq!(app.count("saved_opportunities").await, 200);
});

room_test!(nobody_elses_list_can_be_seen_or_changed, async |app: TestApp| {
    let (own, id) = saved(&app).await;
    let (bea, _) = app.young_person("Bea").await;
    assert!(on_list(&bea).await.is_empty() && bea.get("/opportunities/1").await.main().contains(">Save</button>"));
    for (address, fields) in [
        (format!("/opportunities/saved/{id}"), vec![("note", "mine")]),
        (format!("/opportunities/saved/{id}/told"), vec![("step", "applied")]),
        (format!("/opportunities/saved/{id}/remove"), vec![]),
    ] {
        assert_eq!(bea.post(&address, &fields).await.status, 404, "{address}");
    }
    assert_eq!(bea.get(&format!("/opportunities/saved/{id}")).await.status, 404);
    assert_eq!(own.get(&format!("/opportunities/saved/{id}")).await.status, 200);
    let (staff, _) =
        app.staff("Olu", crate::accounts::Organisation::Council, &[crate::accounts::Role::OpportunitiesEditor]).await;
    assert_eq!(staff.get("/opportunities/saved").await.status, 404);
    assert!(!staff.get("/opportunities/1").await.main().contains(">Save</button>"), "staff have no list");
});

room_test!(taking_it_off_the_list_takes_its_note_too, async |app: TestApp| {
    let (own, id) = saved(&app).await;
    own.post(&format!("/opportunities/saved/{id}"), &[("note", "Ring on Monday")]).await;
    let gone = own.post(&format!("/opportunities/saved/{id}/remove"), &[]).await;
    assert_eq!(gone.header("location"), "/opportunities/saved");
    assert_eq!((app.count("saved_opportunities").await, deeds(&app, "opportunities.saved_removed").await), (0, 1));
    assert_eq!(own.post(&format!("/opportunities/saved/{id}/remove"), &[]).await.status, 404);
});

room_test!(two_who_save_the_same_keep_it_apart, async |app: TestApp| {
    let (own, id) = saved(&app).await;
    let (bea, _) = app.young_person("Bea").await;
    bea.post("/opportunities/1/save", &[]).await;
    tell(&own, &id, "step", "got").await;
    assert!(bea.get("/opportunities/saved").await.main().contains("I applied"), "hers is as it was");
    assert_eq!(app.number("select count(*) from saved_opportunities where got_at is null").await, 1);
});

room_test!(ones_page_tells_of_the_list_in_neutral_words, async |app: TestApp| {
    let (own, id) = saved(&app).await;
    let page = own.get("/me").await;
    assert!(page.main().contains("<a href=\"/opportunities/saved\">Your list</a>"), "{}", page.main());
    assert!(page.main().contains("1 thing is on it.") && !page.main().contains("Bike apprentice"), "{}", page.main());
    assert!(page.main().contains("By Friday 11 December 2099"), "{}", page.main());
    tell(&own, &id, "step", "applied").await;
    assert!(!own.get("/me").await.main().contains("By Friday 11 December 2099"), "nothing is left to apply for");
    tell(&own, &id, "step", "not").await;
    assert!(!own.get("/me").await.main().contains("/opportunities/saved"));
});

room_test!(what_was_saved_goes_with_its_account, async |app: TestApp| {
    saved(&app).await;
    app.execute("delete from people where kind = 'young_person'").await.expect("gone");
    assert_eq!(app.count("saved_opportunities").await, 0);
});

room_test!(a_copy_of_ones_data_holds_every_column, async |app: TestApp| {
    use crate::mine::Asking;
    let (own, id) = saved(&app).await;
    own.post(&format!("/opportunities/saved/{id}"), &[("note", "Ring on Monday")]).await;
    let mut tx = app.state.db.read().await.expect("it begins");
    let email = crate::forms::EmailAddress::parse("amara@young.example").expect("an address");
    let person: PersonId =
        people::find_by_email(&mut tx, &app.state.keys, &email).await.expect("found").expect("her").id;
    let asking = Asking { tx: &mut tx, keys: &app.state.keys, person: &person, now: NOON };
    let parts = (HOLDING.copy)(asking).await.expect("a copy");
    let row = &parts[0].rows[0];
    let value = |column: &str| row.iter().find(|told| told.column == column).map(|told| told.value.as_str());
    assert_eq!((value("title"), value("note")), (Some("Bike apprentice"), Some("Ring on Monday")));
    assert_eq!(row.len() + 2, 14, "all but its own id and hers");
});
