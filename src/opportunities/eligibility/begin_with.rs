//! The search that somebody's answers ask for: their kinds, sorts of work and place.

use crate::opportunities::search::{Filter, Only, Params};

use super::model::Answers;

/// The search with only what they can apply for; its address stays in their phone's history, and says nothing of them that
/// an ordinary search would not.
pub fn begin_with(answers: &Answers) -> Params {
    let kinds = answers.kinds.said().into_iter().flatten().copied().map(Filter::Kind);
    let routes = answers.routes.said().into_iter().flatten().copied().map(Filter::Route);
    let around = answers.around.said();
    Params {
        place: around.map(|around| around.place.clone()).unwrap_or_default(),
        miles: around.map_or(Params::default().miles, |around| around.miles),
        filters: kinds.chain(routes).chain([Filter::Only(Only::Mine)]).collect(),
        ..Params::default()
    }
}
