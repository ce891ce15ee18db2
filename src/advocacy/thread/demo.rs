//! A case of the demonstration: somebody has asked, an advocate has answered, and would share something with her adviser.

use crate::accounts::PersonId;
use crate::error::{AppError, Result};
use crate::exec;
use crate::keys::{Keys, random_id};
use crate::web::Tx;

use super::super::model::{Asked, Colleague, Contact, Kind, Topic, Way};
use super::super::store::{self, NewCase, Said};
use super::share::{self, New};

const HOUR: i64 = 3_600_000;
/// The promise, in working days.
const DAYS: u16 = 2;

/// Whose case it is, who has it, and the adviser with whom something might be shared.
pub struct Sharing<'a> {
    pub owner: &'a PersonId,
    pub name: &'a str,
    pub advocate: &'a PersonId,
    pub adviser: &'a PersonId,
}

/// One case of somebody's, with a few messages and an offered share. Gives its id.
pub async fn seed_sharing(tx: &mut Tx, keys: &Keys, cast: &Sharing<'_>, now: i64) -> Result<String> {
    let asked_at = now - 26 * HOUR;
    let id = store::ask_at(tx, keys, &new_case(cast), DAYS, asked_at).await?;
    let (advocate, claimed_at) = (cast.advocate.as_str(), asked_at + HOUR);
    let found = store::find(tx, keys, &id).await?.ok_or(AppError::NotFound)?;
    exec!(
        &mut *tx,
        "update advocacy_cases set advocate_id = $1, claimed_at = $2 where id = $3",
        advocate,
        claimed_at,
        id
    )?;
    let by = |kind, words| Said { kind, staff: Some(cast.advocate), private: false, words, once: None };
    let own = Said::own(Kind::Wrote, Some("It is three weeks now. I need to know about the deposit."));
    let offered = "Grace Sample:\nAmara needs to know by Friday if the deposit for her flat is paid.";
    for (number, said, at) in [
        (2, by(Kind::Claimed, None), claimed_at),
        (
            3,
            by(Kind::Answered, Some("Hello Amara. I can call her team for you. What should I say?")),
            claimed_at + HOUR,
        ),
        (4, own, claimed_at + 2 * HOUR),
        (5, by(Kind::ShareOffered, Some(offered)), claimed_at + 3 * HOUR),
    ] {
        store::say(tx, &found.key, &id, number, &said, at).await?;
    }
    let to = Colleague { id: cast.adviser.clone(), name: "Grace Sample".to_owned() };
    let words = "Amara needs to know by Friday if the deposit for her flat is paid.";
    let new = New { once: &random_id(), to: &to, words };
    share::seed_offer(tx, &found.key, &id, Some(cast.advocate), &new, claimed_at + 3 * HOUR).await?;
    Ok(id)
}

fn new_case(cast: &Sharing<'_>) -> NewCase {
    NewCase {
        once: random_id(),
        asked: Asked {
            topics: vec![Topic::NoOneCalls, Topic::Money],
            words: Some("I have called my adviser six times about my deposit and no one calls back.".to_owned()),
            wish: Some("Someone tells me if the deposit is paid.".to_owned()),
            ..Asked::default()
        },
        contact: Contact {
            name: cast.name.to_owned(),
            ways: vec![Way::Text, Way::Email],
            phone: Some("+447700900123".to_owned()),
            hours: Some((10 * 60, 18 * 60)),
            ..Contact::default()
        },
        owner: Some(cast.owner.clone()),
        invited: None,
    }
}
