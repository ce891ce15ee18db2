//! The verbs of complaining: made by the young person alone, moved on by them or by their advocate.

use crate::accounts::Staff;
use crate::audit::Deed;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::{DataKey, Place};
use crate::promises;
use crate::say;
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::super::letters::{queue_news, queue_written};
use super::super::super::model::{Case, Kind};
use super::super::super::opening::Opener;
use super::super::super::store::{self, Found, Outcome, Said};
use super::super::letters::{self, ToCouncil};
use super::super::pages::day;
use super::form::New;
use super::model::{Complaint, Stage};

mod letter;

fn place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("advocacy_complaints", column, id)
}

struct Row {
    words: String,
    by_name: String,
    reply_to: Option<String>,
    made_at: i64,
    by_hand: bool,
}

struct StageRow {
    stage: i64,
    asked_at: i64,
    answered_at: Option<i64>,
}

/// The complaint that was made of a case.
pub async fn of_case(tx: &mut Tx, key: &DataKey, case: &str) -> Result<Option<Complaint>> {
    let row = sql!(
        &mut *tx,
        fetch_optional,
        Row,
        r#"select words, by_name, reply_to, made_at, by_hand as "by_hand: bool" from advocacy_complaints where case_id = $1"#,
        case
    )?;
    let Some(row) = row else { return Ok(None) };
    let stages = sql!(
        &mut *tx,
        fetch_all,
        StageRow,
        "select stage, asked_at, answered_at from advocacy_complaint_stages where case_id = $1 order by stage",
        case
    )?;
    let stages = stages.into_iter().map(|StageRow { stage, asked_at, answered_at }| Stage {
        number: stage,
        asked_at,
        answered_at,
    });
    Ok(Some(Complaint {
        words: key.open(place("words", case), &row.words)?,
        by_name: key.open(place("by_name", case), &row.by_name)?,
        reply_to: key.open_optional(place("reply_to", case), row.reply_to.as_deref())?,
        made_at: row.made_at,
        by_hand: row.by_hand,
        stages: stages.collect(),
    }))
}

/// Where the council takes complaints by email; none: the advocate sends them.
pub fn mailbox(app: &AppState) -> Option<EmailAddress> {
    app.config.complaints_email.as_deref().and_then(|email| EmailAddress::parse(email).ok())
}

