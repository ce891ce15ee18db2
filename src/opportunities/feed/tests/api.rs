//! The client against a server that misbehaves.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::super::{Api, Item, Refused, Step};
use super::read_all;
use super::server::{Reply, Server, page};

const KEY: &str = "s3cret-key-of-ours";

/// What a run came to.
struct Run {
    outcome: Result<usize, Refused>,
    spool: Vec<u8>,
    steps: Vec<Step>,
    waits: Vec<Duration>,
    asked: Vec<String>,
}

fn fetch(script: impl IntoIterator<Item = Reply>) -> Run {
    let server = Server::answering(script);
    let waits = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&waits);
    let api = Api::new(&server.base, KEY).unwrap().waiting(move |time| noted.lock().unwrap().push(time));
    let (mut spool, mut steps) = (Vec::new(), Vec::new());
    let outcome = api.fetch_all(&mut spool, &mut |step| steps.push(step));
    let waits = waits.lock().unwrap().clone();
    Run { outcome, spool, steps, waits, asked: server.asked() }
}

impl Run {
    fn references(&self) -> Vec<String> {
        let name = |item| if let Item::Good(read) = item { read.reference } else { panic!("{item:?}") };
        read_all(&self.spool).0.into_iter().map(name).collect()
    }

    fn seconds(&self) -> Vec<u64> {
        self.waits.iter().map(Duration::as_secs).collect()
    }
}

fn status(line: &'static str) -> Reply {
    Reply::Status(line, String::new())
}

fn busy(retry_after: &str) -> Reply {
    Reply::Status("429 Too Many Requests", format!("Retry-After: {retry_after}\r\n"))
}

#[test]
fn each_request_asks_for_a_page_of_100_with_details_in_release_2() {
    let run = fetch([page(&["a"], 2), page(&["b"], 2)]);
    assert_eq!((run.outcome, run.asked.len()), (Ok(2), 2));
    for (n, request) in run.asked.iter().enumerate() {
        let line = format!("GET /vacancies/vacancy?PageNumber={}&PageSize=100&IncludeDetails=true HTTP/1.1\r\n", n + 1);
        let request =
            request.replace("x-version", "X-Version").replace("ocp-apim-subscription-key", "Ocp-Apim-Subscription-Key");
        assert!(request.starts_with(&line), "{request}");
        assert!(
            request.contains("X-Version: 2\r\n") && request.contains(&format!("Ocp-Apim-Subscription-Key: {KEY}\r\n"))
        );
        assert!(!request.contains("ExcludeRecruitingNationally"));
    }
}

#[test]
fn rule_4_a_short_or_empty_page_in_the_middle_is_not_the_end() {
    let run = fetch([page(&["a", "b"], 4), page(&["c"], 4), page(&[], 4), page(&["d", "e"], 4)]);
    assert_eq!((run.outcome.clone(), run.references()), (Ok(4), ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec()));
    assert!(read_all(&run.spool).1.unwrap().complete);
}

#[test]
fn rule_4_the_number_of_pages_is_the_latest_answers() {
    let grown = fetch([page(&["a"], 1 + 1), page(&["b"], 3), page(&["c"], 3)]);
    assert_eq!((grown.outcome.clone(), grown.references().len()), (Ok(3), 3));
    let shrunk = fetch([page(&["a"], 9), page(&["b"], 2)]);
    assert_eq!(shrunk.outcome, Ok(2));
    assert!(read_all(&shrunk.spool).1.unwrap().complete);
}

#[test]
fn rule_5_a_vacancy_that_slips_onto_the_next_page_comes_twice() {
    assert_eq!(fetch([page(&["a", "b"], 2), page(&["b", "c"], 2)]).references(), ["a", "b", "b", "c"]);
}

#[test]
fn rule_6_a_run_that_fails_on_its_last_page_is_refused_as_a_whole() {
    let run = fetch([page(&["a"], 2), status("403 Forbidden")]);
    assert_eq!(run.outcome, Err(Refused::BadKey));
    assert!(!read_all(&run.spool).1.unwrap().complete, "and what it left behind is not complete");
}

