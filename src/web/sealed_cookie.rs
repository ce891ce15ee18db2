//! A cookie that holds what only we can read: packed, sealed with a key of ours, and kept until the browser is closed. How long
//! what is in it counts, and for whom, says whoever reads it.

use std::io::{Read, Write};

use axum::response::Response;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::keys::{Keys, Place};

use super::set_cookie;

/// The most that a cookie unpacks to, in bytes.
const LARGEST_UNPACKED: u64 = 64 * 1024;

/// One kind of sealed cookie.
pub struct SealedCookie {
    name: &'static str,
    place: Place<'static>,
}

impl SealedCookie {
    /// `what` tells what is sealed in it from everything else that we seal.
    pub const fn new(name: &'static str, what: &'static str) -> SealedCookie {
        SealedCookie { name, place: Place::new(what, name, "cookie") }
    }

    /// A value as the browser holds it.
    pub fn seal<T: Serialize>(&self, keys: &Keys, value: &T) -> String {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        let text = serde_json::to_vec(value).expect("plain values");
        encoder.write_all(&text).expect("memory takes all of it");
        keys.seal_bytes(self.place, &encoder.finish().expect("memory takes all of it"))
    }

    /// What a browser sent; none where it was changed, or holds something else.
    pub fn open<T: DeserializeOwned>(&self, keys: &Keys, sealed: &str) -> Option<T> {
        let packed = keys.open_bytes(self.place, sealed).ok()?;
        let mut text = String::new();
        DeflateDecoder::new(&packed[..]).take(LARGEST_UNPACKED).read_to_string(&mut text).ok()?;
        serde_json::from_str(&text).ok()
    }

    /// Hands it to the browser, which forgets it when it is closed.
    pub fn hold(&self, response: &mut Response, sealed: &str) {
        set_cookie(response, self.name, sealed, None);
    }

    /// Has the browser forget it.
    pub fn forget(&self, response: &mut Response) {
        set_cookie(response, self.name, "", Some(0));
    }
}
