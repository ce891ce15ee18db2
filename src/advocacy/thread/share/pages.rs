//! What was shared with whom and when, what waits for a yes or a no, and words of one's own to share.

use leptos::prelude::*;

use crate::forms::FormState;
use crate::say;
use crate::ui::{
    Button, ButtonKind, Choice, Details, ErrorSummary, Notice, PostForm, Radios, SummaryList, SummaryRow, TextArea,
    TextField,
};
use crate::web::{AppState, Sheet};

use super::super::super::model::Colleague;
use super::super::pages::{back_to, crisis, day, done, lines, sheet};
use super::super::store::Follow;
use super::form::ShareForm;
use super::model::{Share, State};

/// The page. An error belongs to the share that the form names, or to words of one's own.
pub fn page(
    app: &AppState,
    follow: &Follow,
    adviser: Option<&Colleague>,
    what: &str,
    form: FormState<ShareForm>,
) -> Sheet {
    let case = &follow.thread.case;
    let of = |state| follow.shares.iter().filter(move |share| share.state() == state);
    let offered = of(State::Offered).map(|share| offer(share, &form)).collect_view();
    let agreed: Vec<_> = of(State::Agreed).map(shared).collect();
    let over: Vec<_> =
        follow.shares.iter().filter(|share| matches!(share.state(), State::Declined | State::TakenBack)).collect();
    let own = case.end.is_none().then(|| own(adviser, &form));
    let nothing = agreed.is_empty().then(|| view! { <p>{say!("advocacy-share-nothing")}</p> });
    sheet(say!("advocacy-share-title"), || {
        view! {
            {back_to(&case.id)}
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{say!("advocacy-share-title")}</h1>
            {crisis(app)}
            {done(done_words(what))}
            <p class="lead">{say!("advocacy-share-lead")}</p>
            {offered}
            <h2>{say!("advocacy-share-shared")}</h2>
            {nothing}
            {agreed.into_iter().collect_view()}
            {(!over.is_empty()).then(|| overs(&over))}
            {own}
        }
        .into_any()
    })
}

fn done_words(what: &str) -> Option<&'static str> {
    match what {
        "shared" => Some(say!("advocacy-done-shared")),
        "declined" => Some(say!("advocacy-done-declined")),
        "taken-back" => Some(say!("advocacy-done-taken-back")),
        _ => None,
    }
}

/// What an advocate would share: the exact words, who would read them, and yes or no. The words can be changed first.
fn offer(share: &Share, form: &FormState<ShareForm>) -> AnyView {
    let here = form.values.share == share.id && !form.errors.is_empty();
    let (words, error) =
        if here { (form.values.offered.clone(), form.errors.of("offered")) } else { (share.words.clone(), None) };
    let by = share.offered_by.as_ref().map_or_else(|| say!("advocacy-someone").to_owned(), |by| by.name.clone());
    let asks = say!("advocacy-share-asks", name = by, reader = share.reader());
    let label = say!("advocacy-share-words-to", reader = share.reader());
    let id = share.id.clone();
    view! {
        <section>
            <h2>{say!("advocacy-share-offer")}</h2>
            <p>{asks} " " {say!("advocacy-share-nothing-yet")}</p>
            <PostForm>
                <input type="hidden" name="share" value=id.clone()/>
                <OfferWords id=id label=label words=words error=error/>
                <Button name="deed" value="agree">{say!("advocacy-share-agree")}</Button>
                " "
                <Button kind=ButtonKind::Secondary name="deed" value="decline">{say!("advocacy-share-decline")}</Button>
            </PostForm>
        </section>
    }
    .into_any()
}

#[component]
fn OfferWords(id: String, label: String, words: String, error: Option<String>) -> impl IntoView {
    // Where it was refused, the summary of errors leads here. Two offers on one page each have a field of their own.
    let field = if error.is_some() { "offered".to_owned() } else { format!("offered-{id}") };
    view! {
        <TextArea name="offered" id=field label=label hint=say!("advocacy-share-change-words") value=words error=error/>
    }
    .into_any()
}

