//! How somebody wants to be reached, as they said it themselves. Staff do as they say.

use leptos::prelude::*;

use super::{About, hour};
use crate::ui::{SummaryList, SummaryRow};

/// What they answered; a letter obeys it by itself, a call or a text only if staff do.
pub fn reaching(about: &About) -> AnyView {
    let answer = |answer: Option<bool>| match answer {
        Some(true) => "Yes",
        Some(false) => "No",
        None => "They have not said",
    };
    let or_not_said = |text: Option<String>| text.unwrap_or_else(|| "They have not said".to_owned());
    let hours = match about.hours {
        Some(hours) => format!("Only from {} to {}", hour(hours.from() / 60), hour(hours.to() / 60)),
        None => "At any time".to_owned(),
    };
    let rows = vec![
        SummaryRow::new("Pronouns", view! { <bdi>{or_not_said(about.pronouns.clone())}</bdi> }),
        SummaryRow::new("Language", about.letters.language.map_or("They have not said", |language| language.name)),
        SummaryRow::new("May we email?", if about.letters.none { "No: only codes they ask for" } else { "Yes" }),
        SummaryRow::new("When may letters come?", hours),
        SummaryRow::new(
            "Their own phone number",
            or_not_said(about.phone.as_ref().map(|phone| phone.as_str().to_owned())),
        ),
        SummaryRow::new("May you text?", answer(about.may_text)),
        SummaryRow::new("May you leave a message?", answer(about.may_leave_message)),
        SummaryRow::new("Do others use or see the phone?", answer(about.phone_is_shared)),
    ];
    view! {
        <h2>"How to reach them, as they said"</h2>
        <SummaryList rows=rows/>
    }
    .into_any()
}
