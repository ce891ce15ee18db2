use leptos::prelude::*;

use super::{Deed, PasskeyForm, SCRIPT};
use crate::accounts::staff::sign_in::SignInForm;
use crate::app;
use crate::forms::{FieldErrors, FormState};
use crate::ui::{Button, Details, ErrorSummary, PostForm, TextField};
use crate::web::Sheet;

/// The first page of signing in.
pub fn sign_in(form: FormState<SignInForm>) -> Sheet {
    Sheet::new("Sign in: staff", || view! { <SignIn form/> }).with_script(SCRIPT)
}

#[component]
fn SignIn(form: FormState<SignInForm>) -> impl IntoView {
    let FormState { values, errors } = form;
    view! {
        <ErrorSummary errors=errors.clone()/>
        <h1>"Sign in: staff"</h1>
        <PostForm>
            <Going onwards=values.onwards/>
            <TextField name="email" label="Email address at work" kind="email" autocomplete="username" value=values.email
                error=errors.of("email")/>
            <TextField name="password" label="Password" kind="password" autocomplete="current-password"
                error=errors.of("password")/>
            <div class="buttons">
                <Button>"Sign in"</Button>
                <button class="button secondary" formaction=app::STAFF_SIGN_IN_PASSKEY data-needs-passkey hidden>
                    "Use a passkey"
                </button>
            </div>
        </PostForm>
        <Details summary="I cannot get in">
            <p>
                "Ask an administrator of your organisation. They can send you a link by which you choose a new password. "
                "Nobody here can see or set your password."
            </p>
        </Details>
        <p>"Are you a young person? "<a href=app::SIGN_IN>"Sign in here."</a></p>
    }
    .into_any()
}

/// The page that asks for a passkey and nothing else.
pub fn with_passkey(question: &str, errors: FieldErrors) -> Sheet {
    let question = question.to_owned();
    Sheet::new("Use your passkey", || {
        view! {
            <ErrorSummary errors/>
            <h1>"Use your passkey"</h1>
            <p>"Your phone or computer will ask for your finger, your face or its own code."</p>
            <PasskeyForm deed=Deed::Get question button="Use your passkey"/>
            <p><a href=app::STAFF_SIGN_IN>"Sign in with your password"</a></p>
        }
    })
    .with_script(SCRIPT)
}

/// Ways in which somebody may prove who they are.
#[derive(Default)]
pub struct Offer {
    /// They have an app that makes codes.
    pub app: bool,
    /// The question to their passkeys.
    pub question: Option<String>,
    pub onwards: String,
    pub errors: FieldErrors,
}

/// The second page of signing in.
pub fn second(offer: Offer) -> Sheet {
    Sheet::new("Sign in: one more step", || {
        view! {
            <ErrorSummary errors=offer.errors.clone()/>
            <h1>"One more step"</h1>
            <p>"Your password is right. Now show that it is you."</p>
            <Ways offer button="Sign in"/>
            <p><a href=app::STAFF_SIGN_IN>"Begin again"</a></p>
        }
    })
    .with_script(SCRIPT)
}

/// The page before a deed that needs a fresh proof.
pub fn step_up(offer: Offer) -> Sheet {
    Sheet::new("Show that it is you", || {
        view! {
            <ErrorSummary errors=offer.errors.clone()/>
            <h1>"Show that it is you"</h1>
            <p>"What comes next needs a fresh proof. It holds for five minutes. What you typed is kept."</p>
            <Ways offer button="Go on"/>
        }
    })
    .with_script(SCRIPT)
}

/// Carries along where somebody was going.
#[component]
fn Going(onwards: String) -> impl IntoView {
    (!onwards.is_empty()).then(|| view! { <input type="hidden" name="onwards" value=onwards/> })
}

/// Every way that somebody has: app and passkey, and recovery codes folded away.
#[component]
fn Ways(offer: Offer, button: &'static str) -> impl IntoView {
    let Offer { app, question, onwards, errors } = offer;
    let (wrong_code, wrong_passkey, wrong_recovery) = (errors.of("code"), errors.of("passkey"), errors.of("recovery"));
    let (to, to_recovery) = (onwards.clone(), onwards.clone());
    let app = app.then(|| {
        view! {
            <PostForm>
                <Going onwards=to/>
                <TextField name="code" label="The code that your app shows now" hint="6 digits" input_mode="numeric"
                    autocomplete="one-time-code" width="short" error=wrong_code/>
                <Button>{button}</Button>
            </PostForm>
        }
    });
    let passkey = question.map(|question| {
        let wrong = wrong_passkey.map(|sentence| view! { <p class="error">{sentence}</p> });
        view! { {wrong}<PasskeyForm deed=Deed::Get question onwards button="Use your passkey"/> }
    });
    view! {
        {app}
        {passkey}
        <Details summary="Use a recovery code" open=wrong_recovery.is_some()>
            <PostForm>
                <Going onwards=to_recovery/>
                <TextField name="recovery" label="One of your recovery codes" hint="12 letters. Each is good once."
                    autocomplete="off" width="medium" error=wrong_recovery/>
                <Button>{button}</Button>
            </PostForm>
        </Details>
    }
    .into_any()
}
