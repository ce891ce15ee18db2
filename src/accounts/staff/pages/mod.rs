//! What members of staff see on their way in, and of their own account.

mod account;
mod codes;
mod door;
mod enrol;
mod home;

use leptos::prelude::*;

use crate::ui::{Button, ButtonKind, PostForm};

pub use account::{
    Account, account, change_password, last_proof, sure_about_app, sure_about_codes, sure_about_passkey,
};
pub use codes::codes;
pub use door::{Offer, second, sign_in, step_up, with_passkey};
pub use enrol::{NewProof, enrol, invitation, new_app, new_passkey, no_invitation};
pub use home::home;

/// What an app on a phone calls us.
pub const SERVICE: &str = "Foothold";
/// The script that speaks to the browser about passkeys.
const SCRIPT: &str = "passkey.js";

/// What a passkey is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    Create,
    Get,
}

/// A form whose answer comes from the browser: hidden until the script has found that the browser can.
#[component]
fn PasskeyForm(
    deed: Deed,
    #[prop(into)] question: String,
    #[prop(into)] button: String,
    #[prop(optional, into)] onwards: String,
    /// Further fields.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (deed, sentence) = match deed {
        Deed::Create => ("create", "No passkey was made. Try again, or use another way."),
        Deed::Get => ("get", "No passkey answered. Try again, or use another way."),
    };
    let onwards = (!onwards.is_empty()).then(|| view! { <input type="hidden" name="onwards" value=onwards/> });
    view! {
        <div id="passkey" data-passkey=deed data-question=question hidden>
            <PostForm>
                {onwards}
                {children.map(|children| children())}
                <input type="hidden" name="passkey"/>
                <p class="error" role="alert" data-failed hidden>{sentence}</p>
                <Button kind=ButtonKind::Secondary>{button}</Button>
            </PostForm>
        </div>
        <p data-without-passkey>"To use a passkey you need a browser that has them, with scripts switched on."</p>
    }
    .into_any()
}
