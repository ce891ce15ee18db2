//! Inviting somebody.

use leptos::prelude::*;

use super::roles::choices;
use crate::accounts::Organisation;
use crate::admin::form::InviteForm;
use crate::admin::model::Invited;
use crate::app;
use crate::forms::FormState;
use crate::ui::{BackLink, Button, Checkboxes, ErrorSummary, LinkButton, PostForm, TextField};
use crate::web::Sheet;

/// The form, fresh or refused.
pub fn invite(organisation: Organisation, form: FormState<InviteForm>) -> Sheet {
    let FormState { values, errors } = form;
    Sheet::new("Invite a colleague", || {
        view! {
            <BackLink href=app::ADMIN_PEOPLE label="People"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Invite somebody"</h1>
            <p>"They get a letter with a link that holds 48 hours. They choose their own password; nobody else ever does."</p>
            <PostForm>
                <TextField name="name" label="Name" hint="As colleagues say it." value=values.name autocomplete="off"
                    error=errors.of("name")/>
                <TextField name="email" label="Work email address" kind="email" value=values.email autocomplete="off"
                    error=errors.of("email")/>
                <Checkboxes name="roles" legend="What may they do?" options=choices(organisation) values=values.roles
                    error=errors.of("roles")/>
                <Button>"Send the invitation"</Button>
            </PostForm>
        }
    })
}

/// Why nobody was invited. The wording never tells who else has an address.
pub fn invite_refused(invited: Invited) -> &'static str {
    match invited {
        Invited::AlreadyHere => "Somebody in your organisation has this address already. Look in the list of people.",
        Invited::NotHere => "This address cannot be invited here. Ask them for another.",
        Invited::TooOften => {
            "This address had several invitations lately. Wait an hour, or until tomorrow, and try again."
        }
        Invited::Sent => "",
    }
}

/// The letter is on its way.
pub fn invited() -> Sheet {
    Sheet::new("Invitation sent", || {
        view! {
            <h1>"The invitation is sent"</h1>
            <p class="lead">"The link in it works once, and holds 48 hours."</p>
            <p>"It stands in the letter and nowhere else: nobody can look it up or send it on from here. If the letter does
                not come, invite the same address again. The earlier link stops then."</p>
            <p><LinkButton href=app::ADMIN_PEOPLE>"Back to the people"</LinkButton></p>
        }
    })
}
