use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request};
use axum::routing::post;
use tower::ServiceExt;

use super::*;
use crate::server::testing::{Engine, TestApp, on};

const NOW: i64 = 1_795_621_330_000;

fn limits() -> (Limits, Clock) {
    let clock = Clock::default();
    clock.set(NOW);
    (Limits::new(clock.clone()), clock)
}

fn ip(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

fn forwarded(lines: &[&str]) -> HeaderMap {
    let lines = lines
        .iter()
        .map(|line| ("x-forwarded-for".parse().expect("a name"), HeaderValue::from_str(line).expect("a line")));
    lines.collect()
}

/// How many networks are held in memory.
fn held(limits: &Limits) -> usize {
    limits.hour.lock().expect("nobody panicked").refused.len()
}

#[test]
fn a_hostel_with_a_hundred_people_behind_one_address_gets_in() {
    let (limits, clock) = limits();
    let mut at_once = 0;
    for knock in 0..300 {
        clock.set(NOW + knock * 2_000);
        match limits.answer(ip("203.0.113.7")) {
            Answer::Never => panic!("knock {knock} was refused"),
            Answer::After(wait) => assert!(knock >= 60 && wait <= Duration::from_secs(2), "knock {knock}: {wait:?}"),
            Answer::Now => at_once += 1,
        }
    }
    // Sixty, and one more for each minute that went by.
    assert!((60..=70).contains(&at_once), "{at_once}");
}

#[test]
fn the_601st_of_an_hour_is_refused_and_another_network_is_not() {
    let (limits, clock) = limits();
    for knock in 0..600 {
        assert_ne!(limits.answer(ip("203.0.113.7")), Answer::Never, "knock {knock}");
    }
    assert_eq!(limits.answer(ip("203.0.113.200")), Answer::Never);
    assert_eq!(limits.answer(ip("203.0.114.7")), Answer::Now);
    clock.set(NOW + MINUTE);
    assert_ne!(limits.answer(ip("203.0.113.7")), Answer::Never, "after a minute some may come in");
}

#[test]
fn waits_rise_from_a_third_of_a_second_to_two() {
    let (limits, _) = limits();
    let answers: Vec<_> = (0..600).map(|_| limits.answer(ip("203.0.113.7"))).collect();
    assert!(answers[..60].iter().all(|answer| *answer == Answer::Now));
    let waits: Vec<_> = answers[60..]
        .iter()
        .map(|answer| match answer {
            Answer::After(wait) => *wait,
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(waits.is_sorted());
    assert!(waits[0] >= Duration::from_millis(300) && waits[0] < Duration::from_millis(500), "{:?}", waits[0]);
    assert_eq!(waits.last(), Some(&Duration::from_secs(2)));
}

#[test]
fn a_forged_x_forwarded_for_changes_nothing() {
    let (limits, _) = limits();
    for forged in 0..200 {
        let line = format!("198.51.{forged}.1, 10.{forged}.0.1, 203.0.113.7");
        let address = client(&forwarded(&[&line]), Some(ip("127.0.0.1")), 1);
        assert_eq!(address, ip("203.0.113.7"));
        limits.answer(address);
        // Without a proxy in front the whole header is somebody's word.
        assert_eq!(client(&forwarded(&[&line]), Some(ip("203.0.113.9")), 0), ip("203.0.113.9"));
    }
    assert_eq!(held(&limits), 1);
}

#[test]
fn the_address_is_counted_from_the_right_by_how_many_proxies_are_ours() {
    let peer = Some(ip("127.0.0.1"));
    for (lines, proxies, found) in [
        (&["1.1.1.1, 2.2.2.2, 3.3.3.3"][..], 1, "3.3.3.3"),
        (&["1.1.1.1, 2.2.2.2, 3.3.3.3"], 2, "2.2.2.2"),
        (&["1.1.1.1", "2.2.2.2,3.3.3.3"], 2, "2.2.2.2"),
        (&["1.1.1.1", "2.2.2.2"], 2, "1.1.1.1"),
        (&["1.1.1.1:5000"], 1, "1.1.1.1"),
        (&["[2001:db8::1]:5000"], 1, "2001:db8::1"),
        (&["2001:db8::1"], 1, "2001:db8::1"),
        // Fewer entries than proxies, none, or none to be read: the machine that sent it.
        (&["1.1.1.1"], 2, "127.0.0.1"),
        (&[], 1, "127.0.0.1"),
        (&["1.1.1.1, unknown"], 1, "127.0.0.1"),
    ] {
        assert_eq!(client(&forwarded(lines), peer, proxies), ip(found), "{lines:?} with {proxies}");
    }
}

#[test]
fn a_network_is_a_24_of_ipv4_and_a_56_of_ipv6() {
    for (one, other, same) in [
        ("203.0.113.1", "203.0.113.254", true),
        ("203.0.113.1", "203.0.112.1", false),
        ("2001:db8:1:aa01::1", "2001:db8:1:aaff:ffff::9", true),
        ("2001:db8:1:aa01::1", "2001:db8:1:ab01::1", false),
        ("::ffff:203.0.113.1", "203.0.113.9", true),
    ] {
        assert_eq!(network(ip(one)) == network(ip(other)), same, "{one} and {other}");
    }
}

#[test]
fn networks_that_went_quiet_are_forgotten_within_minutes_and_all_within_the_hour() {
    let (limits, clock) = limits();
    for last in 0..=255 {
        limits.answer(ip(&format!("10.0.{last}.1")));
    }
    assert_eq!(held(&limits), 256);
    clock.set(NOW + 2 * MINUTE);
    limits.answer(ip("203.0.113.7"));
    assert_eq!(held(&limits), 1);
    let before = limits.hour.lock().expect("nobody panicked").fingerprint(ip("203.0.113.7"));
    clock.set(NOW + HOUR);
    limits.answer(ip("203.0.113.7"));
    let after = limits.hour.lock().expect("nobody panicked").fingerprint(ip("203.0.113.7"));
    assert_ne!(before, after);
}

#[test]
fn a_door_that_asks_for_a_knock_refuses_with_too_many() {
    on(Engine::Sqlite, async |app: TestApp| {
        app.at(NOW);
        let door = Router::new().route("/", post(async |_: Knock| "in")).with_state(app.state.clone());
        let mut statuses = Vec::new();
        for _ in 0..601 {
            let mut request = Request::post("/").body(Body::empty()).expect("a request");
            request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([203, 0, 113, 7], 5_000))));
            statuses.push(door.clone().oneshot(request).await.expect("it answers").status().as_u16());
        }
        assert_eq!((statuses[599], statuses[600]), (200, 429));
    });
}

