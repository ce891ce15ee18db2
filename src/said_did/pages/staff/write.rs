//! The words of a promise: written, and put right.

use leptos::prelude::*;

use super::super::super::form::{PromiseForm, YES};
use super::super::super::model::Item;
use super::super::super::store::Theme;
use super::address;
use crate::app;
use crate::forms::{FieldErrors, FormState};
use crate::ui::{
    BackLink, Button, Checkboxes, Choice, ErrorSummary, Notice, NoticeTone, PostForm, Select, TextArea, TextField,
};
use crate::web::Sheet;

/// A new promise.
pub fn promise(form: FormState<PromiseForm>, themes: &[Theme]) -> Sheet {
    let FormState { values, errors } = form;
    let fields = words_fields(&values, &errors, themes);
    Sheet::new("Write a promise", || {
        view! {
            <BackLink href=app::SAID_DID_EDIT label="Promises to young people"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Write a promise"</h1>
            <p>"Anybody can read it as soon as you save it. Name no young person, and nothing that shows who one is."</p>
            <PostForm>
                <input type="hidden" name="once" value=values.once.clone()/>
                {fields}
                <TextField name="due" label="By when" width="medium" autocomplete="off" value=values.due.clone()
                    hint="The last day on which it is still kept, for example 31/3/2027." error=errors.of("due")/>
                <Checkboxes name="board" legend="Who asked?" values=values.board.clone()
                    options=vec![Choice::new(YES, "The Corporate Parenting Board asked for it")]/>
                <Button>"Save"</Button>
            </PostForm>
        }
    })
}

/// The words of a promise that stands, put right.
pub fn words(item: &Item, form: FormState<PromiseForm>, themes: &[Theme], crossed: bool) -> Sheet {
    let FormState { values, errors } = form;
    let (back, fields) = (address(&item.id), words_fields(&values, &errors, themes));
    let crossed = crossed.then(|| {
        let stands = back.clone();
        view! {
            <Notice tone=NoticeTone::Warn heading="Somebody changed this while you were writing">
                <p>"Nothing is lost. Your words are below, and not saved. "
                    <a href=stands>"See how it stands now"</a>". Saving now puts your words in place of theirs."</p>
            </Notice>
        }
    });
    Sheet::new("Put words right", || {
        view! {
            <BackLink href=back label="The promise"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Put its words right"</h1>
            {crossed}
            <p>"Use this for mistakes. Where something has happened, move the promise. What it said before stays in its story for you,
                and everybody sees that it was changed and why. A day is only ever put off."</p>
            <PostForm>
                <input type="hidden" name="seen" value=values.seen.clone()/>
                {fields}
                <TextField name="why" label="Why do you put it right?" value=values.why.clone() autocomplete="off"
                    hint="Anybody can read this." error=errors.of("why")/>
                <Button>"Save"</Button>
            </PostForm>
        }
    })
}

fn words_fields(values: &PromiseForm, errors: &FieldErrors, themes: &[Theme]) -> AnyView {
    let none = Choice::new("", "Choose one");
    let themes = themes.iter().map(|theme| Choice::new(theme.code.clone(), theme.name.clone()));
    let options = std::iter::once(none).chain(themes).collect();
    view! {
        <TextArea name="said" label="What young people said" rows=3 value=values.said.clone() error=errors.of("said")
            hint="In words of the Children in Care Council. Short: 300 letters at most."/>
        <Select name="theme" label="What it is about" options=options value=values.theme.clone() error=errors.of("theme")/>
        <TextField name="pieces" label="How many said it" width="short" input_mode="numeric" autocomplete="off"
            value=values.pieces.clone() error=errors.of("pieces")
            hint="The page says “a few of you” for 1 to 4. Where only the Board asked, write 0."/>
        <TextArea name="promised" label="What is promised" rows=3 value=values.promised.clone() error=errors.of("promised")
            hint="So that everybody can tell whether it was done."/>
        <TextField name="by_whom" label="Who promises it" value=values.by_whom.clone() autocomplete="off"
            hint="A team or an office, never a person. For example: The housing team." error=errors.of("by_whom")/>
    }
    .into_any()
}
