//! A small world to walk the matrix in: two of everybody, and something of each kind that belongs to each of them.

use std::collections::HashMap;

use super::super::{Access, Reach, matrix};
use crate::accounts::sessions::NewSession;
use crate::accounts::{Lasts, OpenedBy, Organisation, PersonId, Role, Who};
use crate::keys::random_id;
use crate::server::personas;
use crate::server::testing::TestApp;

/// One kind of person who may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asker {
    Visitor,
    YoungPerson,
    Staff(Organisation, Role),
}

/// Whose an object is, as seen by whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Own,
    Organisation,
    Other,
    Nobodys,
}

impl Asker {
    /// Everybody there is: administrators of both organisations among them.
    pub fn all() -> Vec<Asker> {
        let staff = [Organisation::Council, Organisation::Provider]
            .into_iter()
            .flat_map(|organisation| organisation.roles().map(move |role| Asker::Staff(organisation, role)));
        [Asker::Visitor, Asker::YoungPerson].into_iter().chain(staff).collect()
    }

    pub fn is_signed_in(&self) -> bool {
        *self != Asker::Visitor
    }

    pub fn reach(&self, line: &Access) -> Reach {
        match self {
            Asker::Visitor => line.of(&Who::Visitor),
            Asker::YoungPerson => line.young_person,
            Asker::Staff(organisation, role) => line.of_role(*role, *organisation),
        }
    }
}

impl Relation {
    /// Those that make a difference on this route.
    pub fn of(line: &Access) -> Vec<Relation> {
        if line.route.contains('{') {
            vec![Relation::Own, Relation::Organisation, Relation::Other, Relation::Nobodys]
        } else {
            vec![Relation::Own]
        }
    }
}

/// The people of the world: `first` asks, `second` is a colleague, or another young person.
struct Pair {
    first: PersonId,
    second: PersonId,
}

pub struct World {
    app: TestApp,
    people: HashMap<Asker, Pair>,
}

impl World {
    pub async fn new(app: &TestApp) -> World {
        app.at(app.state.now()); // the clock stands still while we walk
        personas::seed(&app.state.db, &app.state.keys, app.state.now()).await.expect("personas");
        let mut people = HashMap::new();
        for asker in Asker::all().into_iter().filter(Asker::is_signed_in) {
            let mut pair = Vec::new();
            for number in 1..=2 {
                pair.push(match asker {
                    Asker::Staff(organisation, role) => {
                        let name = format!("{}-{}-{number}", organisation.code(), role.code());
                        app.staff(&name, organisation, &[role]).await.1
                    }
                    _ => app.young_person(&format!("young-{number}")).await.1,
                });
            }
            let (Some(second), Some(first)) = (pair.pop(), pair.pop()) else { unreachable!("two were made") };
            people.insert(asker, Pair { first, second });
        }
        World { app: app.clone(), people }
    }

    /// True for a route that this app serves: a benchmark's is not.
    pub fn has(&self, line: &Access) -> bool {
        !line.route.starts_with("/bench/")
    }

    /// The pages that somebody may see.
    pub fn pages_of(&self, asker: &Asker) -> Vec<&'static Access> {
        matrix().iter().filter(|line| line.method == "GET" && self.has(line) && asker.reach(line) > Reach::No).collect()
    }

    /// A browser in which this person has just signed in.
    pub async fn browser(&self, asker: &Asker) -> TestApp {
        let Some(pair) = self.people.get(asker) else { return self.app.clone() };
        self.browser_of(asker, &pair.first).await
    }

    async fn browser_of(&self, asker: &Asker, person: &PersonId) -> TestApp {
        let (opened_by, lasts) = match asker {
            Asker::Staff(_, role) => (OpenedBy::PasswordAndCode, Lasts::of_staff(&[*role])),
            _ => (OpenedBy::EmailCode, Lasts::OWN_PHONE),
        };
        let new = NewSession {
            person,
            opened_by,
            own_phone: opened_by == OpenedBy::EmailCode,
            device: "Chrome on Android",
            lasts,
        };
        self.app.signed_in(&new).await
    }

    /// The address of something in this relation to whoever asks; none where there is no such thing.
    pub async fn address(&self, line: &Access, asker: &Asker, relation: Relation) -> Option<String> {
        let Some(name) = parameter(&line.route) else { return Some(line.route.clone()) };
        let id = match relation {
            Relation::Nobodys => Some(random_id()),
            _ => self.id(&line.route, name, asker, relation).await,
        };
        Some(self.with_id(line, &id?))
    }

    /// The route with this id in it.
    pub fn with_id(&self, line: &Access, id: &str) -> String {
        match parameter(&line.route) {
            Some(name) => line.route.replace(&format!("{{{name}}}"), id),
            None => line.route.clone(),
        }
    }

    /// A deed that ends by showing a door by itself: signing out, or starting at the beginning.
    pub fn leads_to_a_door(&self, line: &Access) -> bool {
        line.route.starts_with("/sign-in")
            || line.route.starts_with("/staff/sign-in")
            || line.route.starts_with("/staff/enrol")
    }

    async fn id(&self, route: &str, name: &str, asker: &Asker, relation: Relation) -> Option<String> {
        match name {
            "persona" => (relation == Relation::Own).then(|| "amara".to_owned()),
            // Adverts belong to nobody; finding them has tests of its own.
            "id" => None,
            "session" => self.session(asker, relation).await,
            _ => panic!("{route}: what is a {name}? Tell it here."),
        }
    }

    /// A session of the asker's own, of a colleague, or of somebody of another kind.
    async fn session(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let (asker, person) = match relation {
            Relation::Own => (*asker, &self.people.get(asker)?.first),
            Relation::Organisation => (*asker, &self.people.get(asker)?.second),
            _ => {
                let other = Asker::all().into_iter().find(|other| other.is_signed_in() && other != asker)?;
                (other, &self.people.get(&other)?.first)
            }
        };
        let before = self.app.session_ids(person).await;
        self.browser_of(&asker, person).await;
        self.app.session_ids(person).await.into_iter().find(|id| !before.contains(id))
    }
}

/// The name of a route's parameter: `person` in `/admin/people/{person}`.
fn parameter(route: &str) -> Option<&str> {
    Some(route.split_once('{')?.1.split_once('}')?.0)
}
