//! Cases of the demonstration: plainly invented, and old enough to be looked at.

use crate::accounts::{Organisation, PersonId, Role, Staff};
use crate::error::{AppError, Result};
use crate::keys::random_id;
use crate::web::AppState;
use crate::{exec, promises};

use super::super::model::{Asked, AskedBy, Contact, Ending, Got, OnBehalf, Topic, Way};
use super::super::opening::Opener;
use super::super::store::{self, NewCase, NextStep, Outcome};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// Those of the demonstration who have to do with cases.
pub struct Cast<'a> {
    pub young_person: &'a PersonId,
    pub advocate: &'a PersonId,
    pub other_advocate: &'a PersonId,
}

/// One case that goes on and one that has ended, both the young person's; and five that wait, asked for without an account.
pub async fn seed(app: &AppState, cast: &Cast<'_>) -> Result<()> {
    open_case(app, cast).await?;
    ended_case(app, cast).await?;
    for (asked, contact, age) in waiting(cast) {
        ask(&app.as_of(app.now() - age), None, asked, contact).await?;
    }
    Ok(())
}

async fn open_case(app: &AppState, cast: &Cast<'_>) -> Result<()> {
    let (now, vera, amara) = (app.now(), advocate(cast.advocate), Opener::of_id(cast.young_person));
    let asked = Asked {
        topics: vec![Topic::NoOneCalls, Topic::PathwayPlan],
        words: Some("I have rung four times since October about my pathway plan. Nobody rings back.".to_owned()),
        wish: Some("Somebody who gets me an appointment, and comes with me.".to_owned()),
        prefer: Some(cast.advocate.as_str().to_owned()),
        ..Asked::default()
    };
    let contact = Contact { care: Some("Please do not ring the flat.".to_owned()), ..contact("Amara", "900101") };
    let id = ask(&app.as_of(now - 6 * DAY), Some(cast.young_person), asked, contact).await?;
    did(store::claim(&app.as_of(now - 6 * DAY + 2 * HOUR), &vera, &id).await?)?;
    let words = "Hello Amara. I am Vera, and I am on your side, not the council's. I will ask your adviser's manager for a day.";
    did(store::answer(&app.as_of(now - 6 * DAY + 3 * HOUR), &vera, &id, 2, &random_id(), words).await?)?;
    let words = "Thank you. Mondays are good, I work the other days.";
    did(store::write(&app.as_of(now - 5 * DAY), &amara, &id, &random_id(), words).await?)?;
    let words = "Spoke with Amara for ten minutes. She would like me at the meeting, and to read the plan before.";
    did(store::contacted(&app.as_of(now - 4 * DAY), &vera, &id, &random_id(), true, words).await?)?;
    let step = NextStep { words: "Ask for the plan, and for a Monday", by: promises::due(now, 2) };
    did(store::next_step(&app.as_of(now - 4 * DAY), &vera, &id, Some(step)).await?)?;
    let words = "The manager is back on Thursday. Try her deputy if she does not ring.";
    did(store::note(&app.as_of(now - 4 * DAY + HOUR), &vera, &id, &random_id(), words).await?)?;
    let words = "They sent me a letter about the plan. Shall I sign it?";
    did(store::write(&app.as_of(now - HOUR), &amara, &id, &random_id(), words).await?)
}

async fn ended_case(app: &AppState, cast: &Cast<'_>) -> Result<()> {
    let (then, vera, amara) = (app.now() - 70 * DAY, advocate(cast.advocate), Opener::of_id(cast.young_person));
    let asked = Asked {
        topics: vec![Topic::Money],
        words: Some("My setting-up-home money has not come.".to_owned()),
        ..Asked::default()
    };
    let id = ask(&app.as_of(then), Some(cast.young_person), asked, contact("Amara", "900101")).await?;
    did(store::claim(&app.as_of(then + HOUR), &vera, &id).await?)?;
    let words = "I wrote to the council today. They must answer by the end of next week.";
    did(store::answer(&app.as_of(then + DAY), &vera, &id, 2, &random_id(), words).await?)?;
    let words = "It came!";
    did(store::write(&app.as_of(then + 9 * DAY), &amara, &id, &random_id(), words).await?)?;
    let words = "Good. I close this now. Write here whenever it is not sorted after all.";
    did(store::close(&app.as_of(then + 10 * DAY), &vera, &id, 4, Ending::Done, words).await?)?;
    did(store::got(&app.as_of(then + 11 * DAY), &amara, &id, Got::Yes, None).await?)
}

