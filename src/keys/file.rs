//! The file of keys: a line each, `purpose id made_at key`, the newest of a purpose last. Made once by `foothold keys make`,
//! read by nobody but this program (mode 0400), kept and backed up apart from the database.

use std::fmt::Write as _;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::sync::Arc;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use hmac::KeyInit;
use zeroize::Zeroizing;

use super::seal::DataKey;
use super::{HmacSha256, Purpose, random};

/// One key of the file.
pub(super) struct Key {
    pub purpose: Purpose,
    /// Its name, which stands before what it sealed.
    pub id: String,
    /// In ms since 1970 UTC.
    pub made_at: i64,
    bytes: Zeroizing<[u8; 32]>,
}

impl Key {
    pub fn random(purpose: Purpose, now: i64) -> Key {
        let id: String = random::<4>().iter().map(|byte| format!("{byte:02x}")).collect();
        Key { purpose, id, made_at: now, bytes: Zeroizing::new(random()) }
    }

    pub fn hmac(&self) -> HmacSha256 {
        HmacSha256::new_from_slice(self.bytes.as_slice()).expect("any length will do")
    }

    pub fn data_key(&self) -> DataKey {
        DataKey::from_bytes(*self.bytes)
    }

    fn parse(line: &str) -> Option<Key> {
        let mut parts = line.split(' ');
        let (purpose, id, made_at, key) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let bytes = Zeroizing::new(BASE64.decode(key).ok()?);
        Some(Key {
            purpose: Purpose::from_code(purpose)?,
            id: id.to_owned(),
            made_at: made_at.parse().ok()?,
            bytes: Zeroizing::new(bytes.as_slice().try_into().ok()?),
        })
        .filter(|_| parts.next().is_none())
    }
}

/// Every key of the file: at least one of each purpose.
pub(super) struct Ring(Vec<Arc<Key>>);

impl Ring {
    /// Reads the file. Errors are one sentence, and never show a key.
    pub fn read(path: &Path) -> Result<Ring, String> {
        let ring = Ring::read_as_it_is(path)?;
        let missing = ring.missing().next();
        match missing {
            Some(missing) => Err(format!(
                "the file of keys {} has no key called \"{}\". Bring it back from its own backup; if it is from before there was such a key, \"foothold keys make\" adds it.",
                path.display(),
                missing.code()
            )),
            None => Ok(ring),
        }
    }

    fn missing(&self) -> impl Iterator<Item = Purpose> {
        Purpose::ALL.into_iter().filter(|purpose| !self.0.iter().any(|key| key.purpose == *purpose))
    }

    /// The same, of a file that may be older than some purpose.
    fn read_as_it_is(path: &Path) -> Result<Ring, String> {
        let named = path.display();
        let about = std::fs::metadata(path).map_err(|cause| {
            format!("the file of keys {named} cannot be read ({cause}). \"foothold keys make\" makes a new one; a database that is in use needs its own.")
        })?;
        let mode = about.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            return Err(format!(
                "the file of keys {named} can be read by others (mode {mode:o}). Run: chmod 400 {named}"
            ));
        }
        let text = std::fs::read_to_string(path)
            .map_err(|cause| format!("the file of keys {named} cannot be read ({cause})."))?;
        let text = Zeroizing::new(text);
        let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let keys = lines
            .map(|(number, line)| {
                Key::parse(line).map(Arc::new).ok_or_else(|| {
                    format!(
                        "line {} of the file of keys {named} is damaged. Bring it back from its own backup.",
                        number + 1
                    )
                })
            })
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Ring(keys))
    }

    pub fn new(keys: Vec<Arc<Key>>) -> Ring {
        Ring(keys)
    }

    pub fn keys(&self) -> &[Arc<Key>] {
        &self.0
    }

    pub fn newest(&self, purpose: Purpose) -> Arc<Key> {
        let newest = self.0.iter().rev().find(|key| key.purpose == purpose);
        newest.expect("reading asks for a key of each purpose").clone()
    }

    pub fn find(&self, purpose: Purpose, id: &str) -> Option<Arc<Key>> {
        self.0.iter().find(|key| key.purpose == purpose && key.id == id).cloned()
    }

    /// Writes the file in one step: whoever reads it finds the old keys or the new ones, never half.
    pub fn write(&self, path: &Path) -> Result<(), String> {
        let failed = |cause: std::io::Error| format!("the file of keys {} cannot be written: {cause}.", path.display());
        let mut text = Zeroizing::new(String::from(
            "# The keys of Foothold. Keep a copy apart from the database and its backups: without them nothing can be read.\n",
        ));
        for key in &self.0 {
            let Key { purpose, id, made_at, bytes } = key.as_ref();
            writeln!(text, "{} {id} {made_at} {}", purpose.code(), BASE64.encode(bytes.as_slice()))
                .expect("a string takes all");
        }
        let beside = path.with_extension("new");
        let _ = std::fs::remove_file(&beside);
        let mut file =
            std::fs::OpenOptions::new().write(true).create_new(true).mode(0o400).open(&beside).map_err(failed)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
        std::fs::rename(&beside, path).map_err(failed)
    }
}

/// Makes the file with a key for each purpose, and its folder; one that is older than some purpose gets what it lacks. False
/// where it is whole already; then nothing changes.
pub fn make(path: &Path, now: i64) -> Result<bool, String> {
    use std::os::unix::fs::DirBuilderExt;
    if path.exists() {
        let ring = Ring::read_as_it_is(path)?;
        let missing: Vec<_> = ring.missing().map(|purpose| Arc::new(Key::random(purpose, now))).collect();
        if missing.is_empty() {
            return Ok(false);
        }
        Ring::new(ring.keys().iter().cloned().chain(missing).collect()).write(path)?;
        return Ok(true);
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|cause| format!("the folder {} cannot be made: {cause}.", folder.display()))?;
    }
    let keys = Purpose::ALL.into_iter().map(|purpose| Arc::new(Key::random(purpose, now))).collect();
    Ring::new(keys).write(path)?;
    Ok(true)
}
