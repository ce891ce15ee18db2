//! Who did what, when: one line a deed, kept six years, for whoever must answer for this service, and for each young person
//! who asks who looked at what is theirs. Every room writes to it, in the deed's own transaction.
//!
//! Addresses: none of its own. Tables: `audit_lines`, `audit_end`. Personal data: ids and codes only, never a name, a word
//! or a network address; what young people do is kept to the hour (D-32).
//!
//! 2026-11-25: Each line's mark is an HMAC over the line and the mark before it, so that an edit, a cut, a swap or an
//! insertion shows (D-30). The end of the chain is one row of its own, which every deed changes: on PostgreSQL that makes
//! deeds wait for one another for the length of a commit. A chain has no gaps only if somebody waits.

use crate::keys::Keys;
use crate::web::Tx;
use crate::{exec, sql};

/// What an hour is, in ms.
const HOUR: i64 = 3_600_000;

/// One deed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Line<'a> {
    /// The id of the person who did it; none for the command line, the service itself, and anyone not signed in.
    pub who: Option<&'a str>,
    /// In what capacity: "young_person", a role's code, "command_line", "service" or "visitor".
    pub role: &'a str,
    /// "accounts.signed_in"
    pub deed: &'a str,
    /// The id of what it was done to.
    pub about: Option<&'a str>,
    /// The id of the young person whose it is.
    pub subject: Option<&'a str>,
    /// A code: why.
    pub reason: Option<&'a str>,
}

struct End {
    number: i64,
    mark: String,
}

/// Adds a line to the chain. Best done last in a transaction, since others wait for it.
pub async fn record(tx: &mut Tx, keys: &Keys, line: &Line<'_>, now: i64) -> sqlx::Result<()> {
    let at = if matches!(line.role, "young_person" | "visitor") { now - now.rem_euclid(HOUR) } else { now };
    let end = sql!(
        tx,
        fetch_one,
        End,
        r#"update audit_end set number = number + 1 where id = 1 returning number as "number!", mark as "mark!""#
    )?;
    let mark = keys.audit(&chained(&end.mark, end.number, at, line));
    exec!(
        tx,
        "insert into audit_lines (number, at, who, role, deed, about, subject, reason, mark)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        end.number,
        at,
        line.who,
        line.role,
        line.deed,
        line.about,
        line.subject,
        line.reason,
        mark
    )?;
    exec!(tx, "update audit_end set mark = $1 where id = 1", mark)?;
    Ok(())
}

/// What a mark is made over: every part with its length, so that no two lines read alike.
fn chained(before: &str, number: i64, at: i64, line: &Line) -> String {
    let mut text = format!("{}:{before}{number},{at},", before.len());
    for part in [line.who, Some(line.role), Some(line.deed), line.about, line.subject, line.reason] {
        match part {
            Some(part) => text.push_str(&format!("{}:{part}", part.len())),
            None => text.push('-'),
        }
    }
    text
}
