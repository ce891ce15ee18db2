//! The parts of staff pages that react. Each is useful as plain text where no script runs.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlTextAreaElement;

/// Says how many characters may still be typed into the text area whose id is `field`. Without script it says how many
/// there may be.
#[island]
pub fn CharactersLeft(field: String, limit: usize) -> impl IntoView {
    let typed = RwSignal::new(None::<usize>);
    let heard = RwSignal::new(String::new());
    Effect::new(move |_| {
        let field = field.clone();
        typed.set(count(&field));
        // A screen reader hears the number once typing has stopped, not at every letter.
        let say = RwSignal::new_local(debounce(Duration::from_secs(1), move |count| heard.set(left(limit, count))));
        let listener = window_event_listener(ev::input, move |input| {
            if event_target::<HtmlTextAreaElement>(&input).id() == field
                && let Some(count) = count(&field)
            {
                typed.set(Some(count));
                say.update_untracked(|say| say(count));
            }
        });
        on_cleanup(move || listener.remove());
    });
    let seen = move || match typed.get() {
        None => format!("You can write up to {limit} characters."),
        Some(count) => left(limit, count),
    };
    view! {
        <p class="hint" aria-hidden=move || typed.get().map(|_| "true")>{seen}</p>
        <p class="unseen" role="status">{heard}</p>
    }
}

/// How many characters stand in the text area of this id.
fn count(field: &str) -> Option<usize> {
    let area = document().get_element_by_id(field)?.dyn_into::<HtmlTextAreaElement>().ok()?;
    Some(area.value().chars().count())
}

fn left(limit: usize, count: usize) -> String {
    match (limit.checked_sub(count), count.saturating_sub(limit)) {
        (Some(1), _) => "You have 1 character left.".to_owned(),
        (Some(left), _) => format!("You have {left} characters left."),
        (None, 1) => "Take out 1 character.".to_owned(),
        (None, over) => format!("Take out {over} characters."),
    }
}
