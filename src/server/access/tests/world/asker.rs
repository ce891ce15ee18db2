//! Whoever asks, and whose it is what they ask for.

use super::super::super::{Access, Reach};
use crate::accounts::{Organisation, Role, Who};

/// One kind of person who may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asker {
    Visitor,
    YoungPerson,
    Staff(Organisation, Role),
}

/// Whose an object is, as seen by whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
