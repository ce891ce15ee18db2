use leptos::prelude::*;

use crate::forms::FieldErrors;
use crate::say;

/// Everything a refused form asks for, each leading to its field; shows nothing when there is nothing. Stands above the
/// heading, and has the focus when the page opens if scripts run.
#[component]
pub fn ErrorSummary(errors: FieldErrors) -> impl IntoView {
    if errors.is_empty() {
        return ().into_any();
    }
    let links = errors
        .iter()
        .map(|(field, sentence)| view! { <li><a href=format!("#{field}")>{sentence.to_owned()}</a></li> })
        .collect_view();
    view! {
        <div class="problem" role="alert" tabindex="-1" aria-labelledby="problem">
            <h2 id="problem">{say!("ui-problem")}</h2>
            <ul>{links}</ul>
        </div>
    }
    .into_any()
}
