//! The access matrix, `access.csv`: every route and method, and who may use it (S-20). The program does not start with a
//! route that the matrix does not list, and every request is held against it before its handler is asked.

use std::collections::HashMap;
use std::sync::OnceLock;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::held::{self, HELD_COOKIE, HELD_FOR};
use crate::accounts::{Organisation, Role, Who, sessions};
use crate::app;
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::web::{AppState, Routes, body_of, carries, is_form, is_our_address, see_other, set_cookie};

const MATRIX: &str = include_str!("access.csv");

/// How far somebody's access to a route reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    No,
    /// What is theirs.
    Own,
    /// What is their organisation's.
    Organisation,
    /// Whatever it leads to.
    Yes,
}

/// One line of the matrix.
#[derive(Clone, Debug, Deserialize)]
pub struct Access {
    pub method: String,
    pub route: String,
    step_up: Reach,
    visitor: Reach,
    young_person: Reach,
    advocate: Reach,
    advocacy_manager: Reach,
    personal_adviser: Reach,
    internet_team: Reach,
    opportunities_editor: Reach,
    participation_worker: Reach,
    board_reviewer: Reach,
    council_administrator: Reach,
    provider_administrator: Reach,
    data_protection: Reach,
}

impl Access {
    /// How far this route reaches for somebody with this role.
    pub fn of_role(&self, role: Role, organisation: Organisation) -> Reach {
        match role {
            Role::Advocate => self.advocate,
            Role::AdvocacyManager => self.advocacy_manager,
            Role::PersonalAdviser => self.personal_adviser,
            Role::InternetTeam => self.internet_team,
            Role::OpportunitiesEditor => self.opportunities_editor,
            Role::ParticipationWorker => self.participation_worker,
            Role::BoardReviewer => self.board_reviewer,
            Role::DataProtection => self.data_protection,
            Role::Administrator => match organisation {
                Organisation::Council => self.council_administrator,
                Organisation::Provider => self.provider_administrator,
            },
        }
    }

    /// How far it reaches for whoever asks: for staff, as far as the widest of their roles.
    pub fn of(&self, who: &Who) -> Reach {
        match who {
            Who::Visitor | Who::Ended(_) => self.visitor,
            Who::YoungPerson(_) => self.young_person,
            // Staff with no role left may still see what everyone sees.
            Who::Staff(staff) => {
                let reaches = staff.roles.iter().map(|role| self.of_role(*role, staff.organisation));
                reaches.max().unwrap_or(self.visitor)
            }
        }
    }

    pub fn needs_step_up(&self) -> bool {
        self.step_up == Reach::Yes
    }

    /// True for pages of young people: they sign in at another door than staff.
    fn is_young_persons(&self) -> bool {
        self.young_person > Reach::No
    }
}

/// Every line of the matrix.
pub fn matrix() -> &'static [Access] {
    static LINES: OnceLock<Vec<Access>> = OnceLock::new();
    LINES.get_or_init(|| {
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(MATRIX.as_bytes());
        reader.deserialize().collect::<std::result::Result<_, _>>().expect("access.csv is well formed")
    })
}

/// The line of one route and method.
pub fn access(method: &Method, route: &str) -> Option<&'static Access> {
    static BY_ROUTE: OnceLock<HashMap<(&'static str, &'static str), &'static Access>> = OnceLock::new();
    let by_route = BY_ROUTE
        .get_or_init(|| matrix().iter().map(|line| ((line.method.as_str(), line.route.as_str()), line)).collect());
    // HEAD is answered by GET.
    let method = if method == Method::HEAD { "GET" } else { method.as_str() };
    by_route.get(&(method, route)).copied()
}

/// Refuses to go on with a route that the matrix does not list.
pub fn assert_listed(routes: &Routes) {
    for (method, route) in routes.listed() {
        assert!(access(method, route).is_some(), "{method} {route} is not in src/server/access.csv: who may go there?");
    }
}

/// Lets a request through to its handler, or shows the right door.
pub async fn guard(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
    let who = request.extensions().get::<Who>().cloned().unwrap_or_default();
    let Some(access) = access(request.method(), &route) else {
        // A method that the route does not have: its own answer says which it has.
        return next.run(request).await;
    };
    if access.of(&who) == Reach::No {
        return match &who {
            Who::Visitor | Who::Ended(_) => {
                let door = if access.is_young_persons() { app::SIGN_IN } else { app::STAFF_SIGN_IN };
                show_door(&app, &who, door, request).await
            }
            _ => refuse(&app, &who, &route).await,
        }
        .unwrap_or_else(IntoResponse::into_response);
    }
    match &who {
        Who::Staff(staff) if access.needs_step_up() && !staff.stepped_up(app.now()) => {
            show_door(&app, &who, app::STEP_UP, request).await.unwrap_or_else(IntoResponse::into_response)
        }
        _ => next.run(request).await,
    }
}

/// Not theirs: it looks as if it were not there, and the audit knows (S-24).
async fn refuse(app: &AppState, who: &Who, route: &str) -> Result<Response> {
    let (id, role) = who.in_audit();
    let mut tx = app.db.begin().await?;
    let line = Line { who: id, role, deed: Deed::AccessRefused, about: Some(route), ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    tx.commit().await?;
    Err(AppError::NotFound)
}

/// Leads to a door, and back here afterwards. A form that came too late is held for the one who sent it.
async fn show_door(app: &AppState, who: &Who, door: &str, request: Request) -> Result<Response> {
    // Only a page can be gone back to; a deed without one leads home.
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
    let is_page = access(&Method::GET, &route).is_some();
    let address = request.uri().path_and_query().filter(|_| is_page).map_or("/", |address| address.as_str()).to_owned();
    let path = request.uri().path().to_owned();
    let sender = match who {
        Who::Ended(session) => Some(session.clone()),
        Who::Staff(staff) => Some(staff.session.clone()),
        Who::Visitor | Who::YoungPerson(_) => None,
    };
    let mut held = None;
    if let Some(session) = sender.filter(|_| request.method() == Method::POST && is_form(&request)) {
        let body = body_of(request.map(Body::new), app).await?;
        let token = sessions::form_token(&app.keys, &session.token_hash);
        if let (true, Ok(text)) = (carries(&body, &token), std::str::from_utf8(&body)) {
            held = Some(held::hold(&app.db, &app.keys, &session.person, &path, text, app.now()).await?);
        }
    }
    let mut response = see_other(&with_onwards(door, &address));
    if let Some(token) = held {
        set_cookie(&mut response, HELD_COOKIE, &token, Some(HELD_FOR / 1000));
    }
    Ok(response)
}

/// A door's address that knows where to go afterwards.
fn with_onwards(door: &str, address: &str) -> String {
    if address == "/" || !is_our_address(address) {
        return door.to_owned();
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("onwards", address);
    format!("{door}?{}", query.finish())
}

#[cfg(test)]
mod tests;
