//! Deciding about a request and moving it on: approve, renew, move, decline.

use leptos::prelude::*;

use crate::forms::FieldErrors;
use crate::ui::{Button, ButtonKind, Choice, Details, PostForm, Radios, TextArea};

use super::super::super::model::{Request, Status, WhyNot};
use super::super::choices::{Group, Item, moves};
use super::super::staff::pounds;
use super::deeds::Page;
use super::form::RequestForm;

/// Saying yes: one thing is chosen, and reserved in the same moment.
#[component]
pub fn Approve<'a>(
    request: &'a Request,
    items: Vec<Item>,
    page: Page,
    values: RequestForm,
    errors: FieldErrors,
) -> impl IntoView {
    let may = request.matched && request.status.may_become(Status::Approved);
    let open = errors.of("item").is_some() || errors.of("approve_words").is_some();
    let none = items.is_empty();
    let options = items.into_iter().map(choice).collect();
    may.then(|| {
        let form = if none {
            view! { <p>"There is nothing to give yet. Add it to the stock first."</p> }.into_any()
        } else {
            view! {
                <PostForm>
                    {page.carried()}
                    <Radios name="item" legend="What do they get?" options=options value=values.item error=errors.of("item")/>
                    <TextArea name="approve_words" label="A word to them (optional)" hint="They read this." rows=3
                        value=values.approve_words error=errors.of("approve_words")/>
                    <Button name="deed" value="approve">"Approve it and reserve one"</Button>
                </PostForm>
            }
            .into_any()
        };
        view! { <Details summary="Approve it" open=open>{form}</Details> }
    })
}

fn choice(item: Item) -> Choice {
    let left = match (item.counted, item.free) {
        (false, _) => "Ordered for each".to_owned(),
        (true, free) if free < 1 => "None left".to_owned(),
        (true, free) => format!("{free} free"),
    };
    let from = if item.supplier.is_empty() { String::new() } else { format!(", from {}", item.supplier) };
    Choice::new(item.id, item.name).hint(format!("{left}, {} each{from}", pounds(item.cost_pence)))
}

/// What ends soon goes on for as long again.
#[component]
pub fn Renew<'a>(request: &'a Request, page: Page, errors: FieldErrors) -> impl IntoView {
    let wrong = errors.of("renew").map(|words| view! { <p class="error" id="renew">{words}</p> });
    (request.status == Status::EndingSoon).then(|| {
        view! {
            <h3>"It ends soon"</h3>
            {wrong}
            <p>"If they still need it, it goes on for as long again, and one more is used."</p>
            <PostForm>{page.carried()}<Button name="deed" value="renew">"Let it go on"</Button></PostForm>
        }
    })
}

/// Moving it to where it stands now.
#[component]
pub fn Move<'a>(request: &'a Request, page: Page, values: RequestForm, errors: FieldErrors) -> impl IntoView {
    let groups = moves(request);
    let open = errors.of("status").is_some() || errors.of("status_words").is_some();
    (!groups.is_empty()).then(|| {
        view! {
            <Details summary="Say where it stands now" open=open>
                <PostForm>
                    {page.carried()}
                    {places(&groups, &values.status, errors.of("status"))}
                    <TextArea name="status_words" label="A word to them (optional)" hint="They read this." rows=3
                        value=values.status_words error=errors.of("status_words")/>
                    <Button kind=ButtonKind::Secondary name="deed" value="move">"Move it, and tell them"</Button>
                </PostForm>
            </Details>
        }
    })
}

/// The places that it can go to, in groups, each with what the young person reads.
fn places(groups: &[Group], chosen: &str, error: Option<String>) -> AnyView {
    let options = groups
        .iter()
        .map(|(name, group)| {
            let options = group
                .iter()
                .map(|to| view! { <option value=to.code() selected=to.code() == chosen>{to.name()}</option> })
                .collect_view();
            view! { <optgroup label=*name>{options}</optgroup> }
        })
        .collect_view();
    let class = if error.is_some() { "field wrong" } else { "field" };
    let (described, invalid) = (error.as_ref().map(|_| "status-error"), error.as_ref().map(|_| "true"));
    view! {
        <div class=class>
            <label for="status">"It stands at"</label>
            {error.map(|words| view! { <p class="error" id="status-error">{words}</p> })}
            <select id="status" name="status" aria-describedby=described aria-invalid=invalid>
                <option value="">"Choose"</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// Saying no, with a reason in plain words.
#[component]
pub fn Decline<'a>(request: &'a Request, page: Page, values: RequestForm, errors: FieldErrors) -> impl IntoView {
    let options = WhyNot::ALL.iter().map(|why| Choice::new(why.code(), why.words())).collect();
    let open = errors.of("why").is_some() || errors.of("why_words").is_some();
    request.status.may_become(Status::NotEligible).then(|| {
        view! {
            <Details summary="Say that they cannot have it" open=open>
                <p>"They read the reason, word for word as it stands here, and that an advocate can help them if we got it wrong."</p>
                <PostForm>
                    {page.carried()}
                    <Radios name="why" legend="Why not?" options=options value=values.why error=errors.of("why")/>
                    <TextArea name="why_words" label="In your own words (needed where none of these says it)" hint="They read this too." rows=4
                        value=values.why_words error=errors.of("why_words")/>
                    <Button kind=ButtonKind::Secondary name="deed" value="decline">"Decline it, and tell them why"</Button>
                </PostForm>
            </Details>
        }
    })
}
