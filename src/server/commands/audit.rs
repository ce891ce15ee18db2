//! Looking at the record of who did what, and holding it against what left this machine (D-30, D-31).

use std::path::Path;

use clap::Subcommand;

use crate::audit::{self, Chain, Checkpoint, PublicKey};
use crate::keys::{self, Keys};
use crate::web::Config;
use crate::words::grouped;

use super::open;

#[derive(Subcommand)]
pub(super) enum AuditDeed {
    /// Check that no line was changed, taken out, swapped or put in
    Verify {
        /// Check also that the audit goes on from a checkpoint: the line of a letter, or a file of such lines
        #[arg(long, value_name = "LINE_OR_FILE")]
        checkpoint: Option<String>,
        /// Check its signature with this key, which "audit key" printed, and not with the file of keys; where there is no such file,
        /// lines are only counted
        #[arg(long, value_name = "KEY", requires = "checkpoint")]
        public_key: Option<String>,
    },
    /// Print the public key that checkpoints are checked with: keep it elsewhere
    Key,
}

pub(super) async fn perform(deed: AuditDeed, config: &Config) -> Result<(), String> {
    match deed {
        AuditDeed::Verify { checkpoint: None, .. } => verify(config).await,
        AuditDeed::Verify { checkpoint: Some(checkpoint), public_key } => {
            println!("{}", verify_against(config, &checkpoint, public_key.as_deref()).await?);
            Ok(())
        }
        AuditDeed::Key => {
            println!("{}", PublicKey::of(&Keys::read(&config.keys_file)?));
            Ok(())
        }
    }
}

async fn verify(config: &Config) -> Result<(), String> {
    let db = open(config).await?;
    let keys = Keys::read(&config.keys_file)?;
    // With other keys every line would look changed.
    keys::check(&db, &keys).await?;
    let mut tx = db.read().await.map_err(unreadable)?;
    let chain = audit::verify(&mut tx, &keys).await.map_err(unreadable)?;
    drop(tx);
    db.close().await;
    match chain {
        Chain::Whole(lines) => {
            println!("The chain of {} lines is whole.", grouped(lines));
            Ok(())
        }
        Chain::Broken(fault) => Err(fault.to_string()),
    }
}

/// Says in a sentence that all is well.
pub(super) async fn verify_against(
    config: &Config,
    line_or_file: &str,
    public_key: Option<&str>,
) -> Result<String, String> {
    let checkpoints = checkpoints(line_or_file)?;
    let public: Option<PublicKey> =
        public_key.map(str::parse).transpose().map_err(|doubt: audit::Doubt| doubt.to_string())?;
    let db = open(config).await?;
    // Whoever brings the public key may have no file of keys.
    let keys = match &public {
        Some(_) if !config.keys_file.exists() => None,
        _ => Some(Keys::read(&config.keys_file)?),
    };
    if let Some(keys) = &keys {
        keys::check(&db, keys).await?;
    }
    let public = public.or_else(|| keys.as_ref().map(PublicKey::of)).expect("without a file of keys it was brought");
    let mut tx = db.read().await.map_err(unreadable)?;
    let held = audit::verify_against(&mut tx, keys.as_ref(), &public, &checkpoints).await.map_err(unreadable)?;
    drop(tx);
    db.close().await;
    let lines = grouped(held.map_err(|doubt| doubt.to_string())?);
    let newest = checkpoints.iter().max_by_key(|checkpoint| checkpoint.number).expect("there is one");
    let (number, day) = (grouped(newest.number), newest.day);
    Ok(match keys {
        Some(_) => format!("The chain of {lines} lines is whole, and goes on from line {number}, the last on {day}."),
        None => format!(
            "The audit has all of its {lines} lines, and goes on from line {number}, the last on {day}. Whether each is as it was written, only the file of keys tells."
        ),
    })
}

/// The checkpoints of a file, one a line; or the one that was given itself.
fn checkpoints(line_or_file: &str) -> Result<Vec<Checkpoint>, String> {
    if let Ok(checkpoint) = line_or_file.parse() {
        return Ok(vec![checkpoint]);
    }
    let file = Path::new(line_or_file);
    let text = if file.is_file() {
        std::fs::read_to_string(file).map_err(|cause| format!("{line_or_file} cannot be read: {cause}."))?
    } else {
        line_or_file.to_owned()
    };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let found = lines.map(str::parse).collect::<Result<Vec<_>, audit::Doubt>>().map_err(|doubt| doubt.to_string())?;
    if found.is_empty() { Err(audit::Doubt::NotACheckpoint.to_string()) } else { Ok(found) }
}

fn unreadable(cause: sqlx::Error) -> String {
    format!("the audit cannot be read: {cause}")
}

#[cfg(test)]
mod tests;
