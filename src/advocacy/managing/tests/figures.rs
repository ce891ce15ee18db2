//! Figures: what they show, and that it takes two managers to give them out (S-23).

use super::super::super::model::{Asked, Contact, Topic};
use super::super::super::store::{self, NewCase};
use super::super::super::testing::{DAY, NOON, manager, staff};
use super::super::figures::{No, Quarter, give_out, look, propose, take_back};
use super::{advocate, again};
use crate::accounts::{Organisation, PersonId, Role};
use crate::keys::random_id;
use crate::room_test;
use crate::server::testing::{Page, TestApp};

/// A quarter in which nobody asked for anything.
const QUIET: &str = "/advocacy/figures/2026-q3";
/// The quarter of noon.
const BUSY: &str = "/advocacy/figures/2026-q4";

/// So many people ask, each once, about this; one in ten asks twice.
async fn many(app: &TestApp, topic: Topic, count: usize) -> Vec<String> {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let mut ids = Vec::new();
    for number in 0..count {
        for _ in 0..1 + usize::from(number % 10 == 0) {
            let asked = Asked { topics: vec![topic], ..Asked::default() };
            let owner = Some(PersonId(format!("{}-{number}", topic.code())));
            let new = NewCase { once: random_id(), asked, contact: Contact::default(), owner, invited: None };
            ids.push(store::ask_in(&mut tx, &app.state, &new).await.expect("asked"));
        }
    }
    tx.commit().await.expect("it ends");
    ids
}

/// What the forms of a page carry, so that nobody takes further what they did not see.
fn seen(page: &Page) -> String {
    let (_, rest) = page.text().split_once("name=\"seen\" value=\"").expect("a form that carries it");
    rest.split('"').next().unwrap_or_default().to_owned()
}

async fn step(browser: &TestApp, address: &str, deed: &str) -> Page {
    let seen = seen(&browser.get(address).await);
    browser.post(address, &[("seen", &seen), ("deed", deed)]).await
}

async fn press_give_out(browser: &TestApp, address: &str, seen: &str) -> Page {
    browser.post(&format!("{address}/give-out"), &[("seen", seen)]).await
}

async fn audited(app: &TestApp, deed: &str, who: &PersonId) -> i64 {
    app.number(&format!("select count(*) from audit_lines where deed = 'advocacy.{deed}' and who = '{who}'")).await
}

