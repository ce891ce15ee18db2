//! Sealing: XChaCha20-Poly1305 with a random nonce, bound to the place where the sealed text stands, so that a text moved
//! to another row, column or table does not open (D-21).

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::file::Key;
use super::{Purpose, Refused, random};

/// How texts are sealed; part of what is authenticated, so an old way is never taken for a new one.
const VERSION: u8 = 1;
const NONCE: usize = 24;

/// Where a sealed text stands. Two texts of one row and column are told apart by nothing, so a column holds one.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub table: &'a str,
    pub column: &'a str,
    pub row: &'a str,
}

impl<'a> Place<'a> {
    pub const fn new(table: &'a str, column: &'a str, row: &'a str) -> Place<'a> {
        Place { table, column, row }
    }

    pub(super) fn of_key(purpose: Purpose, row: &'a str) -> Place<'a> {
        Place { table: "data_key", column: purpose.code(), row }
    }

    fn authenticated(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        for part in [self.table, self.column, self.row] {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend(part.as_bytes());
        }
        bytes
    }
}

/// The key that seals what belongs to one person. Wiped from memory when it is dropped.
pub struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    pub(super) fn random() -> DataKey {
        DataKey(Zeroizing::new(random()))
    }

    pub(super) fn from_bytes(bytes: [u8; 32]) -> DataKey {
        DataKey(Zeroizing::new(bytes))
    }

    /// Seals a text for one place.
    pub fn seal(&self, place: Place, text: &str) -> String {
        self.seal_bytes(place, text.as_bytes())
    }

    /// Opens what was sealed for this place.
    pub fn open(&self, place: Place, sealed: &str) -> Result<String, Refused> {
        String::from_utf8(self.open_bytes(place, sealed)?).map_err(|_| Refused::Changed)
    }

    /// Seals a text that may be missing.
    pub fn seal_optional(&self, place: Place, text: Option<&str>) -> Option<String> {
        text.map(|text| self.seal(place, text))
    }

    /// Opens a column that may be empty.
    pub fn open_optional(&self, place: Place, sealed: Option<&str>) -> Result<Option<String>, Refused> {
        sealed.map(|sealed| self.open(place, sealed)).transpose()
    }

    /// Seals a value for one place, as JSON.
    pub fn seal_json<T: serde::Serialize>(&self, place: Place, value: &T) -> String {
        self.seal(place, &serde_json::to_string(value).expect("our own values become JSON"))
    }

    /// Opens a value that was sealed as JSON for this place.
    pub fn open_json<T: serde::de::DeserializeOwned>(&self, place: Place, sealed: &str) -> Result<T, Refused> {
        serde_json::from_str(&self.open(place, sealed)?).map_err(|_| Refused::Changed)
    }

    pub(super) fn wrap(&self, key: &Key, place: Place) -> String {
        key.data_key().seal_bytes(place, self.0.as_slice())
    }

    pub(super) fn unwrap(key: &Key, sealed: &str, place: Place) -> Result<DataKey, Refused> {
        let bytes = Zeroizing::new(key.data_key().open_bytes(place, sealed)?);
        Ok(DataKey(Zeroizing::new(bytes.as_slice().try_into().map_err(|_| Refused::Changed)?)))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new_from_slice(self.0.as_slice()).expect("a key of 32 bytes")
    }

    pub(super) fn seal_bytes(&self, place: Place, text: &[u8]) -> String {
        let nonce: [u8; NONCE] = random();
        let payload = Payload { msg: text, aad: &place.authenticated() };
        let sealed =
            self.cipher().encrypt(&XNonce::from(nonce), payload).expect("texts are far below the cipher's limit");
        let mut bytes = Vec::with_capacity(1 + NONCE + sealed.len());
        bytes.push(VERSION);
        bytes.extend(nonce);
        bytes.extend(sealed);
        BASE64.encode(bytes)
    }

    pub(super) fn open_bytes(&self, place: Place, sealed: &str) -> Result<Vec<u8>, Refused> {
        let bytes = BASE64.decode(sealed).map_err(|_| Refused::Changed)?;
        let (version, rest) = bytes.split_first().ok_or(Refused::Changed)?;
        if *version != VERSION || rest.len() < NONCE {
            return Err(Refused::Changed);
        }
        let (nonce, sealed) = rest.split_at(NONCE);
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| Refused::Changed)?;
        let payload = Payload { msg: sealed, aad: &place.authenticated() };
        self.cipher().decrypt(&XNonce::from(nonce), payload).map_err(|_| Refused::Changed)
    }
}

/// Keys never show in a log by accident.
impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey(***)")
    }
}
