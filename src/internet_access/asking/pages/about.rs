//! What there is, for anybody: nobody has to sign in to see it.

use leptos::prelude::*;

use crate::app;
use crate::say;
use crate::ui::{BackLink, ButtonKind, LinkButton};
use crate::web::{Config, Sheet};
use crate::words::{day_words, london_day};

use super::super::super::content::{Offer, Sort};
use super::super::step::{CHOOSE, FIRST};
use super::rather_talk;

pub fn about(config: &Config, offers: &[Offer]) -> Sheet {
    let (council, days) = (config.council.as_str(), i64::from(config.internet_days));
    Sheet::new(say!("internet_access-ask-about-title"), || {
        view! {
            <BackLink href=app::HOME/>
            <h1>{say!("internet_access-ask-about-heading")}</h1>
            <p class="lead">{say!("internet_access-ask-about-lead", council = council)}</p>
            <p><LinkButton href=FIRST>{say!("internet_access-ask-about-ask")}</LinkButton></p>
            <p><LinkButton href=CHOOSE kind=ButtonKind::Secondary>{say!("internet_access-ask-about-choose")}</LinkButton></p>
            <p>{say!("internet_access-ask-about-minute")}" "{say!("internet_access-ask-about-by", days = days)}</p>
            {what()}
            <h2>{say!("internet_access-ask-about-prove")}</h2>
            <p>{say!("internet_access-ask-about-prove-text")}</p>
            <p>{say!("internet_access-ask-about-who")}</p>
            <h2>{say!("internet_access-ask-about-readers")}</h2>
            <p>{say!("internet_access-ask-about-readers-text", council = council)}</p>
            {elsewhere(offers)}
            {rather_talk()}
        }
    })
}

/// What can be had, and for whom each is good.
fn what() -> AnyView {
    view! {
        <h2>{say!("internet_access-ask-about-what")}</h2>
        <dl class="summary">
            <div><dt>{say!("internet_access-ask-data")}</dt><dd>{say!("internet_access-ask-data-hint")}</dd></div>
            <div><dt>{say!("internet_access-ask-sim")}</dt><dd>{say!("internet_access-ask-sim-hint")}</dd></div>
            <div><dt>{say!("internet_access-ask-broadband")}</dt><dd>{say!("internet_access-ask-broadband-hint")}</dd></div>
            <div><dt>{say!("internet_access-ask-router")}</dt><dd>{say!("internet_access-ask-router-hint")}</dd></div>
            <div><dt>{say!("internet_access-ask-device")}</dt><dd>{say!("internet_access-ask-device-hint")}</dd></div>
        </dl>
    }
    .into_any()
}

/// What else there is, where the team has written of it.
fn elsewhere(offers: &[Offer]) -> Option<AnyView> {
    let of = |sort: Sort, heading: &'static str| {
        let these: Vec<_> = offers.iter().filter(|offer| offer.sort == sort).map(one).collect();
        (!these.is_empty()).then(|| view! { <h3>{heading}</h3><ul>{these}</ul> })
    };
    (!offers.is_empty()).then(|| {
        view! {
            <h2>{say!("internet_access-ask-about-else")}</h2>
            <p>{say!("internet_access-ask-about-else-text")}</p>
            {of(Sort::Tariff, say!("internet_access-ask-about-tariffs"))}
            {of(Sort::Wifi, say!("internet_access-ask-about-wifi"))}
        }
        .into_any()
    })
}

fn one(offer: &Offer) -> AnyView {
    let name = view! { <bdi>{offer.name.clone()}</bdi> };
    let name = match offer.link.as_str() {
        "" => view! { <strong>{name}</strong> }.into_any(),
        link => view! { <a href=link.to_owned() rel="external noreferrer">{name}</a> }.into_any(),
    };
    let facts = [&offer.price, &offer.area].into_iter().filter(|text| !text.is_empty());
    let facts = facts.map(|text| view! { " "<bdi>{text.clone()}</bdi>"." }).collect_view();
    let checked = match offer.checked_on {
        Some(day) => say!("internet_access-ask-about-checked", day = day_words(london_day(day))),
        None => say!("internet_access-ask-about-not-checked").to_owned(),
    };
    view! { <li>{name}". "<bdi>{offer.words.clone()}</bdi>{facts}" "<span class="hint">{checked}</span></li> }
        .into_any()
}
