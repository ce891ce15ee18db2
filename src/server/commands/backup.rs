//! A whole copy of the running database, in a file that has its name only once it is whole; locked for two people where that is
//! set (D-27).

mod locked;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::feedback::anonymous::first_of_month;
use crate::web::{Config, DbError, now};

use super::super::serve::stop_signal;
use super::{open, open_anonymous};
use locked::Recipients;

/// Copies the database, and what was said without a name. Told to stop, it leaves nothing half done behind.
pub(super) async fn backup(config: &Config, file: &Path) -> Result<(), String> {
    tokio::select! {
        said = copy(config, file) => println!("{}", said?),
        () = stop_signal() => return Err("it was told to stop before everything was copied.".to_owned()),
    }
    Ok(())
}

/// Says in a sentence whether backups are locked, for "config check".
pub(super) fn whether_locked(config: &Config) -> Result<&'static str, String> {
    Ok(match recipients(config)? {
        Some(_) => "Backups are locked: it takes the keys of two people to open one.",
        None => "Backups are not locked: FOOTHOLD_BACKUP_RECIPIENTS is not set.",
    })
}

fn recipients(config: &Config) -> Result<Option<Recipients>, String> {
    config.backup_recipients.as_deref().map(Recipients::read).transpose()
}

/// Says what was copied, and where.
async fn copy(config: &Config, file: &Path) -> Result<String, String> {
    let recipients = recipients(config)?;
    let beside = with_end(file, ".anonymous");
    for place in [file, &beside] {
        if place.exists() {
            return Err(format!(
                "{} is there already, and a backup never takes the place of another.",
                place.display()
            ));
        }
    }
    let (db, anonymous) = (open(config).await?, open_anonymous(config).await?);
    let plain = Passing::named(with_end(file, "-plain"));
    db.copy_to(&plain.0).await.map_err(|cause| cause.to_string())?;
    arrive(plain, file, recipients.as_ref()).await.map_err(|cause| not_written(file, &cause))?;

    let half_done = |cause| format!("the database was copied, and what was said without a name was not: {cause}");
    let plain = Passing::named(with_end(&beside, "-plain"));
    anonymous.copy_to(&plain.0, first_of_month(now())).await.map_err(|cause: DbError| half_done(cause.to_string()))?;
    let arrived = arrive(plain, &beside, recipients.as_ref()).await;
    arrived.map_err(|cause| half_done(not_written(&beside, &cause)))?;
    anonymous.close().await;
    db.close().await;
    let locked = match recipients {
        Some(_) => " They are locked: it takes the keys of two people to open one.",
        None if config.demo => "",
        None => " They are not locked: FOOTHOLD_BACKUP_RECIPIENTS is not set.",
    };
    Ok(format!(
        "Copied the database to {}, and what was said without a name, as of last night, to {}. Both copies are whole.{locked} \
         They are of no use without the file of keys.",
        file.display(),
        beside.display()
    ))
}

/// Gives a copy its name, locked where there is somebody to lock it for. What was plain is gone afterwards.
async fn arrive(plain: Passing, file: &Path, recipients: Option<&Recipients>) -> io::Result<()> {
    match recipients {
        Some(recipients) => {
            let part = Passing::named(with_end(file, "-part"));
            recipients.lock(&plain.0, &part.0).await?;
            fs::rename(&part.0, file)?;
        }
        None => {
            File::open(&plain.0)?.sync_all()?;
            fs::rename(&plain.0, file)?;
        }
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

/// A file that is on its way to its name and does not stay, whatever happens; neither does what SQLite puts beside it.
struct Passing(PathBuf);

impl Passing {
    /// One that was left behind when the machine died goes first.
    fn named(path: PathBuf) -> Passing {
        let passing = Passing(path);
        passing.remove();
        passing
    }

    fn remove(&self) {
        for end in ["", "-part", "-journal", "-wal", "-shm"] {
            // One that is not there need not go.
            let _ = fs::remove_file(with_end(&self.0, end));
        }
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        self.remove();
    }
}

fn with_end(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

fn not_written(file: &Path, cause: &io::Error) -> String {
    format!("{} cannot be written: {cause}.", file.display())
}

#[cfg(test)]
mod tests;
