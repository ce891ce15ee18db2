//! All of it once more, each with a way to change it; who will read it; and the button that sends it.

use leptos::prelude::*;

use crate::mine::about::hour;
use crate::say;
use crate::ui::{BackLink, Button, Notice, PostForm, SummaryList, SummaryRow};
use crate::web::Sheet;
use crate::words::{london_day, weekday_words};

use super::super::super::cases::Card;
use super::super::super::model::{OnBehalf, Way};
use super::super::form::FROM_CHECK;
use super::super::step::Step;
use super::super::visit::Visit;
use super::fields::{by_words, their_way};
use super::{Asking, forgetting, sheet};

/// Writes the page. `due_at` is by when they hear from an advocate if they send it now.
pub fn check(asking: &Asking, due_at: i64) -> Sheet {
    let visit = asking.visit;
    let rows = visit.steps().filter(|step| *step != Step::Who || !asking.advocates.is_empty());
    let rows: Vec<_> = rows.map(|step| row(step, asking)).collect();
    let back = visit.steps().filter(|step| *step != Step::Who || !asking.advocates.is_empty()).last();
    let (provider, day) = (asking.provider, weekday_words(london_day(due_at)));
    let next = match visit.for_somebody {
        true => say!("advocacy-check-by-other", day = day),
        false => say!("advocacy-check-by", day = day),
    };
    let readers = say!("advocacy-check-readers-text", provider = provider);
    let nothing_after = visit.for_somebody.then(|| view! { <p>{say!("advocacy-check-nothing-after")}</p> });
    let let_in = asking.let_in_by_adviser.then(|| view! { <p>{say!("advocacy-ask-let-in")}</p> });
    let written = sheet(say!("advocacy-check"), asking.contacts, |lines| {
        view! {
            <BackLink href=back.unwrap_or(Step::Safe).address()/>
            {lines}
            <h1>{say!("advocacy-check")}</h1>
            <SummaryList rows=rows/>
            <Notice heading=say!("advocacy-check-readers")>
                <p>{readers}</p>
                <p>{next}</p>
                {nothing_after}
                {let_in}
            </Notice>
            <PostForm><Button>{say!("advocacy-check-send")}</Button></PostForm>
        }
        .into_any()
    });
    forgetting(written, visit.kept)
}

fn row(step: Step, asking: &Asking) -> SummaryRow {
    let label = label(step, asking.visit.for_somebody);
    let change = format!("{}?from={FROM_CHECK}", step.address());
    let parts = words(step, asking.visit, asking.advocates);
    let parts = if parts.is_empty() { vec![say!("advocacy-check-left-out").to_owned()] } else { parts };
    let parts = parts.into_iter().map(|part| view! { <span class="line"><bdi>{part}</bdi></span> }).collect_view();
    let value = view! {
        {parts}" "<a href=change>{say!("advocacy-check-change")}" "<span class="unseen">{label}</span></a>
    };
    SummaryRow::new(label, value)
}

fn label(step: Step, for_somebody: bool) -> &'static str {
    match step {
        Step::Safe if for_somebody => say!("advocacy-row-safe-other"),
        Step::Safe => say!("advocacy-row-safe"),
        Step::Other => say!("advocacy-row-other"),
        Step::Name if for_somebody => say!("advocacy-row-name-other"),
        Step::Name => say!("advocacy-row-name"),
        Step::What => say!("advocacy-row-what"),
        Step::Words => say!("advocacy-row-words"),
        Step::Wish if for_somebody => say!("advocacy-row-wish-other"),
        Step::Wish => say!("advocacy-row-wish"),
        Step::Reach if for_somebody => say!("advocacy-row-reach-other"),
        Step::Reach => say!("advocacy-row-reach"),
        Step::Safely => say!("advocacy-row-safely"),
        Step::Language => say!("advocacy-row-language"),
        Step::Who => say!("advocacy-row-who"),
    }
}

/// An answer in words, line by line; none where it was left out.
fn words(step: Step, visit: &Visit, advocates: &[Card]) -> Vec<String> {
    let (asked, contact) = (&visit.asked, &visit.contact);
    let lines = |text: &Option<String>| text.iter().flat_map(|text| text.lines().map(str::to_owned)).collect();
    match step {
        Step::Safe if asked.unsafe_now => vec![say!("advocacy-safe-no").to_owned()],
        Step::Safe => vec![say!("advocacy-safe-yes").to_owned()],
        Step::Other => asked.on_behalf.as_ref().map(behalf).unwrap_or_default(),
        Step::Name => [Some(contact.name.clone()), contact.pronouns.clone()].into_iter().flatten().collect(),
        Step::What => asked.topics.iter().map(|topic| topic.words().to_owned()).collect(),
        Step::Words => lines(&asked.words),
        Step::Wish => lines(&asked.wish),
        Step::Reach => {
            let ways = contact.ways.iter();
            let ways = ways.map(|way| if visit.for_somebody { their_way(*way) } else { way.words() }.to_owned());
            ways.chain(contact.phone.clone()).chain(contact.email.clone()).collect()
        }
        Step::Safely if !visit.has_answered(step) => Vec::new(),
        Step::Safely => care(visit),
        Step::Language => {
            let interpreter = asked.interpreter.then(|| say!("advocacy-language-interpreter-yes").to_owned());
            asked.language.clone().into_iter().chain(interpreter).collect()
        }
        Step::Who => wishes(visit, advocates),
    }
}

fn behalf(behalf: &OnBehalf) -> Vec<String> {
    let agreed = if behalf.agreed { say!("advocacy-other-agreed-yes") } else { say!("advocacy-other-agreed-no") };
    vec![behalf.name.clone(), by_words(behalf.by).to_owned(), behalf.contact.clone(), agreed.to_owned()]
}

fn care(visit: &Visit) -> Vec<String> {
    let contact = &visit.contact;
    let message = contact.may(Way::Call).then(|| match contact.leave_message {
        true => say!("advocacy-row-message"),
        false => say!("advocacy-row-no-message"),
    });
    let shared = contact.shared.then(|| say!("advocacy-row-shared"));
    let hours =
        contact.hours.map(|(from, until)| say!("advocacy-row-hours", begin = hour(from / 60), end = hour(until / 60)));
    let hours = hours.unwrap_or_else(|| say!("advocacy-safely-any").to_owned());
    let care = contact.care.iter().flat_map(|care| care.lines().map(str::to_owned));
    message.into_iter().chain(shared).map(str::to_owned).chain([hours]).chain(care).collect()
}

fn wishes(visit: &Visit, advocates: &[Card]) -> Vec<String> {
    let name = |id: &Option<String>| {
        let id = id.as_deref()?;
        advocates.iter().find(|one| one.id.as_str() == id).map(|one| one.name.clone())
    };
    let prefer = name(&visit.asked.prefer).map(|name| say!("advocacy-row-prefer", name = name));
    let avoid = name(&visit.asked.avoid).map(|name| say!("advocacy-row-avoid", name = name));
    prefer.into_iter().chain(avoid).collect()
}
