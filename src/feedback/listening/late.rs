//! A promise that was missed raises itself: participation workers are told, once, on a working day and not before eight.

use crate::accounts::{Organisation, PersonId, Role, people, with_roles};
use crate::app;
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Draft, Kind, NewLetter, Words};
use crate::promises;
use crate::web::{AppState, Tx};
use crate::words::london_hour;
use crate::{exec, sql};

/// Nobody is told in the night: the day of a promise ends at midnight.
const FROM: i8 = 8;
const LATE: &str = "feedback.late";
/// Whose task it is when a letter does not reach somebody.
const TEAM: &str = "council";

pub const KINDS: &[Kind] =
    &[Kind { name: LATE, write: |app, draft| Box::pin(late(app, draft)), can_be_stopped: false, keeps_hours: true }];

struct Row {
    id: String,
    person_id: String,
    due_at: i64,
}

struct Waits {
    waits: bool,
}

/// Tells the workers of what was said under a name and is late. Says how many there were.
pub async fn raise_late(app: &AppState) -> Result<usize> {
    let (mut tx, now) = (app.db.begin().await?, app.now());
    if london_hour(now) < FROM || !promises::is_working_day(now) {
        return Ok(0);
    }
    let late = sql!(
        &mut tx,
        fetch_all,
        Row,
        r#"select id, person_id, due_at as "due_at!: i64" from feedback_pieces
           where due_at < $1 and (raised_at is null or raised_at <= due_at) order by due_at, id limit 500"#,
        now
    )?;
    let workers = with_roles(&mut tx, Organisation::Council, &[Role::ParticipationWorker]).await?;
    let mut raised = 0;
    for row in late {
        let (id, due_at) = (row.id.as_str(), row.due_at);
        // Another process may be at it too.
        let mine = exec!(
            &mut tx,
            "update feedback_pieces set raised_at = $1 where id = $2 and due_at = $3 and (raised_at is null or raised_at <= due_at)",
            now,
            id,
            due_at
        )?;
        if mine == 0 {
            continue;
        }
        for worker in &workers {
            queue(&mut tx, &app.keys, worker, id, due_at, now).await?;
        }
        let (about, subject) = (Some(id), Some(row.person_id.as_str()));
        let line = Line { role: "service", deed: Deed::FeedbackLate, about, subject, ..Line::default() };
        audit::record(&mut tx, &app.keys, &line, now).await?;
        raised += 1;
    }
    tx.commit().await?;
    Ok(raised)
}

async fn queue(tx: &mut Tx, keys: &Keys, to: &PersonId, piece: &str, due_at: i64, now: i64) -> Result<()> {
    let email = people::contact(tx, keys, to).await?.and_then(|contact| contact.email);
    let Some(email) = email.and_then(|email| EmailAddress::parse(&email).ok()) else { return Ok(()) };
    let once = format!("{LATE}:{piece}:{due_at}:{to}");
    let (person, once) = (Some(to.as_str()), Some(once.as_str()));
    Ok(mail::queue(tx, keys, &NewLetter { kind: LATE, to: &email, person, team: TEAM, payload: piece, once }, now)
        .await?)
}

async fn late(app: AppState, draft: Draft) -> Result<Option<Words>> {
    let (mut tx, id) = (app.db.read().await?, draft.payload);
    let row = sql!(
        &mut tx,
        fetch_optional,
        Waits,
        r#"select due_at is not null as "waits!: bool" from feedback_pieces where id = $1"#,
        id
    )?;
    // Answered while the letter waited.
    Ok(row.filter(|row| row.waits).map(|_| Words {
        subject: "An answer is late".to_owned(),
        paragraphs: vec![
            "Somebody was promised an answer, and the day is over.".to_owned(),
            "Please sign in and see to it, or ask a colleague to.".to_owned(),
        ],
        link: Some(("See what waits".to_owned(), app::FEEDBACK_PIECES.to_owned())),
        ..Words::default()
    }))
}
