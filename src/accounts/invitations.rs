//! Invitations of staff: single use, 48 hours (S-3E). Nobody has an account before they accept one; the first
//! administrator of each organisation is invited from the command line.

use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::{Keys, Place, hash_of, random_id, random_token};
use crate::mail::{self, NewLetter};
use crate::web::Tx;
use crate::{exec, sql};

use super::model::{Organisation, PersonId, Role};
use super::people;

/// How long an invitation holds, in ms.
pub const HOLDS: i64 = 48 * 3_600_000;

/// Somebody to invite.
pub struct NewInvitation<'a> {
    pub organisation: Organisation,
    pub roles: &'a [Role],
    pub name: &'a str,
    pub email: &'a EmailAddress,
    /// Somebody here already, who is to start again with a new password and a new second proof.
    pub person: Option<&'a PersonId>,
    /// None from the command line.
    pub invited_by: Option<&'a PersonId>,
}

/// What came of inviting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invited {
    /// `token` goes into the letter and nowhere else.
    Sent { id: String, token: String },
    /// The address is somebody's already.
    AlreadyHere,
}

fn place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("invitations", column, id)
}

/// Keeps an invitation. Earlier ones of the same organisation to the same address hold no longer; what the other
/// organisation does is its own.
pub async fn invite(tx: &mut Tx, keys: &Keys, new: &NewInvitation<'_>, now: i64) -> sqlx::Result<Invited> {
    let here = people::find_by_email(tx, keys, new.email).await?;
    if here.is_some_and(|found| Some(&found.id) != new.person) {
        return Ok(Invited::AlreadyHere);
    }
    let (id, token) = (random_id(), random_token());
    let index = people::email_index(keys, new.email);
    let (hash, organisation, roles) = (hash_of(&token), new.organisation.code(), Role::codes(new.roles));
    exec!(
        tx,
        "update invitations set withdrawn_at = $1
         where email_index = $2 and organisation = $3 and used_at is null and withdrawn_at is null",
        now,
        index,
        organisation
    )?;
    let (email, name) = (keys.seal(place("email", &id), new.email.as_str()), keys.seal(place("name", &id), new.name));
    let (person, invited_by) = (new.person.map(PersonId::as_str), new.invited_by.map(PersonId::as_str));
    let expires_at = now + HOLDS;
    exec!(
        tx,
        "insert into invitations (id, token_hash, organisation, roles, email, email_index, name, person_id, invited_by, invited_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        id,
        hash,
        organisation,
        roles,
        email,
        index,
        name,
        person,
        invited_by,
        now,
        expires_at
    )?;
    Ok(Invited::Sent { id, token })
}

/// Sends the letter of an invitation: the only place where its token ever stands. Says whether there was one to send.
pub async fn send(
    tx: &mut Tx,
    keys: &Keys,
    new: &NewInvitation<'_>,
    invited: &Invited,
    now: i64,
) -> sqlx::Result<bool> {
    let Invited::Sent { id, token } = invited else { return Ok(false) };
    let payload = serde_json::json!({ "token": token, "organisation": new.organisation.code() }).to_string();
    let letter = NewLetter {
        kind: "accounts.staff_invitation",
        to: new.email,
        person: new.person.map(PersonId::as_str),
        team: new.organisation.code(),
        payload: &payload,
        once: Some(id),
    };
    mail::queue(tx, keys, &letter, now).await?;
    Ok(true)
}

/// An invitation as the one who holds its link meets it.
pub struct Invitation {
    pub id: String,
    pub organisation: Organisation,
    pub roles: Vec<Role>,
    pub name: String,
    pub email: EmailAddress,
    /// Somebody here already, who starts again.
    pub person: Option<PersonId>,
    /// None from the command line.
    pub invited_by: Option<PersonId>,
}

struct Row {
    id: String,
    organisation: String,
    roles: String,
    email: String,
    name: String,
    person_id: Option<String>,
    invited_by: Option<String>,
}

