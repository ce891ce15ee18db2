//! Telling a young person that somebody asked for them: by the one letter that says nothing.

use crate::error::Result;
use crate::mail::Hours;
use crate::mine::news::{self, News};
use crate::web::AppState;

use super::super::model::{Way, address};
use super::super::store::NewCase;

/// Queues the letter that leads them to it, where they agreed or a letter is a safe way to reach them.
pub async fn tell(app: &AppState, new: &NewCase, case: &str) -> Result<()> {
    let agreed = new.asked.on_behalf.as_ref().is_some_and(|behalf| behalf.agreed);
    let Some(to) = new.invited.as_ref().filter(|_| agreed || new.contact.may(Way::Email)) else { return Ok(()) };
    let hours = new.contact.hours.and_then(|(from, until)| Hours::new(from, until));
    let not_before = hours.map_or(app.now(), |hours| hours.begin(app.now()));
    let mut tx = app.db.begin().await?;
    let address = address(case);
    news::queue(&mut tx, &app.keys, &News { to, person: None, address: &address, number: 1, not_before }).await?;
    tx.commit().await?;
    Ok(())
}
