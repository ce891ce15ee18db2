use std::collections::BTreeMap;

use axum::http::Request;

use super::gzip::unpack;
use super::testing::{CSS, Engine, Page, TestApp};
use crate::room_test;

/// Every address of a page that anyone may read.
const PAGES: [&str; 8] =
    ["/", "/opportunities", "/help", "/about-your-data", "/cookies", "/accessibility", "/language", "/building-blocks"];

room_test!(every_answer_carries_the_headers_that_keep_people_safe, async |app: TestApp| {
    for address in
        PAGES.into_iter().chain(["/nowhere", "/leave", "/livez", "/readyz", "/pkg/none.js", "/opportunities/1"])
    {
        let page = app.get(address).await;
        for (name, value) in [
            ("strict-transport-security", "max-age=63072000; includeSubDomains"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(page.header(name), value, "{name} of {address}");
        }
        assert!(page.header("permissions-policy").contains("geolocation=()"), "{address}");
        assert!(page.header("content-security-policy").starts_with("default-src 'none';"), "{address}");
        assert!(!page.header("cache-control").is_empty(), "{address}");
    }
});

room_test!(a_young_persons_page_allows_one_style_by_its_hash_and_no_inline_script, async |app: TestApp| {
    use base64::Engine as _;
    use sha2::Digest;
    let hash = base64::prelude::BASE64_STANDARD.encode(sha2::Sha256::digest(CSS.as_bytes()));
    for address in PAGES.into_iter().filter(|address| *address != "/building-blocks") {
        let page = app.get(address).await;
        let policy = page.header("content-security-policy");
        assert!(
            policy.contains("script-src 'self';") && policy.contains(&format!("style-src 'sha256-{hash}';")),
            "{policy}"
        );
        assert!(policy.contains("require-trusted-types-for 'script'") && !policy.contains("wasm"), "{policy}");
        assert_eq!(page.count("<style>"), 1, "{address}");
        assert_eq!(
            (page.count("<script"), page.count("<script src=\"/pkg/leave.0.js\" defer></script>")),
            (1, 1),
            "{address}"
        );
        assert_eq!(page.count(" style=\""), 0, "{address}");
        assert_eq!(page.count(".wasm"), 0, "{address}");
    }
});

room_test!(the_page_with_an_island_allows_its_script_by_a_number_used_once, async |app: TestApp| {
    let (first, second) = (app.get("/building-blocks").await, app.get("/building-blocks").await);
    assert!(first.header("content-security-policy").contains("'nonce-"));
    assert_ne!(first.header("content-security-policy"), second.header("content-security-policy"));
    assert_eq!(first.header("cache-control"), "no-store");
});

room_test!(every_page_has_help_and_the_way_out, async |app: TestApp| {
    for address in PAGES.into_iter().chain(["/nowhere"]) {
        let page = app.get(address).await;
        assert!(page.text().contains("href=\"/help\"") && page.text().contains("href=\"/leave\""), "{address}");
        assert_eq!(page.count("<h1"), 1, "{address}");
        assert!(page.text().contains("<html lang=\"en\" dir=\"ltr\">"), "{address}");
    }
});

room_test!(titles_give_nobody_away, async |app: TestApp| {
    for address in PAGES.into_iter().chain(["/nowhere"]) {
        let page = app.get(address).await;
        let title =
            page.text().split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title");
        for word in ["abuse", "advoca", "complain", "safeguard", "care leaver", "in care", "violence"] {
            assert!(!title.to_lowercase().contains(word), "{title} says {word}");
        }
    }
});

room_test!(a_post_from_another_site_is_refused_with_a_calm_page, async |app: TestApp| {
    let post = |name: &'static str, value: &'static str| {
        Request::post("/language").header("content-type", "application/x-www-form-urlencoded").header(name, value)
    };
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let page = app.send_with(post(name, value), "language=en".to_owned()).await;
        assert_eq!(page.status, 403, "{name}: {value}");
        assert!(page.text().contains("We stopped that, to keep you safe"), "{}", page.text());
        assert!(page.header("set-cookie").is_empty());
    }
    for (name, value) in [("sec-fetch-site", "same-origin"), ("origin", "https://portal.example")] {
        assert_eq!(app.send_with(post(name, value), "language=en".to_owned()).await.status, 303, "{name}: {value}");
    }
});

room_test!(errors_have_pages_in_the_same_voice, async |app: TestApp| {
    let missing = app.get("/nowhere").await;
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("We cannot find that page") && missing.text().contains("noindex"));
    let wrong = app.post("/help", &[]).await;
    assert_eq!(wrong.status, 405);
    assert!(wrong.text().contains("That did not work"));
    assert!(wrong.header("allow").contains("GET"), "{:?}", wrong.headers);
    let large = app.post("/language", &[("language", &"x".repeat(70_000))]).await;
    assert_eq!(large.status, 413);
    assert!(large.text().contains("That was too long for us"));
    let request =
        Request::post("/language").header("content-type", "text/plain").header("sec-fetch-site", "same-origin");
    let unreadable = app.send_with(request, "hello".to_owned()).await;
    assert_eq!(unreadable.status, 422);
    assert!(unreadable.text().contains("We could not read that"));
});

