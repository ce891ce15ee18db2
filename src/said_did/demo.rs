//! Promises of the demonstration: two years of them, invented.

use crate::error::Result;
use crate::keys::{Keys, random_id};
use crate::web::Tx;
use crate::words::london_day;

use super::form::NewMove;
use super::model::{NewPromise, State, Words};
use super::store;

const DAY: i64 = 86_400_000;

/// What becomes of one: so many days ago, to what, in which words; and how many days from now its new day is.
type Step = (i64, State, &'static str, Option<i64>);

/// One invented promise: what was said, its theme, how many said it, what is promised, by whom; how many days ago, and for how many
/// days from now.
struct Plan {
    said: &'static str,
    theme: &'static str,
    pieces: i64,
    promised: &'static str,
    by_whom: &'static str,
    made: i64,
    due: i64,
    board: bool,
    steps: &'static [Step],
}

#[rustfmt::skip] // a table
const PLANS: &[Plan] = &[
    Plan { said: "Nobody rings back when we leave a message.", theme: "adviser", pieces: 31, promised: "Every message gets an answer within two working days.", by_whom: "The leaving care team", made: 700, due: -610, board: false, steps: &[
        (690, State::Started, "The team has begun to share one list of messages.", None),
        (615, State::Done, "The team shares one list now. Nine of ten messages get an answer in two days.", None),
    ] },
    Plan { said: "We hear about a move the day before it happens.", theme: "home", pieces: 18, promised: "You hear about a move two weeks before it, and you see the place first.", by_whom: "The placements office", made: 560, due: -400, board: false, steps: &[
        (500, State::Started, "We wrote the new rule with the Children in Care Council.", None),
        (380, State::Done, "It is the rule now. You can say no to a day that does not suit you.", None),
    ] },
    Plan { said: "Bin bags are not for moving our things.", theme: "home", pieces: 42, promised: "Everyone who moves gets a suitcase to keep.", by_whom: "The placements office", made: 430, due: -330, board: false, steps: &[
        (345, State::Done, "There are 60 suitcases. Ask your social worker for yours.", None),
    ] },
    Plan { said: "We want a free gym card.", theme: "health", pieces: 12, promised: "Everyone who leaves care gets a free gym card.", by_whom: "The leisure office", made: 390, due: -250, board: false, steps: &[
        (240, State::NotDone, "The gyms did not agree. You can swim for free. Show your letter at the desk.", None),
    ] },
    Plan { said: "Forms ask for our story again and again.", theme: "heard", pieces: 23, promised: "You tell your story once. Staff read it before they meet you.", by_whom: "The children’s services office", made: 240, due: -54, board: false, steps: &[
        (120, State::Started, "The new form is being tried by two teams.", None),
    ] },
    Plan { said: "The money to set up a first home comes too late.", theme: "money", pieces: 9, promised: "The money is there on the day you get your keys.", by_whom: "The leaving care team", made: 200, due: -12, board: false, steps: &[] },
    Plan { said: "There is nowhere quiet to study.", theme: "work", pieces: 3, promised: "Two rooms in the library are kept for you on weekdays.", by_whom: "The libraries office", made: 150, due: -30, board: false, steps: &[
        (100, State::Started, "We chose the two rooms.", None),
        (35, State::PutOff, "The rooms need a new door first.", Some(60)),
    ] },
    Plan { said: "Some of you wait long for a laptop. How long is too long?", theme: "online", pieces: 7, promised: "You wait no longer than 20 working days for a laptop.", by_whom: "The internet team", made: 45, due: 90, board: true, steps: &[
        (20, State::Started, "Ten laptops are kept ready now.", None),
    ] },
];

/// Adds them.
pub async fn seed(tx: &mut Tx, keys: &Keys, now: i64) -> Result<()> {
    for plan in PLANS {
        let day = |days: i64| london_day(now + days * DAY);
        let words = Words {
            said: plan.said.to_owned(),
            theme: plan.theme.to_owned(),
            pieces: plan.pieces,
            promised: plan.promised.to_owned(),
            by_whom: plan.by_whom.to_owned(),
        };
        let new = NewPromise { once: random_id(), words, due: day(plan.due), asked_by_board: plan.board };
        let id = store::promise_in(tx, keys, &new, None, now - plan.made * DAY).await?;
        for (ago, to, words, due) in plan.steps {
            let Some(item) = store::item(tx, &id).await? else { continue };
            let new = NewMove { to: *to, words: (*words).to_owned(), due: due.map(day) };
            store::move_in(tx, keys, &item, item.version, &new, None, now - ago * DAY).await?;
        }
    }
    Ok(())
}
