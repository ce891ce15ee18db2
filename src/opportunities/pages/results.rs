//! The search page: the form, what is chosen, and what was found, or how to find something after all.

use leptos::prelude::*;

use crate::opportunities::eligibility::pages::{invitation, said};
use crate::opportunities::eligibility::{Judge, Mine};
use crate::opportunities::help_me_apply::ASK_ANYTHING;
use crate::opportunities::kept_searches::Keeping;
use crate::opportunities::saved::{OwnList, save_button};
use crate::opportunities::search::{Change, Filters, Found, Listing, Loosen, Params, Row, Sort, Understood};
use crate::say;
use crate::ui::{Chip, Pagination, PostForm};
use crate::web::Sheet;
use crate::words::{day_words, london_day};

use super::search_form::SearchForm;
use super::{address, labels};

/// What the search page shows.
pub struct Results<'a> {
    pub params: &'a Params,
    /// Nothing was asked for yet.
    pub at_the_start: bool,
    pub mine: &'a Mine,
    /// What they told us, ready to be held against each result.
    pub judge: Option<&'a Judge>,
    pub found: &'a Found<'a>,
    /// False where a place was typed that we do not know; then the search was made without it.
    pub place_known: bool,
    /// When the list last came in, in ms since 1970 UTC.
    pub updated_at: Option<i64>,
    /// The list of whoever searches.
    pub list: &'a OwnList,
    /// Whether they keep this search.
    pub keeping: &'a Keeping,
    pub now: i64,
}

/// Writes the search page.
pub fn results(results: &Results) -> Sheet {
    let Results { params, mine, judge, found, place_known, updated_at, list: own, keeping, now, .. } = results;
    Sheet::new(say!("opportunities-title"), || {
        view! {
            <h1>{say!("opportunities-title")}</h1>
            {invitation(mine, params, results.at_the_start)}
            <SearchForm params=(*params).clone() place_known=*place_known answered=judge.is_some()/>
            {chosen(params)}
            {count(found, updated_at.is_some())}
            {found.understood.iter().map(understood).collect_view()}
            {(found.total > 1).then(|| order(params))}
            {keeping.link(params)}
            {(found.total > 0).then(|| list(params, &found.rows, *judge, own, *now))}
            {(found.total == 0).then(|| loosen(params, &found.loosen))}
            <Pagination page=found.page pages=found.pages address=|page| params.with_page(page).address()/>
            <p><a href=ASK_ANYTHING>{say!("opportunities-help-me-find")}</a> " " <span class="hint">{say!("opportunities-help-me-find-text")}</span></p>
            {updated_at.map(|at| view! {
                <p class="hint">{say!("opportunities-updated", day = day_words(london_day(at)))}</p>
            })}
        }
    })
}

/// Each filter that is on, as a link that takes it off.
fn chosen(params: &Params) -> Option<AnyView> {
    if params.filters.is_empty() {
        return None;
    }
    let chips = params.filters.iter().map(|filter| {
        view! { <li><Chip href=params.without_filter(filter).address()>{labels::filter(filter)}</Chip></li> }
    });
    Some(
        view! {
            <h2 class="unseen">{say!("opportunities-chosen")}</h2>
            <ul class="chips" role="list">
                {chips.collect_view()}
                <li><a href=params.with_filters(Filters::NONE).address()>{say!("opportunities-clear")}</a></li>
            </ul>
        }
        .into_any(),
    )
}

fn count(found: &Found, any_list: bool) -> AnyView {
    let words = match found.total {
        0 if !any_list => say!("opportunities-empty").to_owned(),
        0 => say!("opportunities-count-none").to_owned(),
        total => say!("opportunities-count", count = total),
    };
    let page = (found.pages > 1).then(|| say!("opportunities-page-of", page = found.page, pages = found.pages));
    view! { <h2 class="count">{words}{page.map(|page| view! { ", "{page} })}</h2> }.into_any()
}

/// What we read into the words, so that nobody wonders where a result came from.
fn understood(understood: &Understood) -> AnyView {
    match understood {
        Understood::Spelling { typed, read_as } => {
            let words = say!("opportunities-spelling", typed = typed.as_str(), read = read_as.as_str());
            view! { <p>{words}</p> }.into_any()
        }
        Understood::Meaning { typed, .. } => {
            let also: Vec<_> = understood.filters().map(labels::filter).collect();
            let words = say!("opportunities-meaning", typed = typed.as_str());
            view! { <p>{words}" "{also.join("; ")}"."</p> }.into_any()
        }
    }
}

