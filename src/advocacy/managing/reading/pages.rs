//! What a manager sees before a reason, and what after. Only they read these pages, so their words stand here.

use leptos::prelude::*;

use crate::forms::FormState;
use crate::ui::{
    BackLink, Button, Choice, ErrorSummary, Notice, NoticeTone, PostForm, Radios, SummaryList, SummaryRow, TextArea,
};
use crate::web::Sheet;
use crate::words::london_time;

use super::super::super::model::{Case, Entry, Kind, Thread};
use super::super::load::LOAD;
use super::super::{day, weekday};
use super::store::Held;
use super::{LetGoForm, ReadForm, Reason};

pub fn ask(reference: &str, form: FormState<ReadForm>) -> Sheet {
    let FormState { values, errors } = form;
    let options = Reason::ALL.iter().map(|reason| Choice::new(reason.code(), reason.words())).collect();
    Sheet::new("Why must you read it?", || {
        view! {
            <BackLink href=LOAD label="Who has what"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{format!("Why must you read {reference}?")}</h1>
            <p class="lead">"What was said there is between a young person and their advocate. Your reason stands in their thread, with your name, for them to read."</p>
            <PostForm>
                <Radios name="reason" legend="The reason" options=options value=values.reason error=errors.of("reason")/>
                <TextArea name="words" label="In a sentence, for the young person" value=values.words error=errors.of("words") rows=3/>
                <p>"You can read it for an hour. After that we ask again."</p>
                <Button>"Tell them, and read it"</Button>
            </PostForm>
        }
        .into_any()
    })
}

pub fn thread(thread: &Thread, until: i64, done: &str) -> Sheet {
    let case = &thread.case;
    let begun = (done == "begun").then(|| {
        view! { <Notice><p role="status">"Your reason stands in the thread now."</p></Notice> }
    });
    let held = case.safeguarded_at.map(|since| {
        let let_go = super::let_go_address(&case.id);
        view! {
            <Notice tone=NoticeTone::Warn heading="Somebody may be in danger">
                <p>{format!("Somebody was told on {}, to keep them or others safe. ", day(since))}
                    "The case is kept until "<a href=let_go>"you let it go"</a>"."</p>
            </Notice>
        }
    });
    Sheet::new("Reading for a reason", || {
        view! {
            <BackLink href=LOAD label="Who has what"/>
            <h1>{case.reference.clone()}</h1>
            {begun}
            <p class="lead">{format!("You can read this until {}. You cannot write here.", london_time(until))}</p>
            {held}
            {facts(case)}
            <h2>"What was said and done"</h2>
            <ol class="doors" role="list">{thread.entries.iter().map(entry).collect_view()}</ol>
        }
        .into_any()
    })
}

fn facts(case: &Case) -> AnyView {
    let topics: Vec<_> = case.asked.topics.iter().map(|topic| topic.words()).collect();
    let holder = case.advocate.as_ref().map_or("Nobody".to_owned(), |holder| holder.name.clone());
    let mut rows = vec![
        SummaryRow::new("About", topics.join("; ")),
        SummaryRow::new("Who has it", holder),
        SummaryRow::new("Asked on", day(case.asked_at)),
    ];
    rows.extend(case.asked.wish.clone().map(|wish| SummaryRow::new("What they would like", quoted(wish))));
    rows.extend(case.due_at.map(|due_at| SummaryRow::new("Promised by", weekday(due_at))));
    rows.extend(
        case.next_step
            .as_ref()
            .map(|step| SummaryRow::new("What happens next", format!("{}, by {}", step.words, weekday(step.by)))),
    );
    rows.extend(case.end.map(|end| SummaryRow::new("Ended on", day(end.at))));
    view! { <SummaryList rows=rows/> }.into_any()
}

fn quoted(words: String) -> AnyView {
    view! { <bdi>{words}</bdi> }.into_any()
}

fn entry(entry: &Entry) -> AnyView {
    let who = match (&entry.staff, entry.kind) {
        (Some(staff), _) => staff.name.clone(),
        (None, Kind::PutBack | Kind::Closed | Kind::Note) => "The service".to_owned(),
        (None, _) => "The young person".to_owned(),
    };
    let when = format!("{} at {}", day(entry.at), london_time(entry.at));
    let private = entry.private.then(|| view! { <p class="hint">"Advocates alone read this."</p> });
    let words = entry.words.clone().map(|words| {
        let lines = words.lines().map(|line| view! { <p><bdi>{line.to_owned()}</bdi></p> }).collect_view();
        view! { <div>{lines}</div> }
    });
    view! {
        <li><div class="card">
            <h3>{format!("{who} {}", did(entry.kind))}</h3>
            <p class="hint">{when}</p>
            {words}
            {private}
        </div></li>
    }
    .into_any()
}

fn did(kind: Kind) -> &'static str {
    match kind {
        Kind::Asked => "asked",
        Kind::Wrote => "wrote",
        Kind::Answered => "answered",
        Kind::Note => "made a note",
        Kind::Claimed => "took it",
        Kind::Assigned => "was given it",
        Kind::PutBack => "put it back on the list",
        Kind::Contacted => "reached out",
        Kind::NextStep => "said what happens next",
        Kind::Paused => "waits to hear from them",
        Kind::Objected => "does not want this advocate",
        Kind::NotSorted => "said that it is not sorted",
        Kind::Got => "said what came of it",
        Kind::Closed => "closed it",
        Kind::Stopped => "stopped it",
        Kind::Adopted => "put it into their account",
        Kind::WayIn => "made a new way in",
        Kind::ShareOffered => "asked whether to share something",
        Kind::Shared => "agreed to share something",
        Kind::ShareDeclined => "did not want to share something",
        Kind::ShareTakenBack => "took back what was shared",
        Kind::CouncilAnswered => "the council answered",
        Kind::ComplaintSent => "made a formal complaint",
        Kind::ComplaintMoved => "noted how the complaint goes on",
        Kind::Safeguarded => "told somebody, to keep them or others safe",
        Kind::ReadByManager => "read it, for a reason",
    }
}

pub fn let_go(held: &Held, form: FormState<LetGoForm>) -> Sheet {
    let FormState { values, errors } = form;
    Sheet::new("Keep it no longer", || {
        view! {
            <BackLink href=LOAD label="Who has what"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{format!("Keep {} no longer than others?", held.reference)}</h1>
            <p class="lead">{format!("It has been kept since {}, because somebody may be in danger.", day(held.since))}</p>
            <p>"Let go, it goes 18 months after its end. If that is past, it goes within the hour, and nobody can bring it back."</p>
            <PostForm>
                <TextArea name="words" label="Why it need not be kept longer (advocates alone read it)" value=values.words
                    error=errors.of("words") rows=3/>
                <Button>"Let it go"</Button>
            </PostForm>
        }
        .into_any()
    })
}
