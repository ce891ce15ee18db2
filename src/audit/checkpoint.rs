//! A checkpoint: one line of text that says how long the audit was on some day and what its last line was, signed. It lies
//! elsewhere, and whoever changes the audit here can make nothing fit it again (D-31).

use std::fmt;
use std::str::FromStr;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use ed25519_dalek::{Signature, Signer, VerifyingKey};
use jiff::civil::Date;

use crate::exec;
use crate::keys::{self, Keys};
use crate::web::Tx;
use crate::words::london_day;

use super::verify::{Chain, Fault, count, lines_after, verify};
use super::{Deed, Line, about, append};

/// How a checkpoint is laid out: its first part.
const LAYOUT: &str = "1";

/// The end of the audit as it was on one day. As text: layout, day, number, mark and signature, with points between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The day it was made, in London.
    pub day: Date,
    /// The number of the line that was the last then: the one that says that this was made.
    pub number: i64,
    mark: String,
    signature: Signature,
}

/// The key that checkpoints are checked with: the half that anybody may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// Why the audit and a checkpoint do not agree, as one sentence for whoever looks after the service.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    #[error("This is not a checkpoint: it must be the whole line of a letter, five parts with points between them.")]
    NotACheckpoint,
    #[error("This is not a key of checkpoints: it must be the 43 letters that \"foothold audit key\" prints.")]
    NotAKey,
    #[error(
        "The checkpoint of {0} was not signed with our key: it was changed, forged, or belongs to another service."
    )]
    NotOurs(Date),
    #[error("{0}")]
    Broken(Fault),
    #[error("The audit ends after line {last}, and on {day} it had {number} lines: its end was cut off.")]
    CutOff { day: Date, number: i64, last: i64 },
    #[error("Line {number} of the audit is not the one that stood there on {day}: the audit was written anew.")]
    Another { day: Date, number: i64 },
}

/// Makes the checkpoint of the day that it is in London; none where that day has one. Of several processes one makes it: each
/// holds the end of the audit while it looks.
pub async fn checkpoint(tx: &mut Tx, keys: &Keys, now: i64) -> sqlx::Result<Option<Checkpoint>> {
    exec!(tx, "update audit_end set number = number where id = 1")?;
    let (day, deed) = (london_day(now), Deed::AuditCheckpointed);
    let named = day.to_string();
    if about(tx, &named).await?.iter().any(|line| line.deed == deed.code()) {
        return Ok(None);
    }
    let line = Line { role: "service", deed, about: Some(&named), ..Line::default() };
    let last = append(tx, keys, &line, now).await?;
    let signature = keys.checkpoint_key().sign(signed(day, last.number, &last.mark).as_bytes());
    Ok(Some(Checkpoint { day, number: last.number, mark: last.mark, signature }))
}

/// Checks that each of these checkpoints was signed with this key, that the chain is whole, and that it goes on from each of
/// them. Says how many lines it has now. Without keys no mark can be worked out: then lines are only counted.
pub async fn verify_against(
    tx: &mut Tx,
    keys: Option<&Keys>,
    public: &PublicKey,
    checkpoints: &[Checkpoint],
) -> sqlx::Result<Result<i64, Doubt>> {
    if let Some(forged) = checkpoints.iter().find(|checkpoint| !checkpoint.is_signed_with(public)) {
        return Ok(Err(Doubt::NotOurs(forged.day)));
    }
    let chain = match keys {
        Some(keys) => verify(tx, keys).await?,
        None => count(tx).await?,
    };
    let last = match chain {
        Chain::Whole(last) => last,
        Chain::Broken(fault) => return Ok(Err(Doubt::Broken(fault))),
    };
    for Checkpoint { day, number, mark, .. } in checkpoints {
        let (day, number) = (*day, *number);
        if number > last {
            return Ok(Err(Doubt::CutOff { day, number, last }));
        }
        let there = lines_after(tx, number - 1, 1).await?;
        if !there.iter().any(|line| line.number == number && keys::same(&line.mark, mark)) {
            return Ok(Err(Doubt::Another { day, number }));
        }
    }
    Ok(Ok(last))
}

impl Checkpoint {
    fn is_signed_with(&self, public: &PublicKey) -> bool {
        public.0.verify_strict(signed(self.day, self.number, &self.mark).as_bytes(), &self.signature).is_ok()
    }
}

/// What is signed: with a name of its own, so that it is never taken for something else that the key may sign one day.
fn signed(day: Date, number: i64, mark: &str) -> String {
    format!("foothold audit checkpoint {LAYOUT}\n{day}\n{number}\n{mark}\n")
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Checkpoint { day, number, mark, signature } = self;
        write!(f, "{LAYOUT}.{day}.{number}.{mark}.{}", BASE64.encode(signature.to_bytes()))
    }
}

/// Reads what `to_string` wrote, and nothing that only looks like it.
impl FromStr for Checkpoint {
    type Err = Doubt;

    fn from_str(text: &str) -> Result<Checkpoint, Doubt> {
        let parts: Vec<_> = text.trim().split('.').collect();
        let [LAYOUT, day, number, mark, signature] = parts[..] else { return Err(Doubt::NotACheckpoint) };
        let read = || {
            let signature = BASE64.decode(signature).ok()?;
            let signature = Signature::from_slice(&signature).ok()?;
            Some(Checkpoint { day: day.parse().ok()?, number: number.parse().ok()?, mark: mark.to_owned(), signature })
        };
        read().filter(|read| read.number > 0 && read.to_string() == text.trim()).ok_or(Doubt::NotACheckpoint)
    }
}

impl PublicKey {
    /// The public half of these keys.
    pub fn of(keys: &Keys) -> PublicKey {
        PublicKey(keys.checkpoint_key().verifying_key())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64.encode(self.0.as_bytes()))
    }
}

impl FromStr for PublicKey {
    type Err = Doubt;

    fn from_str(text: &str) -> Result<PublicKey, Doubt> {
        let bytes = BASE64.decode(text.trim()).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let key = bytes.and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
        key.map(PublicKey).ok_or(Doubt::NotAKey)
    }
}
