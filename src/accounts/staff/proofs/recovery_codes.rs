use super::CountRow;
use crate::accounts::PersonId;
use crate::accounts::staff::recovery;
use crate::keys::Keys;
use crate::web::Tx;
use crate::{exec, sql};

fn mac(keys: &Keys, person: &PersonId, code: &str) -> String {
    keys.code("staff_recovery_codes", &format!("{person} {code}"))
}

/// Gives somebody ten new recovery codes. The old ones are good for nothing from here on.
pub async fn renew_recovery(tx: &mut Tx, keys: &Keys, person: &PersonId, now: i64) -> sqlx::Result<Vec<String>> {
    let id = person.as_str();
    exec!(tx, "delete from staff_recovery_codes where person_id = $1", id)?;
    let codes = recovery::new_codes();
    for code in codes.iter().filter_map(|code| recovery::read(code)) {
        let mac = mac(keys, person, &code);
        exec!(tx, "insert into staff_recovery_codes (code_mac, person_id, made_at) values ($1, $2, $3)", mac, id, now)?;
    }
    Ok(codes)
}

/// Uses up one of somebody's recovery codes. False where it is none of theirs, or used.
pub async fn use_recovery(tx: &mut Tx, keys: &Keys, person: &PersonId, typed: &str, now: i64) -> sqlx::Result<bool> {
    let Some(code) = recovery::read(typed) else { return Ok(false) };
    let (mac, id) = (mac(keys, person, &code), person.as_str());
    Ok(exec!(
        tx,
        "update staff_recovery_codes set used_at = $1 where code_mac = $2 and person_id = $3 and used_at is null",
        now,
        mac,
        id
    )? == 1)
}

/// How many recovery codes somebody has left.
pub async fn recovery_left(tx: &mut Tx, person: &PersonId) -> sqlx::Result<i64> {
    let person = person.as_str();
    let row = sql!(
        tx,
        fetch_one,
        CountRow,
        r#"select count(*) as "count!: i64" from staff_recovery_codes where person_id = $1 and used_at is null"#,
        person
    )?;
    Ok(row.count)
}
