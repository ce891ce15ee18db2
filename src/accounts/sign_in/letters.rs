//! The letter with the six digits, and the one for staff who came to the wrong door. Neither says what this is about
//! (S-49): other people read over shoulders.

use std::pin::Pin;

use crate::app;
use crate::error::Result;
use crate::mail::{Draft, Kind, Words};
use crate::say;
use crate::web::AppState;

use super::store;

pub const SIGN_IN_CODE: &str = "accounts.sign_in_code";

pub const KINDS: &[Kind] = &[Kind { name: SIGN_IN_CODE, write: write_code, can_be_stopped: false, keeps_hours: false }];

type Written = Pin<Box<dyn Future<Output = Result<Option<Words>>> + Send>>;

fn write_code(app: AppState, draft: Draft) -> Written {
    Box::pin(async move {
        let Some((email, code)) = store::draw_code(&app, &draft.payload).await? else { return Ok(None) };
        if store::is_staff(&app, &email).await? {
            return Ok(Some(staff_letter(&app)));
        }
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
            // Phones that know this line offer the code in the page of this address, and in no other.
            last_line: Some(format!("@{host} #{code}")),
        }))
    })
}

fn staff_letter(app: &AppState) -> Words {
    Words {
        subject: say!("accounts-letter-staff-subject").to_owned(),
        paragraphs: vec![
            say!("accounts-letter-staff-door").to_owned(),
            say!("accounts-letter-code-not-you").to_owned(),
        ],
        code: None,
        link: Some((
            say!("accounts-letter-staff-link").to_owned(),
            format!("{}{}", app.config.base_url, app::STAFF_SIGN_IN),
        )),
        last_line: None,
    }
}
