use super::CountRow;
use crate::accounts::staff::app_code;
use crate::accounts::{PersonId, people};
use crate::error::Result;
use crate::keys::{Keys, Place};
use crate::web::Tx;
use crate::{exec, sql};

fn secret_place(person: &str) -> Place<'_> {
    Place::new("staff_apps", "secret", person)
}

/// Makes this app the one whose codes prove who somebody is. The code just typed is used up.
pub async fn set_app(tx: &mut Tx, keys: &Keys, person: &PersonId, secret: &str, step: i64, now: i64) -> Result<()> {
    let sealed = people::data_key(tx, keys, person).await?.seal(secret_place(person.as_str()), secret);
    let person = person.as_str();
    exec!(
        tx,
        "insert into staff_apps (person_id, secret, set_at, last_step, wrong, wait_until) values ($1, $2, $3, $4, 0, 0)
         on conflict (person_id) do update set secret = excluded.secret, set_at = excluded.set_at,
         last_step = excluded.last_step, wrong = 0, wait_until = 0",
        person,
        sealed,
        now,
        step
    )?;
    Ok(())
}

pub async fn remove_app(tx: &mut Tx, person: &PersonId) -> sqlx::Result<bool> {
    let person = person.as_str();
    Ok(exec!(tx, "delete from staff_apps where person_id = $1", person)? == 1)
}

/// What came of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    Right,
    Wrong,
    /// There were too many wrong ones; not looked at.
    TooSoon,
}

struct AppRow {
    secret: String,
    last_step: i64,
    wrong: i64,
}

/// Looks at a code from somebody's app. Each try is counted before it is looked at, so that many at once gain nothing.
pub async fn try_code(tx: &mut Tx, keys: &Keys, person: &PersonId, typed: &str, now: i64) -> Result<Code> {
    let id = person.as_str();
    let row = sql!(
        tx,
        fetch_optional,
        AppRow,
        r#"update staff_apps set wrong = wrong + 1 where person_id = $1 and wait_until <= $2
           returning secret as "secret!", last_step as "last_step!", wrong as "wrong!""#,
        id,
        now
    )?;
    let Some(row) = row else {
        return Ok(if has_app(tx, person).await? { Code::TooSoon } else { Code::Wrong });
    };
    let secret = people::data_key(tx, keys, person).await?.open(secret_place(id), &row.secret)?;
    let step = app_code::step_of(&secret, typed, now).filter(|step| *step > row.last_step);
    let (right, last_step) = (step.is_some(), step.unwrap_or(row.last_step));
    let wrong = if right { 0 } else { row.wrong };
    let wait_until = app_code::wait_until(wrong, now);
    exec!(
        tx,
        "update staff_apps set last_step = $1, wrong = $2, wait_until = $3 where person_id = $4",
        last_step,
        wrong,
        wait_until,
        id
    )?;
    Ok(if right { Code::Right } else { Code::Wrong })
}

pub async fn has_app(tx: &mut Tx, person: &PersonId) -> sqlx::Result<bool> {
    let person = person.as_str();
    let row = sql!(
        tx,
        fetch_one,
        CountRow,
        r#"select count(*) as "count!: i64" from staff_apps where person_id = $1"#,
        person
    )?;
    Ok(row.count > 0)
}
