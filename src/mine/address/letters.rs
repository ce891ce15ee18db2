//! The code for the new address, and what the old one is told. Neither says what this is about (S-49).

use crate::error::Result;
use crate::mail::{Draft, Kind, Words};
use crate::say;
use crate::web::AppState;

use super::store;

pub const CODE: &str = "mine.new_address_code";
pub const CHANGED: &str = "mine.address_changed";

pub const KINDS: &[Kind] = &[
    Kind { name: CODE, write: |app, draft| Box::pin(code(app, draft)), can_be_stopped: false, keeps_hours: false },
    Kind { name: CHANGED, write: |_, _| Box::pin(changed()), can_be_stopped: false, keeps_hours: true },
];

async fn code(app: AppState, draft: Draft) -> Result<Option<Words>> {
    let Some(code) = store::draw_code(&app, &draft.payload).await? else { return Ok(None) };
    let host = app.config.base_url.split("://").nth(1).unwrap_or_default();
    Ok(Some(Words {
        subject: say!("accounts-letter-code-subject").to_owned(),
        paragraphs: vec![
            say!("accounts-letter-code-type").to_owned(),
            say!("accounts-letter-code-time").to_owned(),
            say!("accounts-letter-code-not-you").to_owned(),
        ],
        code: Some(format!("{} {}", &code[..3], &code[3..])),
        link: None,
        last_line: Some(format!("@{host} #{code}")),
    }))
}

async fn changed() -> Result<Option<Words>> {
    Ok(Some(Words {
        subject: say!("mine-address-letter-subject").to_owned(),
        paragraphs: vec![say!("mine-address-letter-text").to_owned(), say!("mine-address-letter-not-you").to_owned()],
        ..Words::default()
    }))
}
