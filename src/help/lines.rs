//! Who to call, for the pages of other rooms on which somebody may be in trouble.

use leptos::prelude::*;

use crate::app;
use crate::error::{AppError, Reference, Result};
use crate::say;
use crate::web::Config;

use super::contacts::{Contact, Group, dialled, read_contacts};
use super::pages;

/// The help lines as the settings have them now.
pub fn contacts(config: &Config) -> Result<Vec<Contact>> {
    read_contacts(config.contacts.as_deref()).map_err(|cause| {
        let reference = Reference::new();
        tracing::error!(%reference, %cause, "the help lines cannot be read");
        AppError::Unexpected(reference)
    })
}

/// One short paragraph for the top of a page: the first line for danger, the first to call and the first to text tonight.
pub fn in_short(contacts: &[Contact]) -> AnyView {
    let first = |group: Group, has: fn(&Contact) -> bool| {
        contacts.iter().find(|contact| contact.group == group && has(contact))
    };
    let danger =
        first(Group::Danger, is_called).map(|contact| view! { {say!("help-lines-danger")} " " {call(contact)} ". " });
    let tonight = first(Group::Tonight, is_called)
        .map(|contact| view! { {say!("help-lines-tonight")} " " {call(contact)} " (" {contact.name.clone()} "). " });
    let text =
        first(Group::Tonight, is_texted).map(|contact| view! { {text(contact)} " (" {contact.name.clone()} "). " });
    view! { <p class="lines">{danger}{tonight}{text}<a href=app::HELP>{say!("help-lines-all")}</a></p> }.into_any()
}

/// Those for danger, for tonight and of the council's duty line, each in full.
pub fn in_full(contacts: &[Contact]) -> AnyView {
    let of = |group: Group| pages::of(contacts, group);
    view! {
        <pages::Contacts heading=say!("help-danger") contacts=of(Group::Danger)/>
        <pages::Contacts heading=say!("help-council") contacts=of(Group::Council)/>
        <pages::Contacts heading=say!("help-tonight") contacts=of(Group::Tonight)/>
    }
    .into_any()
}

fn is_called(contact: &Contact) -> bool {
    !contact.phone.is_empty()
}

fn is_texted(contact: &Contact) -> bool {
    !contact.text.is_empty()
}

fn call(contact: &Contact) -> AnyView {
    let words = say!("help-lines-call", number = contact.phone.as_str());
    view! { <a href=format!("tel:{}", dialled(&contact.phone))>{words}</a> }.into_any()
}

fn text(contact: &Contact) -> AnyView {
    let words = say!("help-lines-text", number = contact.text.as_str());
    view! { <a href=format!("sms:{}", dialled(&contact.text))>{words}</a> }.into_any()
}
