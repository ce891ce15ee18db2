//! The parts of staff pages that react. Each is useful as plain text where no script runs.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{Element, HtmlTextAreaElement};

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

/// Lets one choose among several things that the server has written: pressing a link of the part whose id is `among` shows its thing
/// at once, says its name, and keeps its address for the next loading. Each thing is in a `data-one` of its name, hidden unless it
/// is the one; a link leads to the page with that one shown, and ends in `#` and its name. Without script the page is asked for.
#[island]
pub fn OneOf(among: String) -> impl IntoView {
    let heard = RwSignal::new(String::new());
    Effect::new(move |_| {
        let among = among.clone();
        let listener = window_event_listener(ev::click, move |press| {
            let elsewhere = press.ctrl_key() || press.meta_key() || press.shift_key() || press.alt_key();
            let link = event_target::<Element>(&press).closest(&format!("#{among} nav a")).ok().flatten();
            let all = document().get_element_by_id(&among);
            if let (false, Some(all), Some(link)) = (elsewhere, all, link)
                && show(&all, &link).is_some()
            {
                press.prevent_default();
                heard.set(link.text_content().unwrap_or_default());
            }
        });
        on_cleanup(move || listener.remove());
    });
    view! { <p class="unseen" role="status">{heard}</p> }
}

/// Shows what a link leads to instead of what is shown; does nothing where it is not on this page.
fn show(all: &Element, link: &Element) -> Option<()> {
    let find = |one: &str| all.query_selector(one).ok().flatten();
    let address = link.get_attribute("href")?;
    let name = address.split_once('#')?.1;
    let wanted = find(&format!("[data-one=\"{name}\"]"))?;
    if let Some(shown) = find("[data-one]:not([hidden])") {
        shown.set_attribute("hidden", "").ok()?;
    }
    wanted.remove_attribute("hidden").ok()?;
    if let Some(before) = find("[aria-current]") {
        before.remove_attribute("aria-current").ok()?;
    }
    link.set_attribute("aria-current", "true").ok()?;
    window().history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok()
}
