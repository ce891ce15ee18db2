//! The room's tests, and the kinds of letter that they send.

use serde::Deserialize;
use serde_json::{Value, json};
use sqlx::AssertSqlSafe;

use super::{Kind, NewLetter, Words, queue};
use crate::forms::EmailAddress;
use crate::server::testing::TestApp;
use crate::web::Db;

mod delivery;
mod letters;
mod mailbox;
mod outbox;
mod privacy;
mod server;
mod stopping;
mod waiting;

/// Thursday 26 November 2026, noon, in ms since 1970 UTC.
const NOON: i64 = 1_795_694_400_000;
const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// What test letters say.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Says {
    subject: String,
    text: String,
    code: Option<String>,
    link: Option<String>,
    last_line: Option<String>,
    nothing: bool,
    fails: bool,
    panics: bool,
}

/// Kinds for tests alone.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "tests.at_once",
        write: |_, draft| Box::pin(said(draft.payload)),
        can_be_stopped: false,
        keeps_hours: false,
    },
    Kind {
        name: "tests.news",
        write: |_, draft| Box::pin(said(draft.payload)),
        can_be_stopped: true,
        keeps_hours: true,
    },
    Kind {
        name: "tests.other_news",
        write: |_, draft| Box::pin(said(draft.payload)),
        can_be_stopped: true,
        keeps_hours: false,
    },
];

async fn said(payload: String) -> crate::error::Result<Option<Words>> {
    let says: Says = serde_json::from_str(&payload).expect("tests write good JSON");
    assert!(!says.panics, "a writer falls over");
    match says {
        Says { fails: true, .. } => Err(crate::error::AppError::NotFound),
        Says { nothing: true, .. } => Ok(None),
        says => Ok(Some(Words {
            subject: says.subject,
            paragraphs: vec![says.text],
            code: says.code,
            link: says.link.map(|address| ("Open this".to_owned(), address)),
            last_line: says.last_line,
        })),
    }
}

fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect("an address")
}

/// Queues a letter of a kind, with what it says.
async fn send(app: &TestApp, kind: &'static str, to: &str, says: Value) {
    send_to(app, kind, to, None, None, says).await;
}

async fn send_to(app: &TestApp, kind: &'static str, to: &str, person: Option<&str>, once: Option<&str>, says: Value) {
    let (to, payload) = (address(to), says.to_string());
    let letter = NewLetter { kind, to: &to, person, team: "council", payload: &payload, once };
    let mut tx = app.state.db.begin().await.expect("it begins");
    queue(&mut tx, &app.state.keys, &letter, app.state.now()).await.expect("it is queued");
    tx.commit().await.expect("it ends");
}

fn hello() -> Value {
    json!({ "subject": "A message", "text": "Hello there." })
}

/// One number that the database knows.
async fn number(app: &TestApp, sql: &str) -> i64 {
    let sql = AssertSqlSafe(sql.to_owned()); // written by a test
    match &app.state.db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_one(read).await,
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
    }
    .expect("a number")
}

/// One text that the database knows; empty where it has none.
async fn text(app: &TestApp, sql: &str) -> String {
    let sql = AssertSqlSafe(sql.to_owned()); // written by a test
    let text: Option<Option<String>> = match &app.state.db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_optional(read).await,
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_optional(pool).await,
    }
    .expect("a text");
    text.flatten().unwrap_or_default()
}
