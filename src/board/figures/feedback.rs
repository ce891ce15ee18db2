//! What was said to the Children in Care Council in a quarter.

use crate::disclosure::{Count, Counted};
use crate::error::Result;
use crate::feedback::{self, Feeling, Found, Way, months_of_quarter};
use crate::promises::{self, Promise, Waited};
use crate::web::AppState;
use crate::words::Quarter;

use super::RULE;
use super::waits::{is_in_time, tally};

/// Everything that was said.
pub struct Said {
    pieces: Vec<Found>,
    /// Names of themes, by their codes.
    pub themes: Vec<(String, String)>,
    /// What was said under a name waits for an answer; of anything else nobody knows when it came.
    pub waited: Vec<Waited>,
}

pub async fn said(app: &AppState, quarter: Quarter, at: i64) -> Result<Said> {
    let pieces = feedback::of_months(app, &months_of_quarter(quarter)).await?;
    let mut tx = app.db.read().await?;
    let themes = feedback::themes(&mut tx).await?;
    let waited = pieces.iter().filter_map(|found| waited(found, app.config.feedback_days)).collect();
    let themes = themes.into_iter().map(|theme| (theme.code, theme.name)).collect();
    Ok(Said { pieces, themes, waited: super::waits::as_of(waited, at) })
}

fn waited(found: &Found, days: u16) -> Option<Waited> {
    let ((writer, _), made_at) = (found.writer.as_ref()?, found.said_at?);
    let due_at = promises::due(made_at, days);
    let promise = Promise { made_at, due_at, met_at: found.answered_at, let_go_at: None };
    Some(Waited { kind: Way::Named.code(), who: writer.as_str().to_owned(), first: true, promise })
}

impl Said {
    pub fn tables(&self) -> Vec<Counted> {
        let pieces = || self.pieces.iter();
        let all = self.pieces.len() as u64;
        let each = |id: &str, cells| Counted::each(id, RULE, "feedback", all, cells);
        let themes = self
            .themes
            .iter()
            .map(|(code, _)| count(code, pieces().filter(|found| found.piece.counted_as().contains(&code.as_str()))));
        let mut feelings: Vec<Count> = Feeling::ALL
            .iter()
            .rev()
            .map(|feeling| count(feeling.code(), pieces().filter(|found| found.piece.feeling == Some(*feeling))))
            .collect();
        feelings.push(count("not_said", pieces().filter(|found| found.piece.feeling.is_none())));
        let by_way = |ways: &[Way], is: &dyn Fn(&Found) -> bool| -> Vec<Count> {
            let of = |way: &Way| count(way.code(), pieces().filter(|found| found.piece.way == *way && is(found)));
            ways.iter().map(of).collect()
        };
        let answered = by_way(&[Way::Named, Way::Code], &|found| found.piece.is_answered());
        let answered_in_all = answered.iter().map(|cell| cell.count).sum();
        let in_time = self.waited.iter().filter(|one| is_in_time(one)).map(|one| one.who.as_str());
        let in_time = tally(Way::Named.code(), in_time);
        vec![
            Counted::several("feedback.themes", RULE, "feedback", all, all, themes.collect()),
            each("feedback.feelings", feelings),
            each("feedback.ways", by_way(Way::ALL, &|_| true)),
            Counted::each("feedback.answered", RULE, "feedback.answered", answered_in_all, answered)
                .within("feedback.ways"),
            Counted::each("feedback.in_time", RULE, "feedback.in_time", in_time.count, vec![in_time])
                .within("feedback.answered"),
        ]
    }
}

/// Where nobody knows who wrote a piece, it is taken for another's than any other.
fn count<'a>(code: &str, pieces: impl Iterator<Item = &'a Found>) -> Count {
    let (mut named, mut without) = (Vec::new(), 0);
    for found in pieces {
        match &found.writer {
            Some((writer, _)) => named.push(writer.as_str()),
            None => without += 1,
        }
    }
    let named = tally(code, named.into_iter());
    Count::events(code, named.count + without, named.largest.max(without.min(1)))
}
