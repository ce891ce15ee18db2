//! The inbox as council staff see it.

use leptos::prelude::*;

use crate::accounts::{Role, Staff};
use crate::app::STAFF;
use crate::ui::{BackLink, Button, ButtonKind, Choice, Details as Folded, LinkButton, Notice, Select, TextField};
use crate::web::Sheet;

use super::INBOX;
use super::glance::counted;
use super::model::{After, Filter, Room, Show, Whose};
use super::staff::roles_of;
use super::store::Board;
use super::views::VIEWS;

mod item;

/// Where what is ticked is changed together.
const BULK: &str = "/internet-access/bulk";

/// The queues that everybody has.
static QUEUES: [(&str, Filter); 6] = [
    ("Oldest promise first", Filter::new(Show::Ours, Whose::Anybodys)),
    ("Mine", Filter::new(Show::Ours, Whose::Mine)),
    ("Nobody has it", Filter::new(Show::Ours, Whose::Nobodys)),
    ("Late", Filter::new(Show::Late, Whose::Anybodys)),
    ("Waiting on them", Filter::new(Show::Theirs, Whose::Anybodys)),
    ("Finished lately", Filter::new(Show::Done, Whose::Anybodys)),
];

pub fn list(board: &Board, staff: &Staff, filter: &Filter, after: Option<&After>, now: i64) -> Sheet {
    let here = here(filter, after);
    let sheet = Sheet::new("Inbox", || {
        view! {
            <BackLink href=STAFF label="Your work here"/>
            <h1>"Inbox"</h1>
            {covers(&board.covers)}
            <form class="search" role="search" action=INBOX>
                <TextField name="find" kind="search" label="Find by number" hint="The first letters are enough, like K7M" value=filter.find.clone()/>
                <Button kind=ButtonKind::Secondary>"Find it"</Button>
            </form>
            <p class="hint" role="status" data-news></p>
            <div data-live="list" data-events=format!("{INBOX}/events?since={now}")>
                {queues(board, filter)}
                {items(board, staff, filter, &here, now)}
            </div>
            {onwards(board, filter, after)}
            <p><a href=here.clone()>"Look again"</a></p>
            {choose(staff, filter)}
            <h2>"More"</h2>
            <ul>
                <li><a href=keep(filter)>"Keep this view as a tab"</a></li>
                <li><a href="/inbox/away">"Who is away, and who covers"</a></li>
            </ul>
        }
        .into_any()
    });
    sheet.with_script("live.js")
}

/// The address of this page, to come back to.
fn here(filter: &Filter, after: Option<&After>) -> String {
    let Some(after) = after else { return filter.address() };
    let address = filter.address();
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}after={}", after.written())
}

fn keep(filter: &Filter) -> String {
    format!("{VIEWS}?{}", filter.query())
}

fn covers(names: &[String]) -> Option<AnyView> {
    let words = format!("You cover for {} today. What they have is among yours.", names.join(" and "));
    (!names.is_empty()).then(|| view! { <Notice><p><bdi>{words}</bdi></p></Notice> }.into_any())
}

fn queues(board: &Board, filter: &Filter) -> AnyView {
    let counts = &board.counts;
    let counts = [counts.ours, counts.mine, counts.nobodys, counts.late, counts.theirs].map(Some);
    let tabs = QUEUES.iter().zip(counts.into_iter().chain([None])).map(|((name, queue), count)| {
        let count = count.map(|count| format!(" ({})", counted(count))).unwrap_or_default();
        view! { <a href=queue.address() aria-current=current(queue, filter) data-text=*name>{format!("{name}{count}")}</a> " " }
    });
    let own = board.views.iter().map(|one| {
        let view = one.filter();
        view! { <a href=view.address() aria-current=current(&view, filter)><bdi>{one.name.clone()}</bdi></a> " " }
    });
    let own = (!board.views.is_empty()).then(|| {
        view! { <nav class="sort" aria-label="Your own views">{own.collect_view()} <a href=VIEWS>"Change these"</a></nav> }
    });
    view! { <nav class="sort" aria-label="Queues">{tabs.collect_view()}</nav> {own} }.into_any()
}

