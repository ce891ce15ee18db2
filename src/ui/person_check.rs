use leptos::prelude::*;

use crate::forms::pace::{SHOWN_FIELD, TRAP_FIELD};
use crate::say;

/// What tells people from programs, without asking people anything: a field that only a program sees, and when the page was
/// made. `shown` comes from `forms::pace::shown`; `Pace::of` judges both when the form comes back.
#[component]
pub fn PersonCheck(#[prop(into)] shown: String) -> impl IntoView {
    view! {
        <div class="unseen" aria-hidden="true">
            // For whoever meets the page without its looks.
            <label for=TRAP_FIELD>{say!("ui-leave-empty")}</label>
            <input type="text" id=TRAP_FIELD name=TRAP_FIELD value="" tabindex="-1" autocomplete="off"/>
        </div>
        <input type="hidden" name=SHOWN_FIELD value=shown/>
    }
    .into_any()
}
