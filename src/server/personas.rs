//! The people of the demonstration: one of each role, plainly invented, and a page on which anyone can be any of them. In
//! demo mode only, which serves nobody but this machine.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use leptos::prelude::*;

use crate::accounts::people::{self, NewPerson};
use crate::accounts::sessions::{self, NewSession};
use crate::accounts::{Lasts, Nothing, OpenedBy, Organisation, PersonId, Role, device, held_session};
use crate::advocacy::{self, Cast, Sharing};
use crate::app;
use crate::board;
use crate::confirmation_letters;
use crate::error::{AppError, Result};
use crate::feedback::{self, Listeners};
use crate::forms::EmailAddress;
use crate::internet_access::{self, Online};
use crate::keys::Keys;
use crate::opportunities::{self, help_me_apply};
use crate::pulses;
use crate::said_did;
use crate::ui::{Button, PostForm, Tag};
use crate::web::{AppState, Form, Routes, Sheet, Tx};
use crate::young_people::{self, Details};

/// One invented person.
pub struct Persona {
    /// Part of the address that makes one them.
    pub code: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    /// None for a young person.
    pub organisation: Option<Organisation>,
    pub roles: &'static [Role],
    pub about: &'static str,
}

const COUNCIL: Option<Organisation> = Some(Organisation::Council);
const PROVIDER: Option<Organisation> = Some(Organisation::Provider);

#[rustfmt::skip] // a table
pub const PERSONAS: &[Persona] = &[
    Persona { code: "amara", name: "Amara Example", email: "amara@young.example", organisation: None, roles: &[], about: "A young person. Her personal adviser is Grace, whom she asked for help. Vera is her advocate. She has a letter, saved things, and keeps a search." },
    Persona { code: "jo", name: "Jo Example", email: "jo@young.example", organisation: None, roles: &[], about: "A young person who made an account alone and waits to be matched. Grace has her on her list as Joanna." },
    Persona { code: "grace", name: "Grace Sample", email: "grace@council.example", organisation: COUNCIL, roles: &[Role::PersonalAdviser], about: "Amara's personal adviser. Jo waits for her." },
    Persona { code: "idris", name: "Idris Sample", email: "idris@council.example", organisation: COUNCIL, roles: &[Role::InternetTeam], about: "Of the internet team: answers requests to get online, and has one of Amara's." },
    Persona { code: "una", name: "Una Sample", email: "una@council.example", organisation: COUNCIL, roles: &[Role::InternetTeam], about: "Also of the internet team." },
    Persona { code: "olu", name: "Olu Sample", email: "olu@council.example", organisation: COUNCIL, roles: &[Role::OpportunitiesEditor], about: "Looks after local listings. Jo has asked the team for help." },
    Persona { code: "pia", name: "Pia Sample", email: "pia@council.example", organisation: COUNCIL, roles: &[Role::ParticipationWorker], about: "Works for the Children in Care Council: reads what young people say, and answers." },
    Persona { code: "quin", name: "Quin Sample", email: "quin@council.example", organisation: COUNCIL, roles: &[Role::ParticipationWorker], about: "Also works for the Children in Care Council: checks what Pia does, where two are needed." },
    Persona { code: "rowan", name: "Rowan Sample", email: "rowan@council.example", organisation: COUNCIL, roles: &[Role::BoardReviewer], about: "Sits on the Corporate Parenting Board." },
    Persona { code: "dara", name: "Dara Sample", email: "dara@council.example", organisation: COUNCIL, roles: &[Role::DataProtection], about: "The council's data protection officer. Answers complaints about data." },
    Persona { code: "sam", name: "Sam Sample", email: "sam@council.example", organisation: COUNCIL, roles: &[Role::Administrator], about: "The council's administrator." },
    Persona { code: "vera", name: "Vera Specimen", email: "vera@provider.example", organisation: PROVIDER, roles: &[Role::Advocate], about: "An advocate. She has two cases of Amara's; nine others wait." },
    Persona { code: "nia", name: "Nia Specimen", email: "nia@provider.example", organisation: PROVIDER, roles: &[Role::Advocate], about: "Another advocate." },
    Persona { code: "mo", name: "Mo Specimen", email: "mo@provider.example", organisation: PROVIDER, roles: &[Role::AdvocacyManager], about: "A manager of the advocates: shares out cases, and says which figures are right." },
    Persona { code: "mia", name: "Mia Specimen", email: "mia@provider.example", organisation: PROVIDER, roles: &[Role::AdvocacyManager], about: "Also a manager of the advocates: gives out what Mo says is right, since it takes two." },
    Persona { code: "ada", name: "Ada Specimen", email: "ada@provider.example", organisation: PROVIDER, roles: &[Role::Administrator], about: "The advocacy provider's administrator." },
];

