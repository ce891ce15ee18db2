//! More that waits in the demonstration, all asked without an account, and texts that its advocates begin with.

use crate::error::Result;
use crate::exec;
use crate::keys::{Keys, random_id};
use crate::web::Tx;

use super::super::model::{Asked, AskedBy, Contact, OnBehalf, Topic, Way};
use super::super::store::{NewCase, ask_at};
use super::snippets::SHELF;

const DAY: i64 = 24 * 3_600_000;
/// The promise, in working days.
const DAYS: u16 = 2;

/// Five who wait, and the texts.
pub async fn seed(tx: &mut Tx, keys: &Keys, now: i64) -> Result<()> {
    let new =
        |asked: Asked, contact: Contact| NewCase { once: random_id(), asked, contact, owner: None, invited: None };
    let words = |text: &str| Some(text.to_owned());
    let contact = |name: &str, ways: Vec<Way>| Contact {
        name: name.to_owned(),
        ways,
        phone: Some("07700 900123".to_owned()),
        ..Contact::default()
    };
    let calls = Asked {
        topics: vec![Topic::NoOneCalls, Topic::ChangeAdviser],
        words: words("I have left five messages since August."),
        wish: words("Somebody who calls me back."),
        ..Asked::default()
    };
    ask_at(tx, keys, &new(calls, contact("Jules", vec![Way::Text])), DAYS, now - DAY).await?;
    let rent = Asked {
        topics: vec![Topic::Rent],
        words: words("They say I owe rent."),
        language: words("Somali"),
        interpreter: true,
        ..Asked::default()
    };
    let shared = Contact {
        shared: true,
        hours: Some((14 * 60, 18 * 60)),
        care: words("My cousin picks up sometimes."),
        ..contact("Hodan", vec![Way::Call])
    };
    ask_at(tx, keys, &new(rent, shared), DAYS, now - 6 * DAY).await?;
    let meeting = Asked {
        topics: vec![Topic::Meeting, Topic::PathwayPlan],
        on_behalf: Some(OnBehalf {
            by: AskedBy::Carer,
            name: "Pat Example".to_owned(),
            contact: "020 7946 0000".to_owned(),
            agreed: true,
        }),
        ..Asked::default()
    };
    ask_at(tx, keys, &new(meeting, contact("Robin", vec![Way::HereOnly])), DAYS, now - DAY).await?;
    let college =
        Asked { topics: vec![Topic::Education], words: words("They want to end my place."), ..Asked::default() };
    ask_at(tx, keys, &new(college, contact("Sasha", vec![Way::Call])), DAYS, now).await?;
    let money = Asked { topics: vec![Topic::Money], wish: words("The grant they promised."), ..Asked::default() };
    ask_at(tx, keys, &new(money, contact("Noor", vec![Way::Text])), DAYS, now).await?;
    snippets(tx, now).await
}

async fn snippets(tx: &mut Tx, now: i64) -> Result<()> {
    let texts = [
        ("Hello", "Hello {name}, I am glad that you asked. I work for you and for nobody else."),
        (
            "I have written to them",
            "I have written to them today and asked for an answer within five working days. You hear from me as soon as they say anything.",
        ),
    ];
    for (title, text) in texts {
        let (id, team) = (random_id(), SHELF.team);
        exec!(
            &mut *tx,
            "insert into snippets (id, once, team, title, words, active, changed_at) values ($1, $1, $2, $3, $4, $5, $6)",
            id,
            team,
            title,
            text,
            true,
            now
        )?;
    }
    Ok(())
}
