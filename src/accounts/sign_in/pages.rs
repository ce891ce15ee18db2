//! What young people see on their way in.

use leptos::prelude::*;

use super::form::{AddressForm, AdviserCodeForm, CodeForm, NewForm};
use crate::app;
use crate::forms::FormState;
use crate::say;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, Details, ErrorSummary, PersonCheck, PostForm, Radios, TextField,
};
use crate::web::Sheet;

fn sheet<V: IntoView>(title: &'static str, view: impl FnOnce() -> V) -> Sheet {
    Sheet { listed: false, ..Sheet::new(title, view) }
}

/// Asks for an address, and whose phone this is.
pub fn address(form: FormState<AddressForm>) -> Sheet {
    let FormState { values, errors } = form;
    sheet(say!("accounts-sign-in"), || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <h1>{say!("accounts-sign-in")}</h1>
            <p class="lead">{say!("accounts-sign-in-lead")}</p>
            <PostForm>
                <TextField name="email" label=say!("accounts-email") kind="email" autocomplete="email" value=values.email
                    error=errors.of("email") hint=say!("accounts-email-hint")/>
                <OwnPhone value=values.own_phone error=errors.of("own_phone")/>
                <input type="hidden" name="onwards" value=values.onwards/>
                <Button>{say!("accounts-send-code")}</Button>
            </PostForm>
            <OtherDoors/>
        }
    })
}

#[component]
fn OwnPhone(value: String, error: Option<String>) -> impl IntoView {
    let choices = vec![
        Choice::new("yes", say!("accounts-phone-own")).hint(say!("accounts-phone-own-hint")),
        Choice::new("no", say!("accounts-phone-shared")).hint(say!("accounts-phone-shared-hint")),
    ];
    view! { <Radios name="own_phone" legend=say!("accounts-phone") options=choices value=value error=error/> }
        .into_any()
}

#[component]
fn OtherDoors() -> impl IntoView {
    view! {
        <h2>{say!("accounts-other-doors")}</h2>
        <p><a href=app::SIGN_IN_ADVISER>{say!("accounts-door-adviser")}</a></p>
        <p><a href=app::HELP>{say!("accounts-door-help")}</a></p>
        <p><a href=app::STAFF_SIGN_IN>{say!("accounts-door-staff")}</a></p>
    }
    .into_any()
}

/// Asks for the six digits of the letter. The address is not shown: somebody else may hold this phone by now.
pub fn code(form: FormState<CodeForm>, sent_again: bool) -> Sheet {
    let errors = form.errors;
    sheet(say!("accounts-code-title"), || {
        view! {
            <BackLink href=app::SIGN_IN/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{say!("accounts-code-title")}</h1>
            {sent_again.then(|| view! { <p role="status">{say!("accounts-code-again-done")}</p> })}
            <p class="lead">{say!("accounts-code-lead")}</p>
            <PostForm>
                <TextField name="code" label=say!("accounts-code") input_mode="numeric" autocomplete="one-time-code" width="short"
                    hint=say!("accounts-code-hint") error=errors.of("code")/>
                <Button>{say!("accounts-sign-in")}</Button>
            </PostForm>
            <Details summary=say!("accounts-code-missing")>
                <p>{say!("accounts-code-missing-wait")}</p>
                <p>{say!("accounts-code-missing-limit")}</p>
                <PostForm action=app::SIGN_IN_AGAIN>
                    <Button kind=ButtonKind::Secondary>{say!("accounts-code-again")}</Button>
                </PostForm>
                <p><a href=app::SIGN_IN>{say!("accounts-code-other-address")}</a></p>
                <p><a href=app::SIGN_IN_ADVISER>{say!("accounts-door-adviser")}</a></p>
            </Details>
        }
    })
}

/// Asks somebody new what they are called.
pub fn new(form: FormState<NewForm>) -> Sheet {
    let FormState { values, errors } = form;
    sheet(say!("accounts-new-title"), || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <h1>{say!("accounts-new-title")}</h1>
            <p class="lead">{say!("accounts-new-lead")}</p>
            <p>{say!("accounts-new-known")} " " <a href=app::SIGN_IN>{say!("accounts-new-other-address")}</a></p>
            <PostForm>
                <TextField name="name" label=say!("accounts-name") value=values.name autocomplete="nickname"
                    hint=say!("accounts-name-hint") error=errors.of("name")/>
                <PersonCheck shown=values.shown/>
                <Button>{say!("accounts-new-make")}</Button>
            </PostForm>
            <h2>{say!("accounts-new-next")}</h2>
            <p>{say!("accounts-new-next-now")}</p>
            <p>{say!("accounts-new-next-match")}</p>
            <p>{say!("accounts-new-keep")}</p>
        }
    })
}

/// Asks for the twelve digits that an adviser gave.
pub fn adviser_code(form: FormState<AdviserCodeForm>) -> Sheet {
    let FormState { values, errors } = form;
    sheet(say!("accounts-adviser-code-title"), || {
        view! {
            <BackLink href=app::SIGN_IN/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{say!("accounts-adviser-code-title")}</h1>
            <p class="lead">{say!("accounts-adviser-code-lead")}</p>
            <PostForm>
                <TextField name="code" label=say!("accounts-adviser-code") input_mode="numeric" autocomplete="one-time-code" width="medium"
                    hint=say!("accounts-adviser-code-hint") error=errors.of("code")/>
                <OwnPhone value=values.own_phone error=errors.of("own_phone")/>
                <input type="hidden" name="onwards" value=values.onwards/>
                <Button>{say!("accounts-sign-in")}</Button>
            </PostForm>
            <p>{say!("accounts-adviser-code-none")} " " <a href=app::HELP>{say!("accounts-door-help")}</a></p>
        }
    })
}
