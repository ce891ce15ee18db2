//! Pulses as tests need them.

use crate::accounts::{Organisation, ParticipationWorker, Role, Staff};
use crate::keys::{in_plain_letters, random, random_id};
use crate::server::testing::TestApp;
use crate::words::{london_day, london_midnight};

use super::form::Written;
use super::model::{Answer, Offers, Pulse, Question, Who};
use super::store::{self, By, Sent};

pub const DAY: i64 = 86_400_000;

/// How far a pulse has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Draft,
    /// Open to all.
    Open,
    /// Open to those with a ticket.
    Invited,
    Counted,
}

/// A participation worker as the verbs know them.
pub async fn worker(app: &TestApp) -> ParticipationWorker {
    let roles = [Role::ParticipationWorker];
    let (_, id) = app.staff(&format!("worker-{}", random_id()), Organisation::Council, &roles).await;
    ParticipationWorker(Staff::of_a_demonstration(&id, Organisation::Council, &roles))
}

/// A pulse of four questions, one of each kind, for two weeks from today. Gives its id.
pub async fn pulse(app: &TestApp, stage: Stage) -> String {
    let (staff, now) = (worker(app).await, app.state.now());
    let options = || ["Food", "Money", "Somebody to talk to"].map(str::to_owned).to_vec();
    let question = |asks: &str, offers| Question { asks: asks.to_owned(), offers };
    let today = london_midnight(london_day(now));
    let written = Written {
        title: "Your free time".to_owned(),
        why: "We want to change what there is.".to_owned(),
        who: if stage == Stage::Invited { Who::Invited } else { Who::Everyone },
        opens_at: today,
        closes_at: london_midnight(london_day(today + 14 * DAY + DAY / 2)),
        questions: vec![
            question("Which one?", Offers::One(options())),
            question("What helps?", Offers::Several(options())),
            question("How often?", Offers::Scale { low: "never".to_owned(), high: "always".to_owned() }),
            question("What else?", Offers::Words),
        ],
    };
    let id = store::add(&app.state, &staff, &random_id(), &written).await.expect("it is made");
    if stage != Stage::Draft {
        assert_eq!(store::open(&app.state, &staff, &id, 1).await, Ok(true));
    }
    if stage == Stage::Counted {
        assert_eq!(store::close(&app.state, &staff, &id).await, Ok(true));
    }
    id
}

/// A ticket of this pulse.
pub async fn ticket(app: &TestApp, pulse: &str) -> String {
    let ticket = in_plain_letters(&random::<12>());
    store::keep_one(&app.state, pulse, &ticket).await;
    ticket
}

/// The pulse as it stands.
pub async fn found(app: &TestApp, id: &str) -> Pulse {
    store::find(&mut app.state.db.read().await.expect("it reads"), id).await.expect("asked").expect("it is there")
}

/// Somebody answers a pulse that is open to all: with these of several, and these words.
pub async fn answer(app: &TestApp, id: &str, several: &[usize], words: &str) {
    let wrote = if words.is_empty() { Answer::LeftOut } else { Answer::Wrote(words.to_owned()) };
    let answers = [Answer::LeftOut, Answer::Chose(several.to_vec()), Answer::Chose(vec![4]), wrote];
    let sent = store::answer(&app.state, &found(app, id).await, By::Page(&random_id()), &answers).await;
    assert_eq!(sent, Ok(Sent::Yes));
}
