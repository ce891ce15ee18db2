//! What somebody may do.

use leptos::prelude::*;

use super::address_of;
use crate::accounts::{Organisation, Role};
use crate::admin::form::RolesForm;
use crate::admin::model::Member;
use crate::forms::FormState;
use crate::ui::{BackLink, Button, Checkboxes, Choice, ErrorSummary, PostForm};
use crate::web::Sheet;

/// The form, fresh or refused.
pub fn roles(member: &Member, organisation: Organisation, form: FormState<RolesForm>) -> Sheet {
    let FormState { values, errors } = form;
    let legend = format!("What may {} do?", member.name);
    Sheet::new("Change roles", || {
        view! {
            <BackLink href=address_of(member.id.as_str()) label=member.name.clone()/>
            <ErrorSummary errors=errors.clone()/>
            <PostForm>
                <Checkboxes name="roles" legend=legend is_heading=true
                    hint="A change signs them out everywhere. They sign in again with their new roles. If they should not
                        come in any more, disable them instead."
                    options=choices(organisation) values=values.roles error=errors.of("roles")/>
                <Button>"Save the roles"</Button>
            </PostForm>
        }
    })
}

/// Every role of an organisation, with what it is for.
pub fn choices(organisation: Organisation) -> Vec<Choice> {
    organisation.roles().map(|role| Choice::new(role.code(), role.name()).hint(about(role))).collect()
}

fn about(role: Role) -> &'static str {
    match role {
        Role::Advocate => "Stands beside the young people whose cases they take.",
        Role::AdvocacyManager => "Shares out cases and looks after advocates.",
        Role::PersonalAdviser => "Looks after the young people whose adviser they are.",
        Role::InternetTeam => "Answers requests to get online.",
        Role::OpportunitiesEditor => "Writes local listings of work and training.",
        Role::ParticipationWorker => "Brings together what young people say.",
        Role::BoardReviewer => "Reads counts and themes for the board.",
        Role::DataProtection => "Answers complaints about how we use data.",
        Role::Administrator => "Invites people and says what they may do. Sees nothing that young people write.",
    }
}
