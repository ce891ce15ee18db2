//! How often one network may knock at a door where secrets are typed (S-11): from 60 an hour its answers come slower, from
//! 600 they are refused. A hostel with a hundred people behind one address gets in.
//!
//! A network is a /24 of IPv4 or a /56 of IPv6. It is known here only by a fingerprint, made with a key that is forgotten
//! within the hour together with all it made, so that nobody can ask this process later who was here (S-13).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use governor::middleware::{NoOpMiddleware, StateInformationMiddleware};
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::error::{AppError, Result};
use crate::keys;

use super::AppState;
use super::clock::Clock;

const SLOWER_FROM: NonZeroU32 = NonZeroU32::new(60).expect("not zero");
const REFUSED_FROM: NonZeroU32 = NonZeroU32::new(600).expect("not zero");
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// The first wait of somebody who knocks too often, and the longest, in ms.
const SHORTEST_WAIT: u64 = 300;
const LONGEST_WAIT: u64 = 2_000;

/// Somebody who may knock at this door now: a handler that asks for it is limited by network.
pub struct Knock;

impl FromRequestParts<AppState> for Knock {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Knock> {
        app.limits.knock(app, parts).await.map(|()| Knock)
    }
}

/// Counts how often each network knocks. Cheap to clone; copies count together.
#[derive(Clone)]
pub struct Limits {
    clock: Clock,
    hour: Arc<Mutex<Hour>>,
}

/// What is to become of a knock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Now,
    After(Duration),
    Never,
}

impl Limits {
    pub(super) fn new(clock: Clock) -> Limits {
        let hour = Arc::new(Mutex::new(Hour::begin(&clock)));
        Limits { clock, hour }
    }

    /// Lets a request through at once, or after a short wait, or refuses it.
    pub async fn knock(&self, app: &AppState, parts: &Parts) -> Result<()> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        match self.answer(client(&parts.headers, peer, app.config.proxies)) {
            Answer::Now => Ok(()),
            Answer::After(wait) => {
                pause(wait).await;
                Ok(())
            }
            Answer::Never => Err(AppError::TooMany),
        }
    }

    fn answer(&self, address: IpAddr) -> Answer {
        let now = self.clock.now();
        let mut hour = self.hour.lock().unwrap_or_else(PoisonError::into_inner);
        if !(0..HOUR).contains(&(now - hour.began_at)) {
            *hour = Hour::begin(&self.clock);
        }
        hour.answer(address, now)
    }
}

/// Tests do not sleep; the length of each wait is tested by itself.
async fn pause(wait: Duration) {
    if !cfg!(test) {
        tokio::time::sleep(wait).await;
    }
}

type Fingerprint = [u8; 32];

/// One hour's counts, and the key under which networks are known in it.
struct Hour {
    began_at: i64,
    swept_at: i64,
    /// It lies in one place of the memory, and is overwritten when the hour goes (N-5).
    key: Box<Zeroizing<[u8; 32]>>,
    slower: RateLimiter<Fingerprint, HashMapStateStore<Fingerprint>, Ticks, NoOpMiddleware<Duration>>,
    refused: RateLimiter<Fingerprint, HashMapStateStore<Fingerprint>, Ticks, StateInformationMiddleware>,
}

impl Hour {
    fn begin(clock: &Clock) -> Hour {
        let ticks = Ticks { clock: clock.clone(), running: Arc::default() };
        let slower = RateLimiter::hashmap_with_clock(Quota::per_hour(SLOWER_FROM), ticks.clone());
        let refused = RateLimiter::hashmap_with_clock(Quota::per_hour(REFUSED_FROM), ticks.clone()).with_middleware();
        ticks.running.store(true, Ordering::Relaxed);
        let mut key = Box::new(Zeroizing::new([0; 32]));
        keys::fill(key.as_mut_slice());
        let now = clock.now();
        Hour { began_at: now, swept_at: now, key, slower, refused }
    }

    fn answer(&mut self, address: IpAddr, now: i64) -> Answer {
        if now - self.swept_at >= MINUTE {
            self.swept_at = now;
            self.slower.retain_recent();
            self.refused.retain_recent();
        }
        let network = self.fingerprint(address);
        let slower = self.slower.check_key(&network).is_err();
        match self.refused.check_key(&network) {
            Err(_) => Answer::Never,
            Ok(_) if !slower => Answer::Now,
            Ok(left) => Answer::After(wait(left.remaining_burst_capacity())),
        }
    }

    fn fingerprint(&self, address: IpAddr) -> Fingerprint {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.key.as_slice()).expect("any length will do");
        match network(address) {
            IpAddr::V4(network) => mac.update(&network.octets()),
            IpAddr::V6(network) => mac.update(&network.octets()),
        }
        mac.finalize().into_bytes().into()
    }
}

/// How long a knock waits where `left` more would be let in before all are refused: longer the fewer they are.
fn wait(left: u32) -> Duration {
    let knocked = u64::from(REFUSED_FROM.get().saturating_sub(left));
    Duration::from_millis((SHORTEST_WAIT + (LONGEST_WAIT - SHORTEST_WAIT) * knocked / 600).min(LONGEST_WAIT))
}

/// The network that an address is in.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => Ipv4Addr::from_bits(address.to_bits() & (u32::MAX << 8)).into(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 72)).into(),
    }
}

/// The address that a request came from (S-12). Each of our proxies adds one entry at the right of `X-Forwarded-For`: with
/// two, the second from the right is the address that the outermost saw. What stands left of it was sent by whoever asks,
/// and says nothing. A request that came round our proxies is known by the machine that sent it.
fn client(headers: &HeaderMap, peer: Option<IpAddr>, proxies: usize) -> IpAddr {
    let peer = peer.unwrap_or(Ipv4Addr::UNSPECIFIED.into());
    let Some(back) = proxies.checked_sub(1) else { return peer };
    let lines: Vec<&str> = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).collect();
    let entry = lines.iter().flat_map(|line| line.split(',')).rev().nth(back).map(str::trim);
    entry.and_then(address).unwrap_or(peer)
}

/// An address as proxies write it: some add the port.
fn address(entry: &str) -> Option<IpAddr> {
    entry.parse().ok().or_else(|| entry.parse::<SocketAddr>().ok().map(|with_port| with_port.ip()))
}

/// Our clock as the limiter reads it: from 1970 on, so that a test may set any time.
#[derive(Clone)]
struct Ticks {
    clock: Clock,
    running: Arc<AtomicBool>,
}

impl governor::clock::Clock for Ticks {
    type Instant = Duration;

    fn now(&self) -> Duration {
        let now = if self.running.load(Ordering::Relaxed) { self.clock.now() } else { 0 };
        Duration::from_millis(now.unsigned_abs())
    }
}

#[cfg(test)]
mod tests;
