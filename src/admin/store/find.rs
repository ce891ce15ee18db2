//! Reading: the staff of an administrator's own organisation, and nobody else.

use crate::accounts::people::Sealed;
use crate::accounts::{Administrator, PersonId, Role, invitations, sessions};
use crate::admin::form::could_be_an_id;
use crate::admin::model::{Member, OnePerson, People, by_name};
use crate::app;
use crate::audit::{Deed, Line};
use crate::error::{AppError, Result};
use crate::keys::Keys;
use crate::web::{AppState, Tx};
use crate::young_people;
use crate::{mail, sql};

use super::turn::record;

/// Everybody who works for this administrator's organisation, who is invited, and how many letters wait.
pub async fn people(app: &AppState, administrator: &Administrator) -> Result<People> {
    let mut tx = app.db.read().await?;
    let mut staff = members(&mut tx, &app.keys, administrator, None).await?;
    by_name(&mut staff);
    let invitations = invitations::open(&mut tx, &app.keys, administrator.organisation, app.now()).await?;
    let undelivered = mail::undelivered(&mut tx, administrator.organisation.code()).await?.len();
    drop(tx);
    let mut tx = app.db.begin().await?;
    record(&mut tx, app, administrator, Line { deed: Deed::AdminPeopleRead, ..Line::default() }).await?;
    tx.commit().await?;
    Ok(People { staff, invitations, undelivered })
}

/// One of their staff, and where they are signed in. Not theirs and not there look the same, and the audit knows.
pub async fn person(app: &AppState, administrator: &Administrator, id: &str) -> Result<OnePerson> {
    let mut tx = app.db.read().await?;
    let found = match staff_of(&mut tx, &app.keys, administrator, id).await? {
        Some(member) => Some(OnePerson {
            sessions: sessions::list(&mut tx, &member.id, app.now()).await?,
            looks_after: young_people::count_of(&mut tx, &member.id).await?,
            member,
        }),
        None => None,
    };
    drop(tx);
    let line = match &found {
        Some(_) => Line { deed: Deed::AdminPeopleRead, about: Some(id), ..Line::default() },
        None => Line {
            deed: Deed::AccessRefused,
            about: Some(app::ADMIN_PERSON),
            reason: Some("not_found"),
            ..Line::default()
        },
    };
    let mut tx = app.db.begin().await?;
    record(&mut tx, app, administrator, line).await?;
    tx.commit().await?;
    found.ok_or(AppError::NotFound)
}

/// Finds somebody through the administrator whose staff they are. Young people and the other organisation's are not there.
pub async fn staff_of(tx: &mut Tx, keys: &Keys, administrator: &Administrator, id: &str) -> Result<Option<Member>> {
    if !could_be_an_id(id) {
        return Ok(None);
    }
    Ok(members(tx, keys, administrator, Some(id)).await?.pop())
}

struct MemberRow {
    id: String,
    organisation: Option<String>,
    data_key: String,
    name: String,
    email: Option<String>,
    joined_at: i64,
    staff_signed_in_at: Option<i64>,
    disabled_at: Option<i64>,
    session_seen_at: Option<i64>,
    roles: Option<String>,
}

async fn members(tx: &mut Tx, keys: &Keys, administrator: &Administrator, id: Option<&str>) -> Result<Vec<Member>> {
    let organisation = administrator.organisation.code();
    let rows = sql!(
        tx,
        fetch_all,
        MemberRow,
        r#"select p.id as "id!", p.organisation, p.data_key, p.name, p.email, p.joined_at, p.staff_signed_in_at, p.disabled_at,
                  (select max(seen_at) from sessions where person_id = p.id) as "session_seen_at?: i64",
                  (select string_agg(role, ' ') from staff_roles where person_id = p.id) as "roles?: String"
           from people p where p.kind = 'staff' and p.organisation = $1 and p.id = coalesce($2, p.id)"#,
        organisation,
        id
    )?;
    rows.into_iter().map(|row| row.open(keys)).collect()
}

impl MemberRow {
    fn open(self, keys: &Keys) -> Result<Member> {
        let MemberRow { id, organisation, data_key, name, email, .. } = self;
        let contact = Sealed { id: id.clone(), organisation, data_key, name, email }.open(keys)?;
        let mut roles = self.roles.as_deref().map(Role::from_codes).unwrap_or_default();
        roles.sort();
        Ok(Member {
            id: PersonId(id),
            name: contact.name,
            email: contact.email,
            roles,
            joined_at: self.joined_at,
            seen_at: self.session_seen_at.max(self.staff_signed_in_at),
            disabled_at: self.disabled_at,
        })
    }
}
