//! Sessions: a random token in the browser, its fingerprint in the database, and every limit checked here (S-16).

use crate::keys::{Keys, hash_of, random_id, random_token};
use crate::web::{Db, Tx};
use crate::{exec, sql};

use super::model::{Lasts, OpenedBy, Organisation, PersonId, Role};

/// Ended sessions are kept this long, so that a form sent too late is still known to be its owner's, in ms.
pub const KEPT_AFTER: i64 = DAY;
const DAY: i64 = 24 * 3_600_000;

/// A session to begin.
pub struct NewSession<'a> {
    pub person: &'a PersonId,
    pub opened_by: OpenedBy,
    pub own_phone: bool,
    /// "Chrome on Android", as `device_of` says it.
    pub device: &'a str,
    pub lasts: Lasts,
}

/// What a browser needs to hold a session.
pub struct Begun {
    pub token: String,
    pub id: String,
    /// How long its cookie lasts, in seconds; none: until the browser is closed.
    pub cookie_seconds: Option<i64>,
}

/// Begins a session with a token of its own. Staff who just proved who they are have stepped up.
pub async fn begin(tx: &mut Tx, new: &NewSession<'_>, now: i64) -> sqlx::Result<Begun> {
    let (token, id) = (random_token(), random_id());
    let (hash, person, opened_by) = (hash_of(&token), new.person.as_str(), new.opened_by.code());
    let (idle, ends_at) = (new.lasts.idle, now + new.lasts.at_most);
    let staff = !matches!(new.opened_by, OpenedBy::EmailCode | OpenedBy::AdviserCode);
    let stepped_up_at = staff.then_some(now);
    exec!(
        tx,
        "insert into sessions (token_hash, id, person_id, opened_by, own_phone, device, began_at, seen_at, idle_ms, ends_at, stepped_up_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10)",
        hash,
        id,
        person,
        opened_by,
        new.own_phone,
        new.device,
        now,
        idle,
        ends_at,
        stepped_up_at
    )?;
    if staff {
        exec!(tx, "update people set staff_signed_in_at = $1 where id = $2 and kind = 'staff'", now, person)?;
    } else {
        // The day is enough to know which accounts nobody uses.
        let day = now - now.rem_euclid(DAY);
        exec!(tx, "update people set last_here = $1 where id = $2 and kind = 'young_person'", day, person)?;
    }
    let cookie_seconds = (new.own_phone && !staff).then_some(new.lasts.at_most / 1000);
    Ok(Begun { token, id, cookie_seconds })
}

/// A session that a browser presented.
#[derive(Clone, Debug)]
pub struct Session {
    pub id: String,
    pub token_hash: String,
    pub person: PersonId,
    /// None for a young person.
    pub organisation: Option<Organisation>,
    pub roles: Vec<Role>,
    pub matched: bool,
    pub opened_by: String,
    /// When it ends if nothing more is asked, in ms since 1970 UTC.
    pub ends_at: i64,
    pub idle: i64,
    pub stepped_up_at: Option<i64>,
    /// It is over: too long unused, too old, or its owner may not come in any more.
    pub ended: bool,
}

struct SessionRow {
    id: String,
    token_hash: String,
    person_id: String,
    opened_by: String,
    seen_at: i64,
    idle_ms: i64,
    ends_at: i64,
    stepped_up_at: Option<i64>,
    organisation: Option<String>,
    matched_at: Option<i64>,
    disabled_at: Option<i64>,
    roles: Option<String>,
}

/// Whether a request is somebody's doing, or a page's that keeps itself up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    Person,
    PageItself,
}

/// Finds the session of a token, ended or not, and notes that it was used; what a page asks by itself is no use.
pub async fn find(db: &Db, token: &str, by: Use, now: i64) -> sqlx::Result<Option<Session>> {
    let hash = hash_of(token);
    let mut tx = db.read().await?;
    let row = sql!(
        &mut tx,
        fetch_optional,
        SessionRow,
        r#"select s.id, s.token_hash as "token_hash!", s.person_id, s.opened_by, s.seen_at, s.idle_ms, s.ends_at, s.stepped_up_at,
                  p.organisation, p.matched_at, p.disabled_at,
                  (select string_agg(role, ' ') from staff_roles where person_id = p.id) as "roles?: String"
           from sessions s join people p on p.id = s.person_id where s.token_hash = $1"#,
        hash
    )?;
    drop(tx);
    let Some(row) = row else { return Ok(None) };
    let ended = row.disabled_at.is_some()
        || now >= row.ends_at
        || now >= row.seen_at + row.idle_ms
        || now < row.seen_at - row.idle_ms;
    // Noted once in a while: a note for each page would cost a write for each page.
    let noted = by == Use::Person && !ended && now - row.seen_at > row.idle_ms / 30;
    let seen_at = if noted { note_seen(db, &hash, now).await? } else { row.seen_at };
    Ok(Some(Session {
        ended,
        id: row.id,
        token_hash: row.token_hash,
        person: PersonId(row.person_id),
        organisation: row.organisation.as_deref().and_then(Organisation::from_code),
        roles: row.roles.as_deref().map(Role::from_codes).unwrap_or_default(),
        matched: row.matched_at.is_some(),
        opened_by: row.opened_by,
        ends_at: row.ends_at.min(seen_at + row.idle_ms),
        idle: row.idle_ms,
        stepped_up_at: row.stepped_up_at,
    }))
}