#[test]
fn rule_10_asked_to_wait_it_waits_as_long_as_asked() {
    let run = fetch([busy("7"), page(&["a"], 1)]);
    assert_eq!((run.outcome.clone(), run.seconds(), run.references().len()), (Ok(1), vec![7], 1));
    assert!(matches!(&run.steps[0], Step::Waiting { time, .. } if time.as_secs() == 7));
}

#[test]
fn rule_10_asked_to_wait_until_a_time_it_waits_until_then() {
    let then = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(90);
    let date = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&then).unwrap();
    let waited = fetch([busy(&date), page(&["a"], 1)]).seconds()[0];
    assert!((85..=90).contains(&waited), "{date}: {waited}");
}

#[test]
fn rule_10_without_a_time_or_with_an_odd_one_it_waits_for_the_window() {
    let odd = ["soon", "999999999", "-1", "99999999999999999999999"].map(busy);
    let run = fetch(odd.into_iter().chain([status("429 Too Many Requests"), page(&["a"], 1)]));
    assert_eq!((run.outcome.clone(), run.seconds()), (Ok(1), vec![300; 5]));
    assert_eq!(fetch([busy("0"), page(&["a"], 1)]).seconds(), [1], "never in a busy loop");
}

#[test]
fn rule_10_asked_to_wait_for_ever_it_gives_up() {
    let run = fetch((0..9).map(|_| busy("1")));
    assert_eq!((run.outcome, run.asked.len()), (Err(Refused::Busy), 6));
}

#[test]
fn server_errors_are_tried_again_with_growing_waits() {
    let run = fetch([status("500 Internal Server Error"), status("503 Service Unavailable"), page(&["a"], 1)]);
    assert_eq!((run.outcome.clone(), run.seconds(), run.references().len()), (Ok(1), vec![1, 2], 1));
}

#[test]
fn after_six_failures_it_gives_up() {
    let run = fetch((0..9).map(|_| status("502 Bad Gateway")));
    let refused = Refused::NoAnswer { page: 1, tries: 6, last: "it answered 502".to_owned() };
    assert_eq!((run.outcome.clone(), run.asked.len()), (Err(refused), 6));
    for (waited, base) in run.waits.iter().zip([1, 2, 4, 8, 16]) {
        let base = Duration::from_secs(base);
        assert!(*waited >= base && *waited <= base.mul_f64(1.25), "{waited:?}");
    }
}

#[test]
fn failures_are_counted_for_each_page_anew() {
    let bad = || (0..5).map(|_| status("500 Oops"));
    let run = fetch(bad().chain([page(&["a"], 2)]).chain(bad()).chain([page(&["b"], 2)]));
    assert_eq!(run.outcome, Ok(2));
}

#[test]
fn a_connection_cut_before_or_in_the_middle_of_an_answer_is_tried_again() {
    let Reply::Page(body) = page(&["a"], 1) else { panic!() };
    let run = fetch([Reply::HangUp, Reply::Half(body), page(&["b"], 1)]);
    assert_eq!((run.outcome.clone(), run.waits.len(), run.references()), (Ok(1), 2, vec!["b".to_owned()]));
}

#[test]
fn an_answer_that_does_not_come_is_given_up_and_tried_again() {
    let server = Server::answering([Reply::Silence, page(&["a"], 1)]);
    let api = Api::new(&server.base, KEY).unwrap().waiting(|_| ()).giving_up_after(Duration::from_millis(200));
    let mut steps = Vec::new();
    let start = Instant::now();
    assert_eq!(api.fetch_all(&mut Vec::new(), &mut |step| steps.push(step)), Ok(1));
    assert!(matches!(&steps[0], Step::Waiting { why, .. } if why == "it took too long"), "{steps:?}");
    assert!(start.elapsed().as_secs() < 5);
}

#[test]
fn a_page_that_is_not_a_page_is_tried_again_and_then_refused() {
    let odd = || {
        ["<html>", "", "{}", "{\"vacancies\":[]}", "{\"vacancies\":7,\"totalPages\":1}", "[1"]
            .map(|body| Reply::Page(body.to_owned()))
    };
    let run = fetch(odd().into_iter().take(5).chain([page(&["a"], 1)]));
    assert_eq!((run.outcome.clone(), run.references().len()), (Ok(1), 1));
    let last = "the answer was not a page of vacancies".to_owned();
    assert_eq!(fetch(odd()).outcome, Err(Refused::NoAnswer { page: 1, tries: 6, last }));
}

