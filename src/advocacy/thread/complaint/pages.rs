//! A formal complaint, as its young person sees it: what it is, the words they send, and the three stages with their clocks.

use leptos::prelude::*;

use crate::forms::FormState;
use crate::say;
use crate::ui::{
    Button, ButtonKind, ErrorSummary, Notice, NoticeTone, PostForm, SummaryList, SummaryRow, TextArea, TextField,
};
use crate::web::{AppState, Sheet};

use super::super::pages::{back_to, crisis, day, done, lines, sheet};
use super::super::store::Follow;
use super::form::{ComplaintForm, New};
use super::model::{Complaint, Stage, Standing};

/// The Local Government and Social Care Ombudsman.
const OMBUDSMAN: &str = "https://www.lgo.org.uk/make-a-complaint";

/// Where it stands, in one sentence.
pub fn standing_words(complaint: &Complaint, now: i64) -> String {
    match complaint.standing(now) {
        Standing::ToBeSent => say!("advocacy-complaint-to-be-sent").to_owned(),
        Standing::Running { stage: 3, due, .. } => say!("advocacy-complaint-panel", day = day(due)),
        Standing::Running { stage, due, .. } => say!("advocacy-complaint-running", stage = stage, day = day(due)),
        Standing::Slow { stage, due, latest } => {
            say!("advocacy-complaint-slow", stage = stage, day = day(due), latest = day(latest))
        }
        Standing::Late { stage, latest } => say!("advocacy-complaint-late", stage = stage, day = day(latest)),
        Standing::Answered { stage, ask_by } => say!("advocacy-complaint-answered", stage = stage, day = day(ask_by)),
        Standing::Over { stage, ask_by } => say!("advocacy-complaint-over", stage = stage, day = day(ask_by)),
        Standing::Finished => say!("advocacy-complaint-finished").to_owned(),
    }
}

/// What it is, the words to change, and nothing sent yet.
pub fn make(app: &AppState, follow: &Follow, by_mail: bool, form: FormState<ComplaintForm>) -> Sheet {
    let FormState { values, errors } = form;
    let id = follow.thread.case.id.as_str();
    let goes = if by_mail { say!("advocacy-complaint-by-mail") } else { say!("advocacy-complaint-by-hand") };
    sheet(say!("advocacy-complaint-title"), || {
        view! {
            {back_to(id)}
            <ErrorSummary errors=errors.clone()/>
            <h1>{say!("advocacy-complaint-heading")}</h1>
            {crisis(app)}
            <p class="lead">{say!("advocacy-complaint-lead")}</p>
            {stages()}
            <h2>{say!("advocacy-complaint-yours")}</h2>
            <p>{goes} " " {say!("advocacy-complaint-not-yet")}</p>
            <PostForm>
                <input type="hidden" name="once" value=values.once.clone()/>
                <TextArea name="words" label=say!("advocacy-complaint-words") hint=say!("advocacy-complaint-words-hint")
                    value=values.words.clone() error=errors.of("words") rows=8/>
                <TextField name="name" label=say!("advocacy-complaint-name") value=values.name.clone() error=errors.of("name")
                    autocomplete="name"/>
                <TextField name="reply_to" label=say!("advocacy-complaint-reply") hint=say!("advocacy-complaint-reply-hint")
                    value=values.reply_to.clone() error=errors.of("reply_to")/>
                <Button name="deed" value="check">{say!("advocacy-share-go-on")}</Button>
            </PostForm>
        }
        .into_any()
    })
}

/// What the three stages are (SI 2006/1738).
fn stages() -> AnyView {
    view! {
        <h2>{say!("advocacy-complaint-stages")}</h2>
        <ol>
            <li>{say!("advocacy-complaint-stage-1")}</li>
            <li>{say!("advocacy-complaint-stage-2")}</li>
            <li>{say!("advocacy-complaint-stage-3")}</li>
        </ol>
        <p>{say!("advocacy-complaint-days")}</p>
    }
    .into_any()
}

/// All of it once more, and the button that sends it.
pub fn check(app: &AppState, follow: &Follow, by_mail: bool, new: &New, form: &ComplaintForm) -> Sheet {
    let id = follow.thread.case.id.as_str();
    let reply = new.reply_to.clone().unwrap_or_else(|| say!("advocacy-complaint-reply-advocate").to_owned());
    let rows = vec![
        SummaryRow::new(say!("advocacy-case-words"), lines(&new.words)),
        SummaryRow::new(say!("advocacy-complaint-name"), view! { <bdi>{new.name.clone()}</bdi> }),
        SummaryRow::new(say!("advocacy-complaint-reply"), view! { <bdi>{reply}</bdi> }),
    ];
    let goes = if by_mail { say!("advocacy-complaint-by-mail") } else { say!("advocacy-complaint-by-hand") };
    let fields = [("once", &form.once), ("words", &form.words), ("name", &form.name), ("reply_to", &form.reply_to)];
    let hidden = fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value.clone()/> })
        .collect_view();
    sheet(say!("advocacy-complaint-check"), || {
        view! {
            {back_to(id)}
            <h1>{say!("advocacy-complaint-check")}</h1>
            {crisis(app)}
            <SummaryList rows=rows/>
            <Notice heading=say!("advocacy-share-who-reads")><p>{say!("advocacy-complaint-readers")} " " {goes}</p></Notice>
            <PostForm>
                {hidden}
                <Button name="deed" value="send">{say!("advocacy-complaint-send")}</Button>
                " "
                <Button kind=ButtonKind::Secondary name="deed" value="change">{say!("advocacy-share-change")}</Button>
            </PostForm>
        }
        .into_any()
    })
}