room_test!(a_failure_has_a_reference_and_never_its_cause, async |app: TestApp| {
    app.state.db.close().await;
    let page = app.get("/opportunities/1").await;
    assert_eq!((page.status, page.header("retry-after")), (503, "30"));
    assert!(page.text().contains("We will be back soon") && page.text().contains("tell us this number"));
    for word in ["pool", "sqlx", "database", "closed"] {
        assert!(!page.main().to_lowercase().contains(word), "it says {word}");
    }
    assert_eq!(app.get("/readyz").await.status, 503);
    assert_eq!(app.get("/livez").await.status, 200);
});

room_test!(a_healthy_app_says_that_it_is_alive_and_ready, async |app: TestApp| {
    assert_eq!((app.get("/livez").await.text(), app.get("/readyz").await.text()), ("alive", "ready"));
});

room_test!(a_public_page_is_sent_compressed_and_held_by_its_name, async |app: TestApp| {
    let ask = |encodings: &'static str| Request::get("/").header("accept-encoding", encodings);
    let plain = app.get("/").await;
    let gzip = app.send(ask("gzip")).await;
    assert_eq!(gzip.header("content-encoding"), "gzip");
    assert_eq!(unpack(&gzip.bytes).as_deref(), Some(plain.bytes.as_slice()));
    let brotli = app.send(ask("gzip, br")).await;
    assert_eq!(brotli.header("content-encoding"), "br");
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut brotli.bytes.as_slice(), &mut unpacked).expect("good brotli");
    assert_eq!(unpacked, plain.bytes);
    assert_eq!((gzip.header("cache-control"), gzip.header("etag").is_empty()), ("no-cache", false));
    let again = app.send(ask("gzip").header("if-none-match", gzip.header("etag"))).await;
    assert_eq!((again.status, again.bytes.len()), (304, 0));
});

room_test!(languages_never_share_a_kept_page, async |app: TestApp| {
    let ask = || Request::get("/").header("accept-encoding", "gzip");
    let unpacked = |page: Page| unpack(&page.bytes).expect("gzip");
    let english = unpacked(app.send(ask()).await);
    let other = unpacked(app.with_cookie("__Host-language=ar-XB").send(ask()).await);
    assert_ne!(english, other);
    assert_eq!(english, unpacked(app.send(ask()).await));
});

room_test!(a_refused_form_keeps_what_was_typed, async |app: TestApp| {
    let page =
        app.post("/building-blocks", &[("name", "</textarea><script>alert(1)</script>"), ("days", "monday")]).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("<title>Error: ") && page.text().contains("There is a problem"));
    assert!(
        page.text().contains("&lt;script&gt;alert(1)") || page.text().contains("&lt;script>alert(1)"),
        "{}",
        page.main()
    );
    assert!(!page.text().contains("<script>alert(1)"));
    assert_eq!(page.header("cache-control"), "no-store");
});

/// The two folders of migrations make the same tables, column by column.
#[test]
fn both_engines_have_the_same_schema() {
    let names = |folder: &str| -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("the folder is there").flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(names("migrations/sqlite"), names("migrations/postgres"));
    super::testing::on(Engine::Sqlite, async |lite: TestApp| {
        let post = TestApp::new(Engine::Postgres, &[]).await;
        let (lite, post) = (columns(&lite).await, columns(&post).await);
        assert!(!lite.is_empty());
        assert_eq!(lite, post);
    });
}

/// Each column as "table.column", with its type in one word and whether it may be empty.
async fn columns(app: &TestApp) -> BTreeMap<String, String> {
    use crate::web::Db;
    const LITE: &str = "select t.name, c.name, lower(c.type), c.\"notnull\" = 0 and c.pk = 0 from sqlite_schema t, pragma_table_info(t.name) c
         where t.type = 'table' and t.name not like 'sqlite%' and t.name not like '\\_sqlx%' escape '\\'";
    const POST: &str = "select table_name::text, column_name::text, data_type::text, is_nullable = 'YES' from information_schema.columns
         where table_schema = 'public' and table_name not like '\\_sqlx%'
         and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')";
    let rows: Vec<(String, String, String, bool)> = match &app.state.db {
        Db::Sqlite { read, .. } => sqlx::query_as(LITE).fetch_all(read).await.expect("the schema can be read"),
        Db::Postgres(pool) => sqlx::query_as(POST).fetch_all(pool).await.expect("the schema can be read"),
    };
    rows.into_iter()
        .map(|(table, column, kind, empty)| {
            (format!("{table}.{column}"), format!("{} {empty}", one_word(&column, &kind)))
        })
        .collect()
}

/// SQLite has no booleans and one size of number.
fn one_word(column: &str, kind: &str) -> &'static str {
    match kind {
        "text" => "text",
        "real" | "double precision" => "real",
        "integer" | "bigint" | "boolean" => "number",
        other => panic!("{column} is {other}, which the two engines do not share"),
    }
}