/// N-5: who holds this process, or a picture of its memory, an hour later cannot ask who was here.
#[test]
fn the_key_of_an_hour_is_nowhere_in_memory_after_it() {
    let (limits, clock) = limits();
    limits.answer(ip("203.0.113.7"));
    // Masked, so that what we look for is not found in our own hands.
    let masked: [u8; 32] = {
        let hour = limits.hour.lock().expect("nobody panicked");
        std::array::from_fn(|place| hour.key[place] ^ MASK)
    };
    assert!(is_in_memory(&masked), "while the hour lasts it is there");
    clock.set(NOW + HOUR);
    for _ in 0..3 {
        limits.answer(ip("203.0.113.7"));
    }
    assert!(!is_in_memory(&masked));
}

const MASK: u8 = 0xa5;

/// Whether this process's memory, all that can be written, has these bytes.
fn is_in_memory(masked: &[u8; 32]) -> bool {
    use std::io::{Read, Seek, SeekFrom};
    const AT_ONCE: usize = 1 << 20;
    let maps = std::fs::read_to_string("/proc/self/maps").expect("our own memory's map");
    let mut memory = std::fs::File::open("/proc/self/mem").expect("our own memory");
    let mut held = Zeroizing::new(vec![0; AT_ONCE + 31]);
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (from, until) = line.split(' ').next().and_then(|range| range.split_once('-')).expect("a range");
        let parse = |text| u64::from_str_radix(text, 16).expect("hexadecimal digits");
        let (mut from, until) = (parse(from), parse(until));
        while from < until {
            let length = ((until - from) as usize).min(held.len());
            let read = memory.seek(SeekFrom::Start(from)).and_then(|_| memory.read_exact(&mut held[..length]));
            if read.is_ok() && holds(&held[..length], masked) {
                return true;
            }
            from += AT_ONCE as u64;
        }
    }
    false
}

fn holds(memory: &[u8], masked: &[u8; 32]) -> bool {
    let like = |found: &[u8]| found.iter().zip(masked).all(|(found, masked)| found ^ MASK == *masked);
    memchr::memchr_iter(masked[0] ^ MASK, memory).any(|place| memory.get(place..place + 32).is_some_and(like))
}
