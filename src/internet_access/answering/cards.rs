//! What the first page of staff says of this room.

use crate::accounts::Staff;
use crate::error::Result;
use crate::sql;
use crate::web::AppState;

struct Open {
    open: i64,
}

/// How many requests of an adviser's own young people are open.
pub async fn of_advisers(app: AppState, staff: Staff) -> Result<Vec<String>> {
    let (mut tx, me) = (app.db.read().await?, staff.id.as_str());
    let open = sql!(
        &mut tx,
        fetch_one,
        Open,
        r#"select count(*) as "open!: i64" from internet_access_requests r join people p on p.id = r.person_id
           where p.adviser_id = $1 and p.matched_at is not null and r.closed_at is null"#,
        me
    )?;
    Ok(match open.open {
        0 => Vec::new(),
        1 => vec!["1 is open.".to_owned()],
        more => vec![format!("{more} are open.")],
    })
}