/// Finds the invitation of a token that still holds. Looking changes nothing: mail scanners open links.
pub async fn find(tx: &mut Tx, keys: &Keys, token: &str, now: i64) -> Result<Option<Invitation>> {
    let hash = hash_of(token);
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        "select id, organisation, roles, email, name, person_id, invited_by from invitations
         where token_hash = $1 and expires_at > $2 and used_at is null and withdrawn_at is null",
        hash,
        now
    )?;
    let Some(row) = row else { return Ok(None) };
    let email = keys.open(place("email", &row.id), &row.email)?;
    let (Ok(email), Some(organisation)) = (EmailAddress::parse(&email), Organisation::from_code(&row.organisation))
    else {
        return Ok(None);
    };
    Ok(Some(Invitation {
        organisation,
        roles: Role::from_codes(&row.roles),
        name: keys.open(place("name", &row.id), &row.name)?,
        email,
        person: row.person_id.map(PersonId),
        invited_by: row.invited_by.map(PersonId),
        id: row.id,
    }))
}

/// Uses an invitation up. False where somebody else just did.
pub async fn use_up(tx: &mut Tx, id: &str, now: i64) -> sqlx::Result<bool> {
    Ok(exec!(
        tx,
        "update invitations set used_at = $1 where id = $2 and used_at is null and withdrawn_at is null and expires_at > $1",
        now,
        id
    )? == 1)
}

/// An invitation that an administrator of its organisation sees.
pub struct Open {
    pub id: String,
    pub name: String,
    pub email: String,
    pub roles: Vec<Role>,
    pub invited_at: i64,
    pub expires_at: i64,
}

struct OpenRow {
    id: String,
    name: String,
    email: String,
    roles: String,
    invited_at: i64,
    expires_at: i64,
}

/// The invitations of one organisation that still hold, the latest first.
pub async fn open(tx: &mut Tx, keys: &Keys, organisation: Organisation, now: i64) -> Result<Vec<Open>> {
    let organisation = organisation.code();
    let rows = sql!(
        tx,
        fetch_all,
        OpenRow,
        "select id, name, email, roles, invited_at, expires_at from invitations
         where organisation = $1 and expires_at > $2 and used_at is null and withdrawn_at is null order by invited_at desc, id",
        organisation,
        now
    )?;
    rows.into_iter()
        .map(|row| {
            Ok(Open {
                name: keys.open(place("name", &row.id), &row.name)?,
                email: keys.open(place("email", &row.id), &row.email)?,
                roles: Role::from_codes(&row.roles),
                invited_at: row.invited_at,
                expires_at: row.expires_at,
                id: row.id,
            })
        })
        .collect()
}

/// Takes an invitation back. False where this organisation has no such one open.
pub async fn withdraw(tx: &mut Tx, organisation: Organisation, id: &str, now: i64) -> sqlx::Result<bool> {
    let organisation = organisation.code();
    Ok(exec!(
        tx,
        "update invitations set withdrawn_at = $1 where id = $2 and organisation = $3 and used_at is null and withdrawn_at is null",
        now,
        id,
        organisation
    )? == 1)
}

/// Forgets invitations that ended 30 days ago.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - 30 * 24 * 3_600_000;
    exec!(tx, "delete from invitations where expires_at < $1", before)
}

/// Takes back every open invitation that somebody has, or sent: they may not come in any more.
pub async fn withdraw_all_of(tx: &mut Tx, person: &PersonId, now: i64) -> sqlx::Result<u64> {
    let person = person.as_str();
    exec!(
        tx,
        "update invitations set withdrawn_at = $1
         where used_at is null and withdrawn_at is null
         and (person_id = $2 or invited_by = $2 or email_index = (select email_index from people where id = $2))",
        now,
        person
    )
}

/// Lets the open invitation of somebody who starts again carry the roles that they have now.
pub async fn set_roles(tx: &mut Tx, person: &PersonId, roles: &[Role]) -> sqlx::Result<u64> {
    let (person, roles) = (person.as_str(), Role::codes(roles));
    exec!(
        tx,
        "update invitations set roles = $1 where person_id = $2 and used_at is null and withdrawn_at is null",
        roles,
        person
    )
}
