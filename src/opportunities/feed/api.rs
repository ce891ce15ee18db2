//! Asks the Display Advert API for every page, patiently: an answer that is missing or odd is asked for again, and a
//! run that cannot be finished leaves nothing to import.

use std::fmt;
use std::io::Write;
use std::time::Duration;

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::IgnoredAny;
use ureq::http::{HeaderValue, Response, StatusCode, Uri};
use ureq::{Agent, Body};

use super::refused::{MOST_BYTES, MOST_VACANCIES, Refused};
use super::retry;

/// Vacancies to a page: the most for which the service gives the details too.
const PAGE_SIZE: usize = 100;
/// The largest page taken, in bytes: some fifty times a large one.
const LARGEST_PAGE: u64 = 50_000_000;

/// The service, its key, and how we wait. Printing it does not print the key.
pub struct Api {
    base: String,
    key: Key,
    agent: Agent,
    wait: Box<dyn Fn(Duration) + Send + Sync>,
}

struct Key(HeaderValue);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Api").field("base", &self.base).field("key", &self.key).finish_non_exhaustive()
    }
}

/// How a run is getting on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Page `number` of `of` is here: so many vacancies, so many bytes.
    Page { number: usize, of: usize, vacancies: usize, bytes: usize },
    /// Nothing happens for a while, and why.
    Waiting { time: Duration, why: String },
}

/// Why one try of a page came to nothing.
enum Failed {
    /// Asking again cannot help.
    ForGood(Refused),
    /// The service asks us to come back after this long.
    Busy(Duration),
    /// Worth another try.
    ForNow(String),
}

/// A page as far as this file looks into it.
#[derive(Deserialize)]
struct Shape {
    vacancies: Vec<IgnoredAny>,
    #[serde(rename = "totalPages")]
    total_pages: f64,
}

impl Api {
    /// Takes the service's address (`https://api.apprenticeships.education.gov.uk/vacancies`) and our key for it. Only
    /// a service on this very machine may do without https.
    pub fn new(base: &str, key: &str) -> Result<Api, Refused> {
        let base = base.trim().trim_end_matches('/');
        let local = checked(base)?;
        let mut key = HeaderValue::from_str(key.trim()).map_err(|_| Refused::NoKey)?;
        if key.is_empty() {
            return Err(Refused::NoKey);
        }
        key.set_sensitive(true);
        let wait = Box::new(std::thread::sleep);
        Ok(Api { base: base.to_owned(), key: Key(key), agent: agent(local, Duration::from_secs(60)), wait })
    }

    /// Waits through `wait` instead of sleeping.
    #[cfg(test)]
    pub fn waiting(mut self, wait: impl Fn(Duration) + Send + Sync + 'static) -> Api {
        self.wait = Box::new(wait);
        self
    }

    /// Gives each try of a page this long, instead of a minute.
    #[cfg(test)]
    pub fn giving_up_after(mut self, time: Duration) -> Api {
        self.agent = agent(!self.agent.config().https_only(), time);
        self
    }

    /// Writes every page into `spool`, one answer per line, ready for [`super::read()`]; gives the number of pages. The
    /// latest answer says how many there are: a short page in the middle is not the end, because the service drops
    /// adverts after counting them out.
    pub fn fetch_all(&self, spool: &mut impl Write, progress: &mut dyn FnMut(Step)) -> Result<usize, Refused> {
        let (mut number, mut bytes) = (1, 0);
        loop {
            let (body, shape) = self.page(number, progress)?;
            bytes += body.len() as u64;
            if bytes > MOST_BYTES {
                return Err(Refused::TooLarge);
            }
            keep(spool, &body)?;
            let of = shape.total_pages.max(1.0) as usize;
            if of > MOST_VACANCIES / PAGE_SIZE {
                return Err(Refused::TooManyVacancies);
            }
            progress(Step::Page { number, of, vacancies: shape.vacancies.len(), bytes: body.len() });
            if number >= of {
                return spool.flush().map(|()| number).map_err(|error| Refused::CannotKeep(error.to_string()));
            }
            number += 1;
        }
    }

    /// One page, tried until it comes or there is no hope.
    fn page(&self, page: usize, progress: &mut dyn FnMut(Step)) -> Result<(String, Shape), Refused> {
        let (mut failed, mut told_to_wait) = (0, 0);
        loop {
            let (time, why) = match self.try_page(page) {
                Ok(answer) => return Ok(answer),
                Err(Failed::ForGood(refused)) => return Err(refused),
                Err(Failed::Busy(time)) => {
                    told_to_wait += 1;
                    if told_to_wait > retry::PATIENCE {
                        return Err(Refused::Busy);
                    }
                    (time, "the service asked us to wait".to_owned())
                }
                Err(Failed::ForNow(last)) => {
                    failed += 1;
                    if failed >= retry::TRIES {
                        return Err(Refused::NoAnswer { page, tries: failed, last });
                    }
                    (retry::after_failure(failed), last)
                }
            };
            progress(Step::Waiting { time, why });
            (self.wait)(time);
        }
    }

