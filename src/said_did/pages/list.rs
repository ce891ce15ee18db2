//! All promises: what is late first.

use leptos::prelude::*;

use super::super::model::Item;
use super::super::sections::Sections;
use super::super::store::Theme;
use super::card::card;
use crate::app;
use crate::say;
use crate::ui::{BackLink, Button, ButtonKind, Choice, Pagination, Select};
use crate::web::Sheet;

/// How many of those that ended stand on one page.
const PAGE: usize = 12;

/// What the list shows.
pub struct Listing {
    pub sections: Sections,
    /// Those that something is about.
    pub themes: Vec<Theme>,
    /// The code of the one that was chosen.
    pub theme: Option<String>,
    pub page: usize,
    /// A young person who is signed in looks at it.
    pub young_person: bool,
    pub now: i64,
}

pub fn list(listing: &Listing) -> Sheet {
    let Sections { overdue, open, ended, older, taken_back } = &listing.sections;
    let nothing = (overdue.len() + open.len() + ended.len() + older.len() == 0).then(|| match listing.theme {
        Some(_) => say!("said_did-none-of-it"),
        None => say!("said_did-none"),
    });
    let (shown, page, pages) = part(ended, listing.page);
    let at_the_start = page == 1;
    let (theme, now) = (listing.theme.as_deref(), listing.now);
    let older = (!older.is_empty()).then(|| {
        view! { <p><a href=address(app::SAID_DID_OLDER, theme, 1)>{say!("said_did-older")}</a></p> }
    });
    let taken_back = (!taken_back.is_empty())
        .then(|| view! { <p class="hint">{say!("said_did-taken-back-count", count = taken_back.len())}</p> });
    Sheet::new(say!("said_did-title"), || {
        view! {
            <BackLink href=app::HOME/>
            <h1>{say!("said_did-title")}</h1>
            <p class="lead">{say!("said_did-lead")}</p>
            <p>{say!("said_did-names")}</p>
            {listing.young_person.then(|| view! { <p><a href=app::SAID_DID_FOLLOWED>{say!("said_did-followed-link")}</a></p> })}
            {filter(listing)}
            {nothing.map(|nothing| view! { <p>{nothing}</p> })}
            {at_the_start.then(|| section(say!("said_did-late-heading"), overdue, now))}
            {at_the_start.then(|| section(say!("said_did-open-heading"), open, now))}
            {section(say!("said_did-ended-heading"), shown, now)}
            <Pagination page=page pages=pages address=|page| address(app::SAID_DID, theme, page)/>
            {older}
            {taken_back}
        }
    })
}

/// What ended more than two years ago.
pub fn older(listing: &Listing) -> Sheet {
    let (shown, page, pages) = part(&listing.sections.older, listing.page);
    let theme = listing.theme.as_deref();
    let nothing = shown.is_empty().then(|| view! { <p>{say!("said_did-none")}</p> });
    Sheet::new(say!("said_did-older-heading"), || {
        view! {
            <BackLink href=address(app::SAID_DID, theme, 1) label=say!("said_did-older-back")/>
            <h1>{say!("said_did-older-heading")}</h1>
            {nothing}
            {section(say!("said_did-ended-heading"), shown, listing.now)}
            <Pagination page=page pages=pages address=|page| address(app::SAID_DID_OLDER, theme, page)/>
        }
    })
}

/// The part that stands on one page, which page that is, and of how many.
fn part(items: &[Item], page: usize) -> (&[Item], usize, usize) {
    let pages = items.len().div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let from = (page - 1) * PAGE;
    (&items[from..items.len().min(from + PAGE)], page, pages)
}

fn address(list: &str, theme: Option<&str>, page: usize) -> String {
    match (theme, page) {
        (None, 1) => list.to_owned(),
        (None, page) => format!("{list}?page={page}"),
        (Some(theme), 1) => format!("{list}?theme={theme}"),
        (Some(theme), page) => format!("{list}?theme={theme}&page={page}"),
    }
}

fn filter(listing: &Listing) -> Option<AnyView> {
    let all = Choice::new("", say!("said_did-theme-all"));
    let themes = listing.themes.iter().map(|theme| Choice::new(theme.code.clone(), theme.name.clone()));
    let options: Vec<_> = std::iter::once(all).chain(themes).collect();
    let chosen = listing.theme.clone().unwrap_or_default();
    (options.len() > 2).then(|| {
        view! {
            <form action=app::SAID_DID>
                <Select name="theme" label=say!("said_did-theme") options=options value=chosen/>
                <Button kind=ButtonKind::Secondary>{say!("said_did-theme-show")}</Button>
            </form>
        }
        .into_any()
    })
}

fn section(heading: &'static str, items: &[Item], now: i64) -> Option<AnyView> {
    let cards = items.iter().map(|item| card(item, now, None)).collect_view();
    (!items.is_empty()).then(|| view! { <h2>{heading}</h2><ul class="doors" role="list">{cards}</ul> }.into_any())
}
