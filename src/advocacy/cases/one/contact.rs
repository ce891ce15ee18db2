//! How to reach somebody safely: stands above every way to reach them.

use leptos::prelude::*;

use crate::mail::Hours;
use crate::ui::{Notice, NoticeTone, SummaryList, SummaryRow};

use super::super::super::model::{Contact, Way};
use super::super::staff::lines;

/// What they said about being reached, and then the ways that they allow, and no others.
#[component]
pub fn SafeContact(contact: Contact, now: i64) -> impl IntoView {
    let mut rows = vec![SummaryRow::new("Name to use", view! { <bdi>{contact.name.clone()}</bdi> })];
    rows.extend(contact.pronouns.clone().map(|words| SummaryRow::new("Pronouns", view! { <bdi>{words}</bdi> })));
    rows.extend(phone(&contact));
    rows.extend(email(&contact));
    if contact.ways.is_empty() || contact.may(Way::HereOnly) {
        rows.push(SummaryRow::new("Write", "Only here: they read it when they open their page."));
    }
    view! {
        <section aria-labelledby="reach">
            <h2 id="reach">"How to reach them safely"</h2>
            <Notice tone=if careful(&contact, now) { NoticeTone::Warn } else { NoticeTone::Calm }>
                <ul>{rules(&contact, now).into_iter().map(|rule| view! { <li>{rule}</li> }).collect_view()}</ul>
                {contact.care.as_deref().map(|care| view! { <p><strong>"They say:"</strong></p> {lines(care)} })}
            </Notice>
            <SummaryList rows=rows/>
        </section>
    }
}

fn careful(contact: &Contact, now: i64) -> bool {
    contact.shared || contact.care.is_some() || !in_hours(contact, now)
}

fn in_hours(contact: &Contact, now: i64) -> bool {
    let hours = contact.hours.and_then(|(from, to)| Hours::new(from, to));
    hours.is_none_or(|hours| hours.begin(now) == now)
}

/// What to know before anything else, a sentence each.
fn rules(contact: &Contact, now: i64) -> Vec<String> {
    let mut rules = Vec::new();
    if contact.shared {
        rules.push("Somebody else may see their phone or their mail.".to_owned());
    }
    if let Some((from, to)) = contact.hours {
        let time = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
        let here = if in_hours(contact, now) {
            "It is one of these hours now."
        } else {
            "Not now: it is outside these hours."
        };
        rules.push(format!("Only from {} to {}. {here}", time(from), time(to)));
    } else {
        rules.push("At any hour.".to_owned());
    }
    if contact.may(Way::Call) {
        let words = if contact.leave_message { "You may leave a message." } else { "Do not leave a message." };
        rules.push(words.to_owned());
    }
    rules
}

/// A number is shown only for what they allow: to call, or to send a text to.
fn phone(contact: &Contact) -> Option<SummaryRow> {
    let number = contact.phone.clone()?;
    let (call, text) = (contact.may(Way::Call), contact.may(Way::Text));
    let dial = format!(
        "tel:{}",
        number.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect::<String>()
    );
    match (call, text) {
        (true, _) => {
            let more = if text { " or send a text" } else { ". No texts" };
            Some(SummaryRow::new("Call", view! { <a href=dial><bdi>{number}</bdi></a> {more} }))
        }
        (false, true) => Some(SummaryRow::new("Send a text, and do not call", view! { <bdi>{number}</bdi> })),
        (false, false) => None,
    }
}

/// Letters say only that there is something to read; the program sends them.
fn email(contact: &Contact) -> Option<SummaryRow> {
    let email = contact.email.clone().filter(|_| contact.may(Way::Email))?;
    let hint =
        "They get a letter that says only that there is something to read. Write to them here, and not by email.";
    Some(SummaryRow::new("Email", view! { <bdi>{email}</bdi> <span class="hint">{hint}</span> }))
}
