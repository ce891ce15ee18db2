//! Nobody sees a number while it runs; then workers do, and then everybody.

use super::super::store;
use super::super::testing::{DAY, Stage, answer, pulse, ticket};
use super::{NOW, without_once};
use crate::accounts::{Organisation, Role};
use crate::feedback::testing::night;
use crate::room_test;
use crate::server::access::matrix;
use crate::server::testing::TestApp;

/// Every page that this browser can ask for, those of these two pulses among them.
async fn pages(browser: &TestApp, pulses: [&str; 2]) -> Vec<(String, String)> {
    let mut seen = Vec::new();
    for line in matrix().iter().filter(|line| line.method == "GET") {
        for pulse in pulses {
            let address = line.route.replace("{pulse}", pulse);
            let skipped = ["/leave", "/bench", "/readyz", "/mailbox"].iter().any(|skip| address.starts_with(skip));
            if !skipped && !address.contains('{') {
                let page = browser.get(&address).await;
                let text = without_once(&String::from_utf8_lossy(&page.bytes));
                seen.push((address, format!("{} {text}", page.status)));
            }
        }
    }
    seen
}

room_test!(no_page_of_anybody_changes_when_somebody_answers, async |app: TestApp| {
    app.at(NOW);
    let (open, invited) = (pulse(&app, Stage::Open).await, pulse(&app, Stage::Invited).await);
    let ids = [open.as_str(), invited.as_str()];
    let ticket = ticket(&app, &invited).await;
    let mut browsers = vec![app.clone(), app.young_person("Ada").await.0];
    for organisation in [Organisation::Council, Organisation::Provider] {
        for role in organisation.roles() {
            let name = format!("{}-{}", organisation.code(), role.code());
            browsers.push(app.staff(&name, organisation, &[role]).await.0);
        }
    }
    let mut before = Vec::new();
    for browser in &browsers {
        before.push((pages(browser, ids).await, pages(browser, ids).await));
    }
    answer(&app, &open, &[0, 1], "What I think").await;
    assert_eq!(app.post(&format!("/questions/t/{ticket}"), &[("q1", "0")]).await.status, 303);
    for _ in 0..7 {
        night(&app).await;
    }
    let mut compared = 0;
    for (browser, (first, second)) in browsers.iter().zip(before) {
        let after = pages(browser, ids).await;
        for (((address, first), (_, second)), (_, after)) in first.iter().zip(&second).zip(&after) {
            let of_ours = address.starts_with("/pulses") || address.starts_with("/questions");
            assert!(!of_ours || first == second, "{address} differs by itself");
            // Some other pages hold something random.
            if first == second {
                assert_eq!(first, after, "{address}");
                compared += usize::from(of_ours);
            }
        }
    }
    assert!(compared > 200, "{compared}");
});

room_test!(workers_read_it_first_and_others_see_no_small_number, async |app: TestApp| {
    app.at(NOW);
    let id = pulse(&app, Stage::Open).await;
    // 9 chose the first, 7 of them the second too, and 2 the third too.
    for number in 0..9 {
        let several: &[usize] = if number < 2 {
            &[0, 1, 2]
        } else if number < 7 {
            &[0, 1]
        } else {
            &[0]
        };
        answer(&app, &id, several, if number == 3 { "A <b> word" } else { "" }).await;
        if number == 4 {
            // These five are delivered, and those that come after them wait.
            for _ in 0..7 {
                night(&app).await;
            }
        }
    }
    app.at(NOW + 15 * DAY);
    assert_eq!(store::count_what_is_over(&app.state).await, Ok(1));
    assert_eq!(store::count_what_is_over(&app.state).await, Ok(0));
    let (address, public) = (format!("/pulses/{id}"), format!("/questions/{id}/results"));
    let (pia, _) = app.staff("Pia", Organisation::Council, &[Role::ParticipationWorker]).await;
    let (rowan, _) = app.staff("Rowan", Organisation::Council, &[Role::BoardReviewer]).await;
    for browser in [&rowan, &app] {
        assert!(browser.get(&public).await.text().contains("Not ready yet"));
    }
    assert_eq!(rowan.get(&format!("{address}/results")).await.status, 404);
    assert_eq!(rowan.post(&address, &[("deed", "share")]).await.status, 404);
    let page = pia.get(&format!("{address}/results")).await;
    let numbers = |text: &str| -> Vec<String> {
        let cells = text.split("data-is=\"People\">").skip(1);
        cells.map(|cell| cell.split('<').next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(numbers(page.text()), ["0", "0", "0", "9", "7", "2", "0", "0", "0", "0", "9"]);
    assert!(page.text().contains("A &lt;b&gt; word") && page.text().contains("9 answers came."), "{}", page.main());
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'pulses.read'").await, 1);
    for _ in 0..2 {
        let shared = pia.post(&address, &[("deed", "share"), ("seen", "3")]).await;
        assert_eq!(shared.header("location"), format!("{address}?done=shared"));
    }
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'pulses.shared'").await, 1);
    for browser in [&rowan, &app] {
        let page = browser.get(&public).await;
        let several = &numbers(page.text())[3..6];
        assert_eq!(several[2], "left out", "{}", page.main());
        assert!(!page.text().contains("word</bdi>"), "words are for workers alone");
    }
    assert!(app.get("/questions").await.text().contains(&public));
});

room_test!(when_it_is_over_each_worker_is_told_once, async |app: TestApp| {
    app.at(NOW);
    let id = pulse(&app, Stage::Open).await;
    app.at(NOW + 15 * DAY);
    for _ in 0..2 {
        store::count_what_is_over(&app.state).await.expect("it counts");
        app.deliver().await;
    }
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1, "there is one worker");
    assert_eq!(letters[0].subject, "Something is ready to read");
    assert!(letters[0].text.contains(&format!("/pulses/{id}/results")));
});
