//! A file of the list: bringing it, and what it would change.

use leptos::prelude::*;

use crate::accounts::Staff;
use crate::app::{YOUNG_PEOPLE, YOUNG_PEOPLE_IMPORT};
use crate::forms::FieldErrors;
use crate::ui::{
    BackLink, Button, ButtonKind, Details as Folded, ErrorSummary, FileField, Notice, Pagination, PostForm,
    SummaryList, SummaryRow, Tag, TagTone,
};
use crate::web::Sheet;
use crate::words::grouped;

use super::super::import::{Listed, Outcome, Report, Staged, may_apply};
use super::day;

/// Asks for a file, and lists those that wait.
pub fn import(waiting: &[Staged], adviser: bool, done: String, errors: FieldErrors) -> Sheet {
    Sheet::new("Import the list", || {
        view! {
            {adviser.then(|| view! { <BackLink href=YOUNG_PEOPLE label="Your young people"/> })}
            <ErrorSummary errors=errors.clone()/>
            <h1>"Import the leaving-care list"</h1>
            {(!done.is_empty()).then(|| view! { <Notice><p role="status">{done}</p></Notice> })}
            <p>"First you see what would change. Then a second person looks at it and applies it."</p>
            <Shape/>
            <PostForm enctype="multipart/form-data">
                <FileField name="file" label="The file" accept=".csv,text/csv" error=errors.of("file")
                    hint="CSV in UTF-8, 10 MB and 20,000 rows at most"/>
                <Button>"See what would change"</Button>
            </PostForm>
            <Waiting waiting=waiting/>
        }
        .into_any()
    })
}

#[component]
fn Shape() -> impl IntoView {
    view! {
        <Folded summary="What the file must look like">
            <p>"The first row names the columns: reference, name, birth_date, email, phone, adviser. There are no others."</p>
            <ul>
                <li>"reference: the council's own number. A row is found by it and by nothing else."</li>
                <li>"birth_date: like 2007-03-31. It may be empty."</li>
                <li>"email, phone: theirs. They may be empty."</li>
                <li>"adviser: the work address of their personal adviser."</li>
            </ul>
            <p>"An empty cell leaves what is there. Whoever has an account is never changed by a file. Nobody is deleted."</p>
        </Folded>
    }
}

#[component]
fn Waiting<'a>(waiting: &'a [Staged]) -> impl IntoView {
    if waiting.is_empty() {
        return ().into_any();
    }
    let lines = waiting.iter().map(|staged| {
        let words = format!("Brought by {} on {}", staged.uploader, day(staged.uploaded_at));
        view! { <li><a href=format!("{YOUNG_PEOPLE_IMPORT}/{}", staged.id)>{words}</a></li> }
    });
    view! {
        <h2>"Waiting for a second person"</h2>
        <ul>{lines.collect_view()}</ul>
        <p>"A file that nobody applies is thrown away after seven days."</p>
    }
    .into_any()
}

/// What a file would change, row by row, and the decision.
pub fn report(report: &Report, only: Option<Outcome>, page: usize, who: &Staff, errors: FieldErrors) -> Sheet {
    let address = format!("{YOUNG_PEOPLE_IMPORT}/{}", report.staged.id);
    let of_page = {
        let address = address.clone();
        move |page| match only {
            Some(only) => format!("{address}?show={}&page={page}", only.code()),
            None => format!("{address}?page={page}"),
        }
    };
    Sheet::new("What the file would change", || {
        view! {
            <BackLink href=YOUNG_PEOPLE_IMPORT label="Import"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"What the file would change"</h1>
            <p>{format!("Brought by {} on {}.", report.staged.uploader, day(report.staged.uploaded_at))}</p>
            <Counts report=report address=address/>
            <Decide report=report who=who/>
            <h2>"Row by row"</h2>
            {report.lines.is_empty().then(|| view! { <p>"There is nothing to look at here."</p> })}
            <ul class="doors" role="list">
                {report.lines.iter().map(|line| view! { <li><Line line=line/></li> }).collect_view()}
            </ul>
            <Pagination page=page pages=report.pages address=of_page/>
            <Missing report=report/>
        }
        .into_any()
    })
}