    fn try_page(&self, page: usize) -> Result<(String, Shape), Failed> {
        let address = format!("{}/vacancy?PageNumber={page}&PageSize={PAGE_SIZE}&IncludeDetails=true", self.base);
        let request = self.agent.get(address).header("Ocp-Apim-Subscription-Key", self.key.0.clone());
        let answer = request.header("X-Version", "2").header("Accept", "application/json").call();
        let mut answer = answer.map_err(|error| unreachable(&error))?;
        match answer.status() {
            StatusCode::OK => {}
            status => return Err(unwelcome(status, &answer)),
        }
        if answer.body().content_length().is_some_and(|bytes| bytes > LARGEST_PAGE) {
            return Err(Failed::ForGood(Refused::PageTooLarge { page }));
        }
        let body = match answer.body_mut().with_config().limit(LARGEST_PAGE).read_to_vec() {
            Err(ureq::Error::BodyExceedsLimit(_)) => return Err(Failed::ForGood(Refused::PageTooLarge { page })),
            body => body.map_err(|error| unreachable(&error))?,
        };
        let body = String::from_utf8(body).map_err(|_| Failed::ForNow("the answer was not UTF-8".to_owned()))?;
        let shape = serde_json::from_str(body.trim_start_matches('\u{FEFF}'))
            .map_err(|_| Failed::ForNow("the answer was not a page of vacancies".to_owned()))?;
        Ok((body, shape))
    }
}

/// True for a service on this machine.
fn checked(base: &str) -> Result<bool, Refused> {
    let uri: Uri = base.parse().map_err(|_| Refused::BaseAddress)?;
    let host = uri.host().filter(|host| !host.is_empty()).ok_or(Refused::BaseAddress)?;
    let local = host == "localhost"
        || host.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    let secure = uri.scheme_str() == Some("https") || (uri.scheme_str() == Some("http") && local);
    let plain = uri.query().is_none() && !base.contains(['#', '?', '@']) && uri.path().is_ascii();
    if secure && plain { Ok(local) } else { Err(Refused::BaseAddress) }
}

/// No redirects: the key is for this service and no other.
fn agent(local: bool, time: Duration) -> Agent {
    let mut config = Agent::config_builder()
        .http_status_as_error(false)
        .https_only(!local)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .user_agent(concat!("foothold/", env!("CARGO_PKG_VERSION")))
        .timeout_connect(Some(time.min(Duration::from_secs(15))))
        .timeout_global(Some(time));
    if local {
        config = config.proxy(None);
    }
    config.build().new_agent()
}

fn unwelcome(status: StatusCode, answer: &Response<Body>) -> Failed {
    let retry_after = answer.headers().get("Retry-After").and_then(|value| value.to_str().ok());
    match status.as_u16() {
        401 | 403 => Failed::ForGood(Refused::BadKey),
        404 => Failed::ForGood(Refused::AddressWrong),
        429 => Failed::Busy(retry::as_asked(retry_after, Timestamp::now())),
        408 | 500..=599 => Failed::ForNow(format!("it answered {}", status.as_u16())),
        other => Failed::ForGood(Refused::Answered(other)),
    }
}

/// In our words, so that nothing of the request can slip into a message.
fn unreachable(error: &ureq::Error) -> Failed {
    Failed::ForNow(match error {
        ureq::Error::Timeout(_) => "it took too long".to_owned(),
        ureq::Error::HostNotFound => "its name was not found".to_owned(),
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => "nobody answered".to_owned(),
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            "no secure connection could be made".to_owned()
        }
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => "no secure connection could be made".to_owned(),
        ureq::Error::ConnectProxyFailed(_) | ureq::Error::InvalidProxyUrl => "the proxy let nothing through".to_owned(),
        _ => "the connection was cut".to_owned(),
    })
}

fn keep(spool: &mut impl Write, body: &str) -> Result<(), Refused> {
    let body = body.trim_start_matches('\u{FEFF}').as_bytes();
    let kept = spool.write_all(body).and_then(|()| spool.write_all(b"\n"));
    kept.map_err(|error| Refused::CannotKeep(error.to_string()))
}
