//! The answers of whoever sent a request: those of this visit, and those kept with an account.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::accounts::{PersonId, Who};
use crate::app::ANSWERS_COOKIE;
use crate::error::{AppError, Result};
use crate::web::{AppState, cookie};

use super::model::Answers;
use super::store;
use super::visit::Visit;

/// All that we know of somebody's answers.
#[derive(Clone, Debug, Default)]
pub struct Mine {
    /// The young person who is signed in: only they can keep answers.
    pub young_person: Option<PersonId>,
    /// Whoever is signed in, staff too.
    pub person: Option<PersonId>,
    pub visit: Option<Visit>,
    pub kept: Option<Answers>,
}

impl Mine {
    /// The answers that count: those just given by the person who is signed in, else those kept, else a visitor's.
    pub fn answers(&self) -> Option<&Answers> {
        let own = self.visit.as_ref().filter(|visit| visit.is_a_visitors() == self.person.is_none());
        let visit = own.or(self.visit.as_ref().filter(|_| self.kept.is_none()));
        visit.map(|visit| &visit.answers).or(self.kept.as_ref())
    }

    /// True where a visitor answered and somebody has signed in since: they may be kept, once, or thrown away.
    pub fn is_offered(&self) -> bool {
        self.young_person.is_some() && self.visit.as_ref().is_some_and(Visit::is_a_visitors)
    }

    /// True where answers wait to be kept.
    pub fn is_unkept(&self) -> bool {
        self.young_person.is_some() && self.visit.is_some()
    }
}

impl FromRequestParts<AppState> for Mine {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Mine> {
        let who = Who::from_request_parts(parts, app).await?;
        let person = who.session().map(|session| session.person.clone());
        let young_person = person.clone().filter(|_| matches!(who, Who::YoungPerson(_)));
        let visit = cookie(&parts.headers, ANSWERS_COOKIE)
            .and_then(|cookie| Visit::open(&app.keys, cookie, person.as_ref(), app.now()));
        let kept = match &young_person {
            Some(person) => store::find(&app.db, &app.keys, person).await?,
            None => None,
        };
        Ok(Mine { young_person, person, visit, kept })
    }
}
