//! Keys that live one day. They seal what was said today without a name, in a small file that is in no backup: once the night has
//! sealed it anew and the old key is gone, yesterday's copies of the store open nothing (N-9).

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use zeroize::Zeroizing;

use super::{DataKey, Place, Refused, random, random_id};

/// The keys of the file: one, and for the length of a night two. Whoever seals with them holds the night's row of the store, so that
/// none goes meanwhile.
pub struct DayKeys {
    path: PathBuf,
    keys: Vec<(String, Zeroizing<[u8; 32]>)>,
}

impl DayKeys {
    /// Reads the file; none where there is none. Errors are one sentence for whoever runs the service.
    pub fn read(path: &Path) -> Result<Option<DayKeys>, String> {
        let mut held = DayKeys { path: path.to_owned(), keys: Vec::new() };
        match std::fs::read_to_string(path) {
            Ok(text) => {
                let text = Zeroizing::new(text);
                held.keys = text.lines().map(parse).collect::<Option<_>>().ok_or_else(|| held.damaged())?;
            }
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(cause) => return Err(format!("the key of the day {} cannot be read: {cause}.", path.display())),
        }
        if held.keys.is_empty() { Err(held.damaged()) } else { Ok(Some(held)) }
    }

    /// Makes the file with a first key. Whoever calls it holds the night's row alone, so that two do not make two.
    pub fn make(path: &Path) -> Result<DayKeys, String> {
        let mut held = DayKeys { path: path.to_owned(), keys: Vec::new() };
        held.add()?;
        Ok(held)
    }

    fn damaged(&self) -> String {
        format!("the key of the day {} is damaged.", self.path.display())
    }

    /// Adds a new key, which seals from now on.
    pub fn add(&mut self) -> Result<(), String> {
        self.keys.push((random_id(), Zeroizing::new(random())));
        self.write()
    }

    /// Destroys every key but the newest.
    pub fn forget_old(&mut self) -> Result<(), String> {
        let newest = self.keys.len() - 1;
        self.keys.drain(..newest);
        self.write()
    }

    /// What the newest key is called.
    pub fn newest(&self) -> &str {
        &self.keys.last().expect("reading asks for one").0
    }

    /// Seals with the newest key.
    pub fn seal_bytes(&self, place: Place, bytes: &[u8]) -> String {
        let (id, key) = self.keys.last().expect("reading asks for one");
        format!("{id}.{}", DataKey::from_bytes(**key).seal_bytes(place, bytes))
    }

    /// Opens what one of them sealed for the same place.
    pub fn open_bytes(&self, place: Place, sealed: &str) -> Result<Vec<u8>, Refused> {
        let (id, sealed) = sealed.split_once('.').ok_or(Refused::Changed)?;
        let (_, key) = self.keys.iter().find(|(known, _)| known == id).ok_or(Refused::NoSuchKey)?;
        DataKey::from_bytes(**key).open_bytes(place, sealed)
    }

    /// Writes the file in one step; what it held before is overwritten, so that it cannot be read from the disk's free space.
    fn write(&self) -> Result<(), String> {
        let failed =
            |cause: std::io::Error| format!("the key of the day {} cannot be written: {cause}.", self.path.display());
        let lines = self.keys.iter().map(|(id, key)| format!("{id} {}", BASE64.encode(key.as_slice())));
        let text = Zeroizing::new(lines.collect::<Vec<_>>().join("\n"));
        let before = std::fs::OpenOptions::new().write(true).open(&self.path).ok();
        let beside = self.path.with_extension("day-new");
        let _ = std::fs::remove_file(&beside);
        let mut file =
            std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside).map_err(failed)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
        std::fs::rename(&beside, &self.path).map_err(failed)?;
        if let Some(mut before) = before {
            let length = before.metadata().map_or(0, |about| about.len());
            before.write_all(&vec![0; length as usize]).and_then(|()| before.sync_all()).map_err(failed)?;
        }
        Ok(())
    }
}

fn parse(line: &str) -> Option<(String, Zeroizing<[u8; 32]>)> {
    let (id, key) = line.split_once(' ')?;
    Some((id.to_owned(), Zeroizing::new(BASE64.decode(key).ok()?.try_into().ok()?)))
}
