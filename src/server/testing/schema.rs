//! The schema of the test database as it is, on either engine.

use super::TestApp;
use crate::web::Db;

impl TestApp {
    /// Every table with each of its columns.
    pub async fn columns(&self) -> Vec<(String, String)> {
        const LITE: &str = "select m.name, c.name from sqlite_schema m, pragma_table_info(m.name) c
            where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '\\_sqlx%' escape '\\'";
        const POST: &str = "select c.table_name::text, c.column_name::text from information_schema.columns c
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like '\\_sqlx%'";
        self.pairs(LITE, POST).await
    }

    /// Every table with each table that it refers to.
    pub async fn references(&self) -> Vec<(String, String)> {
        const LITE: &str = "select m.name, f.\"table\" from sqlite_schema m, pragma_foreign_key_list(m.name) f
            where m.type = 'table'";
        const POST: &str =
            "select conrelid::regclass::text, confrelid::regclass::text from pg_constraint where contype = 'f'";
        self.pairs(LITE, POST).await
    }

    async fn pairs(&self, lite: &'static str, post: &'static str) -> Vec<(String, String)> {
        match &self.state.db {
            Db::Sqlite { read, .. } => sqlx::query_as(lite).fetch_all(read).await,
            Db::Postgres(pool) => sqlx::query_as(post).fetch_all(pool).await,
        }
        .expect("the schema can be read")
    }
}