/// One that was made: where it stands, and how it goes on.
pub fn one(
    app: &AppState,
    follow: &Follow,
    complaint: &Complaint,
    what: &str,
    form: FormState<ComplaintForm>,
) -> Sheet {
    let (id, now) = (follow.thread.case.id.as_str(), app.now());
    let said = match what {
        "complained" => Some(say!("advocacy-done-complained")),
        "moved" => Some(say!("advocacy-done-moved")),
        _ => None,
    };
    sheet(say!("advocacy-complaint-title"), || {
        view! {
            {back_to(id)}
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{say!("advocacy-complaint-made")}</h1>
            {crisis(app)}
            {done(said)}
            {standing(complaint, now)}
            {clocks(complaint)}
            {onwards(complaint, now, &form)}
            <h2>{say!("advocacy-complaint-yours")}</h2>
            <p class="hint">{say!("advocacy-complaint-made-on", day = day(complaint.made_at))}</p>
            {lines(&complaint.words)}
        }
        .into_any()
    })
}

fn standing(complaint: &Complaint, now: i64) -> AnyView {
    let text = standing_words(complaint, now);
    let ombudsman = || {
        view! {
            <p>{say!("advocacy-complaint-ombudsman")} " "
                <a href=OMBUDSMAN rel="external noreferrer">{say!("advocacy-complaint-ombudsman-link")}</a></p>
        }
    };
    match complaint.standing(now) {
        Standing::Late { .. } => view! {
            <Notice tone=NoticeTone::Warn heading=say!("advocacy-complaint-is-late")><p>{text}</p>{ombudsman()}</Notice>
        }
        .into_any(),
        Standing::Finished => {
            view! { <Notice heading=say!("advocacy-complaint-stands")><p>{text}</p>{ombudsman()}</Notice> }.into_any()
        }
        _ => view! { <Notice heading=say!("advocacy-complaint-stands")><p>{text}</p></Notice> }.into_any(),
    }
}

/// Each stage that has begun, with its days.
pub fn clocks(complaint: &Complaint) -> AnyView {
    let one = |stage: &Stage| {
        let heading = say!("advocacy-complaint-stage", stage = stage.number);
        let mut rows = vec![
            SummaryRow::new(say!("advocacy-complaint-asked"), day(stage.asked_at)),
            SummaryRow::new(say!("advocacy-complaint-due"), day(stage.due())),
        ];
        if stage.latest() != stage.due() {
            rows.push(SummaryRow::new(say!("advocacy-complaint-latest"), day(stage.latest())));
        }
        let answered = stage.answered_at.map_or_else(|| say!("advocacy-complaint-no-answer").to_owned(), day);
        rows.push(SummaryRow::new(say!("advocacy-complaint-answer"), answered));
        view! { <h2>{heading}</h2> <SummaryList rows=rows/> }
    };
    complaint.stages.iter().map(one).collect_view().into_any()
}

/// "The council answered on this day", and "go on to the next stage".
fn onwards(complaint: &Complaint, now: i64, form: &FormState<ComplaintForm>) -> AnyView {
    let (day, wrong) = (form.values.day.clone(), form.errors.of("day"));
    let answered = complaint.waits().map(|stage| stage.number).map(|stage| {
        view! {
            <h2>{say!("advocacy-complaint-did-answer")}</h2>
            <PostForm>
                <input type="hidden" name="stage" value=stage.to_string()/>
                <TextField name="day" label=say!("advocacy-complaint-day") hint=say!("advocacy-complaint-day-hint")
                    value=day error=wrong width="medium"/>
                <Button kind=ButtonKind::Secondary name="deed" value="answered">{say!("advocacy-complaint-answered-button")}</Button>
            </PostForm>
        }
    });
    let next = complaint.next_stage(now).map(|stage| {
        let what = if stage == 2 { say!("advocacy-complaint-stage-2") } else { say!("advocacy-complaint-stage-3") };
        view! {
            <h2>{say!("advocacy-complaint-next", stage = stage)}</h2>
            <p>{what}</p>
            <PostForm>
                <input type="hidden" name="stage" value=stage.to_string()/>
                <Button kind=ButtonKind::Secondary name="deed" value="next">{say!("advocacy-complaint-next-button", stage = stage)}</Button>
            </PostForm>
        }
    });
    view! { {answered} {next} }.into_any()
}
