//! Who has a request, words to the young person, and notes for the team. What somebody else reads looks different from what only
//! the team reads.

use leptos::prelude::*;

use crate::accounts::{Colleague, Staff};
use crate::forms::FieldErrors;
use crate::snippets::Snippet;
use crate::ui::{Button, ButtonKind, Choice, Details, PostForm, Select, Tag, TagTone, TextArea};

use super::super::super::model::Request;
use super::form::RequestForm;

/// What every form of the page carries: the page, and what was said or done last when it was made.
#[derive(Clone)]
pub struct Page {
    pub once: String,
    pub seen: i64,
    pub name: String,
}

impl Page {
    pub fn carried(&self) -> AnyView {
        view! {
            <input type="hidden" name="once" value=self.once.clone()/>
            <input type="hidden" name="seen" value=self.seen.to_string()/>
        }
        .into_any()
    }
}

/// Taking it, putting it back, and giving it to a colleague.
#[component]
pub fn Who<'a>(
    request: &'a Request,
    staff: &'a Staff,
    team: Vec<Colleague>,
    page: Page,
    values: RequestForm,
    errors: FieldErrors,
) -> impl IntoView {
    let holder = request.holder.as_ref().map(|holder| holder.id.clone());
    let mine = holder.as_ref() == Some(&staff.id);
    let wrong = errors.of("claim").map(|words| view! { <p class="error" id="claim"><bdi>{words}</bdi></p> });
    let (taking, putting_back, giving) = (page.carried(), page.carried(), page.carried());
    let take = (holder.is_none() && request.closed_at.is_none()).then(|| {
        view! { <PostForm>{taking}<Button name="deed" value="claim">"Take it"</Button></PostForm> }
    });
    let put_back = mine.then(|| {
        view! {
            <PostForm>{putting_back}<Button kind=ButtonKind::Secondary name="deed" value="put-back">"Put it back"</Button></PostForm>
        }
    });
    let mut options = vec![Choice::new("", "Choose a colleague")];
    let others = team.into_iter().filter(|one| Some(&one.id) != holder.as_ref());
    options.extend(others.map(|one| Choice::new(one.id.as_str(), one.name)));
    let open = errors.of("to").is_some();
    view! {
        {wrong}
        {take}
        {put_back}
        <Details summary="Give it to a colleague" open=open>
            <PostForm>
                {giving}
                <Select name="to" label="Who has it from now on?" options=options value=values.to error=errors.of("to")
                    hint="They get a letter. The clock runs on."/>
                <Button kind=ButtonKind::Secondary name="deed" value="assign">"Give it to them"</Button>
            </PostForm>
        </Details>
    }
}

/// Words to the young person: the button says who reads them. A question stops the clock.
#[component]
pub fn Reply(
    page: Page,
    open: bool,
    snippets: Vec<Snippet>,
    values: RequestForm,
    errors: FieldErrors,
) -> impl IntoView {
    let name = page.name.clone();
    let choose = (!snippets.is_empty()).then(|| texts(&snippets, &name, &values.snippet));
    let question = open.then(|| {
        view! {
            <Button kind=ButtonKind::Secondary name="deed" value="question">"Send as a question"</Button>
            <p class="hint">"After a question the clock stands still until they answer."</p>
        }
    });
    view! {
        <section class="notice" aria-labelledby="answer">
            <h3 id="answer">"Write to "<bdi>{name.clone()}</bdi></h3>
            <PostForm>
                {page.carried()}
                {choose}
                <TextArea name="reply" label=format!("Your words to {name}") hint="They read this, and your name."
                    value=values.reply error=errors.of("reply") rows=6/>
                <Button name="deed" value="reply">"Send to "<bdi>{name}</bdi></Button>
                {question}
            </PostForm>
        </section>
    }
}

/// The team's texts. A script puts the chosen one into the reply at once; without one the button does.
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

/// Words for the team alone.
#[component]
pub fn Note(page: Page, values: RequestForm, errors: FieldErrors) -> impl IntoView {
    view! {
        <section class="notice warn" aria-labelledby="noting">
            <h3 id="noting">"Note for the team" " " <Tag tone=TagTone::Soon>"Team only"</Tag></h3>
            <PostForm>
                {page.carried()}
                <TextArea name="note" label="Your note" hint="The young person does not read this here. If they ask for all that we keep, they may."
                    value=values.note error=errors.of("note") rows=4/>
                <Button kind=ButtonKind::Secondary name="deed" value="note">"Save note (team only)"</Button>
            </PostForm>
        </section>
    }
}
