//! A member of staff as their administrator sees them, and what may come of a deed.

use crate::accounts::invitations::Open;
use crate::accounts::sessions::Listed;
use crate::accounts::{PersonId, Role};

/// Somebody who works for the administrator's own organisation.
#[derive(Clone, PartialEq, Eq)]
pub struct Member {
    pub id: PersonId,
    pub name: String,
    pub email: Option<String>,
    pub roles: Vec<Role>,
    pub joined_at: i64,
    /// When they last asked for a page, as far as we know it; none where they never signed in.
    pub seen_at: Option<i64>,
    pub disabled_at: Option<i64>,
}

/// Personal data never shows in a log by accident.
impl std::fmt::Debug for Member {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Member({})", self.id)
    }
}

/// Everybody of one organisation, sorted by name, and who is invited.
pub struct People {
    pub staff: Vec<Member>,
    pub invitations: Vec<Open>,
    /// How many letters wait for somebody to look at them.
    pub undelivered: usize,
}

/// One member of staff and where they are signed in.
pub struct OnePerson {
    pub member: Member,
    pub sessions: Vec<Listed>,
    /// How many young people have them as their adviser.
    pub looks_after: i64,
}

/// A letter that could not be delivered.
pub struct Letter {
    pub id: String,
    pub kind: String,
    /// The name of the member of staff whom it was for; none where it was for anybody else.
    pub to: Option<String>,
    pub failed_at: i64,
}

/// What came of inviting somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invited {
    Sent,
    /// They work here already.
    AlreadyHere,
    /// The address is somebody else's. Whose is never said.
    NotHere,
    /// It had as many letters as one address may have.
    TooOften,
}

/// What came of a deed about one member of staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Yes,
    /// It would leave the organisation without anyone who can administer it.
    LastAdministrator,
    /// Not something to do to oneself.
    Yourself,
    /// They may not sign in; that comes first.
    Disabled,
    /// Their address had as many letters as one address may have.
    TooOften,
}

/// Sorts by name, as a list on a wall is sorted: capitals and small letters alike.
pub fn by_name(staff: &mut [Member]) {
    staff.sort_by_cached_key(|member| (member.name.to_lowercase(), member.id.0.clone()));
}

/// The words for a kind of letter, without what is in it.
pub fn letter_words(kind: &str) -> &'static str {
    match kind {
        "accounts.staff_invitation" => "An invitation to work here",
        kind if kind.starts_with("accounts.") => "A letter about signing in",
        _ => "A letter",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_sorted_by_name_whatever_their_capitals() {
        let member = |name: &str| Member {
            id: PersonId(name.to_owned()),
            name: name.to_owned(),
            email: None,
            roles: Vec::new(),
            joined_at: 0,
            seen_at: None,
            disabled_at: None,
        };
        let mut staff = [member("van Dijk"), member("Obi"), member("ada"), member("Zoë")];
        by_name(&mut staff);
        assert_eq!(staff.map(|member| member.name), ["ada", "Obi", "van Dijk", "Zoë"]);
    }
}
