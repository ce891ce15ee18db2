//! What young people do with their requests.

use crate::accounts::PersonId;
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::exec;
use crate::promises;
use crate::web::{AppState, Tx};

use super::super::letters;
use super::super::model::{Details, Kind, Status};
use super::work::lock;
use super::{At, Found, Outcome, Said, Step, find, note_own, promise, put_details, say, take, was_sent};

/// How somebody came to a request of theirs.
#[derive(Clone, Copy)]
pub enum Whose<'a> {
    /// They are signed in.
    Account(&'a PersonId),
    /// They know the reference and the 16 digits of this request.
    Opened(&'a str),
}

/// Writes a message. It is our turn then, with the promise there is or a new one; a plain message does not open a finished request
/// again. The same page sent twice writes once.
pub async fn write(app: &AppState, person: &PersonId, id: &str, once: &str, words: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = mine(&mut tx, app, Whose::Account(person), id).await? else { return Ok(None) };
    if was_sent(&mut tx, id, once).await? {
        return Ok(Some(Outcome::Yes));
    }
    let (request, at) = (&found.thread.request, At::of(app));
    let said = Said { once: Some(once), ..Said::own(Kind::Wrote, Some(words)) };
    say(&mut tx, &found.key, id, found.thread.last() + 1, &said, at.now).await?;
    if request.closed_at.is_none() {
        match (request.due_at, request.paused_at) {
            (None, _) => promise::make(&mut tx, id, promises::due(at.now, at.days), at.now).await?,
            (Some(_), Some(_)) => promise::resume(&mut tx, request, at.now).await?,
            (Some(_), None) => {}
        }
    }
    letters::queue_written(&mut tx, at.keys, request, at.now).await?;
    note_own(&mut tx, at.keys, person, Deed::InternetWrote, id, at.now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Says whether it arrived, whether it works, or that it is lost: one tap each. "No" opens the request again and raises the alarm.
/// Said twice, it is said once.
pub async fn say_whether(
    app: &AppState,
    whose: Whose<'_>,
    id: &str,
    kind: Kind,
    words: Option<&str>,
) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = mine(&mut tx, app, whose, id).await? else { return Ok(None) };
    let to = match kind {
        Kind::Arrived => Status::Arrived,
        Kind::Works => Status::Working,
        _ => Status::LostOrBroken,
    };
    let (request, at) = (&found.thread.request, At::of(app));
    if request.status == to {
        return Ok(Some(Outcome::Yes));
    }
    if !request.status.can_be_said(request.help, kind) {
        return Ok(Some(Outcome::NotNow(request.status)));
    }
    let outcome = take(&mut tx, at, &found, &Step::own(to, kind, words)).await?;
    if outcome != Outcome::Yes {
        return Ok(Some(outcome));
    }
    if to == Status::LostOrBroken {
        let now = at.now;
        exec!(&mut tx, "update internet_access_requests set raised_at = $1 where id = $2", now, id)?;
        letters::queue_alarm(&mut tx, at.keys, request, &found.thread.last().to_string(), now).await?;
    }
    note_whose(&mut tx, at, whose, &found, Deed::InternetSaidWhether).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Puts right what they had typed. Where that was what stood in the way, we look at it again.
pub async fn correct(app: &AppState, person: &PersonId, id: &str, details: &Details) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = mine(&mut tx, app, Whose::Account(person), id).await? else { return Ok(None) };
    let (request, at) = (&found.thread.request, At::of(app));
    if !request.status.can_be_corrected() {
        return Ok(Some(Outcome::NotNow(request.status)));
    }
    if request.details == *details && !request.status.is_for_them_to_correct() {
        return Ok(Some(Outcome::Yes));
    }
    put_details(&mut tx, at.keys, &found, details).await?;
    if request.status.is_for_them_to_correct() {
        take(&mut tx, at, &found, &Step::own(Status::Looking, Kind::Corrected, None)).await?;
    } else {
        say(&mut tx, &found.key, id, found.thread.last() + 1, &Said::own(Kind::Corrected, None), at.now).await?;
        if request.paused_at.is_some() {
            promise::resume(&mut tx, request, at.now).await?;
        }
    }
    letters::queue_written(&mut tx, at.keys, request, at.now).await?;
    note_own(&mut tx, at.keys, person, Deed::InternetCorrected, id, at.now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// They do not need it any more. What was reserved goes back; what was sent cannot be taken back.
pub async fn withdraw(app: &AppState, person: &PersonId, id: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = mine(&mut tx, app, Whose::Account(person), id).await? else { return Ok(None) };
    if found.thread.request.status == Status::Withdrawn {
        return Ok(Some(Outcome::Yes));
    }
    let at = At::of(app);
    let outcome = take(&mut tx, at, &found, &Step::own(Status::Withdrawn, Kind::Withdrawn, None)).await?;
    if outcome != Outcome::Yes {
        return Ok(Some(outcome));
    }
    letters::queue_written(&mut tx, at.keys, &found.thread.request, at.now).await?;
    note_own(&mut tx, at.keys, person, Deed::InternetWithdrawn, id, at.now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// The request, where it is theirs; nobody else changes it meanwhile. What is another's and what is not there look the same.
pub async fn mine(tx: &mut Tx, app: &AppState, whose: Whose<'_>, id: &str) -> Result<Option<Found>> {
    lock(tx, id).await?;
    let found = find(tx, &app.keys, id).await?;
    Ok(found.filter(|found| match whose {
        Whose::Account(person) => found.thread.request.person == *person,
        Whose::Opened(opened) => opened == id,
    }))
}

async fn note_whose(tx: &mut Tx, at: At<'_>, whose: Whose<'_>, found: &Found, deed: Deed) -> Result<()> {
    let request = &found.thread.request;
    match whose {
        Whose::Account(person) => note_own(tx, at.keys, person, deed, &request.id, at.now).await,
        Whose::Opened(_) => {
            let (about, subject) = (Some(request.id.as_str()), Some(request.person.as_str()));
            let line = Line { role: "visitor", deed, about, subject, ..Line::default() };
            Ok(audit::record(tx, at.keys, &line, at.now).await?)
        }
    }
}
