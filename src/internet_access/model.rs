//! A request to get online: what helps, what happens to it, whose turn it is, and how it can end.

use serde::{Deserialize, Serialize};

use crate::accounts::{Colleague, PersonId};
use crate::codes;
use crate::say;

pub use crate::promises::{Promise, Turn};

/// How long a request is kept after it is finished, in ms: 12 months (what it cost stays for six years, and is about nobody).
pub const KEPT: i64 = 365 * 24 * 3_600_000;

codes! {
    /// What would help.
    Help {
        /// Data on the phone they have.
        Data = "data",
        Sim = "sim",
        Broadband = "broadband",
        Router = "router",
        Device = "device",
    }
}
codes! {
    /// How it comes to them.
    Way {
        Post = "post",
        /// They fetch it from the leaving-care office.
        Collect = "collect",
        /// Their personal adviser brings it.
        Adviser = "adviser",
    }
}
codes! {
    /// How they pay for their phone.
    Pays { Monthly = "monthly", AsYouGo = "as_you_go", NotSure = "not_sure" }
}
codes! {
    /// Where a request stands. Each has a text for the young person and one for the supplier, and says what they do next.
    Status {
        Received = "received",
        Looking = "looking",
        Approved = "approved",
        Ordered = "ordered",
        OnItsWay = "on_its_way",
        ReadyToCollect = "ready_to_collect",
        Arrived = "arrived",
        Working = "working",
        EndingSoon = "ending_soon",
        Ended = "ended",
        NumberNotRecognised = "number_not_recognised",
        WrongNetwork = "wrong_network",
        NameDoesNotMatch = "name_does_not_match",
        AddressNotFound = "address_not_found",
        OutOfStock = "out_of_stock",
        NotEligible = "not_eligible",
        /// It did not arrive, does not work, or is lost or broken.
        LostOrBroken = "lost_or_broken",
        /// They do not need it any more.
        Withdrawn = "withdrawn",
    }
}
codes! {
    /// What happened in a request.
    Kind {
        Asked = "asked",
        Wrote = "wrote",
        Replied = "replied",
        /// A question: the promise stands still until it is answered.
        Question = "question",
        Note = "note",
        Claimed = "claimed",
        Assigned = "assigned",
        PutBack = "put_back",
        /// It stands elsewhere from here on.
        Moved = "moved",
        Arrived = "arrived",
        NotArrived = "not_arrived",
        Works = "works",
        DoesNotWork = "does_not_work",
        Lost = "lost",
        /// They put right what they had typed.
        Corrected = "corrected",
        Withdrawn = "withdrawn",
        /// They were told that it ends soon.
        Warned = "warned",
    }
}
codes! {
    /// Who did it.
    By { YoungPerson = "young_person", Staff = "staff", Supplier = "supplier", Clock = "clock" }
}
codes! {
    /// Why somebody cannot have what they asked for.
    WhyNot {
        NotALeaver = "not_a_leaver",
        HasOne = "has_one",
        PaidElsewhere = "paid_elsewhere",
        NotAtTheirAddress = "not_at_their_address",
        NoMoneyNow = "no_money_now",
        Else = "else",
    }
}

