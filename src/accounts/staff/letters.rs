//! The letters that members of staff get. They name neither this service nor what the reader does in it.

use serde::{Deserialize, Serialize};

use crate::accounts::invitations;
use crate::accounts::{PersonId, people};
use crate::app;
use crate::audit::Deed;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Draft, Kind, NewLetter, Words};
use crate::web::{AppState, Tx};

const INVITATION: &str = "accounts.staff_invitation";
const NEW_DEVICE: &str = "accounts.new_device";
const PROOF_CHANGED: &str = "accounts.proof_changed";

/// What these letters are, for the worker. None can be stopped: each tells somebody who may get in as them.
pub const KINDS: &[Kind] = &[
    Kind {
        name: INVITATION,
        write: |app, draft| Box::pin(invitation(app, draft)),
        can_be_stopped: false,
        keeps_hours: false,
    },
    Kind { name: NEW_DEVICE, write: |_, draft| Box::pin(new_device(draft)), can_be_stopped: false, keeps_hours: false },
    Kind {
        name: PROOF_CHANGED,
        write: |_, draft| Box::pin(proof_changed(draft)),
        can_be_stopped: false,
        keeps_hours: false,
    },
];

/// A change of how somebody proves who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Password,
    AppAdded,
    AppRemoved,
    PasskeyAdded,
    PasskeyRemoved,
    NewRecoveryCodes,
    RecoveryCodeUsed,
    StartedAgain,
}

impl Change {
    /// As the audit spells it.
    pub fn deed(self) -> Deed {
        match self {
            Change::Password => Deed::AccountsPasswordSet,
            Change::AppAdded => Deed::AccountsFactorAdded,
            Change::AppRemoved => Deed::AccountsFactorRemoved,
            Change::PasskeyAdded => Deed::AccountsFactorAdded,
            Change::PasskeyRemoved => Deed::AccountsFactorRemoved,
            Change::NewRecoveryCodes => Deed::AccountsFactorAdded,
            Change::RecoveryCodeUsed => Deed::AccountsRecoveryUsed,
            Change::StartedAgain => Deed::AccountsInvitationAccepted,
        }
    }

    fn sentence(self) -> &'static str {
        match self {
            Change::Password => "The password of your account was changed.",
            Change::AppAdded => "An app on a phone now makes codes for your account.",
            Change::AppRemoved => "The app that made codes for your account was taken away.",
            Change::PasskeyAdded => "A passkey was added to your account.",
            Change::PasskeyRemoved => "A passkey was taken away from your account.",
            Change::NewRecoveryCodes => "Your account has new recovery codes. The old ones are good for nothing now.",
            Change::RecoveryCodeUsed => "One of your recovery codes was used. Each is good once.",
            Change::StartedAgain => "Your account was set up again, with a new password and a new second proof.",
        }
    }
}

/// Tells somebody that how they prove who they are has changed.
pub async fn tell_of_change(tx: &mut Tx, keys: &Keys, person: &PersonId, change: Change, now: i64) -> Result<()> {
    let payload = serde_json::to_string(&change).unwrap_or_default();
    tell(tx, keys, person, PROOF_CHANGED, &payload, now).await
}

/// Tells somebody that a kind of browser they do not use signed in as them.
pub async fn tell_of_device(tx: &mut Tx, keys: &Keys, person: &PersonId, device: &str, now: i64) -> Result<()> {
    tell(tx, keys, person, NEW_DEVICE, device, now).await
}

async fn tell(tx: &mut Tx, keys: &Keys, person: &PersonId, kind: &'static str, payload: &str, now: i64) -> Result<()> {
    let email = people::contact(tx, keys, person).await?.and_then(|contact| contact.email);
    let Some(to) = email.and_then(|email| EmailAddress::parse(&email).ok()) else { return Ok(()) };
    let team = match super::proofs::standing(tx, person).await? {
        Some(standing) => standing.organisation.code(),
        None => return Ok(()),
    };
    let letter = NewLetter { kind, to: &to, person: Some(person.as_str()), team, payload, once: None };
    mail::queue(tx, keys, &letter, now).await?;
    Ok(())
}

/// What the letter of an invitation needs, as `invitations::send` queues it.
#[derive(Deserialize)]
struct ToInvite {
    token: String,
}

async fn invitation(app: AppState, draft: Draft) -> Result<Option<Words>> {
    let Ok(ToInvite { token }) = serde_json::from_str(&draft.payload) else { return Ok(None) };
    let mut tx = app.db.read().await?;
    let Some(invitation) = invitations::find(&mut tx, &app.keys, &token, app.now()).await? else { return Ok(None) };
    Ok(Some(Words {
        subject: "You are invited".to_owned(),
        paragraphs: vec![
            format!("Hello {},", invitation.name),
            "Somebody you work with invites you. The link is for you alone: it works once, for two days.".to_owned(),
            "You will choose a password, and a second way to show that it is you. Have your phone at hand.".to_owned(),
            "If you did not expect this, there is nothing you need to do.".to_owned(),
        ],
        link: Some(("Accept the invitation".to_owned(), app::STAFF_INVITATION.replace("{token}", &token))),
        ..Words::default()
    }))
}

const NOT_YOU: &str =
    "If it was not you, tell an administrator of your organisation at once. They can sign you out everywhere.";

async fn new_device(draft: Draft) -> Result<Option<Words>> {
    Ok(Some(Words {
        subject: "A new sign-in".to_owned(),
        paragraphs: vec![
            format!("Somebody signed in to your account with {}. You have not used that lately.", draft.payload),
            "If it was you, there is nothing you need to do.".to_owned(),
            NOT_YOU.to_owned(),
        ],
        link: Some(("See where you are signed in".to_owned(), app::STAFF_ACCOUNT.to_owned())),
        ..Words::default()
    }))
}

async fn proof_changed(draft: Draft) -> Result<Option<Words>> {
    let Ok(change) = serde_json::from_str::<Change>(&draft.payload) else { return Ok(None) };
    Ok(Some(Words {
        subject: "Your account was changed".to_owned(),
        paragraphs: vec![
            change.sentence().to_owned(),
            "If it was you, there is nothing you need to do.".to_owned(),
            NOT_YOU.to_owned(),
        ],
        link: Some(("Look at your account".to_owned(), app::STAFF_ACCOUNT.to_owned())),
        ..Words::default()
    }))
}
