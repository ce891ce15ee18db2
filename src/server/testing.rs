//! The app as tests use it: the real router on a database of its own, on both engines.
//!
//! `room_test!(a_sentence_as_a_name, async |app: TestApp| { … })` makes two tests, one on SQLite and one on PostgreSQL.
//! PostgreSQL is the server of `TEST_POSTGRES_URL`, which `make test` starts; without it those tests say so and fail.

mod database;
mod letters;
mod log;
mod people;
mod schema;

use std::collections::HashMap;
use std::future::Future;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::accounts::SESSION_COOKIE;
use crate::accounts::sessions::{self, NewSession};
use crate::keys::{self, Keys};
use crate::mail::Recorder;
use crate::opportunities::Shelf;
use crate::web::{AnonymousDb, AppState, Assets, Config, Db, FORM_TOKEN};

use super::router;
use database::TestDatabase;
pub use letters::Sent;
pub use log::Log;

/// Styles as tests know them, so that a policy's hash can be checked.
pub const CSS: &str = "body{margin:0}";

/// The two engines every room is tested on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Makes one test for each engine.
#[macro_export]
macro_rules! room_test {
    ($name:ident, $test:expr) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            #[test]
            fn sqlite() {
                $crate::server::testing::on($crate::server::testing::Engine::Sqlite, $test);
            }

            #[test]
            fn postgres() {
                $crate::server::testing::on($crate::server::testing::Engine::Postgres, $test);
            }
        }
    };
}

/// Runs `test` on an app of its own.
pub fn on<F: Future<Output = ()>>(engine: Engine, test: impl FnOnce(TestApp) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let app = TestApp::new(engine, &[]).await;
        let database = app.database.clone();
        test(app).await;
        database.remove().await;
    });
}

/// The app, and the browser that asks it.
#[derive(Clone)]
pub struct TestApp {
    pub state: AppState,
    pub shelf: Shelf,
    /// What `deliver` has delivered so far.
    pub recorder: Recorder,
    router: Router,
    database: TestDatabase,
    cookie: Option<String>,
    form_token: Option<String>,
    /// Where the browser is.
    network: std::net::IpAddr,
}

impl TestApp {
    /// An app on an empty, migrated database. `settings` are added to the defaults of a test.
    pub async fn new(engine: Engine, settings: &[(&str, &str)]) -> TestApp {
        let database = TestDatabase::new(engine).await;
        let keys_file = database.folder.path().join("foothold.keys");
        keys::make(&keys_file, 0).expect("keys are made");
        let db = Db::open(&database.url).await.expect("the test database opens");
        let anonymous = AnonymousDb::open(&database.url).await.expect("its anonymous store opens");
        let mut environment = HashMap::from([
            ("DATABASE_URL".to_owned(), database.url.clone()),
            ("FOOTHOLD_DEMO".to_owned(), "true".to_owned()),
            ("FOOTHOLD_BASE_URL".to_owned(), "https://portal.example".to_owned()),
            ("FOOTHOLD_KEYS_FILE".to_owned(), keys_file.display().to_string()),
        ]);
        environment.extend(settings.iter().map(|(name, value)| (name.to_string(), value.to_string())));
        let config = Config::read(&environment, "").expect("test settings are good");
        let assets = Assets::new(CSS.to_owned(), HashMap::from([("leave.js".to_owned(), "leave.0.js".to_owned())]));
        let keys = Keys::read(&keys_file).expect("they were just made");
        let state = AppState::new(db, anonymous, config, assets, keys);
        let shelf = Shelf::open(&state).await.expect("an empty shelf opens");
        let router = router(state.clone(), shelf.clone());
        TestApp {
            state,
            shelf,
            recorder: Recorder::default(),
            router,
            database,
            cookie: None,
            form_token: None,
            network: [192, 0, 2, 1].into(),
        }
    }

    /// The same app, asked by a browser that holds these cookies.
    pub fn with_cookie(&self, cookie: &str) -> TestApp {
        TestApp { cookie: Some(cookie.to_owned()), ..self.clone() }
    }

    /// The same app and browser, which holds one more cookie.
    pub fn and_cookie(&self, cookie: &str) -> TestApp {
        let held = self.cookie.as_deref().map(|held| format!("{held}; {cookie}"));
        TestApp { cookie: Some(held.unwrap_or_else(|| cookie.to_owned())), ..self.clone() }
    }

    /// The same app and browser at another time, in ms since 1970 UTC. All copies share the clock.
    pub fn at(&self, now: i64) -> &TestApp {
        self.state.set_now(now);
        self
    }

    /// The same app, asked by somebody who just signed in: their forms carry the token of their session.
    pub async fn signed_in(&self, new: &NewSession<'_>) -> TestApp {
        let mut tx = self.state.db.begin().await.expect("it begins");
        let begun = sessions::begin(&mut tx, new, self.state.now()).await.expect("it begins");
        tx.commit().await.expect("it ends");
        self.with_session(&begun.token)
    }

    /// The same app, asked by the browser that holds the session of this token.
    pub fn with_session(&self, token: &str) -> TestApp {
        let form_token = sessions::form_token(&self.state.keys, &keys::hash_of(token));
        TestApp { form_token: Some(form_token), ..self.with_cookie(&format!("{SESSION_COOKIE}={token}")) }
    }

