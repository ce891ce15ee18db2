use std::sync::{Arc, Mutex};

use axum::Router;
use axum::http::{Request as Asked, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::post;
use serde::Deserialize;
use tower::ServiceExt;

use super::super::{deliver, logging};
use super::*;
use crate::accounts::Who;
use crate::room_test;
use crate::server::testing::{Log, TestApp};
use crate::web::{Nameless, set_cookie};

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Words {
    words: String,
}

/// Everything that a handler could see of whoever asks.
type Seen = Arc<Mutex<String>>;

/// A room with one deed, behind the same layers as every other.
fn room(app: &AppState, seen: &Seen) -> Router {
    let seen = seen.clone();
    let handler = move |request: Request| {
        let seen = seen.clone();
        async move {
            let who = request.extensions().get::<Who>().is_some_and(|who| who.session().is_some());
            let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
            *seen.lock().expect("seen") = format!("{:?} {peer:?} {who}", request.headers());
            let answer = <Nameless<Words> as axum::extract::FromRequest<()>>::from_request(request, &()).await;
            let mut answer = answer.map(|Nameless(form)| form.words).into_response();
            set_cookie(&mut answer, "__Host-session", "new", None);
            answer
        }
    };
    let delivery = deliver::Delivery::new(app);
    Router::new()
        .route(app::FEEDBACK_NOBODY, post(handler.clone()))
        .route("/questions/{pulse}", post(handler.clone()))
        .route("/feedback/pieces", post(handler))
        .layer(from_fn_with_state(delivery, deliver::deliver))
        .layer(from_fn_with_state(app.clone(), guard))
        .layer(from_fn(logging::log_request))
        .with_state(app.clone())
}

async fn ask(room: &Router, address: &str, cookie: &str, body: &str) -> Response {
    let request = Asked::post(address)
        .extension(ConnectInfo(SocketAddr::from(([203, 0, 113, 7], 40_000))))
        .header(header::COOKIE, cookie)
        .header(header::USER_AGENT, "canary-browser")
        .header("x-forwarded-for", "203.0.113.99")
        .header(header::FORWARDED, "for=203.0.113.99")
        .header(header::REFERER, "https://portal.example/me/canary")
        .header(header::AUTHORIZATION, "Bearer canary")
        .header(header::ACCEPT_LANGUAGE, "ti-ER")
        .header("sec-ch-ua", "canary")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body.to_owned()))
        .expect("a request");
    room.clone().oneshot(request).await.expect("it always answers")
}

