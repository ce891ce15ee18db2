//! What can be done with a case: each a form of its own, and those that somebody else reads look different from those that only
//! advocates read.

use leptos::prelude::*;

use crate::forms::FieldErrors;
use crate::snippets::Snippet;
use crate::ui::{Button, ButtonKind, Choice, Details, PostForm, Radios, Tag, TagTone, TextArea, TextField};

use super::super::super::model::{Case, Turn};
use super::super::staff::day;
use super::form::{CaseForm, WAYS};

/// What every form of the page carries: the page, and what was said last when it was made.
#[derive(Clone)]
pub struct Page {
    pub once: String,
    pub seen: i64,
    pub name: String,
}

impl Page {
    fn carried(&self) -> AnyView {
        view! {
            <input type="hidden" name="once" value=self.once.clone()/>
            <input type="hidden" name="seen" value=self.seen.to_string()/>
        }
        .into_any()
    }
}

/// Words to the young person. The button says who reads them.
#[component]
pub fn Reply(page: Page, snippets: Vec<Snippet>, values: CaseForm, errors: FieldErrors) -> impl IntoView {
    let name = page.name.clone();
    let choose = (!snippets.is_empty()).then(|| texts(&snippets, &name, &values.snippet));
    view! {
        <section class="notice" aria-labelledby="answer">
            <h3 id="answer">"Write to "<bdi>{name.clone()}</bdi></h3>
            <PostForm>
                {page.carried()}
                {choose}
                <TextArea name="reply" label=format!("Your words to {name}") hint="They read this, and your name."
                    value=values.reply error=errors.of("reply") rows=6/>
                <Button name="deed" value="reply">"Send to "<bdi>{name}</bdi></Button>
            </PostForm>
        </section>
    }
}

/// The provider's texts. A script puts the chosen one into the reply at once; without one the button does.
fn texts(snippets: &[Snippet], name: &str, chosen: &str) -> AnyView {
    let options = snippets
        .iter()
        .map(|snippet| {
            let selected = snippet.id == chosen;
            view! {
                <option value=snippet.id.clone() selected=selected data-words=snippet.for_name(name)>{snippet.title.clone()}</option>
            }
        })
        .collect_view();
    view! {
        <Details summary="Begin with a text of ours">
            <div class="field">
                <label for="snippet">"Which one?"</label>
                <select id="snippet" name="snippet">{options}</select>
            </div>
            <Button kind=ButtonKind::Secondary name="deed" value="use-text">"Use this text"</Button>
        </Details>
    }
    .into_any()
}

/// Words for advocates alone.
#[component]
pub fn Note(page: Page, values: CaseForm, errors: FieldErrors) -> impl IntoView {
    view! {
        <section class="notice warn" aria-labelledby="noting">
            <h3 id="noting">"Note for advocates" " " <Tag tone=TagTone::Soon>"Advocates only"</Tag></h3>
            <PostForm>
                {page.carried()}
                <TextArea name="note" label="Your note" hint="The young person does not read this here. If they ask for all that we keep, they may."
                    value=values.note error=errors.of("note") rows=4/>
                <Button kind=ButtonKind::Secondary name="deed" value="note">"Save note, advocates only"</Button>
            </PostForm>
        </section>
    }
}

#[component]
pub fn Contacted(page: Page, values: CaseForm, errors: FieldErrors) -> impl IntoView {
    let ways = WAYS.iter().map(|(code, words)| Choice::new(*code, *words)).collect();
    let reached = vec![Choice::new("yes", "Yes, I reached them"), Choice::new("no", "No")];
    let fields = ["contact_way", "contact_reached", "contact_minutes", "contact_words"];
    let open = fields.iter().any(|field| errors.of(field).is_some());
    view! {
        <Details summary="Note a call, a text or a meeting" open=open>
            <PostForm>
                {page.carried()}
                <Radios name="contact_way" legend="How?" options=ways value=values.contact_way error=errors.of("contact_way")/>
                <Radios name="contact_reached" legend="Did you reach them?" options=reached value=values.contact_reached
                    error=errors.of("contact_reached") hint="If you did, they were answered, and the promise is kept."/>
                <TextField name="contact_minutes" label="How many minutes? (optional)" input_mode="numeric" width="short"
                    value=values.contact_minutes error=errors.of("contact_minutes")/>
                <TextArea name="contact_words" label="What was said (optional)" hint="They read this too." rows=4
                    value=values.contact_words error=errors.of("contact_words")/>
                <Button kind=ButtonKind::Secondary name="deed" value="contacted">"Note it"</Button>
            </PostForm>
        </Details>
    }
}

#[component]
pub fn Step<'a>(page: Page, case: &'a Case, values: CaseForm, errors: FieldErrors) -> impl IntoView {
    let open = errors.of("step").is_some() || errors.of("step_by").is_some();
    let carried = page.carried();
    let done = case.next_step.as_ref().map(|step| {
        let words = format!("Now: {}, by {}.", step.words, day(step.by));
        view! {
            <p><bdi>{words}</bdi></p>
            <PostForm>
                {page.carried()}
                <Button kind=ButtonKind::Secondary name="deed" value="step-done">"That is done"</Button>
            </PostForm>
        }
    });
    view! {
        <Details summary="What happens next" open=open>
            {done}
            <PostForm>
                {carried}
                <TextArea name="step" label="What will you do next?" hint="They read this." rows=2 value=values.step error=errors.of("step")/>
                <TextField name="step_by" label="By which day?" hint="For example, 31/3/2027" width="medium"
                    value=values.step_by error=errors.of("step_by")/>
                <Button kind=ButtonKind::Secondary name="deed" value="next-step">"Save what happens next"</Button>
            </PostForm>
        </Details>
    }
}

/// The promise stands still while one waits for them.
#[component]
pub fn Pause<'a>(page: Page, case: &'a Case, now: i64, errors: FieldErrors) -> impl IntoView {
    let may = matches!(case.turn(now), Turn::Ours(_) | Turn::Late(_));
    let wrong = errors.of("pause").map(|words| view! { <p class="error" id="pause">{words}</p> });
    may.then(|| {
        view! {
            <Details summary="I tried to reach them, and wait">
                {wrong}
                <p>"The promise stands still until they write. They are told that you tried."</p>
                <PostForm>
                    {page.carried()}
                    <Button kind=ButtonKind::Secondary name="deed" value="pause">"We tried, and wait for them"</Button>
                </PostForm>
            </Details>
        }
    })
}