fn current(of: &Filter, filter: &Filter) -> Option<&'static str> {
    (of == filter).then_some("true")
}

fn heading(filter: &Filter) -> String {
    if !filter.find.is_empty() {
        return format!("Numbers that begin with {}", filter.find);
    }
    let queue = QUEUES.iter().find(|(_, queue)| queue.show == filter.show && queue.whose == filter.whose);
    let name = match queue {
        Some((name, _)) => (*name).to_owned(),
        None => format!("{}: {}", filter.show.name(), filter.whose.name()),
    };
    filter.room.map_or(name.clone(), |room| format!("{name}: {}", room.name()))
}

fn nothing(filter: &Filter) -> &'static str {
    match (filter.find.is_empty(), filter.show) {
        (false, _) => "Nothing that you may see has a number like that.",
        (_, Show::Ours) => "Nothing waits here. Well done.",
        (_, Show::Late) => "Nothing is late.",
        (_, Show::Theirs) => "Nobody was asked for anything.",
        (_, Show::Done) => "Nothing was finished in the last 30 days.",
    }
}

fn items(board: &Board, staff: &Staff, filter: &Filter, here: &str, now: i64) -> AnyView {
    let nothing = if board.items.is_empty() { nothing(filter) } else { "" };
    let ticks = staff.is(Role::InternetTeam) && board.items.iter().any(|item| item.room == Room::Internet);
    let listed = board.items.iter().map(|item| item::row(item, staff, here, now)).collect_view();
    view! {
        <h2>{heading(filter)}</h2>
        <p data-text="nothing">{nothing}</p>
        <form action=BULK>
            <ol class="results inbox" role="list" data-list="items">{listed}</ol>
            {ticks.then(|| view! { <p><Button kind=ButtonKind::Secondary>"Change those that are ticked"</Button></p> })}
        </form>
    }
    .into_any()
}

fn onwards(board: &Board, filter: &Filter, after: Option<&After>) -> Option<AnyView> {
    let first = after.map(|_| {
        view! { <LinkButton href=filter.address() kind=ButtonKind::Secondary rel="start">"Back to the first"</LinkButton> " " }
    });
    let next = board.next.as_ref().map(|next| {
        let href = here(filter, Some(next));
        view! { <LinkButton href=href kind=ButtonKind::Secondary rel="next">"The next 50"</LinkButton> }
    });
    (first.is_some() || next.is_some()).then(|| view! { <nav aria-label="Pages"><p>{first}{next}</p></nav> }.into_any())
}

/// The rooms from which something can reach these staff.
fn rooms_of(staff: &Staff) -> Vec<Room> {
    let mut rooms = Vec::new();
    for role in roles_of(staff) {
        rooms.extend(match role {
            Role::InternetTeam => &[Room::Internet][..],
            Role::PersonalAdviser => &[Room::Help, Room::Letter, Room::Match],
            Role::ParticipationWorker => &[Room::Feedback],
            _ => &[Room::Help],
        });
    }
    rooms.push(Room::Share);
    Room::ALL.iter().copied().filter(|room| rooms.contains(room)).collect()
}

fn choose(staff: &Staff, filter: &Filter) -> AnyView {
    let shows = Show::ALL.iter().map(|show| Choice::new(show.code(), show.name())).collect();
    let whose = Whose::ALL.iter().map(|whose| Choice::new(whose.code(), whose.name())).collect();
    let (show, who, room) = (filter.show.code(), filter.whose.code(), filter.room.map_or("", Room::code));
    let rooms = rooms_of(staff).into_iter().map(|room| Choice::new(room.code(), room.name()));
    let rooms = std::iter::once(Choice::new("", "Everything")).chain(rooms).collect();
    view! {
        <Folded summary="Choose what is shown">
            <form action=INBOX>
                <Select name="show" label="Where it stands" options=shows value=show/>
                <Select name="whose" label="Who has it" options=whose value=who/>
                <Select name="room" label="What it is about" options=rooms value=room/>
                <Button>"Show it"</Button>
            </form>
        </Folded>
    }
    .into_any()
}
