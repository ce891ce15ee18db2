//! What administrators type, and what is wrong with it.

use serde::Deserialize;

use crate::accounts::{Organisation, Role};
use crate::forms::{EmailAddress, FieldErrors};

/// The longest name we keep, in characters.
const LONGEST_NAME: usize = 100;

/// Somebody to invite, as it is typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InviteForm {
    pub name: String,
    pub email: String,
    pub roles: Vec<String>,
}

/// Somebody to invite.
pub struct NewStaff {
    pub name: String,
    pub email: EmailAddress,
    pub roles: Vec<Role>,
}

impl InviteForm {
    pub fn check(&self, organisation: Organisation) -> Result<NewStaff, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.note("name", check_name(&self.name));
        let email = errors.note("email", check_email(&self.email));
        let roles = errors.note("roles", check_roles(&self.roles, organisation));
        match (name, email, roles) {
            (Some(name), Some(email), Some(roles)) => Ok(NewStaff { name, email, roles }),
            _ => Err(errors),
        }
    }
}

/// The roles that a member of staff is to have.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RolesForm {
    pub roles: Vec<String>,
}

impl RolesForm {
    pub fn of(roles: &[Role]) -> RolesForm {
        RolesForm { roles: roles.iter().map(|role| role.code().to_owned()).collect() }
    }

    pub fn check(&self, organisation: Organisation) -> Result<Vec<Role>, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.note("roles", check_roles(&self.roles, organisation)).ok_or(errors)
    }
}

/// Which session to end.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SessionForm {
    /// An id, or `ALL_SESSIONS`.
    pub session: String,
}

/// In place of an id: every one of them. Ids are longer.
pub const ALL_SESSIONS: &str = "all";

/// Which invitation to take back.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TakeBackForm {
    pub invitation: String,
}

/// Which letter needs nobody's care any more.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LetterForm {
    pub letter: String,
}

/// A button and nothing else.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ButtonForm {}

/// True for what could be one of our ids. Nothing else is looked for: PostgreSQL would fail over a zero byte.
pub fn could_be_an_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn check_email(typed: &str) -> Result<EmailAddress, String> {
    EmailAddress::parse(typed).map_err(|_| "Write their whole email address, such as name@council.example.".to_owned())
}

fn check_name(typed: &str) -> Result<String, String> {
    let name = typed.trim();
    if name.is_empty() {
        return Err("Write their name.".to_owned());
    }
    if name.chars().any(char::is_control) {
        return Err("Write their name on one line, without signs that cannot be seen.".to_owned());
    }
    let length = name.chars().count();
    if length > LONGEST_NAME {
        return Err(format!("Make the name shorter. It can have {LONGEST_NAME} characters, and it has {length}."));
    }
    Ok(name.to_owned())
}

/// Roles of this organisation, each once, in their own order.
fn check_roles(typed: &[String], organisation: Organisation) -> Result<Vec<Role>, String> {
    let known = |code: &String| Role::from_code(code).filter(|role| role.is_in(organisation));
    let Some(mut roles) = typed.iter().map(known).collect::<Option<Vec<_>>>() else {
        return Err("Choose from the roles in the list.".to_owned());
    };
    if roles.is_empty() {
        return Err("Choose at least one role.".to_owned());
    }
    roles.sort();
    roles.dedup();
    Ok(roles)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(roles: &[&str]) -> Vec<String> {
        roles.iter().map(|role| role.to_string()).collect()
    }

    #[test]
    fn roles_are_of_the_organisation_and_each_once() {
        let check = |roles: &[&str], organisation| check_roles(&codes(roles), organisation);
        let twice = check(&["administrator", "advocate", "advocate"], Organisation::Provider);
        assert_eq!(twice, Ok(vec![Role::Advocate, Role::Administrator]));
        for wrong in [&["advocate"][..], &["personal_adviser", "king"], &[""], &[]] {
            assert!(check(wrong, Organisation::Council).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn every_wrong_field_has_a_sentence_of_its_own() {
        let errors = InviteForm::default().check(Organisation::Council).err().expect("refused");
        for field in ["name", "email", "roles"] {
            assert!(errors.of(field).is_some(), "{field}");
        }
        assert!(check_name(&"x".repeat(101)).is_err() && check_name("Ada\nObi").is_err());
        assert_eq!(check_name(" Ada Obi "), Ok("Ada Obi".to_owned()));
    }
}
