//! Public pages, kept as they were sent: written and compressed once, served to everyone until what they show changes.
//! Only a page that says it is the same for every visitor gets here (`Sheet::public`).

use std::sync::{Arc, OnceLock};

use axum::body::Bytes;
use brotli::enc::BrotliEncoderParams;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::gzip::unpack;

/// All kept pages together stay under this many bytes.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// One page as it was sent.
pub struct KeptPage {
    /// The data and the hour that it shows.
    pub edition: Edition,
    /// `W/"…"`, the same for the same text in any process.
    pub etag: String,
    pub gzip: Bytes,
    /// Made when the page is asked for again by a browser that reads brotli: smaller, and dearer to make.
    brotli: OnceLock<Bytes>,
}

/// What a public page depends on beside its address: the version of the data, and the hour, for "closes tomorrow".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    pub version: i64,
    /// Hours since 1970 UTC.
    pub hour: i64,
}

impl Edition {
    pub fn new(version: i64, now: i64) -> Edition {
        Edition { version, hour: now.div_euclid(3_600_000) }
    }
}

impl KeptPage {
    pub fn new(edition: Edition, gzip: Bytes) -> KeptPage {
        KeptPage { edition, etag: etag(&gzip), gzip, brotli: OnceLock::new() }
    }

    /// The page in brotli.
    pub fn brotli(&self) -> Bytes {
        self.brotli.get_or_init(|| brotli_of(&self.gzip).unwrap_or_else(|| self.gzip.clone())).clone()
    }
}

/// The pages, by language and address.
pub struct KeptPages(Cache<Box<str>, Arc<KeptPage>, Weight>);

#[derive(Clone)]
struct Weight;

impl Weighter<Box<str>, Arc<KeptPage>> for Weight {
    /// Brotli's share is counted before it is made.
    fn weight(&self, address: &Box<str>, page: &Arc<KeptPage>) -> u64 {
        (address.len() + page.gzip.len() * 2 + 200) as u64
    }
}

impl KeptPages {
    pub fn new() -> KeptPages {
        KeptPages(Cache::with_weighter(2_000, MOST_BYTES, Weight))
    }

    /// The page kept under `key`, if it is of this edition.
    pub fn find(&self, key: &str, edition: Edition) -> Option<Arc<KeptPage>> {
        self.0.get(key).filter(|page| page.edition == edition)
    }

    pub fn keep(&self, key: &str, page: Arc<KeptPage>) {
        self.0.insert(key.into(), page);
    }
}

/// Names a page by what a gzip ends with: the checksum and the length of its text (RFC 1952). The same text has the same
/// name in every process.
fn etag(gzip: &[u8]) -> String {
    let end: String = gzip.iter().rev().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("W/\"{end}\"")
}

/// Brotli makes a tenth less of the same text, and needs milliseconds for it: worth it for a page that is asked for again.
fn brotli_of(gzip: &[u8]) -> Option<Bytes> {
    let html = unpack(gzip)?;
    let params = BrotliEncoderParams { quality: 9, lgwin: 18, size_hint: html.len(), ..Default::default() };
    let mut packed = Vec::with_capacity(html.len() / 4);
    brotli::BrotliCompress(&mut html.as_slice(), &mut packed, &params).ok()?;
    Some(packed.into())
}
