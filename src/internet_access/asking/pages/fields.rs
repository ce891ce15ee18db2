//! The fields of each page of asking.

use leptos::prelude::*;

use crate::forms::FormState;
use crate::say;
use crate::ui::{Button, Choice, Radios, Select, TextArea, TextField};

use super::super::super::model::{Help, Pays, Way};
use super::super::draft::{Answer, Have, OTHER_NETWORK};
use super::super::form::{CHOOSE_FOR_ME, SIM_INSTEAD, StepForm};
use super::super::holding::network_words;
use super::super::step::Step;
use super::Asking;

pub fn of(step: Step, form: &FormState<StepForm>, asking: &Asking) -> AnyView {
    match step {
        Step::Help => help(form, asking),
        Step::Have => have(form),
        Step::Home => question(form, "home", say!("internet_access-ask-home"), say!("internet_access-ask-home-hint")),
        Step::Stay => question(form, "stay", say!("internet_access-ask-stay"), say!("internet_access-ask-stay-hint")),
        Step::Phone => phone(form, asking),
        Step::Network => network(asking),
        Step::Account => account(form, asking),
        Step::Way => way(form, asking),
        Step::Address => address(form, asking),
        Step::When => when(form),
    }
}

fn help(form: &FormState<StepForm>, asking: &Asking) -> AnyView {
    let hint = |help: Help| match help {
        Help::Data => (say!("internet_access-ask-data"), say!("internet_access-ask-data-hint")),
        Help::Sim => (say!("internet_access-ask-sim"), say!("internet_access-ask-sim-hint")),
        Help::Broadband => (say!("internet_access-ask-broadband"), say!("internet_access-ask-broadband-hint")),
        Help::Router => (say!("internet_access-ask-router"), say!("internet_access-ask-router-hint")),
        Help::Device => (say!("internet_access-ask-device"), say!("internet_access-ask-device-hint")),
    };
    let each = |help: &Help| {
        let (label, words) = hint(*help);
        Choice::new(help.code(), label).hint(words)
    };
    let for_me = Choice::new(CHOOSE_FOR_ME, say!("internet_access-ask-choose-for-me"));
    let options = Help::ALL.iter().map(each).chain([for_me]).collect();
    let first = if asking.matched { "" } else { say!("internet_access-ask-not-matched") };
    view! {
        <Radios name="help" legend=say!("internet_access-ask-help") is_heading=true options=options
            hint=format!("{} {first}", say!("internet_access-ask-help-hint")) value=form.values.help.clone()
            error=form.errors.of("help")/>
    }
    .into_any()
}

fn have(form: &FormState<StepForm>) -> AnyView {
    let options = Have::ALL.iter().map(|have| Choice::new(have.code(), have.words())).collect();
    view! {
        <Radios name="have" legend=say!("internet_access-ask-have") hint=say!("internet_access-ask-have-hint") is_heading=true
            options=options value=form.values.have.clone() error=form.errors.of("have")/>
    }
    .into_any()
}

fn question(form: &FormState<StepForm>, name: &'static str, legend: &'static str, hint: &'static str) -> AnyView {
    let options = Answer::ALL.iter().map(|answer| Choice::new(answer.code(), answer.words())).collect();
    let value = if name == "home" { form.values.home.clone() } else { form.values.stay.clone() };
    view! {
        <Radios name=name legend=legend hint=hint is_heading=true options=options value=value error=form.errors.of(name)/>
    }
    .into_any()
}

fn phone(form: &FormState<StepForm>, asking: &Asking) -> AnyView {
    let (values, errors) = (&form.values, &form.errors);
    let choose = Choice::new("", say!("internet_access-ask-network-choose"));
    let other = Choice::new(OTHER_NETWORK, say!("internet_access-ask-network-other"));
    let all = asking.networks.iter().map(|network| Choice::new(network.id.clone(), network.name.clone()));
    let options = [choose].into_iter().chain(all).chain([other]).collect();
    view! {
        <h1>{say!("internet_access-ask-phone")}</h1>
        <p class="hint">{say!("internet_access-ask-phone-why")}</p>
        <TextField name="phone" kind="tel" label=say!("internet_access-ask-phone-label")
            hint=say!("internet_access-ask-phone-hint") width="medium" value=values.phone.clone() error=errors.of("phone")
            autocomplete="tel"/>
        <Select name="network" label=say!("internet_access-ask-network-label") hint=say!("internet_access-ask-network-hint")
            options=options value=values.network.clone() error=errors.of("network")/>
    }
    .into_any()
}

