//! Who people are to this service: organisations, roles, and how long a session lasts.

use std::fmt;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The id of somebody who can sign in: opaque, the same for ever.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PersonId(pub String);

impl PersonId {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One of the two organisations whose staff work here. Neither sees into the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Organisation {
    Council,
    /// The advocacy provider.
    Provider,
}

impl Organisation {
    /// As the database and the command line spell it.
    pub fn code(self) -> &'static str {
        match self {
            Organisation::Council => "council",
            Organisation::Provider => "provider",
        }
    }

    pub fn from_code(code: &str) -> Option<Organisation> {
        [Organisation::Council, Organisation::Provider].into_iter().find(|known| known.code() == code)
    }

    /// Every role in it.
    pub fn roles(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| role.is_in(self))
    }
}

/// What a member of staff may do. Somebody may have several, all in one organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    Advocate,
    AdvocacyManager,
    PersonalAdviser,
    InternetTeam,
    OpportunitiesEditor,
    ParticipationWorker,
    BoardReviewer,
    /// Answers those who complain about how we use what they told us.
    DataProtection,
    Administrator,
}

impl Role {
    pub const ALL: [Role; 9] = [
        Role::Advocate,
        Role::AdvocacyManager,
        Role::PersonalAdviser,
        Role::InternetTeam,
        Role::OpportunitiesEditor,
        Role::ParticipationWorker,
        Role::BoardReviewer,
        Role::DataProtection,
        Role::Administrator,
    ];

    /// As the database, the access matrix and the command line spell it.
    pub fn code(self) -> &'static str {
        match self {
            Role::Advocate => "advocate",
            Role::AdvocacyManager => "advocacy_manager",
            Role::PersonalAdviser => "personal_adviser",
            Role::InternetTeam => "internet_team",
            Role::OpportunitiesEditor => "opportunities_editor",
            Role::ParticipationWorker => "participation_worker",
            Role::BoardReviewer => "board_reviewer",
            Role::DataProtection => "data_protection",
            Role::Administrator => "administrator",
        }
    }

    /// As staff read it.
    pub fn name(self) -> &'static str {
        match self {
            Role::Advocate => "Advocate",
            Role::AdvocacyManager => "Advocacy manager",
            Role::PersonalAdviser => "Personal adviser",
            Role::InternetTeam => "Internet team",
            Role::OpportunitiesEditor => "Opportunities editor",
            Role::ParticipationWorker => "Participation worker",
            Role::BoardReviewer => "Board reviewer",
            Role::DataProtection => "Data protection officer",
            Role::Administrator => "Administrator",
        }
    }

    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The roles in a text of codes with spaces between.
    pub fn from_codes(codes: &str) -> Vec<Role> {
        codes.split(' ').filter_map(Role::from_code).collect()
    }

    /// The codes of some roles, with spaces between.
    pub fn codes(roles: &[Role]) -> String {
        roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(" ")
    }

    /// Each organisation has administrators of its own; every other role is in one.
    pub fn is_in(self, organisation: Organisation) -> bool {
        match self {
            Role::Administrator => true,
            Role::Advocate | Role::AdvocacyManager => organisation == Organisation::Provider,
            _ => organisation == Organisation::Council,
        }
    }
}

/// How a session was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenedBy {
    EmailCode,
    /// A code that a personal adviser gave in person. It proves less: the council gave it.
    AdviserCode,
    PasswordAndCode,
    PasswordAndRecovery,
    Passkey,
}

impl OpenedBy {
    pub fn code(self) -> &'static str {
        match self {
            OpenedBy::EmailCode => "email_code",
            OpenedBy::AdviserCode => "adviser_code",
            OpenedBy::PasswordAndCode => "password_code",
            OpenedBy::PasswordAndRecovery => "password_recovery",
            OpenedBy::Passkey => "passkey",
        }
    }
}

/// How long a session lasts, in ms: unused, and at most (S-16).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lasts {
    pub idle: i64,
    pub at_most: i64,
}

impl Lasts {
    pub const OWN_PHONE: Lasts = Lasts { idle: 30 * DAY, at_most: 90 * DAY };
    pub const SHARED_PHONE: Lasts = Lasts { idle: 15 * MINUTE, at_most: 60 * MINUTE };
    pub const STAFF: Lasts = Lasts { idle: 30 * MINUTE, at_most: 8 * HOUR };
    pub const ADMINISTRATOR: Lasts = Lasts { idle: 15 * MINUTE, at_most: 4 * HOUR };

    pub fn of_young_person(own_phone: bool) -> Lasts {
        if own_phone { Lasts::OWN_PHONE } else { Lasts::SHARED_PHONE }
    }

    pub fn of_staff(roles: &[Role]) -> Lasts {
        if roles.contains(&Role::Administrator) { Lasts::ADMINISTRATOR } else { Lasts::STAFF }
    }
}

/// How long after proving again who they are staff may do what needs it (S-19), in ms.
pub const STEPPED_UP_FOR: i64 = 5 * MINUTE;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_roles_are_the_same_both_ways() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
        assert_eq!(Role::from_codes(&Role::codes(&[Role::Advocate, Role::Administrator])).len(), 2);
        assert_eq!(Role::from_codes("king advocate"), [Role::Advocate]);
    }

    #[test]
    fn only_administrators_are_in_both_organisations_and_each_in_one() {
        for role in Role::ALL {
            let both = role.is_in(Organisation::Council) && role.is_in(Organisation::Provider);
            assert_eq!(both, role == Role::Administrator, "{role:?}");
        }
    }
}
