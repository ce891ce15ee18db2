//! What advisers see: what waits to be confirmed, and the words they confirm. Only they read these pages.

use leptos::prelude::*;

use super::super::form::AnswerForm;
use super::super::letter::{Paper, category, confirms, purpose};
use super::super::model::{Category, State, TurnedDown};
use super::super::store::Confirming;
use super::day;
use crate::app::{LETTERS_TO_CONFIRM, STAFF};
use crate::forms::FormState;
use crate::ui::{
    BackLink, Button, ButtonKind, Card, Choice, Details as Folded, ErrorSummary, Notice, PostForm, Radios, Tag,
    TagTone, TextArea,
};
use crate::web::Sheet;

pub fn address(id: &str) -> String {
    format!("{LETTERS_TO_CONFIRM}/{id}")
}

/// What waits, due first at the top.
pub fn list(waiting: &[Confirming], now: i64, done: &str) -> Sheet {
    let done = match done {
        "confirm" => "Confirmed. They are told that there is something for them, and can print it.",
        "turn-down" => "They are told that you answered, and read why.",
        _ => "",
    };
    let cards = waiting.iter().map(|one| view! { <li>{card(one, now)}</li> }).collect_view();
    Sheet::new("Letters to confirm", || {
        view! {
            <BackLink href=STAFF label="Your work here"/>
            <h1>"Letters to confirm"</h1>
            {(!done.is_empty()).then(|| view! { <Notice><p role="status">{done}</p></Notice> })}
            <p class="lead">"Your young people ask you to confirm that they are or were in care. Open one, read its words, confirm it."</p>
            {waiting.is_empty().then(|| view! { <p>"Nothing waits."</p> })}
            <ul class="doors" role="list">{cards}</ul>
        }
        .into_any()
    })
}

fn card(one: &Confirming, now: i64) -> AnyView {
    let when = match one.letter.state {
        State::Waiting(due_at) if due_at < now => {
            view! { <Tag tone=TagTone::Soon>"Late"</Tag> " " {format!("It was due by {}.", day(due_at))} }.into_any()
        }
        State::Waiting(due_at) => format!("Due by {}.", day(due_at)).into_any(),
        _ => ().into_any(),
    };
    let purpose = purpose(&one.letter.details);
    view! { <Card heading=one.name.clone() href=address(&one.letter.id)><p>{when}</p><p class="hint">{purpose}</p></Card> }
        .into_any()
}

/// One letter: its words, and the two answers.
pub fn one(found: &Confirming, council: &str, months: u16, form: FormState<AnswerForm>) -> Sheet {
    let waiting = matches!(found.letter.state, State::Waiting(_));
    Sheet::new("Confirm a letter", || {
        view! {
            <BackLink href=LETTERS_TO_CONFIRM label="Letters to confirm"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>"A letter for " <bdi>{found.name.clone()}</bdi></h1>
            {if waiting { answers(found, council, months, form) } else { answered(found) }}
        }
        .into_any()
    })
}

fn answers(found: &Confirming, council: &str, months: u16, form: FormState<AnswerForm>) -> AnyView {
    let FormState { values, errors } = form;
    let chosen = Some(values.category).filter(|code| !code.is_empty());
    let chosen = chosen.or(found.category.map(|what| what.code().to_owned())).unwrap_or_default();
    let options = Category::ALL.iter().map(|what| Choice::new(what.code(), category(*what))).collect();
    let why = TurnedDown::ALL.iter().map(|why| Choice::new(why.code(), as_staff_read(*why))).collect();
    let called = (found.called != found.name).then(|| {
        view! { <p class="hint">"Here they call themselves "<bdi>{found.called.clone()}</bdi>". The letter uses the name on the council's list: correct it there if it is wrong."</p> }
    });
    let (no_category, no_why, no_reason) = (errors.of("category"), errors.of("why"), errors.of("reason"));
    let open = no_why.is_some() || no_reason.is_some();
    view! {
        <p>"The letter will say these words, your name and today's date, and nothing else:"</p>
        <div class="letter">
            <p>{confirms(&found.name, council)}</p>
            <p>{purpose(&found.letter.details)}</p>
        </div>
        {called}
        <PostForm>
            <Radios name="category" legend="And what they are" options=options value=chosen error=no_category/>
            <p>{format!("It holds for {months} months. They can show it to others, and take it back at any time.")}</p>
            <Button name="deed" value="confirm">"Confirm this letter"</Button>
        </PostForm>
        <Folded summary="I cannot confirm it" open=open>
            <PostForm>
                <Radios name="why" legend="Why not?" hint="They read this." options=why value=values.why error=no_why/>
                <TextArea name="reason" label="In your own words, if it helps them" value=values.reason error=no_reason rows=3/>
                <Button kind=ButtonKind::Secondary name="deed" value="turn-down">"Tell them"</Button>
            </PostForm>
        </Folded>
    }
    .into_any()
}

fn as_staff_read(why: TurnedDown) -> &'static str {
    match why {
        TurnedDown::NeedToTalk => "We need to talk first: something is not clear",
        TurnedDown::OtherTeam => "Another council looked after them, and has to confirm it",
        TurnedDown::NotOurs => "They were not in care in a way that counts for this",
    }
}

fn answered(found: &Confirming) -> AnyView {
    match &found.letter.state {
        State::Confirmed(words) => {
            let (words, at) = ((**words).clone(), format!("Confirmed on {}.", day(found.letter.at)));
            view! { <p id="answer" class="lead">{at}</p><Paper words=words check_at="the address on their own page".to_owned()/> }.into_any()
        }
        State::TurnedDown(why, _) => {
            let why = format!("Answered on {}: {}.", day(found.letter.at), as_staff_read(*why));
            view! { <p id="answer" class="lead">{why}</p> }.into_any()
        }
        _ => view! { <p id="answer" class="lead">"It has expired."</p> }.into_any(),
    }
}
