//! The last hands a page passes through: its language, its frame, compression, and the shelf of kept pages.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::accounts::held::{self, HELD_COOKIE};
use crate::accounts::{Who, sessions};
use crate::app::{self, Frame, Framed, SignedIn};
use crate::error::{AppError, Result};
use crate::leave;
use crate::web::{AppState, ExpectedToken, Routes, Sheet, Visit, cookie, visiting};
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
struct Browser {
    language: &'static Language,
    gzip: bool,
    brotli: bool,
    /// The kept page that this browser already holds.
    holds: Option<HeaderValue>,
    /// Pressed "Leave now" on this browser not long ago.
    left: bool,
    /// Answered "Can I apply?" in this visit, so that pages may be their own.
    answered: bool,
}

impl Browser {
    fn read(headers: &HeaderMap, demo: bool) -> Browser {
        let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let language = cookie(headers, app::LANGUAGE_COOKIE).and_then(words::language);
        Browser {
            language: language.filter(|language| demo || !language.demo_only).unwrap_or(&words::languages()[0]),
            gzip: accepts.contains("gzip"),
            brotli: accepts.contains("br"),
            holds: headers.get(header::IF_NONE_MATCH).cloned(),
            left: cookie(headers, leave::LEFT_COOKIE).is_some(),
            answered: cookie(headers, app::ANSWERS_COOKIE).is_some(),
        }
    }
}

/// Finds the page among the kept ones, or lets the rooms answer and finishes what they wrote.
pub async fn deliver(State(delivery): State<Delivery>, request: Request, next: Next) -> Response {
    let browser = Browser::read(request.headers(), delivery.app.config.demo);
    let now = delivery.app.now();
    let edition = Edition::new(delivery.app.public_version(), now);
    let address = request.uri().path_and_query().map_or("/", |address| address.as_str()).to_owned();
    if browser.left && !leave::is_ours(request.uri().path()) {
        return words::speaking(browser.language, async { finish(&delivery, &browser, leave::left_page(), None) })
            .await;
    }
    words::speaking(browser.language, async {
        let who = match Who::recognise(&delivery.app, request.headers()).await {
            Ok(who) => who,
            Err(failure) => return finish_failure(&delivery, &browser, failure, request.uri().path()),
        };
        // A page that knows who is asking, or what they told us about themselves, is never among those kept.
        let knows_nobody = who.session().is_none() && !browser.answered;
        let reading = matches!(*request.method(), Method::GET | Method::HEAD) && browser.gzip && knows_nobody;
        let key = if reading { key(browser.language, &address) } else { String::new() };
        if reading && let Some(page) = delivery.kept.find(&key, edition) {
            return delivery.headers.kept(&page, &browser.holds, browser.brotli, browser.language.code);
        }
        let held = cookie(request.headers(), HELD_COOKIE).filter(|_| request.method() == Method::GET);
        let visit = match visit_of(&delivery.app, &who, held, request.uri().path()).await {
            Ok(visit) => visit,
            Err(failure) => return finish_failure(&delivery, &browser, failure, request.uri().path()),
        };
        visiting(visit, answer(&delivery, &browser, who, request, next, reading.then_some((key, edition)))).await
    })
    .await
}

/// What views may ask of this request: the token of its session, and a form that waited for its owner to come back.
async fn visit_of(app: &AppState, who: &Who, held: Option<&str>, path: &str) -> Result<Visit> {
    let Some(session) = who.session() else { return Ok(Visit::default()) };
    let held = match held {
        Some(token) => held::take(&app.db, &app.keys, &session.person, token, path, app.now()).await?,
        None => None,
    };
    Ok(Visit::new(Some(sessions::form_token(&app.keys, &session.token_hash)), held))
}

