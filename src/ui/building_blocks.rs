//! Every building block in every state, on one page; shown in demo mode, for us and not for young people.

mod charts;

use leptos::prelude::*;
use serde::Deserialize;

use super::islands::CharactersLeft;
use super::*;
use crate::forms::{FieldErrors, FormState};

/// How long the sample's text may be.
const LONGEST: usize = 500;
/// A word as long as a careless paste.
const LONG: &str = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, and then a great deal more \
    than anybody expected to find in this place, so that we see it wrap";

/// The sample form, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SampleForm {
    pub name: String,
    pub about: String,
    pub reply: String,
    pub days: Vec<String>,
    pub how_far: String,
}

impl SampleForm {
    /// Says what is still wrong, field by field. A sample is not kept, so nothing else comes of it.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.note("name", filled(&self.name, "Write the name we should use."));
        errors.note("about", self.check_about());
        errors.note("reply", one_of(&replies(), &self.reply, "Choose how we should answer you."));
        errors.note("days", self.check_days());
        errors.note("how_far", one_of(&distances(), &self.how_far, "Choose how far you can travel."));
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    fn check_about(&self) -> Result<(), String> {
        filled(&self.about, "Write a few words about what you want to do.")?;
        // A browser sends two characters for each line break and counts one.
        let length = self.about.replace("\r\n", "\n").chars().count();
        if length > LONGEST {
            return Err(format!("Make this shorter. It can have {LONGEST} characters, and it has {length}."));
        }
        Ok(())
    }

    fn check_days(&self) -> Result<(), String> {
        let sentence = "Choose at least one day.";
        self.days.iter().try_for_each(|day| one_of(&days(), day, sentence))?;
        if self.days.is_empty() { Err(sentence.to_owned()) } else { Ok(()) }
    }
}

fn filled(text: &str, sentence: &str) -> Result<(), String> {
    if text.trim().is_empty() { Err(sentence.to_owned()) } else { Ok(()) }
}

fn one_of(choices: &[Choice], value: &str, sentence: &str) -> Result<(), String> {
    let known = !value.is_empty() && choices.iter().any(|choice| choice.value == value);
    if known { Ok(()) } else { Err(sentence.to_owned()) }
}

fn replies() -> Vec<Choice> {
    vec![
        Choice::new("text", "By text").hint("We send one text, and never more than one a day."),
        Choice::new("email", "By email"),
        Choice::new("none", "I will look here myself"),
    ]
}

fn days() -> Vec<Choice> {
    vec![Choice::new("week", "Monday to Friday"), Choice::new("saturday", "Saturday"), Choice::new("sunday", "Sunday")]
}

fn distances() -> Vec<Choice> {
    vec![
        Choice::new("", "Choose one"),
        Choice::new("2", "2 miles"),
        Choice::new("5", "5 miles"),
        Choice::new("any", "Anywhere"),
    ]
}

/// The page.
#[component]
pub fn BuildingBlocks(state: FormState<SampleForm>) -> impl IntoView {
    view! {
        <BackLink href="/"/>
        <ErrorSummary errors=state.errors.clone()/>
        <h1>"Building blocks"</h1>
        <p class="lead">"Everything our pages are made of, in every state. Each stands in its own file in src/ui and style."</p>
        <div class="two-columns">
            <div>
                <Sample state/>
                <Fields/>
                <Choices/>
                <Messages/>
            </div>
            <aside>
                <Actions/>
                <Lists/>
            </aside>
        </div>
        <Doors/>
        <charts::Charts/>
        <Pagination page=3 pages=14 address=|page| format!("?page={page}")/>
    }
    .into_any()
}

#[component]
fn Sample(state: FormState<SampleForm>) -> impl IntoView {
    let FormState { values, errors } = state;
    view! {
        <h2>"A form"</h2>
        <PostForm>
            <TextField name="name" label="What should we call you?" value=values.name error=errors.of("name")
                hint="It need not be the name on your papers." autocomplete="name"/>
            <TextArea name="about" label="What do you want to do?" value=values.about error=errors.of("about")>
                <CharactersLeft field="about".to_owned() limit=LONGEST/>
            </TextArea>
            <Radios name="reply" legend="How should we answer?" options=replies() value=values.reply error=errors.of("reply")/>
            <Checkboxes name="days" legend="When could you start work?" options=days() values=values.days error=errors.of("days")
                hint="Choose all that are right."/>
            <Select name="how_far" label="How far can you travel?" options=distances() value=values.how_far
                error=errors.of("how_far")/>
            <Button>"Send the sample"</Button>
        </PostForm>
    }
    .into_any()
}

