//! How members of staff get in: an invitation, a password and a code from an app, or a passkey; and what they may change of
//! that themselves. Never a letter alone (S-15).
//!
//! Addresses: `/staff/…`. Tables: `staff_passwords`, `staff_apps`, `staff_recovery_codes`, `staff_passkeys`,
//! `staff_devices`, `staff_half_done`. Personal data: what a passkey is called and the secret of an app, sealed, as long as
//! they are in use; which kinds of browser somebody uses, 90 days.
//!
//! 2026-11-25: Whoever proves an address alone learns nothing: an address that nobody has, a wrong password, a young
//! person's address and somebody who may not come in get the same answer after the same work, and the question to a passkey
//! names no passkey. Nobody is ever locked out by another's guesses: wrong codes make codes wait, and a passkey or a
//! recovery code stays open.

mod account;
mod app_code;
mod enrol;
mod half_done;
mod home;
mod let_in;
pub mod letters;
mod pages;
mod passkey;
mod password;
mod proofs;
mod prove;
mod recovery;
mod sign_in;
mod step_up;

use crate::app;
use crate::keys::Keys;
use crate::web::{Config, Db, Routes};

use super::invitations::{self, Invited, NewInvitation};

pub use half_done::{STAFF_COOKIE, forget_old as forget_half_done};
pub use home::{RoomCard, RoomCards};
pub use passkey::origin as passkey_origin;
pub use proofs::forget_old_devices as forget_devices;

pub fn routes() -> Routes {
    Routes::new()
        .get(app::STAFF_SIGN_IN, sign_in::show)
        .post(app::STAFF_SIGN_IN, sign_in::sign_in)
        .get(app::STAFF_SECOND, sign_in::show_second)
        .post(app::STAFF_SECOND, sign_in::second)
        .get(app::STAFF_SIGN_IN_PASSKEY, sign_in::show_passkey)
        .post(app::STAFF_SIGN_IN_PASSKEY, sign_in::with_passkey)
        .get(app::STAFF_INVITATION, enrol::show)
        .post(app::STAFF_INVITATION, enrol::choose_password)
        .get(app::STAFF_ENROL, enrol::show_second)
        .post(app::STAFF_ENROL, enrol::finish)
        .get(app::STEP_UP, step_up::show)
        .post(app::STEP_UP, step_up::step_up)
        .get(app::STAFF, home::show)
        .merge(account::routes())
}

/// Invites somebody from the command line: the first administrator of each organisation, since there are no accounts before.
/// Gives the address of the invitation, which is also sent by letter where there is a mail server.
pub async fn invite_from_command_line(
    db: &Db,
    keys: &Keys,
    config: &Config,
    new: &NewInvitation<'_>,
    now: i64,
) -> Result<String, String> {
    let failed = |cause: sqlx::Error| format!("nobody was invited: {cause}");
    if let Some(role) = new.roles.iter().find(|role| !role.is_in(new.organisation)) {
        return Err(format!("{} is no role of the {}.", role.code(), new.organisation.code()));
    }
    let mut tx = db.begin().await.map_err(failed)?;
    let invited = invitations::invite(&mut tx, keys, new, now).await.map_err(failed)?;
    let Invited::Sent { id, token } = &invited else {
        return Err("somebody with that address is here already. An administrator can let them start again.".to_owned());
    };
    if !config.smtp.is_empty() || config.demo {
        invitations::send(&mut tx, keys, new, &invited, now).await.map_err(failed)?;
    }
    let line = crate::audit::Line {
        role: "command_line",
        deed: crate::audit::Deed::AdminInvited,
        about: Some(id),
        reason: new.roles.first().map(|role| role.code()),
        ..Default::default()
    };
    crate::audit::record(&mut tx, keys, &line, now).await.map_err(failed)?;
    tx.commit().await.map_err(failed)?;
    Ok(invitation_address(config, token))
}

/// Where an invitation is accepted.
fn invitation_address(config: &Config, token: &str) -> String {
    format!("{}{}", passkey_origin(&config.base_url), app::STAFF_INVITATION.replace("{token}", token))
}

#[cfg(test)]
mod tests;
