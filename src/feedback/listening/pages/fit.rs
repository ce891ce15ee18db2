//! The words for others: one worker writes them beside the original, and another compares both.

use leptos::prelude::*;

use crate::accounts::Staff;
use crate::forms::FormState;
use crate::keys::random_id;
use crate::ui::{BackLink, Button, ButtonKind, ErrorSummary, Notice, PostForm, TextArea, lines};
use crate::web::Sheet;

use super::super::super::model::Fit;
use super::super::act::can_check;
use super::super::form::PieceForm;
use super::super::one::Shown;
use super::deeds::Carried;

pub fn fit(shown: &Shown, staff: &Staff, form: FormState<PieceForm>) -> Sheet {
    let (piece, FormState { values, errors }) = (&shown.found.piece, form);
    let carried = Carried { once: random_id(), seen: piece.version };
    let checking = can_check(piece, staff.id.as_str());
    let kept = piece.fit.as_ref().map(|fit| now(shown, fit));
    let agree = errors.of("agree").map(|words| view! { <p class="error" id="agree">{words}</p> });
    let check = checking.then(|| {
        let (agreeing, sending, why, error) =
            (carried.fields(), carried.fields(), values.why.clone(), errors.of("why"));
        view! {
            {agree}
            <PostForm>{agreeing}<Button name="deed" value="agree">"Nothing shows who it is: I agree"</Button></PostForm>
            <PostForm>
                {sending}
                <TextArea name="why" label="What still shows who it is?" value=why error=error rows=3/>
                <Button kind=ButtonKind::Secondary name="deed" value="send-back">"Send it back"</Button>
            </PostForm>
        }
    });
    let write = (piece.may_quote && !piece.finished).then(|| {
        let begun = piece.fit.as_ref().map_or_else(|| original(shown), |fit| fit.words.clone());
        let text = if values.deed == "fit" { values.words.clone() } else { begun };
        let (fields, error) = (carried.fields(), errors.of("words"));
        let again = piece.fit.as_ref().map(|_| view! { <p>"If you change the words, whoever wrote them before can check yours."</p> });
        view! {
            <h2>"Write the words for others"</h2>
            <p>"Take out names, places, schools, dates, and how somebody says things, where that could show who it is. Keep what they mean."</p>
            {again}
            <PostForm>
                {fields}
                <TextArea name="words" label="The words for others" value=text error=error rows=8
                    hint="Nobody reads them before a colleague has agreed."/>
                <Button name="deed" value="fit">"Save the words"</Button>
            </PostForm>
        }
    });
    let closed = write.is_none().then(|| view! { <Notice><p>"There is nothing to write here: they did not allow it, or it is finished."</p></Notice> });
    Sheet::new("Words for others", || {
        view! {
            <BackLink href=shown.address() label="Back to the piece"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Words for others"</h1>
            {closed}
            <h2>"What they wrote"</h2>
            {lines(&original(shown))}
            <p class="hint">"This stays as it is, and only participation workers read it."</p>
            {kept}
            {check}
            {write}
        }
        .into_any()
    })
}

fn original(shown: &Shown) -> String {
    let piece = &shown.found.piece;
    [piece.words.as_str(), piece.change.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// The words as they are now, and where they stand.
fn now(shown: &Shown, fit: &Fit) -> AnyView {
    let by = shown.name_of(&fit.by);
    let stands = match (&fit.agreed_by, &fit.sent_back) {
        (Some(other), _) => format!("{by} wrote them, and {} agreed.", shown.name_of(other)),
        (None, Some(_)) => format!("{by} wrote them, and a colleague sent them back:"),
        (None, None) => format!("{by} wrote them. Somebody else compares both."),
    };
    let why = fit.sent_back.as_deref().map(lines);
    view! { <h2>"The words for others now"</h2> {lines(&fit.words)} <p class="hint"><bdi>{stands}</bdi></p> {why} }
        .into_any()
}
