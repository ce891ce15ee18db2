//! Those who registered by themselves, and the question who each of them is.

use leptos::prelude::*;

use crate::app::{YOUNG_PEOPLE, YOUNG_PEOPLE_INVITE, YOUNG_PEOPLE_WAITING};
use crate::forms::FormState;
use crate::ui::{
    BackLink, Button, Card, Checkboxes, Choice, Details as Folded, ErrorSummary, Pagination, PostForm, Radios,
    SummaryList, SummaryRow,
};
use crate::web::Sheet;

use super::super::form::{MatchForm, SOMEBODY_ELSE, TICKED};
use super::super::model::{Alike, Entry, Waiting};
use super::{Done, day};

/// One page of those who wait.
pub struct WaitingPage {
    pub waiting: Vec<Waiting>,
    pub count: i64,
    pub doubted: Vec<Waiting>,
    pub doubted_count: i64,
    pub page: usize,
    pub pages: usize,
}

/// Everybody who waits, the longest waiting first.
pub fn waiting_list(found: &WaitingPage, done: &'static str) -> Sheet {
    let WaitingPage { waiting, count, doubted, doubted_count, page, pages } = found;
    let doubted = people(doubted);
    Sheet::new("Waiting to be matched", || {
        view! {
            <BackLink href=YOUNG_PEOPLE label="Your young people"/>
            <h1>{format!("Waiting to be matched ({count})")}</h1>
            <Done done=done/>
            <p>"They can ask for many things already. Some wait until an adviser has said who they are."</p>
            {if waiting.is_empty() { view! { <p>"Nobody is waiting."</p> }.into_any() } else { people(waiting) }}
            <Pagination page=*page pages=*pages address=|page| format!("{YOUNG_PEOPLE_WAITING}?page={page}")/>
            {(*doubted_count > 0).then(move || view! {
                <Folded summary=format!("Perhaps not people ({doubted_count})")>
                    <p>"These accounts were made the way programs make them. If you know one, you can match them all the same."</p>
                    {doubted}
                </Folded>
            })}
        }
        .into_any()
    })
}

fn people(waiting: &[Waiting]) -> AnyView {
    let lines = waiting.iter().map(|one| {
        let joined = format!("Joined on {}.", day(one.joined_at));
        view! {
            <li><Card heading=one.name.clone() href=format!("{YOUNG_PEOPLE_WAITING}/{}", one.id)>
                <p>{joined}</p>
            </Card></li>
        }
    });
    view! { <ul class="doors" role="list">{lines.collect_view()}</ul> }.into_any()
}

/// Asks who one of them is. Nothing is chosen beforehand, however alike two look.
pub fn who_is_this(waiting: &Waiting, entries: &[Entry], form: FormState<MatchForm>) -> Sheet {
    let facts = vec![
        SummaryRow::new("They call themselves", waiting.name.clone()),
        SummaryRow::new("Their address", waiting.email.clone().unwrap_or_else(|| "None".to_owned())),
        SummaryRow::new("Joined on", day(waiting.joined_at)),
    ];
    let mut options: Vec<Choice> = entries.iter().map(|entry| answer(entry, waiting)).collect();
    options.push(
        Choice::new(SOMEBODY_ELSE, "Somebody else's, or I do not know")
            .hint("Nothing happens, and they go on waiting."),
    );
    let sure: Vec<String> = if form.values.sure == TICKED { vec![TICKED.to_owned()] } else { Vec::new() };
    Sheet::new("Who is this?", || {
        view! {
            <BackLink href=YOUNG_PEOPLE_WAITING label="Waiting to be matched"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>"Who is this?"</h1>
            <SummaryList rows=facts/>
            <p>"Not on your list yet? "<a href=YOUNG_PEOPLE_INVITE>"Put them on it first"</a>"."</p>
            <PostForm>
                <Radios name="entry" legend="Who of yours is it?" options=options value=form.values.entry
                    error=form.errors.of("entry")/>
                <Checkboxes name="sure" legend="Are you sure?" values=sure error=form.errors.of("sure")
                    options=vec![Choice::new(TICKED, "I have spoken with them, and I am sure")]/>
                <Button>"Save"</Button>
            </PostForm>
        }
        .into_any()
    })
}

fn answer(entry: &Entry, waiting: &Waiting) -> Choice {
    let mut about: Vec<String> = Vec::new();
    about.extend(entry.details.birth_date.map(|day| format!("Born on {}.", crate::words::day_words(day))));
    about.extend(entry.details.reference.as_ref().map(|reference| format!("Number {reference}.")));
    about.extend(Alike::of(&entry.details, waiting).words().map(str::to_owned));
    let choice = Choice::new(entry.id.clone(), entry.details.name.clone());
    if about.is_empty() { choice } else { choice.hint(about.join(" ")) }
}
