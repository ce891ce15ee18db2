//! Comments and questions below a pack, and questions as workers see them.

use leptos::prelude::*;

use crate::accounts::{Colleague, Role, Staff};
use crate::app;
use crate::feedback::Theme;
use crate::forms::FormState;
use crate::keys::random_id;
use crate::ui::{
    BackLink, Button, Choice, ErrorSummary, JustDone, PostForm, Radios, Tag, TagTone, TextArea, TextField, lines,
};
use crate::web::Sheet;
use crate::words::{Quarter, day_words, london_day};

use super::super::reading;
use super::QUESTIONS;
use super::form::{AnswerForm, CommentForm, Kind};
use super::store::Comment;

/// What was just done, in words.
pub fn done(code: &str) -> &'static str {
    match code {
        "comment" => "Said. Everybody who reads this pack sees it.",
        "question" => "Asked. The participation workers have a letter, and the answer will stand below your question.",
        _ => "",
    }
}

/// All that was said about a quarter, and for reviewers a form to say more.
pub fn view(comments: &[Comment], staff: &Staff, quarter: Quarter, form: FormState<CommentForm>) -> AnyView {
    let none = comments.is_empty().then(|| view! { <p>"Nobody has said anything about it yet."</p> });
    let items: Vec<_> = comments.iter().map(|comment| view! { <li>{one_below(comment)}</li> }).collect();
    let say = staff.is(Role::BoardReviewer).then(|| say(quarter, form));
    view! {
        <section id="comments" class="not-on-paper">
            <h2>"Comments and questions"</h2>
            {none}
            <ul class="results" role="list">{items}</ul>
            {say}
        </section>
    }
    .into_any()
}

fn who(colleague: &Option<Colleague>) -> String {
    colleague.as_ref().map_or("somebody who is not here any more".to_owned(), |colleague| colleague.name.clone())
}

fn one_below(comment: &Comment) -> AnyView {
    let what = match comment.kind {
        Kind::Comment => "Comment",
        Kind::Question => "Question",
    };
    let answer = match (&comment.answer, comment.kind) {
        (Some(answer), _) => view! {
            <h4>"Answer of "<bdi>{who(&comment.answered_by)}</bdi></h4>
            {lines(answer)}
        }
        .into_any(),
        (None, Kind::Question) => view! { <p><Tag tone=TagTone::Soon>"Waits for an answer"</Tag></p> }.into_any(),
        (None, Kind::Comment) => ().into_any(),
    };
    let said = format!(", {}, about version {}", day_words(london_day(comment.said_at)), comment.version);
    view! {
        <h3>{what}" of "<bdi>{who(&comment.said_by)}</bdi></h3>
        <p class="hint">{what}{said}</p>
        {lines(&comment.words)}
        {answer}
    }
    .into_any()
}

fn say(quarter: Quarter, form: FormState<CommentForm>) -> AnyView {
    let FormState { values, errors } = form;
    let once = if values.once.is_empty() { random_id() } else { values.once };
    let kinds = vec![
        Choice::new("comment", "A comment"),
        Choice::new("question", "A question")
            .hint("The participation workers answer it here, or make a promise of it."),
    ];
    view! {
        <h3>"Say or ask something"</h3>
        <p>"Everybody who reads this pack sees it, with your name. Never write anything by which a young person could be recognised."</p>
        <PostForm action=format!("{}/{}", app::BOARD, quarter.code())>
            <input type="hidden" name="once" value=once/>
            <Radios name="kind" legend="What is it?" options=kinds value=values.kind error=errors.of("kind")/>
            <TextArea name="words" label="In your words" rows=4 value=values.words error=errors.of("words")/>
            <Button>"Send it"</Button>
        </PostForm>
    }
    .into_any()
}

/// Questions of reviewers, for workers.
pub fn list(questions: &[Comment], done: &str) -> Sheet {
    let done = if done == "answered" {
        "Answered. It stands below the question, for everybody who reads the pack."
    } else {
        ""
    };
    let items: Vec<_> = questions.iter().map(|question| view! { <li>{row(question)}</li> }).collect();
    let none = questions.is_empty().then(|| view! { <p>"There is none."</p> });
    Sheet::new("Questions of the Board", || {
        view! {
            <BackLink href=app::STAFF label="Your work here"/>
            <h1>"Questions of the Board"</h1>
            <JustDone words=done/>
            {none}
            <ul class="results" role="list">{items}</ul>
        }
    })
}

fn row(question: &Comment) -> AnyView {
    let state = match question.answered_at {
        Some(at) => {
            view! { <p class="tags"><Tag>{format!("Answered on {}", day_words(london_day(at)))}</Tag></p> }.into_any()
        }
        None => view! { <p class="tags"><Tag tone=TagTone::Soon>"Waits"</Tag></p> }.into_any(),
    };
    let start: String = question.words.chars().take(90).collect();
    view! {
        <h2><a href=format!("{QUESTIONS}/{}", question.id)><bdi>{start}</bdi></a></h2>
        {state}
        <p><bdi>{who(&question.said_by)}</bdi>{format!(", {}, about {}", day_words(london_day(question.said_at)), question.quarter.words())}</p>
    }
    .into_any()
}

/// One question, and the form to answer it.
pub fn one(question: &Comment, themes: &[Theme], form: FormState<AnswerForm>) -> Sheet {
    let FormState { values, errors } = form;
    let about = reading::address(question.quarter, question.version);
    let answered = question.answer.as_ref().map(|answer| {
        view! { <h2>"Answer of "<bdi>{who(&question.answered_by)}</bdi></h2> {lines(answer)} }
    });
    let wrong = ["answer", "promised", "by_whom", "due", "theme"].map(|field| errors.of(field));
    let themes: Vec<_> = themes.iter().map(|theme| Choice::new(theme.code.clone(), theme.name.clone())).collect();
    let form = question.answer.is_none().then(|| {
        let [answer, promised, by_whom, due, theme] = wrong;
        view! {
            <h2>"Answer it"</h2>
            <PostForm>
                <TextArea name="answer" label="The answer" rows=5 value=values.answer error=answer
                    hint="Everybody who reads the pack sees it. Say what is published, and nothing about anybody."/>
                <h3>"Make a promise of it"</h3>
                <p>"Leave this empty if nothing is promised. What is promised stands in \u{201c}You said, we did\u{201d}, for everybody, until it is done."</p>
                <TextField name="promised" label="What is promised" value=values.promised error=promised/>
                <TextField name="by_whom" label="By which team or office" value=values.by_whom error=by_whom/>
                <TextField name="due" label="By which day" hint="For example 31/3/2027" value=values.due error=due/>
                <Radios name="theme" legend="What it is about" options=themes value=values.theme error=theme/>
                <Button>"Answer"</Button>
            </PostForm>
        }
    });
    Sheet::new("A question of the Board", || {
        view! {
            <BackLink href=QUESTIONS label="Questions of the Board"/>
            <ErrorSummary errors=errors/>
            <h1>"A question of the Board"</h1>
            <p><bdi>{who(&question.said_by)}</bdi>" about "<a href=about>{question.quarter.words()}</a></p>
            {lines(&question.words)}
            {answered}
            {form}
        }
    })
}