/// Lets the rooms answer, and puts the frame round their page.
async fn answer(
    delivery: &Delivery,
    browser: &Browser,
    who: Who,
    mut request: Request,
    next: Next,
    keep_as: Option<(String, Edition)>,
) -> Response {
    let path = request.uri().path().to_owned();
    if let Some(session) = who.session() {
        request.extensions_mut().insert(ExpectedToken(sessions::form_token(&delivery.app.keys, &session.token_hash)));
    }
    let signed_in = signed_in(&who);
    request.extensions_mut().insert(who);
    let mut response = next.run(request).await;
    let sheet = match response.extensions_mut().remove::<Sheet>() {
        Some(sheet) => sheet,
        None => match errors::sheet_for(&mut response, &path) {
            Some(sheet) => return with_headers_of(response, finish(delivery, browser, sheet, signed_in)),
            None => return response,
        },
    };
    match keep_as {
        Some((key, edition)) if sheet.public => keep(delivery, browser, &key, edition, &sheet),
        _ => with_headers_of(response, finish(delivery, browser, sheet, signed_in)),
    }
}

/// What the frame says to somebody who is signed in.
fn signed_in(who: &Who) -> Option<SignedIn> {
    let session = who.session()?;
    Some(SignedIn { staff: matches!(who, Who::Staff(_)), ends_at: session.ends_at, idle: session.idle })
}

/// The page of a failure before any room was asked.
fn finish_failure(delivery: &Delivery, browser: &Browser, failure: AppError, path: &str) -> Response {
    let mut response = failure.into_response();
    match errors::sheet_for(&mut response, path) {
        Some(sheet) => with_headers_of(response, finish(delivery, browser, sheet, None)),
        None => response,
    }
}

/// English pages go by their address alone, so that the busiest look-up builds nothing it does not need.
fn key(language: &Language, address: &str) -> String {
    if language.code == "en" { address.to_owned() } else { format!("{} {address}", language.code) }
}

/// Frames a public page, keeps it, and sends it.
fn keep(delivery: &Delivery, browser: &Browser, key: &str, edition: Edition, sheet: &Sheet) -> Response {
    let html = framed(delivery, sheet, None).html;
    let page = Arc::new(KeptPage::new(edition, delivery.gzip.pack(&html)));
    delivery.kept.keep(key, page.clone());
    delivery.headers.kept(&page, &browser.holds, false, browser.language.code)
}

/// Frames a page for one visitor and sends it; nothing of it stays here, and the browser is told to keep nothing.
fn finish(delivery: &Delivery, browser: &Browser, sheet: Sheet, signed_in: Option<SignedIn>) -> Response {
    let Framed { html, nonce } = framed(delivery, &sheet, signed_in);
    let mut response = (sheet.status, Body::empty()).into_response();
    delivery.headers.own(response.headers_mut(), nonce.as_deref(), browser.language.code);
    let body = if browser.gzip {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        delivery.gzip.pack(&html)
    } else {
        Bytes::from(html)
    };
    *response.body_mut() = Body::from(body);
    response
}

fn framed(delivery: &Delivery, sheet: &Sheet, signed_in: Option<SignedIn>) -> Framed {
    let app = &delivery.app;
    let now = app.now();
    app::frame(&Frame { sheet, assets: &app.assets, language: words::spoken(), demo: app.config.demo, signed_in, now })
}

/// Keeps what a handler set beside its page: cookies, `Allow`, `Retry-After`.
fn with_headers_of(from: Response, mut to: Response) -> Response {
    let clear = HeaderName::from_static("clear-site-data");
    for name in [header::SET_COOKIE, header::ALLOW, header::RETRY_AFTER, clear] {
        for value in from.headers().get_all(&name) {
            to.headers_mut().append(name.clone(), value.clone());
        }
    }
    to
}

/// The bytes of a page, with none of the work: what `make bench` measures the search page against.
pub fn fixed_bytes() -> Routes {
    static BYTES: [u8; 8 * 1024] = [b'x'; 8 * 1024];
    let answer = async || (StatusCode::OK, [(header::CONTENT_TYPE, "text/plain")], Bytes::from_static(&BYTES));
    Routes::new().get("/bench/fixed", answer)
}
