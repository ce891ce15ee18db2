//! Help that the invented people of the demonstration ask for.

use crate::accounts::PersonId;
use crate::error::Result;
use crate::keys::{Keys, random_id};
use crate::web::Tx;

use super::model::{Need, NewRequest, SentTo};
use super::store;

const DAY: i64 = 24 * 3_600_000;
/// The promise, in working days.
const DAYS: u16 = 3;

/// `matched` asked her adviser yesterday; `alone`, whom nobody has matched, asked the team this morning.
pub async fn seed(tx: &mut Tx, keys: &Keys, matched: &PersonId, alone: &PersonId, now: i64) -> Result<()> {
    let new = NewRequest {
        once: random_id(),
        sent_to: SentTo::Adviser,
        opportunity: None,
        about: Some("Trainee baker at Example Bakery".to_owned()),
        link: Some("https://bakery.example/jobs".to_owned()),
        needs: vec![Need::Form, Need::Care],
        words: Some("The form asks where I lived the last five years. What do I write?".to_owned()),
    };
    store::ask_in(tx, keys, matched, &new, DAYS, now - DAY).await?;
    let new = NewRequest {
        once: random_id(),
        sent_to: SentTo::Team,
        opportunity: None,
        about: None,
        link: None,
        needs: vec![Need::Cv],
        words: Some("I like working with animals. Is there anything near Bow?".to_owned()),
    };
    store::ask_in(tx, keys, alone, &new, DAYS, now).await?;
    Ok(())
}
