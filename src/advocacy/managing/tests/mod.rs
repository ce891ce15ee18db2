//! The room's proofs: its clocks, its managers' pages, its wall, and the life of a case held against a model of it.

mod clocks;
mod demo;
mod figures;
mod leaving;
mod life;
mod pages;
mod race;
mod sealed;
mod wall;

use crate::accounts::sessions::NewSession;
use crate::accounts::{Lasts, OpenedBy, PersonId, Role, Staff};
use crate::server::testing::TestApp;

use super::super::store::{self, Outcome};
use super::super::testing;

/// An advocate, as the store and the database know them.
async fn advocate(app: &TestApp, name: &str) -> (Staff, PersonId) {
    let (browser, id) = testing::advocate(app, name).await;
    (testing::staff(app, &browser).await, id)
}

/// The manager signs in once more: sessions of staff are short.
async fn again(app: &TestApp, manager: &PersonId) -> TestApp {
    let session = NewSession {
        person: manager,
        opened_by: OpenedBy::PasswordAndCode,
        own_phone: false,
        device: "Firefox on Windows",
        lasts: Lasts::of_staff(&[Role::AdvocacyManager]),
    };
    app.signed_in(&session).await
}

/// A case of somebody's that this advocate has.
async fn claimed(app: &TestApp, owner: &PersonId, by: &Staff) -> String {
    let id = testing::ask(app, owner).await;
    assert_eq!(store::claim(&app.state, by, &id).await, Ok(Some(Outcome::Yes)));
    id
}

/// What a row of a case says of the promise in force.
async fn due_at(app: &TestApp, id: &str) -> i64 {
    app.number(&format!("select coalesce(due_at, 0) from advocacy_cases where id = '{id}'")).await
}

/// A number of runs that `make bench` makes greater.
fn setting(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}