impl Status {
    /// What may follow. Only what is listed can happen, whoever does it.
    pub fn next(self) -> &'static [Status] {
        use Status::*;
        match self {
            Received | Looking => &[
                Looking,
                Approved,
                NumberNotRecognised,
                WrongNetwork,
                NameDoesNotMatch,
                AddressNotFound,
                OutOfStock,
                NotEligible,
                Withdrawn,
            ],
            Approved => &[
                Looking,
                Ordered,
                OnItsWay,
                ReadyToCollect,
                Working,
                NumberNotRecognised,
                WrongNetwork,
                NameDoesNotMatch,
                AddressNotFound,
                OutOfStock,
                NotEligible,
                Withdrawn,
            ],
            Ordered => &[
                OnItsWay,
                ReadyToCollect,
                Arrived,
                Working,
                NumberNotRecognised,
                WrongNetwork,
                NameDoesNotMatch,
                AddressNotFound,
                OutOfStock,
                NotEligible,
                Withdrawn,
            ],
            OnItsWay => &[ReadyToCollect, Arrived, Working, AddressNotFound, LostOrBroken],
            ReadyToCollect => &[OnItsWay, Arrived, Working, LostOrBroken],
            Arrived => &[Working, LostOrBroken],
            Working => &[EndingSoon, Ended, LostOrBroken],
            EndingSoon => &[Working, Ended, LostOrBroken],
            NumberNotRecognised | WrongNetwork | NameDoesNotMatch | AddressNotFound | OutOfStock => {
                &[Looking, Approved, OutOfStock, NotEligible, Withdrawn]
            }
            NotEligible => &[Looking],
            LostOrBroken => &[Looking, Approved, OnItsWay, ReadyToCollect, Working, OutOfStock, Ended],
            Ended | Withdrawn => &[],
        }
    }

    pub fn may_become(self, next: Status) -> bool {
        self != next && self.next().contains(&next)
    }

    /// Something is wrong, and the young person can put it right.
    pub fn is_for_them_to_correct(self) -> bool {
        use Status::*;
        matches!(self, NumberNotRecognised | WrongNetwork | NameDoesNotMatch | AddressNotFound)
    }

    /// It has been sent: whatever was reserved for it is used.
    pub fn is_sent(self) -> bool {
        use Status::*;
        matches!(self, OnItsWay | ReadyToCollect | Arrived | Working | EndingSoon)
    }

    /// Something is reserved for it, which is not sent yet: always, and only, in these.
    pub fn holds_a_reservation(self) -> bool {
        use Status::*;
        matches!(self, Approved | Ordered)
    }

    /// Whether there is nothing more to do; what works for good is finished, and what works for a while is not.
    pub fn is_finished(self, works_until: Option<i64>) -> bool {
        use Status::*;
        matches!(self, Ended | NotEligible | Withdrawn) || (self == Working && works_until.is_none())
    }

    /// Whether we owe something next; if so, `promise_days` says by when.
    pub fn is_ours(self) -> bool {
        use Status::*;
        matches!(self, Received | Looking | Approved | Ordered | OutOfStock | LostOrBroken)
    }

    /// In how many working days something must happen next, where it is our turn. Suppliers need longer than we do.
    pub fn promise_days(self, days: u16, supplier_days: u16) -> Option<u16> {
        use Status::*;
        match self {
            Ordered | OutOfStock => Some(supplier_days),
            _ if self.is_ours() => Some(days),
            _ => None,
        }
    }

    /// As the young person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Status::Received => say!("internet_access-status-received"),
            Status::Looking => say!("internet_access-status-looking"),
            Status::Approved => say!("internet_access-status-approved"),
            Status::Ordered => say!("internet_access-status-ordered"),
            Status::OnItsWay => say!("internet_access-status-on-its-way"),
            Status::ReadyToCollect => say!("internet_access-status-ready-to-collect"),
            Status::Arrived => say!("internet_access-status-arrived"),
            Status::Working => say!("internet_access-status-working"),
            Status::EndingSoon => say!("internet_access-status-ending-soon"),
            Status::Ended => say!("internet_access-status-ended"),
            Status::NumberNotRecognised => say!("internet_access-status-number-not-recognised"),
            Status::WrongNetwork => say!("internet_access-status-wrong-network"),
            Status::NameDoesNotMatch => say!("internet_access-status-name-does-not-match"),
            Status::AddressNotFound => say!("internet_access-status-address-not-found"),
            Status::OutOfStock => say!("internet_access-status-out-of-stock"),
            Status::NotEligible => say!("internet_access-status-not-eligible"),
            Status::LostOrBroken => say!("internet_access-status-lost-or-broken"),
            Status::Withdrawn => say!("internet_access-status-withdrawn"),
        }
    }

    /// What the young person does next, in one sentence.
    pub fn what_next(self) -> &'static str {
        match self {
            Status::Received => say!("internet_access-next-received"),
            Status::Looking => say!("internet_access-next-looking"),
            Status::Approved => say!("internet_access-next-approved"),
            Status::Ordered => say!("internet_access-next-ordered"),
            Status::OnItsWay => say!("internet_access-next-on-its-way"),
            Status::ReadyToCollect => say!("internet_access-next-ready-to-collect"),
            Status::Arrived => say!("internet_access-next-arrived"),
            Status::Working => say!("internet_access-next-working"),
            Status::EndingSoon => say!("internet_access-next-ending-soon"),
            Status::Ended => say!("internet_access-next-ended"),
            Status::NumberNotRecognised => say!("internet_access-next-number-not-recognised"),
            Status::WrongNetwork => say!("internet_access-next-wrong-network"),
            Status::NameDoesNotMatch => say!("internet_access-next-name-does-not-match"),
            Status::AddressNotFound => say!("internet_access-next-address-not-found"),
            Status::OutOfStock => say!("internet_access-next-out-of-stock"),
            Status::NotEligible => say!("internet_access-next-not-eligible"),
            Status::LostOrBroken => say!("internet_access-next-lost-or-broken"),
            Status::Withdrawn => say!("internet_access-next-withdrawn"),
        }
    }

    /// As staff read it, in lists.
    pub fn name(self) -> &'static str {
        match self {
            Status::Received => "Received",
            Status::Looking => "Looking at it",
            Status::Approved => "Approved",
            Status::Ordered => "Ordered",
            Status::OnItsWay => "On its way",
            Status::ReadyToCollect => "Ready to collect",
            Status::Arrived => "Arrived",
            Status::Working => "Working",
            Status::EndingSoon => "Ending soon",
            Status::Ended => "Ended",
            Status::NumberNotRecognised => "Number not recognised",
            Status::WrongNetwork => "Wrong network",
            Status::NameDoesNotMatch => "Name does not match",
            Status::AddressNotFound => "Address not found",
            Status::OutOfStock => "Out of stock",
            Status::NotEligible => "Not eligible",
            Status::LostOrBroken => "Lost or broken",
            Status::Withdrawn => "Withdrawn",
        }
    }

    /// As a supplier reads it: what it means for them.
    pub fn for_suppliers(self) -> &'static str {
        match self {
            Status::Received | Status::Looking => "The council has not decided yet. Send nothing.",
            Status::Approved => "The council has agreed to pay. Please send it.",
            Status::Ordered => "You have the order. Please send it, or say what is in the way.",
            Status::OnItsWay => "You have sent it.",
            Status::ReadyToCollect => "It is at the council's office, ready to be collected.",
            Status::Arrived => "The person has it.",
            Status::Working => "The person uses it.",
            Status::EndingSoon => "It ends within 30 days. The council decides whether it goes on.",
            Status::Ended => "It has ended. Charge nothing more.",
            Status::NumberNotRecognised => "The number is not one of your customers'. We ask the person.",
            Status::WrongNetwork => "The number belongs to another network. We ask the person.",
            Status::NameDoesNotMatch => "The name is not the one on the account. We ask the person.",
            Status::AddressNotFound => "You cannot deliver to this address. We ask the person.",
            Status::OutOfStock => "You have none left. Tell us when you have.",
            Status::NotEligible => "The council cannot pay for this. Send nothing.",
            Status::LostOrBroken => "It did not arrive, or does not work. Please send another.",
            Status::Withdrawn => "The person does not need it any more. Send nothing.",
        }
    }
}

