//! Whoever may see a case as its young person: somebody with an account, or a browser that opened it with its reference and
//! secret. Such an opening lasts as long as a session on a shared phone.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::accounts::{Lasts, PersonId, Who, YoungPerson};
use crate::error::{AppError, Result};
use crate::keys::{Keys, Place, hash_of, random_token};
use crate::web::{AppState, Db, Tx, cookie};
use crate::{exec, sql};

pub use crate::app::OPENING_COOKIE;

/// Whoever asks for a case of their own.
#[derive(Clone, Debug, Default)]
pub struct Opener {
    person: Option<PersonId>,
    opening: Option<Opening>,
}

/// One case, opened in this browser.
#[derive(Clone, Debug)]
pub struct Opening {
    pub case: String,
    pub token: String,
}

impl Opener {
    /// Somebody with an account. One whom the council let in by a code is no more than a visitor here: the council must not be
    /// able to open anybody's case.
    pub fn of_account(person: &YoungPerson) -> Opener {
        let person = (!person.let_in_by_adviser).then(|| person.id.clone());
        Opener { person, opening: None }
    }

    /// For a demonstration and for tests: nobody comes in this way.
    pub fn of_id(person: &PersonId) -> Opener {
        Opener { person: Some(person.clone()), opening: None }
    }

    pub fn account(&self) -> Option<&PersonId> {
        self.person.as_ref()
    }

    pub fn opening(&self) -> Option<&Opening> {
        self.opening.as_ref()
    }

    pub fn has_opened(&self, case: &str) -> bool {
        self.opening.as_ref().is_some_and(|opening| opening.case == case)
    }
}

impl FromRequestParts<AppState> for Opener {
    type Rejection = AppError;

    /// Staff open nothing here, whatever cookies they hold.
    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Opener> {
        let who = Who::from_request_parts(parts, app).await?;
        let mut opener = match &who {
            Who::Staff(_) => return Err(AppError::NotFound),
            Who::YoungPerson(person) => Opener::of_account(person),
            Who::Visitor | Who::Ended(_) => Opener::default(),
        };
        if let Some(token) = cookie(&parts.headers, OPENING_COOKIE).filter(|token| !token.is_empty()) {
            opener.opening = find(&app.db, token, app.now()).await?;
        }
        Ok(opener)
    }
}

struct Row {
    case_id: String,
    opened_at: i64,
    seen_at: i64,
}

async fn find(db: &Db, token: &str, now: i64) -> Result<Option<Opening>> {
    let id = hash_of(token);
    let mut tx = db.read().await?;
    let row = sql!(
        &mut tx,
        fetch_optional,
        Row,
        "select case_id, opened_at, seen_at from advocacy_openings where id = $1",
        id
    )?;
    drop(tx);
    let Some(row) = row else { return Ok(None) };
    let Lasts { idle, at_most } = Lasts::SHARED_PHONE;
    if now - row.seen_at >= idle || now - row.opened_at >= at_most {
        return Ok(None);
    }
    // Noted once a minute at most: reading a page must not wait for the one writer.
    if now - row.seen_at >= 60_000 {
        let mut tx = db.begin().await?;
        exec!(&mut tx, "update advocacy_openings set seen_at = $1 where id = $2", now, id)?;
        tx.commit().await?;
    }
    Ok(Some(Opening { case: row.case_id, token: token.to_owned() }))
}

fn secret_place(id: &str) -> Place<'_> {
    Place::new("advocacy_openings", "secret", id)
}

/// Opens a case in one browser, and gives the token for its cookie. `secret` is kept for the browser that has just asked.
pub async fn begin(tx: &mut Tx, keys: &Keys, case: &str, secret: Option<&str>, now: i64) -> Result<String> {
    let token = random_token();
    let id = hash_of(&token);
    let sealed = secret.map(|secret| keys.key_of_code("advocacy.opening", &token).seal(secret_place(&id), secret));
    exec!(
        tx,
        "insert into advocacy_openings (id, case_id, opened_at, seen_at, secret) values ($1, $2, $3, $3, $4)",
        id,
        case,
        now,
        sealed
    )?;
    Ok(token)
}

struct SecretRow {
    secret: Option<String>,
}

/// The 16 digits of a case, in the browser that has just asked for it.
pub async fn secret(tx: &mut Tx, keys: &Keys, opening: &Opening) -> Result<Option<String>> {
    let id = hash_of(&opening.token);
    let row = sql!(tx, fetch_optional, SecretRow, "select secret from advocacy_openings where id = $1", id)?;
    let key = keys.key_of_code("advocacy.opening", &opening.token);
    Ok(key.open_optional(secret_place(&id), row.and_then(|row| row.secret).as_deref())?)
}

/// Ends an opening: they left, or put the case away.
pub async fn end(tx: &mut Tx, token: &str) -> Result<()> {
    let id = hash_of(token);
    exec!(tx, "delete from advocacy_openings where id = $1", id)?;
    Ok(())
}

/// Forgets openings that are over.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let Lasts { idle, at_most } = Lasts::SHARED_PHONE;
    let (unused_since, opened_before) = (now - idle, now - at_most);
    exec!(tx, "delete from advocacy_openings where seen_at <= $1 or opened_at <= $2", unused_since, opened_before)
}
