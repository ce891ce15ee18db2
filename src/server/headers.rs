//! The headers of every answer (S-37, S-38), and the files of the build.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::services::{ServeDir, ServeFile};

use crate::web::{AppState, Assets, Config};

use super::kept::KeptPage;

/// On every answer, whatever it is. `Referrer-Policy` is `same-origin`: under `no-referrer` a browser that sends no
/// `Sec-Fetch-Site` posts `Origin: null`, and the cross-site check would turn people away.
#[rustfmt::skip] // a table
const EVERYWHERE: [(HeaderName, HeaderValue); 6] = [
    (header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("permissions-policy"), HeaderValue::from_static(
        "camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()")),
];

/// Files and bare answers hold nothing that may run.
const NOTHING_RUNS: HeaderValue =
    HeaderValue::from_static("default-src 'none'; base-uri 'none'; frame-ancestors 'none'");

/// Public pages may be held by the browser, and are asked about each time: an unchanged one costs a few bytes.
const ASK_EACH_TIME: HeaderValue = HeaderValue::from_static("no-cache");
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

/// The headers of our pages, worked out once.
pub struct PageHeaders {
    /// The policy without scripts' nonce: one style by its hash, our own small script.
    policy: HeaderValue,
    css_source: String,
}

impl PageHeaders {
    pub fn new(assets: &Assets) -> PageHeaders {
        let policy = page_policy(&assets.css_source, "'self'", "; require-trusted-types-for 'script'");
        PageHeaders { policy, css_source: assets.css_source.clone() }
    }

    /// Sends a kept page, or says in a few bytes that the browser already holds it.
    pub fn kept(&self, page: &KeptPage, holds: &Option<HeaderValue>, brotli: bool, language: &'static str) -> Response {
        let etag = HeaderValue::from_str(&page.etag).expect("hexadecimal digits and quotes");
        if holds.as_ref().is_some_and(|held| held == etag) {
            let mut response = StatusCode::NOT_MODIFIED.into_response();
            response.headers_mut().insert(header::ETAG, etag);
            response.headers_mut().insert(header::CACHE_CONTROL, ASK_EACH_TIME);
            return response;
        }
        let (encoding, body) = if brotli { ("br", page.brotli()) } else { ("gzip", page.gzip.clone()) };
        let mut response = Response::new(Body::from(body));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HTML);
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
        headers.insert(header::CACHE_CONTROL, ASK_EACH_TIME);
        headers.insert(header::ETAG, etag);
        headers.insert(header::CONTENT_SECURITY_POLICY, self.policy.clone());
        response
    }

    /// The headers of a page for one visitor.
    pub fn own(&self, headers: &mut HeaderMap, nonce: Option<&str>, language: &'static str) {
        let policy = match nonce {
            Some(nonce) => page_policy(&self.css_source, &format!("'self' 'nonce-{nonce}' 'wasm-unsafe-eval'"), ""),
            None => self.policy.clone(),
        };
        headers.insert(header::CONTENT_TYPE, HTML);
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}

fn page_policy(style: &str, script: &str, last: &str) -> HeaderValue {
    let policy = format!(
        "default-src 'none'; script-src {script}; style-src {style}; img-src 'self'; font-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'{last}"
    );
    HeaderValue::try_from(policy).expect("hashes and nonces are plain letters")
}

/// Puts the common headers on every answer that is not a bare "you have it already".
pub async fn on_everything(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status() == StatusCode::NOT_MODIFIED {
        return response;
    }
    let headers = response.headers_mut();
    for (name, value) in EVERYWHERE {
        headers.insert(name, value);
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(NOTHING_RUNS);
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// The files of the build: hashed ones may be held for a year, the rest for an hour.
pub fn files(config: &Config) -> Router<AppState> {
    let hashed = ServeDir::new(config.site.join("pkg")).precompressed_br().precompressed_gzip();
    let plain = |name: &str| ServeFile::new(config.site.join(name));
    let plain = Router::new()
        .route_service("/favicon.svg", plain("favicon.svg"))
        .route_service("/favicon.ico", plain("favicon.svg"))
        .route_service("/robots.txt", plain("robots.txt"))
        .layer(middleware::map_response(async |answer| held(answer, "public, max-age=3600")));
    Router::new()
        .nest_service("/pkg", hashed)
        .layer(middleware::map_response(async |answer| held(answer, "public, max-age=31536000, immutable")))
        .merge(plain)
}

/// Says how long a file may be held, where there is one.
fn held(mut answer: Response, how_long: &'static str) -> Response {
    if answer.status().is_success() {
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(how_long));
    }
    answer
}
