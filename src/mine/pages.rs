//! What young people see on their own page.

use leptos::prelude::*;

use crate::app;
use crate::say;
use crate::ui::{BackLink, Card, Notice, SummaryList, SummaryRow, Tag, TagTone};
use crate::web::Sheet;
use crate::words::{london_day, weekday_words};

use super::list::Listed;
use super::{Item, ItemState};

/// Whose page it is.
pub struct Whose {
    /// What we call them.
    pub name: String,
    /// A personal adviser has confirmed who they are.
    pub matched: bool,
    /// What their personal adviser is called.
    pub adviser: Option<String>,
}

/// A page of somebody's own.
pub fn sheet<V: IntoView>(title: &'static str, view: impl FnOnce() -> V) -> Sheet {
    Sheet { listed: false, ..Sheet::new(title, view) }
}

/// Leads back to the page about one's data.
pub fn back_to_data() -> AnyView {
    view! { <BackLink href=app::MY_DATA label=say!("mine-data-title")/> }.into_any()
}

/// What stands around the list.
pub struct Around {
    /// It is a further page of a long list.
    pub later: bool,
    /// Something is finished.
    pub done: bool,
    pub doors: fn() -> AnyView,
    /// Questions that anybody may answer now: what they are called, and where they are.
    pub asked: Vec<(String, String)>,
}

/// The page one comes to after signing in.
pub fn me(whose: Whose, listed: Listed, around: Around) -> Sheet {
    let Around { later, done, doors, asked } = around;
    let asked = asked.into_iter().map(|(title, address)| {
        view! { <p>{say!("mine-asked")} " " <a href=address><bdi>{title}</bdi></a></p> }
    });
    let asked: Vec<_> = asked.collect();
    sheet(say!("mine-title"), || {
        let Whose { name, matched, adviser } = whose;
        let has_doors = listed.items.is_empty() && !later;
        view! {
            <h1>{say!("mine-hello")} " " <bdi>{name}</bdi></h1>
            <p><a href=app::SAID_DID>{say!("mine-said-did")}</a></p>
            <Status matched=matched adviser=adviser/>
            <Everything listed=listed address=app::ME later=later doors=doors/>
            {done.then(|| view! { <p><a href=app::FINISHED>{say!("mine-finished")}</a></p> })}
            <h2>{say!("mine-more")}</h2>
            {asked}
            <Elsewhere work=!has_doors/>
        }
    })
}

/// What is finished.
pub fn finished(listed: Listed) -> Sheet {
    sheet(say!("mine-finished-title"), || {
        let empty = listed.items.is_empty().then(|| view! { <p>{say!("mine-finished-none")}</p> });
        let heading = (!listed.items.is_empty()).then(|| view! { <h2>{say!("mine-finished-list")}</h2> });
        view! {
            <BackLink href=app::ME label=say!("mine-back")/>
            <h1>{say!("mine-finished")}</h1>
            {empty}
            {heading}
            <Items listed=listed address=app::FINISHED/>
        }
    })
}

/// Whether a personal adviser has confirmed who they are, and what that means for them.
#[component]
fn Status(matched: bool, adviser: Option<String>) -> impl IntoView {
    if !matched {
        return view! {
            <Notice heading=say!("mine-waiting")>
                <p>{say!("mine-waiting-now")}</p>
                <p>{say!("mine-waiting-next")}</p>
            </Notice>
        }
        .into_any();
    }
    match adviser {
        Some(adviser) => view! { <p class="lead">{say!("mine-adviser")} " " <bdi>{adviser}</bdi> "."</p> }.into_any(),
        None => ().into_any(),
    }
}

/// The list; or the doors, where nothing is on it yet.
#[component]
fn Everything(listed: Listed, address: &'static str, later: bool, doors: fn() -> AnyView) -> impl IntoView {
    if listed.items.is_empty() && !later {
        return view! {
            <h2>{say!("mine-list-empty")}</h2>
            <p>{say!("mine-list-empty-text")}</p>
            {doors()}
        }
        .into_any();
    }
    let newest = later.then(|| view! { <p><a href=address>{say!("mine-list-newest")}</a></p> });
    view! { <h2>{say!("mine-list")}</h2>{newest}<Items listed=listed address=address/> }.into_any()
}

#[component]
fn Items(listed: Listed, address: &'static str) -> impl IntoView {
    let older = listed.older.map(|before| {
        view! { <p><a href=format!("{address}?before={before}")>{say!("mine-list-older")}</a></p> }
    });
    view! {
        <ul class="results" role="list">{listed.items.into_iter().map(one).collect_view()}</ul>
        {older}
    }
}

/// One thing: what it is, who has it, what happens next and by when.
fn one(item: Item) -> impl IntoView {
    let (tone, turn) = match item.state {
        ItemState::Waiting => (TagTone::Plain, say!("mine-waiting-tag")),
        ItemState::Yours => (TagTone::Soon, say!("mine-yours")),
        ItemState::Done => (TagTone::Plain, say!("mine-done-tag")),
    };
    let by = item.by.map(|by| say!("mine-list-by", day = weekday_words(london_day(by))));
    let next = [Some(item.next), by].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let rows =
        vec![SummaryRow::new(say!("mine-list-holder"), item.holder), SummaryRow::new(say!("mine-list-next"), next)];
    view! {
        <li>
            <h3><a href=item.address>{item.title}</a></h3>
            <p class="tags"><Tag tone=tone>{turn}</Tag></p>
            <SummaryList rows=rows/>
        </li>
    }
}

/// The way to their other pages; `work` where the doors do not lead there already.
#[component]
fn Elsewhere(work: bool) -> impl IntoView {
    let work = work.then(|| {
        view! {
            <li><Card heading=say!("mine-work") href=app::OPPORTUNITIES><p>{say!("mine-work-text")}</p></Card></li>
            <li><Card heading=say!("mine-feedback") href=app::FEEDBACK><p>{say!("mine-feedback-text")}</p></Card></li>
        }
    });
    view! {
        <ul class="doors" role="list">
            {work}
            <li><Card heading=say!("mine-about-title") href=app::ABOUT_ME><p>{say!("mine-about-card")}</p></Card></li>
            <li><Card heading=say!("mine-data-title") href=app::MY_DATA><p>{say!("mine-data-text")}</p></Card></li>
            <li><Card heading=say!("mine-letters") href=app::MY_LETTERS><p>{say!("mine-letters-text")}</p></Card></li>
            <li><Card heading=say!("mine-sessions") href=app::MY_SESSIONS><p>{say!("mine-sessions-text")}</p></Card></li>
            <li><Card heading=say!("mine-looked") href=app::WHO_LOOKED><p>{say!("mine-looked-text")}</p></Card></li>
        </ul>
    }
}
