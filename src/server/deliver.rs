//! The last hands a page passes through: its language, its frame, compression, and the shelf of kept pages.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::{self, Frame, Framed};
use crate::leave;
use crate::web::{AppState, Sheet, now};
use crate::words::{self, Language};

use super::errors;
use super::gzip::Gzip;
use super::headers::PageHeaders;
use super::kept::{Edition, KeptPage, KeptPages};

/// What delivery needs at hand; one for the whole process.
#[derive(Clone)]
pub struct Delivery {
    app: AppState,
    kept: Arc<KeptPages>,
    gzip: Arc<Gzip>,
    headers: Arc<PageHeaders>,
}

impl Delivery {
    pub fn new(app: &AppState) -> Delivery {
        Delivery {
            app: app.clone(),
            kept: Arc::new(KeptPages::new()),
            gzip: Arc::new(Gzip::new(app::head(&words::languages()[0], &app.assets))),
            headers: Arc::new(PageHeaders::new(&app.assets)),
        }
    }
}

/// What a request says of the browser it comes from.
struct Visit {
    language: &'static Language,
    gzip: bool,
    brotli: bool,
    /// The kept page that this browser already holds.
    holds: Option<HeaderValue>,
    /// Pressed "Leave now" on this browser not long ago.
    left: bool,
}

impl Visit {
    fn read(headers: &HeaderMap, demo: bool) -> Visit {
        let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let language = cookie(headers, app::LANGUAGE_COOKIE).and_then(words::language);
        Visit {
            language: language.filter(|language| demo || !language.demo_only).unwrap_or(&words::languages()[0]),
            gzip: accepts.contains("gzip"),
            brotli: accepts.contains("br"),
            holds: headers.get(header::IF_NONE_MATCH).cloned(),
            left: cookie(headers, leave::LEFT_COOKIE).is_some(),
        }
    }
}

/// The value of one of our cookies.
fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split("; "))
        .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
}

/// Finds the page among the kept ones, or lets the rooms answer and finishes what they wrote.
pub async fn deliver(State(delivery): State<Delivery>, request: Request, next: Next) -> Response {
    let visit = Visit::read(request.headers(), delivery.app.config.demo);
    let edition = Edition::new(delivery.app.public_version(), now());
    let address = request.uri().path_and_query().map_or("/", |address| address.as_str());
    if visit.left && !leave::is_ours(request.uri().path()) {
        return words::speaking(visit.language, async { finish(&delivery, &visit, leave::left_page()) }).await;
    }
    let reading = matches!(*request.method(), Method::GET | Method::HEAD) && visit.gzip;
    let key = if reading { key(visit.language, address) } else { String::new() };
    if reading && let Some(page) = delivery.kept.find(&key, edition) {
        return delivery.headers.kept(&page, &visit.holds, visit.brotli, visit.language.code);
    }
    let path = request.uri().path().to_owned();
    words::speaking(visit.language, async {
        let mut response = next.run(request).await;
        let sheet = match response.extensions_mut().remove::<Sheet>() {
            Some(sheet) => sheet,
            None => match errors::sheet_for(&mut response, &path) {
                Some(sheet) => return with_headers_of(response, finish(&delivery, &visit, sheet)),
                None => return response,
            },
        };
        if sheet.public && reading {
            return keep(&delivery, &visit, &key, edition, &sheet);
        }
        with_headers_of(response, finish(&delivery, &visit, sheet))
    })
    .await
}

/// English pages go by their address alone, so that the busiest look-up builds nothing it does not need.
fn key(language: &Language, address: &str) -> String {
    if language.code == "en" { address.to_owned() } else { format!("{} {address}", language.code) }
}

/// Frames a public page, keeps it, and sends it.
fn keep(delivery: &Delivery, visit: &Visit, key: &str, edition: Edition, sheet: &Sheet) -> Response {
    let html = framed(delivery, sheet).html;
    let page = Arc::new(KeptPage::new(edition, delivery.gzip.pack(&html)));
    delivery.kept.keep(key, page.clone());
    delivery.headers.kept(&page, &visit.holds, false, visit.language.code)
}

/// Frames a page for one visitor and sends it; nothing of it stays here, and the browser is told to keep nothing.
fn finish(delivery: &Delivery, visit: &Visit, sheet: Sheet) -> Response {
    let Framed { html, nonce } = framed(delivery, &sheet);
    let mut response = (sheet.status, Body::empty()).into_response();
    delivery.headers.own(response.headers_mut(), nonce.as_deref(), visit.language.code);
    let body = if visit.gzip {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        delivery.gzip.pack(&html)
    } else {
        Bytes::from(html)
    };
    *response.body_mut() = Body::from(body);
    response
}

fn framed(delivery: &Delivery, sheet: &Sheet) -> Framed {
    let app = &delivery.app;
    app::frame(&Frame { sheet, assets: &app.assets, language: words::spoken(), demo: app.config.demo })
}

/// Keeps what a handler set beside its page: cookies, `Allow`, `Retry-After`.
fn with_headers_of(from: Response, mut to: Response) -> Response {
    for name in [header::SET_COOKIE, header::ALLOW, header::RETRY_AFTER] {
        for value in from.headers().get_all(&name) {
            to.headers_mut().append(name.clone(), value.clone());
        }
    }
    to
}

/// The bytes of a page, with none of the work: what `make bench` measures the search page against.
pub fn fixed_bytes() -> Router<AppState> {
    static BYTES: [u8; 8 * 1024] = [b'x'; 8 * 1024];
    let answer = async || (StatusCode::OK, [(header::CONTENT_TYPE, "text/plain")], Bytes::from_static(&BYTES));
    Router::new().route("/bench/fixed", axum::routing::get(answer))
}
