//! The letters about complaints. None says what it is about (S-49).

use crate::accounts::{PersonId, people};
use crate::app;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Draft, Kind, NewLetter, Words};
use crate::web::{AppState, Tx};
use crate::{say, sql};

const NEWS: &str = "mine.news";
const REMINDER: &str = "mine.reminder";

pub const KINDS: &[Kind] = &[
    Kind { name: NEWS, write: |_, draft| Box::pin(news(draft)), can_be_stopped: true, keeps_hours: true },
    Kind {
        name: REMINDER,
        write: |app, draft| Box::pin(reminder(app, draft)),
        can_be_stopped: false,
        keeps_hours: true,
    },
];

/// Tells a young person that something of theirs has changed.
pub async fn queue_news(tx: &mut Tx, keys: &Keys, person: &PersonId, id: &str, now: i64) -> Result<()> {
    let contact = people::contact(tx, keys, person).await?;
    let email = contact.and_then(|contact| contact.email).and_then(|email| EmailAddress::parse(&email).ok());
    let Some(to) = email else { return Ok(()) };
    let (kind, person) = (NEWS, Some(person.as_str()));
    let letter = NewLetter { kind, to: &to, person, team: "council", payload: id, once: None };
    mail::queue(tx, keys, &letter, now).await?;
    Ok(())
}

async fn news(_: Draft) -> Result<Option<Words>> {
    Ok(Some(Words {
        subject: say!("mine-news-subject").to_owned(),
        paragraphs: vec![say!("mine-news-text").to_owned()],
        link: Some((say!("mine-news-link").to_owned(), app::ME.to_owned())),
        ..Words::default()
    }))
}

struct OfficerRow {
    id: String,
}

/// Tells every data protection officer that a complaint waits.
pub async fn queue_reminders(tx: &mut Tx, keys: &Keys, complaint: &str, now: i64) -> Result<()> {
    let officers = sql!(
        &mut *tx,
        fetch_all,
        OfficerRow,
        "select p.id from people p join staff_roles r on r.person_id = p.id
         where r.role = 'data_protection' and p.disabled_at is null order by p.id"
    )?;
    for OfficerRow { id } in officers {
        let officer = PersonId(id);
        let contact = people::contact(tx, keys, &officer).await?;
        let email = contact.and_then(|contact| contact.email).and_then(|email| EmailAddress::parse(&email).ok());
        let Some(to) = email else { continue };
        let once = format!("{REMINDER} {complaint} {officer}");
        let (kind, person) = (REMINDER, Some(officer.as_str()));
        let letter = NewLetter { kind, to: &to, person, team: "council", payload: complaint, once: Some(&once) };
        mail::queue(tx, keys, &letter, now).await?;
    }
    Ok(())
}

struct Open {
    #[allow(dead_code)] // asked for so that there is something to ask for
    id: String,
}

/// Says nothing where somebody has seen to it meanwhile.
async fn reminder(app: AppState, draft: Draft) -> Result<Option<Words>> {
    let (mut tx, id) = (app.db.read().await?, &draft.payload);
    let open = sql!(
        &mut tx,
        fetch_optional,
        Open,
        "select id from mine_complaints where id = $1 and acknowledged_at is null and answered_at is null",
        id
    )?;
    Ok(open.map(|_| Words {
        subject: "Something waits for you".to_owned(),
        paragraphs: vec![
            "Something has waited for 20 days, and nobody has said that we have it.".to_owned(),
            "It must be answered by the day that the list shows.".to_owned(),
        ],
        link: Some(("Open the list".to_owned(), app::DATA_COMPLAINTS.to_owned())),
        ..Words::default()
    }))
}
