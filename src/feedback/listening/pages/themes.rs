//! The list of themes, and one of them.

use leptos::prelude::*;

use crate::app::{FEEDBACK_PIECES, FEEDBACK_THEMES};
use crate::forms::FormState;
use crate::ui::{BackLink, Button, Choice, ErrorSummary, JustDone, PostForm, Radios, Tag, TextField};
use crate::web::Sheet;

use super::super::super::themes::Theme;
use super::super::themes::ThemeForm;

/// Every theme in its order, and the form for one more.
pub fn themes(all: &[Theme], done: &str, form: FormState<ThemeForm>) -> Sheet {
    let done = match done {
        "added" => "Added, at the end of the list.",
        "saved" => "Saved.",
        _ => "",
    };
    let items = all.iter().map(|theme| {
        let href = format!("{FEEDBACK_THEMES}/{}", theme.code);
        let retired = theme.retired_at.map(|_| view! { " "<Tag>"Not offered any more"</Tag> });
        view! { <li><a href=href><bdi>{theme.name.clone()}</bdi></a>{retired}</li> }
    });
    let (items, FormState { values, errors }) = (items.collect_view(), form);
    Sheet::new("Themes", || {
        view! {
            <BackLink href=FEEDBACK_PIECES label="What young people say"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Themes"</h1>
            <JustDone words=done/>
            <p>"Young people choose from this list when they say something. It belongs to the Children in Care Council: change it when they decide so."</p>
            <ol class="names">{items}</ol>
            <h2>"Add a theme"</h2>
            <PostForm>
                <TextField name="name" label="What it is called" hint="In young people\u{2019}s words." value=values.name
                    error=errors.of("name") autocomplete="off"/>
                <Button>"Add it"</Button>
            </PostForm>
        }
        .into_any()
    })
}

pub fn theme(theme: &Theme, places: usize, form: FormState<ThemeForm>) -> Sheet {
    let (name, FormState { values, errors }) = (theme.name.clone(), form);
    let offered = vec![Choice::new("yes", "Yes"), Choice::new("no", "No, not any more")];
    Sheet::new("A theme", || {
        view! {
            <BackLink href=FEEDBACK_THEMES label="Themes"/>
            <ErrorSummary errors=errors.clone()/>
            <h1><bdi>{name}</bdi></h1>
            <PostForm>
                <TextField name="name" label="What it is called" value=values.name error=errors.of("name") autocomplete="off"
                    hint="Change the words, not what they mean: all that was said about it has the new name from now on."/>
                <TextField name="place" label="Place on the list" hint=format!("From 1 to {places}.") width="short" input_mode="numeric"
                    value=values.place error=errors.of("place") autocomplete="off"/>
                <Radios name="offered" legend="Can young people choose it?" options=offered value=values.offered
                    error=errors.of("offered") hint="What was said about it stays counted."/>
                <Button>"Save"</Button>
            </PostForm>
        }
        .into_any()
    })
}
