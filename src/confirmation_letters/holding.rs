//! What this room holds of one young person: on their page, and in the copy of their data.

use crate::accounts::people;
use crate::error::Result;
use crate::mine::{Asking, Holding, Item, ItemState, Part, Wanted, told};
use crate::say;
use crate::words::{day_words, london_day};

use super::letter;
use super::model::{Letter, State};
use super::pages::{address, mine::short};
use super::store::{codes_of, of_person};

pub const HOLDING: Holding = Holding {
    room: "confirmation_letters",
    items: |asking, wanted| Box::pin(items(asking, wanted)),
    copy: |asking| Box::pin(copy(asking)),
    // All of it hangs on the person's row.
    erase: |_| Box::pin(async { Ok(()) }),
};

/// Nobody has many letters, so the list is made of all of them.
async fn items(asking: Asking<'_>, wanted: Wanted) -> Result<Vec<Item>> {
    let Asking { tx, keys, person, now } = asking;
    let letters = of_person(tx, keys, person, now).await?;
    let adviser = people::adviser_name(tx, keys, person).await?.unwrap_or_default();
    let mut items: Vec<Item> = letters.iter().map(|letter| item(letter, &adviser, now)).collect();
    items.retain(|item| (item.state == ItemState::Done) == wanted.done && item.at < wanted.before);
    items.sort_by_key(|item| std::cmp::Reverse(item.at));
    items.truncate(usize::try_from(wanted.most).unwrap_or(0));
    Ok(items)
}

fn item(letter: &Letter, adviser: &str, now: i64) -> Item {
    let you = || say!("confirmation_letters-you").to_owned();
    let (holder, next, by, state) = match &letter.state {
        State::Waiting(due_at) => {
            let next = say!("confirmation_letters-next").to_owned();
            (adviser.to_owned(), next, Some(*due_at), ItemState::Waiting)
        }
        State::Confirmed(_) => (you(), short(letter, now), None, ItemState::Yours),
        _ => (you(), short(letter, now), None, ItemState::Done),
    };
    Item {
        at: letter.at,
        title: say!("confirmation_letters-item").to_owned(),
        address: address(&letter.id),
        holder,
        next,
        by,
        state,
    }
}

async fn copy(asking: Asking<'_>) -> Result<Vec<Part>> {
    let Asking { tx, keys, person, now } = asking;
    let (mut letters, mut codes) = (Vec::new(), Vec::new());
    for one in of_person(tx, keys, person, now).await? {
        letters.push(vec![
            told("reference", say!("confirmation_letters-reference"), one.reference.clone()),
            told("details", say!("confirmation_letters-is-for"), letter::purpose(&one.details)),
            told("asked_at", say!("confirmation_letters-copy-asked"), day(one.asked_at)),
            told("answered_at", say!("confirmation_letters-copy-changed"), day(one.at)),
            told("words", say!("confirmation_letters-copy-says"), says(&one)),
            told("due_at", say!("confirmation_letters-copy-stands"), short(&one, now)),
            told("expires_at", say!("confirmation_letters-copy-until"), until(&one)),
            told("turned_down", say!("confirmation_letters-copy-not"), turned_down(&one).0),
            told("reason", say!("confirmation_letters-copy-why"), turned_down(&one).1),
            told("withdrawn_at", say!("confirmation_letters-withdrawn"), yes(matches!(one.state, State::Withdrawn))),
        ]);
        for code in codes_of(tx, &one.id).await? {
            codes.push(vec![
                told("letter_id", say!("confirmation_letters-reference"), one.reference.clone()),
                told("made_at", say!("confirmation_letters-copy-made"), day(code.made_at)),
                told("expires_at", say!("confirmation_letters-copy-until"), day(code.expires_at)),
                told("opened", say!("confirmation_letters-copy-opened"), code.opened.to_string()),
                told(
                    "opened_at",
                    say!("confirmation_letters-copy-opened-at"),
                    code.opened_at.map(day).unwrap_or_default(),
                ),
                told("withdrawn_at", say!("confirmation_letters-withdrawn"), yes(code.withdrawn)),
            ]);
        }
    }
    Ok(vec![
        Part { table: "confirmation_letters", heading: say!("confirmation_letters-heading").to_owned(), rows: letters },
        Part {
            table: "confirmation_letter_codes",
            heading: say!("confirmation_letters-codes").to_owned(),
            rows: codes,
        },
    ])
}

/// All that a letter says, or why it says nothing.
fn says(one: &Letter) -> String {
    match &one.state {
        State::Confirmed(words) => {
            let until = day(words.expires_at);
            let (confirms, what) = (letter::confirms(&words.name, &words.council), letter::category(words.category));
            format!("{confirms} {what} {} {}, {until}", letter::purpose(&words.details), words.adviser)
        }
        State::TurnedDown(why, reason) => format!("{} {}", why.words(), reason.as_deref().unwrap_or_default()),
        _ => String::new(),
    }
}

fn until(one: &Letter) -> String {
    match &one.state {
        State::Confirmed(words) => day(words.expires_at),
        _ => String::new(),
    }
}

/// Why it cannot be confirmed, and the adviser's own words about it.
fn turned_down(one: &Letter) -> (String, String) {
    match &one.state {
        State::TurnedDown(why, reason) => (why.words().to_owned(), reason.clone().unwrap_or_default()),
        _ => Default::default(),
    }
}

fn yes(yes: bool) -> String {
    if yes { say!("confirmation_letters-yes") } else { "" }.to_owned()
}

fn day(at: i64) -> String {
    day_words(london_day(at))
}
