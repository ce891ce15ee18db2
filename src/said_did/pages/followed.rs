//! What one young person follows.

use leptos::prelude::*;

use super::super::form::NO;
use super::super::model::State;
use super::super::store::Followed;
use super::address;
use super::card::card;
use crate::app;
use crate::say;
use crate::ui::{BackLink, Button, ButtonKind, PostForm, VisuallyHidden};
use crate::web::Sheet;
use crate::words::{day_words, london_day};

/// What moved last stands first.
pub fn followed(followed: &[Followed], now: i64) -> Sheet {
    let cards = followed.iter().map(|followed| one(followed, now)).collect_view();
    let none = followed
        .is_empty()
        .then(|| view! { <p>{say!("said_did-followed-none")}" "{say!("said_did-followed-how")}</p> });
    let heading = (!followed.is_empty()).then(|| view! { <h2>{say!("said_did-stands")}</h2> });
    let sheet = Sheet::new(say!("said_did-followed-title"), || {
        view! {
            <BackLink href=app::ME label=say!("said_did-followed-back")/>
            <h1>{say!("said_did-followed-heading")}</h1>
            {none}
            {heading}
            <ul class="doors" role="list">{cards}</ul>
            <p><a href=app::SAID_DID>{say!("said_did-title")}</a></p>
        }
    });
    Sheet { listed: false, ..sheet }
}

fn one(followed: &Followed, now: i64) -> AnyView {
    let item = &followed.item;
    let moved = say!("said_did-followed-moved", day = day_words(london_day(item.moved_at)));
    let which = format!(": {}", item.words.said);
    let stop = view! {
        <p class="hint">{moved}</p>
        <PostForm action=address(&item.id)>
            <input type="hidden" name="follow" value=NO/>
            <Button kind=ButtonKind::Secondary>{say!("said_did-stop")}<VisuallyHidden>{which}</VisuallyHidden></Button>
        </PostForm>
    };
    if item.state == State::TakenBack {
        let why = item.outcome.clone();
        return view! {
            <li><div class="card">
                <h3><a href=address(&item.id)>{say!("said_did-gone-heading")}</a></h3>
                <p><strong>{say!("said_did-why")}</strong>" "<bdi>{why}</bdi></p>
                {stop}
            </div></li>
        }
        .into_any();
    }
    card(item, now, Some(stop.into_any()))
}
