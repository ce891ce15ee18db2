//! What goes when a piece is finished, and what stays.

use leptos::prelude::*;

use crate::forms::FormState;
use crate::keys::random_id;
use crate::ui::{BackLink, Button, ErrorSummary, PostForm};
use crate::web::Sheet;

use super::super::super::model::Way;
use super::super::act::can_finish;
use super::super::form::PieceForm;
use super::super::one::Shown;
use super::deeds::Carried;

pub fn finish(shown: &Shown, form: FormState<PieceForm>) -> Sheet {
    let (piece, errors) = (&shown.found.piece, form.errors);
    let carried = Carried { once: random_id(), seen: piece.version };
    let wrong = errors.of("finish").map(|words| view! { <p class="error" id="finish">{words}</p> });
    let lost = (piece.may_quote && piece.words_for_others().is_none())
        .then(|| view! { <li>"the chance to tell others their words: nobody has made them fit yet"</li> });
    let answers =
        (piece.way != Way::Nobody).then(|| view! { <li>"what we answered, where its writer can read it"</li> });
    let fit = piece.words_for_others().map(|_| view! { <li>"the words for others, which two of us agreed on"</li> });
    let button = can_finish(piece).then(|| {
        let fields = carried.fields();
        view! { <PostForm>{fields}<Button>"Finish it: its words go"</Button></PostForm> }
    });
    let not_now = button.is_none().then(|| {
        view! { <p>"It cannot be finished now: it is finished already, waits for an answer, or somebody is needed first."</p> }
    });
    Sheet::new("Finish it?", || {
        view! {
            <BackLink href=shown.address() label="Back to the piece"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Finish it?"</h1>
            {wrong}
            <h2>"What goes, for good"</h2>
            <ul>
                <li>"what they wrote, and what should change"</li>
                <li>"what they wrote after that, and notes about what was urgent"</li>
                {lost}
            </ul>
            <h2>"What stays"</h2>
            <ul>
                <li>"that something was said in this month, how, how it felt, and its themes: so it stays counted"</li>
                {answers}
                {fit}
            </ul>
            {button}
            {not_now}
        }
        .into_any()
    })
}
