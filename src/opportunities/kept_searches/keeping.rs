//! "Keep this search" beside the results: to visitors, who are led to sign in, and to young people. Staff keep none.

use leptos::prelude::*;

use crate::accounts::Who;
use crate::app::{SEARCHES, SEARCHES_KEEP};
use crate::opportunities::search::Params;
use crate::say;
use crate::web::AppState;

use super::name::query_of;
use super::store;

/// Whether whoever searches keeps this very search.
#[derive(Clone, Debug)]
pub enum Keeping {
    /// They cannot.
    No,
    /// They may.
    May,
    /// They do: the id of the search.
    Does(String),
}

impl Keeping {
    pub async fn of(app: &AppState, who: &Who, params: &Params) -> sqlx::Result<Keeping> {
        let query = query_of(params);
        Ok(match who {
            Who::Staff(_) => Keeping::No,
            _ if query.is_empty() => Keeping::No,
            Who::Visitor | Who::Ended(_) => Keeping::May,
            Who::YoungPerson(person) => {
                let kept = store::find_kept(&mut app.db.read().await?, &app.keys, &person.id, &query).await?;
                kept.map_or(Keeping::May, Keeping::Does)
            }
        })
    }

    pub fn link(&self, params: &Params) -> Option<AnyView> {
        let (href, words) = match self {
            Keeping::No => return None,
            Keeping::May => (format!("{SEARCHES_KEEP}?{}", query_of(params)), say!("kept_searches-keep")),
            Keeping::Does(id) => (format!("{SEARCHES}/{id}"), say!("kept_searches-kept")),
        };
        Some(view! { <p class="loosen"><a href=href>{words}</a></p> }.into_any())
    }
}
