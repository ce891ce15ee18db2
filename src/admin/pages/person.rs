//! One member of staff.

use leptos::prelude::*;

use super::{address, moment, role_names};
use crate::accounts::sessions::Listed;
use crate::accounts::{Administrator, PersonId};
use crate::admin::form::ALL_SESSIONS;
use crate::admin::model::{Member, OnePerson};
use crate::app;
use crate::ui::{BackLink, Button, ButtonKind, LinkButton, Notice, PostForm, SummaryList, SummaryRow, VisuallyHidden};
use crate::web::Sheet;
use crate::words::grouped;

/// What there is to know about somebody, and what one can do.
pub fn person(one: &OnePerson, administrator: &Administrator) -> Sheet {
    let OnePerson { member, sessions, looks_after } = one;
    let yourself = member.id == administrator.id;
    Sheet::new("A member of staff", || {
        view! {
            <BackLink href=app::ADMIN_PEOPLE label="People"/>
            <h1>{member.name.clone()}</h1>
            {yourself.then(|| view! { <p class="lead">"This is you."</p> })}
            <Disabled since=member.disabled_at/>
            <SummaryList rows=facts(member)/>
            <LooksAfter member count=*looks_after/>
            <Deeds member yourself/>
            <Sessions sessions here=&administrator.session.id/>
        }
    })
}

fn facts(member: &Member) -> Vec<SummaryRow> {
    let seen = member.seen_at.map_or_else(|| "Never".to_owned(), moment);
    vec![
        SummaryRow::new("Address", member.email.clone().unwrap_or_default()),
        SummaryRow::new("Roles", role_names(&member.roles)),
        SummaryRow::new("Joined", moment(member.joined_at)),
        SummaryRow::new("Last seen", seen),
    ]
}

#[component]
fn Disabled(since: Option<i64>) -> impl IntoView {
    since.map(|since| view! { <Notice><p>"Disabled since "{moment(since)}". They cannot sign in."</p></Notice> })
}

/// Young people must not be left with an adviser who is gone.
#[component]
fn LooksAfter<'a>(member: &'a Member, count: i64) -> impl IntoView {
    let PersonId(id) = &member.id;
    let href = address(app::ADMIN_HAND_OVER, id);
    let whom = if count == 1 { "1 young person".to_owned() } else { format!("{} young people", grouped(count)) };
    (count > 0).then(|| {
        view! {
            <Notice>
                <p>{format!("They are the personal adviser of {whom}.")}</p>
                <p><a href=href>"Hand all of them over to a colleague"</a></p>
            </Notice>
        }
    })
}

#[component]
fn Deeds<'a>(member: &'a Member, yourself: bool) -> impl IntoView {
    let PersonId(id) = &member.id;
    let link = |route: &str, words: &'static str| {
        view! { <p><LinkButton kind=ButtonKind::Secondary href=address(route, id)>{words}</LinkButton></p> }
    };
    let disabled = member.disabled_at.is_some();
    view! {
        {link(app::ADMIN_ROLES, "Change roles")}
        {(!disabled && !yourself).then(|| link(app::ADMIN_START_AGAIN, "Let them start again"))}
        {if disabled { link(app::ADMIN_ENABLE, "Enable") } else { link(app::ADMIN_DISABLE, "Disable") }}
    }
    .into_any()
}

#[component]
fn Sessions<'a>(sessions: &'a [Listed], here: &'a str) -> impl IntoView {
    if sessions.is_empty() {
        return view! { <h2>"Where they are signed in"</h2><p>"Nowhere at the moment."</p> }.into_any();
    }
    let items = sessions.iter().map(|session| {
        let here = session.id == here;
        view! { <li><Session session here/></li> }
    });
    view! {
        <h2>"Where they are signed in"</h2>
        <ul class="doors" role="list">{items.collect_view()}</ul>
        <PostForm>
            <Button kind=ButtonKind::Secondary name="session" value=ALL_SESSIONS>"End all of them"</Button>
        </PostForm>
    }
    .into_any()
}

#[component]
fn Session<'a>(session: &'a Listed, here: bool) -> impl IntoView {
    let (began, seen) = (moment(session.began_at), moment(session.seen_at));
    let (id, which) = (session.id.clone(), format!(": {}, begun {began}", session.device));
    let rows = vec![SummaryRow::new("Began", began), SummaryRow::new("Last seen", seen)];
    view! {
        <div class="card">
            <h3>{session.device.clone()}</h3>
            {here.then(|| view! { <p>"The one you are using now."</p> })}
            <SummaryList rows/>
            <PostForm>
                <Button kind=ButtonKind::Secondary name="session" value=id>
                    "End it"<VisuallyHidden>{which}</VisuallyHidden>
                </Button>
            </PostForm>
        </div>
    }
    .into_any()
}
