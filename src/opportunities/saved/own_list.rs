//! "Save" beside an opportunity, wherever one is shown: to visitors, who are led to sign in, and to young people, whose own
//! list says what is on it. Staff have no list.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::accounts::Who;
use crate::app::SAVED;
use crate::say;
use crate::ui::{Button, ButtonKind, PostForm};
use crate::web::Db;

use super::store;

/// The list of whoever looks at a page, as far as that page needs it.
#[derive(Clone, Debug, Default)]
pub enum OwnList {
    /// They cannot have one.
    #[default]
    None,
    /// They would have one if they signed in.
    Visitor,
    Of(HashMap<i64, Known>),
}

/// An advert on somebody's list.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: String,
    /// Something came of it, or they wrote about it.
    pub touched: bool,
}

impl OwnList {
    pub async fn of(db: &Db, who: &Who) -> sqlx::Result<OwnList> {
        Ok(match who {
            Who::Visitor | Who::Ended(_) => OwnList::Visitor,
            Who::Staff(_) => OwnList::None,
            Who::YoungPerson(person) => OwnList::Of(store::known(&mut db.read().await?, &person.id).await?),
        })
    }

    /// The same page may be shown to every visitor.
    pub fn is_public(&self) -> bool {
        matches!(self, OwnList::Visitor)
    }

    pub fn is_there(&self) -> bool {
        !matches!(self, OwnList::None)
    }

    fn known(&self, opportunity: i64) -> Option<&Known> {
        match self {
            OwnList::Of(list) => list.get(&opportunity),
            OwnList::None | OwnList::Visitor => None,
        }
    }
}

fn save_address(opportunity: i64) -> String {
    format!("/opportunities/{opportunity}/save")
}

/// The button beside a result, in a form that is all around the list. `title` tells the buttons apart.
pub fn save_button(list: &OwnList, opportunity: i64, title: &str) -> Option<AnyView> {
    let what = || view! { <span class="unseen">": "{title.to_owned()}</span> };
    let address = save_address(opportunity);
    Some(match (list, list.known(opportunity)) {
        (OwnList::None, _) => return None,
        (_, None) => {
            view! { <button class="button secondary" formaction=address>{say!("saved-save")}{what()}</button> }.into_any()
        }
        (_, Some(known)) => view! {
            <p>
                <strong>{say!("saved-is")}</strong>" "<a href=format!("{SAVED}/{}", known.id)>{say!("saved-see")}{what()}</a>" "
                {(!known.touched).then(|| view! {
                    <button class="link" formaction=address name="undo" value="yes">{say!("saved-undo")}{what()}</button>
                })}
            </p>
        }
        .into_any(),
    })
}

/// The same on an advert's own page, with a form of its own.
#[component]
pub fn SaveBox(list: OwnList, opportunity: i64) -> impl IntoView {
    if !list.is_there() {
        return ().into_any();
    }
    let back = (!list.is_public()).then(|| {
        view! { <input type="hidden" name="back" value=format!("/opportunities/{opportunity}")/> }
    });
    let inside = match list.known(opportunity) {
        None => view! { <Button kind=ButtonKind::Secondary>{say!("saved-save")}</Button> }.into_any(),
        Some(known) => view! {
            <p>
                <strong>{say!("saved-is-on-list")}</strong>" "
                <a href=format!("{SAVED}/{}", known.id)>{say!("saved-see")}</a>" "
                {(!known.touched).then(|| view! {
                    <button class="link" name="undo" value="yes">{say!("saved-undo")}</button>
                })}
            </p>
        }
        .into_any(),
    };
    view! { <PostForm action=save_address(opportunity)>{back}{inside}</PostForm> }.into_any()
}
