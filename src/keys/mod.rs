//! The keys that keep people's words and addresses to those who may read them, even from whoever holds the database, its
//! disk or its backups (D-21 to D-26). For every room that keeps something personal.
//!
//! Addresses: none. Tables: `key_checks`, which tells a wrong file of keys from the right one. Personal data: none.
//!
//! The keys are lines of one file (`FOOTHOLD_KEYS_FILE`, mode 0400), never in the database. Each person has a data key of
//! their own; the database holds it only wrapped by a key of the file, so destroying that one row destroys what was sealed
//! with it, and `foothold keys rotate` wraps it anew without touching what it sealed. What must be found again, such as an
//! address, stands beside its sealed copy as an index: a keyed fingerprint.
//!
//! 2026-11-25: The keys for fingerprints and for the audit do not rotate: every index and every line of the chain would
//! have to be made anew, and an old one proves nothing to whoever holds only the database.

mod check;
mod day;
mod file;
mod rotate;
mod seal;
pub mod slow;

use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::time::SystemTime;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use ed25519_dalek::SigningKey;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

pub use check::check;
pub use day::DayKeys;
pub use file::make;
pub use rotate::{Wrapped, begin_rotation, finish_rotation};
pub use seal::{DataKey, Place};

use file::{Key, Ring};

/// What a key is for. A key never serves two purposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Wraps the data keys of young people and of the leaving-care list.
    YoungPeople,
    /// Wraps the data keys of council staff.
    Council,
    /// Wraps the data keys of the advocacy provider's staff.
    Provider,
    /// Wraps the data keys of advocacy cases. Only the room of that name asks for it.
    Advocacy,
    /// Fingerprints by which a case of advocacy is found, and no other room's rows.
    AdvocacyIndex,
    /// Seals what was said without a name, once it has been delivered.
    Anonymous,
    /// The names of those rows, and what finds them by 16 digits.
    AnonymousIndex,
    /// Seals what is gone within days: letters on their way, sign-ins under way, a form held over a sign-in.
    ShortLived,
    /// Fingerprints by which sealed values are found again.
    Index,
    /// Fingerprints of codes and tokens that people type.
    Codes,
    /// The chain of the audit.
    Audit,
}

impl Purpose {
    const ALL: [Purpose; 11] = [
        Purpose::YoungPeople,
        Purpose::Council,
        Purpose::Provider,
        Purpose::Advocacy,
        Purpose::AdvocacyIndex,
        Purpose::Anonymous,
        Purpose::AnonymousIndex,
        Purpose::ShortLived,
        Purpose::Index,
        Purpose::Codes,
        Purpose::Audit,
    ];
    /// Those that `foothold keys rotate` replaces.
    const ROTATING: [Purpose; 6] = [
        Purpose::YoungPeople,
        Purpose::Council,
        Purpose::Provider,
        Purpose::Advocacy,
        Purpose::Anonymous,
        Purpose::ShortLived,
    ];

    /// As the file of keys and the database spell it.
    pub fn code(self) -> &'static str {
        match self {
            Purpose::YoungPeople => "young_people",
            Purpose::Council => "council",
            Purpose::Provider => "provider",
            Purpose::Advocacy => "advocacy",
            Purpose::AdvocacyIndex => "advocacy_index",
            Purpose::Anonymous => "anonymous",
            Purpose::AnonymousIndex => "anonymous_index",
            Purpose::ShortLived => "short_lived",
            Purpose::Index => "index",
            Purpose::Codes => "codes",
            Purpose::Audit => "audit",
        }
    }

    fn from_code(code: &str) -> Option<Purpose> {
        Purpose::ALL.into_iter().find(|purpose| purpose.code() == code)
    }
}

/// Why something sealed could not be opened: never more than this, and never shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("its key is not in the file of keys")]
    NoSuchKey,
    #[error("it was changed, or belongs to another place")]
    Changed,
}

/// The keys of this process. Cheap to clone; reads its file again when that has changed.
#[derive(Clone)]
pub struct Keys {
    path: Arc<PathBuf>,
    held: Arc<RwLock<Held>>,
}

struct Held {
    ring: Arc<Ring>,
    changed: Option<SystemTime>,
}

impl Keys {
    /// Reads the file of keys. Errors are one sentence for whoever runs the service.
    pub fn read(path: &Path) -> Result<Keys, String> {
        let held = Held { ring: Arc::new(Ring::read(path)?), changed: changed_at(path) };
        Ok(Keys { path: Arc::new(path.to_owned()), held: Arc::new(RwLock::new(held)) })
    }

