//! Pulses of the demonstration. Everything in them is invented.

use crate::accounts::{Organisation, ParticipationWorker, PersonId, Role, Staff};
use crate::error::{AppError, Result};
use crate::keys::random_id;
use crate::web::AppState;
use crate::words::{london_day, london_midnight};

use super::form::Written;
use super::model::{Answer, Offers, Question, Who};
use super::store::{self, By};

const DAY: i64 = 86_400_000;
const COMMENTS: [&str; 6] = [
    "A place that is open late and does not cost anything.",
    "Somebody who comes along the first time.",
    "Bus fare. I stopped going because of it.",
    "More music. The room at the centre is always full.",
    "It was good when they asked us first.",
    "Please do not move the day again.",
];

/// One that runs, one that everybody may see the results of, and one whose results nobody but workers may see yet.
pub async fn seed(app: &AppState, worker: &PersonId) -> Result<()> {
    let staff = Staff::of_a_demonstration(worker, Organisation::Council, &[Role::ParticipationWorker]);
    let staff = ParticipationWorker(staff);
    let why = "We are about to choose what there will be this winter, and want to hear from you first.";
    add(app, &staff, ("Your free time", why), (-6, 15), 0).await?;
    let why = "Letters and calls come in many ways. We want to use the one that suits you.";
    let told = add(app, &staff, ("How we keep in touch", why), (-80, -59), 61).await?;
    store::count_now(app, &told).await?;
    store::share(app, &staff, &told).await?;
    let why = "There is money for one thing at the weekend.";
    let over = add(app, &staff, ("Your weekends", why), (-24, -4), 23).await?;
    store::count_now(app, &over).await?;
    Ok(())
}

/// Adds one that runs from the first to the last of these days, counted from today, with so many answers.
async fn add(
    app: &AppState,
    staff: &ParticipationWorker,
    (title, why): (&str, &str),
    (first, last): (i64, i64),
    answers: usize,
) -> Result<String> {
    let midnight = |days: i64| london_midnight(london_day(app.now() + days * DAY));
    let written = Written {
        title: title.to_owned(),
        why: why.to_owned(),
        who: Who::Everyone,
        opens_at: midnight(first),
        closes_at: midnight(last + 1),
        questions: questions(),
    };
    let then = app.as_of(written.opens_at);
    let id = store::add(&then, staff, &random_id(), &written).await?;
    store::open(&then, staff, &id, 1).await?;
    let pulse = store::find(&mut app.db.read().await?, &id).await?.ok_or(AppError::NotFound)?;
    for number in 0..answers {
        store::answer(&then, &pulse, By::Page(&random_id()), &invented(number)).await?;
    }
    Ok(id)
}

fn questions() -> Vec<Question> {
    let options = |options: &[&str]| options.iter().map(|option| (*option).to_owned()).collect();
    let question = |asks: &str, offers| Question { asks: asks.to_owned(), offers };
    vec![
        question(
            "Which is best for you?",
            Offers::One(options(&["After school", "In the evening", "At the weekend", "I'm not sure"])),
        ),
        question(
            "What would help you to come?",
            Offers::Several(options(&["Bus fare", "Food", "A friend can come too", "Somebody I know is there"])),
        ),
        question(
            "How easy is it for you to join in?",
            Offers::Scale { low: "very hard".to_owned(), high: "very easy".to_owned() },
        ),
        question("Is there anything else?", Offers::Words),
    ]
}

/// What the person of this number answers.
fn invented(number: usize) -> Vec<Answer> {
    let several = (0..4).filter(|option| (number * 7 + option * 5) % (option + 3) < 2).collect();
    let words = (number % 9 == 4).then(|| COMMENTS[(number / 9) % COMMENTS.len()].to_owned());
    vec![
        if number % 11 == 7 { Answer::LeftOut } else { Answer::Chose(vec![[1, 2, 2, 0, 1, 2, 1, 3][number % 8]]) },
        Answer::Chose(several),
        Answer::Chose(vec![[2, 3, 1, 4, 2, 3, 0][number % 7]]),
        words.map_or(Answer::LeftOut, Answer::Wrote),
    ]
}
