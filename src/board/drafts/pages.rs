//! Drafts, as participation workers see them.

use leptos::prelude::*;

use crate::accounts::ParticipationWorker;
use crate::app;
use crate::forms::FormState;
use crate::keys::random_id;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, JustDone, LinkButton, Notice, NoticeTone, PostForm, Tag, TagTone,
    TextArea,
};
use crate::web::{AppState, Sheet};
use crate::words::{Quarter, day_words, london_day, london_time};

use super::super::comments::QUESTIONS;
use super::super::reading::{self, Closer, Published, Seen, address};
use super::super::statutory::STATUTORY;
use super::DRAFTS;
use super::actions::MakeForm;
use super::model::{Deed, Draft, Stands};

/// A quarter that is over: what there is of it.
pub struct Quarterly {
    pub quarter: Quarter,
    pub draft: Option<Draft>,
    pub published: Option<i64>,
}

pub fn list(quarters: &[Quarterly], form: &FormState<MakeForm>, done: &str) -> Sheet {
    let done = if done == "thrown" { "Thrown away." } else { "" };
    let items: Vec<_> = quarters.iter().map(|quarterly| view! { <li>{item(quarterly, form)}</li> }).collect();
    Sheet::new("Packs for the Board", || {
        view! {
            <BackLink href=app::STAFF label="Your work here"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>"Packs for the Board"</h1>
            <JustDone words=done/>
            <p class="lead">"A quarter at a time, once it is over. One worker puts it forward, another publishes it; then it never changes."</p>
            <ul>
                <li><a href=app::BOARD>"What the Board reads"</a></li>
                <li><a href=STATUTORY>"Official figures"</a></li>
                <li><a href=QUESTIONS>"Questions of the Board"</a></li>
            </ul>
            <ul class="results" role="list">{items}</ul>
        }
    })
}

fn item(quarterly: &Quarterly, form: &FormState<MakeForm>) -> AnyView {
    let Quarterly { quarter, draft, published } = quarterly;
    let read = published.map(|version| {
        view! { <p><a href=address(*quarter, version)>{format!("Version {version} is published")}<span class="visually-hidden">{format!(": {}", quarter.words())}</span></a></p> }
    });
    let next = match draft {
        Some(draft) => {
            let state = match &draft.stands {
                Stands::PutForward { .. } => view! { <Tag tone=TagTone::Soon>"Put forward"</Tag> }.into_any(),
                _ => view! { <Tag>"Draft"</Tag> }.into_any(),
            };
            let which = format!(": {}", quarter.words());
            view! {
                <p class="tags">{state}</p>
                <p><a href=format!("{DRAFTS}/{}", draft.id)>"Look at the draft"<span class="visually-hidden">{which}</span></a></p>
            }
            .into_any()
        }
        None => make(*quarter, published.is_some(), form),
    };
    view! { <h2>{quarter.words()}</h2> {read} {next} }.into_any()
}

fn make(quarter: Quarter, again: bool, form: &FormState<MakeForm>) -> AnyView {
    let (code, mine) = (quarter.code(), form.values.quarter == quarter.code());
    let (value, error) = if mine { (form.values.why.clone(), form.errors.of("why")) } else { Default::default() };
    // The first error leads to the field of its name, so that one is called so.
    let id = if error.is_some() { "why".to_owned() } else { format!("why-{code}") };
    let which = format!(": {}", quarter.words());
    let once = view! {
        <input type="hidden" name="once" value=random_id()/>
        <input type="hidden" name="quarter" value=code/>
    };
    if !again {
        return view! {
            <PostForm>{once}<Button>"Make a draft"<span class="visually-hidden">{which}</span></Button></PostForm>
        }
        .into_any();
    }
    let open = error.is_some();
    view! {
        <details open=open>
            <summary>"Correct it"<span class="visually-hidden">{which.clone()}</span></summary>
            <div><PostForm>
                {once}
                <TextArea name="why" id=id label="Why is there another version?" rows=2 value=value error=error
                    hint="Everybody who reads it sees this."/>
                <Button kind=ButtonKind::Secondary>"Make a draft of another version"<span class="visually-hidden">{which}</span></Button>
            </PostForm></div>
        </details>
    }
    .into_any()
}

