use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::*;
use crate::server::testing::TestApp;

async fn open(url: &str) -> String {
    Db::open(url).await.err().map(|refused| refused.to_string()).unwrap_or_default()
}

#[tokio::test]
async fn a_database_that_could_lose_what_people_sent_is_refused_with_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = format!("sqlite://{}/foothold.db", folder.path().display());
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).expect("it is ours");
    assert!(open(&file).await.contains("chmod 700"), "{}", open(&file).await);
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).expect("it is ours");
    assert_eq!(open(&file).await, "");
    assert!(open("mysql://ada@db.example/foothold").await.contains("must begin with sqlite:// or postgres://"));
    std::fs::write(folder.path().join("other.db"), "this is no database, and long enough to look like one".repeat(40))
        .expect("written");
    assert!(open(&format!("sqlite://{}/other.db", folder.path().display())).await.contains("cannot be opened"));
}

/// 16 clients write one after the other, in the order they came: nobody waits for many turns of others.
#[test]
fn writers_on_sqlite_take_turns() {
    crate::server::testing::on(crate::server::testing::Engine::Sqlite, async |app: TestApp| {
        let app = Arc::new(app);
        let mut writers = tokio::task::JoinSet::new();
        for _ in 0..16 {
            let app = app.clone();
            writers.spawn(async move {
                let mut longest = Duration::ZERO;
                for _ in 0..20 {
                    let began = Instant::now();
                    app.state.db.begin().await.expect("it begins").commit().await.expect("it ends");
                    longest = longest.max(began.elapsed());
                }
                longest
            });
        }
        let waits = writers.join_all().await;
        let (least, most) = (waits.iter().min().expect("16"), waits.iter().max().expect("16"));
        assert!(*most < *least * 50 + Duration::from_secs(1), "the longest waits of each: {waits:?}");
    });
}

#[test]
fn a_redirect_goes_nowhere_but_here() {
    for (asked, goes) in [
        ("/help", "/help"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
        ("", "/"),
        ("/a\nb", "/"),
    ] {
        assert_eq!(see_other(asked).headers()["location"], goes, "{asked}");
    }
}
