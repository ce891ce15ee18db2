//! One deed of one administrator at a time in each organisation, checked in the deed's own transaction (S-22).

use crate::accounts::invitations::NewInvitation;
use crate::accounts::{Administrator, Organisation, people};
use crate::app;
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::keys::Keys;
use crate::sql;
use crate::web::{AppState, Tx};

use super::find;
use crate::admin::model::Member;

/// How many invitations one address may have from us in an hour, and in a day (S-10).
const IN_AN_HOUR: i64 = 3;
const IN_A_DAY: i64 = 10;
const HOUR: i64 = 3_600_000;

/// A deed under way. Dropped without `finish`, it leaves nothing behind.
pub struct Turn<'a> {
    pub tx: Tx,
    pub app: &'a AppState,
    pub now: i64,
    administrator: &'a Administrator,
}

struct Id {
    #[allow(dead_code)] // read to be locked
    id: String,
}

pub struct Count {
    pub count: i64,
}

impl<'a> Turn<'a> {
    /// Waits for the others of this organisation, and makes sure that whoever asks is still one of its administrators.
    pub async fn take(app: &'a AppState, administrator: &'a Administrator) -> Result<Turn<'a>> {
        let mut tx = app.db.begin().await?;
        let organisation = administrator.organisation.code();
        // SQLite lets one deed write at a time anyway. In one order, so that nobody waits in a circle.
        sql!(
            &mut tx,
            fetch_all,
            Id,
            sqlite: r#"select id as "id!" from people where organisation = $1 order by id limit 1"#,
            pg: r#"select id as "id!" from people where organisation = $1 order by id for no key update"#,
            organisation
        )?;
        if !is_still_one(&mut tx, administrator).await? {
            return Err(AppError::NotFound);
        }
        Ok(Turn { tx, app, now: app.now(), administrator })
    }

    /// The same, about one of their staff. Not theirs and not there look the same, and the audit knows.
    pub async fn take_about(
        app: &'a AppState,
        administrator: &'a Administrator,
        id: &str,
    ) -> Result<(Turn<'a>, Member)> {
        let mut turn = Turn::take(app, administrator).await?;
        match find::staff_of(&mut turn.tx, &app.keys, administrator, id).await? {
            Some(member) => Ok((turn, member)),
            None => {
                turn.refused(app::ADMIN_PERSON, "not_found").await?;
                Err(AppError::NotFound)
            }
        }
    }

    /// Writes the deed in the audit, and makes it true.
    pub async fn finish(mut self, deed: Deed, about: Option<&str>) -> Result<()> {
        record(&mut self.tx, self.app, self.administrator, Line { deed, about, ..Line::default() }).await?;
        Ok(self.tx.commit().await?)
    }

    /// Writes where and why it was refused. What was asked for is not written: it may be anybody's.
    pub async fn refused(mut self, route: &str, reason: &str) -> Result<()> {
        let line = Line { deed: Deed::AccessRefused, about: Some(route), reason: Some(reason), ..Line::default() };
        record(&mut self.tx, self.app, self.administrator, line).await?;
        Ok(self.tx.commit().await?)
    }
}

/// Adds a line about what this administrator did.
pub async fn record(tx: &mut Tx, app: &AppState, administrator: &Administrator, line: Line<'_>) -> sqlx::Result<()> {
    let line = Line { who: Some(administrator.id.as_str()), role: "administrator", ..line };
    audit::record(tx, &app.keys, &line, app.now()).await
}

async fn is_still_one(tx: &mut Tx, administrator: &Administrator) -> sqlx::Result<bool> {
    let (session, person) = (&administrator.session.id, administrator.id.as_str());
    let organisation = administrator.organisation.code();
    let found = sql!(
        tx,
        fetch_one,
        Count,
        r#"select count(*) as "count!: i64" from sessions s
           join people p on p.id = s.person_id
           join staff_roles r on r.person_id = p.id and r.role = 'administrator'
           where s.id = $1 and p.id = $2 and p.organisation = $3 and p.disabled_at is null"#,
        session,
        person,
        organisation
    )?;
    Ok(found.count > 0)
}

/// True while somebody who may come in can administer this organisation.
pub async fn has_administrators(tx: &mut Tx, organisation: Organisation) -> sqlx::Result<bool> {
    let organisation = organisation.code();
    let found = sql!(
        tx,
        fetch_one,
        Count,
        r#"select count(*) as "count!: i64" from people p
           join staff_roles r on r.person_id = p.id and r.role = 'administrator'
           where p.organisation = $1 and p.disabled_at is null"#,
        organisation
    )?;
    Ok(found.count > 0)
}

/// True where an address had as many invitations from this organisation as one may have.
pub async fn had_enough_letters(tx: &mut Tx, keys: &Keys, new: &NewInvitation<'_>, now: i64) -> sqlx::Result<bool> {
    let (index, organisation) = (people::email_index(keys, new.email), new.organisation.code());
    for (span, most) in [(HOUR, IN_AN_HOUR), (24 * HOUR, IN_A_DAY)] {
        let since = now - span;
        let sent = sql!(
            &mut *tx,
            fetch_one,
            Count,
            r#"select count(*) as "count!: i64" from invitations
               where email_index = $1 and organisation = $2 and invited_at > $3"#,
            index,
            organisation,
            since
        )?;
        if sent.count >= most {
            return Ok(true);
        }
    }
    Ok(false)
}