/// The young person says: this is a formal complaint, send it. Sent twice, it goes once.
pub async fn make(app: &AppState, opener: &Opener, id: &str, once: &str, new: &New) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = store::mine(&mut tx, app, opener, id).await? else { return Ok(None) };
    if of_case(&mut tx, &found.key, id).await?.is_some() {
        return Ok(Some(Outcome::Yes));
    }
    let (now, to) = (app.now(), mailbox(app));
    insert(&mut tx, &found.key, id, once, new, to.is_none(), now).await?;
    let number = found.thread.last() + 1;
    let said = Said::own(Kind::ComplaintSent, Some(&new.words));
    store::say(&mut tx, &found.key, id, number, &said, now).await?;
    match to {
        Some(to) => {
            begin(&mut tx, id, 1, now).await?;
            send(&mut tx, app, &found.thread.case, &to, 1, letter::first(new, &found.thread.case, now)).await?;
        }
        None => {
            task(&mut tx, &found, "Send their formal complaint to the council by hand, and note the day", now).await?
        }
    }
    queue_written(&mut tx, app, &found.thread.case, now).await?;
    store::note_own(&mut tx, &app.keys, Deed::AdvocacyComplained, id, now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

async fn insert(tx: &mut Tx, key: &DataKey, case: &str, once: &str, new: &New, by_hand: bool, now: i64) -> Result<()> {
    let words = key.seal(place("words", case), &new.words);
    let by_name = key.seal(place("by_name", case), &new.name);
    let reply_to = key.seal_optional(place("reply_to", case), new.reply_to.as_deref());
    exec!(
        tx,
        "insert into advocacy_complaints (case_id, once, words, by_name, reply_to, made_at, by_hand)
         values ($1, $2, $3, $4, $5, $6, $7)",
        case,
        once,
        words,
        by_name,
        reply_to,
        now,
        by_hand
    )?;
    Ok(())
}

async fn begin(tx: &mut Tx, case: &str, stage: i64, asked_at: i64) -> Result<()> {
    exec!(
        tx,
        "insert into advocacy_complaint_stages (case_id, stage, asked_at) values ($1, $2, $3)
         on conflict (case_id, stage) do nothing",
        case,
        stage,
        asked_at
    )?;
    Ok(())
}

async fn send(
    tx: &mut Tx,
    app: &AppState,
    case: &Case,
    to: &EmailAddress,
    stage: i64,
    letters: Vec<ToCouncil>,
) -> Result<()> {
    for (part, letter) in letters.iter().enumerate() {
        // A fingerprint, so that the outbox does not say which case a letter is of.
        let once = app.keys.advocacy_index("complaint", &format!("{}:{stage}:{part}", case.id));
        letters::queue_complaint(tx, &app.keys, to, letter, &once, app.now()).await?;
    }
    Ok(())
}

/// What the advocate does next, by the end of the next working day; where the case has ended, a letter is all there is.
async fn task(tx: &mut Tx, found: &Found, words: &str, now: i64) -> Result<()> {
    let (id, by) = (found.thread.case.id.as_str(), promises::due(now, 1));
    let sealed = found.key.seal(store::place("next_step", id), words);
    exec!(
        tx,
        "update advocacy_cases set next_step = $1, next_step_by = $2 where id = $3 and closed_at is null",
        sealed,
        by,
        id
    )?;
    Ok(())
}

/// Who moves a complaint on.
pub enum By<'a> {
    Own(&'a Opener),
    Staff(&'a Staff),
}

/// How a complaint moves on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The advocate sent by hand what begins this stage, on this day.
    Handed { stage: i64, at: i64 },
    /// The council answered this stage on this day.
    Answered { stage: i64, at: i64 },
    /// They go on to this stage.
    Next { stage: i64 },
}

/// Moves a complaint on. Pressed twice, or said by both, it moves once.
pub async fn move_on(app: &AppState, by: By<'_>, id: &str, step: Move) -> Result<Option<Outcome>> {
    let (mut tx, now) = (app.db.begin().await?, app.now());
    let found = match by {
        By::Own(opener) => store::mine(&mut tx, app, opener, id).await?,
        By::Staff(staff) => store::theirs(&mut tx, app, staff, id).await?,
    };
    let Some(found) = found else { return Ok(None) };
    let Some(complaint) = of_case(&mut tx, &found.key, id).await? else { return Ok(None) };
    let Some(told) = moved(&mut tx, app, &found, &complaint, step).await? else { return Ok(Some(Outcome::Yes)) };
    let number = found.thread.last() + 1;
    let said = match by {
        By::Own(_) => Said::own(Kind::ComplaintMoved, Some(&told)),
        By::Staff(staff) => Said::staff(Kind::ComplaintMoved, staff, Some(&told)),
    };
    store::say(&mut tx, &found.key, id, number, &said, now).await?;
    match by {
        By::Own(_) => {
            queue_written(&mut tx, app, &found.thread.case, now).await?;
            store::note_own(&mut tx, &app.keys, Deed::AdvocacyComplaintMoved, id, now).await?;
        }
        By::Staff(staff) => {
            queue_news(&mut tx, app, &found.thread.case, number, now).await?;
            store::note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyComplaintMoved, id, now).await?;
        }
    }
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Does it, and says what to write in the thread; none where it was done before, or is not to be done now.
async fn moved(
    tx: &mut Tx,
    app: &AppState,
    found: &Found,
    complaint: &Complaint,
    step: Move,
) -> Result<Option<String>> {
    let (id, now) = (found.thread.case.id.as_str(), app.now());
    match step {
        Move::Handed { stage, at } if waits_to_be_handed(complaint) == Some(stage) => {
            begin(tx, id, stage, at).await?;
            Ok(Some(say!("advocacy-complaint-told-handed", stage = stage, day = day(at))))
        }
        Move::Answered { stage, at } if complaint.waits().is_some_and(|waits| waits.number == stage) => {
            exec!(
                tx,
                "update advocacy_complaint_stages set answered_at = $1 where case_id = $2 and stage = $3",
                at,
                id,
                stage
            )?;
            Ok(Some(say!("advocacy-complaint-told-answered", stage = stage, day = day(at))))
        }
        Move::Next { stage } if complaint.next_stage(now) == Some(stage) => {
            begin(tx, id, stage, now).await?;
            match mailbox(app).filter(|_| !complaint.by_hand) {
                Some(to) => {
                    let letters = letter::next(complaint, &found.thread.case, stage);
                    send(tx, app, &found.thread.case, &to, stage, letters).await?;
                }
                None => {
                    let words = format!("Ask the council by hand for stage {stage} of their complaint");
                    task(tx, found, &words, now).await?;
                }
            }
            Ok(Some(say!("advocacy-complaint-told-next", stage = stage)))
        }
        _ => Ok(None),
    }
}

/// The stage that begins once the advocate has sent something by hand.
fn waits_to_be_handed(complaint: &Complaint) -> Option<i64> {
    (complaint.by_hand && complaint.stages.is_empty()).then_some(1)
}
