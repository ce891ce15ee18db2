//! What the store must not tell, and what it must not lose (N-1 to N-12).

mod backup;
mod bench;
mod broken_off;
mod by_the_clock;
mod order;
mod red_team;
mod rotation;
mod schema;
mod traces;

use sqlx::AssertSqlSafe;

use super::body::Body;
use super::kept;
use super::rows::Sealed;
use crate::server::testing::TestApp;
use crate::web::Db;

/// A noon in November 2026, in London: the clocks have gone back.
const NOON: i64 = 1_793_620_800_000;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// A row as it lies on the disk.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
struct Lying {
    id: String,
    bucket: String,
    body_ct: String,
    size_class: i64,
}

/// The rows of a table in the order in which they lie.
async fn lying(app: &TestApp, table: &str) -> Vec<Lying> {
    let sql = format!("select id, bucket, body_ct, size_class from {table}");
    let rows = match app.state.anonymous.engine() {
        Db::Sqlite { read, .. } => sqlx::query_as(AssertSqlSafe(sql)).fetch_all(read).await,
        Db::Postgres(pool) => sqlx::query_as(AssertSqlSafe(sql + " order by ctid")).fetch_all(pool).await,
    };
    rows.expect("the rows")
}

/// One number that the store gives.
async fn number(app: &TestApp, sql: &str) -> i64 {
    let sql = AssertSqlSafe(sql.to_owned());
    match app.state.anonymous.engine() {
        Db::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_one(read).await,
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
    }
    .expect("a number")
}

/// The words of what was delivered, in the order in which it lies.
fn words_of(app: &TestApp, rows: &[Lying]) -> Vec<String> {
    let open = |row: &Lying| {
        let sealed = Sealed { id: row.id.clone(), body_ct: row.body_ct.clone() };
        kept::open(&app.state.keys, &sealed).expect("it opens")
    };
    let words = |body: Body| body.piece().map(|piece| piece.words.clone()).unwrap_or_default();
    rows.iter().map(open).map(words).collect()
}

fn is_sqlite(app: &TestApp) -> bool {
    app.state.db.engine() == "sqlite"
}
