//! The fields of each page of asking.

use leptos::prelude::*;

use crate::forms::FormState;
use crate::mine::about::hour;
use crate::say;
use crate::ui::{Checkboxes, Choice, Radios, Select, TextArea, TextField};

use super::super::super::cases::Card;
use super::super::super::model::{AskedBy, Topic, Way};
use super::super::form::{ANY, NO, SOME, StepForm, YES};
use super::super::step::Step;
use super::Asking;

pub fn of(step: Step, form: &FormState<StepForm>, asking: &Asking) -> AnyView {
    let for_somebody = asking.visit.for_somebody;
    match step {
        Step::Safe => safe(form, for_somebody),
        Step::Other => other(form, asking.provider),
        Step::Name => name(form, for_somebody),
        Step::What => what(form, for_somebody),
        Step::Words => words(form, for_somebody),
        Step::Wish => wish(form, for_somebody),
        Step::Reach => reach(form, for_somebody),
        Step::Safely => safely(form, for_somebody),
        Step::Language => language(form, for_somebody),
        Step::Who => who(form, asking),
    }
}

fn safe(form: &FormState<StepForm>, for_somebody: bool) -> AnyView {
    let (legend, hint) = match for_somebody {
        true => (say!("advocacy-safe-other"), say!("advocacy-safe-other-why")),
        false => (say!("advocacy-safe"), say!("advocacy-safe-why")),
    };
    let options = vec![Choice::new(YES, say!("advocacy-safe-yes")), Choice::new(NO, say!("advocacy-safe-no"))];
    view! {
        <Radios name="answer" legend=legend hint=hint is_heading=true options=options value=form.values.answer.clone()
            error=form.errors.of("answer")/>
    }
    .into_any()
}

fn other(form: &FormState<StepForm>, provider: &str) -> AnyView {
    let (values, errors) = (&form.values, &form.errors);
    let by = AskedBy::ALL.iter().map(|by| Choice::new(by.code(), by_words(*by))).collect();
    let agreed =
        vec![Choice::new(YES, say!("advocacy-other-agreed-yes")), Choice::new(NO, say!("advocacy-other-agreed-no"))];
    view! {
        <h1>{say!("advocacy-other")}</h1>
        <p class="hint">{say!("advocacy-other-why", provider = provider)}</p>
        <p>{say!("advocacy-other-after")}</p>
        <Radios name="by" legend=say!("advocacy-other-by") options=by value=values.by.clone() error=errors.of("by")/>
        <TextField name="own_name" label=say!("advocacy-other-name") value=values.own_name.clone()
            error=errors.of("own_name") autocomplete="name"/>
        <TextField name="own_contact" label=say!("advocacy-other-contact") value=values.own_contact.clone()
            error=errors.of("own_contact")/>
        <Radios name="agreed" legend=say!("advocacy-other-agreed") hint=say!("advocacy-other-agreed-hint") options=agreed
            value=values.agreed.clone() error=errors.of("agreed")/>
    }
    .into_any()
}

/// Who asks, as they read it themselves.
pub fn by_words(by: AskedBy) -> &'static str {
    match by {
        AskedBy::Adviser => say!("advocacy-by-adviser"),
        AskedBy::Carer => say!("advocacy-by-carer"),
        AskedBy::Teacher => say!("advocacy-by-teacher"),
        AskedBy::Friend => say!("advocacy-by-friend"),
        AskedBy::Other => say!("advocacy-by-other"),
    }
}

fn name(form: &FormState<StepForm>, for_somebody: bool) -> AnyView {
    let (values, errors) = (&form.values, &form.errors);
    let (heading, hint) = match for_somebody {
        true => (say!("advocacy-name-other"), say!("advocacy-name-other-why")),
        false => (say!("advocacy-name"), say!("advocacy-name-why")),
    };
    view! {
        <h1>{heading}</h1>
        <TextField name="name" label=say!("advocacy-name-label") hint=hint value=values.name.clone()
            error=errors.of("name") autocomplete=if for_somebody { "off" } else { "nickname" }/>
        <TextField name="pronouns" label=say!("advocacy-pronouns") hint=say!("advocacy-pronouns-hint") width="medium"
            value=values.pronouns.clone() error=errors.of("pronouns")/>
    }
    .into_any()
}

