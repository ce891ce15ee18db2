//! A one-time code: asked for, and shown once.

use leptos::prelude::*;

use crate::app::SIGN_IN_ADVISER;
use crate::ui::{BackLink, Button, Notice, NoticeTone, PostForm};
use crate::web::Sheet;

use super::super::model::Entry;
use super::entry_address;

/// Says what a code is for, and makes one when the button is pressed.
pub fn ask_for_code(entry: &Entry) -> Sheet {
    let existing = entry.account.is_some();
    Sheet::new("A one-time code", || {
        view! {
            <BackLink href=entry_address(&entry.id)/>
            <h1>"A one-time code for "<bdi>{entry.details.name.clone()}</bdi></h1>
            <p>"Make it when they sit beside you, and give it to nobody else. It is shown once and holds for 24 hours. It can
                be used once, and an earlier one holds no longer."</p>
            <p>{if existing {
                "It opens their account for whoever types it. Check that it is really them."
            } else {
                "With it they get an account that has no email address. They can add one later."
            }}</p>
            <PostForm><Button>"Make the code"</Button></PostForm>
        }
        .into_any()
    })
}

/// Shows a code for the only time.
pub fn show_code(entry: &Entry, digits: &str, base_url: &str) -> Sheet {
    let grouped = in_fours(digits);
    let door = format!("{}{SIGN_IN_ADVISER}", base_url.trim_end_matches('/'));
    Sheet::new("A one-time code", || {
        view! {
            <BackLink href=entry_address(&entry.id)/>
            <h1>"The code for "<bdi>{entry.details.name.clone()}</bdi></h1>
            <p class="lead"><strong>{grouped}</strong></p>
            <ol>
                <li>"On their phone, open "<strong>{door}</strong></li>
                <li>"Type the twelve digits there, now, together."</li>
                <li>"Let them say whether the phone is their own."</li>
            </ol>
            <Notice tone=NoticeTone::Warn>
                <p>"It is not shown again: when you leave this page it is gone. You can always make another."</p>
            </Notice>
        }
        .into_any()
    })
}

/// "1234 5678 9012"
fn in_fours(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 4);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::in_fours;

    #[test]
    fn a_code_is_read_in_fours() {
        assert_eq!(in_fours("123456789012"), "1234 5678 9012");
        assert_eq!(in_fours(""), "");
    }
}
