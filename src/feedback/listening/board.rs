//! What goes to the Corporate Parenting Board of one quarter: words that two people made fit and the workers chose, how many were
//! left out, and what the Children in Care Council says itself.

use std::collections::HashSet;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{ParticipationWorker, Staff};
use crate::app::FEEDBACK_PIECES;
use crate::audit::Deed;
use crate::error::Result;
use crate::forms::{FormState, optional};
use crate::web::{AppState, Form, Routes, Sheet, Tx, see_other};
use crate::words::Quarter;
use crate::{exec, sql};

use super::super::model::{Choice, months_of_quarter};
use super::super::store::{self, Found};
use super::super::themes::{Theme, themes};
use super::pages;
use super::staff::{Done, not_there, note, wrong};

const QUARTER: &str = "/feedback/pieces/board/{quarter}";
/// So many people must have said something about a theme before anybody's words about it go to the Board (D-48).
pub const ENOUGH: usize = 10;
/// The most that the Children in Care Council's own words hold.
const OWN_WORDS: usize = 4_000;

pub fn routes() -> Routes {
    Routes::new().get(QUARTER, show).post(QUARTER, save)
}

/// Where a quarter's pack is put together.
pub fn address(quarter: &str) -> String {
    format!("{FEEDBACK_PIECES}/board/{quarter}")
}

/// What the Board may read of what young people said in a quarter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForBoard {
    /// The code of a theme, and words about it.
    pub quotes: Vec<(String, String)>,
    /// How many were chosen and wait, because too few people said something about the same.
    pub too_few: usize,
    /// How many the Children in Care Council left out.
    pub left_out: usize,
    /// How many could be told and nobody has chosen.
    pub not_chosen: usize,
    /// What the Children in Care Council says itself.
    pub own_words: Option<String>,
}

/// How many people said something about a theme in a quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enough {
    pub theme: String,
    pub people: usize,
}

/// What goes to the Board of a quarter, as it stands now.
pub async fn for_board(app: &AppState, quarter: Quarter) -> Result<ForBoard> {
    let pieces = store::of_months(app, &months_of_quarter(quarter)).await?;
    let own = own_words(&mut app.db.read().await?, &quarter.code()).await?;
    Ok(pack(&pieces, Some(own.words).filter(|words| !words.is_empty())))
}

/// How many people there are so far for each theme of a quarter.
pub async fn enough(app: &AppState, quarter: Quarter) -> Result<Vec<Enough>> {
    let pieces = store::of_months(app, &months_of_quarter(quarter)).await?;
    let themes = themes(&mut app.db.read().await?).await?;
    Ok(themes.into_iter().map(|theme| Enough { people: people(&pieces, &theme.code), theme: theme.code }).collect())
}

/// How many people said something about a theme. Whoever gave their name counts once, however often they wrote.
fn people(pieces: &[Found], theme: &str) -> usize {
    let about = pieces.iter().filter(|found| found.piece.counted_as().contains(&theme));
    let (named, others): (Vec<_>, Vec<_>) = about.partition(|found| found.writer.is_some());
    let named: HashSet<_> =
        named.into_iter().filter_map(|found| found.writer.as_ref()).map(|(id, _)| id.as_str()).collect();
    named.len() + others.len()
}

fn pack(pieces: &[Found], own_words: Option<String>) -> ForBoard {
    let mut pack = ForBoard { own_words, ..ForBoard::default() };
    for found in pieces {
        match found.piece.chosen.as_ref().map(|chosen| chosen.choice) {
            Some(Choice::Out) => pack.left_out += 1,
            Some(Choice::In) => {
                let Some(words) = found.piece.words_for_others() else { continue };
                let themes = found.piece.counted_as();
                match themes.into_iter().find(|theme| people(pieces, theme) >= ENOUGH) {
                    Some(theme) => pack.quotes.push((theme.to_owned(), words.to_owned())),
                    None => pack.too_few += 1,
                }
            }
            None => pack.not_chosen += usize::from(found.piece.may_quote && !found.piece.finished),
        }
    }
    // By theme and then by the words: neither who wrote first nor under which name can be told.
    pack.quotes.sort();
    pack
}

