//! What was kept to come back to, and how.

use leptos::prelude::*;

use crate::app;
use crate::help::Contact;
use crate::say;
use crate::ui::{Button, ButtonKind, LinkButton, Notice, NoticeTone, PostForm};
use crate::web::Sheet;
use crate::words::{london_day, weekday_words};

use super::super::step::STOP_KEEPING;
use super::receipt::secrets;
use super::{forgetting, sheet};

/// Writes the page. `ways_in`: the reference and the digits of somebody without an account.
pub fn kept(ways_in: Option<(String, String)>, until: i64, onwards: &str, contacts: &[Contact]) -> Sheet {
    let day = weekday_words(london_day(until));
    let onwards = onwards.to_owned();
    let how = match ways_in {
        Some((reference, secret)) => view! {
            <p>{say!("advocacy-kept-write-down")}</p>
            {secrets(&reference, &secret)}
        }
        .into_any(),
        None => view! { <p>{say!("advocacy-kept-account")}</p> }.into_any(),
    };
    let written = sheet(say!("advocacy-kept-title"), contacts, |lines| {
        view! {
            {lines}
            <h1>{say!("advocacy-kept-title")}</h1>
            <p class="lead">{say!("advocacy-kept-until", day = day)}</p>
            <h2>{say!("advocacy-kept-how")}</h2>
            {how}
            <p>{say!("advocacy-kept-where")}" "<a href=app::OPEN_AGAIN>{say!("advocacy-open-title")}</a></p>
            <Notice tone=NoticeTone::Warn><p>{say!("advocacy-kept-phone")}</p></Notice>
            <p><LinkButton href=onwards>{say!("advocacy-kept-go-on")}</LinkButton></p>
            <PostForm action=STOP_KEEPING>
                <Button kind=ButtonKind::Secondary>{say!("advocacy-kept-stop")}</Button>
            </PostForm>
        }
        .into_any()
    });
    forgetting(written, true)
}
