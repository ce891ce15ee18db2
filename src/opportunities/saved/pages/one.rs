//! One thing on the list: its story, a note for oneself, and the way off the list.

use leptos::prelude::*;

use crate::app::{OPPORTUNITIES, SAVED};
use crate::forms::FormState;
use crate::opportunities::saved::form::NoteForm;
use crate::opportunities::saved::model::{Saved, Step};
use crate::say;
use crate::ui::{BackLink, Button, ButtonKind, Details, ErrorSummary, PostForm, TextArea};
use crate::web::Sheet;
use crate::words::{london_day, weekday_words};

use super::list::{buttons, closes, said};
use super::{address, sheet, step_words};

/// Writes the page of one thing.
pub fn one(saved: &Saved, form: FormState<NoteForm>, now: i64) -> Sheet {
    let story = saved.story.steps().into_iter().map(|(step, at)| {
        view! { <li>{step_words(step, weekday_words(london_day(at)))}</li> }
    });
    let (note, wrong) = (form.values.note.clone(), form.errors.of("note"));
    let removing = format!("{}/remove", address(&saved.id));
    sheet(|| {
        view! {
            <BackLink href=SAVED label=say!("saved-back")/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{saved.title.clone()}</h1>
            {saved.employer.clone().map(|employer| view! { <p class="by"><bdi>{employer}</bdi></p> })}
            {closes(saved, now)}
            {found_at(saved)}
            <h2>{say!("saved-story")}</h2>
            <ul>{story.collect_view()}</ul>
            {said(saved.story.state())}
            {(saved.story.state() == Step::Not).then(|| view! { <p><a href=OPPORTUNITIES>{say!("saved-find")}</a></p> })}
            {buttons(saved)}
            <h2>{say!("saved-note")}</h2>
            <PostForm>
                <TextArea name="note" label=say!("saved-note-label") hint=say!("saved-private") value=note error=wrong/>
                <Button>{say!("saved-note-save")}</Button>
            </PostForm>
            <Details summary=say!("saved-remove")>
                <p>{say!("saved-remove-text")}</p>
                <PostForm action=removing>
                    <Button kind=ButtonKind::Secondary>{say!("saved-remove-button")}</Button>
                </PostForm>
            </Details>
        }
    })
}

/// Where it is to be found: the advert here, a link, or words.
fn found_at(saved: &Saved) -> Option<AnyView> {
    if let Some(id) = saved.opportunity {
        let href = format!("{OPPORTUNITIES}/{id}");
        return Some(view! { <p><a href=href>{say!("saved-read")}</a></p> }.into_any());
    }
    if let Some(link) = saved.link() {
        let (href, words) = (link.to_owned(), link.to_owned());
        return Some(
            view! { <p>{say!("saved-found-at")}" "<a href=href rel="external noreferrer"><bdi>{words}</bdi></a></p> }
                .into_any(),
        );
    }
    let place = saved.place.clone()?;
    Some(view! { <p>{say!("saved-found-at")}" "<bdi>{place}</bdi></p> }.into_any())
}