pub fn routes() -> Routes {
    Routes::new().get(app::PERSONAS, async || page()).post("/personas/{persona}/be", be)
}

/// Adds the personas that are not there yet. Says how many are new.
pub async fn seed(app: &AppState) -> Result<usize> {
    let (db, keys, now) = (&app.db, &app.keys, app.now());
    let mut tx = db.begin().await?;
    let mut added = 0;
    for persona in PERSONAS {
        let email = EmailAddress::parse(persona.email).map_err(|_| AppError::NotFound)?;
        let new = NewPerson { organisation: persona.organisation, name: persona.name, email: Some(&email) };
        let Some(id) = people::add(&mut tx, keys, &new, now).await? else { continue };
        if let Some(organisation) = persona.organisation {
            people::set_roles(&mut tx, &id, organisation, persona.roles, None, now).await?;
        }
        added += 1;
    }
    let (mut with_more, mut with_council) = (None, None);
    // What they have done comes once, and not again with somebody who is new among them.
    if added == PERSONAS.len() {
        let (amara, grace) = (find(&mut tx, keys, "amara").await?, find(&mut tx, keys, "grace").await?);
        for (name, email, account) in [
            ("Amara Example", EmailAddress::parse("amara@young.example").ok(), Some(&amara)),
            ("Joanna Example", None, None),
        ] {
            let details = Details { name: name.to_owned(), reference: None, birth_date: None, email, phone: None };
            young_people::seed(&mut tx, keys, &details, &grace, account, now).await?;
        }
        let jo = find(&mut tx, keys, "jo").await?;
        help_me_apply::seed(&mut tx, keys, &amara, &jo, now).await?;
        confirmation_letters::seed(&mut tx, keys, &amara, &grace, "Tower Hamlets", now).await?;
        let (vera, nia) = (find(&mut tx, keys, "vera").await?, find(&mut tx, keys, "nia").await?);
        advocacy::seed_sharing(
            &mut tx,
            keys,
            &Sharing { owner: &amara, name: "Amara", advocate: &vera, adviser: &grace },
            now,
        )
        .await?;
        advocacy::seed_waiting(&mut tx, keys, now).await?;
        said_did::seed(&mut tx, keys, now).await?;
        let idris = find(&mut tx, keys, "idris").await?;
        let (pia, quin) = (find(&mut tx, keys, "pia").await?, find(&mut tx, keys, "quin").await?);
        let rowan = find(&mut tx, keys, "rowan").await?;
        with_more = Some((amara, jo, idris, vera, nia));
        with_council = Some((pia, quin, rowan));
    }
    tx.commit().await?;
    if let (Some((amara, jo, idris, vera, nia)), Some((pia, quin, rowan))) = (with_more, with_council) {
        opportunities::seed_person(db, keys, &amara, now).await?;
        internet_access::seed(app, &Online { young_person: &amara, waiting: &jo, staff: &idris }).await?;
        feedback::seed(app, &amara, &jo).await?;
        feedback::seed_listening(app, &Listeners { amara: &amara, jo: &jo, pia: &pia, quin: &quin }).await?;
        pulses::seed(app, &pia).await?;
        advocacy::seed(app, &Cast { young_person: &amara, advocate: &vera, other_advocate: &nia }).await?;
        board::seed(app, &board::Cast { worker: &pia, other_worker: &quin, reviewer: &rowan }).await?;
    }
    Ok(added)
}

