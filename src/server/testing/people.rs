//! People as tests need them: signed in, with a name and an address.

use super::TestApp;
use crate::accounts::people::{self, NewPerson};
use crate::accounts::sessions::{self, NewSession};
use crate::accounts::{Lasts, OpenedBy, Organisation, PersonId, Role};
use crate::forms::EmailAddress;

impl TestApp {
    /// The app as a young person on their own phone asks it. They are matched already.
    pub async fn young_person(&self, name: &str) -> (TestApp, PersonId) {
        let mut tx = self.state.db.begin().await.expect("it begins");
        let email = EmailAddress::parse(&format!("{}@young.example", name.to_lowercase())).expect("an address");
        let new = NewPerson { organisation: None, name, email: Some(&email) };
        let id = people::add(&mut tx, &self.state.keys, &new, self.state.now()).await.expect("added").expect("new");
        tx.commit().await.expect("it ends");
        let session = NewSession {
            person: &id,
            opened_by: OpenedBy::EmailCode,
            own_phone: true,
            device: "Chrome on Android",
            lasts: Lasts::OWN_PHONE,
        };
        (self.signed_in(&session).await, id)
    }

    /// The same young person signs in once more.
    pub async fn young_person_again(&self, id: &PersonId) -> TestApp {
        let (device, lasts) = ("Chrome on Android", Lasts::OWN_PHONE);
        self.signed_in(&NewSession { person: id, opened_by: OpenedBy::EmailCode, own_phone: true, device, lasts }).await
    }

    /// The app as a member of staff asks it, who has just proved who they are.
    pub async fn staff(&self, name: &str, organisation: Organisation, roles: &[Role]) -> (TestApp, PersonId) {
        let mut tx = self.state.db.begin().await.expect("it begins");
        let email = EmailAddress::parse(&format!("{}@staff.example", name.to_lowercase())).expect("an address");
        let new = NewPerson { organisation: Some(organisation), name, email: Some(&email) };
        let now = self.state.now();
        let id = people::add(&mut tx, &self.state.keys, &new, now).await.expect("added").expect("new");
        people::set_roles(&mut tx, &id, organisation, roles, None, now).await.expect("roles of theirs");
        tx.commit().await.expect("it ends");
        let session = NewSession {
            person: &id,
            opened_by: OpenedBy::PasswordAndCode,
            own_phone: false,
            device: "Firefox on Windows",
            lasts: Lasts::of_staff(roles),
        };
        (self.signed_in(&session).await, id)
    }

    /// The ids of somebody's sessions.
    pub async fn session_ids(&self, person: &PersonId) -> Vec<String> {
        let mut tx = self.state.db.read().await.expect("it begins");
        let list = sessions::list(&mut tx, person, self.state.now()).await.expect("a list");
        list.into_iter().map(|session| session.id).collect()
    }
}
