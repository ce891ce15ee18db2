//! Who is asking. Each kind of person is a type; you hold one only by being one, so a handler's signature is its guard.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use crate::error::{AppError, Result};
use crate::web::{AppState, cookie};

use super::model::{Organisation, PersonId, Role, STEPPED_UP_FOR};
use super::sessions::{self, Session, Use};

/// The cookie that holds a session's token.
pub const SESSION_COOKIE: &str = "__Host-session";

/// Whoever sent this request.
#[derive(Clone, Debug, Default)]
pub enum Who {
    /// Nobody we know.
    #[default]
    Visitor,
    /// Somebody whose session is over: they may see no more than a visitor.
    Ended(Arc<Session>),
    YoungPerson(YoungPerson),
    Staff(Staff),
}

/// A young person who is signed in.
#[derive(Clone, Debug)]
pub struct YoungPerson {
    pub id: PersonId,
    pub session: Arc<Session>,
    /// A personal adviser has confirmed who they are.
    pub matched: bool,
    /// The council gave the code that began this session, so it opens nothing that the council may not know of.
    pub let_in_by_adviser: bool,
}

/// A member of staff who is signed in.
#[derive(Clone, Debug)]
pub struct Staff {
    pub id: PersonId,
    pub session: Arc<Session>,
    pub organisation: Organisation,
    pub roles: Arc<[Role]>,
}

impl Staff {
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Somebody of a demonstration, for the verbs alone: the session is nowhere, so nobody comes in with it.
    pub fn of_a_demonstration(id: &PersonId, organisation: Organisation, roles: &[Role]) -> Staff {
        let session = Session {
            id: String::new(),
            token_hash: String::new(),
            person: id.clone(),
            organisation: Some(organisation),
            roles: roles.to_vec(),
            matched: false,
            opened_by: String::new(),
            ends_at: 0,
            idle: 0,
            stepped_up_at: None,
            ended: true,
        };
        Staff { id: id.clone(), session: Arc::new(session), organisation, roles: Arc::from(roles) }
    }

    /// True for five minutes after they proved who they are (S-19).
    pub fn stepped_up(&self, now: i64) -> bool {
        self.session.stepped_up_at.is_some_and(|at| (0..STEPPED_UP_FOR).contains(&(now - at)))
    }
}

/// True for what an open page asks by itself, to be up to date: it keeps nobody signed in.
fn is_by_itself(headers: &HeaderMap) -> bool {
    let events = headers.get(header::ACCEPT).is_some_and(|accepts| accepts == "text/event-stream");
    events || headers.contains_key("x-by-itself")
}

impl Who {
    /// Finds out who sent a request, by the cookie of their session.
    pub async fn recognise(app: &AppState, headers: &HeaderMap) -> Result<Who> {
        let Some(token) = cookie(headers, SESSION_COOKIE).filter(|token| !token.is_empty()) else {
            return Ok(Who::Visitor);
        };
        let by = if is_by_itself(headers) { Use::PageItself } else { Use::Person };
        let Some(session) = sessions::find(&app.db, token, by, app.now()).await? else { return Ok(Who::Visitor) };
        Ok(Who::of(session))
    }

    fn of(session: Session) -> Who {
        let session = Arc::new(session);
        let id = session.person.clone();
        match session.organisation {
            _ if session.ended => Who::Ended(session),
            None => Who::YoungPerson(YoungPerson {
                id,
                matched: session.matched,
                let_in_by_adviser: session.opened_by == super::model::OpenedBy::AdviserCode.code(),
                session,
            }),
            Some(organisation) => Who::Staff(Staff { id, organisation, roles: session.roles.clone().into(), session }),
        }
    }

    /// The session of somebody who is signed in.
    pub fn session(&self) -> Option<&Session> {
        match self {
            Who::Visitor | Who::Ended(_) => None,
            Who::YoungPerson(person) => Some(&person.session),
            Who::Staff(staff) => Some(&staff.session),
        }
    }

    /// Who they are and in what capacity, as the audit writes it.
    pub fn in_audit(&self) -> (Option<&str>, &'static str) {
        match self {
            Who::Visitor | Who::Ended(_) => (None, "visitor"),
            Who::YoungPerson(person) => (Some(person.id.as_str()), "young_person"),
            Who::Staff(staff) => (Some(staff.id.as_str()), staff.roles.first().map_or("staff", |role| role.code())),
        }
    }
}

impl FromRequestParts<AppState> for Who {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Who> {
        Ok(parts.extensions.get::<Who>().cloned().unwrap_or_default())
    }
}

impl FromRequestParts<AppState> for YoungPerson {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<YoungPerson> {
        match Who::from_request_parts(parts, app).await? {
            Who::YoungPerson(person) => Ok(person),
            _ => Err(AppError::NotFound),
        }
    }
}

impl FromRequestParts<AppState> for Staff {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Staff> {
        match Who::from_request_parts(parts, app).await? {
            Who::Staff(staff) => Ok(staff),
            _ => Err(AppError::NotFound),
        }
    }
}

/// Makes the type of staff who hold one role.
macro_rules! staff_with {
    ($($(#[$about:meta])* $name:ident = $role:expr;)+) => { $(
        $(#[$about])*
        #[derive(Clone, Debug)]
        pub struct $name(pub Staff);

        impl std::ops::Deref for $name {
            type Target = Staff;

            fn deref(&self) -> &Staff {
                &self.0
            }
        }

        impl FromRequestParts<AppState> for $name {
            type Rejection = AppError;

            async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<$name> {
                let staff = Staff::from_request_parts(parts, app).await?;
                if staff.is($role) { Ok($name(staff)) } else { Err(AppError::NotFound) }
            }
        }
    )+ };
}

staff_with! {
    /// Looks after the people and roles of their own organisation, and sees nothing of what young people write.
    Administrator = Role::Administrator;
    /// Looks after the young people of the council whose adviser they are.
    PersonalAdviser = Role::PersonalAdviser;
    /// Answers those who complain about how we use what they told us.
    DataProtection = Role::DataProtection;
    /// Speaks for young people, and for nobody else.
    Advocate = Role::Advocate;
    /// Sees that every young person who asks for an advocate has one.
    AdvocacyManager = Role::AdvocacyManager;
    /// Writes the council's local listings of work and training.
    OpportunitiesEditor = Role::OpportunitiesEditor;
    /// Answers those who ask to get online.
    InternetTeam = Role::InternetTeam;
    /// Works for the Children in Care Council: reads what young people say to it, and answers.
    ParticipationWorker = Role::ParticipationWorker;
    /// Sits on the Corporate Parenting Board.
    BoardReviewer = Role::BoardReviewer;
}