room_test!(figures_count_people_hide_few_and_never_change_once_given_out, async |app: TestApp| {
    app.at(NOON);
    let (vera, _) = advocate(&app, "Vera").await;
    let ((mo, mo_id), (_, mia_id)) = (manager(&app, "Mo").await, manager(&app, "Mia").await);
    let ids = many(&app, Topic::Rent, 43).await;
    many(&app, Topic::NoOneCalls, 12).await;
    many(&app, Topic::Health, 3).await;
    for id in &ids[..33] {
        store::claim(&app.state, &vera, id).await.expect("claimed");
        store::answer(&app.state, &vera, id, 2, &random_id(), "Hello").await.expect("answered");
    }
    assert_eq!(mo.get(BUSY).await.status, 404, "of a quarter that goes on there are none");
    app.at(NOON + 60 * DAY);
    let (mo, mia) = (again(&app, &mo_id).await, again(&app, &mia_id).await);
    let (rowan, _) = app.staff("Rowan", Organisation::Council, &[Role::BoardReviewer]).await;
    let (ada, _) = app.young_person("Ada").await;
    let preview = mo.get(BUSY).await;
    let text = preview.main();
    // 58 people asked: 43, 12, 3 and none.
    for told in
        ["about 60 people", "about 40 (67 %)", "about 10 (17 %)", "c (under 10)", "Always in time", "These are right"]
    {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(text.contains("Fewer than 30 people: no table."), "nothing ended yet");
    assert_eq!(step(&mo, BUSY, "propose").await.status, 303);
    assert!(!rowan.get("/advocacy-figures").await.main().contains("about 60"), "nothing is given out yet");
    let last = mia.get(&format!("{BUSY}/give-out")).await;
    assert!(last.main().contains("<bdi>Mo</bdi> said on 24 January 2027"), "{}", last.main());
    assert!(last.main().contains("about 40 (67 %)"), "the same tables");
    let mark = seen(&last);
    let done = press_give_out(&mia, BUSY, &mark).await;
    assert_eq!((done.status, done.header("location")), (303, BUSY));
    let given = rowan.get("/advocacy-figures").await;
    assert_eq!(given.status, 200);
    assert!(given.main().contains("October to December 2026") && given.main().contains("about 40 (67 %)"));
    // Whatever happens then, it says the same; and there is no second edition.
    app.execute("delete from advocacy_cases").await.expect("gone");
    for browser in [&mo, &mia] {
        assert_eq!(press_give_out(browser, BUSY, &mark).await.status, 303, "pressed once more, it is out");
        assert!(browser.get(BUSY).await.main().contains("It never changes again"));
    }
    assert_eq!(rowan.get("/advocacy-figures").await.main(), given.main());
    let by_two = format!("proposed_by = '{mo_id}' and given_out_by = '{mia_id}'");
    assert_eq!(app.number(&format!("select count(*) from advocacy_figures where {by_two}")).await, 1);
    assert_eq!((app.count("advocacy_figures").await, app.count("advocacy_figures_proposed").await), (1, 0));
    assert_eq!(audited(&app, "figures_proposed", &mo_id).await, 1);
    assert_eq!(audited(&app, "figures_published", &mia_id).await, 1);
    assert_eq!(audited(&app, "figures_published", &mo_id).await, 0);
    for address in [BUSY.to_owned(), format!("{BUSY}/give-out")] {
        assert_eq!(rowan.get(&address).await.status, 404);
    }
    assert_eq!(ada.get("/advocacy-figures").await.status, 404);
});

room_test!(whoever_says_that_they_are_right_cannot_give_them_out, async |app: TestApp| {
    app.at(NOON);
    let ((mo, _), (mia, _)) = (manager(&app, "Mo").await, manager(&app, "Mia").await);
    let mark = seen(&mo.get(QUIET).await);
    let early = press_give_out(&mia, QUIET, &mark).await;
    assert_eq!(early.status, 422);
    assert!(early.main().contains("Nobody says that these are right"), "{}", early.main());
    for _ in 0..2 {
        let done = mo.post(QUIET, &[("seen", &mark), ("deed", "propose")]).await;
        assert_eq!(
            (done.status, done.header("location")),
            (303, "/advocacy/figures/2026-q3?done=right"),
            "pressed twice"
        );
    }
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'advocacy.figures_proposed'").await, 1);
    let own = mo.get(QUIET).await;
    assert!(own.main().contains("You said on 25 November 2026 that these are right"), "{}", own.main());
    assert!(!own.main().contains("Give it out") && own.main().contains("Take it back"));
    let page = mo.get(&format!("{QUIET}/give-out")).await;
    assert_eq!((page.status, page.header("location")), (303, QUIET));
    let refused = press_give_out(&mo, QUIET, &mark).await;
    assert_eq!(refused.status, 422);
    assert!(refused.main().contains("Another manager must give them out"), "{}", refused.main());
    assert_eq!(app.count("advocacy_figures").await, 0);
    // The other sees who said it, and need not say it too.
    let others = mia.get(QUIET).await;
    assert!(others.main().contains("<bdi>Mo</bdi> said on 25 November 2026"), "{}", others.main());
    assert!(others.main().contains("Give it out") && !others.main().contains("Take it back"));
    let too = mia.post(QUIET, &[("seen", &mark), ("deed", "propose")]).await;
    assert_eq!(too.status, 422);
    assert!(too.main().contains("A colleague said before you"), "{}", too.main());
    assert!(mia.get("/advocacy/figures").await.main().contains("Waits for another manager"));
    assert!(mia.get("/staff").await.text().contains("Figures of 1 quarter wait to be given out by another manager."));
    assert_eq!(press_give_out(&mia, QUIET, &mark).await.status, 303);
    assert!(!mia.get("/staff").await.text().contains("wait to be given out"));
    // Nor does the database take one person for two.
    let one = "insert into advocacy_figures (quarter, figures, given_out_at, given_out_by, proposed_by)
               select '2026-q2', figures, 1, given_out_by, given_out_by from advocacy_figures";
    assert!(app.execute(one).await.is_err());
    app.execute(&one.replace("given_out_by, given_out_by", "given_out_by, proposed_by")).await.expect("two are");
});

room_test!(what_came_late_is_looked_at_again_by_both, async |app: TestApp| {
    app.at(NOON);
    let ((_, mo_id), (_, mia_id)) = (manager(&app, "Mo").await, manager(&app, "Mia").await);
    many(&app, Topic::Rent, 43).await;
    app.at(NOON + 60 * DAY);
    let (mo, mia) = (again(&app, &mo_id).await, again(&app, &mia_id).await);
    assert_eq!(step(&mo, BUSY, "propose").await.status, 303);
    let mark = seen(&mia.get(&format!("{BUSY}/give-out")).await);
    app.at(NOON);
    many(&app, Topic::Health, 40).await;
    app.at(NOON + 60 * DAY);
    let refused = press_give_out(&mia, BUSY, &mark).await;
    assert_eq!(refused.status, 422);
    for told in ["counted again, they are others", "Something came late", "about 80 people", "These are right"] {
        assert!(refused.main().contains(told), "{told}: {}", refused.main());
    }
    assert!(!refused.main().contains("Give it out"));
    assert_eq!(app.count("advocacy_figures").await, 0);
    // Nobody says of figures that they have not seen that they are right.
    let unseen = mia.post(BUSY, &[("seen", &mark), ("deed", "propose")]).await;
    assert_eq!(unseen.status, 422);
    assert!(unseen.main().contains("It has changed since you opened the page"), "{}", unseen.main());
    assert_eq!(step(&mia, BUSY, "propose").await.status, 303);
    let anew = seen(&mo.get(&format!("{BUSY}/give-out")).await);
    assert_eq!(press_give_out(&mo, BUSY, &mark).await.status, 422, "a page from before");
    assert_eq!(press_give_out(&mo, BUSY, &anew).await.status, 303);
    let by_two = format!("proposed_by = '{mia_id}' and given_out_by = '{mo_id}'");
    assert_eq!(app.number(&format!("select count(*) from advocacy_figures where {by_two}")).await, 1);
    assert!(mo.get("/advocacy-figures").await.main().contains("about 80 people"));
});

room_test!(the_first_can_take_it_back_until_it_is_out, async |app: TestApp| {
    app.at(NOON);
    let ((mo, mo_id), (mia, _)) = (manager(&app, "Mo").await, manager(&app, "Mia").await);
    let mark = seen(&mo.get(QUIET).await);
    let press = async |browser: &TestApp, deed: &str| browser.post(QUIET, &[("seen", &mark), ("deed", deed)]).await;
    assert_eq!(press(&mo, "propose").await.status, 303);
    let others = press(&mia, "take-back").await;
    assert_eq!(others.status, 422);
    assert!(others.main().contains("Only they can take it back"), "{}", others.main());
    for _ in 0..2 {
        assert_eq!(press(&mo, "take-back").await.header("location"), "/advocacy/figures/2026-q3?done=back");
    }
    assert_eq!(audited(&app, "figures_taken_back", &mo_id).await, 1);
    let stale = press_give_out(&mia, QUIET, &mark).await;
    assert_eq!((stale.status, app.count("advocacy_figures").await), (422, 0));
    assert!(stale.main().contains("it was taken back"), "{}", stale.main());
    assert_eq!(press(&mo, "propose").await.status, 303);
    assert_eq!(press_give_out(&mia, QUIET, &mark).await.status, 303);
    for deed in ["take-back", "propose"] {
        let late = press(&mo, deed).await;
        assert_eq!(late.status, 422);
        assert!(late.main().contains("It was given out meanwhile"), "{}", late.main());
    }
    assert_eq!((app.count("advocacy_figures").await, app.count("advocacy_figures_proposed").await), (1, 0));
});

room_test!(a_manager_alone_reads_that_it_takes_a_second_and_how_to_invite_one, async |app: TestApp| {
    app.at(NOON);
    let (mo, _) = manager(&app, "Mo").await;
    let told = "You are the only manager here";
    let page = mo.get(QUIET).await;
    assert!(page.main().contains(told) && page.main().contains("Ask an administrator"), "{}", page.main());
    assert_eq!(step(&mo, QUIET, "propose").await.status, 303);
    assert!(mo.get(QUIET).await.main().contains(told));
    let (mia, mia_id) = app.staff("Mia", Organisation::Provider, &[Role::AdvocacyManager, Role::Administrator]).await;
    assert!(!mo.get(QUIET).await.main().contains(told));
    assert!(!mia.get(QUIET).await.main().contains(told));
    app.execute("update people set disabled_at = 1 where id <> (select proposed_by from advocacy_figures_proposed)")
        .await
        .expect("she may not come in");
    assert!(mo.get(QUIET).await.main().contains(told), "whoever may not come in is no second");
    app.execute("delete from staff_roles where role = 'advocacy_manager' and person_id <> (select p.id from people p where p.disabled_at is not null)")
        .await
        .expect("he is a manager no more");
    app.execute(&format!("update people set disabled_at = null where id = '{mia_id}'")).await.expect("she may again");
    let page = mia.get(QUIET).await;
    assert!(page.main().contains(told) && page.main().contains("href=\"/admin/people/invite\""), "{}", page.main());
});

room_test!(nothing_is_given_out_by_one_manager_in_whatever_order, async |app: TestApp| {
    app.at(NOON);
    let both = [staff(&app, &manager(&app, "Mo").await.0).await, staff(&app, &manager(&app, "Mia").await.0).await];
    let (state, quarter) = (&app.state, Quarter::parse("2026-q3").expect("a quarter"));
    let seen = look(state, quarter).await.expect("looked").figures.mark();
    let mut given_out = 0;
    for number in 0..6_usize.pow(3) {
        app.execute("delete from advocacy_figures").await.expect("begun anew");
        app.execute("delete from advocacy_figures_proposed").await.expect("begun anew");
        let (mut says, mut given) = (None, false);
        for place in 0..3 {
            let step = number / 6_usize.pow(place) % 6;
            let (who, deed) = (step % 2, step / 2);
            let came = match deed {
                0 => propose(state, &both[who], quarter, &seen).await,
                1 => take_back(state, &both[who], quarter).await,
                _ => give_out(state, &both[who], quarter, &seen).await,
            };
            let fits = match (deed, says) {
                _ if given => false,
                (0, says) => says.is_none(),
                (1, says) => says == Some(who),
                (_, says) => says == Some(1 - who),
            };
            assert_eq!(came.expect("no error").is_ok(), fits, "{number}, step {place}");
            match deed {
                0 if fits => says = Some(who),
                1 if fits => says = None,
                _ => given |= fits,
            }
        }
        assert_eq!(app.count("advocacy_figures").await, i64::from(given), "{number}");
        given_out += i64::from(given);
    }
    assert!(given_out > 0, "some orders are right");
    let audited = "select count(*) from audit_lines where deed = 'advocacy.figures_published'";
    assert_eq!(app.number(audited).await, given_out);
});

room_test!(many_managers_at_once_come_to_one_outcome, async |app: TestApp| {
    app.at(NOON);
    let twin = app.twin().await;
    twin.at(NOON);
    let mut managers = Vec::new();
    for name in ["Mo", "Mia", "Max", "Mel"] {
        managers.push(staff(&app, &manager(&app, name).await.0).await);
    }
    let quarter = Quarter::parse("2026-q3").expect("a quarter");
    let seen = look(&app.state, quarter).await.expect("looked").figures.mark();
    for gives_out in [false, true] {
        let mut pressing = Vec::new();
        for (number, manager) in managers.iter().cloned().cycle().take(8).enumerate() {
            // Each presses twice, at two processes.
            let (process, seen) = ([&app, &twin][(number / 4) % 2].state.clone(), seen.clone());
            pressing.push(tokio::spawn(async move {
                match gives_out {
                    false => propose(&process, &manager, quarter, &seen).await,
                    true => give_out(&process, &manager, quarter, &seen).await,
                }
            }));
        }
        let mut done = 0;
        for one in pressing {
            match one.await.expect("nobody falls over").expect("no error") {
                Ok(()) => done += 1,
                Err(No::Already) => {}
                Err(no) => assert_eq!(no, if gives_out { No::TakesTwo } else { No::AnotherSaidSo }),
            }
        }
        assert_eq!(done, 1);
    }
    let two = "select count(*) from advocacy_figures where proposed_by <> given_out_by";
    assert_eq!((app.number(two).await, app.count("advocacy_figures_proposed").await), (1, 0));
    for deed in ["figures_proposed", "figures_published"] {
        let lines = format!("select count(*) from audit_lines where deed = 'advocacy.{deed}'");
        assert_eq!(app.number(&lines).await, 1, "{deed}");
    }
});
