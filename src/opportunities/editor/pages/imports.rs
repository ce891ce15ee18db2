//! The import log.

use leptos::prelude::*;

use crate::app;
use crate::opportunities::editor::store::{LeftOut, Log, RunTold};
use crate::ui::{BackLink, Notice, NoticeTone, Pagination, SummaryList, SummaryRow, Tag, TagTone};
use crate::web::Sheet;
use crate::words::grouped;

use super::{counted, moment};

const HOUR: i64 = 3_600_000;

pub fn log(log: &Log, now: i64) -> Sheet {
    Sheet::new("The import log", || {
        let runs = log.runs.iter().map(|told| view! { <li>{card(told, now)}</li> }).collect_view();
        let address = |page: usize| format!("{}?page={page}", app::EDITOR_IMPORTS);
        view! {
            <BackLink href=app::EDITOR label="Local listings"/>
            <h1>"The import log"</h1>
            {freshness(log, now)}
            {log.runs.is_empty().then(|| view! { <p>"There was no import yet."</p> })}
            <ul class="doors" role="list">{runs}</ul>
            <Pagination page=log.page as usize pages=log.pages as usize address/>
            <p class="hint">"Lines go after 12 months."</p>
        }
        .into_any()
    })
}

fn freshness(log: &Log, now: i64) -> AnyView {
    let words = match log.last_good {
        None => "The national list has never come.".to_owned(),
        Some(at) => format!("The national list last came {}, on {}.", age(now - at), moment(at)),
    };
    if !log.is_stale(now) {
        return view! { <p>{words}</p> }.into_any();
    }
    view! {
        <Notice tone=NoticeTone::Warn>
            <p><strong>{words}</strong></p>
            <p>"It should come every night. Tell whoever runs this service. Until then people see the last good list."</p>
        </Notice>
    }
    .into_any()
}

fn age(ms: i64) -> String {
    match ms / HOUR {
        ..1 => "less than an hour ago".to_owned(),
        hours @ 1..48 => format!("{} ago", counted(hours, "hour", "hours")),
        hours => format!("{} ago", counted(hours / 24, "day", "days")),
    }
}

fn state(run: &RunTold, now: i64) -> AnyView {
    match (&run.failure, run.ended_at) {
        (Some(_), _) => view! { <Tag tone=TagTone::Soon>"Failed"</Tag> }.into_any(),
        (None, Some(_)) if run.complete == Some(false) => {
            view! { <Tag tone=TagTone::Soon>"Not whole"</Tag> }.into_any()
        }
        (None, Some(_)) => view! { <Tag tone=TagTone::Good>"Good"</Tag> }.into_any(),
        (None, None) if run.is_lost(now) => view! { <Tag tone=TagTone::Soon>"Stopped halfway"</Tag> }.into_any(),
        (None, None) => view! { <Tag>"Under way"</Tag> }.into_any(),
    }
}

fn source(run: &RunTold) -> &'static str {
    match (run.source.as_str(), run.via.as_str()) {
        ("local", _) => "Local listings, from a file",
        (_, "api") => "The national list, fetched",
        (_, "demo") => "The national list, invented for the demonstration",
        (_, "file") => "The national list, from a file",
        _ => "The national list",
    }
}

fn card(run: &RunTold, now: i64) -> AnyView {
    let skipped = (run.skipped > 0).then(|| {
        let href = app::EDITOR_IMPORT.replace("{run}", &run.id.to_string());
        let words = counted(run.skipped, "advert was left out", "adverts were left out");
        view! { <p><a href=href>{words}</a></p> }
    });
    view! { <div class="card"><h2>{moment(run.began_at)}</h2>{told(run, now)}{skipped}</div> }.into_any()
}

/// What a run was, and what it did.
fn told(run: &RunTold, now: i64) -> AnyView {
    let what = match (&run.failure, run.ended_at) {
        (Some(failure), _) => view! { <p>{failure.clone()}</p> }.into_any(),
        (None, None) => view! { <p>"Nothing has changed by it yet."</p> }.into_any(),
        (None, Some(_)) => counts(run),
    };
    let part = (run.complete == Some(false))
        .then(|| view! { <p>"The feed held fewer adverts than it said, so none was closed."</p> });
    let ended = run.ended_at.map(|at| format!("Took {}.", took(at - run.began_at)));
    view! { <p class="tags">{state(run, now)}</p><p>{source(run)}". "{ended}</p>{what}{part} }.into_any()
}

fn took(ms: i64) -> String {
    match ms / 1_000 {
        ..1 => "less than a second".to_owned(),
        seconds @ 1..120 => counted(seconds, "second", "seconds"),
        seconds => counted(seconds / 60, "minute", "minutes"),
    }
}

fn counts(run: &RunTold) -> AnyView {
    let rows = [
        ("New", run.added),
        ("Changed", run.changed),
        ("As before", run.unchanged),
        ("Closed", run.closed),
        ("Left out", run.skipped),
    ];
    let rows = rows.into_iter().map(|(label, count)| SummaryRow::new(label, grouped(count))).collect();
    view! { <SummaryList rows=rows/> }.into_any()
}

/// One import, and each advert that it left out.
pub fn run(run: &RunTold, left_out: &[LeftOut], now: i64) -> Sheet {
    let more = run.skipped - left_out.len() as i64;
    Sheet::new("One import", || {
        let lines = left_out.iter().map(|one| {
            let reference = one.reference.clone().unwrap_or_else(|| "no reference".to_owned());
            view! {
                <li>{format!("Advert {}", grouped(one.position))}" ("<bdi>{reference}</bdi>"): "
                    <bdi>{one.field.clone()}</bdi>" "{one.why.clone()}"."</li>
            }
        });
        view! {
            <BackLink href=app::EDITOR_IMPORTS label="The import log"/>
            <h1>"Import of "{moment(run.began_at)}</h1>
            {told(run, now)}
            <h2>"Left out"</h2>
            {left_out.is_empty().then(|| view! { <p>"Nothing was left out."</p> })}
            <ul>{lines.collect_view()}</ul>
            {(more > 0).then(|| view! { <p>{format!("And {} more.", grouped(more))}</p> })}
        }
        .into_any()
    })
}