/// Adds so many invented cases, of which Vera and Nia have half.
pub async fn add_cases(app: &AppState, count: usize) -> Result<()> {
    let mut tx = app.db.read().await?;
    let (vera, nia) = (find(&mut tx, &app.keys, "vera").await?, find(&mut tx, &app.keys, "nia").await?);
    drop(tx);
    advocacy::add_demo_cases(app, count, [&vera, &nia]).await
}

/// Adds so many invented requests to get online, of which Idris and Una have half.
pub async fn add_requests(app: &AppState, count: usize) -> Result<()> {
    let mut tx = app.db.read().await?;
    let (idris, una) = (find(&mut tx, &app.keys, "idris").await?, find(&mut tx, &app.keys, "una").await?);
    drop(tx);
    internet_access::add_demo_requests(app, count, [&idris, &una]).await
}

async fn find(tx: &mut Tx, keys: &Keys, code: &str) -> Result<PersonId> {
    let persona = PERSONAS.iter().find(|persona| persona.code == code).ok_or(AppError::NotFound)?;
    let email = EmailAddress::parse(persona.email).map_err(|_| AppError::NotFound)?;
    people::find_by_email(tx, keys, &email).await?.map(|found| found.id).ok_or(AppError::NotFound)
}

fn page() -> Sheet {
    let sheet = Sheet::new("Be somebody", || {
        view! {
            <h1>"Be somebody"</h1>
            <p class="lead">"This is a demonstration. These people are invented; press a button to see the portal as one of them."</p>
            <ul class="doors" role="list">{PERSONAS.iter().map(card).collect_view()}</ul>
            <p>"Young people sign in by email in real life: type one of their addresses at "<a href=app::SIGN_IN>"Sign in"</a>
                ", and read the code in the "<a href=app::MAILBOX>"mailbox of the demonstration"</a>"."</p>
        }
    });
    Sheet { listed: false, ..sheet }
}

fn card(persona: &'static Persona) -> impl IntoView {
    let roles = persona.roles.iter().map(|role| view! { <Tag>{role.name()}</Tag> " " }).collect_view();
    let organisation = match persona.organisation {
        None => "Young person",
        Some(Organisation::Council) => "Council",
        Some(Organisation::Provider) => "Advocacy provider",
    };
    view! {
        <li><div class="card contact">
            <h2>{persona.name}</h2>
            <p class="tags"><Tag>{organisation}</Tag> " " {roles}</p>
            <p>{persona.about}</p>
            <p class="hint"><bdi>{persona.email}</bdi></p>
            <PostForm action=format!("/personas/{}/be", persona.code)>
                <Button>"Be " {persona.name}</Button>
            </PostForm>
        </div></li>
    }
}

async fn be(
    State(app): State<AppState>,
    Path(code): Path<String>,
    headers: HeaderMap,
    Form(_): Form<Nothing>,
) -> Result<Response> {
    let persona = PERSONAS.iter().find(|persona| persona.code == code).ok_or(AppError::NotFound)?;
    let email = EmailAddress::parse(persona.email).map_err(|_| AppError::NotFound)?;
    let mut tx = app.db.begin().await?;
    let found = people::find_by_email(&mut tx, &app.keys, &email).await?.ok_or(AppError::NotFound)?;
    let (opened_by, lasts, home) = match persona.organisation {
        None => (OpenedBy::EmailCode, Lasts::OWN_PHONE, app::ME),
        Some(_) => (OpenedBy::PasswordAndCode, Lasts::of_staff(persona.roles), app::STAFF),
    };
    let own_phone = persona.organisation.is_none();
    let new = NewSession { person: &found.id, opened_by, own_phone, device: &device(&headers), lasts };
    let begun = sessions::begin(&mut tx, &new, app.now()).await?;
    tx.commit().await?;
    Ok(held_session(&begun, home))
}