/// Their network does not do this. A SIM card does the same for them.
fn network(asking: &Asking) -> AnyView {
    let chosen = asking.draft.details.network.as_deref().unwrap_or_default();
    let text = match asking.networks.iter().any(|network| network.id == chosen) {
        true => say!("internet_access-ask-instead-named", network = network_words(chosen, asking.networks)),
        false => say!("internet_access-ask-instead-other").to_owned(),
    };
    view! {
        <h1>{say!("internet_access-ask-instead")}</h1>
        <p class="lead">{text}</p>
        <p>{say!("internet_access-ask-instead-sim")}</p>
        <p>{say!("internet_access-ask-instead-keep")}</p>
        <p><Button name="deed" value=SIM_INSTEAD>{say!("internet_access-ask-instead-yes")}</Button></p>
        <p><a href=Step::Phone.address()>{say!("internet_access-ask-instead-no")}</a></p>
        <p><a href=Step::Help.address()>{say!("internet_access-ask-instead-else")}</a></p>
    }
    .into_any()
}

fn account(form: &FormState<StepForm>, asking: &Asking) -> AnyView {
    let (values, errors) = (&form.values, &form.errors);
    let options = Pays::ALL.iter().map(|pays| Choice::new(pays.code(), pays.words())).collect();
    let hint = say!("internet_access-ask-account-name-hint", name = asking.name);
    view! {
        <Radios name="pays" legend=say!("internet_access-ask-account") hint=say!("internet_access-ask-account-hint")
            is_heading=true options=options value=values.pays.clone() error=errors.of("pays")/>
        <TextField name="account_name" label=say!("internet_access-ask-account-name") hint=hint
            value=values.account_name.clone() error=errors.of("account_name") autocomplete="off"/>
    }
    .into_any()
}

fn way(form: &FormState<StepForm>, asking: &Asking) -> AnyView {
    let option = |way: &Way| match (way, asking.adviser) {
        (Way::Post, _) => Some(Choice::new(way.code(), way.words()).hint(say!("internet_access-ask-post-hint"))),
        (Way::Collect, _) => Some(Choice::new(way.code(), way.words()).hint(say!("internet_access-ask-collect-hint"))),
        (Way::Adviser, Some(name)) => {
            Some(Choice::new(way.code(), way.words()).hint(say!("internet_access-ask-adviser-hint", name = name)))
        }
        (Way::Adviser, None) => None,
    };
    let options = Way::ALL.iter().filter_map(option).collect();
    view! {
        <Radios name="way" legend=say!("internet_access-ask-way") hint=say!("internet_access-ask-way-hint") is_heading=true
            options=options value=form.values.way.clone() error=form.errors.of("way")/>
    }
    .into_any()
}

fn address(form: &FormState<StepForm>, asking: &Asking) -> AnyView {
    let (values, errors) = (&form.values, &form.errors);
    let (heading, why) = match asking.draft.help.is_some_and(Help::is_at_home) {
        true => (say!("internet_access-ask-address-home"), say!("internet_access-ask-address-home-why")),
        false => (say!("internet_access-ask-address"), say!("internet_access-ask-address-why")),
    };
    view! {
        <h1>{heading}</h1>
        <p class="hint">{why}</p>
        <TextArea name="address" label=say!("internet_access-ask-address-label") rows=3
            hint=say!("internet_access-ask-address-hint") value=values.address.clone() error=errors.of("address")/>
        <TextField name="postcode" label=say!("internet_access-ask-postcode-label") width="short"
            value=values.postcode.clone() error=errors.of("postcode") autocomplete="postal-code"/>
        <TextField name="phone" kind="tel" label=say!("internet_access-ask-reach-label")
            hint=say!("internet_access-ask-reach-hint") width="medium" value=values.phone.clone() error=errors.of("phone")
            autocomplete="tel"/>
    }
    .into_any()
}

fn when(form: &FormState<StepForm>) -> AnyView {
    let (values, errors) = (&form.values, &form.errors);
    view! {
        <h1>{say!("internet_access-ask-when")}</h1>
        <p class="hint">{say!("internet_access-ask-when-why")}</p>
        <TextField name="needed_on" label=say!("internet_access-ask-day-label") hint=say!("internet_access-ask-day-hint")
            width="medium" value=values.needed_on.clone() error=errors.of("needed_on") autocomplete="off"/>
        <TextArea name="why" label=say!("internet_access-ask-why-label") hint=say!("internet_access-ask-why-hint") rows=4
            value=values.why.clone() error=errors.of("why")/>
    }
    .into_any()
}