/// What waits, how to reach whoever asked, and how long ago it was.
fn waiting(cast: &Cast<'_>) -> Vec<(Asked, Contact, i64)> {
    let about =
        |topic: Topic, words: &str| Asked { topics: vec![topic], words: Some(words.to_owned()), ..Asked::default() };
    let unsafe_now = Asked {
        unsafe_now: true,
        wish: Some("A place where he cannot find me.".to_owned()),
        ..about(Topic::Housing, "Somebody in my house goes through my things and I am scared to go back tonight.")
    };
    let interpreter = Asked {
        language: Some("Somali".to_owned()),
        interpreter: true,
        ..about(Topic::Immigration, "A letter from the Home Office came. I do not understand it.")
    };
    let on_behalf = Asked {
        on_behalf: Some(OnBehalf {
            by: AskedBy::Teacher,
            name: "Terry Invented".to_owned(),
            contact: "terry@college.example".to_owned(),
            agreed: true,
        }),
        ..about(Topic::Education, "Remy's bursary stopped in September and nobody says why.")
    };
    let with_wishes = Asked {
        prefer: Some(cast.other_advocate.as_str().to_owned()),
        avoid: Some(cast.advocate.as_str().to_owned()),
        ..about(Topic::Meeting, "My review is next month. I want somebody who says it when I cannot.")
    };
    vec![
        (unsafe_now, Contact { shared: true, hours: Some((600, 960)), ..contact("Kit", "900102") }, 3 * HOUR),
        (interpreter, Contact { ways: vec![Way::Text], ..contact("Sol", "900103") }, DAY),
        (on_behalf, contact("Remy", "900104"), DAY + 2 * HOUR),
        (about(Topic::Rent, "I am six weeks behind and the landlord wants me out."), contact("Ash", "900105"), 9 * DAY),
        (with_wishes, Contact { pronouns: Some("they".to_owned()), ..contact("Bo", "900106") }, 5 * HOUR),
    ]
}

/// By phone, on a number that is nobody's.
fn contact(name: &str, number: &str) -> Contact {
    Contact {
        name: format!("{name} Example"),
        ways: vec![Way::Call, Way::Text],
        phone: Some(format!("07700 {number}")),
        ..Contact::default()
    }
}

async fn ask(app: &AppState, owner: Option<&PersonId>, asked: Asked, contact: Contact) -> Result<String> {
    let new = NewCase { once: random_id(), asked, contact, owner: owner.cloned(), invited: None };
    let mut tx = app.db.begin().await?;
    let id = store::ask_in(&mut tx, app, &new).await?;
    tx.commit().await?;
    Ok(id)
}

fn did(outcome: Option<Outcome>) -> Result<()> {
    if outcome == Some(Outcome::Yes) { Ok(()) } else { Err(AppError::NotFound) }
}

fn advocate(id: &PersonId) -> Staff {
    Staff::of_a_demonstration(id, Organisation::Provider, &[Role::Advocate])
}

/// How many cases one transaction adds.
const BATCH: usize = 500;

/// Adds so many invented cases that are open: half of them wait, and the two advocates have a quarter each.
pub async fn add_cases(app: &AppState, count: usize, advocates: [&PersonId; 2]) -> Result<()> {
    for first in (0..count).step_by(BATCH) {
        let mut tx = app.db.begin().await?;
        for number in first..(first + BATCH).min(count) {
            let topic = Topic::ALL[number % Topic::ALL.len()];
            let asked =
                Asked { topics: vec![topic], words: Some(format!("Invented words {number}")), ..Asked::default() };
            let owner = None;
            let contact = contact(&format!("Person {number}"), "900199");
            let new = NewCase { once: random_id(), asked, contact, owner, invited: None };
            let then = app.as_of(app.now() - (number as i64 % 240) * HOUR);
            let id = store::ask_in(&mut tx, &then, &new).await?;
            if let Some(advocate) = [None, Some(advocates[0]), None, Some(advocates[1])][number % 4] {
                let (advocate, now) = (advocate.as_str(), app.now());
                exec!(
                    &mut tx,
                    "update advocacy_cases set advocate_id = $1, claimed_at = $2 where id = $3",
                    advocate,
                    now,
                    id
                )?;
            }
        }
        tx.commit().await?;
    }
    Ok(())
}