room_test!(whoever_is_signed_in_is_nobody_there, async |app: TestApp| {
    let log = Log::default();
    let lines =
        tracing_subscriber::fmt().json().with_max_level(tracing::Level::TRACE).with_writer(log.clone()).finish();
    let (browser, _) = app.young_person("Ada").await;
    let cookie = format!("{}; {}=en; {}=1", browser.cookie(), app::LANGUAGE_COOKIE, leave::LEFT_COOKIE);
    let seen = Seen::default();
    let room = room(&app.state, &seen);
    let _heard = tracing::subscriber::set_default(lines);
    for address in [app::FEEDBACK_NOBODY, "/questions/one"] {
        let before = log.text().len();
        let answer = ask(&room, address, browser.cookie(), "words=hello").await;
        assert_eq!(answer.status(), StatusCode::OK, "{address}");
        assert_eq!(answer.headers().get_all(header::SET_COOKIE).iter().count(), 0);
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
        assert_eq!(to_bytes(answer.into_body(), usize::MAX).await.expect("a body").len(), 1_024);
        let seen = seen.lock().expect("seen").to_lowercase();
        assert!(seen.contains("none false"), "no network, no session: {seen}");
        for part in ["cookie", "canary", "203.0.113", "ti-er", "user-agent", "referer", "forwarded", "authorization"] {
            assert!(!seen.contains(part), "{part}: {seen}");
        }
        let log = log.text()[before..].to_owned();
        let ours: Vec<_> = log.lines().filter(|line| line.contains("foothold")).collect();
        assert!(ours.is_empty(), "{ours:?}");
        assert!(!log.contains(address) && !log.contains("select"), "nobody is looked up: {log}");
    }
    // The language and "leave now" say nothing of anybody.
    let left = ask(&room, app::FEEDBACK_NOBODY, &cookie, "words=hello").await;
    assert_eq!(left.status(), StatusCode::OK, "whoever left sees the page for that");
    // A strange field, and one sent twice, are refused as everywhere.
    for body in ["words=a&other=b", "words=a&words=b"] {
        assert_eq!(
            ask(&room, app::FEEDBACK_NOBODY, browser.cookie(), body).await.status(),
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    // Elsewhere such a form is read by nobody.
    let elsewhere = ask(&room, "/feedback/pieces", "", "words=a").await;
    assert_eq!(elsewhere.status(), StatusCode::FORBIDDEN);
    assert!(log.text().contains("\"route\":\"/feedback/pieces\""), "where people are known there is a line");
});

room_test!(the_whole_service_writes_no_line_of_it_and_refuses_other_sites, async |app: TestApp| {
    let log = Log::default();
    let lines =
        tracing_subscriber::fmt().json().with_max_level(tracing::Level::DEBUG).with_writer(log.clone()).finish();
    let (browser, _) = app.young_person("Ada").await;
    let _heard = tracing::subscriber::set_default(lines);
    for address in [app::FEEDBACK_CODE, app::FEEDBACK_NOBODY, app::FEEDBACK_ANSWER, app::QUESTIONS, "/questions/one"] {
        let page = browser.send(Asked::get(address).header(header::ACCEPT_ENCODING, "gzip, br")).await;
        assert!(page.headers.get(header::SET_COOKIE).is_none() && page.header("cache-control") == "no-store");
        assert!(SIZES.contains(&page.bytes.len()) && page.bytes.len() <= 10_000, "{address}: {}", page.bytes.len());
        assert!(page.unpacked().contains("</html>"), "{address}");
        assert!(!page.unpacked().contains("/sign-out"), "{address}: nobody is signed in");
        let other = Asked::post(address).header("sec-fetch-site", "cross-site");
        assert_eq!(browser.send(other).await.status, 403, "{address}");
        let other = Asked::post(address).header(header::ORIGIN, "https://elsewhere.example");
        assert_eq!(browser.send(other).await.status, 403, "{address}");
    }
    let lines = log.text();
    assert!(!lines.contains("answered"), "{lines}");
});

room_test!(one_network_may_not_send_without_end, async |app: TestApp| {
    let room = room(&app.state, &Seen::default());
    for number in 0..600 {
        let answer = ask(&room, app::FEEDBACK_NOBODY, "", "words=a").await;
        assert_eq!(answer.status(), StatusCode::OK, "{number}");
    }
    assert_eq!(ask(&room, app::FEEDBACK_NOBODY, "", "words=a").await.status(), StatusCode::TOO_MANY_REQUESTS);
});

#[test]
fn the_doors_without_a_name_are_known_by_their_address() {
    for address in [
        "/feedback/code",
        "/feedback/nobody",
        "/feedback/answer",
        "/questions",
        "/questions/abc",
        "/questions/abc/done",
    ] {
        assert!(is_nameless(address), "{address}");
    }
    for address in ["/feedback", "/feedback/my-name", "/feedback/pieces", "/questionsabc", "/me"] {
        assert!(!is_nameless(address), "{address}");
    }
}

#[test]
fn answers_have_few_sizes() {
    assert_eq!([1, 1_024, 1_025, 9_999, 10_001].map(size_for), [1_024, 1_024, 4_096, 10_000, 64_000]);
    assert_eq!([64_001, 200_000].map(size_for), [128_000, 256_000]);
}