#[test]
fn a_refused_key_and_a_wrong_address_are_not_tried_again() {
    for (line, refused) in [
        ("401 Unauthorized", Refused::BadKey),
        ("403 Forbidden", Refused::BadKey),
        ("404 Not Found", Refused::AddressWrong),
        ("400 Bad Request", Refused::Answered(400)),
        ("204 No Content", Refused::Answered(204)),
    ] {
        let run = fetch([status(line), page(&["a"], 1)]);
        assert_eq!((run.outcome, run.asked.len(), run.waits.len()), (Err(refused), 1, 0), "{line}");
    }
}

#[test]
fn the_key_does_not_follow_a_redirect() {
    let elsewhere = Server::answering([page(&["a"], 1)]);
    let run = fetch([Reply::Status("302 Found", format!("Location: {}/vacancy\r\n", elsewhere.base))]);
    assert_eq!((run.outcome, elsewhere.asked().len()), (Err(Refused::Answered(302)), 0));
}

#[test]
fn a_page_of_more_than_50_mb_is_refused() {
    let too_large = Err(Refused::PageTooLarge { page: 1 });
    assert_eq!(fetch([Reply::Endless(50_100_000)]).outcome, too_large);
}

#[test]
fn a_service_that_promises_pages_without_end_is_refused() {
    assert_eq!(fetch([page(&["a"], 4_000_000)]).outcome, Err(Refused::TooManyVacancies));
}

#[test]
fn a_full_disk_is_named() {
    let server = Server::answering([page(&["a"], 1)]);
    let mut full: &mut [u8] = &mut [0; 10];
    let outcome = Api::new(&server.base, KEY).unwrap().fetch_all(&mut full, &mut |_| ());
    assert!(matches!(outcome, Err(Refused::CannotKeep(_))), "{outcome:?}");
}

#[test]
fn the_address_must_be_https_except_on_this_machine() {
    for good in [
        "https://api.example/vacancies",
        " https://api.example/ ",
        "http://localhost:9",
        "http://127.0.0.2:9/x",
        "http://[::1]:9",
    ] {
        assert!(Api::new(good, KEY).is_ok(), "{good}");
    }
    for bad in [
        "http://api.example",
        "ftp://127.0.0.1",
        "api.example",
        "",
        "https://",
        "https://u:p@api.example",
        "https://a.example?x=1",
        "https://a.example#x",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "/vacancies",
    ] {
        assert_eq!(Api::new(bad, KEY).err(), Some(Refused::BaseAddress), "{bad}");
    }
}

#[test]
fn a_key_that_cannot_be_one_is_refused() {
    for bad in ["", "  ", "a\nb", "a\u{0}b"] {
        assert_eq!(Api::new("https://api.example", bad).err(), Some(Refused::NoKey), "{bad:?}");
    }
}

#[test]
fn the_key_is_in_no_message() {
    let api = Api::new("https://api.example/vacancies", KEY).unwrap();
    assert_eq!(format!("{api:?}"), "Api { base: \"https://api.example/vacancies\", key: ***, .. }");
    for script in
        [vec![status("401 Unauthorized")], vec![], vec![Reply::HangUp, status("500 x"), Reply::Page(KEY.to_owned())]]
    {
        let run = fetch(script);
        let refused = run.outcome.unwrap_err();
        assert!(!format!("{refused} {refused:?} {:?}", run.steps).contains(KEY));
    }
}

#[test]
fn progress_tells_page_by_page() {
    let steps = fetch([page(&["a", "b"], 2), page(&["c"], 2)]).steps;
    assert!(matches!(steps[0], Step::Page { number: 1, of: 2, vacancies: 2, bytes } if bytes > 1000));
    assert!(matches!(steps[1], Step::Page { number: 2, of: 2, vacancies: 1, .. }));
}