fn what(form: &FormState<StepForm>, for_somebody: bool) -> AnyView {
    let options = Topic::ALL.iter().map(|topic| Choice::new(topic.code(), topic.words())).collect();
    let legend = if for_somebody { say!("advocacy-what-other") } else { say!("advocacy-what") };
    view! {
        <Checkboxes name="topics" legend=legend hint=say!("advocacy-what-why") is_heading=true options=options
            values=form.values.topics.clone() error=form.errors.of("topics")/>
    }
    .into_any()
}

fn words(form: &FormState<StepForm>, for_somebody: bool) -> AnyView {
    let (heading, label) = match for_somebody {
        true => (say!("advocacy-words-other"), say!("advocacy-words-other-label")),
        false => (say!("advocacy-words"), say!("advocacy-words-label")),
    };
    view! {
        <h1>{heading}</h1>
        <TextArea name="words" label=label hint=say!("advocacy-words-why") value=form.values.words.clone()
            error=form.errors.of("words") rows=8/>
    }
    .into_any()
}

fn wish(form: &FormState<StepForm>, for_somebody: bool) -> AnyView {
    let (heading, label) = match for_somebody {
        true => (say!("advocacy-wish-other"), say!("advocacy-wish-other-label")),
        false => (say!("advocacy-wish"), say!("advocacy-wish-label")),
    };
    view! {
        <h1>{heading}</h1>
        <TextArea name="wish" label=label hint=say!("advocacy-wish-why") value=form.values.wish.clone()
            error=form.errors.of("wish") rows=3/>
    }
    .into_any()
}

fn reach(form: &FormState<StepForm>, for_somebody: bool) -> AnyView {
    let (values, errors) = (&form.values, &form.errors);
    let (legend, email_hint) = match for_somebody {
        true => (say!("advocacy-reach-other"), say!("advocacy-reach-other-email")),
        false => (say!("advocacy-reach"), say!("advocacy-reach-email-hint")),
    };
    // A way that only its owner has is none for whoever asks for them.
    let ways = Way::ALL.iter().filter(|way| !for_somebody || **way != Way::HereOnly);
    let options = ways.map(|way| Choice::new(way.code(), if for_somebody { their_way(*way) } else { way.words() }));
    let autocomplete = |own: &'static str| if for_somebody { "off" } else { own };
    view! {
        <Checkboxes name="ways" legend=legend hint=say!("advocacy-reach-why") is_heading=true options=options.collect()
            values=values.ways.clone() error=errors.of("ways")/>
        <TextField name="phone" kind="tel" label=say!("advocacy-reach-phone") hint=say!("advocacy-reach-phone-hint")
            width="medium" value=values.phone.clone() error=errors.of("phone") autocomplete=autocomplete("tel")/>
        <TextField name="email" kind="email" label=say!("advocacy-reach-email") hint=email_hint value=values.email.clone()
            error=errors.of("email") autocomplete=autocomplete("email")/>
    }
    .into_any()
}

/// A way to reach somebody else.
pub fn their_way(way: Way) -> &'static str {
    match way {
        Way::Call => say!("advocacy-way-call-other"),
        Way::Text => say!("advocacy-way-text-other"),
        Way::Email => say!("advocacy-way-email-other"),
        Way::HereOnly => say!("advocacy-way-here"),
    }
}

