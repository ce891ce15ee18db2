//! Whoever asks: what they answered so far, and in what capacity.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::accounts::{PersonId, Staff, Who, people};
use crate::app::ASK_COOKIE;
use crate::error::{AppError, Result};
use crate::mine::about;
use crate::web::{AppState, cookie};

use super::super::model::{AskedBy, OnBehalf};
use super::super::opening::Opener;
use super::visit::Visit;

pub struct Asker {
    pub visit: Option<Visit>,
    /// Whose it will be; none for visitors, and for those whom the council let in.
    pub account: Option<PersonId>,
    /// An adviser gave them the code they came in with, so they ask as a visitor does.
    pub let_in_by_adviser: bool,
    pub staff: Option<Staff>,
    /// Their session ended meanwhile. What they answered is in their cookie, and shows when they are back.
    pub is_over: bool,
    /// Whoever is signed in.
    person: Option<PersonId>,
}

impl Asker {
    /// What they answered, to be shown.
    pub fn shown(&self) -> Option<&Visit> {
        self.visit.as_ref().filter(|_| !self.is_over)
    }

    /// Begins to ask anew, with what the account knows of them.
    pub async fn begin(&self, app: &AppState, for_somebody: bool) -> Result<Visit> {
        let mut visit = Visit::begin(self.person.as_ref(), for_somebody);
        let mut tx = app.db.read().await?;
        if let (Some(person), false) = (&self.account, for_somebody) {
            let known = people::contact(&mut tx, &app.keys, person).await?;
            let about = about::about(&mut tx, &app.keys, person).await?;
            let contact = &mut visit.contact;
            contact.name = known.as_ref().map(|known| known.name.clone()).unwrap_or_default();
            contact.email = known.and_then(|known| known.email);
            contact.pronouns = about.pronouns;
            contact.phone = about.phone.map(|phone| phone.as_str().to_owned());
            contact.leave_message = about.may_leave_message == Some(true);
            contact.shared = about.phone_is_shared == Some(true);
            contact.hours = about.hours.map(|hours| (hours.from(), hours.to()));
        }
        if let Some(staff) = &self.staff {
            let known = people::contact(&mut tx, &app.keys, &staff.id).await?;
            let (name, email) = known.map(|known| (known.name, known.email)).unwrap_or_default();
            let contact = email.unwrap_or_default();
            visit.asked.on_behalf = Some(OnBehalf { by: AskedBy::Adviser, name, contact, agreed: false });
        }
        Ok(visit)
    }
}

impl FromRequestParts<AppState> for Asker {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Asker> {
        let who = Who::from_request_parts(parts, app).await?;
        let person = who.session().map(|session| session.person.clone());
        let (account, let_in_by_adviser) = match &who {
            Who::YoungPerson(person) => (Opener::of_account(person).account().cloned(), person.let_in_by_adviser),
            _ => (None, false),
        };
        let ended = match &who {
            Who::Ended(session) => Some(session.person.clone()),
            _ => None,
        };
        let opens_for = person.as_ref().or(ended.as_ref());
        let visit =
            cookie(&parts.headers, ASK_COOKIE).and_then(|cookie| Visit::open(&app.keys, cookie, opens_for, app.now()));
        let is_over = ended.is_some() && visit.as_ref().is_some_and(Visit::is_an_accounts);
        let staff = match who {
            Who::Staff(staff) => Some(staff),
            _ => None,
        };
        Ok(Asker { visit, account, let_in_by_adviser, staff, is_over, person })
    }
}
