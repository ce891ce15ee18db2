//! What a young person's copy of their data says of their answers. They go with the account, by the database itself.

use crate::error::Result;
use crate::mine::{Asking, Holding, Part, Told};
use crate::say;
use crate::words::{day_words, london_day};

use super::model::{Answers, Question};
use super::{pages, store};

pub const HOLDING: Holding = Holding {
    room: "eligibility",
    // Nothing waits for anybody, so nothing stands on their page.
    items: |_, _| Box::pin(async { Ok(Vec::new()) }),
    copy: |asking| Box::pin(copy(asking)),
    erase: |_| Box::pin(async { Ok(()) }),
};

async fn copy(asking: Asking<'_>) -> Result<Vec<Part>> {
    let Some(kept) = store::kept(asking.tx, asking.keys, asking.person).await? else { return Ok(Vec::new()) };
    let answers: Answers = kept.answers.unwrap_or_default();
    let answers = Question::ALL.into_iter().map(|question| Told {
        column: "answers",
        label: pages::label(question).to_owned(),
        value: pages::words(question, &answers),
    });
    let kept_at = Told {
        column: "kept_at",
        label: say!("opportunities-can-kept-at").to_owned(),
        value: day_words(london_day(kept.kept_at)),
    };
    let heading = say!("opportunities-can-answers").to_owned();
    Ok(vec![Part { table: "opportunity_answers", heading, rows: vec![answers.chain([kept_at]).collect()] }])
}
