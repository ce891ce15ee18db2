//! Tests of this room. All begin on Wednesday 25 November 2026; the third quarter is over.

mod bench;
mod counting;
mod demo;
mod life;
mod talk;
mod typed;

use crate::accounts::{Organisation, Role};
use crate::server::testing::{Page, TestApp};

pub const NOON: i64 = 1_795_608_000_000;
pub const DAY: i64 = 24 * 3_600_000;
pub const QUARTER: &str = "2026-q3";
/// In August.
pub const THEN: i64 = NOON - 100 * DAY;

pub struct People {
    pub pia: TestApp,
    pub quin: TestApp,
    pub rowan: TestApp,
}

/// Two workers and a reviewer.
pub async fn people(app: &TestApp) -> People {
    app.at(NOON);
    let council = Organisation::Council;
    People {
        pia: app.staff("Pia", council, &[Role::ParticipationWorker]).await.0,
        quin: app.staff("Quin", council, &[Role::ParticipationWorker]).await.0,
        rowan: app.staff("Rowan", council, &[Role::BoardReviewer]).await.0,
    }
}

/// Makes a draft of the quarter. Gives its address.
pub async fn draft(worker: &TestApp, why: &str) -> String {
    let made = worker.post("/board/drafts", &[("quarter", QUARTER), ("why", why)]).await;
    assert_eq!(made.status, 303, "{}", made.text());
    made.header("location").to_owned()
}

/// What the page of a draft last saw of it.
pub async fn seen(worker: &TestApp, draft: &str) -> String {
    let page = worker.get(draft).await;
    let text = page.text();
    let at = text.find("name=\"seen\" value=\"").expect("a form") + 19;
    text[at..].chars().take_while(char::is_ascii_digit).collect()
}

pub async fn step(worker: &TestApp, draft: &str, deed: &str) -> Page {
    let seen = seen(worker, draft).await;
    worker.post(draft, &[("seen", &seen), ("deed", deed)]).await
}

pub async fn publish(worker: &TestApp, draft: &str) -> Page {
    let seen = seen(worker, draft).await;
    worker.post(&format!("{draft}/publish"), &[("seen", &seen)]).await
}

/// A draft that one put forward and the other published.
pub async fn published(people: &People, why: &str) -> Page {
    let draft = draft(&people.pia, why).await;
    assert_eq!(step(&people.pia, &draft, "put-forward").await.status, 303);
    publish(&people.quin, &draft).await
}

/// So many young people who saved something in August.
pub async fn saved(app: &TestApp, name: &str, people: usize) {
    for number in 0..people {
        let (_, id) = app.young_person(&format!("{name}{number}")).await;
        let sql = format!(
            "insert into saved_opportunities (id, person_id, elsewhere, title, saved_at) values ('{name}{number}', '{id}', true, 'x', {THEN})"
        );
        app.execute(&sql).await.expect("saved");
    }
}
