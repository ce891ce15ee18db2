//! A test's own database: made, looked into past all of the program's rules, and taken away.

use std::ffi::OsString;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::AssertSqlSafe;
use tokio::sync::OnceCell;

use super::{Engine, TestApp};
use crate::web::{AnonymousDb, Db};

impl TestApp {
    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> i64 {
        self.number(&format!("select count(*) from {table}")).await
    }

    /// Runs a statement that a test wrote, past all of the program's own rules.
    pub async fn execute(&self, sql: &str) -> sqlx::Result<u64> {
        let sql = AssertSqlSafe(sql.to_owned());
        match &self.state.db {
            Db::Sqlite { write, .. } => sqlx::query(sql).execute(write).await.map(|done| done.rows_affected()),
            Db::Postgres(pool) => sqlx::query(sql).execute(pool).await.map(|done| done.rows_affected()),
        }
    }

    /// The one number (a bigint) that a query of a test gives.
    pub async fn number(&self, sql: &str) -> i64 {
        let sql = AssertSqlSafe(sql.to_owned()); // tests write these themselves
        let number = match &self.state.db {
            Db::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_one(read).await,
            Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
        };
        number.expect("a number")
    }

    /// Every row of every table as text: what somebody has who steals the database.
    pub async fn dump(&self) -> String {
        self.dump_but(&[]).await
    }

    /// The same without some tables.
    pub async fn dump_but(&self, without: &[&str]) -> String {
        const LITE: &str = "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name not like '\\_sqlx%' escape '\\'";
        const POST: &str = "select table_name::text from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like '\\_sqlx%'";
        let mut dump = String::new();
        match &self.state.db {
            Db::Sqlite { read, .. } => {
                let tables: Vec<String> = sqlx::query_scalar(LITE).fetch_all(read).await.expect("tables");
                for table in tables.iter().filter(|table| !without.contains(&table.as_str())) {
                    let columns: Vec<String> = sqlx::query_scalar("select name from pragma_table_info($1)")
                        .bind(table)
                        .fetch_all(read)
                        .await
                        .expect("columns");
                    let row: Vec<_> =
                        columns.iter().map(|column| format!("coalesce(cast({column} as text), '')")).collect();
                    let sql = format!("select {} from {table}", row.join(" || ' ' || "));
                    let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(read).await.expect("rows");
                    dump.push_str(&rows.join("\n"));
                    dump.push('\n');
                }
            }
            Db::Postgres(pool) => {
                let tables: Vec<String> = sqlx::query_scalar(POST).fetch_all(pool).await.expect("tables");
                for table in tables.iter().filter(|table| !without.contains(&table.as_str())) {
                    let sql = format!("select t::text from {table} t");
                    let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(pool).await.expect("rows");
                    dump.push_str(&rows.join("\n"));
                    dump.push('\n');
                }
            }
        }
        dump
    }
}

/// A database that lives as long as one test.
#[derive(Clone)]
pub struct TestDatabase {
    pub url: String,
    name: String,
    engine: Engine,
    /// Holds the file of keys, and what else a test keeps beside its database.
    pub folder: std::sync::Arc<tempfile::TempDir>,
}

impl TestDatabase {
    /// An empty database, up to date: a copy of one that was migrated when the first test asked.
    pub async fn new(engine: Engine) -> TestDatabase {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("foothold_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let url = match engine {
            Engine::Sqlite => {
                let folder = std::env::temp_dir().join(&name);
                copy_of_template(&folder).await;
                format!("sqlite://{}", folder.join("foothold.db").display())
            }
            Engine::Postgres => {
                let template = postgres_template().await;
                admin(&postgres_url(), &format!("create database {name} template {template}")).await;
                postgres_url_of(&name)
            }
        };
        let folder = std::sync::Arc::new(tempfile::tempdir().expect("a folder"));
        TestDatabase { url, name, engine, folder }
    }

    pub(super) async fn remove(&self) {
        match self.engine {
            Engine::Sqlite => {
                std::fs::remove_dir_all(std::env::temp_dir().join(&self.name)).expect("our own folder can be removed");
            }
            Engine::Postgres => admin(&postgres_url(), &format!("drop database {} with (force)", self.name)).await,
        }
    }
}

/// Fills a folder with what a database that has just been migrated has in its own.
async fn copy_of_template(folder: &Path) {
    static FILES: OnceCell<Vec<(OsString, Vec<u8>)>> = OnceCell::const_new();
    let files = FILES.get_or_init(sqlite_template).await;
    std::fs::DirBuilder::new().mode(0o700).create(folder).expect("a folder of our own");
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).expect("there is room");
    }
}

async fn sqlite_template() -> Vec<(OsString, Vec<u8>)> {
    let around = tempfile::tempdir().expect("a folder");
    let folder = around.path().join("template");
    migrate(&format!("sqlite://{}", folder.join("foothold.db").display())).await;
    let files = std::fs::read_dir(&folder).expect("the folder is there");
    let file = files.map(|file| file.expect("a file"));
    file.map(|file| (file.file_name(), std::fs::read(file.path()).expect("it can be read"))).collect()
}

/// The name of a database that has just been migrated, and that nobody is connected to.
async fn postgres_template() -> &'static str {
    static NAME: OnceCell<String> = OnceCell::const_new();
    let make = async || {
        let name = format!("foothold_template_{}", std::process::id());
        admin(&postgres_url(), &format!("create database {name}")).await;
        migrate(&postgres_url_of(&name)).await;
        name
    };
    NAME.get_or_init(make).await
}

async fn migrate(url: &str) {
    let db = Db::open(url).await.expect("the test database opens");
    db.migrate().await.expect("it migrates");
    db.close().await;
    let anonymous = AnonymousDb::open(url).await.expect("its anonymous store opens");
    anonymous.migrate().await.expect("it migrates");
    anonymous.close().await;
}

fn postgres_url_of(name: &str) -> String {
    let server = postgres_url();
    let (before, after) = server.split_once("/postgres?").expect("…/postgres?host=… as make test gives it");
    format!("{before}/{name}?{after}")
}

fn postgres_url() -> String {
    std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL names a PostgreSQL server: \"make test\" starts one")
}

async fn admin(server: &str, sql: &str) {
    use sqlx::Connection;
    let mut connection = sqlx::PgConnection::connect(server).await.expect("the test server answers");
    // The names in it are made by `TestDatabase::new` alone.
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.expect("test databases come and go");
    connection.close().await.expect("it closes");
}
