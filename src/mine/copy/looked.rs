//! What `audit` holds of somebody: every deed of theirs, and of others with what is theirs.

use crate::audit;
use crate::error::Result;
use crate::mine::{Asking, Part};
use crate::say;

use super::{Shown, told};

pub async fn looked(asking: Asking<'_>) -> Result<Part> {
    let lines = audit::all_of(asking.tx, asking.person.as_str()).await?;
    let rows = lines.iter().map(|line| {
        vec![
            told("at", say!("mine-copy-when"), line.at.shown()),
            told("deed", say!("mine-copy-what"), audit::sentence(line)),
        ]
    });
    Ok(Part { table: "audit_lines", heading: say!("mine-copy-looked").to_owned(), rows: rows.collect() })
}
