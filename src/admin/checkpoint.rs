//! The checkpoint of the audit that leaves this machine each morning, as a letter to every data protection officer (D-31). Like
//! every letter it does not say what it is about (S-49).

use crate::accounts::{Organisation, Role, people, with_roles};
use crate::audit;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Draft, Kind, NewLetter, Words};
use crate::web::{AppState, Tx};
use crate::words::london_hour;

const CHECKPOINT: &str = "admin.checkpoint";
/// Whose task it is when a letter does not reach an officer.
const TEAM: &str = "council";
/// The hour in London from which a day has its checkpoint: 0 to 23.
const FROM_HOUR: i8 = 7;

pub const KINDS: &[Kind] =
    &[Kind { name: CHECKPOINT, write: |_, draft| Box::pin(write(draft)), can_be_stopped: false, keeps_hours: true }];

/// Makes the day's checkpoint where it is morning and the day has none, and writes to the officers. Says how many letters there
/// are; none where there was nothing to do. The log has the checkpoint too, wherever it goes.
pub async fn make_checkpoint(app: &AppState) -> Result<Option<usize>> {
    let now = app.now();
    if london_hour(now) < FROM_HOUR {
        return Ok(None);
    }
    let mut tx = app.db.begin().await?;
    let Some(made) = audit::checkpoint(&mut tx, &app.keys, now).await? else { return Ok(None) };
    let letters = queue(&mut tx, &app.keys, &made, now).await?;
    tx.commit().await?;
    if letters == 0 {
        tracing::warn!(checkpoint = %made, "no data protection officer has a mailbox: the audit's checkpoint leaves this machine by the log alone");
    } else {
        tracing::info!(checkpoint = %made, letters, "the audit's checkpoint was made");
    }
    Ok(Some(letters))
}

/// Queues a letter for every data protection officer who has a mailbox. Says how many.
async fn queue(tx: &mut Tx, keys: &Keys, made: &audit::Checkpoint, now: i64) -> Result<usize> {
    let (payload, mut letters) = (made.to_string(), 0);
    for officer in with_roles(tx, Organisation::Council, &[Role::DataProtection]).await? {
        let email = people::contact(tx, keys, &officer).await?.and_then(|contact| contact.email);
        let Some(to) = email.and_then(|email| EmailAddress::parse(&email).ok()) else { continue };
        let (kind, person) = (CHECKPOINT, Some(officer.as_str()));
        let once = format!("{CHECKPOINT}:{}:{officer}", made.day);
        let letter = NewLetter { kind, to: &to, person, team: TEAM, payload: &payload, once: Some(&once) };
        mail::queue(tx, keys, &letter, now).await?;
        letters += 1;
    }
    Ok(letters)
}

async fn write(draft: Draft) -> Result<Option<Words>> {
    Ok(Some(Words {
        subject: "Please keep this line".to_owned(),
        paragraphs: vec![
            "Please keep this letter. It holds one line, which says how far things had come this morning:".to_owned(),
            draft.payload,
            "One comes each morning. If a morning brings none, please ask why.".to_owned(),
            "When somebody wants to check that nothing was taken away since, give them the line, whole.".to_owned(),
        ],
        ..Words::default()
    }))
}
