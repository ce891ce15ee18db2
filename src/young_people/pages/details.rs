//! Writing what the list says of somebody: to invite them, or to put it right.

use leptos::prelude::*;

use crate::app::YOUNG_PEOPLE;
use crate::forms::FormState;
use crate::ui::{BackLink, Button, Checkboxes, Choice, ErrorSummary, PostForm, TextField};
use crate::web::Sheet;

use super::super::form::{DetailsForm, TICKED};
use super::super::model::Entry;
use super::entry_address;

/// Asks whom to invite.
pub fn invite(form: FormState<DetailsForm>) -> Sheet {
    Sheet::new("Invite somebody", || {
        view! {
            <BackLink href=YOUNG_PEOPLE label="Your young people"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>"Invite somebody"</h1>
            <p>"They get a letter that says: somebody who supports you invites you. Whoever opens that mailbox can join, so
                write the address as they told it to you."</p>
            <PostForm><Fields form=form/><Button>"Invite them"</Button></PostForm>
        }
        .into_any()
    })
}

/// Asks what the list should say.
pub fn change(entry: &Entry, form: FormState<DetailsForm>) -> Sheet {
    let joined = entry.account.is_some();
    Sheet::new("Change what the list says", || {
        view! {
            <BackLink href=entry_address(&entry.id)/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>"Change what the list says"</h1>
            <p>{if joined {
                "This changes the list alone. Their account, its name and its address are theirs to change."
            } else {
                "A new address is not invited by itself: send the invitation afterwards."
            }}</p>
            <PostForm><Fields form=form/><Button>"Save"</Button></PostForm>
        }
        .into_any()
    })
}

#[component]
fn Fields(form: FormState<DetailsForm>) -> impl IntoView {
    let FormState { values, errors } = form;
    let ticked: Vec<String> = if values.no_mailbox == TICKED { vec![TICKED.to_owned()] } else { Vec::new() };
    view! {
        <TextField name="name" label="Name" value=values.name error=errors.of("name")
            hint="What they like to be called" autocomplete="off"/>
        <TextField name="email" label="Email address" kind="email" value=values.email error=errors.of("email")
            autocomplete="off"/>
        <Checkboxes name="no_mailbox" legend="No mailbox?" values=ticked error=errors.of("no_mailbox")
            options=vec![Choice::new(TICKED, "They have no email address").hint("You can give them a one-time code instead.")]/>
        <TextField name="reference" label="The council's number, if you have it" value=values.reference
            error=errors.of("reference") width="medium" autocomplete="off"
            hint="The list's imports find them by it"/>
        <TextField name="birth_date" label="Birth date, if you have it" value=values.birth_date
            error=errors.of("birth_date") width="medium" autocomplete="off" hint="Like 31/3/2007"/>
        <TextField name="phone" label="Phone number, if you have it" kind="tel" value=values.phone
            error=errors.of("phone") width="medium" autocomplete="off"/>
    }
    .into_any()
}