    /// True where the file is still there and good: part of being ready.
    pub fn are_there(&self) -> bool {
        Ring::read(&self.path).is_ok()
    }

    /// A new data key for one person, and how the database keeps it. `row` is the id of the row that will hold it.
    pub fn new_data_key(&self, purpose: Purpose, row: &str) -> (DataKey, String) {
        let data_key = DataKey::random();
        let wrapped = self.wrap(purpose, row, &data_key);
        (data_key, wrapped)
    }

    /// Opens a data key that the database keeps wrapped.
    pub fn data_key(&self, purpose: Purpose, row: &str, wrapped: &str) -> Result<DataKey, Refused> {
        let (id, sealed) = wrapped.split_once('.').ok_or(Refused::Changed)?;
        let key = self.key(purpose, id).ok_or(Refused::NoSuchKey)?;
        DataKey::unwrap(&key, sealed, Place::of_key(purpose, row))
    }

    fn wrap(&self, purpose: Purpose, row: &str, data_key: &DataKey) -> String {
        let key = self.newest(purpose);
        format!("{}.{}", key.id, data_key.wrap(&key, Place::of_key(purpose, row)))
    }

    /// Seals something that is gone within days, with a key of the file itself.
    pub fn seal(&self, place: Place, text: &str) -> String {
        self.seal_bytes(place, text.as_bytes())
    }

    /// Opens what `seal` sealed for the same place.
    pub fn open(&self, place: Place, sealed: &str) -> Result<String, Refused> {
        String::from_utf8(self.open_bytes(place, sealed)?).map_err(|_| Refused::Changed)
    }

    /// The same for bytes: what is packed before it is sealed.
    pub fn seal_bytes(&self, place: Place, bytes: &[u8]) -> String {
        self.seal_with(Purpose::ShortLived, place, bytes)
    }

    /// Opens what `seal_bytes` sealed for the same place.
    pub fn open_bytes(&self, place: Place, sealed: &str) -> Result<Vec<u8>, Refused> {
        self.open_with(Purpose::ShortLived, place, sealed)
    }

    /// Seals what was said without a name.
    pub fn seal_anonymous(&self, place: Place, bytes: &[u8]) -> String {
        self.seal_with(Purpose::Anonymous, place, bytes)
    }

    /// Opens what `seal_anonymous` sealed for the same place.
    pub fn open_anonymous(&self, place: Place, sealed: &str) -> Result<Vec<u8>, Refused> {
        self.open_with(Purpose::Anonymous, place, sealed)
    }

    /// Whether the newest key sealed this.
    pub fn sealed_anonymous_newly(&self, sealed: &str) -> bool {
        sealed.split_once('.').is_some_and(|(id, _)| id == self.newest(Purpose::Anonymous).id)
    }

    fn seal_with(&self, purpose: Purpose, place: Place, bytes: &[u8]) -> String {
        let key = self.newest(purpose);
        format!("{}.{}", key.id, key.data_key().seal_bytes(place, bytes))
    }

    fn open_with(&self, purpose: Purpose, place: Place, sealed: &str) -> Result<Vec<u8>, Refused> {
        let (id, sealed) = sealed.split_once('.').ok_or(Refused::Changed)?;
        self.key(purpose, id).ok_or(Refused::NoSuchKey)?.data_key().open_bytes(place, sealed)
    }

    /// The fingerprint of a value by which its row is found: the same for the same value, and only with our key. `kind`
    /// keeps the same words in two columns apart: "people.email".
    pub fn index(&self, kind: &str, value: &str) -> String {
        self.fingerprint(Purpose::Index, kind, value)
    }

    /// The fingerprint by which the room of advocacy finds its rows.
    pub fn advocacy_index(&self, kind: &str, value: &str) -> String {
        self.fingerprint(Purpose::AdvocacyIndex, kind, value)
    }

    /// The fingerprint that names and finds what was said without a name.
    pub fn anonymous_index(&self, kind: &str, value: &str) -> String {
        self.fingerprint(Purpose::AnonymousIndex, kind, value)
    }

    /// The fingerprint of a code or a token: what the database keeps in its place.
    pub fn code(&self, kind: &str, value: &str) -> String {
        self.fingerprint(Purpose::Codes, kind, value)
    }

    /// The fingerprint that chains one line of the audit to those before it.
    pub fn audit(&self, line: &str) -> String {
        self.fingerprint(Purpose::Audit, "audit", line)
    }

