use leptos::prelude::*;

use super::enrol::{Address, NewPassword};
use crate::accounts::people::Contact;
use crate::accounts::sessions::Listed;
use crate::accounts::staff::proofs::Kept;
use crate::app;
use crate::forms::FieldErrors;
use crate::ui::{BackLink, Button, ButtonKind, ErrorSummary, LinkButton, PostForm, SummaryList, SummaryRow, TextField};
use crate::web::Sheet;
use crate::words::{day_words, london_day};

/// All that an own account shows.
pub struct Account {
    pub contact: Contact,
    pub sessions: Vec<Listed>,
    /// The id of the session that looks.
    pub this: String,
    pub has_app: bool,
    pub passkeys: Vec<Kept>,
    pub recovery_left: i64,
}

pub fn account(account: Account) -> Sheet {
    let Account { contact, sessions, this, has_app, passkeys, recovery_left } = account;
    let rows = vec![SummaryRow::new("Name", contact.name), SummaryRow::new("Email", contact.email.unwrap_or_default())];
    Sheet::new("Your account", || {
        view! {
            <BackLink href=app::STAFF/>
            <h1>"Your account"</h1>
            <SummaryList rows/>
            <h2>"Where you are signed in"</h2>
            <Sessions sessions this/>
            <h2>"Password"</h2>
            <p><a href=app::STAFF_PASSWORD>"Change your password"</a></p>
            <h2>"Passkeys"</h2>
            <Passkeys passkeys/>
            <h2>"App for codes"</h2>
            <AppForCodes has_app/>
            <h2>"Recovery codes"</h2>
            <p>{format!("You have {recovery_left} left.")}" "<a href=app::STAFF_CODES_NEW>"Get new ones"</a></p>
        }
    })
}

#[component]
fn Sessions(sessions: Vec<Listed>, this: String) -> impl IntoView {
    let several = sessions.len() > 1;
    let rows = sessions
        .into_iter()
        .map(|session| {
            let what = format!("{}, since {}", session.device, day_words(london_day(session.began_at)));
            let deed = if session.id == this {
                view! { " (here)" }.into_any()
            } else {
                view! {
                    <PostForm>
                        <input type="hidden" name="id" value=session.id/>
                        <button class="link">"Sign out there"</button>
                    </PostForm>
                }
                .into_any()
            };
            view! { <li>{what}{deed}</li> }
        })
        .collect_view();
    let others = several.then(|| {
        view! { <PostForm><Button kind=ButtonKind::Secondary>"Sign out everywhere else"</Button></PostForm> }
    });
    view! { <ul>{rows}</ul>{others} }.into_any()
}

#[component]
fn Passkeys(passkeys: Vec<Kept>) -> impl IntoView {
    let rows = passkeys
        .into_iter()
        .map(|kept| {
            let used = match kept.used_at {
                Some(at) => format!("last used {}", day_words(london_day(at))),
                None => format!("added {}", day_words(london_day(kept.added_at))),
            };
            let href = app::STAFF_PASSKEY.replace("{id}", &kept.id);
            view! { <li>{format!("{}, {used}. ", kept.name)}<a href=href>"Take away"</a></li> }
        })
        .collect_view();
    view! { <ul>{rows}</ul><p><a href=app::STAFF_PASSKEYS>"Add a passkey"</a></p> }.into_any()
}

#[component]
fn AppForCodes(has_app: bool) -> impl IntoView {
    if has_app {
        view! {
            <p>
                "You have one. "<a href=app::STAFF_APP>"Use another app"</a>" or "
                <a href=app::STAFF_APP_REMOVE>"take it away"</a>"."
            </p>
        }
        .into_any()
    } else {
        view! { <p><a href=app::STAFF_APP>"Add an app"</a></p> }.into_any()
    }
}

/// A new password in the place of the one now.
pub fn change_password(email: String, errors: FieldErrors) -> Sheet {
    Sheet::new("Change your password", || {
        view! {
            <BackLink href=app::STAFF_ACCOUNT/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Change your password"</h1>
            <p>"You will be signed out everywhere else."</p>
            <PostForm>
                <Address email/>
                <TextField name="current" label="Your password now" kind="password" autocomplete="current-password"
                    error=errors.of("current")/>
                <NewPassword errors/>
                <Button>"Change it"</Button>
            </PostForm>
        }
    })
}

pub fn sure_about_app() -> Sheet {
    sure("Take away the app", "Its codes will not get you in any more. Your passkey will.", "Take it away")
}

pub fn sure_about_passkey(name: &str) -> Sheet {
    sure(&format!("Take away {name}"), "This passkey will not get you in any more.", "Take it away")
}

pub fn sure_about_codes() -> Sheet {
    sure("New recovery codes", "The ones you have now will stop working.", "Get new ones")
}

/// Asks once more, since it cannot be undone.
fn sure(heading: &str, text: &'static str, button: &'static str) -> Sheet {
    let heading = heading.to_owned();
    Sheet::new("Are you sure?", || {
        view! {
            <BackLink href=app::STAFF_ACCOUNT/>
            <h1>{heading}</h1>
            <p>{text}</p>
            <PostForm><Button>{button}</Button></PostForm>
        }
    })
}

/// The last proof stays.
pub fn last_proof() -> Sheet {
    Sheet::new("That is your last one", || {
        view! {
            <h1>"That is your last one"</h1>
            <p>"Without it you could not get in. Add another passkey or an app first."</p>
            <LinkButton href=app::STAFF_ACCOUNT>"Your account"</LinkButton>
        }
    })
}
