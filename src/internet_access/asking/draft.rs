//! What somebody has answered so far, what is still to be asked, and what three questions choose for them.

use serde::{Deserialize, Serialize};

use crate::codes;
use crate::keys::random_id;
use crate::say;

use super::super::content::Network;
use super::super::model::{Details, Help, NewRequest, Way};
use super::step::Step;

codes! {
    /// What they have to go online with.
    Have { Phone = "phone", PhoneWithoutSim = "phone_without_sim", Computer = "computer", Nothing = "nothing" }
}
codes! {
    /// An answer that need not be known.
    Answer { Yes = "yes", No = "no", NotSure = "not_sure" }
}

/// What stands for a network that is not on the list, or that they do not know.
pub const OTHER_NETWORK: &str = "other";

/// All the answers of one asking.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The name under which it is sent.
    pub once: String,
    pub help: Option<Help>,
    pub have: Option<Have>,
    pub home: Option<Answer>,
    pub stay: Option<Answer>,
    pub details: Details,
    /// They were asked when they need it, and may have left it out.
    pub was_asked_when: bool,
}

impl Draft {
    /// Nothing answered yet, but for what their account knows.
    pub fn begin(phone: Option<String>) -> Draft {
        let details = Details { phone, ..Details::default() };
        Draft { once: random_id(), details, ..Draft::default() }
    }

    /// The questions for what they ask for, in order.
    pub fn steps(&self) -> Vec<Step> {
        let mut steps = vec![Step::Help];
        match self.help {
            None => return steps,
            Some(help) if help.needs_phone() => steps.extend([Step::Phone, Step::Account]),
            Some(help) if help.is_at_home() => steps.push(Step::Address),
            Some(_) => {
                steps.push(Step::Way);
                if self.details.way == Some(Way::Post) {
                    steps.push(Step::Address);
                }
            }
        }
        steps.push(Step::When);
        steps
    }

    /// Whether this page is one of theirs now.
    pub fn asks(&self, step: Step, networks: &[Network]) -> bool {
        match step {
            Step::Have | Step::Home | Step::Stay => true,
            Step::Network => self.is_on_another_network(networks),
            _ => self.steps().contains(&step),
        }
    }

    /// The first question that has no answer yet.
    pub fn missing(&self, networks: &[Network]) -> Option<Step> {
        self.steps().into_iter().find_map(|step| {
            let details = &self.details;
            let answered = match step {
                Step::Help => self.help.is_some(),
                Step::Phone if self.is_on_another_network(networks) => return Some(Step::Network),
                Step::Phone => details.phone.is_some() && details.network.is_some(),
                Step::Account => details.pays.is_some(),
                Step::Way => details.way.is_some(),
                Step::Address => details.address.is_some() && details.postcode.is_some(),
                Step::When => self.was_asked_when,
                Step::Have | Step::Home | Step::Stay | Step::Network => true,
            };
            (!answered).then_some(step)
        })
    }

    /// They want data for a phone whose network does not take part.
    pub fn is_on_another_network(&self, networks: &[Network]) -> bool {
        let takes_part = |id: &String| networks.iter().any(|network| network.id == *id && network.takes_part);
        self.help == Some(Help::Data) && self.details.network.as_ref().is_some_and(|id| !takes_part(id))
    }

    /// What the questions choose; none while there is more to ask.
    pub fn suggestion(&self) -> Option<Help> {
        match (self.have?, self.home, self.stay) {
            (Have::Nothing, _, _) => Some(Help::Device),
            (Have::PhoneWithoutSim, _, _) => Some(Help::Sim),
            (Have::Phone, Some(Answer::Yes), _) => Some(Help::Data),
            (Have::Computer, Some(Answer::Yes), _) => Some(Help::Router),
            (_, Some(_), Some(Answer::Yes)) => Some(Help::Broadband),
            (Have::Phone, Some(_), Some(_)) => Some(Help::Data),
            (Have::Computer, Some(_), Some(_)) => Some(Help::Router),
            _ => None,
        }
    }

    /// The next of the questions that choose.
    pub fn next_to_choose(&self) -> Step {
        match (self.have, self.home) {
            (None, _) => Step::Have,
            (Some(_), None) => Step::Home,
            (Some(_), Some(_)) => Step::Stay,
        }
    }

    /// The page before this one; none before the first.
    pub fn before(&self, step: Step) -> Option<Step> {
        match step {
            Step::Have => Some(Step::Help),
            Step::Home => Some(Step::Have),
            Step::Stay => Some(Step::Home),
            Step::Network => Some(Step::Phone),
            _ => self.steps().into_iter().take_while(|one| *one != step).last(),
        }
    }

    /// The page after this one; none after the last.
    pub fn after(&self, step: Step) -> Option<Step> {
        self.steps().into_iter().skip_while(|one| *one != step).nth(1)
    }

