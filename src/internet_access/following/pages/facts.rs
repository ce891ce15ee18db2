//! What a request says of itself: who has it, what they typed, who looked, and how it opens without signing in.

use leptos::prelude::*;

use crate::app;
use crate::audit::{self, Deed, Look};
use crate::say;
use crate::ui::{Details as Folded, Notice, NoticeTone, SummaryList, SummaryRow};
use crate::words::{day_words, weekday_words};

use super::super::super::model::{Details, Pays, Promise, Request, Way};
use super::super::form::as_dialled;
use super::super::store::{Follow, Looked};
use super::day;

/// Who has it, since when they ask, and what they typed.
pub fn list(follow: &Follow, now: i64) -> AnyView {
    let request = &follow.thread.request;
    let mut rows = vec![
        row(say!("internet_access-follow-who"), holder(request)),
        row(say!("internet_access-follow-asked"), day(request.asked_at)),
    ];
    rows.extend(kept(&follow.thread.promises, now).map(|text| row(say!("internet_access-follow-kept"), text)));
    rows.extend(typed(&request.details, |id| follow.network(id)).into_iter().map(|(label, text)| row(label, text)));
    let correct = request.status.can_be_corrected().then(|| {
        let href = format!("{}/correct", request.address());
        view! { <p><a href=href>{say!("internet_access-follow-change")}</a></p> }
    });
    view! {
        <h2>{say!("internet_access-follow-facts")}</h2>
        <p>{say!("internet_access-follow-readers")}</p>
        <SummaryList rows=rows/>
        {correct}
    }
    .into_any()
}

fn row(label: &'static str, text: String) -> SummaryRow {
    SummaryRow::new(label, view! { <bdi>{text}</bdi> })
}

/// Who has it, as the young person reads it.
pub fn holder(request: &Request) -> String {
    let team = || say!("internet_access-follow-team").to_owned();
    request.holder.as_ref().map_or_else(team, |holder| holder.name.clone())
}

/// How many of the promises that are over were kept: "2 of 3".
fn kept(promises: &[Promise], now: i64) -> Option<String> {
    let over: Vec<bool> = promises.iter().filter_map(|promise| promise.kept(now)).collect();
    let kept = over.iter().filter(|kept| **kept).count();
    (!over.is_empty()).then(|| say!("internet_access-follow-kept-of", kept = kept as i64, all = over.len() as i64))
}

/// What they typed, each with its label; what they left empty is not there. `network` names a network.
pub fn typed(details: &Details, network: impl Fn(&str) -> String) -> Vec<(&'static str, String)> {
    let needed_on = details.needed_on.as_deref().map(|on| on.parse().map_or_else(|_| on.to_owned(), day_words));
    let fields = [
        (say!("internet_access-follow-phone"), details.phone.as_deref().map(as_dialled)),
        (say!("internet_access-follow-network"), details.network.as_deref().map(network)),
        (say!("internet_access-follow-pays"), details.pays.map(Pays::words).map(str::to_owned)),
        (say!("internet_access-follow-account-name"), details.account_name.clone()),
        (say!("internet_access-follow-has"), details.has.clone()),
        (say!("internet_access-follow-way"), details.way.map(Way::words).map(str::to_owned)),
        (say!("internet_access-follow-address"), details.address.clone()),
        (say!("internet_access-follow-postcode"), details.postcode.clone()),
        (say!("internet_access-follow-needed"), needed_on),
        (say!("internet_access-follow-reason"), details.why.clone()),
    ];
    fields.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

/// Who looked, and how it opens without signing in: folded away.
pub fn more(follow: &Follow) -> AnyView {
    let days = follow
        .looked_by_day()
        .into_iter()
        .map(|(day, looks)| {
            let lines = looks.into_iter().map(|look| view! { <li><bdi>{sentence(look)}</bdi></li> }).collect_view();
            view! { <h3>{weekday_words(day.0)}</h3> <ul>{lines}</ul> }
        })
        .collect_view();
    let nobody = follow.looked.is_empty().then(|| view! { <p>{say!("internet_access-follow-looked-nobody")}</p> });
    view! {
        <h2>{say!("internet_access-follow-more")}</h2>
        <Folded summary=say!("internet_access-follow-looked")>{nobody} {days}</Folded>
        {keys(follow)}
    }
    .into_any()
}

/// "Idris read what you asked for to get online."
fn sentence(look: &Looked) -> String {
    match (&look.who, Deed::from_code(&look.deed)) {
        (Some(name), Some(deed)) => deed.told(name),
        _ => {
            let (role, deed, reason) = (look.role.clone(), look.deed.clone(), look.reason.clone());
            audit::sentence(&Look { number: 0, at: look.at, role, deed, reason })
        }
    }
}

/// The reference and the digits.
fn keys(follow: &Follow) -> AnyView {
    let request = &follow.thread.request;
    let (reference, digits) = (reference(request), in_fours(&request.digits));
    let shared = follow.phone_is_shared.then(|| {
        view! { <Notice tone=NoticeTone::Warn><p>{say!("internet_access-follow-digits-shared")}</p></Notice> }
    });
    view! {
        <Folded summary=say!("internet_access-follow-digits-summary")>
            {shared}
            {reference}
            <p>{say!("internet_access-follow-digits")} <br/> <strong id="digits"><bdi>{digits}</bdi></strong></p>
            <p>
                {say!("internet_access-follow-digits-how")} " "
                <a href=app::OPEN_WITH_DIGITS>{say!("internet_access-follow-digits-where")}</a>
            </p>
        </Folded>
    }
    .into_any()
}

/// What to say on the phone, and half of what opens it.
pub fn reference(request: &Request) -> AnyView {
    let reference = request.reference.clone();
    view! {
        <p>{say!("internet_access-follow-reference")} <br/> <strong id="reference"><bdi>{reference}</bdi></strong></p>
    }
    .into_any()
}

/// "1234 5678 9012 3456"
fn in_fours(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
