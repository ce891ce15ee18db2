use crate::accounts::PersonId;
use crate::exec;
use crate::web::Tx;

/// Notes the kind of browser somebody signs in with. True where they have not used one like it in 90 days.
pub async fn is_new_device(tx: &mut Tx, person: &PersonId, device: &str, now: i64) -> sqlx::Result<bool> {
    let person = person.as_str();
    let since = now - DEVICES_KEPT;
    let known = exec!(
        tx,
        "update staff_devices set seen_at = $1 where person_id = $2 and device = $3 and seen_at > $4",
        now,
        person,
        device,
        since
    )? == 1;
    if !known {
        exec!(
            tx,
            "insert into staff_devices (person_id, device, seen_at) values ($1, $2, $3)
             on conflict (person_id, device) do update set seen_at = excluded.seen_at",
            person,
            device,
            now
        )?;
    }
    Ok(!known)
}

/// How long a kind of browser is remembered, in ms.
pub const DEVICES_KEPT: i64 = 90 * 24 * 3_600_000;

/// Forgets browsers that nobody used for 90 days.
pub async fn forget_old_devices(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - DEVICES_KEPT;
    exec!(tx, "delete from staff_devices where seen_at <= $1", before)
}