fn order(params: &Params) -> AnyView {
    let sorts = Sort::ALL.into_iter().filter(|sort| *sort != Sort::Nearest || !params.place.is_empty());
    let links = sorts.map(|sort| {
        let current = (sort == params.sort).then_some("true");
        view! { <a href=params.with_sort(sort).address() aria-current=current>{labels::sort(sort)}</a>" " }
    });
    view! { <nav class="sort" aria-label=say!("opportunities-sort")><span>{say!("opportunities-sort")}</span>" "{links.collect_view()}</nav> }
        .into_any()
}

/// The results. One form holds a button for each, so that saving brings one back to the same place.
fn list(params: &Params, rows: &[Row], judge: Option<&Judge>, own: &OwnList, now: i64) -> AnyView {
    let rows = rows.iter().map(|row| result(row.listing, row.distance_miles, judge, own, now)).collect_view();
    let list = view! { <ol class="results" role="list">{rows}</ol> };
    if !own.is_there() {
        return list.into_any();
    }
    let back = (!own.is_public()).then(|| view! { <input type="hidden" name="back" value=params.address()/> });
    view! { <PostForm>{back}{list}</PostForm> }.into_any()
}

/// One result: title, employer, whether they can apply, place and miles, pay in its own words, when it closes, kind and
/// level.
pub fn result(listing: &Listing, miles: Option<f64>, judge: Option<&Judge>, own: &OwnList, now: i64) -> AnyView {
    let verdict = judge.map(|judge| judge.verdict_of(listing));
    let id = matches!(own, OwnList::Of(_)).then(|| format!("o{}", listing.id));
    view! {
        <li id=id>
            <h3><a href=address(listing.id)>{listing.title.to_string()}</a></h3>
            <p class="by"><bdi>{listing.employer.to_string()}</bdi></p>
            {labels::tags(listing.ring_fenced, listing.guaranteed_interview, listing.care_leaver_friendly)}
            {verdict.map(said)}
            <dl class="facts">
                <dt>{say!("opportunities-where")}</dt><dd>{place(listing, miles)}</dd>
                <dt>{say!("opportunities-pay")}</dt><dd>{labels::pay(listing.pay_words.as_deref())}</dd>
                <dt>{say!("opportunities-closes")}</dt><dd>{labels::closing(listing.closes_at, listing.local, now)}</dd>
                <dt>{say!("opportunities-what-kind")}</dt><dd>{labels::kind_and_level(listing.kind, listing.level)}</dd>
            </dl>
            {save_button(own, listing.id, &listing.title)}
        </li>
    }
    .into_any()
}

fn place(listing: &Listing, miles: Option<f64>) -> String {
    let place = match &*listing.place_words {
        _ if listing.national => say!("opportunities-all-over"),
        "" => say!("opportunities-place-not-said"),
        words => words,
    };
    match miles {
        Some(miles) => format!("{place} · {}", labels::miles_away(miles)),
        None => place.to_owned(),
    }
}

/// Ways to find something after all, one tap each, with how many that would be.
fn loosen(params: &Params, ways: &[Loosen]) -> Option<AnyView> {
    (!ways.is_empty()).then(|| {
        let links = ways.iter().map(|way| {
            let count = say!("opportunities-loosen-count", count = way.count);
            view! { <li><a href=params.changed(&way.change).address()>{change(&way.change)}</a>" "{count}</li> }
        });
        view! { <p>{say!("opportunities-loosen")}</p><ul class="loosen">{links.collect_view()}</ul> }.into_any()
    })
}

fn change(change: &Change) -> String {
    match change {
        Change::Within(Some(miles)) => say!("opportunities-loosen-within", miles = *miles),
        Change::Within(None) => say!("opportunities-loosen-anywhere").to_owned(),
        Change::Words(words) if words.is_empty() => say!("opportunities-loosen-no-words").to_owned(),
        Change::Words(words) => say!("opportunities-loosen-words", words = words.as_str()),
        Change::AnyRoute => say!("opportunities-loosen-routes").to_owned(),
        Change::AnyLevel => say!("opportunities-loosen-levels").to_owned(),
        Change::AnyKind => say!("opportunities-loosen-kinds").to_owned(),
        Change::Without(only) => say!("opportunities-loosen-without", filter = labels::only(*only)),
        Change::OnlyWords => say!("opportunities-loosen-only-words").to_owned(),
        Change::StartAgain => say!("opportunities-loosen-all").to_owned(),
    }
}