    /// This browser with a form that belongs to somebody else's session.
    pub fn with_form_of(&self, other: &TestApp) -> TestApp {
        TestApp { form_token: other.form_token.clone(), ..self.clone() }
    }

    /// A folder that lives as long as this app.
    pub fn folder(&self) -> &std::path::Path {
        self.database.folder.path()
    }

    /// Another process that serves the same database.
    pub async fn twin(&self) -> TestApp {
        let db = Db::open(&self.database.url).await.expect("the database opens twice");
        let anonymous = AnonymousDb::open(&self.database.url).await.expect("its anonymous store opens twice");
        let keys = Keys::read(&self.state.config.keys_file).expect("the same keys");
        let state = AppState::new(db, anonymous, (*self.state.config).clone(), (*self.state.assets).clone(), keys);
        let shelf = Shelf::open(&state).await.expect("an empty shelf opens");
        TestApp {
            router: router(state.clone(), shelf.clone()),
            state,
            shelf,
            cookie: None,
            form_token: None,
            ..self.clone()
        }
    }

    /// The same app and browser behind this network address.
    pub fn from(&self, network: &str) -> TestApp {
        TestApp { network: network.parse().expect("an address"), ..self.clone() }
    }

    /// The cookies that this browser sends.
    pub fn cookie(&self) -> &str {
        self.cookie.as_deref().unwrap_or_default()
    }

    /// The token that this browser's forms carry.
    pub fn form_token(&self) -> &str {
        self.form_token.as_deref().expect("they are signed in")
    }

    pub async fn get(&self, address: &str) -> Page {
        self.send(Request::get(address)).await
    }

    /// Listens to a stream of events.
    pub async fn listen(&self, address: &str) -> Body {
        let request = Request::get(address)
            .header(header::COOKIE, self.cookie())
            .header(header::ACCEPT, "text/event-stream")
            .header(header::HOST, "portal.example")
            .body(Body::empty())
            .expect("a request");
        let answer = self.router.clone().oneshot(request).await.expect("the router always answers");
        assert_eq!(answer.status(), 200);
        answer.into_body()
    }

    /// Sends a form as its own page would: with the token of the session, if there is one.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.form_token.as_deref().map(|token| (FORM_TOKEN, token));
        let fields: Vec<_> = token.into_iter().chain(fields.iter().copied()).collect();
        self.post_bare(address, &fields).await
    }

    /// Sends a file as its own page's form would, in a field called `file`.
    pub async fn post_file(&self, address: &str, content: &str) -> Page {
        let token = self.form_token.as_deref().unwrap_or_default();
        let part = |name: &str, text: &str| {
            format!("--the-edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
        };
        let file = format!(
            "--the-edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\
             Content-Type: text/csv\r\n\r\n{content}\r\n--the-edge--\r\n"
        );
        let request = Request::post(address)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=the-edge")
            .header("sec-fetch-site", "same-origin");
        self.send_with(request, format!("{}{file}", part(FORM_TOKEN, token))).await
    }

    /// Sends these fields and no other.
    pub async fn post_bare(&self, address: &str, fields: &[(&str, &str)]) -> Page {
        let mut body = String::new();
        for (name, value) in fields {
            if !body.is_empty() {
                body.push('&');
            }
            body.push_str(&format!("{}={}", encoded(name), encoded(value)));
        }
        let request = Request::post(address)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send_with(request, body).await
    }

    pub async fn send(&self, request: axum::http::request::Builder) -> Page {
        self.send_with(request, String::new()).await
    }

    pub async fn send_with(&self, mut request: axum::http::request::Builder, body: String) -> Page {
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let peer = axum::extract::ConnectInfo(std::net::SocketAddr::new(self.network, 40_000));
        let request = request.extension(peer);
        let request = request.header(header::HOST, "portal.example").body(Body::from(body)).expect("a request");
        let answer = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = answer.into_parts();
        if parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream") {
            // It lasts as long as the session: whoever wants to hear it uses `listen`.
            return Page { status: parts.status.as_u16(), headers: parts.headers, bytes: Vec::new() };
        }
        let bytes = body.collect().await.expect("a whole body").to_bytes().to_vec();
        Page { status: parts.status.as_u16(), headers: parts.headers, bytes }
    }
}

/// The forms of a page, each from its tag to its end.
pub fn forms_of(page: &str) -> Vec<&str> {
    page.split("<form").skip(1).map(|form| form.split("</form>").next().unwrap_or(form)).collect()
}

/// As a browser writes it in a form.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"*-._".contains(&byte) {
                (byte as char).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// An answer, as tests look at it.
#[derive(Debug)]
pub struct Page {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Page {
    /// The text of the body.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("pages are text")
    }

    /// The text of a compressed body.
    pub fn unpacked(&self) -> String {
        String::from_utf8(super::gzip::unpack(&self.bytes).expect("gzip")).expect("pages are text")
    }

    /// What stands inside `<main>`.
    pub fn main(&self) -> &str {
        let text = self.text();
        let from = text.find("<main").unwrap_or(0);
        &text[from..text.find("</main>").unwrap_or(text.len())]
    }

    /// A header's value; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// How often `part` stands in the page.
    pub fn count(&self, part: &str) -> usize {
        self.text().matches(part).count()
    }
}
