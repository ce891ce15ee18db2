//! The list of what young people say, one month at a time: what was said under a name and what was said without one together.

use axum::extract::{Query, State};
use serde::Deserialize;

use crate::accounts::ParticipationWorker;
use crate::app::FEEDBACK_PIECES;
use crate::audit::Deed;
use crate::codes;
use crate::error::Result;
use crate::web::{AppState, Routes, Sheet};

use super::super::model::{Way, month_of};
use super::super::store::{self, Found};
use super::super::themes::{Theme, themes};
use super::pages;
use super::staff::note;

/// How many pieces one page holds.
pub const A_PAGE: usize = 25;
/// In how many months, counted from the newest, what needs somebody now is looked for where it has no name: a row of that store
/// tells nobody that it is urgent before it is opened.
const LOOKED_THROUGH: usize = 3;

codes! {
    /// Where a piece stands.
    Show {
        Waiting = "waiting",
        Answered = "answered",
        Finished = "finished",
        Urgent = "urgent",
    }
}

pub fn routes() -> Routes {
    Routes::new().get(FEEDBACK_PIECES, show)
}

/// What of the list is looked at, as the fields of an address say it; what is not understood is as if it were not there.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    pub month: String,
    pub show: String,
    pub theme: String,
    pub way: String,
    page: String,
}

impl Filter {
    fn takes(&self, found: &Found) -> bool {
        let piece = &found.piece;
        let stands = Show::from_code(&self.show).is_none_or(|show| match show {
            Show::Waiting => piece.waits(),
            Show::Answered => !piece.waits() && !piece.finished,
            Show::Finished => piece.finished,
            Show::Urgent => piece.is_urgent(),
        });
        let theme = self.theme.is_empty() || piece.counted_as().contains(&self.theme.as_str());
        stands && theme && Way::from_code(&self.way).is_none_or(|way| piece.way == way)
    }

    /// The address of one page of the same list.
    pub fn address(&self, page: usize) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let page = if page > 1 { page.to_string() } else { String::new() };
        for (name, value) in
            [("month", &self.month), ("show", &self.show), ("theme", &self.theme), ("way", &self.way), ("page", &page)]
        {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        format!("{FEEDBACK_PIECES}?{}", query.finish())
    }
}

/// A page of the list, and what stands above it.
pub struct Listed {
    pub filter: Filter,
    pub months: Vec<String>,
    pub themes: Vec<Theme>,
    /// What needs somebody now, whatever is looked at.
    pub urgent: Vec<Found>,
    pub counts: Counts,
    pub pieces: Vec<Found>,
    pub page: usize,
    pub pages: usize,
    pub now: i64,
}

/// How many there are in the month.
#[derive(Default)]
pub struct Counts {
    pub all: usize,
    pub waiting: usize,
    pub late: usize,
    pub finished: usize,
    /// In the order of the ways.
    pub ways: Vec<usize>,
}

async fn show(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Query(filter): Query<Filter>,
    Query(done): Query<super::staff::Done>,
) -> Result<Sheet> {
    let listed = read(&app, filter).await?;
    let mut tx = app.db.begin().await?;
    note(&mut tx, &app.keys, &staff, Deed::FeedbackListRead, (None, None), app.now()).await?;
    tx.commit().await?;
    Ok(pages::list(&listed, &done.done))
}

async fn read(app: &AppState, mut filter: Filter) -> Result<Listed> {
    let (months, now) = (store::months(app).await?, app.now());
    if !months.contains(&filter.month) {
        filter.month = months.first().cloned().unwrap_or_else(|| month_of(now));
    }
    let month = store::of_months(app, std::slice::from_ref(&filter.month)).await?;
    let counts = count(&month, now);
    let mut pieces: Vec<_> = month.into_iter().filter(|found| filter.takes(found)).collect();
    pieces.sort_by_cached_key(place);
    let pages = pieces.len().div_ceil(A_PAGE).max(1);
    let page = filter.page.parse().unwrap_or(1).clamp(1, pages);
    let pieces = pieces.into_iter().skip((page - 1) * A_PAGE).take(A_PAGE).collect();
    let urgent = urgent(app, &months, &filter.month).await?;
    let themes = themes(&mut app.db.read().await?).await?;
    Ok(Listed { filter, months, themes, urgent, counts, pieces, page, pages, now })
}

/// What was said under a name comes first, by its promise; what has no name, in an order that tells nothing.
fn place(found: &Found) -> (bool, i64, i64, String) {
    let named = found.writer.is_some();
    let due = found.due_at.unwrap_or(i64::MAX);
    (!named, due, -found.said_at.unwrap_or_default(), found.which.code())
}

async fn urgent(app: &AppState, months: &[String], shown: &String) -> Result<Vec<Found>> {
    let mut looked_through: Vec<_> = months.iter().take(LOOKED_THROUGH).cloned().collect();
    if !looked_through.contains(shown) {
        looked_through.push(shown.clone());
    }
    let mut urgent = store::urgent_named(app).await?;
    let without_a_name =
        store::of_months(app, &looked_through).await?.into_iter().filter(|found| found.writer.is_none());
    urgent.extend(without_a_name.filter(|found| found.piece.is_urgent()));
    Ok(urgent)
}

fn count(month: &[Found], now: i64) -> Counts {
    let of = |is: &dyn Fn(&Found) -> bool| month.iter().filter(|found| is(found)).count();
    Counts {
        all: month.len(),
        waiting: of(&|found| found.piece.waits()),
        late: of(&|found| found.due_at.is_some_and(|due_at| due_at < now)),
        finished: of(&|found| found.piece.finished),
        ways: Way::ALL.iter().map(|way| of(&|found| found.piece.way == *way)).collect(),
    }
}
