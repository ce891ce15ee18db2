//! Following a request, as its young person meets it, and what time does to it.

mod clocks;
mod digits;
mod keeping;
mod page;

use super::super::model::{Help, Kind, Status};
use super::super::store::{self, Outcome, Whose};
use super::super::testing::{self, DAY, HOUR, NOON, ask, found, item, member};
use crate::accounts::{PersonId, Staff};
use crate::server::testing::TestApp;

/// Somebody matched, one of the team, and something to give.
struct Cast {
    ada: TestApp,
    ada_id: PersonId,
    idris: Staff,
    item: String,
}

async fn cast(app: &TestApp, help: Help) -> Cast {
    app.at(NOON);
    let (ada, ada_id) = testing::matched(app, "Ada").await;
    let (_, idris) = member(app, "Idris").await;
    let item = item(app, help, 5).await;
    Cast { ada, ada_id, idris, item }
}

async fn last(app: &TestApp, id: &str) -> i64 {
    found(app, id).await.thread.last()
}

async fn status(app: &TestApp, id: &str) -> Status {
    found(app, id).await.thread.request.status
}

impl Cast {
    /// Asked for and approved.
    async fn approved(&self, app: &TestApp, help: Help) -> String {
        let id = ask(app, &self.ada_id, help).await;
        let seen = last(app, &id).await;
        let done = store::approve(&app.state, &self.idris, &id, seen, &self.item, None).await;
        assert_eq!(done, Ok(Some(Outcome::Yes)));
        id
    }

    async fn move_to(&self, app: &TestApp, id: &str, to: Status) {
        let seen = last(app, id).await;
        let done = store::move_to(&app.state, &self.idris, id, seen, to, None, None).await;
        assert_eq!(done, Ok(Some(Outcome::Yes)), "{to:?}");
    }

    /// Asked for, approved, and on its way.
    async fn sent(&self, app: &TestApp, help: Help) -> String {
        let id = self.approved(app, help).await;
        self.move_to(app, &id, Status::OnItsWay).await;
        id
    }

    /// The same, and it works.
    async fn working(&self, app: &TestApp, help: Help) -> String {
        let id = self.sent(app, help).await;
        let said = store::say_whether(&app.state, Whose::Account(&self.ada_id), &id, Kind::Works, None).await;
        assert_eq!(said, Ok(Some(Outcome::Yes)));
        id
    }
}
