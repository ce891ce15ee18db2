//! Pages for everybody are kept; they are written anew as soon as a promise is made or moves, in this process or in another.

use std::time::Duration;

use tokio::sync::watch::Receiver;

use crate::error::Result;
use crate::sql;
use crate::web::AppState;

/// How often we ask whether something moved.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Which part of what public pages show this is.
const PART: &str = "said_did";

struct Row {
    last: i64,
}

/// Says to the kept pages which move is the last.
pub async fn refresh(app: &AppState) -> Result<()> {
    let mut tx = app.db.read().await?;
    let row = sql!(&mut tx, fetch_one, Row, r#"select coalesce(max(number), 0) as "last!: i64" from said_did_moves"#)?;
    app.set_public_version(PART, row.last);
    Ok(())
}

/// Does so until told to stop. While the database is away, what is kept goes on being shown.
pub async fn keep_up(app: AppState, mut stopping: Receiver<bool>) {
    loop {
        if let Err(cause) = refresh(&app).await {
            tracing::warn!(?cause, "we could not see whether a promise has moved");
        }
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}