fn shared(share: &Share) -> AnyView {
    let read = match share.read_at {
        Some(at) => say!("advocacy-share-read", name = share.reader(), day = day(at)),
        None => say!("advocacy-share-unread", name = share.reader()),
    };
    let rows = vec![
        SummaryRow::new(say!("advocacy-share-with"), view! { <bdi>{share.reader()}</bdi> }),
        SummaryRow::new(say!("advocacy-share-on"), share.agreed_at.map(day).unwrap_or_default()),
        SummaryRow::new(say!("advocacy-case-words"), lines(&share.words)),
    ];
    let id = share.id.clone();
    view! {
        <SummaryList rows=rows/>
        <p class="hint">{read}</p>
        <Details summary=say!("advocacy-share-take-back")>
            <p>{say!("advocacy-share-take-back-text")}</p>
            <PostForm>
                <input type="hidden" name="share" value=id/>
                <Button kind=ButtonKind::Secondary name="deed" value="take-back">{say!("advocacy-share-take-back")}</Button>
            </PostForm>
        </Details>
    }
    .into_any()
}

/// What never went, and what was taken back.
fn overs(shares: &[&Share]) -> AnyView {
    let line = |share: &&Share| match (share.taken_back_at, share.declined_at) {
        (Some(at), _) => {
            let read = match share.read_at {
                Some(at) => say!("advocacy-share-was-read", name = share.reader(), day = day(at)),
                None => say!("advocacy-share-was-not-read", name = share.reader()),
            };
            format!("{} {read}", say!("advocacy-share-back-on", day = day(at)))
        }
        (None, at) => say!("advocacy-share-no-on", name = share.reader(), day = at.map(day).unwrap_or_default()),
    };
    let list = shares.iter().map(|share| view! { <li><bdi>{line(share)}</bdi></li> }).collect_view();
    view! { <h2>{say!("advocacy-share-overs")}</h2> <ul>{list}</ul> }.into_any()
}

/// Words of one's own, for somebody of the council.
fn own(adviser: Option<&Colleague>, form: &FormState<ShareForm>) -> AnyView {
    let is_own = form.values.share.is_empty();
    let errors = if is_own { form.errors.clone() } else { crate::forms::FieldErrors::default() };
    let values =
        if is_own { form.values.clone() } else { ShareForm { once: crate::keys::random_id(), ..ShareForm::default() } };
    let to = adviser.map(|adviser| {
        let options = vec![
            Choice::new("adviser", adviser.name.clone()).hint(say!("advocacy-share-adviser-hint")),
            Choice::new("email", say!("advocacy-share-other")),
        ];
        view! {
            <Radios name="to" legend=say!("advocacy-share-to") options=options value=values.to.clone() error=errors.of("to")/>
        }
    });
    let hint = if adviser.is_some() { say!("advocacy-share-email-hint") } else { say!("advocacy-share-email-only") };
    view! {
        <h2>{say!("advocacy-share-own")}</h2>
        <p>{say!("advocacy-share-own-text")}</p>
        <PostForm>
            <input type="hidden" name="once" value=values.once.clone()/>
            {to}
            <TextField name="email" kind="email" label=say!("advocacy-share-email") hint=hint value=values.email.clone()
                error=errors.of("email") autocomplete="off"/>
            <TextArea name="words" label=say!("advocacy-share-words") value=values.words.clone() error=errors.of("words") rows=5/>
            <Button name="deed" value="check">{say!("advocacy-share-go-on")}</Button>
        </PostForm>
    }
    .into_any()
}

/// All of it once more: these words, to this person.
pub fn check(app: &AppState, follow: &Follow, to: &Colleague, words: &str, form: &ShareForm) -> Sheet {
    let case = &follow.thread.case;
    let rows = vec![
        SummaryRow::new(say!("advocacy-share-with"), view! { <bdi>{to.name.clone()}</bdi> }),
        SummaryRow::new(say!("advocacy-share-as"), view! { <bdi>{case.contact.name.clone()}</bdi> }),
        SummaryRow::new(say!("advocacy-case-words"), lines(words)),
    ];
    let readers = say!("advocacy-share-readers", name = to.name.as_str());
    let fields = [("once", &form.once), ("to", &form.to), ("email", &form.email), ("words", &form.words)];
    let hidden = fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value.clone()/> })
        .collect_view();
    sheet(say!("advocacy-share-check"), || {
        view! {
            {back_to(&case.id)}
            <h1>{say!("advocacy-share-check")}</h1>
            {crisis(app)}
            <SummaryList rows=rows/>
            <Notice heading=say!("advocacy-share-who-reads")><p>{readers}</p></Notice>
            <PostForm>
                {hidden}
                <Button name="deed" value="send">{say!("advocacy-share-send")}</Button>
                " "
                <Button kind=ButtonKind::Secondary name="deed" value="change">{say!("advocacy-share-change")}</Button>
            </PostForm>
        }
        .into_any()
    })
}