    /// The key that signs checkpoints of the audit. It comes from the audit's own key under another name, as every fingerprint
    /// does, and stays as long: a checkpoint of years ago is still checked with the same public half.
    pub fn checkpoint_key(&self) -> SigningKey {
        SigningKey::from_bytes(&Zeroizing::new(self.mac(Purpose::Audit, "audit.checkpoint", "ed25519")))
    }

    /// The key that a code makes, together with our file of keys: it opens what was sealed for whoever holds that code, and
    /// nothing else does. It is for what goes with the code, since keys for codes do not rotate.
    pub fn key_of_code(&self, kind: &str, code: &str) -> DataKey {
        DataKey::from_bytes(self.mac(Purpose::Codes, kind, code))
    }

    /// Bytes that look random to everybody else, and are the same for the same value.
    pub fn code_bytes(&self, kind: &str, value: &str) -> [u8; 32] {
        self.mac(Purpose::Codes, kind, value)
    }

    fn fingerprint(&self, purpose: Purpose, kind: &str, value: &str) -> String {
        BASE64.encode(self.mac(purpose, kind, value))
    }

    /// HMAC-SHA-256 over kind and value, each with its length, so that no two pairs are alike.
    fn mac(&self, purpose: Purpose, kind: &str, value: &str) -> [u8; 32] {
        let mut mac = self.newest(purpose).hmac();
        for part in [kind, value] {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().into()
    }

    /// The key that seals from now on.
    fn newest(&self, purpose: Purpose) -> Arc<Key> {
        self.ring(false).newest(purpose)
    }

    /// The key of this name; looked for in the file again where it is not known, since another process may have rotated.
    fn key(&self, purpose: Purpose, id: &str) -> Option<Arc<Key>> {
        self.ring(false).find(purpose, id).or_else(|| self.ring(true).find(purpose, id))
    }

    /// The ring as the file has it now. A file that is away or broken leaves the one in memory.
    fn ring(&self, again: bool) -> Arc<Ring> {
        let now = changed_at(&self.path);
        {
            let held = self.held.read().expect("nobody panics while holding the keys");
            if !again && (now == held.changed || now.is_none()) {
                return held.ring.clone();
            }
        }
        let mut held = self.held.write().expect("nobody panics while holding the keys");
        if let Ok(ring) = Ring::read(&self.path) {
            *held = Held { ring: Arc::new(ring), changed: now };
        }
        held.ring.clone()
    }
}

/// Keys never show in a log by accident.
impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(***)")
    }
}

fn changed_at(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|about| about.modified()).ok()
}

/// `length` random bytes from the operating system.
pub fn random<const LENGTH: usize>() -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    fill(&mut bytes);
    bytes
}

/// The same where they are to lie and nowhere else.
pub fn fill(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the operating system gives random bytes");
}

/// A new id that says nothing and cannot be guessed: 128 bits, 22 letters. For rows and for addresses.
pub fn random_id() -> String {
    BASE64.encode(random::<16>())
}

/// A new token: 256 bits, 43 letters.
pub fn random_token() -> String {
    BASE64.encode(random::<32>())
}

/// Random digits, each as likely as any other.
pub fn random_digits(length: usize) -> String {
    let mut digits = String::with_capacity(length);
    while digits.len() < length {
        // 250 to 255 would make some digits likelier.
        digits.extend(random::<32>().iter().filter(|byte| **byte < 250).map(|byte| char::from(b'0' + byte % 10)));
    }
    digits.truncate(length);
    digits
}

/// Letters and digits that are told apart on paper and on the phone: no 0 and O, no 1 and I.
pub const PLAIN_LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Bytes as plain letters, five bits of each.
pub fn in_plain_letters(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(PLAIN_LETTERS[usize::from(byte % 32)])).collect()
}

/// A new reference, which people read out on the phone and which says nothing: "K7M-3XQ".
pub fn random_reference() -> String {
    let text = in_plain_letters(&random::<6>());
    format!("{}-{}", &text[..3], &text[3..])
}

/// A new reference of 40 bits, for what is opened by it and a secret (S-04): "K7M3-XQ9P".
pub fn random_long_reference() -> String {
    let text = in_plain_letters(&random::<8>());
    format!("{}-{}", &text[..4], &text[4..])
}

/// The SHA-256 of a token with 128 bits or more of its own, as the database keeps it.
pub fn hash_of(token: &str) -> String {
    use sha2::Digest;
    BASE64.encode(Sha256::digest(token.as_bytes()))
}

/// Compares two fingerprints in a time that does not tell where they differ.
pub fn same(one: &str, other: &str) -> bool {
    use subtle::ConstantTimeEq;
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

type HmacSha256 = Hmac<Sha256>;

#[cfg(test)]
mod tests;
