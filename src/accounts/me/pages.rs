//! What young people see on their own pages.

use leptos::prelude::*;

use crate::accounts::sessions::Listed;
use crate::app;
use crate::audit::{self, Look};
use crate::say;
use crate::ui::{BackLink, Button, ButtonKind, PostForm};
use crate::web::Sheet;
use crate::words::{london_day, weekday_words};

/// How many lines of the audit one page shows.
pub const AT_ONCE: usize = 50;

fn sheet<V: IntoView>(title: &'static str, view: impl FnOnce() -> V) -> Sheet {
    Sheet { listed: false, ..Sheet::new(title, view) }
}

/// Where somebody is signed in.
pub fn sessions(list: &[Listed], here: &str) -> Sheet {
    sheet(say!("accounts-sessions-title"), || {
        view! {
            <BackLink href=app::ME label=say!("accounts-back-to-me")/>
            <h1>{say!("accounts-sessions-title")}</h1>
            <p class="lead">{say!("accounts-sessions-lead")}</p>
            <ul class="doors" role="list">{list.iter().map(|session| one_session(session, here)).collect_view()}</ul>
            <h2>{say!("accounts-sessions-all")}</h2>
            <p>{say!("accounts-sessions-all-text")}</p>
            <PostForm action=app::END_ALL_SESSIONS><Button>{say!("accounts-sessions-end-all")}</Button></PostForm>
        }
    })
}

fn one_session(session: &Listed, here: &str) -> impl IntoView + use<> {
    let device = session.device.clone();
    let is_here = session.id == here;
    let phone = if session.own_phone { say!("accounts-sessions-own") } else { say!("accounts-sessions-shared") };
    let sign_out = if is_here { say!("accounts-sessions-end-here") } else { say!("accounts-sessions-end") };
    let day = |ms| weekday_words(london_day(ms));
    view! {
        <li><div class="card contact">
            <h2><bdi>{session.device.clone()}</bdi></h2>
            {is_here.then(|| view! { <p><strong>{say!("accounts-sessions-here")}</strong></p> })}
            <p>{phone}</p>
            <p class="hint">{say!("accounts-sessions-began", day = day(session.began_at))}</p>
            <p class="hint">{say!("accounts-sessions-seen", day = day(session.seen_at))}</p>
            <PostForm action=format!("/me/sessions/{}/end", session.id)>
                <Button kind=ButtonKind::Secondary>
                    {sign_out} <span class="unseen">": " {device}</span>
                </Button>
            </PostForm>
        </div></li>
    }
}

/// Who looked at what of theirs, in plain words (D-34).
pub fn who_looked(lines: &[Look]) -> Sheet {
    let older = lines.last().filter(|_| lines.len() == AT_ONCE).map(|line| line.number);
    sheet(say!("accounts-looked-title"), || {
        view! {
            <BackLink href=app::ME label=say!("accounts-back-to-me")/>
            <h1>{say!("accounts-looked-title")}</h1>
            <p class="lead">{say!("accounts-looked-lead")}</p>
            {lines.is_empty().then(|| view! { <p>{say!("accounts-looked-nobody")}</p> })}
            <ol class="results" role="list">
                {lines.iter().map(|line| view! {
                    <li>
                        <p>{audit::sentence(line)}</p>
                        <p class="hint">{audit::when(line)}</p>
                    </li>
                }).collect_view()}
            </ol>
            {older.map(|number| view! {
                <p><a href=format!("{}?before={number}", app::WHO_LOOKED)>{say!("accounts-looked-older")}</a></p>
            })}
            <p>{say!("accounts-looked-ask")} " " <a href=app::HELP>{say!("accounts-door-help")}</a></p>
        }
    })
}

/// Says that it is done, to whoever looks at this phone next.
pub fn signed_out() -> Sheet {
    sheet(say!("accounts-signed-out-title"), || {
        view! {
            <h1>{say!("accounts-signed-out-title")}</h1>
            <p class="lead">{say!("accounts-signed-out-lead")}</p>
            <p><a href=app::SIGN_IN>{say!("accounts-signed-out-again")}</a></p>
            <p><a href=app::HOME>{say!("accounts-signed-out-home")}</a></p>
        }
    })
}
