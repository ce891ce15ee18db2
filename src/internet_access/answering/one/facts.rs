//! What is known of a request: whose it is, what they typed, where it stands, who has it, and what it was given.

use leptos::prelude::*;

use crate::accounts::Role;
use crate::accounts::Staff;
use crate::app::YOUNG_PEOPLE_WAITING;
use crate::mine::about::reaching;
use crate::promises;
use crate::ui::{Notice, NoticeTone, SummaryList, SummaryRow, Tag, TagTone, lines};
use crate::words::weekday_words;

use super::super::super::model::{Request, Turn, WhyNot};
use super::super::choices::Given;
use super::super::staff::{day, pounds};
use super::Shown;

/// Where it stands, in the words of either side, and by when something must happen.
pub fn state(request: &Request, now: i64) -> AnyView {
    let why_not = request.why_not.map(|why: WhyNot| SummaryRow::new("Why not", why.words()));
    let mut rows = vec![
        SummaryRow::new(
            "They read",
            format!("\u{201c}{}\u{201d} {}", request.status.words(), request.status.what_next()),
        ),
        SummaryRow::new("A supplier reads", request.status.for_suppliers()),
        SummaryRow::new("Since", day(request.status_at)),
    ];
    rows.extend(why_not);
    rows.extend(request.works_until.map(|until| SummaryRow::new("It works until", day(until))));
    view! {
        <h2>{format!("Where it stands: {}", request.status.name())}</h2>
        {turn(request, now)}
        <SummaryList rows=rows/>
    }
    .into_any()
}

fn turn(request: &Request, now: i64) -> AnyView {
    let calm = |words: String| view! { <p class="lead">{words}</p> }.into_any();
    match request.turn(now) {
        Turn::Late(due_at) => view! {
            <div class="notice warn">
                <p><strong>"Late. "</strong>{format!("They were promised that something happens by {}. Their page says that we are late.", day(due_at))}</p>
            </div>
        }
        .into_any(),
        Turn::Ours(due_at) => calm(format!("Our turn, by {}: {}.", day(due_at), left(now, due_at))),
        Turn::Paused => calm("We asked them something. The clock stands still until they answer.".to_owned()),
        Turn::Theirs => calm("It is their turn, and no promise runs.".to_owned()),
        Turn::Nobodys => calm("It is finished.".to_owned()),
    }
}

fn left(now: i64, due_at: i64) -> String {
    match promises::left(now, due_at) {
        0 => "today is the last day".to_owned(),
        1 => "one working day is left".to_owned(),
        days => format!("{days} working days are left"),
    }
}

/// Nothing is approved before a personal adviser has said who they are.
pub fn match_first(request: &Request, staff: &Staff) -> Option<AnyView> {
    let link = staff.is(Role::PersonalAdviser).then(|| {
        view! { <p><a href=YOUNG_PEOPLE_WAITING>"See who waits to be matched"</a></p> }
    });
    (!request.matched).then(|| {
        view! {
            <Notice tone=NoticeTone::Warn heading="A match comes first">
                <p>"No personal adviser has said yet who they are: they wait among the others to be matched. You can look at it, ask and
                    write meanwhile. It cannot be approved before."</p>
                {link}
            </Notice>
        }
        .into_any()
    })
}

/// What they asked for.
pub fn details(request: &Request, network: Option<&str>) -> AnyView {
    let details = &request.details;
    let mut rows = vec![SummaryRow::new("What would help", request.help.name())];
    let mut row = |label: &str, value: Option<&str>| {
        rows.extend(value.map(|value| SummaryRow::new(label, view! { <bdi>{value.to_owned()}</bdi> })));
    };
    row("Phone number", details.phone.as_deref());
    row("Network", network);
    row("They pay", details.pays.map(|pays| pays.words()));
    row("Name on the account", details.account_name.as_deref());
    row("They go online with", details.has.as_deref());
    row("How it comes to them", details.way.map(|way| way.words()));
    row("Address", details.address.as_deref());
    row("Postcode", details.postcode.as_deref());
    let needed_on = details.needed_on.as_deref().map(|on| on.parse().map_or_else(|_| on.to_owned(), weekday_words));
    row("Needed on", needed_on.as_deref());
    if let Some(why) = details.why.as_deref() {
        rows.push(SummaryRow::new("What for", lines(why).into_any()));
    }
    rows.push(SummaryRow::new("Asked on", day(request.asked_at)));
    rows.push(SummaryRow::new("Number", request.reference.clone()));
    view! { <h2>"What they ask for"</h2> <SummaryList rows=rows/> }.into_any()
}

/// How to reach them, as they said it.
pub fn reach(shown: &Shown) -> AnyView {
    let email = shown.email.as_ref().filter(|_| !shown.about.letters.none).map(|email| {
        view! { <p>"Email: "<bdi>{email.clone()}</bdi>". Write to them here: the letter says only that there is something to read."</p> }
    });
    view! { {reaching(&shown.about)} {email} }.into_any()
}

pub fn holder(request: &Request, staff: &Staff) -> String {
    match &request.holder {
        Some(holder) if holder.id == staff.id => "You have it.".to_owned(),
        Some(holder) => format!("{} has it.", holder.name),
        None => "Nobody has taken it yet.".to_owned(),
    }
}

/// What is reserved for it, and what it was given.
pub fn given(given: &[Given]) -> AnyView {
    if given.is_empty() {
        return view! { <h2>"What they get"</h2> <p>"Nothing is reserved for it."</p> }.into_any();
    }
    let list = given
        .iter()
        .map(|one| {
            let (what, cost) = (one.name.clone(), pounds(one.cost_pence));
            let when = match one.used_at {
                Some(at) => format!("{cost}. Given on {}.", day(at)),
                None => format!("{cost}. Reserved on {}, not sent yet.", day(one.reserved_at)),
            };
            view! { <li><bdi>{what}</bdi>": "{when}</li> }
        })
        .collect_view();
    view! { <h2>"What they get"</h2> <ul>{list}</ul> }.into_any()
}

/// Other requests of the same person; those for the same thing are named as such.
pub fn others(shown: &Shown) -> Option<AnyView> {
    let list = shown
        .theirs
        .iter()
        .map(|other| {
            let same = shown.same.contains(&other.id);
            let tag = same.then(|| view! { " " <Tag tone=TagTone::Soon>"The same thing"</Tag> });
            let words = format!("{}, asked on {}", other.help.name(), day(other.asked_at));
            view! { <li><a href=other.staff_address()>{words}</a>{format!(": {}.", other.status.name())}{tag}</li> }
        })
        .collect_view();
    let same = (!shown.same.is_empty())
        .then(|| view! { <p>"They have asked for the same thing before. That may be right: numbers change, and things get lost."</p> });
    (!shown.theirs.is_empty()).then(|| view! { <h2>"Other requests of theirs"</h2> {same} <ul>{list}</ul> }.into_any())
}