impl Help {
    /// As a young person reads it, in the middle of a page.
    pub fn words(self) -> &'static str {
        match self {
            Help::Data => say!("internet_access-help-data"),
            Help::Sim => say!("internet_access-help-sim"),
            Help::Broadband => say!("internet_access-help-broadband"),
            Help::Router => say!("internet_access-help-router"),
            Help::Device => say!("internet_access-help-device"),
        }
    }

    /// As staff read it, in lists.
    pub fn name(self) -> &'static str {
        match self {
            Help::Data => "Data for their phone",
            Help::Sim => "SIM card",
            Help::Broadband => "Home broadband",
            Help::Router => "Mobile router",
            Help::Device => "Phone, tablet or laptop",
        }
    }

    /// Whether something has to get to them; data comes by itself.
    pub fn is_sent(self) -> bool {
        !matches!(self, Help::Data)
    }

    /// Whether it needs their phone's number, network and the name on its account.
    pub fn needs_phone(self) -> bool {
        matches!(self, Help::Data)
    }

    /// Whether it is put in where they live, so that there is no other way to them.
    pub fn is_at_home(self) -> bool {
        matches!(self, Help::Broadband)
    }
}

impl Way {
    /// As a young person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Way::Post => say!("internet_access-way-post"),
            Way::Collect => say!("internet_access-way-collect"),
            Way::Adviser => say!("internet_access-way-adviser"),
        }
    }
}

impl Pays {
    /// As a young person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Pays::Monthly => say!("internet_access-pays-monthly"),
            Pays::AsYouGo => say!("internet_access-pays-as-you-go"),
            Pays::NotSure => say!("internet_access-pays-not-sure"),
        }
    }
}

impl WhyNot {
    /// As the young person reads it, in plain words.
    pub fn words(self) -> &'static str {
        match self {
            WhyNot::NotALeaver => say!("internet_access-why-not-a-leaver"),
            WhyNot::HasOne => say!("internet_access-why-has-one"),
            WhyNot::PaidElsewhere => say!("internet_access-why-paid-elsewhere"),
            WhyNot::NotAtTheirAddress => say!("internet_access-why-not-at-address"),
            WhyNot::NoMoneyNow => say!("internet_access-why-no-money"),
            WhyNot::Else => say!("internet_access-why-else"),
        }
    }
}

