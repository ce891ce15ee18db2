//! What administrators do about their own staff. Each deed waits for its turn, asks whether its doer may still do it, finds
//! the person through the doer, and leaves a line in the audit: all of it or none of it.

mod find;
mod letters;
mod turn;

use crate::accounts::invitations::{self, NewInvitation};
use crate::accounts::{Administrator, PersonId, Role, people, sessions};
use crate::app;
use crate::audit::Deed;
use crate::error::{AppError, Result};
use crate::exec;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::web::{AppState, Tx};
use crate::young_people;

use super::form::{NewStaff, could_be_an_id};
use super::model::{Done, Invited, Member};

pub use find::{people, person};
pub use letters::{dismiss, undelivered};

use turn::{Turn, had_enough_letters, has_administrators};

/// Invites somebody; the letter is the only place where the link stands. Earlier invitations of ours to them hold no longer.
pub async fn invite(app: &AppState, administrator: &Administrator, new: &NewStaff) -> Result<Invited> {
    let mut turn = Turn::take(app, administrator).await?;
    if let Some(found) = people::find_by_email(&mut turn.tx, &app.keys, &new.email).await? {
        let ours = found.organisation == Some(administrator.organisation);
        turn.refused(app::ADMIN_INVITE, "address_taken").await?;
        return Ok(if ours { Invited::AlreadyHere } else { Invited::NotHere });
    }
    let invitation = NewInvitation {
        organisation: administrator.organisation,
        roles: &new.roles,
        name: &new.name,
        email: &new.email,
        person: None,
        invited_by: Some(&administrator.id),
    };
    match send(&mut turn, &invitation).await? {
        Some(id) => turn.finish(Deed::AdminInvited, Some(&id)).await.map(|()| Invited::Sent),
        None => Ok(Invited::TooOften),
    }
}

/// Takes an open invitation back.
pub async fn take_back(app: &AppState, administrator: &Administrator, id: &str) -> Result<()> {
    let mut turn = Turn::take(app, administrator).await?;
    let withdrawn =
        could_be_an_id(id) && invitations::withdraw(&mut turn.tx, administrator.organisation, id, turn.now).await?;
    if !withdrawn {
        turn.refused(app::ADMIN_PEOPLE, "not_found").await?;
        return Err(AppError::NotFound);
    }
    turn.finish(Deed::AdminInvitationWithdrawn, Some(id)).await
}

/// Gives somebody these roles and no others. Their sessions end with it.
pub async fn change_roles(app: &AppState, administrator: &Administrator, id: &str, roles: &[Role]) -> Result<Done> {
    let (mut turn, member) = Turn::take_about(app, administrator, id).await?;
    if member.roles == roles {
        return Ok(Done::Yes);
    }
    let (tx, now) = (&mut turn.tx, turn.now);
    people::set_roles(tx, &member.id, administrator.organisation, roles, Some(&administrator.id), now).await?;
    invitations::set_roles(tx, &member.id, roles).await?;
    if !has_administrators(tx, administrator.organisation).await? {
        return Ok(Done::LastAdministrator);
    }
    turn.finish(Deed::AdminRolesChanged, Some(id)).await.map(|()| Done::Yes)
}

/// Gives all the young people of somebody's to another personal adviser. None where that is no adviser who may come in.
pub async fn hand_over(
    app: &AppState,
    administrator: &Administrator,
    member: &Member,
    to: &str,
) -> Result<Option<usize>> {
    if !could_be_an_id(to) {
        return Ok(None);
    }
    let mut turn = Turn::take(app, administrator).await?;
    let (keys, now) = (&app.keys, turn.now);
    let handed = young_people::hand_over_all(&mut turn.tx, keys, &member.id, to, &administrator.id, now).await?;
    let Some(handed) = handed else { return Ok(None) };
    turn.finish(Deed::YoungPeopleAdviserChanged, Some(member.id.as_str())).await?;
    Ok(Some(handed))
}

