//! The form of a page as it stands when somebody comes to it.

use super::super::model::Contact;
use super::form::{ANY, FOR_SOMEBODY, NO, SOME, StepForm, YES};
use super::step::Step;
use super::visit::Visit;

/// With what they answered before.
pub fn filled(step: Step, visit: &Visit, from: &str) -> StepForm {
    let (asked, contact) = (&visit.asked, &visit.contact);
    let answer = |is: bool| if visit.has_answered(step) { code(is).to_owned() } else { String::new() };
    let whom = if visit.for_somebody { FOR_SOMEBODY } else { "" };
    let mut form = StepForm { from: from.to_owned(), whom: whom.to_owned(), ..StepForm::default() };
    match step {
        Step::Safe => form.answer = answer(!asked.unsafe_now),
        Step::Other => {
            if let Some(behalf) = asked.on_behalf.clone() {
                form.by = behalf.by.code().to_owned();
                (form.own_name, form.own_contact, form.agreed) = (behalf.name, behalf.contact, answer(behalf.agreed));
            }
        }
        Step::Name => (form.name, form.pronouns) = (contact.name.clone(), or_empty(&contact.pronouns)),
        Step::What => form.topics = asked.topics.iter().map(|topic| topic.code().to_owned()).collect(),
        Step::Words => form.words = or_empty(&asked.words),
        Step::Wish => form.wish = or_empty(&asked.wish),
        Step::Reach => {
            form.ways = contact.ways.iter().map(|way| way.code().to_owned()).collect();
            (form.phone, form.email) = (or_empty(&contact.phone), or_empty(&contact.email));
        }
        Step::Safely => fill_care(&mut form, contact, visit.has_answered(step)),
        Step::Language => {
            form.language = or_empty(&asked.language);
            form.interpreter = asked.interpreter.then(|| YES.to_owned()).into_iter().collect();
        }
        Step::Who => (form.prefer, form.avoid) = (or_empty(&asked.prefer), or_empty(&asked.avoid)),
    }
    form
}

fn fill_care(form: &mut StepForm, contact: &Contact, was_answered: bool) {
    // Nobody has said no before they were asked.
    let said = |is: bool| if is || was_answered { code(is).to_owned() } else { String::new() };
    (form.leave_message, form.shared) = (said(contact.leave_message), said(contact.shared));
    form.hours = if contact.hours.is_some() { SOME } else { ANY }.to_owned();
    let (begin, end) = contact.hours.unwrap_or((9 * 60, 17 * 60));
    (form.begin, form.end) = ((begin / 60).to_string(), (end / 60).to_string());
    form.care = or_empty(&contact.care);
}

fn code(yes: bool) -> &'static str {
    if yes { YES } else { NO }
}

fn or_empty(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}
