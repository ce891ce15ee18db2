//! What an advocate is, for anybody; and who to call, for somebody who is not safe.

use leptos::prelude::*;

use crate::app;
use crate::help::{self, Contact};
use crate::say;
use crate::ui::{BackLink, ButtonKind, LinkButton};
use crate::web::{Config, Sheet};

use super::super::step::Step;
use super::super::visit::Visit;

/// What an advocate is, what they keep to themselves, and the ways in.
pub fn about(config: &Config, contacts: &[Contact]) -> Sheet {
    let (provider, days) = (config.provider.as_str(), i64::from(config.advocacy_days));
    Sheet::new(say!("advocacy-about-title"), || {
        view! {
            {help::in_short(contacts)}
            <h1>{say!("advocacy-about-title")}</h1>
            <p class="lead">{say!("advocacy-about-lead", provider = provider)}</p>
            <p><LinkButton href=app::ASK_SAFE>{say!("advocacy-about-ask")}</LinkButton></p>
            <p><LinkButton href=app::ASK_FOR_SOMEBODY kind=ButtonKind::Secondary>{say!("advocacy-about-ask-other")}</LinkButton></p>
            <p><LinkButton href=app::OPEN_AGAIN kind=ButtonKind::Secondary>{say!("advocacy-about-open")}</LinkButton></p>
            <p>{say!("advocacy-about-minute")}" "{say!("advocacy-about-by", days = days)}</p>
            <h2>{say!("advocacy-about-can")}</h2>
            <ul>
                <li>{say!("advocacy-about-can-listen")}</li>
                <li>{say!("advocacy-about-can-speak")}</li>
                <li>{say!("advocacy-about-can-meeting")}</li>
                <li>{say!("advocacy-about-can-rights")}</li>
                <li>{say!("advocacy-about-can-complaint")}</li>
            </ul>
            <p>{say!("advocacy-about-you-decide")}</p>
            <h2>{say!("advocacy-about-private")}</h2>
            <p>{say!("advocacy-about-private-text")}</p>
            <p>{say!("advocacy-about-private-but")}" "{say!("advocacy-about-private-first")}</p>
            <p>{say!("advocacy-about-private-see")}</p>
            <h2>{say!("advocacy-about-who")}</h2>
            <p>{say!("advocacy-about-who-age")}</p>
            <p>{say!("advocacy-about-who-complaint")}</p>
            <h2>{say!("advocacy-about-not")}</h2>
            <p>{say!("advocacy-about-not-text")}</p>
        }
    })
    .public()
}

/// Who to call first. They may still go on.
pub fn now(visit: &Visit, contacts: &[Contact]) -> Sheet {
    let next = visit.after(Step::Safe).unwrap_or(Step::What).address();
    let heading = if visit.for_somebody { say!("advocacy-now-other") } else { say!("advocacy-now-title") };
    let sheet = Sheet::new(say!("advocacy-now-title"), || {
        view! {
            <BackLink href=Step::Safe.address()/>
            <h1>{heading}</h1>
            <p class="lead">{say!("advocacy-now-lead")}</p>
            {help::in_full(contacts)}
            <h2>{say!("advocacy-now-then")}</h2>
            <p>{say!("advocacy-now-then-text")}</p>
            <p><LinkButton href=next>{say!("advocacy-now-go-on")}</LinkButton></p>
        }
    });
    Sheet { listed: false, ..sheet }
}