/// What somebody typed, as it is sealed in the request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// A number to reach them on and, for data, the one that gets it: "+447700900123".
    pub phone: Option<String>,
    /// Which network, as a line of the list of networks.
    pub network: Option<String>,
    pub pays: Option<Pays>,
    /// The name on the phone's account, where it is not theirs.
    pub account_name: Option<String>,
    /// What they have to go online with now, in their words.
    pub has: Option<String>,
    pub way: Option<Way>,
    pub address: Option<String>,
    pub postcode: Option<String>,
    /// The first day on which they need it: "2026-12-01".
    pub needed_on: Option<String>,
    /// What for, if they want to say.
    pub why: Option<String>,
}

/// What a young person asks for, checked.
#[derive(Clone, Debug)]
pub struct NewRequest {
    /// The page that asked.
    pub once: String,
    pub help: Help,
    pub details: Details,
}

/// A request, opened.
#[derive(Clone, Debug)]
pub struct Request {
    pub id: String,
    /// "K7M3-XQ9P"
    pub reference: String,
    pub person: PersonId,
    /// What to call them.
    pub name: String,
    /// A personal adviser has confirmed who they are; before that nothing is approved.
    pub matched: bool,
    pub help: Help,
    pub details: Details,
    /// The 16 digits that open it without signing in.
    pub digits: String,
    pub status: Status,
    pub status_at: i64,
    pub why_not: Option<WhyNot>,
    pub asked_at: i64,
    pub changed_at: i64,
    pub due_at: Option<i64>,
    pub paused_at: Option<i64>,
    pub holder: Option<Colleague>,
    pub works_until: Option<i64>,
    pub closed_at: Option<i64>,
}

impl Request {
    pub fn turn(&self, now: i64) -> Turn {
        Turn::of(self.closed_at.is_some(), self.due_at, self.paused_at, now)
    }

    /// Where the young person reads it: it says nothing.
    pub fn address(&self) -> String {
        address(&self.id)
    }

    /// Where the team works on it.
    pub fn staff_address(&self) -> String {
        staff_address(&self.id)
    }
}

/// Where the young person reads a request: it says nothing.
pub fn address(request: &str) -> String {
    format!("/i/{request}")
}

/// Where the team works on a request.
pub fn staff_address(request: &str) -> String {
    format!("/internet-access/requests/{request}")
}

/// One thing that was said or done in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub number: i64,
    pub at: i64,
    pub kind: Kind,
    /// What it changed to, where it changed.
    pub status: Option<Status>,
    pub by: By,
    /// Who of the staff, where it was one of them.
    pub staff: Option<Colleague>,
    /// The team alone reads it.
    pub private: bool,
    pub words: Option<String>,
}

/// A request and all that was said and done in it.
#[derive(Clone, Debug)]
pub struct Thread {
    pub request: Request,
    /// In order.
    pub entries: Vec<Entry>,
    /// In order; the last is the one in force, if any is.
    pub promises: Vec<Promise>,
}

impl Thread {
    /// The number of what was said or done last: whoever answers says which one they read.
    pub fn last(&self) -> i64 {
        self.entries.last().map_or(0, |entry| entry.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_is_reached_and_only_two_are_the_very_end() {
        let reached = |status: Status| Status::ALL.iter().any(|from| from.may_become(status));
        assert!(Status::ALL.iter().all(|status| *status == Status::Received || reached(*status)));
        let last: Vec<_> = Status::ALL.iter().filter(|status| status.next().is_empty()).collect();
        assert_eq!(last, [&Status::Ended, &Status::Withdrawn]);
    }

    #[test]
    fn nothing_is_sent_twice_and_nothing_sent_is_taken_back() {
        for from in Status::ALL.iter().filter(|from| from.is_sent()) {
            assert!(!from.may_become(Status::Withdrawn) && !from.may_become(Status::Approved), "{from:?}");
        }
        for from in Status::ALL {
            let asks = from.holds_a_reservation() || from.is_sent() || *from == Status::LostOrBroken;
            assert!(asks || !from.may_become(Status::OnItsWay), "{from:?} sends what was never approved");
        }
    }

    #[test]
    fn somebody_owes_something_until_it_is_finished() {
        for status in Status::ALL {
            let promised = status.promise_days(3, 10);
            assert_eq!(promised.is_some(), status.is_ours());
            assert!(!(status.is_ours() && status.is_finished(None)), "{status:?}");
        }
        assert!(Status::Working.is_finished(None) && !Status::Working.is_finished(Some(1)));
    }
}
