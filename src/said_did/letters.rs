//! The letters of this room. None says who wrote, what it is about, or what this service is for (S-49).

use serde::{Deserialize, Serialize};

use crate::accounts::{PersonId, people};
use crate::app;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Draft, Kind, NewLetter, Words};
use crate::web::{AppState, Tx};
use crate::{say, sql};

use super::store;

const MOVED: &str = "said_did.moved";
const LATE: &str = "said_did.late";
/// Whose task it is when a letter does not reach somebody.
const TEAM: &str = "council";

pub const KINDS: &[Kind] = &[
    Kind { name: MOVED, write: |app, draft| Box::pin(moved(app, draft)), can_be_stopped: true, keeps_hours: true },
    Kind { name: LATE, write: |app, draft| Box::pin(late(app, draft)), can_be_stopped: false, keeps_hours: true },
];

/// Which promise a letter is about.
#[derive(Serialize, Deserialize)]
struct About {
    id: String,
}

struct Follower {
    person_id: String,
}

async fn queue(
    tx: &mut Tx,
    keys: &Keys,
    kind: &'static str,
    to: &PersonId,
    item: &str,
    once: &str,
    now: i64,
) -> Result<()> {
    let email = people::contact(tx, keys, to).await?.and_then(|contact| contact.email);
    // Whoever has no mailbox sees it on their page.
    let Some(email) = email.and_then(|email| EmailAddress::parse(&email).ok()) else { return Ok(()) };
    let payload = serde_json::json!(About { id: item.to_owned() }).to_string();
    let once = keys.index(kind, &format!("{to}:{item}:{once}"));
    let person = Some(to.as_str());
    let letter = NewLetter { kind, to: &email, person, team: TEAM, payload: &payload, once: Some(&once) };
    Ok(mail::queue(tx, keys, &letter, now).await?)
}

/// Tells whoever follows a promise that it came to this version.
pub async fn queue_moved(tx: &mut Tx, keys: &Keys, item: &str, version: i64, now: i64) -> Result<()> {
    let followers = sql!(
        &mut *tx,
        fetch_all,
        Follower,
        "select person_id from said_did_followers where item_id = $1 order by person_id",
        item
    )?;
    for Follower { person_id } in followers {
        queue(tx, keys, MOVED, &PersonId(person_id), item, &version.to_string(), now).await?;
    }
    Ok(())
}

/// Tells a participation worker that the day of a promise is over.
pub async fn queue_late(tx: &mut Tx, keys: &Keys, to: &PersonId, item: &str, due_on: i64, now: i64) -> Result<()> {
    queue(tx, keys, LATE, to, item, &due_on.to_string(), now).await
}

/// Written only to whoever still follows it.
async fn moved(app: AppState, draft: Draft) -> Result<Option<Words>> {
    let (Some(person), Ok(About { id })) = (draft.person.map(PersonId), serde_json::from_str(&draft.payload)) else {
        return Ok(None);
    };
    if !store::follows(&mut app.db.read().await?, &person, &id).await? {
        return Ok(None);
    }
    Ok(Some(Words {
        subject: say!("said_did-letter-subject").to_owned(),
        paragraphs: vec![say!("said_did-letter-what").to_owned(), say!("said_did-letter-not-you").to_owned()],
        link: Some((say!("said_did-letter-link").to_owned(), app::SAID_DID_FOLLOWED.to_owned())),
        ..Words::default()
    }))
}

/// Written only while it is still late.
async fn late(app: AppState, draft: Draft) -> Result<Option<Words>> {
    let Ok(About { id }) = serde_json::from_str(&draft.payload) else { return Ok(None) };
    let item = store::item(&mut app.db.read().await?, &id).await?;
    Ok(item.filter(|item| item.is_overdue(app.now())).map(|item| Words {
        subject: "The day of a promise is over".to_owned(),
        paragraphs: vec![
            "Something was promised by a day, and that day is over. Anybody can see that it is late.".to_owned(),
            "Please sign in and say where it stands.".to_owned(),
        ],
        link: Some(("See what is late".to_owned(), format!("{}/{}", app::SAID_DID_EDIT, item.id))),
        ..Words::default()
    }))
}
