//! All of it once more, each with a way to change it; who will read it; and the button that sends it.

use leptos::prelude::*;

use crate::app;
use crate::forms::parse_day;
use crate::say;
use crate::ui::{BackLink, Button, Notice, NoticeTone, PostForm, SummaryList, SummaryRow};
use crate::web::Sheet;
use crate::words::{day_words, london_day, weekday_words};

use super::super::super::model::{Details, Help, NewRequest, Pays, Request, Way};
use super::super::form::{FROM_CHECK, as_dialled};
use super::super::holding::network_words;
use super::super::step::Step;
use super::{Asking, rather_talk, sheet};

/// Writes the page. `same` is what they asked for before, where it is the same; `due_at` by when we answer if it is sent now.
pub fn check(asking: &Asking, new: &NewRequest, same: Option<&Request>, due_at: i64, now: i64) -> Sheet {
    let steps = asking.draft.steps();
    let back = steps.last().copied().unwrap_or(Step::Help).address();
    let name = SummaryRow::new(
        say!("internet_access-ask-row-name"),
        view! {
            <span class="line"><bdi>{asking.name.to_owned()}</bdi></span>" "
            <a href=app::ABOUT_ME>{say!("internet_access-ask-change")}" "
                <span class="unseen">{say!("internet_access-ask-row-name")}</span></a>
        },
    );
    let rows = [name].into_iter().chain(steps.into_iter().map(|step| row(step, new, asking))).collect();
    let day = weekday_words(london_day(due_at));
    let first = (!asking.matched).then(|| {
        view! {
            <Notice heading=say!("internet_access-ask-match-first")><p>{say!("internet_access-ask-match-first-text")}</p></Notice>
        }
    });
    let (once, before) = (new.once.clone(), same.map(|same| before(same, now)));
    sheet(say!("internet_access-ask-check-title"), || {
        view! {
            <BackLink href=back/>
            <h1>{say!("internet_access-ask-check")}</h1>
            {before}
            <SummaryList rows=rows/>
            {first}
            <Notice heading=say!("internet_access-ask-readers")>
                <p>{say!("internet_access-ask-readers-text")}</p>
                <p>{say!("internet_access-ask-by", day = day)}</p>
            </Notice>
            <PostForm>
                <input type="hidden" name="once" value=once/>
                <Button>{say!("internet_access-ask-send")}</Button>
            </PostForm>
            {rather_talk()}
        }
        .into_any()
    })
}

/// What they asked for before. They may still send this.
fn before(same: &Request, now: i64) -> AnyView {
    let asked = london_day(same.asked_at);
    let when = match asked == london_day(now) {
        true => say!("internet_access-ask-same-today").to_owned(),
        false => say!("internet_access-ask-same-on", day = weekday_words(asked)),
    };
    let (stands, address) = (same.status.words(), same.address());
    view! {
        <Notice tone=NoticeTone::Warn heading=say!("internet_access-ask-same")>
            <p>{when}" "{say!("internet_access-ask-same-stands")}" "<strong>{stands}"."</strong></p>
            <p><a href=address>{say!("internet_access-ask-same-link")}</a></p>
            <p>{say!("internet_access-ask-same-still")}</p>
        </Notice>
    }
    .into_any()
}

fn row(step: Step, new: &NewRequest, asking: &Asking) -> SummaryRow {
    let label = label(step);
    let change = format!("{}?from={FROM_CHECK}", step.address());
    let lines = words(step, new, asking);
    let lines = if lines.is_empty() { vec![say!("internet_access-ask-left-out").to_owned()] } else { lines };
    let lines = lines.into_iter().map(|line| view! { <span class="line"><bdi>{line}</bdi></span> }).collect_view();
    let value = view! {
        {lines}" "<a href=change>{say!("internet_access-ask-change")}" "<span class="unseen">{label}</span></a>
    };
    SummaryRow::new(label, value)
}

fn label(step: Step) -> &'static str {
    match step {
        Step::Phone => say!("internet_access-ask-row-phone"),
        Step::Account => say!("internet_access-ask-row-account"),
        Step::Way => say!("internet_access-ask-row-way"),
        Step::Address => say!("internet_access-ask-row-address"),
        Step::When => say!("internet_access-ask-row-when"),
        _ => say!("internet_access-ask-row-help"),
    }
}

/// An answer in words, line by line; none where it was left out.
fn words(step: Step, new: &NewRequest, asking: &Asking) -> Vec<String> {
    let Details { phone, network, pays, account_name, way, address, postcode, needed_on, why, .. } = &new.details;
    let lines =
        |text: &Option<String>| text.iter().flat_map(|text| text.lines().map(str::to_owned)).collect::<Vec<_>>();
    let dialled = phone.as_deref().map(as_dialled);
    match step {
        Step::Phone => {
            let network = network.as_deref().map(|id| network_words(id, asking.networks));
            dialled.into_iter().chain(network).collect()
        }
        Step::Account => {
            let name = account_name.as_ref().map(|name| say!("internet_access-ask-row-in-name", name = name.as_str()));
            pays.map(|pays| Pays::words(pays).to_owned()).into_iter().chain(name).collect()
        }
        Step::Way => way.map(|way| Way::words(way).to_owned()).into_iter().collect(),
        Step::Address => lines(address).into_iter().chain(postcode.clone()).chain(dialled).collect(),
        Step::When => {
            let day = needed_on
                .as_deref()
                .and_then(parse_day)
                .map(|day| say!("internet_access-ask-row-day", day = day_words(day)));
            day.into_iter().chain(lines(why)).collect()
        }
        _ => vec![help_words(new.help).to_owned()],
    }
}

/// A kind of help as its choice says it.
fn help_words(help: Help) -> &'static str {
    match help {
        Help::Data => say!("internet_access-ask-data"),
        Help::Sim => say!("internet_access-ask-sim"),
        Help::Broadband => say!("internet_access-ask-broadband"),
        Help::Router => say!("internet_access-ask-router"),
        Help::Device => say!("internet_access-ask-device"),
    }
}
