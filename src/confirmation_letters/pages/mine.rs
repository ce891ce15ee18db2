//! What young people see of their letters.

use leptos::prelude::*;

use super::super::form::AskForm;
use super::super::letter::Paper;
use super::super::model::{Code, For, Letter, State, Words, in_fours};
use super::{address, check_at, day};
use crate::app;
use crate::forms::FormState;
use crate::say;
use crate::ui::{
    BackLink, Button, ButtonKind, Card, Choice, Details as Folded, ErrorSummary, LinkButton, Notice, NoticeTone,
    PostForm, Radios, SummaryList, SummaryRow, TextField,
};
use crate::web::Sheet;

fn sheet(title: &'static str, view: impl FnOnce() -> AnyView) -> Sheet {
    Sheet { listed: false, ..Sheet::new(title, view) }
}

/// All of somebody's letters.
pub fn list(letters: &[Letter], now: i64) -> Sheet {
    let cards = letters.iter().map(|letter| {
        let (heading, state) = (letter.details.what.words(), short(letter, now));
        let asked = say!("confirmation_letters-asked-on", day = day(letter.asked_at));
        view! { <li><Card heading=heading href=address(&letter.id)><p>{state}</p><p class="hint">{asked}</p></Card></li> }
    });
    let cards = cards.collect_view();
    sheet(say!("confirmation_letters-title"), || {
        view! {
            <BackLink href=app::ME label=say!("mine-back")/>
            <h1>{say!("confirmation_letters-heading")}</h1>
            <p class="lead">{say!("confirmation_letters-lead")}</p>
            <p><LinkButton href=app::ASK_FOR_LETTER>{say!("confirmation_letters-ask")}</LinkButton></p>
            {letters.is_empty().then(|| view! { <p>{say!("confirmation_letters-none")}</p> })}
            <ul class="doors" role="list">{cards}</ul>
        }
        .into_any()
    })
}

/// How a letter stands, in a line.
pub fn short(letter: &Letter, now: i64) -> String {
    match &letter.state {
        State::Waiting(due_at) if *due_at < now => say!("confirmation_letters-late").to_owned(),
        State::Waiting(due_at) => say!("confirmation_letters-waiting-until", day = day(*due_at)),
        State::Confirmed(words) => say!("confirmation_letters-ready-until", day = day(words.expires_at)),
        State::TurnedDown(..) => say!("confirmation_letters-no").to_owned(),
        State::Expired => say!("confirmation_letters-expired").to_owned(),
        State::Withdrawn => say!("confirmation_letters-withdrawn").to_owned(),
    }
}

/// Asks for a letter. Whoever has no adviser reads what to do instead.
pub fn ask(adviser: Option<&str>, council: &str, days: u16, form: FormState<AskForm>) -> Sheet {
    let Some(adviser) = adviser else {
        return sheet(say!("confirmation_letters-ask"), || {
            view! {
                <BackLink href=app::MY_LETTERS/>
                <h1>{say!("confirmation_letters-ask")}</h1>
                <p class="lead">{say!("confirmation_letters-no-adviser")}</p>
                <p>{say!("confirmation_letters-no-adviser-next")} " " <a href=app::HELP>{say!("confirmation_letters-call")}</a></p>
            }
            .into_any()
        });
    };
    let FormState { values, errors } = form;
    let options = For::ALL.iter().map(|what| Choice::new(what.code(), what.words())).collect();
    let says = say!("confirmation_letters-says-care", council = council);
    let who = say!("confirmation_letters-ask-who", name = adviser, days = i64::from(days));
    sheet(say!("confirmation_letters-ask"), || {
        view! {
            <BackLink href=app::MY_LETTERS/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{say!("confirmation_letters-ask")}</h1>
            <p class="lead">{who}</p>
            <p>{says} " " {say!("confirmation_letters-says-not")}</p>
            <PostForm>
                <input type="hidden" name="once" value=values.once/>
                <Radios name="what" legend=say!("confirmation_letters-what") options=options value=values.what error=errors.of("what")/>
                <TextField name="other" label=say!("confirmation_letters-other") value=values.other error=errors.of("other")/>
                <TextField name="provider" label=say!("confirmation_letters-provider") hint=say!("confirmation_letters-provider-hint")
                    value=values.provider error=errors.of("provider")/>
                <Button>{say!("confirmation_letters-ask-button")}</Button>
            </PostForm>
        }
        .into_any()
    })
}

