//! Letters that nobody got.

use leptos::prelude::*;

use super::moment;
use crate::admin::model::{Letter, letter_words};
use crate::app;
use crate::ui::{BackLink, Button, ButtonKind, PostForm, SummaryList, SummaryRow, VisuallyHidden};
use crate::web::Sheet;

/// What could not be delivered, without what was in it.
pub fn letters(letters: Vec<Letter>) -> Sheet {
    Sheet::new("Letters", || {
        view! {
            <BackLink href=app::ADMIN_PEOPLE label="People"/>
            <h1>"Letters that could not be delivered"</h1>
            <Letters letters/>
        }
    })
}

#[component]
fn Letters(letters: Vec<Letter>) -> impl IntoView {
    if letters.is_empty() {
        return view! { <p>"There are none."</p> }.into_any();
    }
    let items = letters.into_iter().map(|letter| view! { <li><One letter/></li> }).collect_view();
    view! {
        <p>"The other mail server would not take them, so trying again will not help. Where it was a colleague's letter, ask
            them for the right address and invite it."</p>
        <ul class="doors" role="list">{items}</ul>
    }
    .into_any()
}

#[component]
fn One(letter: Letter) -> impl IntoView {
    let failed = moment(letter.failed_at);
    let which = format!(": {}, {failed}", letter_words(&letter.kind));
    let to = letter.to.unwrap_or_else(|| "Not shown here".to_owned());
    let rows = vec![SummaryRow::new("To", to), SummaryRow::new("Given up", failed)];
    view! {
        <div class="card">
            <h2>{letter_words(&letter.kind)}</h2>
            <SummaryList rows/>
            <PostForm>
                <Button kind=ButtonKind::Secondary name="letter" value=letter.id>
                    "Take off the list"<VisuallyHidden>{which}</VisuallyHidden>
                </Button>
            </PostForm>
        </div>
    }
    .into_any()
}
