//! How staff get in, as a browser and the database see it.

mod account;
mod door;
mod enrol;
mod step_up;

use axum::http::{Request, header};

use super::app_code::{STEP, code_at};
use super::half_done::STAFF_COOKIE;
use super::proofs;
use crate::accounts::people::{self, NewPerson};
use crate::accounts::{Organisation, PersonId, Role, SESSION_COOKIE};
use crate::forms::EmailAddress;
use crate::keys::slow;
use crate::mail::{Carrier, Recorder, Worker};
use crate::server::testing::{Page, TestApp};

const NOW: i64 = 1_795_600_000_000;
const PASSWORD: &str = "violin marsh kettle orbit";

/// Somebody of the council with a password and an app, and the secret of the app.
async fn member(app: &TestApp, name: &str, roles: &[Role]) -> (PersonId, String) {
    let secret = super::app_code::new_secret();
    let email = EmailAddress::parse(&format!("{}@staff.example", name.to_lowercase())).expect("an address");
    let new = NewPerson { organisation: Some(Organisation::Council), name, email: Some(&email) };
    let (now, keys) = (app.state.now(), &app.state.keys);
    let hash = slow::hash(PASSWORD).await;
    let mut tx = app.state.db.begin().await.expect("it begins");
    let id = people::add(&mut tx, keys, &new, now).await.expect("added").expect("new");
    people::set_roles(&mut tx, &id, Organisation::Council, roles, None, now).await.expect("roles of theirs");
    proofs::set_password(&mut tx, &id, &hash, now).await.expect("set");
    proofs::set_app(&mut tx, keys, &id, &secret, 0, now).await.expect("set");
    tx.commit().await.expect("it ends");
    (id, secret)
}

/// The value of a cookie that a page set.
fn cookie_of(page: &Page, name: &str) -> String {
    let set = page.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
    let start = format!("{name}=");
    let value = set.filter_map(|line| line.strip_prefix(&start)).next_back();
    value.and_then(|rest| rest.split(';').next()).unwrap_or_default().to_owned()
}

/// The browser that holds what a page began.
fn begun(app: &TestApp, page: &Page) -> TestApp {
    let token = cookie_of(page, STAFF_COOKIE);
    assert!(!token.is_empty(), "{:?}", page.headers);
    app.with_cookie(&format!("{STAFF_COOKIE}={token}"))
}

async fn type_password(app: &TestApp, email: &str, password: &str) -> Page {
    app.post("/staff/sign-in", &[("email", email), ("password", password)]).await
}

/// Signs in with password and code.
async fn sign_in(app: &TestApp, name: &str, secret: &str) -> TestApp {
    let page = type_password(app, &format!("{name}@staff.example"), PASSWORD).await;
    assert_eq!((page.status, page.header("location")), (303, "/staff/sign-in/second"));
    let code = code_at(secret, app.state.now());
    let page = begun(app, &page).post("/staff/sign-in/second", &[("code", &code)]).await;
    assert_eq!((page.status, page.header("location")), (303, "/staff"), "{}", page.text());
    app.with_session(&cookie_of(&page, SESSION_COOKIE))
}

async fn deeds(app: &TestApp) -> Vec<String> {
    #[derive(sqlx::FromRow)]
    struct Row {
        deed: String,
    }
    const ALL: &str = "select deed from audit_lines order by number";
    let rows: Vec<Row> = match &app.state.db {
        crate::web::Db::Sqlite { read, .. } => sqlx::query_as(ALL).fetch_all(read).await,
        crate::web::Db::Postgres(pool) => sqlx::query_as(ALL).fetch_all(pool).await,
    }
    .expect("the audit reads");
    rows.into_iter().map(|row| row.deed).collect()
}

/// Every letter that is due, as it is sent: to whom, its subject and its words.
async fn letters(app: &TestApp) -> Vec<(String, String, String)> {
    let recorder = Recorder::default();
    let kinds = super::letters::KINDS.into();
    Worker::new(app.state.clone(), kinds, Carrier::Recorder(recorder.clone())).run_once(app.state.now()).await;
    let written = recorder.lock().expect("recorded");
    written.iter().map(|letter| (letter.to.clone(), letter.subject.clone(), letter.text.clone())).collect()
}

/// Changes the database behind everybody's back. The text is one of a test's own.
async fn change(app: &TestApp, sql: &'static str) -> u64 {
    match &app.state.db {
        crate::web::Db::Sqlite { write, .. } => sqlx::query(sql).execute(write).await.map(|done| done.rows_affected()),
        crate::web::Db::Postgres(pool) => sqlx::query(sql).execute(pool).await.map(|done| done.rows_affected()),
    }
    .expect("it changes")
}

fn with_agent(address: &str, agent: &str) -> axum::http::request::Builder {
    Request::post(address)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header(header::USER_AGENT, agent)
}