/// Lets somebody in no more: their sessions end, and invitations to them or from them hold no longer.
pub async fn disable(app: &AppState, administrator: &Administrator, id: &str) -> Result<Done> {
    let (mut turn, member) = Turn::take_about(app, administrator, id).await?;
    if member.disabled_at.is_some() {
        return Ok(Done::Yes);
    }
    let (tx, now) = (&mut turn.tx, turn.now);
    exec!(tx, "update people set disabled_at = $1 where id = $2 and disabled_at is null", now, id)?;
    sessions::end_all(tx, &member.id).await?;
    invitations::withdraw_all_of(tx, &member.id, now).await?;
    if !has_administrators(tx, administrator.organisation).await? {
        return Ok(Done::LastAdministrator);
    }
    turn.finish(Deed::AdminDisabled, Some(id)).await.map(|()| Done::Yes)
}

/// Lets somebody in again, with the roles they had.
pub async fn enable(app: &AppState, administrator: &Administrator, id: &str) -> Result<Done> {
    let (mut turn, member) = Turn::take_about(app, administrator, id).await?;
    if member.disabled_at.is_none() {
        return Ok(Done::Yes);
    }
    exec!(&mut turn.tx, "update people set disabled_at = null where id = $1", id)?;
    turn.finish(Deed::AdminEnabled, Some(id)).await.map(|()| Done::Yes)
}

/// Sends somebody a new invitation, to choose a new password and a new second proof, and ends their sessions: what was lost
/// may be in other hands. Nobody chooses a password for somebody else (S-3E).
pub async fn start_again(app: &AppState, administrator: &Administrator, id: &str) -> Result<Done> {
    let (mut turn, member) = Turn::take_about(app, administrator, id).await?;
    if member.id == administrator.id {
        return Ok(Done::Yourself);
    }
    let address = member.email.as_deref().map(EmailAddress::parse);
    let (None, Some(Ok(email))) = (member.disabled_at, address) else { return Ok(Done::Disabled) };
    let invitation = NewInvitation {
        organisation: administrator.organisation,
        roles: &member.roles,
        name: &member.name,
        email: &email,
        person: Some(&member.id),
        invited_by: Some(&administrator.id),
    };
    if send(&mut turn, &invitation).await?.is_none() {
        return Ok(Done::TooOften);
    }
    sessions::end_all(&mut turn.tx, &member.id).await?;
    turn.finish(Deed::AdminRestarted, Some(id)).await.map(|()| Done::Yes)
}

/// Ends one session of somebody, or all of them. One that is over already needs no ending.
pub async fn end_sessions(app: &AppState, administrator: &Administrator, id: &str, one: Option<&str>) -> Result<()> {
    let (mut turn, Member { id: person, .. }) = Turn::take_about(app, administrator, id).await?;
    let ended = end(&mut turn.tx, &person, one).await?;
    if ended == 0 {
        return Ok(());
    }
    turn.finish(Deed::AdminSessionsEnded, Some(id)).await
}

async fn end(tx: &mut Tx, person: &PersonId, one: Option<&str>) -> sqlx::Result<u64> {
    match one {
        Some(session) if !could_be_an_id(session) => Ok(0),
        Some(session) => sessions::end_one(tx, person, session).await.map(u64::from),
        None => sessions::end_all(tx, person).await,
    }
}

/// Keeps an invitation and queues its letter, and gives its id; none where the address had enough letters for now.
async fn send(turn: &mut Turn<'_>, new: &NewInvitation<'_>) -> Result<Option<String>> {
    let (keys, now): (&Keys, i64) = (&turn.app.keys, turn.now);
    if had_enough_letters(&mut turn.tx, keys, new, now).await? {
        return Ok(None);
    }
    let invited = invitations::invite(&mut turn.tx, keys, new, now).await?;
    invitations::send(&mut turn.tx, keys, new, &invited, now).await?;
    match invited {
        invitations::Invited::Sent { id, .. } => Ok(Some(id)),
        invitations::Invited::AlreadyHere => Err(AppError::NotFound),
    }
}