async fn note_seen(db: &Db, hash: &str, now: i64) -> sqlx::Result<i64> {
    let mut tx = db.begin().await?;
    exec!(&mut tx, "update sessions set seen_at = $1 where token_hash = $2 and seen_at < $1", now, hash)?;
    tx.commit().await?;
    Ok(now)
}

/// The token that forms of this session carry.
pub fn form_token(keys: &Keys, token_hash: &str) -> String {
    keys.code("sessions.form", token_hash)
}

/// Ends the session of a token: its owner signs out.
pub async fn end(tx: &mut Tx, token: &str) -> sqlx::Result<bool> {
    let hash = hash_of(token);
    Ok(exec!(tx, "delete from sessions where token_hash = $1", hash)? == 1)
}

/// Ends one of somebody's sessions.
pub async fn end_one(tx: &mut Tx, person: &PersonId, id: &str) -> sqlx::Result<bool> {
    let person = person.as_str();
    Ok(exec!(tx, "delete from sessions where person_id = $1 and id = $2", person, id)? == 1)
}

/// Ends all of somebody's sessions, everywhere. Says how many there were.
pub async fn end_all(tx: &mut Tx, person: &PersonId) -> sqlx::Result<u64> {
    let person = person.as_str();
    exec!(tx, "delete from sessions where person_id = $1", person)
}

/// Ends all of somebody's sessions but one.
pub async fn end_others(tx: &mut Tx, person: &PersonId, id: &str) -> sqlx::Result<u64> {
    let person = person.as_str();
    exec!(tx, "delete from sessions where person_id = $1 and id <> $2", person, id)
}

/// Notes that a member of staff proved again who they are. The session has a new token from here on (S-16).
pub async fn step_up(tx: &mut Tx, session: &Session, now: i64) -> sqlx::Result<String> {
    let token = random_token();
    let (fresh, old) = (hash_of(&token), &session.token_hash);
    exec!(
        tx,
        "update sessions set token_hash = $1, stepped_up_at = $2, seen_at = $2 where token_hash = $3",
        fresh,
        now,
        old
    )?;
    Ok(token)
}

struct EndsRow {
    ends_at: i64,
    own_phone: bool,
}

/// Gives a session that has just begun another token, where the browser may never have seen the first. None where it has
/// ended since.
pub async fn begin_again(tx: &mut Tx, id: &str, now: i64) -> sqlx::Result<Option<Begun>> {
    let token = random_token();
    let hash = hash_of(&token);
    let row = sql!(
        tx,
        fetch_optional,
        EndsRow,
        r#"update sessions set token_hash = $1 where id = $2 and ends_at > $3
           returning ends_at as "ends_at!", own_phone as "own_phone!: bool""#,
        hash,
        id,
        now
    )?;
    Ok(row.map(|row| Begun {
        token,
        id: id.to_owned(),
        cookie_seconds: row.own_phone.then_some((row.ends_at - now) / 1000),
    }))
}

/// One of somebody's sessions, as their page lists it.
pub struct Listed {
    pub id: String,
    pub device: String,
    pub own_phone: bool,
    pub began_at: i64,
    pub seen_at: i64,
}

/// Somebody's sessions that are still good, the latest first.
pub async fn list(tx: &mut Tx, person: &PersonId, now: i64) -> sqlx::Result<Vec<Listed>> {
    let person = person.as_str();
    sql!(
        tx,
        fetch_all,
        Listed,
        r#"select id, device, own_phone as "own_phone: bool", began_at, seen_at from sessions
           where person_id = $1 and ends_at > $2 and seen_at + idle_ms > $2 order by seen_at desc, id"#,
        person,
        now
    )
}

/// Forgets sessions that ended a day ago.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - KEPT_AFTER;
    exec!(tx, "delete from sessions where ends_at < $1 or seen_at + idle_ms < $1", before)
}

/// A browser and a system in words, and nothing finer: what somebody needs to know their own phone by.
pub fn device_of(user_agent: &str) -> String {
    let find = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    let browser = find(&[
        ("SamsungBrowser", "Samsung Internet"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = find(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "Another browser".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::device_of;

    #[test]
    fn a_device_is_named_as_people_name_it() {
        let android = "Mozilla/5.0 (Linux; Android 14; SM-A145R) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0 Mobile Safari/537.36";
        assert_eq!(device_of(android), "Chrome on Android");
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_3 like Mac OS X) AppleWebKit/605.1.15 Version/16.3 Mobile/15E148 Safari/604.1";
        assert_eq!(device_of(iphone), "Safari on iPhone");
        assert_eq!(
            device_of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
            "Firefox on Linux"
        );
        assert_eq!(device_of("<script>"), "Another browser");
    }
}
