//! The list of themes, which the Children in Care Council owns. A theme is never deleted, so its code never means anything else: it
//! is offered no more, and what was said about it stays counted.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{ParticipationWorker, Staff};
use crate::app::FEEDBACK_THEMES;
use crate::audit::Deed;
use crate::error::Result;
use crate::exec;
use crate::forms::{FieldErrors, FormState, needed};
use crate::web::{AppState, Form, Routes, Sheet, Tx, see_other};

use super::super::themes::{Theme, themes};
use super::pages;
use super::staff::{Done, not_there, note, wrong};

const THEME: &str = "/feedback/themes/{theme}";
/// The most letters of a name: it stands beside a box to tick, on a phone.
const NAME: usize = 60;
/// The most letters of a name that go into its code.
const CODE: usize = 16;

pub fn routes() -> Routes {
    Routes::new().get(FEEDBACK_THEMES, list).post(FEEDBACK_THEMES, add).get(THEME, show).post(THEME, change)
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ThemeForm {
    pub name: String,
    /// Its place on the list, from 1.
    pub place: String,
    /// "yes" or "no".
    pub offered: String,
}

impl ThemeForm {
    /// As it stands at this place.
    pub fn of(theme: &Theme, place: usize) -> ThemeForm {
        let offered = if theme.retired_at.is_none() { "yes" } else { "no" };
        ThemeForm { name: theme.name.clone(), place: place.to_string(), offered: offered.to_owned() }
    }
}

fn check_name(typed: &str, but: Option<&str>, all: &[Theme]) -> std::result::Result<String, String> {
    let name = needed(typed, NAME, "Write what it is called, in young people\u{2019}s words")?;
    let is_taken = |theme: &Theme| Some(theme.code.as_str()) != but && theme.name.eq_ignore_ascii_case(&name);
    if all.iter().any(is_taken) { Err("There is a theme of this name already".to_owned()) } else { Ok(name) }
}

async fn list(State(app): State<AppState>, _: ParticipationWorker, Query(came): Query<Done>) -> Result<Sheet> {
    let all = themes(&mut app.db.read().await?).await?;
    Ok(pages::themes(&all, &came.done, FormState::current()))
}

async fn add(State(app): State<AppState>, staff: ParticipationWorker, Form(form): Form<ThemeForm>) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let all = themes(&mut tx).await?;
    match check_name(&form.name, None, &all) {
        Ok(name) => {
            let (code, place) = (new_code(&name, &all), all.len() as i64 + 1);
            let (by, now) = (staff.id.as_str(), app.now());
            exec!(
                &mut tx,
                "insert into feedback_themes (code, name, place, changed_by, changed_at) values ($1, $2, $3, $4, $5)",
                code,
                name,
                place,
                by,
                now
            )?;
            note(&mut tx, &app.keys, &staff, Deed::FeedbackThemesChanged, (Some(&code), None), now).await?;
            tx.commit().await?;
            Ok(see_other(&format!("{FEEDBACK_THEMES}?done=added")))
        }
        Err(sentence) => {
            let form = FormState::refused(form, wrong("name", &sentence));
            Ok(pages::themes(&all, "", form).refused().into_response())
        }
    }
}

/// A code that no theme has or ever had.
fn new_code(name: &str, all: &[Theme]) -> String {
    let letters = name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).take(CODE).collect::<String>();
    let beginning = if letters.is_empty() { "theme".to_owned() } else { letters };
    let is_free = |code: &String| all.iter().all(|theme| theme.code != *code);
    let numbered = (2..).map(|number| format!("{beginning}{number}"));
    std::iter::once(beginning.clone()).chain(numbered).find(is_free).expect("there is always another number")
}

async fn show(State(app): State<AppState>, staff: ParticipationWorker, Path(code): Path<String>) -> Result<Sheet> {
    let all = themes(&mut app.db.read().await?).await?;
    let Some(place) = all.iter().position(|theme| theme.code == code) else {
        return not_there(&app, &staff, THEME).await;
    };
    let values = crate::web::held_form().unwrap_or_else(|| ThemeForm::of(&all[place], place + 1));
    Ok(pages::theme(&all[place], all.len(), FormState { values, errors: FieldErrors::default() }))
}

async fn change(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(code): Path<String>,
    Form(form): Form<ThemeForm>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let all = themes(&mut tx).await?;
    let Some(at) = all.iter().position(|theme| theme.code == code) else {
        drop(tx);
        return not_there(&app, &staff, THEME).await;
    };
    let mut errors = FieldErrors::default();
    let name = errors.note("name", check_name(&form.name, Some(&code), &all));
    let place = form.place.trim().parse().ok().filter(|place| (1..=all.len()).contains(place));
    let place = errors.note("place", place.ok_or_else(|| format!("Write a number from 1 to {}", all.len())));
    let others = all.iter().filter(|theme| theme.code != code && theme.retired_at.is_none()).count();
    let offered = match form.offered.as_str() {
        "yes" => Ok(true),
        "no" if others > 0 => Ok(false),
        "no" => Err("It is the last one: one at least is offered".to_owned()),
        _ => Err("Choose yes or no".to_owned()),
    };
    let offered = errors.note("offered", offered);
    let (Some(name), Some(place), Some(offered)) = (name, place, offered) else {
        let form = FormState::refused(form, errors);
        return Ok(pages::theme(&all[at], all.len(), form).refused().into_response());
    };
    save(&mut tx, &staff, &all, at, (&name, place, offered), app.now()).await?;
    note(&mut tx, &app.keys, &staff, Deed::FeedbackThemesChanged, (Some(&code), None), app.now()).await?;
    tx.commit().await?;
    Ok(see_other(&format!("{FEEDBACK_THEMES}?done=saved")))
}

/// Saves one, and moves the others up or down.
async fn save(
    tx: &mut Tx,
    staff: &Staff,
    all: &[Theme],
    at: usize,
    (name, place, offered): (&str, usize, bool),
    now: i64,
) -> Result<()> {
    let (mut order, by) = (all.iter().collect::<Vec<_>>(), staff.id.as_str());
    let theme = order.remove(at);
    order.insert(place - 1, theme);
    for (place, theme) in order.iter().enumerate() {
        let (place, code) = (place as i64 + 1, theme.code.as_str());
        exec!(&mut *tx, "update feedback_themes set place = $1 where code = $2", place, code)?;
    }
    let code = theme.code.as_str();
    let retired_at = (!offered).then(|| theme.retired_at.unwrap_or(now));
    exec!(
        tx,
        "update feedback_themes set name = $1, retired_at = $2, changed_by = $3, changed_at = $4 where code = $5",
        name,
        retired_at,
        by,
        now,
        code
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_never_used_again() {
        let theme = |code: &str| Theme { code: code.to_owned(), name: String::new(), retired_at: Some(1) };
        assert_eq!(new_code("Getting around!", &[]), "gettingaround");
        assert_eq!(new_code("Money", &[theme("money"), theme("money2")]), "money3");
        assert_eq!(new_code("\u{2026}", &[]), "theme");
    }
}