#[component]
fn Fields() -> impl IntoView {
    let wrong = |sentence: &str| Some(sentence.to_owned());
    view! {
        <h2>"Fields"</h2>
        <TextField name="empty" label="Empty"/>
        <TextField name="filled" label="Filled" value="Ada Okonkwo"/>
        <TextField name="hinted" label="With a hint" hint="We ask so that we can show what is near." width="medium"/>
        <TextField name="postcode" label="Wrong, and short" value="E1" hint="Like E14 2AB." width="short"
            error=wrong("Write all of your postcode, like E14 2AB.")/>
        <TextField name="code" label="A code" input_mode="numeric" autocomplete="one-time-code" width="short"/>
        <TextField name="mail" label="An email address" kind="email" autocomplete="email"/>
        <TextField name="phone" label="A phone number" kind="tel" autocomplete="tel" width="medium"/>
        <TextField name="long" label=LONG value=LONG hint=LONG error=wrong(LONG)/>
        <TextArea name="area_empty" label="Several lines" rows=3/>
        <TextArea name="area_wrong" label="Several lines, wrong" value="One line.\nAnother <line>." hint="Say it your way."
            error=wrong("Write a little more, so that we understand.") rows=3/>
        <Select name="select" label="A select" options=distances() value="5"/>
        <Select name="select_wrong" label="A select, wrong" options=distances() hint="A guess will do."
            error=wrong("Choose how far you can travel.")/>
        <FileField name="file" label="A file" accept=".csv,text/csv" hint="10 MB at most"/>
        <FileField name="file_wrong" label="A file, wrong" accept=".csv,text/csv" error=wrong("Choose a file.")/>
    }
    .into_any()
}

#[component]
fn Choices() -> impl IntoView {
    let long = || vec![Choice::new("short", "Short"), Choice::new("long", LONG).hint(LONG)];
    view! {
        <h2>"Choices"</h2>
        <Radios name="radios" legend="One of a few" options=replies() value="text" hint="With a hint."/>
        <Radios name="radios_wrong" legend="One of a few, wrong" options=long() error=Some("Choose one of these.".to_owned())/>
        <Checkboxes name="boxes" legend="Any of a few" options=long() values=vec!["long".to_owned()]/>
        <Checkboxes name="boxes_wrong" legend="Any of a few, wrong" options=days() hint="Choose all that are right."
            error=Some("Choose at least one day.".to_owned())/>
    }
    .into_any()
}

#[component]
fn Messages() -> impl IntoView {
    view! {
        <h2>"Messages"</h2>
        <Notice heading="Good to know">
            <p>"You can get £3,000 if you start an apprenticeship. "<a href="#main">"How it works"</a></p>
        </Notice>
        <Notice tone=NoticeTone::Warn heading="This job closes tomorrow"><p>"Apply today if you can."</p></Notice>
        <Notice><p>{LONG}</p></Notice>
        <Details summary="What does level 2 mean?"><p>"It is like having five good GCSEs."</p></Details>
        <Details summary=LONG open=true><p>{LONG}</p></Details>
        <p>
            "Words for those who listen only: ["
            <VisuallyHidden>"you hear this"</VisuallyHidden>
            "]"
        </p>
    }
    .into_any()
}

#[component]
fn Actions() -> impl IntoView {
    view! {
        <h2>"Buttons"</h2>
        <p class="buttons">
            <Button>"Send"</Button>
            <Button kind=ButtonKind::Secondary>"Not now"</Button>
            <LinkButton href="#main">"A link"</LinkButton>
            <LinkButton href="#main" kind=ButtonKind::Secondary>{LONG}</LinkButton>
        </p>
        <h2>"Tags"</h2>
        <p class="tags">
            <Tag>"Level 2"</Tag>
            <Tag tone=TagTone::Good>"Only for you"</Tag>
            <Tag tone=TagTone::Soon>"3 days left"</Tag>
        </p>
        <ul class="chips">
            <li><Chip href="#main">"Within 5 miles"</Chip></li>
            <li><Chip href="#main">"Level 2"</Chip></li>
        </ul>
    }
    .into_any()
}

#[component]
fn Lists() -> impl IntoView {
    view! {
        <h2>"A summary"</h2>
        <SummaryList rows=vec![
            SummaryRow::new("Pay", "£14,976 a year"),
            SummaryRow::new("Where", view! { <a href="#main">"Bow, E3"</a> }),
            SummaryRow::new("Long", LONG),
        ]/>
        <h2>"Pages"</h2>
        <Pagination page=1 pages=14 address=|page| format!("?first={page}") label="The first page"/>
        <Pagination page=14 pages=14 address=|page| format!("?last={page}") label="The last page"/>
    }
    .into_any()
}

#[component]
fn Doors() -> impl IntoView {
    view! {
        <h2>"Doors"</h2>
        <ul class="doors">
            <li><Card heading="Find work or training" href="#main"><p>"Look for a job you can learn in."</p></Card></li>
            <li><Card heading="Get online"><p>"Not open yet. "<Tag>"Coming later"</Tag></p></Card></li>
        </ul>
    }
    .into_any()
}
