//! Writing questions, and seeing them as young people do.

use leptos::prelude::*;

use crate::app::PULSES;
use crate::forms::{FieldErrors, FormState};
use crate::ui::{
    BackLink, Button, Choice, Details, ErrorSummary, Notice, NoticeTone, PostForm, Radios, Select, SummaryList,
    SummaryRow, TextArea, TextField,
};
use crate::web::Sheet;

use super::super::answering::{AnswerForm, questions};
use super::super::form::{NAMES, Names, QuestionForm, WriteForm};
use super::super::model::Pulse;
use super::address;

/// What the form of a pulse shows.
pub struct Writing<'a> {
    /// None for a new one.
    pub pulse: Option<&'a Pulse>,
    pub form: FormState<WriteForm>,
    /// What somebody else saved since the form was shown.
    pub theirs: Option<&'a Pulse>,
}

pub fn write(writing: Writing) -> Sheet {
    let Writing { pulse, form: FormState { values, errors }, theirs } = writing;
    let heading = if pulse.is_some() { "Change questions" } else { "Write questions" };
    let back = pulse.map_or_else(|| PULSES.to_owned(), |pulse| address(&pulse.id));
    let theirs = theirs.map(meanwhile);
    let all = NAMES.iter().zip(&values.questions).enumerate();
    let all = all.map(|(place, (names, typed))| question(place, names, typed, &errors)).collect_view();
    Sheet::new(heading, || {
        view! {
            <BackLink href=back/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{heading}</h1>
            {theirs}
            <PostForm>
                <input type="hidden" name="once" value=values.once.clone()/>
                <input type="hidden" name="seen" value=values.seen.clone()/>
                {about(&values, &errors)}
                {all}
                <Button>"Save"</Button>
            </PostForm>
        }
        .into_any()
    })
}

fn about(values: &WriteForm, errors: &FieldErrors) -> AnyView {
    let who = vec![
        Choice::new("everyone", "Everybody")
            .hint("It stands at an open address. Somebody determined can answer more than once."),
        Choice::new("invited", "Those who are given a ticket")
            .hint("Each ticket counts once. You print them, or send them by letter."),
    ];
    view! {
        <TextField name="title" label="Title" value=values.title.clone() error=errors.of("title") autocomplete="off"
            hint="Phones show it to whoever looks over a shoulder, so say nothing of care in it. For example: Your free time."/>
        <TextArea name="why" label="Why you ask" rows=3 value=values.why.clone() error=errors.of("why")
            hint="What will come of it? Short words, and say “you”."/>
        <Radios name="who" legend="Whom does it ask?" options=who value=values.who.clone() error=errors.of("who")/>
        <TextField name="first" label="First day" value=values.first.clone() error=errors.of("first") autocomplete="off" width="medium"
            hint="For example 31/3/2027."/>
        <TextField name="last" label="Last day" value=values.last.clone() error=errors.of("last") autocomplete="off" width="medium"
            hint="It closes when this day is over. Eight weeks at most."/>
    }
    .into_any()
}

fn question(place: usize, names: &Names, typed: &QuestionForm, errors: &FieldErrors) -> AnyView {
    let kinds = vec![
        Choice::new("", "No question here"),
        Choice::new("one", "One answer out of a few"),
        Choice::new("several", "Several answers out of a few"),
        Choice::new("scale", "A scale from 1 to 5"),
        Choice::new("words", "Their own words"),
    ];
    let (heading, typed) = (format!("Question {}", place + 1), typed.clone());
    let needs_attention = [names.options, names.low, names.high].iter().any(|name| errors.of(name).is_some());
    let wrong = |name| errors.of(name);
    let (wrong_options, wrong_low, wrong_high) = (wrong(names.options), wrong(names.low), wrong(names.high));
    let Names { options, low, high, .. } = *names;
    let open = needs_attention || !typed.options.is_empty() || !typed.low.is_empty() || !typed.high.is_empty();
    view! {
        <h2>{heading.clone()}</h2>
        <TextField name=names.asks label="What you ask" value=typed.asks error=errors.of(names.asks) autocomplete="off"/>
        <Select name=names.kind label="How it is answered" options=kinds value=typed.kind error=errors.of(names.kind)/>
        <Details summary=format!("Answers or words for question {}", place + 1) open=open || place == 0>
            <TextArea name=options label="Answers to choose from" rows=4 value=typed.options error=wrong_options
                hint="One a line, ten at most. For one or several answers."/>
            <TextField name=low label="What 1 means" value=typed.low error=wrong_low autocomplete="off"
                hint="For a scale. For example: never."/>
            <TextField name=high label="What 5 means" value=typed.high error=wrong_high autocomplete="off"
                hint="For a scale. For example: always."/>
        </Details>
    }
    .into_any()
}

/// What a colleague saved, to lay beside what is in the form.
fn meanwhile(theirs: &Pulse) -> AnyView {
    let text = |text: &str| view! { <bdi>{text.to_owned()}</bdi> };
    let mut rows =
        vec![SummaryRow::new("Title", text(&theirs.title)), SummaryRow::new("Why you ask", text(&theirs.why))];
    for (place, question) in theirs.questions.iter().enumerate() {
        let words = [vec![question.asks.clone()], question.options()].concat().join("; ");
        rows.push(SummaryRow::new(format!("Question {}", place + 1), text(&words)));
    }
    view! {
        <Notice tone=NoticeTone::Warn heading="Somebody saved this while you were writing">
            <p>"Nothing is lost. Your text is below, not saved yet. Theirs says:"</p>
            <SummaryList rows=rows/>
            <p>"Copy from theirs what you want to keep. Saving now puts your text in its place."</p>
        </Notice>
    }
    .into_any()
}

/// The questions as young people see them. Nothing can be sent from here.
pub fn preview(pulse: &Pulse) -> Sheet {
    let fields = questions(pulse, &AnswerForm::default(), &FieldErrors::default());
    Sheet::new("Questions as young people see them", || {
        view! {
            <BackLink href=address(&pulse.id)/>
            <Notice><p>"This is how young people see it. Nothing can be sent from here."</p></Notice>
            <h1><bdi>{pulse.title.clone()}</bdi></h1>
            <p class="lead"><bdi>{pulse.why.clone()}</bdi></p>
            {fields}
        }
        .into_any()
    })
}
