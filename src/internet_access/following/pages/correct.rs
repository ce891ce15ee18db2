//! Putting right what one typed.

use leptos::prelude::*;

use crate::forms::{FieldErrors, FormState};
use crate::say;
use crate::ui::{BackLink, Button, Choice, ErrorSummary, PostForm, Select, TextArea, TextField};
use crate::web::Sheet;

use super::super::form::{CorrectForm, goes_to_an_address};
use super::super::store::Follow;
use super::sheet;

pub fn page(follow: &Follow, form: FormState<CorrectForm>) -> Sheet {
    let request = &follow.thread.request;
    let wrong = request.status.is_for_them_to_correct();
    let FormState { values, errors } = form;
    sheet(say!("internet_access-follow-correct-title"), || {
        let why = wrong.then(|| {
            let next = request.status.what_next();
            view! {
                <p class="lead">{request.status.words()}". "{next}</p>
                <p>{say!("internet_access-follow-correct-right")}</p>
            }
        });
        let phone_hint = if request.help.needs_phone() {
            say!("internet_access-follow-correct-phone-hint")
        } else {
            say!("internet_access-follow-correct-reach-hint")
        };
        let of_the_phone = request.help.needs_phone().then(|| of_the_phone(follow, &values, &errors));
        let where_to = goes_to_an_address(request).then(|| where_to(&values, &errors));
        view! {
            <BackLink href=request.address() label=say!("internet_access-follow-back")/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{say!("internet_access-follow-correct-title")}</h1>
            {why}
            <PostForm>
                <TextField name="phone" label=say!("internet_access-follow-phone") hint=phone_hint kind="tel" width="medium"
                    value=values.phone.clone() error=errors.of("phone") autocomplete="tel"/>
                {of_the_phone}
                {where_to}
                <Button>{say!("internet_access-follow-correct-button")}</Button>
            </PostForm>
        }
        .into_any()
    })
}

fn of_the_phone(follow: &Follow, values: &CorrectForm, errors: &FieldErrors) -> AnyView {
    let mut options = vec![Choice::new("", say!("internet_access-follow-correct-choose"))];
    options.extend(follow.networks.iter().map(|network| Choice::new(&network.id, &network.name)));
    let chosen = values.network.clone();
    if !options.iter().any(|option| option.value == chosen) {
        options.push(Choice::new(&chosen, &chosen)); // it is not on the list any more
    }
    view! {
        <Select name="network" label=say!("internet_access-follow-network") options=options value=chosen
            hint=say!("internet_access-follow-correct-network-hint") error=errors.of("network")/>
        <TextField name="account_name" label=say!("internet_access-follow-account-name")
            hint=say!("internet_access-follow-correct-name-hint") value=values.account_name.clone()
            error=errors.of("account_name") autocomplete="off"/>
    }
    .into_any()
}

fn where_to(values: &CorrectForm, errors: &FieldErrors) -> AnyView {
    view! {
        <TextArea name="address" label=say!("internet_access-follow-address")
            hint=say!("internet_access-follow-correct-address-hint") value=values.address.clone()
            error=errors.of("address") rows=3/>
        <TextField name="postcode" label=say!("internet_access-follow-postcode") width="short"
            value=values.postcode.clone() error=errors.of("postcode") autocomplete="postal-code"/>
    }
    .into_any()
}
