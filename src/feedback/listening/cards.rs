//! What the first page of staff says of this room.

use crate::error::Result;
use crate::sql;
use crate::web::AppState;

struct Counts {
    waiting: i64,
    late: i64,
    urgent: i64,
}

/// What waits of what was said under a name. What has no name is counted on the list alone: its store is not asked for it.
pub async fn at_a_glance(app: &AppState) -> Result<Vec<String>> {
    let (mut tx, now) = (app.db.read().await?, app.now());
    let counts = sql!(
        &mut tx,
        fetch_one,
        Counts,
        r#"select (select count(*) from feedback_pieces where due_at is not null) as "waiting!: i64",
                  (select count(*) from feedback_pieces where due_at < $1) as "late!: i64",
                  (select count(*) from feedback_pieces where urgent_at is not null) as "urgent!: i64""#,
        now
    )?;
    let line = |words: &str, count: i64| (count > 0).then(|| format!("{words}: {count}."));
    let urgent = line("Somebody is needed now", counts.urgent);
    let lines = [urgent, line("Waiting for an answer, by name", counts.waiting), line("Late", counts.late)];
    Ok(lines.into_iter().flatten().collect())
}