/// One letter: how it stands, what can be done with it, and its codes.
pub fn one(letter: &Letter, codes: &[Code], adviser: Option<&str>, now: i64, done: &str) -> Sheet {
    let said = match done {
        "asked" => Some(say!("confirmation_letters-done-asked")),
        "withdrawn" => Some(say!("confirmation_letters-done-withdrawn")),
        "code-withdrawn" => Some(say!("confirmation_letters-done-code-withdrawn")),
        _ => None,
    };
    let mut rows = vec![
        SummaryRow::new(say!("confirmation_letters-reference"), letter.reference.clone()),
        SummaryRow::new(say!("confirmation_letters-is-for"), letter.details.what.words()),
    ];
    rows.extend(letter.details.other.clone().map(|other| SummaryRow::new(say!("confirmation_letters-other"), other)));
    rows.extend(letter.details.provider.clone().map(|to| SummaryRow::new(say!("confirmation_letters-provider"), to)));
    let (confirmed, open) =
        (matches!(letter.state, State::Confirmed(_)), matches!(letter.state, State::Confirmed(_) | State::Waiting(_)));
    sheet(say!("confirmation_letters-item"), || {
        view! {
            <BackLink href=app::MY_LETTERS label=say!("confirmation_letters-heading")/>
            <h1>{letter.details.what.words()}</h1>
            {said.map(|said| view! { <p class="lead" role="status">{said}</p> })}
            {status(letter, adviser, now)}
            <SummaryList rows=rows/>
            {confirmed.then(|| sharing(&letter.id, codes, now))}
            {open.then(|| view! { <Withdraw/> })}
            {(!open).then(|| view! { <p><a href=app::ASK_FOR_LETTER>{say!("confirmation_letters-ask-again")}</a></p> })}
        }
        .into_any()
    })
}

fn status(letter: &Letter, adviser: Option<&str>, now: i64) -> AnyView {
    let name = adviser.unwrap_or(say!("confirmation_letters-nobody"));
    match &letter.state {
        State::Waiting(due_at) if *due_at < now => {
            let text = say!("confirmation_letters-late-text", name = name, day = day(*due_at));
            view! {
                <Notice tone=NoticeTone::Warn heading=say!("confirmation_letters-late")>
                    <p>{text}</p>
                    <p>{say!("confirmation_letters-late-next")} " " <a href=app::HELP>{say!("confirmation_letters-call")}</a></p>
                </Notice>
            }
            .into_any()
        }
        State::Waiting(due_at) => {
            let text = say!("confirmation_letters-waiting-text", day = day(*due_at));
            view! { <Notice heading=say!("confirmation_letters-waiting", name = name)><p>{text}</p></Notice> }.into_any()
        }
        State::Confirmed(words) => {
            let text = say!("confirmation_letters-ready-text", name = words.adviser.as_str(), day = day(words.expires_at));
            let paper = format!("{}/paper", address(&letter.id));
            view! {
                <Notice heading=say!("confirmation_letters-ready")><p>{text}</p></Notice>
                <p><LinkButton href=paper>{say!("confirmation_letters-see")}</LinkButton></p>
            }
            .into_any()
        }
        State::TurnedDown(why, reason) => {
            let (why, reason) = (why.words(), reason.clone().unwrap_or_default());
            let reason = reason.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
            view! {
                <Notice heading=say!("confirmation_letters-no")><p>{why}</p>{reason}
                    <p>{say!("confirmation_letters-no-next")} " " <a href=app::HELP>{say!("confirmation_letters-call")}</a></p>
                </Notice>
            }
            .into_any()
        }
        State::Expired => view! {
            <Notice heading=say!("confirmation_letters-expired")><p>{say!("confirmation_letters-expired-text")}</p></Notice>
        }
        .into_any(),
        State::Withdrawn => view! {
            <Notice heading=say!("confirmation_letters-withdrawn")><p>{say!("confirmation_letters-withdrawn-text")}</p></Notice>
        }
        .into_any(),
    }
}

