//! What people type on these pages, and what is wrong with it.

use jiff::civil::Date;
use serde::Deserialize;

use crate::forms::{FieldErrors, PhoneNumber, Postcode, parse_day};
use crate::say;

use super::super::content::Network;
use super::super::model::{Help, Pays, Way};
use super::draft::{Answer, Draft, Have, OTHER_NETWORK};
use super::step::Step;

const WORDS_AT_MOST: usize = 1_000;
const ADDRESS_AT_MOST: usize = 300;
const LINE_AT_MOST: usize = 100;
/// How far ahead somebody may need it, in days.
const FURTHEST: i32 = 366;

pub const FROM_CHECK: &str = "check";
/// "Help me choose", among what would help.
pub const CHOOSE_FOR_ME: &str = "choose";
/// The button that leaves a question out, the one that takes a SIM card instead, and the one that begins anew.
pub const SKIP: &str = "skip";
pub const SIM_INSTEAD: &str = "sim";
pub const ANEW: &str = "anew";

/// The form of any page: only its own fields are filled.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StepForm {
    pub deed: String,
    /// "check" where the page with all answers led here, and is gone back to.
    pub from: String,
    /// A kind of help, or "choose".
    pub help: String,
    pub have: String,
    pub home: String,
    pub stay: String,
    pub phone: String,
    pub network: String,
    pub pays: String,
    pub account_name: String,
    pub way: String,
    pub address: String,
    pub postcode: String,
    pub needed_on: String,
    pub why: String,
}

/// What the answers are held against.
pub struct Against<'a> {
    pub networks: &'a [Network],
    /// A personal adviser looks after them, and may bring something.
    pub has_adviser: bool,
    pub today: Date,
}

/// The form of a page as it stands when somebody comes to it: with what they answered before.
pub fn filled(draft: &Draft, from: &str) -> StepForm {
    let (details, text) = (draft.details.clone(), Option::unwrap_or_default);
    let code = |answer: Option<Answer>| answer.map_or("", Answer::code).to_owned();
    let day = details.needed_on.as_deref().and_then(parse_day);
    StepForm {
        from: from.to_owned(),
        help: draft.help.map_or("", Help::code).to_owned(),
        have: draft.have.map_or("", Have::code).to_owned(),
        home: code(draft.home),
        stay: code(draft.stay),
        phone: details.phone.map(|phone| as_dialled(&phone)).unwrap_or_default(),
        network: text(details.network),
        pays: details.pays.map_or("", Pays::code).to_owned(),
        account_name: text(details.account_name),
        way: details.way.map_or("", Way::code).to_owned(),
        address: text(details.address),
        postcode: text(details.postcode),
        needed_on: day.map(|day| day.strftime("%-d/%-m/%Y").to_string()).unwrap_or_default(),
        why: text(details.why),
        ..StepForm::default()
    }
}

/// A number as people know their own: "07700 900123".
pub fn as_dialled(phone: &str) -> String {
    match phone.strip_prefix("+44") {
        Some(uk) if uk.len() == 10 => format!("0{} {}", &uk[..4], &uk[4..]),
        _ => phone.to_owned(),
    }
}

