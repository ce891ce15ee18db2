//! What people ask of this room: a search, and one opportunity. Both are reading; applying happens elsewhere.

use axum::Extension;
use axum::extract::{Path, RawQuery, State};

use crate::accounts::Who;
use crate::app;
use crate::error::{AppError, Result};
use crate::web::{AppState, Routes, Sheet};

use super::editor;
use super::eligibility::{self, Judge, Mine};
use super::help_me_apply;
use super::kept_searches::{self, Keeping};
use super::model::{Point, ROUTES};
use super::pages;
use super::saved::{self, OwnList};
use super::search::{Filter, Likeness, Listing, Only, Params};
use super::shelf::Shelf;
use super::store;
use super::whereabouts::{Whereabouts, whereabouts};

pub fn routes(shelf: Shelf) -> Routes {
    Routes::new()
        .get(app::OPPORTUNITIES, search)
        .get("/opportunities/{id}", show)
        .merge(eligibility::routes())
        .merge(saved::routes())
        .merge(kept_searches::routes())
        .merge(help_me_apply::routes())
        .merge(editor::routes())
        .layer(Extension(shelf))
}

/// A search: all of it stands in the address, so it can be shared and the Back button works. What somebody told us about
/// themselves does not.
async fn search(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    who: Who,
    mine: Mine,
    RawQuery(raw): RawQuery,
) -> Result<Sheet> {
    let raw = raw.unwrap_or_default();
    let mut params = Params::parse(&raw);
    let now = app.now();
    let judge = mine.answers().map(|answers| Judge::new(answers, now));
    if judge.is_none() {
        // A shared link, or a visit that is over: we do not know what is theirs, so all of it is shown.
        params.filters = params.filters.without(Filter::Only(Only::Mine));
    }
    let place = whereabouts(&app.db, &params.place).await?;
    let held = shelf.held();
    let is_theirs = |listing: &Listing| judge.as_ref().is_some_and(|judge| judge.verdict_of(listing).is_for_them());
    let query = params.query(place.point());
    let found = held.catalogue.search_for(judge.is_some().then_some(&is_theirs), &query, now);
    let list = OwnList::of(&app.db, &who).await?;
    let keeping = Keeping::of(&app, &who, &params).await?;
    let sheet = pages::results(&pages::Results {
        params: &params,
        at_the_start: raw.is_empty(),
        mine: &mine,
        judge: judge.as_ref(),
        found: &found,
        place_known: !matches!(place, Whereabouts::Unknown),
        updated_at: held.edition.updated_at,
        list: &list,
        keeping: &keeping,
        now,
    });
    Ok(Sheet { public: list.is_public() && judge.is_none(), ..sheet })
}

/// One opportunity, open or closed. A closed one offers three like it.
async fn show(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    who: Who,
    mine: Mine,
    Path(id): Path<String>,
) -> Result<Sheet> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let found = store::find(&app.db, id).await?.ok_or(AppError::NotFound)?;
    let (held, now) = (shelf.held(), app.now());
    let judge = mine.answers().map(|answers| Judge::new(answers, now));
    let opportunity = &found.opportunity;
    let points: Vec<Point> = opportunity.places.iter().filter_map(|place| place.at).collect();
    let like = Likeness {
        id,
        kind: opportunity.kind,
        route: route_number(opportunity.route.as_deref()),
        level: opportunity.level.and_then(|level| u8::try_from(level).ok()),
        points: &points,
    };
    let closed = found.closed_at.is_some() || opportunity.closes_at.is_some_and(|closes_at| closes_at < now);
    let like = if closed { held.catalogue.like(&like, now) } else { Vec::new() };
    let friendly = held.catalogue.listing(id).is_some_and(|listing| listing.care_leaver_friendly);
    let list = OwnList::of(&app.db, &who).await?;
    let one = pages::One {
        id: Some(id),
        opportunity,
        closed,
        friendly,
        like: &like,
        judge: judge.as_ref(),
        list: &list,
        now,
    };
    Ok(Sheet { public: list.is_public() && judge.is_none(), ..pages::opportunity(&one) })
}

fn route_number(route: Option<&str>) -> Option<u8> {
    ROUTES.iter().position(|known| Some(*known) == route).and_then(|place| u8::try_from(place).ok())
}
