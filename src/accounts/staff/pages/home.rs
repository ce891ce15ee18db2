use leptos::prelude::*;

use crate::accounts::Role;
use crate::accounts::staff::RoomCard;
use crate::app;
use crate::ui::Card;
use crate::web::Sheet;

/// The first page of staff. `cards` are those of rooms after this one, each with what waits there.
pub fn home(name: &str, roles: &[Role], cards: Vec<(RoomCard, Vec<String>)>) -> Sheet {
    let heading = format!("Hello {name}");
    let named = roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(", ");
    let named = format!("You are here as: {named}.");
    let has = |role| roles.contains(&role);
    let people = has(Role::Administrator).then(|| {
        view! { <li><Card heading="People and roles" href=app::ADMIN_PEOPLE><p>"Invite, and see who may do what."</p></Card></li> }
    });
    let young = has(Role::PersonalAdviser).then(|| {
        view! { <li><Card heading="My young people" href=app::YOUNG_PEOPLE><p>"Invite, match, and give a code."</p></Card></li> }
    });
    let complaints = has(Role::DataProtection).then(|| {
        view! { <li><Card heading="Complaints about data" href=app::DATA_COMPLAINTS><p>"What waits, and by when."</p></Card></li> }
    });
    let help = (has(Role::PersonalAdviser) || has(Role::OpportunitiesEditor)).then(|| {
        view! { <li><Card heading="Help wanted" href=app::HELP_WANTED><p>"Answer those who ask for help with applying."</p></Card></li> }
    });
    let letters = has(Role::PersonalAdviser).then(|| {
        view! { <li><Card heading="Letters to confirm" href=app::LETTERS_TO_CONFIRM><p>"Confirm that somebody is or was in care."</p></Card></li> }
    });
    let cards = cards.into_iter().map(|(card, waiting)| {
        let waiting = waiting.into_iter().map(|line| view! { <p><strong>{line}</strong></p> }).collect_view();
        view! { <li><Card heading=card.heading href=card.address><p>{card.about}</p>{waiting}</Card></li> }
    });
    let cards = cards.collect_view();
    Sheet::new("Your work here", || {
        view! {
            <h1>{heading}</h1>
            <p class="lead">{named}</p>
            <ul class="doors" role="list">
                {people}
                {young}
                {complaints}
                {help}
                {letters}
                {cards}
                <li><Card heading="Your account" href=app::STAFF_ACCOUNT>
                    <p>"Your password and passkeys, and where you are signed in."</p>
                </Card></li>
            </ul>
        }
    })
}
