//! Reads a file, says what it would change, and keeps it for its second person. Nothing else changes.

use sha2::{Digest, Sha256};

use crate::accounts::InternetTeam;
use crate::audit::Deed;
use crate::error::Result;
use crate::exec;
use crate::keys::random_id;
use crate::web::AppState;

use super::super::note;
use super::AT_ONCE;
use super::file::Lines;
use super::plan::Planner;
use super::store::keep;

/// Reads a file of this supplier's. The inner error is one sentence about the whole file; then nothing is kept.
pub async fn stage(
    app: &AppState,
    staff: &InternetTeam,
    supplier: &str,
    file: &[u8],
) -> Result<std::result::Result<String, String>> {
    let (id, fingerprint) = (random_id(), fingerprint(file));
    match read(app, staff, supplier, file, &id, &fingerprint).await? {
        Ok(()) => Ok(Ok(id)),
        Err(sentence) => {
            let mut tx = app.db.begin().await?;
            exec!(&mut tx, "delete from internet_access_files where id = $1", id)?;
            note(&mut tx, app, staff, Deed::InternetImportRefused, &id).await?;
            tx.commit().await?;
            Ok(Err(sentence))
        }
    }
}

async fn read(
    app: &AppState,
    staff: &InternetTeam,
    supplier: &str,
    file: &[u8],
    id: &str,
    fingerprint: &str,
) -> Result<std::result::Result<(), String>> {
    let mut lines = match Lines::open(file) {
        Ok(lines) => lines,
        Err(sentence) => return Ok(Err(sentence)),
    };
    let (now, who) = (app.now(), staff.id.as_str());
    let mut tx = app.db.begin().await?;
    exec!(
        &mut tx,
        "insert into internet_access_files (id, supplier, fingerprint, brought_by, brought_at) values ($1, $2, $3, $4, $5)",
        id,
        supplier,
        fingerprint,
        who,
        now
    )?;
    tx.commit().await?;
    let mut planner = Planner::new(supplier, fingerprint);
    loop {
        let mut some = Vec::with_capacity(AT_ONCE);
        while some.len() < AT_ONCE {
            match lines.next() {
                Ok(Some(line)) => some.push(line),
                Ok(None) => break,
                Err(sentence) => return Ok(Err(sentence)),
            }
        }
        // A few hundred at a time: nobody who signs in meanwhile waits for a whole file.
        let mut tx = app.db.begin().await?;
        let plans = planner.plan(&mut tx, &some).await?;
        keep(&mut tx, &app.keys, id, &some, &plans).await?;
        if some.len() == AT_ONCE {
            tx.commit().await?;
            continue;
        }
        exec!(&mut tx, "update internet_access_files set staged_at = $1 where id = $2", now, id)?;
        note(&mut tx, app, staff, Deed::InternetImportStaged, id).await?;
        tx.commit().await?;
        return Ok(Ok(()));
    }
}

/// The same for the same bytes, and for no others.
fn fingerprint(file: &[u8]) -> String {
    Sha256::digest(file).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
