//! The words of a letter. Whoever reads it relies on them, so they are the same English whatever language the pages are in.

use leptos::prelude::*;

use super::model::{Category, Details, For, Words};
use crate::words::{day_words, london_day};

/// What the council confirms.
pub fn confirms(name: &str, council: &str) -> String {
    format!("{council} council confirms that {name} is, or was, a child in its care.")
}

/// What somebody is, in the words of the law.
pub fn category(category: Category) -> &'static str {
    match category {
        Category::Eligible => {
            "They are an eligible child: aged 16 or 17, in care now, and in care for at least 13 weeks since they were 14."
        }
        Category::Relevant => {
            "They are a relevant child: aged 16 or 17, no longer in care, and in care for at least 13 weeks since they were 14."
        }
        Category::FormerRelevant => {
            "They are a former relevant child: a care leaver aged 18 to 25 whom this council supports."
        }
        Category::Qualifying => {
            "They are a person qualifying for advice and assistance: a care leaver under 25 who was in care at 16 or 17."
        }
    }
}

/// What the letter is for.
pub fn purpose(details: &Details) -> String {
    let what = match (details.what, &details.other) {
        (For::ApprenticeshipBursary, _) => "the care leavers' bursary for apprentices",
        (For::StudyBursary, _) => "the 16 to 19 Bursary Fund",
        (For::Other, Some(other)) => other.as_str(),
        (For::Other, None) => "whoever is shown it",
    };
    match &details.provider {
        Some(provider) => format!("This letter is for {what}, and was asked for to be shown to {provider}."),
        None => format!("This letter is for {what}."),
    }
}

/// The letter as it is read, printed and shown to whoever has a code.
#[component]
pub fn Paper(words: Words, check_at: String) -> impl IntoView {
    let Words { council, name, category: what, details, adviser, reference, confirmed_at, expires_at } = words;
    let day = |at| day_words(london_day(at));
    let until = format!("It holds until {}.", day(expires_at));
    view! {
        <article class="letter" lang="en" dir="ltr">
            <p class="from"><strong>{council.clone()} " council"</strong><br/>"Leaving care team"</p>
            <p>{day(confirmed_at)}<br/>"Reference: " {reference}</p>
            <h2>"Confirmation of care status: " {name.clone()}</h2>
            <p>{confirms(&name, &council)}</p>
            <p>{category(what)}</p>
            <p>{purpose(&details)} " " {until}</p>
            <p class="signed"><strong>{adviser}</strong><br/>"Personal adviser, " {council} " council"</p>
            <p class="hint">"To check this letter, ask the person it is about for a code and type it at " {check_at}
                ". The code shows this letter alone, until they withdraw it."</p>
        </article>
    }
}
