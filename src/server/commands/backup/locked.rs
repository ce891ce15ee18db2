//! Locking a copy for two people: with the first one's public key, and the result again with the second one's. So neither of them
//! opens it alone, and this machine, which holds no secret key of theirs, opens it not at all (D-27).

use std::fs::{self, File, FileTimes, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use age::Encryptor;
use age::stream::StreamWriter;
use age::x25519::Recipient;

/// How much of a copy is in memory at once, in bytes.
const PIECE: usize = 64 * 1024;

/// The public keys of the two people: whose is first, and whose is second.
pub(super) struct Recipients([Recipient; 2]);

impl Recipients {
    /// Reads a file with a key a line; empty lines and lines that begin with # say nothing. Errors are one sentence, and never show
    /// what might be a secret key.
    pub fn read(path: &Path) -> Result<Recipients, String> {
        let named = format!("FOOTHOLD_BACKUP_RECIPIENTS names {}", path.display());
        let text = fs::read_to_string(path).map_err(|cause| format!("{named}, which cannot be read: {cause}."))?;
        let lines =
            text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let mut keys = Vec::new();
        for (number, line) in lines.map(|(index, line)| (index + 1, line)) {
            if line.to_ascii_uppercase().starts_with("AGE-SECRET-KEY-") {
                return Err(format!(
                    "{named}, and its line {number} is a secret key: it must not be on this machine, so make a new pair and put only the public half (age1…) here."
                ));
            }
            keys.push(line.parse::<Recipient>().map_err(|_| {
                format!("{named}, and its line {number} is not a public key of age (age1… of 62 letters).")
            })?);
        }
        match <[Recipient; 2]>::try_from(keys) {
            Ok([first, second]) if first == second => {
                Err(format!("{named}, which has the same key twice: each of the two people has a key of their own."))
            }
            Ok(both) => Ok(Recipients(both)),
            Err(keys) => Err(format!("{named}, which has {} keys, and it must have two: of two people.", keys.len())),
        }
    }

    /// Writes a locked copy of a file to a new one that only we can read, with the times of the first, and down to the disk. Where it
    /// fails, or is not waited for, what was written so far is the caller's to remove.
    pub async fn lock(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut from = File::open(from)?;
        let to = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
        let Recipients([first, second]) = self;
        let outer = locking(second, BufWriter::with_capacity(PIECE, to))?;
        let mut inner = locking(first, outer)?;
        let mut piece = vec![0; PIECE];
        loop {
            let read = from.read(&mut piece)?;
            if read == 0 {
                break;
            }
            inner.write_all(&piece[..read])?;
            // Whoever tells us to stop is heard here.
            tokio::task::yield_now().await;
        }
        let to = inner.finish()?.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        let then = from.metadata()?.modified()?;
        to.set_times(FileTimes::new().set_accessed(then).set_modified(then))?;
        to.sync_all()
    }
}

fn locking<W: Write>(recipient: &Recipient, out: W) -> io::Result<StreamWriter<W>> {
    let only = std::iter::once(recipient as &dyn age::Recipient);
    Encryptor::with_recipients(only).map_err(io::Error::other)?.wrap_output(out)
}
