//! Who did what, when: one line a deed, kept six years, for whoever must answer for this service, and for each young person
//! who asks who looked at what is theirs. Every room writes to it, in the deed's own transaction.
//!
//! Addresses: none of its own. Tables: `audit_lines`, `audit_end`. Personal data: ids and codes only, never a name, a word
//! or a network address; what young people do is kept to the hour (D-32).
//!
//! 2026-11-25: Each line's mark is an HMAC over the line and the mark before it, so that an edit, a cut, a swap or an
//! insertion shows (D-30). The end of the chain is one row of its own, which every deed changes: on PostgreSQL that makes
//! deeds wait for one another for the length of a commit. A chain has no gaps only if somebody waits.
//!
//! 2026-11-25: The end's mark is made with the key too, and otherwise than any line's: whoever holds only the database cannot
//! cut the chain shorter and write an end that fits. What no chain can tell is a whole database put back as it was last
//! month; so `foothold audit verify` says how many lines there are, and the number may only grow.
//!
//! 2026-11-27: Once a day a checkpoint leaves the machine: how long the chain is and what its last line is, signed. Whoever cuts
//! the chain shorter later, even with the file of keys in hand, cannot make the end fit what lies in somebody's mailbox (D-31).
//! That it was made is a line of the chain itself, and the one that it names; so the chain also says whether today has one.

mod checkpoint;
mod deed;
mod looked;
mod verify;
mod words;

use crate::keys::Keys;
use crate::web::Tx;
use crate::{exec, sql};

pub use checkpoint::{Checkpoint, Doubt, PublicKey, checkpoint, verify_against};
pub use deed::Deed;
pub use looked::{About, Look, Touched, about, all_of, looked, touched};
pub use verify::{Chain, Fault, verify};
pub use words::{sentence, when};

/// What an hour is, in ms.
const HOUR: i64 = 3_600_000;

/// One deed.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The id of the person who did it; none for the command line, the service itself, and anyone not signed in.
    pub who: Option<&'a str>,
    /// In what capacity: "young_person", a role's code, "command_line", "service" or "visitor".
    pub role: &'a str,
    pub deed: Deed,
    /// The id of what it was done to, or the route that was refused.
    pub about: Option<&'a str>,
    /// The id of the young person whose it is.
    pub subject: Option<&'a str>,
    /// A code: why.
    pub reason: Option<&'a str>,
}

/// A refused visitor: what a line says of itself until it is told otherwise.
impl Default for Line<'_> {
    fn default() -> Self {
        Line { who: None, role: "visitor", deed: Deed::AccessRefused, about: None, subject: None, reason: None }
    }
}

impl<'a> Line<'a> {
    fn parts(&self) -> Parts<'a> {
        [self.who, Some(self.role), Some(self.deed.code()), self.about, self.subject, self.reason]
    }

    /// True where every part looks like an id, a route or some codes: no address, name or sentence slips in (D-32).
    fn is_bare(&self) -> bool {
        let is_id =
            |text: &str| text.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-./{}:*,".contains(letter));
        let is_code = |text: &str| {
            text.chars()
                .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "_-., ".contains(letter))
        };
        let ids = [self.who, self.about, self.subject].into_iter().flatten().all(|id| id.len() <= 120 && is_id(id));
        ids && [Some(self.role), self.reason].into_iter().flatten().all(|code| code.len() <= 200 && is_code(code))
    }
}

/// Who, role, deed, about, subject, reason.
type Parts<'a> = [Option<&'a str>; 6];

struct End {
    number: i64,
    mark: String,
}

/// Adds a line to the chain. Best done last in a transaction, since others wait for it.
pub async fn record(tx: &mut Tx, keys: &Keys, line: &Line<'_>, now: i64) -> sqlx::Result<()> {
    append(tx, keys, line, now).await.map(drop)
}

/// The same. Gives the number and the mark of the new line.
async fn append(tx: &mut Tx, keys: &Keys, line: &Line<'_>, now: i64) -> sqlx::Result<End> {
    if !line.is_bare() {
        return Err(sqlx::Error::InvalidArgument(format!(
            "an audit line of {} holds more than ids and codes",
            line.deed.code()
        )));
    }
    let at = if matches!(line.role, "young_person" | "visitor") { now - now.rem_euclid(HOUR) } else { now };
    let end = sql!(
        tx,
        fetch_one,
        End,
        r#"update audit_end set number = number + 1 where id = 1 returning number as "number!", mark as "mark!""#
    )?;
    let mark = keys.audit(&chained(&end.mark, end.number, at, line.parts()));
    let deed = line.deed.code();
    exec!(
        tx,
        "insert into audit_lines (number, at, who, role, deed, about, subject, reason, mark)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        end.number,
        at,
        line.who,
        line.role,
        deed,
        line.about,
        line.subject,
        line.reason,
        mark
    )?;
    let ends = keys.audit(&ending(&mark));
    exec!(tx, "update audit_end set mark = $1 where id = 1", ends)?;
    Ok(End { number: end.number, mark })
}

/// What a line's mark is made over: the end before it and every part with its length, so that no two lines read alike.
fn chained(before: &str, number: i64, at: i64, parts: Parts) -> String {
    let mut text = format!("{}:{before}{number},{at},", before.len());
    for part in parts {
        match part {
            Some(part) => text.push_str(&format!("{}:{part}", part.len())),
            None => text.push('-'),
        }
    }
    text
}

/// What the end's mark is made over: the mark of the last line. No line's text begins with a letter.
fn ending(mark: &str) -> String {
    format!("end:{mark}")
}

#[cfg(test)]
mod tests;
