//! Opens a file to import, or says in one sentence why not.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::refused::{MOST_BYTES, Refused};

/// Opens the file to import. What it is and how large is looked at before a byte is read.
pub fn open(path: &Path) -> Result<impl Read + use<>, Refused> {
    let name = path.display().to_string();
    let found = std::fs::metadata(path).map_err(|error| refusal(&error, &name))?;
    if found.is_dir() {
        return Err(Refused::Folder(name));
    }
    if !found.is_file() {
        return Err(Refused::NotAFile(name)); // a pipe would keep us waiting for ever
    }
    if found.len() == 0 {
        return Err(Refused::Empty);
    }
    if found.len() > MOST_BYTES {
        return Err(Refused::TooLarge);
    }
    File::open(path).map_err(|error| refusal(&error, &name))
}

fn refusal(error: &std::io::Error, name: &str) -> Refused {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Refused::NotThere(name.to_owned()),
        ErrorKind::PermissionDenied => Refused::CannotRead("permission denied".to_owned()),
        _ => Refused::CannotRead(error.to_string()),
    }
}
