//! What people see: who to call, what we keep, and how this site works.

use leptos::prelude::*;

use crate::accounts;
use crate::app;
use crate::say;
use crate::web::Sheet;
use crate::words::day_words;

use super::contacts::{Contact, Group, dialled};

/// Who to call, those for danger first.
pub fn help(contacts: &[Contact]) -> Sheet {
    Sheet::new(say!("help-title"), || {
        view! {
            <h1>{say!("help-title")}</h1>
            <p class="lead">{say!("help-lead")}</p>
            <Contacts heading=say!("help-danger") contacts=of(contacts, Group::Danger)/>
            <Contacts heading=say!("help-tonight") contacts=of(contacts, Group::Tonight)/>
            <Contacts heading=say!("help-rights") contacts=of(contacts, Group::Rights)/>
            <Contacts heading=say!("help-council") contacts=of(contacts, Group::Council)/>
            <h2>{say!("help-safe")}</h2>
            <p>{say!("help-safe-bill")}</p>
            <p>{say!("help-safe-leave")}</p>
        }
    })
    .public()
}

pub fn of(contacts: &[Contact], group: Group) -> Vec<Contact> {
    contacts.iter().filter(|contact| contact.group == group).cloned().collect()
}

/// The lines of one group under its heading.
#[component]
pub fn Contacts(heading: &'static str, contacts: Vec<Contact>) -> impl IntoView {
    (!contacts.is_empty()).then(|| {
        view! {
            <section>
                <h2>{heading}</h2>
                <ul class="doors" role="list">{contacts.into_iter().map(|contact| view! { <Line contact=contact/> }).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Line(contact: Contact) -> impl IntoView {
    let checked = contact.checked().map(|day| say!("help-checked", day = day_words(day)));
    let about = [contact.hours.as_str(), contact.cost.as_str()];
    let about: Vec<_> = about.into_iter().filter(|text| !text.is_empty()).map(|text| format!("{text}.")).collect();
    view! {
        <li><div class="card contact">
            <h3>{contact.name.clone()}</h3>
            <p>{contact.purpose}</p>
            {(!contact.phone.is_empty()).then(|| view! {
                <p><a class="call" href=format!("tel:{}", dialled(&contact.phone))>
                    {say!("help-call")} " " <bdi>{contact.phone.clone()}</bdi>
                </a></p>
            })}
            {(!contact.text.is_empty()).then(|| view! {
                <p><a class="call" href=format!("sms:{}", dialled(&contact.text))>
                    {say!("help-text")} " " <bdi>{contact.text.clone()}</bdi>
                </a></p>
            })}
            {(!about.is_empty()).then(|| view! { <p>{about.join(" ")}</p> })}
            <p class="hint">{checked.unwrap_or_else(|| say!("help-not-checked").to_owned())}</p>
        </div></li>
    }
}

/// What is kept, where and why, layer by layer.
pub fn about_your_data(council: &str) -> Sheet {
    Sheet::new(say!("help-data-title"), || {
        view! {
            <h1>{say!("help-data-title")}</h1>
            <p class="lead">{say!("help-data-lead")}</p>
            <h2>{say!("help-data-look")}</h2>
            <p>{say!("help-data-look-text")}</p>
            <p>{say!("help-data-log")}</p>
            <h2>{say!("help-data-account")}</h2>
            <p>{say!("help-data-account-what")}</p>
            <p>{say!("help-data-account-locked")}</p>
            <p>{say!("help-data-account-why")}</p>
            <p>{say!("help-data-account-long")}</p>
            <p>{say!("help-data-account-unused")}</p>
            <p>{say!("help-data-account-letters")}</p>
            <p>{say!("help-data-account-copy")} " " <a href=app::MY_DATA>{say!("help-data-account-copy-link")}</a></p>
            <p>{say!("help-data-account-who")} " " <a href=app::WHO_LOOKED>{say!("help-data-account-look")}</a></p>
            <h2>{say!("help-data-stays")}</h2>
            <p>{say!("help-data-stays-text")}</p>
            <h2>{say!("help-data-complain")}</h2>
            <p>{say!("help-data-complain-text")} " " <a href=app::COMPLAIN>{say!("help-data-complain-link")}</a></p>
            <h2>{say!("help-data-list")}</h2>
            <p>{say!("help-data-list-text")}</p>
            <h2>{say!("help-data-search")}</h2>
            <p>{say!("help-data-search-text")}</p>
            <h2>{say!("help-data-answers")}</h2>
            <p>{say!("help-data-answers-text")}</p>
            <p>{say!("help-data-answers-age")}</p>
            <h2>{say!("help-data-list-of-yours")}</h2>
            <p>{say!("help-data-list-of-yours-text")}</p>
            <p>{say!("help-data-list-of-yours-long")}</p>
            <h2>{say!("help-data-phone")}</h2>
            <p>{say!("help-data-phone-text")}</p>
            <p><a href=app::COOKIES>{say!("help-data-cookies")}</a></p>
            <h2>{say!("help-data-apply")}</h2>
            <p>{say!("help-data-apply-text")}</p>
            <h2>{say!("help-data-ask")}</h2>
            <p>{say!("help-data-ask-text")}</p>
            <p>{say!("help-data-ask-locked")}</p>
            <p>{say!("help-data-ask-long")}</p>
            <p><a href=app::ADVOCACY>{say!("help-data-ask-link")}</a></p>
            <h2>{say!("help-data-feedback")}</h2>
            <p>{say!("help-data-feedback-named")}</p>
            <p>{say!("help-data-feedback-nameless")}</p>
            <p>{say!("help-data-feedback-apart")}</p>
            <p>{say!("help-data-feedback-long")}</p>
            <p>{say!("help-data-feedback-follow")}</p>
            <p><a href=app::FEEDBACK>{say!("help-data-feedback-link")}</a></p>
            <h2>{say!("help-data-who")}</h2>
            <p>{say!("help-data-who-text", council = council.to_owned())}</p>
            <p>{say!("help-data-later")}</p>
            <h2>{say!("help-data-places")}</h2>
            <p>{say!("help-data-places-text")}</p>
        }
    })
    .public()
}

/// Every cookie there is: only what a deed needs, so nobody is asked to agree to anything.
pub fn cookies() -> Sheet {
    Sheet::new(say!("help-cookies-title"), || {
        view! {
            <h1>{say!("help-cookies-title")}</h1>
            <p class="lead">{say!("help-cookies-lead")}</p>
            <dl class="cookies">
                <dt><bdi><code>{app::LANGUAGE_COOKIE}</code></bdi></dt>
                <dd>{say!("help-cookies-language")}</dd>
                <dt><bdi><code>{crate::leave::LEFT_COOKIE}</code></bdi></dt>
                <dd>{say!("help-cookies-left")}</dd>
                <dt><bdi><code>{app::ANSWERS_COOKIE}</code></bdi></dt>
                <dd>{say!("help-cookies-answers")}</dd>
                <dt><bdi><code>{app::ASK_COOKIE}</code></bdi></dt>
                <dd>{say!("help-cookies-ask")}</dd>
                <dt><bdi><code>{app::OPENING_COOKIE}</code></bdi></dt>
                <dd>{say!("help-cookies-opening")}</dd>
                <dt><bdi><code>{app::DIGITS_COOKIE}</code></bdi></dt>
                <dd>{say!("help-cookies-digits")}</dd>
                <dt><bdi><code>{accounts::SESSION_COOKIE}</code></bdi></dt>
                <dd>{say!("help-cookies-session")}</dd>
                <dt><bdi><code>{accounts::SIGN_IN_COOKIE}</code></bdi></dt>
                <dd>{say!("help-cookies-sign-in")}</dd>
                <dt><bdi><code>{accounts::held::HELD_COOKIE}</code></bdi></dt>
                <dd>{say!("help-cookies-held")}</dd>
                <dt><bdi><code>{accounts::STAFF_COOKIE}</code></bdi></dt>
                <dd>{say!("help-cookies-staff")}</dd>
            </dl>
            <p>{say!("help-cookies-none")}</p>
        }
    })
    .public()
}

/// The accessibility statement that public bodies owe (PSBAR 2018).
pub fn accessibility(council: &str) -> Sheet {
    Sheet::new(say!("help-access-title"), || {
        view! {
            <h1>{say!("help-access-title")}</h1>
            <p class="lead">{say!("help-access-lead")}</p>
            <ul>
                <li>{say!("help-access-script")}</li>
                <li>{say!("help-access-keyboard")}</li>
                <li>{say!("help-access-zoom")}</li>
                <li>{say!("help-access-dark")}</li>
                <li>{say!("help-access-reader")}</li>
            </ul>
            <h2>{say!("help-access-standard")}</h2>
            <p>{say!("help-access-standard-text")}</p>
            <h2>{say!("help-access-not-yet")}</h2>
            <p>{say!("help-access-not-yet-text")}</p>
            <p>{say!("help-access-adverts")}</p>
            <h2>{say!("help-access-tell")}</h2>
            <p>{say!("help-access-tell-text", council = council.to_owned())} " " <a href=app::HELP>{say!("help-access-call")}</a></p>
            <p>{say!("help-access-eass")}</p>
            <p>{say!("help-access-date")}</p>
        }
    })
    .public()
}
