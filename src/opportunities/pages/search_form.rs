//! The form: words, place, miles, and more ways to choose folded away. A plain GET form, so every search has an address.

use leptos::prelude::*;

use crate::app;
use crate::opportunities::model::{Kind, ROUTES};
use crate::opportunities::places::suggestions;
use crate::opportunities::search::{DISTANCES, Filter, Filters, LEVELS, Only, Params, Sort};
use crate::say;
use crate::ui::{Button, Checkboxes, Choice, Details, Select, TextField};

use super::labels;

/// The search form, holding what was asked for.
#[component]
pub fn SearchForm(
    params: Params,
    place_known: bool,
    /// They told us about themselves, so "what I can apply for" means something.
    answered: bool,
) -> impl IntoView {
    let error = (!place_known).then(|| say!("opportunities-place-unknown").to_owned());
    let miles = params.miles.map_or("any".to_owned(), |miles| miles.to_string());
    let meant = if place_known { Vec::new() } else { suggestions(&params.place) };
    let sort = (params.sort != Sort::BestMatch).then(|| params.sort.code());
    view! {
        <form class="search" role="search" action=app::OPPORTUNITIES>
            <TextField name="words" kind="search" label=say!("opportunities-words") hint=say!("opportunities-words-hint")
                value=params.words.clone()/>
            <TextField name="place" label=say!("opportunities-place") hint=say!("opportunities-place-hint") value=params.place.clone()
                error=error/>
            <Meant names=meant params=params.clone()/>
            <Select name="miles" label=say!("opportunities-miles") options=distances() value=miles/>
            <Details summary=say!("opportunities-more-choices") open=false>
                <div class="filters">
                    <Conditions chosen=params.filters answered=answered/>
                    <Kinds chosen=params.filters/>
                    <Routes chosen=params.filters/>
                    <Levels chosen=params.filters/>
                </div>
            </Details>
            {sort.map(|code| view! { <input type="hidden" name="sort" value=code/> })}
            <Button>{say!("opportunities-search")}</Button>
        </form>
    }
}

/// Names that a place we do not know may have meant, one tap each.
#[component]
fn Meant(names: Vec<&'static str>, params: Params) -> impl IntoView {
    (!names.is_empty()).then(|| {
        let links = names
            .into_iter()
            .map(|name| {
                let href = Params { place: name.to_owned(), ..params.with_page(1) }.address();
                view! { <li><a class="chip" href=href>{name}</a></li> }
            })
            .collect_view();
        view! { <div><p>{say!("opportunities-did-you-mean")}</p><ul class="chips" role="list">{links}</ul></div> }
    })
}

/// How far to look, as a select offers it.
pub fn distances() -> Vec<Choice> {
    let within = DISTANCES.iter().map(|miles| {
        let label = say!("opportunities-miles-within", miles = *miles);
        Choice::new(miles.to_string(), label)
    });
    within.chain([Choice::new("any", say!("opportunities-miles-anywhere"))]).collect()
}

#[component]
fn Conditions(chosen: Filters, answered: bool) -> impl IntoView {
    let offered = Only::ALL.into_iter().filter(|only| answered || *only != Only::Mine);
    let options = offered.map(|only| {
        let choice = Choice::new(only.code(), labels::only(only));
        labels::only_hint(only).map_or(choice.clone(), |hint| choice.hint(hint))
    });
    view! { <Checkboxes name="only" legend=say!("opportunities-only") options=options.collect() values=values("only", chosen)/> }
}

#[component]
fn Kinds(chosen: Filters) -> impl IntoView {
    let options = Kind::ALL.into_iter().map(|kind| Choice::new(kind.code(), labels::kind(kind)));
    view! { <Checkboxes name="kind" legend=say!("opportunities-kind") options=options.collect() values=values("kind", chosen)/> }
}

#[component]
fn Routes(chosen: Filters) -> impl IntoView {
    let routes = (0u8..).take(ROUTES.len());
    let options = routes.map(|route| Choice::new(Filter::Route(route).code(), labels::route(route)));
    view! { <Checkboxes name="route" legend=say!("opportunities-route") options=options.collect() values=values("route", chosen)/> }
}

#[component]
fn Levels(chosen: Filters) -> impl IntoView {
    let options = LEVELS.map(|level| Choice::new(level.to_string(), labels::level(level).unwrap_or_default()));
    view! { <Checkboxes name="level" legend=say!("opportunities-level") options=options.collect() values=values("level", chosen)/> }
}

/// The values of one field that are chosen.
fn values(name: &str, chosen: Filters) -> Vec<String> {
    chosen.iter().filter(|filter| filter.name() == name).map(|filter| filter.code().to_owned()).collect()
}
