//! The pages of a team's texts.

use leptos::prelude::*;

use crate::forms::{FieldErrors, FormState};
use crate::keys::random_id;
use crate::ui::{
    BackLink, Button, Checkboxes, Choice, ErrorSummary, JustDone, PostForm, Tag, TextArea, TextField, lines,
};
use crate::web::Sheet;

use super::{Shelf, Snippet, SnippetForm};

pub fn list(shelf: &Shelf, snippets: &[Snippet], done: &str, form: FormState<SnippetForm>) -> Sheet {
    let FormState { values, errors } = form;
    let done = match done {
        "added" => "Added. Everybody here can begin a reply with it.",
        "changed" => "Changed.",
        _ => "",
    };
    let none = snippets.is_empty().then(|| view! { <p>"There is none yet."</p> });
    let (back, label) = shelf.back;
    Sheet::new(shelf.title, || {
        view! {
            <BackLink href=back label=label/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Texts to begin a reply with"</h1>
            <JustDone words=done/>
            <p class="lead">"Short, and in words that a tired person reads. Change each one before you send it."</p>
            {none}
            <ul class="results" role="list">{snippets.iter().map(|snippet| row(shelf, snippet)).collect_view()}</ul>
            <h2>"Add one"</h2>
            <PostForm>
                <input type="hidden" name="once" value=random_id()/>
                {fields(values, &errors)}
                <Button>"Add it"</Button>
            </PostForm>
        }
        .into_any()
    })
}

fn row(shelf: &Shelf, snippet: &Snippet) -> impl IntoView + use<> {
    let off = (!snippet.active).then(|| view! { <p class="tags"><Tag>"Not offered"</Tag></p> });
    view! {
        <li>
            <h2><a href=format!("{}/{}", shelf.address, snippet.id)><bdi>{snippet.title.clone()}</bdi></a></h2>
            {off}
            {lines(&snippet.words)}
        </li>
    }
}

fn fields(values: SnippetForm, errors: &FieldErrors) -> AnyView {
    view! {
        <TextField name="title" label="What is it called?" hint="Only you and your colleagues read this." value=values.title error=errors.of("title")/>
        <TextArea name="words" label="The text" hint="{name} becomes the name of whoever reads it." rows=6 value=values.words error=errors.of("words")/>
    }
    .into_any()
}

pub fn one(shelf: &Shelf, snippet: &Snippet, form: FormState<SnippetForm>) -> Sheet {
    let FormState { mut values, errors } = form;
    if errors.is_empty() && values.title.is_empty() && values.words.is_empty() {
        values.title = snippet.title.clone();
        values.words = snippet.words.clone();
        values.offer = if snippet.active { Vec::new() } else { vec!["no".to_owned()] };
    }
    let back = shelf.address;
    Sheet::new("Change a text", || {
        view! {
            <BackLink href=back label="Texts to begin a reply with"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Change a text"</h1>
            <PostForm>
                {fields(values.clone(), &errors)}
                <Checkboxes name="offer" legend="Who may use it?" values=values.offer
                    options=vec![Choice::new("no", "Nobody any more: keep it, and do not offer it")]/>
                <Button>"Save it"</Button>
            </PostForm>
        }
        .into_any()
    })
}