fn safely(form: &FormState<StepForm>, for_somebody: bool) -> AnyView {
    let (values, errors) = (&form.values, &form.errors);
    let heading = if for_somebody { say!("advocacy-safely-other") } else { say!("advocacy-safely") };
    let hours = vec![Choice::new(ANY, say!("advocacy-safely-any")), Choice::new(SOME, say!("advocacy-safely-some"))];
    let all_hours = || (0..24).map(|number| Choice::new(number.to_string(), hour(number))).collect::<Vec<_>>();
    view! {
        <h1>{heading}</h1>
        <p class="hint">{say!("advocacy-safely-why")}</p>
        <Radios name="leave_message" legend=say!("advocacy-safely-message") options=yes_or_no()
            value=values.leave_message.clone() error=errors.of("leave_message")/>
        <Radios name="shared" legend=say!("advocacy-safely-shared") options=yes_or_no() value=values.shared.clone()
            error=errors.of("shared")/>
        <Radios name="hours" legend=say!("advocacy-safely-hours") options=hours value=values.hours.clone()
            error=errors.of("hours")/>
        <Select name="begin" label=say!("advocacy-safely-begin") options=all_hours() value=values.begin.clone()
            error=errors.of("begin")/>
        <Select name="end" label=say!("advocacy-safely-end") options=all_hours() value=values.end.clone()
            error=errors.of("end")/>
        <TextArea name="care" label=say!("advocacy-safely-care") hint=say!("advocacy-safely-care-hint") rows=3
            value=values.care.clone() error=errors.of("care")/>
    }
    .into_any()
}

fn language(form: &FormState<StepForm>, for_somebody: bool) -> AnyView {
    let (values, errors) = (&form.values, &form.errors);
    let heading = if for_somebody { say!("advocacy-language-other") } else { say!("advocacy-language") };
    let interpreter = vec![Choice::new(YES, say!("advocacy-language-interpreter-yes"))];
    view! {
        <h1>{heading}</h1>
        <TextField name="language" label=say!("advocacy-language-label") hint=say!("advocacy-language-why") width="medium"
            value=values.language.clone() error=errors.of("language")/>
        <Checkboxes name="interpreter" legend=say!("advocacy-language-interpreter") options=interpreter
            values=values.interpreter.clone() error=errors.of("interpreter")/>
    }
    .into_any()
}

fn who(form: &FormState<StepForm>, asking: &Asking) -> AnyView {
    let (values, errors) = (&form.values, &form.errors);
    let options = |none: &'static str| {
        let all = asking.advocates.iter().map(|one| Choice::new(one.id.as_str(), one.name.clone()));
        [Choice::new("", none)].into_iter().chain(all).collect::<Vec<_>>()
    };
    view! {
        <h1>{say!("advocacy-who")}</h1>
        <p class="hint">{say!("advocacy-who-why", provider = asking.provider)}</p>
        {about_them(asking.advocates)}
        <Select name="prefer" label=say!("advocacy-who-prefer") options=options(say!("advocacy-who-any"))
            value=values.prefer.clone() error=errors.of("prefer")/>
        <Select name="avoid" label=say!("advocacy-who-avoid") options=options(say!("advocacy-who-nobody"))
            value=values.avoid.clone() error=errors.of("avoid")/>
    }
    .into_any()
}

/// What advocates say of themselves, where they have said anything.
fn about_them(advocates: &[Card]) -> Option<AnyView> {
    let cards: Vec<_> = advocates.iter().filter(|card| !card.about.is_empty() || !card.languages.is_empty()).collect();
    let each = |card: &Card| {
        let languages =
            (!card.languages.is_empty()).then(|| say!("advocacy-who-speaks", languages = card.languages.as_str()));
        view! {
            <dt><bdi>{card.name.clone()}</bdi></dt>
            <dd><bdi>{card.about.clone()}</bdi> " " <bdi>{languages}</bdi></dd>
        }
    };
    (!cards.is_empty())
        .then(|| view! { <dl class="summary">{cards.into_iter().map(each).collect_view()}</dl> }.into_any())
}

fn yes_or_no() -> Vec<Choice> {
    vec![Choice::new(YES, say!("advocacy-yes")), Choice::new(NO, say!("advocacy-no"))]
}
