use leptos::prelude::*;

use super::{Deed, PasskeyForm, SCRIPT, SERVICE};
use crate::accounts::Organisation;
use crate::accounts::invitations::Invitation;
use crate::accounts::staff::account;
use crate::accounts::staff::app_code;
use crate::app;
use crate::forms::FieldErrors;
use crate::ui::{BackLink, Button, ErrorSummary, PostForm, SummaryList, SummaryRow, TextField};
use crate::web::{Config, Sheet};

/// An invitation, and the choice of a password.
pub fn invitation(config: &Config, invitation: &Invitation, inviter: Option<String>, errors: FieldErrors) -> Sheet {
    let organisation = match invitation.organisation {
        Organisation::Council => config.council.clone(),
        Organisation::Provider => config.provider.clone(),
    };
    let roles = invitation.roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(", ");
    let heading = if invitation.person.is_some() { "Set up your account again" } else { "You are invited" };
    let rows = vec![
        SummaryRow::new("Name", invitation.name.clone()),
        SummaryRow::new("Invited by", inviter.unwrap_or_else(|| "whoever runs this service".to_owned())),
        SummaryRow::new("To work for", organisation),
        SummaryRow::new("As", roles),
    ];
    let email = invitation.email.as_str().to_owned();
    Sheet::new("You are invited", || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <h1>{heading}</h1>
            <SummaryList rows/>
            <h2>"Choose a password"</h2>
            <PostForm>
                <Address email/>
                <NewPassword errors/>
                <Button>"Go on"</Button>
            </PostForm>
        }
    })
}

/// Tells a browser whose password it keeps.
#[component]
pub fn Address(email: String) -> impl IntoView {
    view! {
        <div class="field">
            <label for="email">"For the address"</label>
            <input type="email" class="full" id="email" name="email" value=email autocomplete="username" readonly/>
        </div>
    }
}

/// A new password, twice.
#[component]
pub fn NewPassword(errors: FieldErrors) -> impl IntoView {
    view! {
        <TextField name="password" label="New password" kind="password" autocomplete="new-password"
            hint="15 letters or more, any you like. Three or four words that have nothing to do with each other are easy to remember. A password manager may choose one for you."
            error=errors.of("password")/>
        <TextField name="again" label="The same again" kind="password" autocomplete="new-password" error=errors.of("again")/>
    }
    .into_any()
}

/// One page for every invitation that holds no longer.
pub fn no_invitation() -> Sheet {
    Sheet::new("This link does not work", || {
        view! {
            <h1>"This link does not work any more"</h1>
            <p>"An invitation works once, for two days. Perhaps you used it already, or a newer one was sent to you."</p>
            <p><a href=app::STAFF_SIGN_IN>"Sign in"</a>", or ask an administrator of your organisation for a new one."</p>
        }
    })
}

/// What a new second proof is made of.
pub struct NewProof {
    pub secret: String,
    /// What the app's camera reads.
    pub address: String,
    /// The question to the browser about a passkey.
    pub question: String,
    pub errors: FieldErrors,
}

/// The second step of joining.
pub fn enrol(new: NewProof) -> Sheet {
    let NewProof { secret, address, question, errors } = new;
    Sheet::new("One more step", || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <h1>"A second way to show that it is you"</h1>
            <p>"A password alone can be stolen. Choose one of these; you can add the other later."</p>
            <h2>"A passkey"</h2>
            <p>"Your phone or computer keeps it, and asks for your finger, your face or its own code."</p>
            {errors.of("passkey").map(|sentence| view! { <p class="error">{sentence}</p> })}
            <PasskeyForm deed=Deed::Create question button="Make a passkey"/>
            <h2>"An app that shows codes"</h2>
            <AppCode secret address error=errors.of("code")/>
        }
    })
    .with_script(SCRIPT)
}

/// How to teach an app the secret, and the first code that it shows.
#[component]
fn AppCode(secret: String, address: String, #[prop(default = None)] error: Option<String>) -> impl IntoView {
    let picture = app_code::picture(&address).unwrap_or_default();
    view! {
        <p>"Open an app for codes on your phone, such as Aegis, 2FAS or Microsoft Authenticator, and let it read this square."</p>
        <div inner_html=picture></div>
        <p>"On this phone itself? "<a href=address>"Open the app here"</a>", or type these letters into it:"</p>
        <p><code>{app_code::in_groups(&secret)}</code></p>
        <PostForm>
            <TextField name="code" label="The code that the app shows now" hint="6 digits" input_mode="numeric"
                autocomplete="one-time-code" width="short" error/>
            <Button>"Use this app"</Button>
        </PostForm>
    }
    .into_any()
}

/// An app, added later or in the place of another.
pub fn new_app(secret: &str, email: &str, errors: FieldErrors) -> Sheet {
    let (secret, address) = (secret.to_owned(), app_code::address(secret, SERVICE, email));
    Sheet::new("An app for codes", || {
        view! {
            <BackLink href=app::STAFF_ACCOUNT/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"An app that shows codes"</h1>
            <AppCode secret address error=errors.of("code")/>
        }
    })
}

/// A passkey, added later.
pub fn new_passkey(question: &str, form: account::PasskeyForm, errors: FieldErrors) -> Sheet {
    let question = question.to_owned();
    Sheet::new("A new passkey", || {
        view! {
            <BackLink href=app::STAFF_ACCOUNT/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"A new passkey"</h1>
            <p>"Your phone or computer keeps it, and asks for your finger, your face or its own code."</p>
            {errors.of("passkey").map(|sentence| view! { <p class="error">{sentence}</p> })}
            <PasskeyForm deed=Deed::Create question button="Make a passkey">
                <TextField name="name" label="What will you know it by?" hint="The phone or computer it is on"
                    autocomplete="off" value=form.name error=errors.of("name")/>
            </PasskeyForm>
        }
    })
    .with_script(SCRIPT)
}
