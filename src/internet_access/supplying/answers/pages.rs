//! Bringing a supplier's file, and what it would change.

use leptos::prelude::*;

use crate::accounts::InternetTeam;
use crate::app;
use crate::forms::FieldErrors;
use crate::internet_access::model::staff_address;
use crate::ui::{
    BackLink, Button, ButtonKind, Details, ErrorSummary, FileField, Notice, NoticeTone, Pagination, PostForm,
    SummaryList, SummaryRow, Tag, TagTone,
};
use crate::web::Sheet;
use crate::words::grouped;

use super::super::{moment, orders};
use super::plan::Becomes;
use super::report::{Listed, Report};

pub fn ask(supplier: &str, errors: FieldErrors) -> Sheet {
    Sheet::new("Bring a supplier\u{2019}s file", || {
        view! {
            <BackLink href=app::SUPPLIERS label="Suppliers"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"What "<bdi>{supplier.to_owned()}</bdi>" says"</h1>
            <p>"First you see what would change. Then a second person of the team looks at it and applies it."</p>
            <PostForm enctype="multipart/form-data">
                <FileField name="file" label="The file" accept=".csv,text/csv" error=errors.of("file")
                    hint="CSV in UTF-8, 10 MB and 20,000 rows at most"/>
                <Button>"See what would change"</Button>
            </PostForm>
            <Details summary="What the file must look like">
                <p>"The first row names the columns. Two must be there: reference and status. A third, note, may be: the young
                    person reads it. All other columns are skipped, so the file that we sent can come back with its status filled in."</p>
                <p>"A workbook is saved as \u{201c}CSV UTF-8\u{201d} first. A row without a status says nothing."</p>
                {orders::legend()}
            </Details>
        }
        .into_any()
    })
}

/// What a file would change, or has changed, row by row.
pub fn report(
    report: &Report,
    only: Option<Becomes>,
    page: usize,
    who: &InternetTeam,
    done: bool,
    errors: FieldErrors,
) -> Sheet {
    let file = &report.file;
    let address = file.address();
    let of_page = {
        let address = address.clone();
        move |page| match only {
            Some(only) => format!("{address}?show={}&page={page}", only.code()),
            None => format!("{address}?page={page}"),
        }
    };
    let heading = if file.applied_at.is_some() { "What the file changed" } else { "What the file would change" };
    Sheet::new(heading, || {
        let lines = report.lines.iter().map(|line| view! { <li>{row(line)}</li> }).collect_view();
        view! {
            <BackLink href=app::SUPPLIERS label="Suppliers"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{heading}</h1>
            {done.then(|| applied(report)).map(|words| view! { <Notice><p role="status">{words}</p></Notice> })}
            <p>"From "<bdi>{file.supplier.clone()}</bdi>". Brought by "<bdi>{file.bringer.clone()}</bdi>{format!(" on {}.", moment(file.brought_at))}</p>
            {report.applied_before.map(|at| view! {
                <Notice tone=NoticeTone::Warn><p>{format!("The very same file was applied on {}. It changes nothing twice.", moment(at))}</p></Notice>
            })}
            {counts(report, &address)}
            <div id="decide">{decide(report, who)}</div>
            <h2>"Row by row"</h2>
            {report.lines.is_empty().then(|| view! { <p>"There is nothing to look at here."</p> })}
            <ul class="doors" role="list">{lines}</ul>
            <Pagination page=page pages=report.pages address=of_page/>
        }
        .into_any()
    })
}

fn applied(report: &Report) -> String {
    let left_out = match report.of(Becomes::MovedOn) {
        0 => String::new(),
        count => format!(" {} changed after the file was read, and were left out.", grouped(count)),
    };
    format!("Applied: {} changed.{left_out}", grouped(report.of(Becomes::Changed)))
}

fn counts(report: &Report, address: &str) -> AnyView {
    let rows = report.counts.iter().map(|(becomes, count)| {
        let href = format!("{address}?show={}", becomes.code());
        SummaryRow::new(becomes.words(), view! { {grouped(*count)}" "<a href=href>"Show only these"</a> })
    });
    let all = address.to_owned();
    let rows = rows.collect();
    view! { <SummaryList rows/><p><a href=all>"Show all rows"</a></p> }.into_any()
}

fn decide(report: &Report, who: &InternetTeam) -> AnyView {
    if let Some(at) = report.file.applied_at {
        let by = report.file.applier.clone();
        return view! { <p>{format!("Applied on {} by ", moment(at))}<bdi>{by}</bdi>"."</p> }.into_any();
    }
    let throw_away =
        || view! { <Button kind=ButtonKind::Secondary name="deed" value="throw-away">"Throw the file away"</Button> };
    if !report.file.may_be_applied_by(who) {
        return view! {
            <p>"You brought this file. Ask somebody else of the team to look at it and apply it."</p>
            <PostForm>{throw_away()}</PostForm>
        }
        .into_any();
    }
    let words = match report.of(Becomes::Changes) {
        0 => return view! { <p>"There is nothing to apply."</p><PostForm>{throw_away()}</PostForm> }.into_any(),
        1 => "Apply 1 row".to_owned(),
        rows => format!("Apply {} rows", grouped(rows)),
    };
    view! {
        <p>"All of them are applied together or none is. Each young person reads it, and gets a letter."</p>
        <PostForm><Button name="deed" value="apply">{words}</Button>" "{throw_away()}</PostForm>
    }
    .into_any()
}

fn row(line: &Listed) -> AnyView {
    let Listed { number, becomes, kept, request } = line;
    let tone = match becomes {
        Becomes::Changes | Becomes::Changed => TagTone::Good,
        Becomes::Already | Becomes::Further | Becomes::SaidBefore | Becomes::Nothing => TagTone::Plain,
        _ => TagTone::Soon,
    };
    let reference = match request {
        Some(request) => view! { <a href=staff_address(request)>{kept.reference.clone()}</a> }.into_any(),
        None => view! { <bdi>{kept.reference.clone()}</bdi> }.into_any(),
    };
    let note = (!kept.note.is_empty()).then(|| view! { <p>"Note: "<bdi>{kept.note.clone()}</bdi></p> });
    let problems = kept
        .problems
        .iter()
        .map(|(column, sentence)| view! { <p><strong>{column.clone()}</strong>": "{sentence.clone()}</p> });
    let problems = problems.collect_view();
    let (number, words, status) = (format!("Row {number}"), becomes.words(), kept.status.clone());
    view! {
        <div class="card">
            <h3>{number}</h3>
            <p><Tag tone=tone>{words}</Tag></p>
            <p>{reference}" "<bdi>{status}</bdi></p>
            {note}
            {problems}
        </div>
    }
    .into_any()
}
