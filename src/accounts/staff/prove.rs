//! Proving who one is, a second time: by a code from an app, a recovery code or a passkey. For signing in and stepping up.

use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::PasskeyAuthentication;

use crate::accounts::{OpenedBy, PersonId};
use crate::audit::Deed;
use crate::audit::{self, Line};
use crate::error::Result;
use crate::forms::FieldErrors;
use crate::web::{AppState, Tx};

use super::half_done::PASSKEY_HOLDS;
use super::letters::{self, Change};
use super::passkey;
use super::proofs::{self, Code, Kept};

/// What is typed or answered. Never sent back to a page.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProofForm {
    pub code: String,
    pub recovery: String,
    /// A browser's answer, as JSON.
    pub passkey: String,
    pub onwards: String,
}

/// A question that a browser was asked.
#[derive(Serialize, Deserialize)]
pub struct Asked {
    pub question: String,
    pub state: PasskeyAuthentication,
    pub at: i64,
}

impl Asked {
    /// Asks about these; nothing where there are none and an answer could not come.
    pub fn about(app: &AppState, kept: &[Kept], now: i64) -> Result<Option<Asked>> {
        if kept.is_empty() { Ok(None) } else { Asked::all(app, kept, false, now).map(Some) }
    }

    /// Asks somebody who has proved nothing yet; the question is the same whoever they are.
    pub fn unnamed(app: &AppState, kept: &[Kept], now: i64) -> Result<Asked> {
        Asked::all(app, kept, true, now)
    }

    fn all(app: &AppState, kept: &[Kept], unnamed: bool, now: i64) -> Result<Asked> {
        let passkeys: Vec<_> = kept.iter().map(|kept| kept.passkey.clone()).collect();
        let (question, state) = passkey::ask_for(&app.config, &passkeys, unnamed)?;
        Ok(Asked { question, state, at: now })
    }
}

/// By what somebody proved who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proved {
    App,
    Recovery,
    Passkey,
}

impl Proved {
    /// How a session began that this opened, after a password or without one.
    pub fn opens(self) -> OpenedBy {
        match self {
            Proved::App => OpenedBy::PasswordAndCode,
            Proved::Recovery => OpenedBy::PasswordAndRecovery,
            Proved::Passkey => OpenedBy::Passkey,
        }
    }
}

/// Looks at what somebody brought. Commit the transaction either way: a wrong code is counted, and a used one is used.
pub async fn prove(
    tx: &mut Tx,
    app: &AppState,
    person: &PersonId,
    form: &ProofForm,
    asked: Option<&Asked>,
    now: i64,
) -> Result<std::result::Result<Proved, FieldErrors>> {
    let mut errors = FieldErrors::default();
    let proved = if !form.passkey.is_empty() {
        errors.note("passkey", by_passkey(tx, app, person, &form.passkey, asked, now).await?)
    } else if !form.recovery.trim().is_empty() {
        errors.note("recovery", by_recovery(tx, app, person, &form.recovery, now).await?)
    } else {
        errors.note("code", by_code(tx, app, person, &form.code, now).await?)
    };
    if let Some(proved) = proved {
        return Ok(Ok(proved));
    }
    let line = Line { who: Some(person.as_str()), role: "staff", deed: Deed::AccountsSignInFailed, ..Line::default() };
    audit::record(tx, &app.keys, &line, now).await?;
    Ok(Err(errors))
}

async fn by_code(
    tx: &mut Tx,
    app: &AppState,
    person: &PersonId,
    typed: &str,
    now: i64,
) -> Result<std::result::Result<Proved, String>> {
    if typed.trim().is_empty() {
        return Ok(Err("Type the code that your app shows now".to_owned()));
    }
    Ok(match proofs::try_code(tx, &app.keys, person, typed, now).await? {
        Code::Right => Ok(Proved::App),
        Code::Wrong => {
            Err("That is not the code of this moment, or it was used already. Wait for the next one and type it"
                .to_owned())
        }
        Code::TooSoon => Err(
            "There were too many wrong codes. Wait a little and type a new one, or use a recovery code or a passkey"
                .to_owned(),
        ),
    })
}

async fn by_recovery(
    tx: &mut Tx,
    app: &AppState,
    person: &PersonId,
    typed: &str,
    now: i64,
) -> Result<std::result::Result<Proved, String>> {
    if !proofs::use_recovery(tx, &app.keys, person, typed, now).await? {
        return Ok(Err("That is none of your recovery codes, or it was used already. Each is good once".to_owned()));
    }
    let change = Change::RecoveryCodeUsed;
    letters::tell_of_change(tx, &app.keys, person, change, now).await?;
    let line = Line { who: Some(person.as_str()), role: "staff", deed: change.deed(), ..Line::default() };
    audit::record(tx, &app.keys, &line, now).await?;
    Ok(Ok(Proved::Recovery))
}

async fn by_passkey(
    tx: &mut Tx,
    app: &AppState,
    person: &PersonId,
    answer: &str,
    asked: Option<&Asked>,
    now: i64,
) -> Result<std::result::Result<Proved, String>> {
    let Some(asked) = asked.filter(|asked| now - asked.at < PASSKEY_HOLDS) else {
        return Ok(Err("That took longer than five minutes. Please try again".to_owned()));
    };
    let refused = || Err("That passkey did not work here. Try again, or use another way".to_owned());
    let Some(answered) = passkey::take(&app.config, answer, &asked.state)? else { return Ok(refused()) };
    let mut kept = proofs::passkeys(tx, &app.keys, person).await?;
    let Some(used) = kept.iter_mut().find(|kept| kept.passkey.cred_id() == answered.cred_id()) else {
        return Ok(refused());
    };
    used.passkey.update_credential(&answered);
    proofs::passkey_used(tx, &app.keys, person, used, now).await?;
    Ok(Ok(Proved::Passkey))
}
