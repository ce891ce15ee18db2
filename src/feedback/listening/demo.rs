//! What the demonstration has: some thirty things that were said in the last six months, and what came of them. The people are
//! invented, and so are their words.

mod said;

use crate::accounts::{Organisation, PersonId, Role, Staff};
use crate::audit::Line;
use crate::error::{AppError, Result};
use crate::exec;
use crate::keys::random_id;
use crate::web::AppState;
use crate::words::Quarter;

use super::super::anonymous::{self, Handle, Kept};
use super::super::model::{Changed, Choice, Piece, Way, month_of};
use super::super::store::{self, Which};
use super::act::Act;
use super::board::write_own;
use super::snippets::SHELF;
use super::staff::ROLE;
use super::words::quarter_of;
use said::{SAID, Spoken, Step};

const DAY: i64 = 24 * 3_600_000;
/// Opens the first thing that was said with a code.
const DIGITS: &str = "4096204810240512";
const OWN_WORDS: &str = "We met three times this summer. The words that came up most were \u{201c}nobody rang back\u{201d}. We ask the \
                         Board to hear one of us at the start of each meeting, before the papers.";

/// Those of the demonstration who have to do with it.
pub struct Listeners<'a> {
    pub amara: &'a PersonId,
    pub jo: &'a PersonId,
    /// Two participation workers.
    pub pia: &'a PersonId,
    pub quin: &'a PersonId,
}

/// Says all of it, each at its own time before now; a night passes, and the workers do what they did.
pub async fn seed(app: &AppState, who: &Listeners<'_>) -> Result<()> {
    let mut pieces = Vec::new();
    for spoken in SAID {
        pieces.push((spoken, say(app, who, spoken).await?));
    }
    anonymous::night(app).await?;
    for (spoken, which) in &pieces {
        for (seen, step) in (1..).zip(spoken.then) {
            let then = (said_at(app, spoken) + 4 * DAY).min(app.now());
            take(&app.as_of(then), who, which, seen, step, spoken).await?;
        }
    }
    let pia = Staff::of_a_demonstration(who.pia, Organisation::Council, &[Role::ParticipationWorker]);
    write_own(app, &pia, &Quarter::of(app.now()).before().code(), 0, OWN_WORDS).await?;
    texts(app).await
}

/// Quarters ago, and how far into it: so every quarter of the demonstration holds what it should, whatever day it is.
fn said_at(app: &AppState, spoken: &Spoken) -> i64 {
    let mut quarter = Quarter::of(app.now());
    for _ in 0..spoken.quarters_ago {
        quarter = quarter.before();
    }
    quarter.from() + (quarter.until().min(app.now()) - quarter.from()) / 100 * spoken.percent
}

async fn say(app: &AppState, who: &Listeners<'_>, spoken: &Spoken) -> Result<Which> {
    let then = app.as_of(said_at(app, spoken));
    let (way, person) = match spoken.who {
        "amara" => (Way::Named, Some(who.amara)),
        "jo" => (Way::Named, Some(who.jo)),
        "code" => (Way::Code, None),
        _ => (Way::Nobody, None),
    };
    let piece = Piece {
        about: Some(spoken.about.to_owned()),
        feeling: spoken.feeling,
        change: spoken.change.to_owned(),
        may_quote: spoken.may_quote,
        ..Piece::new(way, month_of(then.now()), spoken.words.to_owned())
    };
    if let Some(person) = person {
        return Ok(Which::Named(store::say(&then, person, &random_id(), &piece).await?));
    }
    let is_first = SAID.iter().find(|one| one.who == "code").is_some_and(|one| one.words == spoken.words);
    let handle = if is_first { Handle::of_digits(&app.keys, DIGITS) } else { Handle::random() };
    anonymous::put(&then, handle.clone(), Kept::Piece(piece)).await?;
    Ok(Which::Anonymous(handle))
}

async fn take(
    app: &AppState,
    who: &Listeners<'_>,
    which: &Which,
    seen: i64,
    step: &Step,
    spoken: &Spoken,
) -> Result<()> {
    let quarter = quarter_of(&month_of(said_at(app, spoken)));
    let act = match step {
        Step::About(themes) => Act::Themes(themes.iter().map(|code| (*code).to_owned()).collect()),
        Step::Answer(words) => Act::Answer { words: (*words).to_owned(), once: random_id() },
        Step::Urgent(note) => Act::Urgent { note: (*note).to_owned() },
        Step::Fit(words) => Act::Fit { words: (*words).to_owned() },
        Step::Agree => Act::Agree,
        Step::In => Act::Choose { choice: Choice::In, quarter },
        Step::Out => Act::Choose { choice: Choice::Out, quarter },
        Step::Finish => Act::Finish,
    };
    let by = if matches!(step, Step::Agree) { who.quin } else { who.pia }.as_str();
    let ((deed, reason), now) = (act.deed(), app.now());
    let line = Line { who: Some(by), role: ROLE, deed, reason, ..Line::default() };
    match store::change(app, which, seen, line, |piece| act.on(piece, by, now)).await? {
        Changed::Done => Ok(()),
        _ => Err(AppError::NotFound),
    }
}

/// Texts to begin an answer with.
async fn texts(app: &AppState) -> Result<()> {
    let (mut tx, now) = (app.db.begin().await?, app.now());
    for (title, text) in [
        (
            "Thank you",
            "Hello {name}, thank you for telling us. We read it out when the Children in Care Council meets, and tell you what comes of it.",
        ),
        (
            "You are not the only one",
            "Hello {name}, others have said this too. You are right to say it, and this is what we ask for:",
        ),
    ] {
        let (id, team) = (random_id(), SHELF.team);
        exec!(
            &mut tx,
            "insert into snippets (id, once, team, title, words, active, changed_at) values ($1, $1, $2, $3, $4, $5, $6)",
            id,
            team,
            title,
            text,
            true,
            now
        )?;
    }
    Ok(tx.commit().await?)
}