/// The codes, and a way to make one more.
fn sharing(id: &str, codes: &[Code], now: i64) -> AnyView {
    let lines = codes.iter().enumerate().map(|(place, code)| one_code(code, codes.len() - place, now)).collect_view();
    view! {
        <h2>{say!("confirmation_letters-codes")}</h2>
        <p>{say!("confirmation_letters-codes-text")}</p>
        <p><a href=format!("{}/code", address(id))>{say!("confirmation_letters-make-code")}</a></p>
        <ul class="doors" role="list">{lines}</ul>
    }
    .into_any()
}

fn one_code(code: &Code, number: usize, now: i64) -> AnyView {
    let opened = match code.opened_at {
        None => say!("confirmation_letters-code-unopened").to_owned(),
        Some(at) => say!("confirmation_letters-code-opened", count = code.opened, day = day(at)),
    };
    let until = if code.withdrawn {
        say!("confirmation_letters-code-withdrawn").to_owned()
    } else if code.opens(now) {
        say!("confirmation_letters-code-until", day = day(code.expires_at))
    } else {
        say!("confirmation_letters-code-over").to_owned()
    };
    let heading = say!("confirmation_letters-code-made", number = number as i64, day = day(code.made_at));
    let (id, label) = (code.id.clone(), heading.clone());
    let withdraw = code.opens(now).then(|| {
        view! {
            <PostForm>
                <input type="hidden" name="code" value=id/>
                <Button kind=ButtonKind::Secondary name="deed" value="withdraw-code">
                    {say!("confirmation_letters-code-withdraw")} <span class="unseen">": " {label}</span>
                </Button>
            </PostForm>
        }
    });
    view! { <li><div class="card contact"><h3>{heading}</h3><p>{until}</p><p>{opened}</p>{withdraw}</div></li> }
        .into_any()
}

#[component]
fn Withdraw() -> impl IntoView {
    view! {
        <Folded summary=say!("confirmation_letters-withdraw")>
            <p>{say!("confirmation_letters-withdraw-text")}</p>
            <PostForm><Button kind=ButtonKind::Secondary name="deed" value="withdraw">{say!("confirmation_letters-withdraw")}</Button></PostForm>
        </Folded>
    }
}

/// The letter alone, to read and to print.
pub fn paper(id: &str, words: Words, base_url: &str) -> Sheet {
    let (back, check_at) = (address(id), check_at(base_url));
    sheet(say!("confirmation_letters-paper"), || {
        view! {
            <BackLink href=back/>
            <h1 class="not-on-paper">{say!("confirmation_letters-paper")}</h1>
            <p class="not-on-paper">{say!("confirmation_letters-paper-how")}</p>
            <Paper words=words check_at=check_at/>
        }
        .into_any()
    })
}

/// Says what a code does, and makes one when the button is pressed.
pub fn ask_for_code(id: &str, once: String) -> Sheet {
    let back = address(id);
    sheet(say!("confirmation_letters-make-code"), || {
        view! {
            <BackLink href=back/>
            <h1>{say!("confirmation_letters-make-code")}</h1>
            <p class="lead">{say!("confirmation_letters-code-what")}</p>
            <p>{say!("confirmation_letters-code-long")}</p>
            <PostForm>
                <input type="hidden" name="once" value=once/>
                <Button>{say!("confirmation_letters-make-code")}</Button>
            </PostForm>
        }
        .into_any()
    })
}

/// Shows a code.
pub fn code(id: &str, code: &str, until: i64, base_url: &str) -> Sheet {
    let (back, check_at, code) = (address(id), check_at(base_url), in_fours(code));
    let until = say!("confirmation_letters-code-until", day = day(until));
    sheet(say!("confirmation_letters-code-here"), || {
        view! {
            <BackLink href=back label=say!("confirmation_letters-back-to-letter")/>
            <h1>{say!("confirmation_letters-code-here")}</h1>
            <p class="lead"><strong><bdi>{code}</bdi></strong></p>
            <p>{say!("confirmation_letters-code-give")}</p>
            <p><strong><bdi>{check_at}</bdi></strong></p>
            <p>{until}</p>
            <Notice tone=NoticeTone::Warn><p>{say!("confirmation_letters-code-once")}</p></Notice>
        }
        .into_any()
    })
}
