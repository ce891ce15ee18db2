//! The pages that ask before something weighty is done.

use leptos::prelude::*;

use super::address_of;
use crate::admin::model::Member;
use crate::ui::{BackLink, Button, LinkButton, Notice, NoticeTone, PostForm};
use crate::web::Sheet;

/// Asks before somebody is shut out.
pub fn disable(member: &Member, refused: Option<&'static str>) -> Sheet {
    let words = Words {
        title: "Disable somebody",
        heading: format!("Disable {}?", member.name),
        what: &[
            "They are signed out everywhere at once, and cannot sign in until somebody enables them.",
            "Open invitations to them, or sent by them, are taken back.",
            "What they did here stays, and so do their roles.",
        ],
        button: format!("Disable {}", member.name),
    };
    page(member, refused, words)
}

/// Asks before somebody is let in again.
pub fn enable(member: &Member, refused: Option<&'static str>) -> Sheet {
    let words = Words {
        title: "Enable somebody",
        heading: format!("Enable {}?", member.name),
        what: &["They can sign in again as they used to, with the roles they had."],
        button: format!("Enable {}", member.name),
    };
    page(member, refused, words)
}

/// Asks before somebody gets new proofs of who they are.
pub fn start_again(member: &Member, refused: Option<&'static str>) -> Sheet {
    let words = Words {
        title: "Let somebody start again",
        heading: format!("Let {} start again?", member.name),
        what: &[
            "For a lost phone or a forgotten password. First make sure that it is really they who ask: call them, or see them.",
            "They are signed out everywhere. A letter with a new invitation goes to their address, and holds 48 hours.",
            "With it they choose a new password and set up their phone anew. Nobody chooses a password for somebody else.",
        ],
        button: format!("Send {} a new invitation", member.name),
    };
    page(member, refused, words)
}

struct Words {
    title: &'static str,
    heading: String,
    /// What will happen, a paragraph each.
    what: &'static [&'static str],
    button: String,
}

fn page(member: &Member, refused: Option<&'static str>, words: Words) -> Sheet {
    let Words { title, heading, what, button } = words;
    Sheet::new(title, || {
        view! {
            <BackLink href=address_of(member.id.as_str()) label=member.name.clone()/>
            <Refused sentence=refused/>
            <h1>{heading}</h1>
            {what.iter().map(|paragraph| view! { <p>{*paragraph}</p> }).collect_view()}
            <PostForm><Button>{button}</Button></PostForm>
            <p><LinkButton href=address_of(member.id.as_str())>"No, go back"</LinkButton></p>
        }
    })
}

#[component]
fn Refused(sentence: Option<&'static str>) -> impl IntoView {
    sentence.map(|sentence| {
        view! { <div role="alert"><Notice tone=NoticeTone::Warn><p>{sentence}</p></Notice></div> }
    })
}