    /// What is sent: the answers to what was asked, and nothing that was typed for something else. None while some are missing.
    pub fn request(&self, networks: &[Network]) -> Option<NewRequest> {
        let help = self.help.filter(|_| self.missing(networks).is_none())?;
        let Details { phone, network, pays, account_name, way, address, postcode, needed_on, why, .. } =
            self.details.clone();
        let has = self.have.map(|have| have.words().to_owned());
        let kept = Details { phone, has, needed_on, why, ..Details::default() };
        let way = if help.is_at_home() { Some(Way::Post) } else { way };
        let details = match way {
            _ if help.needs_phone() => Details { network, pays, account_name, ..kept },
            Some(Way::Post) => Details { way, address, postcode, ..kept },
            _ => Details { way, ..kept },
        };
        Some(NewRequest { once: self.once.clone(), help, details })
    }
}

impl Have {
    pub fn words(self) -> &'static str {
        match self {
            Have::Phone => say!("internet_access-ask-have-phone"),
            Have::PhoneWithoutSim => say!("internet_access-ask-have-no-sim"),
            Have::Computer => say!("internet_access-ask-have-computer"),
            Have::Nothing => say!("internet_access-ask-have-nothing"),
        }
    }
}

impl Answer {
    pub fn words(self) -> &'static str {
        match self {
            Answer::Yes => say!("internet_access-ask-yes"),
            Answer::No => say!("internet_access-ask-no"),
            Answer::NotSure => say!("internet_access-ask-not-sure"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn networks() -> Vec<Network> {
        let network = |id: &str, takes_part| Network { takes_part, ..Network::called(id, id) };
        vec![network("giffgaff", true), network("three", false)]
    }

    fn asking_for(help: Help) -> Draft {
        Draft { help: Some(help), ..Draft::begin(None) }
    }

    #[test]
    fn three_questions_at_most_choose_each_kind_of_help() {
        let chosen = |have, home, stay| Draft { have: Some(have), home, stay, ..Draft::default() }.suggestion();
        let (yes, no, not_sure) = (Some(Answer::Yes), Some(Answer::No), Some(Answer::NotSure));
        assert_eq!(chosen(Have::Nothing, None, None), Some(Help::Device));
        assert_eq!(chosen(Have::PhoneWithoutSim, None, None), Some(Help::Sim));
        assert_eq!(chosen(Have::Phone, None, None), None);
        assert_eq!(chosen(Have::Phone, yes, None), Some(Help::Data));
        assert_eq!(chosen(Have::Phone, no, None), None);
        assert_eq!(chosen(Have::Phone, no, yes), Some(Help::Broadband));
        assert_eq!(chosen(Have::Computer, not_sure, not_sure), Some(Help::Router));
        assert!(Have::ALL.iter().all(|have| chosen(*have, not_sure, not_sure).is_some()));
    }

    #[test]
    fn no_more_is_asked_than_what_they_ask_for_needs() {
        assert_eq!(asking_for(Help::Data).steps(), [Step::Help, Step::Phone, Step::Account, Step::When]);
        assert_eq!(asking_for(Help::Broadband).steps(), [Step::Help, Step::Address, Step::When]);
        let mut sim = asking_for(Help::Sim);
        assert_eq!(sim.steps(), [Step::Help, Step::Way, Step::When]);
        sim.details.way = Some(Way::Post);
        assert_eq!(sim.steps(), [Step::Help, Step::Way, Step::Address, Step::When]);
        assert_eq!((sim.before(Step::Address), sim.after(Step::Address)), (Some(Step::Way), Some(Step::When)));
    }

    #[test]
    fn data_needs_a_network_that_takes_part() {
        let mut draft = asking_for(Help::Data);
        draft.details.phone = Some("+447700900123".to_owned());
        for (network, missing) in
            [("giffgaff", Step::Account), ("three", Step::Network), (OTHER_NETWORK, Step::Network)]
        {
            draft.details.network = Some(network.to_owned());
            assert_eq!(draft.missing(&networks()), Some(missing), "{network}");
        }
        draft.help = Some(Help::Sim);
        assert_eq!(draft.missing(&networks()), Some(Step::Way));
    }

    #[test]
    fn what_was_typed_for_something_else_is_not_sent() {
        let mut draft = asking_for(Help::Sim);
        draft.details = Details {
            network: Some("three".to_owned()),
            account_name: Some("Somebody".to_owned()),
            address: Some("10 Example Street".to_owned()),
            postcode: Some("E14 3AB".to_owned()),
            way: Some(Way::Collect),
            ..Details::default()
        };
        assert!(draft.request(&networks()).is_none(), "they were not asked when");
        draft.was_asked_when = true;
        let details = draft.request(&networks()).expect("whole").details;
        assert_eq!(details, Details { way: Some(Way::Collect), ..Details::default() });
    }
}
