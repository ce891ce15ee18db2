//! What the check says of a draft: what was hidden more, what could still be worked out, and whether anything has changed. None of it
//! is kept: beside what is shown it would tell of what is not.

use leptos::prelude::*;

use crate::disclosure::{Hidden, Place};
use crate::ui::{BackLink, Notice, NoticeTone};
use crate::web::Sheet;

use super::super::figures::Draft as Made;
use super::super::model::Pack;
use super::super::names;
use super::DRAFTS;
use super::model::Draft;

pub fn page(draft: &Draft, made: &Made) -> Sheet {
    let pack = &made.pack;
    let leaks: Vec<_> = made
        .leaks
        .iter()
        .map(|leak| {
            let hide = hidden(pack, &leak.hide.table, &leak.hide.what);
            view! { <li>{format!("{}: {} could be worked out. Hide {hide} too.", names::of_table(&leak.table), place(pack, &leak.table, &leak.place))}</li> }
        })
        .collect();
    let verdict = if leaks.is_empty() {
        view! { <Notice heading="Nothing can be worked out"><p>"Every hidden number may be two different ones at least, from this pack and all that were published before it."</p></Notice> }.into_any()
    } else {
        view! {
            <Notice tone=NoticeTone::Warn heading="Something can be worked out"><ul>{leaks}</ul></Notice>
        }
        .into_any()
    };
    let differs = (made.pack != draft.pack).then(|| {
        view! {
            <Notice tone=NoticeTone::Warn heading="It would show something else now">
                <p>"Something changed since it was counted. Count it again before anybody goes on."</p>
            </Notice>
        }
    });
    let more: Vec<_> = made
        .also_hidden
        .iter()
        .map(|more| view! { <li>{format!("{}: {}", names::of_table(&more.table), hidden(pack, &more.table, &more.what))}</li> })
        .collect();
    let more = if more.is_empty() {
        view! { <p>"Nothing had to be hidden beyond the rules."</p> }.into_any()
    } else {
        view! {
            <p>"Beyond the rules this is hidden, because a small number, or one that an earlier version hid, could be worked out from it."</p>
            <ul>{more}</ul>
        }
        .into_any()
    };
    let back = format!("{DRAFTS}/{}", draft.id);
    Sheet::new(format!("Check: {}", draft.quarter.words()), || {
        view! {
            <BackLink href=back label="The draft"/>
            <h1>{format!("Check: {}", draft.quarter.words())}</h1>
            {verdict}
            {differs}
            <h2>"What was hidden more, and why"</h2>
            {more}
            <p class="hint">"This page is not kept: count and look again whenever you want."</p>
        }
    })
}

fn place(pack: &Pack, table: &str, place: &Place) -> String {
    match place {
        Place::All => "all of them together".to_owned(),
        Place::Kind(kind) | Place::Row(kind) => format!("\u{201c}{}\u{201d}", names::of_kind(pack, table, kind)),
        Place::Both(row, kind) => {
            format!("\u{201c}{}, {}\u{201d}", names::of_kind(pack, table, row), names::of_kind(pack, table, kind))
        }
    }
}

fn hidden(pack: &Pack, table: &str, what: &Hidden) -> String {
    match what {
        Hidden::Number(at) => place(pack, table, at),
        Hidden::Division => "how they divide".to_owned(),
        Hidden::Table => "all of it".to_owned(),
    }
}