/// Takes the answers of one page; what is wrong with them if they can not be taken.
pub fn take(form: &StepForm, step: Step, draft: &mut Draft, against: &Against) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    match step {
        Step::Help => take_help(form, draft, &mut errors),
        Step::Have => {
            draft.have = errors.note("have", Have::from_code(&form.have).ok_or_else(choose));
            (draft.home, draft.stay) = (None, None);
        }
        Step::Home => {
            draft.home = errors.note("home", Answer::from_code(&form.home).ok_or_else(choose));
            draft.stay = None;
        }
        Step::Stay => draft.stay = errors.note("stay", Answer::from_code(&form.stay).ok_or_else(choose)),
        Step::Phone => take_phone(form, draft, against.networks, &mut errors),
        Step::Network if form.deed == SIM_INSTEAD => draft.help = Some(Help::Sim),
        Step::Network => {}
        Step::Account => {
            let pays = errors.note("pays", Pays::from_code(&form.pays).ok_or_else(choose));
            let name = errors.note("account_name", text(&form.account_name, LINE_AT_MOST));
            (draft.details.pays, draft.details.account_name) = (pays, name.flatten());
        }
        Step::Way => {
            let way = Way::from_code(&form.way).filter(|way| *way != Way::Adviser || against.has_adviser);
            draft.details.way = errors.note("way", way.ok_or_else(choose));
        }
        Step::Address => take_address(form, draft, &mut errors),
        Step::When => take_when(form, draft, against.today, &mut errors),
    }
    if let (true, Some(help)) = (matches!(step, Step::Have | Step::Home | Step::Stay), draft.suggestion()) {
        draft.help = Some(help);
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn choose() -> String {
    say!("internet_access-ask-choose").to_owned()
}

fn take_help(form: &StepForm, draft: &mut Draft, errors: &mut FieldErrors) {
    if form.help == CHOOSE_FOR_ME {
        return;
    }
    let missing = || say!("internet_access-ask-help-missing").to_owned();
    draft.help = errors.note("help", Help::from_code(&form.help).ok_or_else(missing));
}

/// Data goes to a mobile number; a house phone has none.
fn take_phone(form: &StepForm, draft: &mut Draft, networks: &[Network], errors: &mut FieldErrors) {
    let mobile = PhoneNumber::parse(&form.phone).and_then(|phone| match phone.as_str().starts_with("+447") {
        true => Ok(phone.as_str().to_owned()),
        false => Err(say!("internet_access-ask-phone-mobile").to_owned()),
    });
    let is_known = form.network == OTHER_NETWORK || networks.iter().any(|network| network.id == form.network);
    let missing = || say!("internet_access-ask-network-missing").to_owned();
    let phone = errors.note("phone", mobile);
    let network = errors.note("network", is_known.then(|| form.network.clone()).ok_or_else(missing));
    if let (Some(phone), Some(network)) = (phone, network) {
        (draft.details.phone, draft.details.network) = (Some(phone), Some(network));
    }
}

fn take_address(form: &StepForm, draft: &mut Draft, errors: &mut FieldErrors) {
    let address = text(&form.address, ADDRESS_AT_MOST).and_then(|address| match address {
        None => Err(say!("internet_access-ask-address-missing").to_owned()),
        Some(address) if Postcode::parse(&address).is_ok() || !address.contains(' ') => {
            Err(say!("internet_access-ask-address-short").to_owned())
        }
        Some(address) => Ok(address),
    });
    let address = errors.note("address", address);
    let postcode = errors.note("postcode", Postcode::parse(&form.postcode));
    let phone = match form.phone.trim().is_empty() {
        true => Ok(None),
        false => PhoneNumber::parse(&form.phone).map(Some),
    };
    let phone = errors.note("phone", phone);
    if let (Some(address), Some(postcode), Some(phone)) = (address, postcode, phone) {
        draft.details.address = Some(address);
        draft.details.postcode = Some(postcode.as_str().to_owned());
        draft.details.phone = phone.map(|phone| phone.as_str().to_owned());
    }
}

fn take_when(form: &StepForm, draft: &mut Draft, today: Date, errors: &mut FieldErrors) {
    if form.deed == SKIP {
        (draft.details.needed_on, draft.details.why, draft.was_asked_when) = (None, None, true);
        return;
    }
    let day = errors.note("needed_on", day(&form.needed_on, today));
    let why = errors.note("why", text(&form.why, WORDS_AT_MOST));
    if let (Some(day), Some(why)) = (day, why) {
        (draft.details.needed_on, draft.details.why, draft.was_asked_when) =
            (day.map(|day| day.to_string()), why, true);
    }
}

/// A day to come, or none.
fn day(typed: &str, today: Date) -> Result<Option<Date>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let day = parse_day(typed).ok_or_else(|| say!("internet_access-ask-day-shape").to_owned())?;
    match (day - today).get_days() {
        days if days < 0 => Err(say!("internet_access-ask-day-over").to_owned()),
        days if days > FURTHEST => Err(say!("internet_access-ask-day-far").to_owned()),
        _ => Ok(Some(day)),
    }
}

/// A text that may be left empty.
fn text(typed: &str, at_most: usize) -> Result<Option<String>, String> {
    let text = typed.trim().replace("\r\n", "\n");
    if text.chars().count() > at_most {
        return Err(say!("internet_access-ask-long", most = at_most as i64));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = jiff::civil::date(2026, 11, 25);

    fn wrong(form: StepForm, step: Step) -> Vec<&'static str> {
        let networks = [Network::called("ee", "EE")];
        let against = Against { networks: &networks, has_adviser: false, today: TODAY };
        let errors = take(&form, step, &mut Draft::begin(None), &against).err().unwrap_or_default();
        errors.iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn numbers_and_addresses_are_checked() {
        let phone = |phone: &str, network: &str| {
            wrong(StepForm { phone: phone.into(), network: network.into(), ..StepForm::default() }, Step::Phone)
        };
        assert_eq!(phone("07700 900123", "ee"), [""; 0]);
        assert_eq!(phone("07700 900123", OTHER_NETWORK), [""; 0]);
        assert_eq!(phone("020 7946 0123", "ee"), ["phone"], "nobody puts data on a house phone");
        assert_eq!(phone("", "soup"), ["phone", "network"]);
        let address = |address: &str, postcode: &str| {
            wrong(StepForm { address: address.into(), postcode: postcode.into(), ..StepForm::default() }, Step::Address)
        };
        assert_eq!(address("Flat 4, 10 Example Street", "e143ab"), [""; 0]);
        assert_eq!(address("E14 3AB", "E14 3AB"), ["address"]);
        assert_eq!(address("", "E14"), ["address", "postcode"]);
    }

    #[test]
    fn a_day_must_be_to_come() {
        assert_eq!(day("", TODAY), Ok(None));
        assert_eq!(day("25/11/2026", TODAY), Ok(Some(TODAY)));
        assert_eq!(day("1 12 2026", TODAY), Ok(Some(jiff::civil::date(2026, 12, 1))));
        for typed in ["24/11/2026", "tomorrow", "1/12/2036", "31/11/2026"] {
            assert!(day(typed, TODAY).is_err(), "{typed}");
        }
    }

    #[test]
    fn only_whoever_has_an_adviser_is_brought_something_by_them() {
        assert_eq!(wrong(StepForm { way: "adviser".into(), ..StepForm::default() }, Step::Way), ["way"]);
        assert_eq!(wrong(StepForm { way: "collect".into(), ..StepForm::default() }, Step::Way), [""; 0]);
    }

    #[test]
    fn a_number_reads_as_its_owner_knows_it() {
        assert_eq!(as_dialled("+447700900123"), "07700 900123");
        assert_eq!(as_dialled("+353209123456"), "+353209123456");
    }
}