/// A draft as it would be read, with what can be done about it.
pub fn one(
    app: &AppState,
    worker: &ParticipationWorker,
    draft: &Draft,
    six: &[(Quarter, Option<Published>)],
    closer: Closer,
    done: &str,
    wrong: Option<&'static str>,
) -> Sheet {
    let mut trend: Vec<_> =
        six.iter().map(|(quarter, other)| (*quarter, other.as_ref().map(|other| &other.pack))).collect();
    if let Some(last) = trend.last_mut() {
        last.1 = Some(&draft.pack);
    }
    let seen = Seen {
        pack: &draft.pack,
        quarter: draft.quarter,
        trend,
        closer,
        address: format!("{DRAFTS}/{}", draft.id),
        council: &app.config.council,
        provider: &app.config.provider,
    };
    let wrong = wrong.map(|wrong| view! { <Notice tone=NoticeTone::Warn><p role="alert">{wrong}</p></Notice> });
    let counted =
        format!("Counted on {} at {}.", day_words(london_day(draft.counted_at)), london_time(draft.counted_at));
    let why = draft.why.clone().map(|why| view! { <p>"Why there is another version: "<bdi>{why}</bdi></p> });
    Sheet::new(format!("Draft: {}", draft.quarter.words()), || {
        view! {
            <BackLink href=DRAFTS label="Packs for the Board"/>
            <h1>{format!("Draft: {}, version {}", draft.quarter.words(), draft.version)}</h1>
            {wrong}
            <JustDone words=done/>
            <p class="lead">"Nobody but participation workers sees this. "{counted}</p>
            {why}
            {deeds(draft, worker)}
            {reading::view(&seen)}
        }
    })
    .with_island()
}

fn deeds(draft: &Draft, worker: &ParticipationWorker) -> AnyView {
    let check = format!("{DRAFTS}/{}/check", draft.id);
    let button = |deed: &'static str, kind, label: &'static str| {
        let seen = draft.seen.to_string();
        view! {
            <PostForm>
                <input type="hidden" name="seen" value=seen/>
                <Button kind=kind name="deed" value=deed>{label}</Button>
            </PostForm>
        }
        .into_any()
    };
    let next = match &draft.stands {
        Stands::Open => view! {
            <p>"Look at the check and read all of it; then put it forward. Another worker publishes it."</p>
            {button("put-forward", ButtonKind::Primary, "Put it forward")}
        }
        .into_any(),
        stands => {
            let publish = format!("{DRAFTS}/{}/publish", draft.id);
            let own = stands.allows(Deed::Publish, &worker.id).is_err();
            let publish = if own {
                view! { <p>"You put it forward. Another worker publishes it."</p> }.into_any()
            } else {
                view! { <p>"A colleague put it forward. Read all of it before you publish it."</p><p><LinkButton href=publish>"Publish it"</LinkButton></p> }.into_any()
            };
            view! { {publish} {button("take-back", ButtonKind::Secondary, "Take it back")} }.into_any()
        }
    };
    view! {
        <div class="not-on-paper">
            <p><a href=check>"The check: what was hidden, and why"</a></p>
            {next}
            {button("count", ButtonKind::Secondary, "Count it again")}
            {button("throw-away", ButtonKind::Secondary, "Throw it away")}
        </div>
    }
    .into_any()
}

/// The last page before it is out.
pub fn about_to_publish(draft: &Draft, worker: &ParticipationWorker, wrong: Option<&'static str>) -> Sheet {
    let back = format!("{DRAFTS}/{}", draft.id);
    let allowed = draft.stands.allows(Deed::Publish, &worker.id).is_ok();
    let wrong = wrong.map(|wrong| view! { <Notice tone=NoticeTone::Warn><p role="alert">{wrong}</p></Notice> });
    let seen = draft.seen.to_string();
    let form = if allowed {
        view! {
            <p>"It is counted once more. If it then shows exactly what you read, reviewers can read it from that moment on, and get a letter. It can never be changed or taken back."</p>
            <PostForm>
                <input type="hidden" name="seen" value=seen/>
                <Button>"Publish it"</Button>
            </PostForm>
        }
        .into_any()
    } else {
        view! { <p>"It takes two: another worker than the one who put it forward publishes it, and only while it is put forward."</p> }.into_any()
    };
    Sheet::new(format!("Publish: {}", draft.quarter.words()), || {
        view! {
            <BackLink href=back label="The draft"/>
            <h1>{format!("Publish {}, version {}", draft.quarter.words(), draft.version)}</h1>
            {wrong}
            {form}
        }
    })
}
