//! The list of people, and who is invited.

use leptos::prelude::*;

use super::{address_of, moment, role_names};
use crate::accounts::invitations::Open;
use crate::admin::model::{Member, People};
use crate::app;
use crate::ui::{
    Button, ButtonKind, Card, LinkButton, Notice, NoticeTone, Pagination, PostForm, SummaryList, SummaryRow, Tag,
    VisuallyHidden,
};
use crate::web::Sheet;

/// How many people stand on one page.
const PER_PAGE: usize = 50;

/// Everybody of the administrator's organisation, fifty on a page, counted from 1.
pub fn people(all: &People, page: usize) -> Sheet {
    let pages = all.staff.len().div_ceil(PER_PAGE).max(1);
    let page = page.clamp(1, pages);
    let shown = all.staff.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    Sheet::new("People", || {
        view! {
            <h1>"People"</h1>
            <p class="lead">{count_words(all.staff.len())}</p>
            <Waiting letters=all.undelivered/>
            <p><LinkButton href=app::ADMIN_INVITE>"Invite somebody"</LinkButton></p>
            <ul class="doors" role="list">{shown.map(|member| view! { <li><Person member/></li> }).collect_view()}</ul>
            <Pagination page pages address=|page| format!("{}?page={page}", app::ADMIN_PEOPLE)/>
            <Invitations open=&all.invitations/>
        }
    })
}

fn count_words(count: usize) -> String {
    match count {
        1 => "One person works here for your organisation.".to_owned(),
        count => format!("{count} people work here for your organisation."),
    }
}

/// Leads to letters that nobody got.
#[component]
fn Waiting(letters: usize) -> impl IntoView {
    let words = match letters {
        0 => return ().into_any(),
        1 => "One letter could not be delivered".to_owned(),
        count => format!("{count} letters could not be delivered"),
    };
    view! { <Notice tone=NoticeTone::Warn><p><a href=app::ADMIN_LETTERS>{words}</a></p></Notice> }.into_any()
}

#[component]
fn Person<'a>(member: &'a Member) -> impl IntoView {
    let disabled = member.disabled_at.map(|_| view! { <p><Tag>"Disabled"</Tag></p> });
    let seen = member.seen_at.map_or_else(|| "Never".to_owned(), moment);
    let rows = vec![
        SummaryRow::new("Address", member.email.clone().unwrap_or_default()),
        SummaryRow::new("Roles", role_names(&member.roles)),
        SummaryRow::new("Last seen", seen),
    ];
    view! {
        <Card heading=member.name.clone() href=address_of(member.id.as_str())>{disabled}<SummaryList rows/></Card>
    }
    .into_any()
}

#[component]
fn Invitations<'a>(open: &'a [Open]) -> impl IntoView {
    if open.is_empty() {
        return view! { <h2>"Open invitations"</h2><p>"Nobody is invited at the moment."</p> }.into_any();
    }
    let items = open.iter().map(|open| view! { <li><Invitation open/></li> }).collect_view();
    view! {
        <h2>"Open invitations"</h2>
        <p>"Each is in a letter of its own, and holds 48 hours. Invite the same address again, and the earlier link stops."</p>
        <ul class="doors" role="list">{items}</ul>
    }
    .into_any()
}

#[component]
fn Invitation<'a>(open: &'a Open) -> impl IntoView {
    let rows = vec![
        SummaryRow::new("Address", open.email.clone()),
        SummaryRow::new("Roles", role_names(&open.roles)),
        SummaryRow::new("Sent", moment(open.invited_at)),
        SummaryRow::new("Holds until", moment(open.expires_at)),
    ];
    let (id, whose) = (open.id.clone(), format!(" the invitation of {}", open.name));
    view! {
        <div class="card">
            <h3>{open.name.clone()}</h3>
            <SummaryList rows/>
            <PostForm>
                <Button kind=ButtonKind::Secondary name="invitation" value=id>
                    "Take back"<VisuallyHidden>{whose}</VisuallyHidden>
                </Button>
            </PostForm>
        </div>
    }
    .into_any()
}
