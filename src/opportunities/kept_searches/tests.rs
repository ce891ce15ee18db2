use serde_json::{Value, json};

use super::{RETENTION, Tally, compare, letters, round, run_rounds};
use crate::mail::{Hours, set_hours};
use crate::opportunities::search::Params;
use crate::opportunities::tests::feeds::{import_all, vacancy, with};
use crate::opportunities::whereabouts::whereabouts;
use crate::room_test;
use crate::server::testing::{Page, TestApp};

const NOON: i64 = 1_795_608_000_000; // 2026-11-25T12:00Z
const HOUR: i64 = 3_600_000;
const BIKES: &str = "/opportunities/searches/keep?words=bike";

/// An advert that no search for bikes finds.
fn cook(reference: &str) -> Value {
    with(vacancy(reference, "Cook"), json!({"description": "Help in our kitchen.", "course": null}))
}

fn bike(reference: &str) -> Value {
    with(vacancy(reference, "Bike apprentice"), json!({"employerName": format!("SECRET EMPLOYER {reference}")}))
}

async fn keep(own: &TestApp, address: &str, tell: &str) -> String {
    let page = own.post(address, &[("tell", tell)]).await;
    let id = page.header("location").strip_prefix("/opportunities/searches/").expect("a search").to_owned();
    assert_eq!(page.status, 303);
    id
}

/// Somebody who keeps a search for bikes, where there are a bike and a cook already and all rounds are done.
async fn keeper(app: &TestApp, tell: &str) -> (TestApp, String) {
    app.at(NOON);
    import_all(app, &[bike("1"), cook("2")]).await;
    let (own, _) = app.young_person("Amara").await;
    let id = keep(&own, BIKES, tell).await;
    rounds(app).await;
    (own, id)
}

async fn rounds(app: &TestApp) -> Tally {
    run_rounds(&app.state).await.expect("it goes through")
}

