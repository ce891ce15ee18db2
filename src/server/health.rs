//! Two questions a supervisor asks (O-01): is the process alive, and can it serve? No detail for the public; the log says
//! which check failed.

use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;

use crate::exec;
use crate::web::{AppState, Db, Routes, now};

/// The share of the disk that must be free, in percent.
const FREE_DISK: u64 = 10;
/// A clock before this program was written is wrong: 1 November 2026, in ms since 1970 UTC.
const WRITTEN: i64 = 1_793_491_200_000;

pub fn routes() -> Routes {
    Routes::new().get("/livez", async || "alive").get("/readyz", ready)
}

async fn ready(State(app): State<AppState>) -> (StatusCode, &'static str) {
    let checked = tokio::time::timeout(Duration::from_secs(4), first_failure(&app)).await;
    match checked.unwrap_or(Some("the database did not answer in time")) {
        None => (StatusCode::OK, "ready"),
        Some(failure) => {
            tracing::warn!(failure, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready")
        }
    }
}

async fn first_failure(app: &AppState) -> Option<&'static str> {
    if now() < WRITTEN {
        return Some("the clock is wrong");
    }
    if !has_room(app) {
        return Some("the disk is nearly full");
    }
    if !app.keys.are_there() {
        return Some("the file of keys is away");
    }
    if !app.db.is_current().await {
        return Some("the database is not migrated");
    }
    probe(&app.db).await.err().map(|_| "the database does not take writes")
}

/// Writes one row and waits for the disk to have it.
async fn probe(db: &Db) -> sqlx::Result<()> {
    let mut tx = db.begin().await?;
    exec!(
        &mut tx,
        "insert into health_probes (id, probed_at) values (1, $1) on conflict (id) do update set probed_at = excluded.probed_at",
        now()
    )?;
    tx.commit().await
}

/// True where the disk of the data (or of the working folder, with a database elsewhere) is not nearly full.
fn has_room(app: &AppState) -> bool {
    let file = app.config.database_url.strip_prefix("sqlite://").unwrap_or(".");
    let folder = std::path::Path::new(file).parent().filter(|folder| folder.is_dir());
    rustix::fs::statvfs(folder.unwrap_or(std::path::Path::new(".")))
        .is_ok_and(|disk| disk.f_bavail * 100 >= disk.f_blocks * FREE_DISK)
}
