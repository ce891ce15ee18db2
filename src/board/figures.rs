//! Counts a quarter. What is counted here is shown to nobody and kept nowhere: `disclosure` makes of it what may be shown.

mod days;
mod feedback;
mod online;
mod promises;
mod shown;
mod waits;
mod work;

use crate::advocacy;
use crate::confirmation_letters::for_board as letters;
use crate::disclosure::{Counted, Rule, Shown};
use crate::error::Result;
use crate::internet_access::for_board as internet_access;
use crate::opportunities::{for_board as saved, help_me_apply::for_board as help};
use crate::promises::Waited;
use crate::web::AppState;
use crate::words::Quarter;

use super::model::{Measure, looked_at};
use super::{statutory, words};

pub use days::Days;
pub use shown::{Draft, shown};

/// A quarter as it was truly counted.
pub struct Quarterly {
    pub quarter: Quarter,
    pub tables: Vec<Counted>,
    /// What the advocacy provider gave out: it is fit to be shown already.
    pub given_out: Vec<Shown>,
    pub days: Vec<Days>,
    pub spent: Option<i64>,
    pub themes: Vec<(String, String)>,
    pub measures: Vec<Measure>,
    pub voice: super::model::Voice,
    pub promised: super::model::Promised,
}

/// Counts all of a quarter that is over.
pub async fn count(app: &AppState, quarter: Quarter) -> Result<Quarterly> {
    let at = looked_at(quarter, app.now());
    let said = feedback::said(app, quarter, at).await?;
    let mut tx = app.db.read().await?;
    let mut online = online::Online {
        went: internet_access::went(&mut tx, quarter, at).await?,
        waited: internet_access::waited(&mut tx, quarter, at).await?,
        spent: internet_access::spent(&mut tx, quarter).await?,
    };
    online.as_of(at);
    let as_of = |waited: Vec<Waited>| waits::as_of(waited, at);
    let helped = as_of(help::waited(&mut tx, quarter, at, app.config.help_days).await?);
    let lettered = as_of(letters::waited(&mut tx, quarter, at, app.config.letter_days).await?);
    let steps = saved::steps(&mut tx, quarter).await?;
    let given_out = advocacy::given_out_to_board(&mut tx, quarter).await?;
    let measures = statutory::of_quarter(&mut tx, quarter).await?;
    let promised = promises::in_the_open(&mut tx, quarter, at).await?;
    drop(tx);
    let all: Vec<&Waited> = [&online.waited, &helped, &lettered, &said.waited].into_iter().flatten().collect();
    let mut tables = said.tables();
    tables.extend(online.tables(quarter));
    tables.extend(waits::asked_and_answered("help", help::KIND, &helped, quarter));
    tables.extend(waits::asked_and_answered("letters", letters::KIND, &lettered, quarter));
    tables.push(waits::waiting(&all, quarter, at));
    tables.push(work::steps(&steps));
    tables.push(promises::kept(&all, quarter, at));
    let days = [
        Days::first("online", &online.waited, quarter),
        Days::first("help", &helped, quarter),
        Days::first("letters", &lettered, quarter),
        Days::first("feedback", &said.waited, quarter),
        online.days_to_working(),
    ];
    let voice = words::of_quarter(app, quarter).await?;
    let themes = said.themes;
    Ok(Quarterly {
        quarter,
        tables,
        given_out,
        days: days.into(),
        spent: online.pounds(),
        themes,
        measures,
        voice,
        promised,
    })
}

/// Whatever knows neither advocacy nor a trait of a person.
const RULE: Rule = Rule::Standard;
