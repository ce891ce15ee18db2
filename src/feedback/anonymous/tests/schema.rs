use super::*;
use crate::room_test;

room_test!(a_row_has_four_columns_and_refers_to_nothing, async |app: TestApp| {
    const LITE: &str = "select m.name || '.' || c.name from sqlite_schema m, pragma_table_info(m.name) c
        where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '\\_sqlx%' escape '\\' order by m.name, c.cid";
    const POST: &str = "select table_name || '.' || column_name from information_schema.columns
        where table_schema = 'anonymous' and table_name not like '\\_sqlx%' order by table_name, ordinal_position";
    const LITE_REFERENCES: &str =
        "select count(*) from sqlite_schema m, pragma_foreign_key_list(m.name) f where m.type = 'table'";
    const POST_REFERENCES: &str = "select count(*) from pg_constraint
        where contype = 'f' and connamespace = 'anonymous'::regnamespace";
    let columns: Vec<String> = match app.state.anonymous.engine() {
        Db::Sqlite { read, .. } => sqlx::query_scalar(LITE).fetch_all(read).await,
        Db::Postgres(pool) => sqlx::query_scalar(POST).fetch_all(pool).await,
    }
    .expect("the columns");
    let row = ["id", "bucket", "body_ct", "size_class"];
    let expected: Vec<_> = [
        ("anonymous_kept", &row[..]),
        ("anonymous_night", &["only", "epoch", "waited", "passed_on", "to_tell"][..]),
        ("anonymous_pool", &row[..]),
    ]
    .into_iter()
    .flat_map(|(table, columns)| columns.iter().map(move |column| format!("{table}.{column}")))
    .collect();
    assert_eq!(
        columns, expected,
        "no person, session, request, network, browser, part of town, age or origin (N-1, N-10)"
    );
    let references = if is_sqlite(&app) { LITE_REFERENCES } else { POST_REFERENCES };
    assert_eq!(number(&app, references).await, 0);
});
