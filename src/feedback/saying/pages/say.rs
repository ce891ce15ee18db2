//! The form, the same for all three ways; only its heading, what it costs and its button differ.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::say;
use crate::ui::{BackLink, Button, Choice, ErrorSummary, PersonCheck, PostForm, Radios, TextArea};
use crate::web::Sheet;

use super::super::super::model::{Feeling, Way};
use super::super::super::themes::Theme;
use super::super::form::SayForm;
use super::not_tonight;

/// Writes the page. Within `days` working days, what is said under a name is answered.
pub fn say(way: Way, themes: &[Theme], days: u16, form: FormState<SayForm>) -> Sheet {
    let (title, cost, button) = match way {
        Way::Named => (say!("feedback-say-named"), say!("feedback-named-cost"), say!("feedback-say-named-button")),
        Way::Code => (say!("feedback-say-code"), say!("feedback-code-cost"), say!("feedback-say-code-button")),
        Way::Nobody => (say!("feedback-say-nobody"), say!("feedback-nobody-cost"), say!("feedback-say-nobody-button")),
    };
    let next = match way {
        Way::Named => say!("feedback-next-named", days = i64::from(days)),
        Way::Code | Way::Nobody => say!("feedback-next-code").to_owned(),
    };
    let FormState { values, errors } = form;
    let about = offered(themes, &values.about);
    Sheet::new(title, || {
        view! {
            <BackLink href=app::FEEDBACK/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{title}</h1>
            <p class="lead">{cost}</p>
            <p>{say!("feedback-say-readers")}" "{next}</p>
            {not_tonight()}
            <PostForm>
                <input type="hidden" name="once" value=values.once/>
                <PersonCheck shown=values.shown/>
                <Radios name="about" legend=say!("feedback-say-about") options=about
                    value=values.about error=errors.of("about")/>
                <Radios name="feeling" legend=say!("feedback-say-feeling") options=faces() value=values.feeling/>
                <TextArea name="words" label=say!("feedback-say-words") hint=words_hint(way) value=values.words
                    error=errors.of("words") rows=6/>
                <TextArea name="change" label=say!("feedback-say-change") hint=say!("feedback-say-change-hint")
                    value=values.change error=errors.of("change") rows=3/>
                <Radios name="quote" legend=say!("feedback-say-quote") hint=say!("feedback-say-quote-hint")
                    options=may_use() value=if values.quote == "yes" { "yes" } else { "no" }/>
                <Button>{button}</Button>
            </PostForm>
        }
    })
}

/// What is said without a name is better said without names in it.
fn words_hint(way: Way) -> &'static str {
    match way {
        Way::Named => say!("feedback-say-words-hint"),
        Way::Code | Way::Nobody => say!("feedback-say-words-hint-nameless"),
    }
}

/// The themes that are on the list, and one that was chosen before it went.
fn offered(themes: &[Theme], chosen: &str) -> Vec<Choice> {
    let offered = themes.iter().filter(|theme| theme.retired_at.is_none() || theme.code == chosen);
    let mut choices: Vec<_> = offered.map(|theme| Choice::new(theme.code.as_str(), theme.name.as_str())).collect();
    choices.push(Choice::new("", say!("feedback-say-about-unsure")));
    choices
}

fn faces() -> Vec<Choice> {
    let face = |feeling: &Feeling| Choice::new(feeling.code(), feeling.words()).picture(picture(*feeling));
    let mut choices: Vec<_> = Feeling::ALL.iter().map(face).collect();
    choices.push(Choice::new("", say!("feedback-say-feeling-none")));
    choices
}

fn may_use() -> Vec<Choice> {
    vec![Choice::new("yes", say!("feedback-say-quote-yes")), Choice::new("no", say!("feedback-say-quote-no"))]
}

/// A face in the colour of the text; only its mouth differs.
macro_rules! face {
    ($mouth:literal) => {
        concat!(
            "<svg viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\">",
            "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M8.5 9v1m7-1v1M",
            $mouth,
            "\"/></svg>"
        )
    };
}

fn picture(feeling: Feeling) -> &'static str {
    match feeling {
        Feeling::Awful => face!("7 18q5-7 10 0"),
        Feeling::Bad => face!("8 17q4-3 8 0"),
        Feeling::Mixed => face!("8 16h8"),
        Feeling::Good => face!("8 15q4 3 8 0"),
        Feeling::Great => face!("7 14q5 7 10 0z"),
    }
}
