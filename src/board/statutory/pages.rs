//! Where official figures are typed in.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::ui::{BackLink, Button, Card, ErrorSummary, JustDone, Notice, NoticeTone, PostForm, TextField};
use crate::web::Sheet;
use crate::words::Quarter;

use super::super::names::MEASURES;
use super::STATUTORY;
use super::form::{StatutoryForm, field_name};

pub fn list(quarters: &[(Quarter, usize)], done: &str) -> Sheet {
    let done = if done == "saved" { "Saved. A draft takes them when it is counted again." } else { "" };
    let cards = quarters.iter().map(|(quarter, measures)| {
        let state = match measures {
            0 => "Nothing typed in.".to_owned(),
            some => format!("{some} of {} typed in.", MEASURES.len()),
        };
        view! { <li><Card heading=quarter.words() href=format!("{STATUTORY}/{}", quarter.code())><p>{state}</p></Card></li> }
    });
    Sheet::new("Official figures", || {
        view! {
            <BackLink href=app::STAFF label="Your work here"/>
            <h1>"Official figures"</h1>
            <JustDone words=done/>
            <p class="lead">"What the council reports to the Department for Education, and the figure for England beside it."</p>
            <ul class="doors" role="list">{cards.collect_view()}</ul>
        }
    })
}

pub fn one(quarter: Quarter, form: &FormState<StatutoryForm>, crossed: bool, council: &str) -> Sheet {
    let FormState { values, errors } = form;
    let crossed = crossed.then(|| {
        view! {
            <Notice tone=NoticeTone::Warn heading="A colleague saved something meanwhile">
                <p>"What you typed is still here. If you save again, it stands in place of theirs."</p>
            </Notice>
        }
    });
    let field = |part: &'static str, code: &str, label: String, width: &'static str| {
        let name = field_name(part, code);
        let numeric = (width == "short").then_some("numeric");
        view! {
            <TextField name=name label=label value=values.of_field(name).to_owned() error=errors.of(name) width=width
                input_mode=numeric.unwrap_or("text") autocomplete="off"/>
        }
    };
    let measures: Vec<_> = MEASURES
        .iter()
        .map(|(code, name)| {
            view! {
                <fieldset class="measure">
                    <legend><h2>{*name}</h2></legend>
                    {field("here", code, format!("{council}, of a hundred"), "short")}
                    {field("england", code, "England, of a hundred".to_owned(), "short")}
                    {field("source", code, "Where the figure for England is from".to_owned(), "full")}
                    {field("year", code, "Of which year it is".to_owned(), "medium")}
                </fieldset>
            }
        })
        .collect();
    let seen = values.seen().max(0).to_string();
    Sheet::new(format!("Official figures: {}", quarter.words()), || {
        view! {
            <BackLink href=STATUTORY label="Official figures"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{format!("Official figures: {}", quarter.words())}</h1>
            {crossed}
            <p>"Whole numbers of a hundred. Leave out what you do not have, and what is of so few that somebody could be recognised."</p>
            <PostForm>
                <input type="hidden" name="seen" value=seen/>
                {measures}
                <Button>"Save"</Button>
            </PostForm>
        }
    })
}