#[component]
fn Counts<'a>(report: &'a Report, address: String) -> impl IntoView {
    let mut rows: Vec<SummaryRow> = Outcome::ALL
        .into_iter()
        .map(|outcome| {
            let count = report.tally.of(outcome);
            let shown = grouped(count);
            if count == 0 || outcome == Outcome::Unchanged {
                return SummaryRow::new(outcome.words(), shown);
            }
            let href = format!("{address}?show={}", outcome.code());
            SummaryRow::new(outcome.words(), view! { {shown}" "<a href=href>"Show only these"</a> })
        })
        .collect();
    rows.push(SummaryRow::new("On the list, not in the file", grouped(report.missing_count)));
    view! { <SummaryList rows=rows/><p><a href=address>"Show all rows"</a></p> }
}

#[component]
fn Decide<'a>(report: &'a Report, who: &'a Staff) -> impl IntoView {
    let throw_away =
        || view! { <Button kind=ButtonKind::Secondary name="deed" value="throw-away">"Throw the file away"</Button> };
    let refused = report.tally.of(Outcome::Refused);
    let left_out = (refused > 0)
        .then(|| view! { <p>{format!("Refused: {}. Refused rows are left out; all others are applied together.", grouped(refused))}</p> });
    let deed = if !may_apply(&report.staged, who) {
        view! {
            <p>"You brought this file. Ask somebody else of the council, an adviser or an administrator, to look at it and
                apply it."</p>
            <PostForm>{throw_away()}</PostForm>
        }
        .into_any()
    } else if report.tally.writes() == 0 {
        view! { <p>"There is nothing to apply."</p><PostForm>{throw_away()}</PostForm> }.into_any()
    } else {
        let words = match report.tally.writes() {
            1 => "Apply 1 row".to_owned(),
            rows => format!("Apply {} rows", grouped(rows)),
        };
        view! { {left_out}<PostForm><Button name="deed" value="apply">{words}</Button>" "{throw_away()}</PostForm> }
            .into_any()
    };
    view! { <div id="decide">{deed}</div> }.into_any()
}

#[component]
fn Line<'a>(line: &'a Listed) -> impl IntoView {
    let Listed { number, outcome, said } = line;
    let words = outcome.words();
    let tone = match outcome {
        Outcome::New | Outcome::Changed => TagTone::Good,
        Outcome::Refused => TagTone::Soon,
        Outcome::Differs | Outcome::Unchanged => TagTone::Plain,
    };
    let who = [said.reference.as_str(), said.name.as_str()].into_iter().filter(|part| !part.is_empty());
    let who = who.collect::<Vec<_>>().join(", ");
    let problems = said.problems.iter().map(|(column, sentence)| {
        view! { <p><strong>{column.clone()}</strong>": "{sentence.trim_end_matches('.').to_owned()}"."</p> }
    });
    let columns = (!said.columns.is_empty()).then(|| view! { <p>{said.columns.join(", ")}</p> });
    view! {
        <div class="card">
            <h3>{format!("Row {number}")}</h3>
            <p><Tag tone=tone>{words}</Tag>" "<bdi>{who}</bdi></p>
            {columns}
            {problems.collect_view()}
        </div>
    }
    .into_any()
}

#[component]
fn Missing<'a>(report: &'a Report) -> impl IntoView {
    if report.missing_count == 0 {
        return ().into_any();
    }
    let more = report.missing_count - report.missing.len() as i64;
    let names = report.missing.iter().map(|name| view! { <li><bdi>{name.clone()}</bdi></li> }).collect_view();
    view! {
        <Folded summary=format!("On the list, not in the file ({})", grouped(report.missing_count))>
            <p>"Nothing happens to them. If somebody has left the list, their adviser takes them off."</p>
            <ul>{names}</ul>
            {(more > 0).then(|| view! { <p>{format!("And {} more.", grouped(more))}</p> })}
        </Folded>
    }
    .into_any()
}
