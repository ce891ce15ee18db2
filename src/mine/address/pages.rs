//! The two pages of changing an address.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::mine::pages::sheet;
use crate::say;
use crate::ui::{BackLink, Button, ErrorSummary, PostForm, TextField};
use crate::web::Sheet;

use super::actions::{AddressForm, CodeForm};

pub fn ask(form: FormState<AddressForm>) -> Sheet {
    sheet(say!("mine-address-title"), || {
        view! {
            <BackLink href=app::ABOUT_ME label=say!("mine-about-title")/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{say!("mine-address-title")}</h1>
            <p class="lead">{say!("mine-address-lead")}</p>
            <PostForm>
                <TextField name="email" kind="email" label=say!("mine-address-new") value=form.values.email.clone()
                    error=form.errors.of("email") autocomplete="email"/>
                <Button>{say!("accounts-send-code")}</Button>
            </PostForm>
            <p>{say!("mine-address-old")}</p>
        }
    })
}

pub fn code(form: FormState<CodeForm>) -> Sheet {
    sheet(say!("mine-address-code-title"), || {
        view! {
            <BackLink href=app::NEW_ADDRESS label=say!("mine-address-title")/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{say!("mine-address-code-title")}</h1>
            <p class="lead">{say!("accounts-code-lead")}</p>
            <PostForm>
                <TextField name="code" label=say!("accounts-code") hint=say!("mine-address-code-hint") input_mode="numeric"
                    autocomplete="one-time-code" width="short" error=form.errors.of("code")/>
                <Button>{say!("mine-address-save")}</Button>
            </PostForm>
            <p><a href=app::NEW_ADDRESS>{say!("accounts-code-again")}</a></p>
        }
    })
}
