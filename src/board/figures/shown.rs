//! Makes of a counted quarter what may be shown.

use crate::disclosure::{Leak, More, Release, Table, check, protect};
use crate::error::{AppError, Reference, Result};

use super::super::model::Pack;
use super::Quarterly;

/// What could be published, and what those who decide must know of it.
#[derive(Clone, Debug)]
pub struct Draft {
    pub pack: Pack,
    /// What was hidden beyond the rule.
    pub also_hidden: Vec<More>,
    /// What could still be worked out: while there is anything, nobody can go on.
    pub leaks: Vec<Leak>,
}

/// Hides what must be hidden, and holds it against what was published before. The solver reckons for a while, so it has a thread of
/// its own.
pub async fn shown(counted: Quarterly, version: u32, why: Option<String>, earlier: Vec<Release>) -> Result<Draft> {
    let made = tokio::task::spawn_blocking(move || make(counted, version, why, &earlier)).await;
    made.map_err(|cause| {
        let reference = Reference::new();
        tracing::error!(%reference, %cause, "a pack could not be made");
        AppError::Unexpected(reference)
    })
}

fn make(counted: Quarterly, version: u32, why: Option<String>, earlier: &[Release]) -> Draft {
    let quarter = counted.quarter.code();
    let proposal = protect(&quarter, &counted.tables, earlier);
    let mut given_out = Release { quarter, version, tables: counted.given_out };
    withhold_what_tells(&mut given_out);
    let mut release = Release { version, ..proposal.release };
    release.tables.extend(given_out.tables);
    let leaks = check(&release, earlier);
    let mut pack = Pack {
        release,
        why,
        themes: counted.themes,
        medians: Vec::new(),
        spent: counted.spent,
        measures: counted.measures,
        voice: counted.voice,
        promised: counted.promised,
    };
    pack.medians = counted.days.iter().map(|days| days.median(&pack)).collect();
    Draft { pack, also_hidden: proposal.also_hidden, leaks }
}

/// The provider's tables cannot be counted anew with more hidden: one that tells too much is left out whole.
fn withhold_what_tells(release: &mut Release) {
    loop {
        let told = check(release, &[]);
        let mut left_out = false;
        for shown in release.tables.iter_mut().filter(|shown| told.iter().any(|leak| leak.table == shown.id)) {
            left_out |= shown.table != Table::Withheld;
            shown.table = Table::Withheld;
        }
        if !left_out {
            return;
        }
    }
}