/// A quarter as its page shows it.
pub struct Shown {
    pub quarter: Quarter,
    pub pack: ForBoard,
    pub themes: Vec<Theme>,
    pub enough: Vec<Enough>,
    /// Chosen and in, or waiting until more people say something about the same; then what is not chosen.
    pub chosen: Vec<Found>,
    pub not_chosen: Vec<Found>,
    pub own: Own,
}

/// The Children in Care Council's own words for a quarter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    pub words: String,
    pub version: i64,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OwnForm {
    /// The version that was there when the form was shown.
    pub seen: String,
    pub words: String,
}

async fn show(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(code): Path<String>,
    Query(came): Query<Done>,
) -> Result<Sheet> {
    let Some(quarter) = Quarter::parse(&code) else { return not_there(&app, &staff, QUARTER).await };
    let shown = read(&app, &staff, quarter).await?;
    Ok(pages::quarter(&shown, &came.done, FormState::current()))
}

async fn read(app: &AppState, staff: &Staff, quarter: Quarter) -> Result<Shown> {
    let pieces = store::of_months(app, &months_of_quarter(quarter)).await?;
    let mut tx = app.db.begin().await?;
    let (own, themes) = (own_words(&mut tx, &quarter.code()).await?, themes(&mut tx).await?);
    note(&mut tx, &app.keys, staff, Deed::FeedbackListRead, (Some(&quarter.code()), None), app.now()).await?;
    tx.commit().await?;
    let pack = pack(&pieces, Some(own.words.clone()).filter(|words| !words.is_empty()));
    let enough = themes.iter().map(|theme| Enough { theme: theme.code.clone(), people: people(&pieces, &theme.code) });
    let (enough, mut chosen, mut not_chosen) = (enough.collect(), Vec::new(), Vec::new());
    for found in pieces {
        match found.piece.chosen.as_ref().map(|chosen| chosen.choice) {
            Some(Choice::In) => chosen.push(found),
            None if found.piece.may_quote && !found.piece.finished => not_chosen.push(found),
            _ => {}
        }
    }
    Ok(Shown { quarter, pack, themes, enough, chosen, not_chosen, own })
}

async fn save(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(code): Path<String>,
    Form(form): Form<OwnForm>,
) -> Result<Response> {
    let Some(quarter) = Quarter::parse(&code) else { return not_there(&app, &staff, QUARTER).await };
    let errors = match optional(&form.words, OWN_WORDS) {
        Ok(words) => {
            if write_own(&app, &staff, &code, form.seen.parse().unwrap_or(-1), &words.unwrap_or_default()).await? {
                return Ok(see_other(&format!("{}?done=own", address(&code))));
            }
            wrong("words", "A colleague saved other words while you were writing. Theirs are shown above yours")
        }
        Err(sentence) => wrong("words", &sentence),
    };
    let shown = read(&app, &staff, quarter).await?;
    Ok(pages::quarter(&shown, "", FormState::refused(form, errors)).refused().into_response())
}

async fn own_words(tx: &mut Tx, quarter: &str) -> Result<Own> {
    let own =
        sql!(tx, fetch_optional, Own, "select words, version from feedback_own_words where quarter = $1", quarter)?;
    Ok(own.unwrap_or_default())
}

/// Keeps the words where nobody has since the version that was seen. The same words again are no quarrel.
pub async fn write_own(app: &AppState, staff: &Staff, quarter: &str, seen: i64, words: &str) -> Result<bool> {
    let (mut tx, now, by) = (app.db.begin().await?, app.now(), staff.id.as_str());
    exec!(
        &mut tx,
        "insert into feedback_own_words (quarter, words, version, changed_by, changed_at) values ($1, '', 0, $2, $3)
         on conflict (quarter) do nothing",
        quarter,
        by,
        now
    )?;
    let saved = exec!(
        &mut tx,
        "update feedback_own_words set words = $1, version = version + 1, changed_by = $2, changed_at = $3
         where quarter = $4 and version = $5",
        words,
        by,
        now,
        quarter,
        seen
    )?;
    if saved == 0 {
        return Ok(own_words(&mut tx, quarter).await?.words == words);
    }
    note(&mut tx, &app.keys, staff, Deed::FeedbackChosen, (Some(quarter), None), now).await?;
    tx.commit().await?;
    Ok(true)
}