async fn search_page(own: &TestApp, id: &str) -> Page {
    let page = own.get(&format!("/opportunities/searches/{id}")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

async fn titles(own: &TestApp, id: &str) -> Vec<String> {
    let page = search_page(own, id).await;
    let links = page.main().split("<h3><a href=\"").skip(1);
    links.filter_map(|rest| rest.split('>').nth(1)?.split('<').next()).map(str::to_owned).collect()
}

room_test!(a_search_is_kept_once_and_named_in_plain_words, async |app: TestApp| {
    app.at(NOON);
    import_all(&app, &[bike("1")]).await;
    let (own, _) = app.young_person("Amara").await;
    let results = own.get("/opportunities?words=bike&place=E14&sort=pay").await;
    assert!(
        results.main().contains("href=\"/opportunities/searches/keep?words=bike&amp;place=E14\""),
        "{}",
        results.main()
    );
    let ask = own.get("/opportunities/searches/keep?words=bike&place=E14").await;
    assert!(ask.main().contains("\"bike\", within 10 miles of E14"), "{}", ask.main());
    let id = keep(&own, "/opportunities/searches/keep?words=bike&place=E14", "page").await;
    assert_eq!(keep(&own, "/opportunities/searches/keep?place=E14&words=bike&sort=pay&page=2", "page").await, id);
    assert_eq!(app.count("kept_searches").await, 1);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'opportunities.search_kept'").await, 1);
    let results = own.get("/opportunities?words=bike&place=E14").await;
    assert!(results.main().contains("You keep this search"), "{}", results.main());
    let page = search_page(&own, &id).await;
    assert!(page.text().contains("<title>Searches you keep") && page.main().contains("Nothing new yet"));
    assert!(!app.dump().await.contains("bike&"), "what they look for is sealed");
});

room_test!(what_was_there_when_a_search_was_kept_is_not_new, async |app: TestApp| {
    let (own, id) = keeper(&app, "page").await;
    assert!(titles(&own, &id).await.is_empty());
    import_all(&app, &[bike("1"), cook("2"), bike("3"), cook("4")]).await;
    assert_eq!(rounds(&app).await, Tally { changed: 2, searches: 1, found: 1, letters: 0 });
    assert_eq!(titles(&own, &id).await, ["Bike apprentice"]);
    assert_eq!(rounds(&app).await, Tally::default(), "and none twice");
    let list = own.get("/opportunities/searches").await;
    assert!(list.main().contains("1 new"), "{}", list.main());
    let me = own.get("/me").await;
    assert!(me.main().contains("Something new for you") && !me.main().contains("bike"), "{}", me.main());
    assert_eq!(app.deliver().await, 0, "on their page only");
});

room_test!(a_change_is_new_only_where_it_newly_fits, async |app: TestApp| {
    let (own, id) = keeper(&app, "page").await;
    // The bike changed its pay; the cook became a bike.
    let paid = with(
        bike("1"),
        json!({"wage": {"wageType": "Custom", "wageUnit": "Annually", "wageAdditionalInformation": "£20,000 a year"}}),
    );
    import_all(&app, &[paid.clone(), bike("2")]).await;
    assert_eq!(rounds(&app).await.found, 1);
    assert!(search_page(&own, &id).await.main().contains("SECRET EMPLOYER 2"));
    // Away and back again: told once is told.
    import_all(&app, std::slice::from_ref(&paid)).await;
    import_all(&app, &[paid, bike("2")]).await;
    assert_eq!(rounds(&app).await.found, 0);
    // The old one closes and comes back: it is open anew, and was never told.
    import_all(&app, &[bike("2")]).await;
    import_all(&app, &[bike("1"), bike("2")]).await;
    assert_eq!(rounds(&app).await.found, 1);
});

room_test!(what_is_seen_is_not_new_any_more_and_what_came_since_is, async |app: TestApp| {
    let (own, id) = keeper(&app, "page").await;
    import_all(&app, &[bike("1"), bike("3")]).await;
    rounds(&app).await;
    let page = search_page(&own, &id).await;
    let until =
        page.text().split("name=\"until\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a mark");
    app.at(NOON + HOUR);
    import_all(&app, &[bike("1"), bike("3"), bike("4")]).await;
    rounds(&app).await;
    assert_eq!(titles(&own, &id).await.len(), 2, "reading changes nothing");
    let address = format!("/opportunities/searches/{id}/seen");
    own.post(&address, &[("until", until)]).await;
    own.post(&address, &[("until", until)]).await;
    assert!(search_page(&own, &id).await.main().contains("SECRET EMPLOYER 4"), "it was not on the page they saw");
    assert_eq!(titles(&own, &id).await.len(), 1);
    assert_eq!(own.post(&address, &[("until", "now")]).await.status, 422);
});

room_test!(one_letter_a_day_tells_of_all_and_names_nothing, async |app: TestApp| {
    let (own, _) = keeper(&app, "letter").await;
    keep(&own, "/opportunities/searches/keep?words=cook", "letter").await;
    import_all(&app, &[bike("1"), cook("2"), bike("3"), cook("4")]).await;
    let tally = rounds(&app).await;
    assert_eq!((tally.found, tally.letters), (2, 1));
    app.at(NOON + HOUR);
    import_all(&app, &[bike("1"), cook("2"), bike("3"), cook("4"), bike("5")]).await;
    assert_eq!(rounds(&app).await.letters, 0, "they had one today");
    app.deliver().await;
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1);
    let said = format!("{} {} {}", letters[0].subject, letters[0].text, letters[0].html).to_lowercase();
    for word in ["bike", "cook", "secret", "employer", "search", "opportunit", "foothold", "job", "care", "amara "] {
        assert!(!said.contains(word), "it says {word}: {said}");
    }
    assert!(letters[0].text.contains("https://portal.example/me") && letters[0].raw.contains("List-Unsubscribe"));
});

room_test!(what_came_after_the_letter_is_told_on_the_next_day_of_london, async |app: TestApp| {
    let (_, _) = keeper(&app, "letter").await;
    let late = 1_814_049_000_000; // 26 June 2027, 23:30 in London; an hour later it is the 27th there, and still the 26th in UTC
    assert_eq!(crate::words::london_day(late + HOUR).to_string(), "2027-06-27");
    app.at(late);
    import_all(&app, &[bike("1"), bike("3")]).await;
    assert_eq!(rounds(&app).await.letters, 1);
    app.at(late + HOUR / 4);
    import_all(&app, &[bike("1"), bike("3"), bike("4")]).await;
    assert_eq!(rounds(&app).await.letters, 0, "the same day");
    app.at(late + HOUR);
    assert_eq!(letters::queue_due(&app.state).await.expect("it goes"), 1, "a new day there");
    assert_eq!(letters::queue_due(&app.state).await.expect("it goes"), 0);
    app.deliver().await;
    assert_eq!(app.letters().await.len(), 2);
});

room_test!(a_letter_waits_for_safe_hours_and_is_not_sent_to_one_who_has_looked, async |app: TestApp| {
    let (own, id) = keeper(&app, "letter").await;
    let mut tx = app.state.db.begin().await.expect("it begins");
    let email = crate::forms::EmailAddress::parse("amara@young.example").expect("an address");
    let found =
        crate::accounts::people::find_by_email(&mut tx, &app.state.keys, &email).await.expect("found").expect("her");
    set_hours(&mut tx, found.id.as_str(), Hours::new(18 * 60, 20 * 60)).await.expect("kept");
    tx.commit().await.expect("it ends");
    import_all(&app, &[bike("1"), bike("3")]).await;
    rounds(&app).await;
    app.deliver().await;
    assert!(app.letters().await.is_empty(), "noon is not one of her hours");
    own.post(&format!("/opportunities/searches/{id}/seen"), &[("until", &i64::MAX.to_string())]).await;
    app.at(NOON + 7 * HOUR);
    app.deliver().await;
    assert!(app.letters().await.is_empty(), "she has seen it");
});

room_test!(whoever_stopped_the_letters_gets_none_until_they_ask_again, async |app: TestApp| {
    let (own, id) = keeper(&app, "letter").await;
    import_all(&app, &[bike("1"), bike("3")]).await;
    rounds(&app).await;
    app.deliver().await;
    let letter = app.letters().await.remove(0);
    let from = letter.text.find("/letters/stop/").expect("a way to stop");
    let stop: String = letter.text[from..].chars().take_while(|letter| !letter.is_whitespace()).collect();
    app.post(&stop, &[]).await;
    app.at(NOON + 24 * HOUR);
    import_all(&app, &[bike("1"), bike("3"), bike("4")]).await;
    rounds(&app).await;
    app.deliver().await;
    assert_eq!(app.letters().await.len(), 1);
    assert!(search_page(&own, &id).await.main().contains("You told us to stop these emails"));
    own.post(&format!("/opportunities/searches/{id}"), &[("tell", "letter")]).await;
    app.at(NOON + 48 * HOUR);
    import_all(&app, &[bike("1"), bike("3"), bike("4"), bike("5")]).await;
    rounds(&app).await;
    app.deliver().await;
    assert_eq!(app.letters().await.len(), 2, "they asked for them again");
});

room_test!(one_without_an_address_is_told_on_their_page, async |app: TestApp| {
    app.at(NOON);
    import_all(&app, &[bike("1")]).await;
    let (own, id) = app.young_person("Amara").await;
    app.execute(&format!("update people set email = null, email_index = null where id = '{id}'"))
        .await
        .expect("no address");
    let page = own.get(BIKES).await;
    assert!(page.main().contains("We send nothing.") && !page.main().contains("type=\"radio\""), "{}", page.main());
    assert_eq!(own.post(BIKES, &[("tell", "letter")]).await.status, 422);
    keep(&own, BIKES, "page").await;
});

room_test!(a_crash_between_finding_and_telling_loses_nothing_and_sends_nothing_twice, async |app: TestApp| {
    let (own, id) = keeper(&app, "letter").await;
    import_all(&app, &[bike("1"), bike("3")]).await;
    // One process finds it all, and falls over before it ends the round or queues a letter.
    let round = round::take(&app.state).await.expect("it looks").expect("something changed");
    let lists = compare::read(&app.state.db, round.id()).await.expect("both lists");
    let batch =
        round::Batch::read(&app.state, "", 400, &mut Default::default()).await.expect("read").expect("searches");
    assert_eq!(round::write(&app.state, &round, &lists, batch).await.expect("written"), Some(1));
    assert_eq!(rounds(&app).await, Tally { letters: 1, ..Tally::default() }, "the lease holds; the letter goes");
    // A minute later another process takes the round over, and ends it.
    app.at(NOON + round::LEASE);
    let twin = app.twin().await;
    twin.at(NOON + round::LEASE);
    assert_eq!(run_rounds(&twin.state).await.expect("it goes through").found, 0);
    assert_eq!(app.count("kept_search_rounds").await + app.count("opportunity_changes").await, 0);
    let late = round::Batch::read(&app.state, "", 400, &mut Default::default()).await.expect("read").expect("searches");
    assert_eq!(
        round::write(&app.state, &round, &lists, late).await.expect("asked"),
        None,
        "who lost it writes nothing"
    );
    app.deliver().await;
    assert_eq!((app.letters().await.len(), titles(&own, &id).await.len()), (1, 1));
});

room_test!(a_round_killed_in_the_middle_goes_on_from_there, async |app: TestApp| {
    app.at(NOON);
    import_all(&app, &[cook("2")]).await;
    rounds(&app).await;
    let mut owners = Vec::new();
    for number in 0..5 {
        let (own, _) = app.young_person(&format!("Reader{number}")).await;
        let id = keep(&own, BIKES, "letter").await;
        owners.push((own, id));
    }
    import_all(&app, &[cook("2"), bike("3")]).await;
    let round = round::take(&app.state).await.expect("it looks").expect("something changed");
    let lists = compare::read(&app.state.db, round.id()).await.expect("both lists");
    let batch = round::Batch::read(&app.state, "", 3, &mut Default::default()).await.expect("read").expect("searches");
    assert_eq!(batch.asked.len(), 2, "the last person's may go on: they come with the next batch");
    round::write(&app.state, &round, &lists, batch).await.expect("written");
    app.at(NOON + round::LEASE);
    assert_eq!(rounds(&app).await.searches, 3, "the other three");
    app.deliver().await;
    assert_eq!(app.letters().await.len(), 5);
    for (own, id) in &owners {
        assert_eq!(titles(own, id).await.len(), 1);
    }
});

room_test!(two_processes_at_once_tell_each_thing_once, async |app: TestApp| {
    app.at(NOON);
    import_all(&app, &[cook("2")]).await;
    for number in 0..8 {
        let (own, _) = app.young_person(&format!("Reader{number}")).await;
        keep(&own, BIKES, "letter").await;
    }
    let twin = app.twin().await;
    twin.at(NOON);
    import_all(&app, &[cook("2"), bike("3"), bike("4")]).await;
    let (one, other) = tokio::join!(run_rounds(&app.state), run_rounds(&twin.state));
    let (one, other) = (one.expect("one goes through"), other.expect("so does the other"));
    assert_eq!(one.found + other.found, 16);
    rounds(&app).await;
    tokio::join!(app.deliver(), twin.deliver());
    let mut to: Vec<_> = app.letters().await.into_iter().map(|letter| letter.to).collect();
    assert_eq!(to.len(), 8);
    to.sort();
    to.dedup();
    assert_eq!(to.len(), 8, "one each");
});

room_test!(nothing_is_told_that_the_search_does_not_find, async |app: TestApp| {
    app.at(NOON);
    let words = ["bike", "cook", "gardner", "carpentary", "working with kids", "office", "apprent", "wheels"];
    let jobs = ["Bike mechanic", "Cook", "Gardener", "Carpenter", "Nursery assistant", "Office junior", "Welder"];
    let advert = |number: usize, shift: usize| {
        let title = jobs[(number * 3 + shift) % jobs.len()];
        with(vacancy(&number.to_string(), title), json!({"description": format!("Be our {title}."), "course": null}))
    };
    import_all(&app, &(0..30).map(|number| advert(number, 0)).collect::<Vec<_>>()).await;
    rounds(&app).await;
    let mut kept = Vec::new();
    for (number, words) in words.iter().enumerate() {
        let (own, _) = app.young_person(&format!("Reader{number}")).await;
        let query = format!("words={}&place=E14", words.replace(' ', "+"));
        kept.push((keep(&own, &format!("/opportunities/searches/keep?{query}"), "page").await, query));
    }
    let before = app.shelf.held();
    let after: Vec<_> = (0..40).map(|number| advert(number, usize::from(number % 3 == 0))).collect();
    import_all(&app, &after).await;
    rounds(&app).await;
    let held = app.shelf.held();
    let mut told = 0;
    for (id, query) in kept {
        let params = Params::parse(&query);
        let near = whereabouts(&app.state.db, &params.place).await.expect("a place").point();
        let asked = params.query(near);
        let (now, was) = (held.catalogue.fitting(&asked, NOON), before.catalogue.fitting(&asked, NOON));
        let expected: Vec<_> = now.iter().filter(|id| !was.contains(id)).collect();
        for opportunity in 1..=40 {
            let sql = format!(
                "select count(*) from kept_search_news where search_id = '{id}' and opportunity_id = {opportunity}"
            );
            let is_told = app.number(&sql).await == 1;
            assert_eq!(is_told, expected.contains(&&opportunity), "{query}: {opportunity}");
            told += usize::from(is_told);
        }
    }
    assert!(told > 10, "{told}");
});

room_test!(twenty_are_kept_and_the_next_is_refused_in_words, async |app: TestApp| {
    app.at(NOON);
    let (own, _) = app.young_person("Amara").await;
    for number in 0..20 {
        keep(&own, &format!("/opportunities/searches/keep?words=word{number}"), "page").await;
    }
    let page = own.post("/opportunities/searches/keep?words=more", &[("tell", "letter")]).await;
    assert_eq!(page.status, 422);
    assert!(page.main().contains("You keep 20 searches") && page.main().contains("\"more\""), "{}", page.main());
    let chosen =
        page.main().split("value=\"letter\"").nth(1).and_then(|rest| rest.split('>').next()).expect("the choice");
    assert!(chosen.contains("checked"), "what was chosen stays chosen: {chosen}");
    assert_eq!(app.count("kept_searches").await, 20);
    let (bea, _) = app.young_person("Bea").await;
    keep(&bea, "/opportunities/searches/keep?words=word1", "page").await;
});

room_test!(nobody_elses_search_can_be_seen_or_changed, async |app: TestApp| {
    let (own, id) = keeper(&app, "page").await;
    let (bea, _) = app.young_person("Bea").await;
    let address = format!("/opportunities/searches/{id}");
    assert_eq!(bea.get(&address).await.status, 404);
    for (address, fields) in [
        (address.clone(), vec![("tell", "letter")]),
        (format!("{address}/seen"), vec![("until", "1")]),
        (format!("{address}/remove"), vec![]),
    ] {
        assert_eq!(bea.post(&address, &fields).await.status, 404, "{address}");
    }
    assert_eq!(own.get(&address).await.status, 200);
    assert!(!bea.get("/opportunities/searches").await.main().contains("bike"));
    assert_eq!(app.get(&address).await.header("location"), format!("/sign-in?onwards={}", address.replace('/', "%2F")));
    own.post(&format!("{address}/remove"), &[]).await;
    assert_eq!((app.count("kept_searches").await, own.get(&address).await.status), (0, 404));
});

room_test!(changing_ones_mind_about_letters_takes_back_the_one_that_was_due, async |app: TestApp| {
    let (own, id) = keeper(&app, "letter").await;
    let address = format!("/opportunities/searches/{id}");
    let page = own.post(&address, &[("tell", "pigeon")]).await;
    assert_eq!(page.status, 422);
    import_all(&app, &[bike("1"), bike("3")]).await;
    rounds(&app).await;
    own.post(&address, &[("tell", "page")]).await;
    own.post(&address, &[("tell", "page")]).await;
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'opportunities.search_changed'").await, 1);
    app.deliver().await;
    assert!(app.letters().await.is_empty(), "they do not want it any more");
    assert_eq!(titles(&own, &id).await.len(), 1, "it is on their page");
});

room_test!(what_was_new_is_forgotten_90_days_after_it_closed, async |app: TestApp| {
    let (own, id) = keeper(&app, "page").await;
    import_all(&app, &[bike("1"), bike("3")]).await;
    rounds(&app).await;
    import_all(&app, &[bike("1")]).await; // it closes
    assert!(titles(&own, &id).await.is_empty(), "what has closed is not shown as new");
    let forget = async |now: i64| {
        let mut tx = app.state.db.begin().await.expect("it begins");
        let gone = crate::web::keep_to(RETENTION, &mut tx, &app.state.keys, now).await.expect("it forgets");
        tx.commit().await.expect("it ends");
        gone[0]
    };
    // What closes is noted by the machine's own clock.
    let closed_at = app.number("select closed_at from opportunities where reference = '3'").await;
    assert_eq!(forget(closed_at + 90 * 24 * HOUR).await, 0);
    assert_eq!(forget(closed_at + 90 * 24 * HOUR + 1).await, 1);
});
